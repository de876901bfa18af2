"""The draft that is best by what the marks let one suppose: the product of gains (Nash, 1950) in all draws.

It is sought from the draft with the greatest product of expected gains, upwards by the expected logarithm of the
product, so that a gain in doubt counts for less.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from goodoffices.valuations.one_text.beliefs import Array, Beliefs, Whole

SMALL = 0.02
"""A gain below this, in mean weights of a point, counts as a loss that grows with what it lacks."""

STEADYING = 30
"""Further sweeps of the draws before the draft that settles."""

DOUBTED = 0.02
"""The same for a gain in one draw, as a share of the most that a delegation could get."""


def settled(beliefs: Beliefs, open_to: NDArray[np.bool_], last: Whole | None, most: int | None = None) -> Whole:
    """The draft best on average over all draws, changing at most so many points of the last one."""
    beliefs = beliefs.steadied(STEADYING)
    worth, limit = beliefs.worth, beliefs.reservation
    mean, least = worth.mean(axis=1), limit.mean(axis=1)
    if last is not None and most is not None:
        near = climbed(mean, least, open_to, last, most)
        return _doubted(worth, limit, open_to, near, last, most)
    near = climbed(mean, least, open_to, np.where(open_to, mean.sum(axis=0), -np.inf).argmax(axis=1))
    return _doubted(worth, limit, open_to, near, near, len(near))


def _doubted(worth: Array, limit: Array, open_to: NDArray[np.bool_], near: Whole, start: Whole, most: int) -> Whole:
    """From a draft upwards by the logarithms of gains in each draw: so a gain that is in doubt counts for less."""
    draft, every, small = near.copy(), np.arange(len(near)), DOUBTED * len(near)

    def average(gains: Array) -> Array:
        short = np.minimum(gains - small, 0.0) / small
        return np.asarray((np.log(np.maximum(gains, small)) + short).mean(axis=1).sum(axis=0))

    gains = worth[:, :, every, draft].sum(axis=-1) - limit
    while True:
        offered = gains[..., None, None] + worth - worth[:, :, every, draft][..., None]
        scores = np.where(open_to, average(offered), -np.inf)
        if int((draft != start).sum()) >= most:
            scores[draft == start] = -np.inf
        k, chosen = np.unravel_index(int(scores.argmax()), scores.shape)
        if scores[k, chosen] <= average(gains) + 1e-12:
            return draft
        gains, draft[k] = offered[:, :, k, chosen], chosen


def climbed(worth: Array, limit: Array, open_to: NDArray[np.bool_], start: Whole, most: int | None = None) -> Whole:
    """From a draft upwards by the best change of one point, again and again, until none is better.

    `worth` is by delegation, point and alternative; `most` is the number of points that may differ from the start.
    """
    draft, every = start.copy(), np.arange(len(start))
    gains = worth[:, every, draft].sum(axis=1) - limit
    while True:
        offered = gains[:, None, None] + worth - worth[:, every, draft][:, :, None]
        scores = np.where(open_to, welfare(offered), -np.inf)
        if most is not None and int((draft != start).sum()) >= most:
            scores[draft == start] = -np.inf
        k, chosen = np.unravel_index(int(scores.argmax()), scores.shape)
        if scores[k, chosen] <= welfare(gains) + 1e-12:
            return draft
        gains, draft[k] = offered[:, k, chosen], chosen


def welfare(gains: Array) -> Array:
    """The sum of the logarithms of gains, by delegation; carried on as a straight line below a small gain."""
    small = np.minimum(gains - SMALL, 0.0) / SMALL
    return np.asarray((np.log(np.maximum(gains, SMALL)) + small).sum(axis=0))
