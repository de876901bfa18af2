"""The draft that is best by what the marks let one suppose: the greatest product of expected gains (Nash, 1950)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from goodoffices.valuations.one_text.beliefs import Array, Beliefs, Whole

SMALL = 0.02
"""A gain below this, in mean weights of a point, counts as a loss that grows with what it lacks."""


def settled(beliefs: Beliefs, open_to: NDArray[np.bool_], last: Whole | None, most: int | None = None) -> Whole:
    """The best draft by expected worths, changing at most so many points of the last one."""
    worth, limit = beliefs.worth.mean(axis=1), beliefs.reservation.mean(axis=1)
    if last is not None and most is not None:
        return climbed(worth, limit, open_to, last, most)
    return climbed(worth, limit, open_to, np.where(open_to, worth.sum(axis=0), -np.inf).argmax(axis=1))


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
