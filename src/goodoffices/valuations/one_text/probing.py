"""The draft from whose marks most is learned of what could still decide: a step before the one that settles.

How much a draft teaches is the entropy of the marks that it may get (Lindley, "On a measure of the information
provided by an experiment", Annals of Mathematical Statistics 27, 1956): of each changed point's three marks, weighed by
how often the alternative is part of a best draft of some draw, and of each delegation's word on the whole.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from goodoffices.valuations.one_text.beliefs import Array, Beliefs, Whole
from goodoffices.valuations.one_text.settling import climbed

STARTS = 4

WHOLE = 5.0
"""What a bit on a whole draft counts in bits on points: it alone tells how points weigh against each other."""


def probed(beliefs: Beliefs, open_to: NDArray[np.bool_], last: Whole | None, most: int | None = None) -> Whole:
    """The draft to learn most from, by the best single changes from several starts."""
    # A stream of its own, so that asking twice gives the same draft.
    source = np.random.RandomState(23 + len(beliefs.drafts))
    teaches = np.zeros(open_to.shape) if last is None else of_points(beliefs, open_to, last)
    best, most_taught = None, -1.0
    for number in range(STARTS):
        if last is not None and (number == 0 or most is not None):
            start = last.copy()
        else:
            start = np.array([source.choice(np.flatnonzero(row)) for row in open_to], dtype=np.int64)
        draft, taught = _improved(beliefs, open_to, teaches, start, most, source)
        if taught > most_taught:
            best, most_taught = draft, taught
    assert best is not None
    return best


def of_points(beliefs: Beliefs, open_to: NDArray[np.bool_], last: Whole) -> Array:
    """Bits expected from the marks of each point, were it changed to each alternative."""
    worth, notice, every = beliefs.worth, beliefs.notice[:, :, None, None], np.arange(len(last))
    difference = worth - worth[:, :, every, last][..., None]
    bits = sum(
        -chance * np.log2(np.maximum(chance, 1e-9))
        for mark in (difference > notice, difference < -notice, np.abs(difference) <= notice)
        for chance in (mark.mean(axis=1),)
    )
    wanted = np.zeros(open_to.shape)
    tries = range(0, beliefs.shape[1], 4)
    for draw in tries:
        wanted[every, climbed(worth[:, draw], beliefs.reservation[:, draw], open_to, last)] += 1 / len(tries)
    learned: Array = np.asarray(bits).sum(axis=0) * np.sqrt(wanted)
    learned[every, last] = 0.0
    return learned


def _improved(
    beliefs: Beliefs,
    open_to: NDArray[np.bool_],
    teaches: Array,
    draft: Whole,
    most: int | None,
    source: np.random.RandomState,
) -> tuple[Whole, float]:
    worth, limit, every, start = beliefs.worth, beliefs.reservation, np.arange(len(draft)), draft.copy()
    values = worth[:, :, every, draft].sum(axis=-1)
    taught = float(teaches[every, draft].sum() + WHOLE * entropy((values > limit).mean(axis=1)).sum())
    for _ in range(3):
        moved = False
        for k in source.permutation(len(draft)):
            if most is not None and draft[k] == start[k] and int((draft != start).sum()) >= most:
                continue
            offered = values[..., None] + worth[:, :, k] - worth[:, :, k, draft[k]][..., None]
            whole = WHOLE * entropy((offered > limit[..., None]).mean(axis=1)).sum(axis=0)
            others = teaches[every, draft].sum() - teaches[k, draft[k]]
            scores = np.where(open_to[k], whole + others + teaches[k], -np.inf)
            chosen = int(scores.argmax())
            if scores[chosen] > taught + 1e-9:
                values, draft[k], taught, moved = offered[..., chosen], chosen, float(scores[chosen]), True
        if not moved:
            break
    return draft, taught


def entropy(chance: Array) -> Array:
    """Bits in a yes or no of this chance.

    >>> entropy(np.array([0.5, 1.0])).round(6).tolist()
    [1.0, 0.0]
    """
    sure = np.clip(chance, 1e-9, 1 - 1e-9)
    return np.asarray(-(sure * np.log2(sure) + (1 - sure) * np.log2(1 - sure)))
