"""Sequential merging: settle one point after another, and keep only the partial packages that none dominates.

If one partial package dominates another in the same context (`elimination.py`), so it does however both are completed;
hence what is left at the end is exactly the set of efficient value vectors (vector dynamic programming: Villarreal and
Karwan, "Multicriteria integer programming: a (hybrid) dynamic programming recursive approach", Mathematical Programming
21 (1981)). A partial package is also dropped if it misses a floor even with the best of what is left. Which alternative
made each partial package is kept in small arrays, from which whole packages are read backwards.

Time is a sum over the points of (partial packages kept × alternatives), sorted; memory is that of the largest step.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import prod

import numpy as np
from numpy.typing import NDArray

from goodoffices.settlement.dominance import Chosen, efficient
from goodoffices.settlement.elimination import Plan, Step
from goodoffices.settlement.layers import Layer, Merged, TooMany
from goodoffices.settlement.sums import SAFE, Rows, Sums

BLOCK = 1 << 20
"""Candidates that are compared at a time, to bound memory."""

Progress = Callable[[str, float], None]
Places = NDArray[np.integer] | NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Kept:
    """Partial packages: their sums, their contexts (None: all the same), and what made them."""

    rows: Rows
    context: NDArray[np.int64] | None
    parents: Chosen
    chosen: Chosen

    def at(self, places: Places) -> Kept:
        context = None if self.context is None else self.context[places]
        return Kept(self.rows[places], context, self.parents[places], self.chosen[places])

    def and_(self, other: Kept) -> Kept:
        context = None
        if self.context is not None and other.context is not None:
            context = np.concatenate([self.context, other.context])
        return Kept(
            np.concatenate([self.rows, other.rows]),
            context,
            np.concatenate([self.parents, other.parents]),
            np.concatenate([self.chosen, other.chosen]),
        )


def merge(
    sums: Sums,
    plan: Plan,
    needed: Sequence[int] | None,
    limit: int,
    *,
    ties: bool = False,
    enough: bool = False,
    progress: Progress | None = None,
) -> Merged:
    """The efficient rows of a problem that reach what is needed, and how each is made (with `ties` in every way).

    With `enough`, more than what is needed counts as just that: then what is left, if anything, reaches it.

    Raises:
        TooMany: a step would keep more than `limit` partial packages.
    """
    floors = None if needed is None else falling(sums, plan, needed)
    caps = falling(sums, plan, needed, worst=True) if enough and needed is not None else None
    nothing = np.zeros(1, dtype=np.intp)
    context = np.zeros(1, dtype=np.int64) if any(step.opened for step in plan.steps) else None
    kept = Kept(np.zeros((1, sums.parties * sums.limbs), dtype=np.int64), context, nothing, nothing)
    layers: list[Layer] = []
    for number, step in enumerate(plan.steps):
        found: Kept | None = None
        for alternatives in blocks(sums, step, len(kept.rows), ties):
            block = extended(sums, step, kept, alternatives)
            floor = None if floors is None else floors[number]
            if floor is not None:
                block = block.at(sums.reach(block.rows, floor))
            cap = None if caps is None else caps[number]
            if cap is not None:
                sums.cap(block.rows, cap)
            found = block if found is None else found.and_(block)
            found = found.at(undominated(found, sums.parties, ties))
        assert found is not None
        made = None
        if ties:
            found, first, made = distinct(found)
        layers.append(Layer(step.point, found.parents.astype(np.uint32), found.chosen.astype(np.uint16), made))
        kept = found if made is None else found.at(first)
        if len(kept.rows) > limit:
            raise TooMany(len(kept.rows), number + 1)
        if progress is not None:
            progress(f"{len(kept.rows)} partial packages", (number + 1) / len(plan.steps))
    return Merged(kept.rows, tuple(layers))


def falling(sums: Sums, plan: Plan, needed: Sequence[int], *, worst: bool = False) -> list[Rows | None]:
    """What a partial package must be worth after each step so that the best (or the worst) of the rest brings it up.

    None where every partial package is worth that much.
    """
    rest = [0] * sums.parties
    low = [sum(gain for gain in gained if gain < 0) for gained in sums.gained]
    falls: list[Rows | None] = []
    for step in reversed(plan.steps):
        fall = [need - more for need, more in zip(needed, rest, strict=True)]
        trivial = not worst and all(one <= least for one, least in zip(fall, low, strict=True))
        falls.append(None if trivial else sums.row(fall))
        if not worst:
            rest = [more + best for more, best in zip(rest, sums.best[step.point], strict=True)]
        for tie, _ in step.closing:
            if tie.linkage is not None:
                gained = sums.gained[tie.party][tie.linkage]
                rest[tie.party] += min(0, gained) if worst else max(0, gained)
    return falls[::-1]


def blocks(sums: Sums, step: Step, kept: int, ties: bool) -> Iterator[Chosen]:
    """The alternatives of a step, as many at a time as memory allows; without ties only those that can be of use."""
    # Numbers of several limbs are not worth comparing beforehand.
    if ties or not step.free or sums.limbs > 1:
        alternatives = np.arange(len(sums.worth[step.point]))
    else:
        alternatives = efficient(sums.worth[step.point], sums.parties)
    size = max(1, BLOCK // max(1, kept))
    for start in range(0, len(alternatives), size):
        yield alternatives[start : start + size]


def extended(sums: Sums, step: Step, kept: Kept, alternatives: Chosen) -> Kept:
    """Every partial package with every one of these alternatives of the next point, but those that are barred."""
    width = kept.rows.shape[1]
    rows = sums.plus(kept.rows[:, None, :], sums.worth[step.point][alternatives]).reshape(-1, width)
    parents = np.repeat(np.arange(len(kept.rows)), len(alternatives))
    chosen = np.tile(alternatives, len(kept.rows))
    if kept.context is None:
        return Kept(rows, None, parents, chosen)
    keeps = np.array(step.keeps, dtype=np.int64)[alternatives]
    context = ((kept.context[:, None] | step.opened) & keeps).reshape(-1)
    out = np.zeros(len(rows), dtype=bool)
    for tie, bit in step.closing:
        holds = (context & bit) != 0
        if tie.linkage is None:
            out |= holds
        else:
            rows[holds] = sums.plus(rows[holds], sums.added[tie.party][tie.linkage])
    found = Kept(rows, context & ~step.clear, parents, chosen)
    return found.at(~out) if out.any() else found


def undominated(found: Kept, parties: int, ties: bool) -> Chosen:
    """Where the rows are that none of the same context dominates; of equal ones the first, or with `ties` all."""
    if found.context is None:
        places = efficient(found.rows, parties)
    else:
        order = np.argsort(found.context, kind="stable")
        edges = np.flatnonzero(np.diff(found.context[order])) + 1
        groups = [group for group in np.split(order, edges) if len(group)]
        places = np.sort(np.concatenate([group[efficient(found.rows[group], parties)] for group in groups] or [order]))
    if not ties:
        return places
    same = alike(found)
    best = np.zeros(len(found.rows), dtype=bool)
    best[same[places]] = True
    return np.flatnonzero(best[same])


def alike(found: Kept) -> NDArray[np.intp]:
    """A number for each partial package, the same for those with equal sums in the same context."""
    table = found.rows if found.context is None else np.column_stack([codes(found.context), found.rows])
    if not len(table):
        return np.zeros(0, dtype=np.intp)
    low = table.min(axis=0)
    levels = [int(span) + 1 for span in table.max(axis=0) - low]
    if prod(levels) >= SAFE:
        return np.unique(table, axis=0, return_inverse=True)[1].reshape(-1)
    packed = table[:, 0] - low[0]
    for column in range(1, len(levels)):
        packed = packed * levels[column] + (table[:, column] - low[column])
    return codes(packed)


def codes(numbers: NDArray[np.int64]) -> NDArray[np.intp]:
    """Small numbers, the same for the same."""
    return np.unique(numbers, return_inverse=True)[1]


def distinct(found: Kept) -> tuple[Kept, Chosen, NDArray[np.uint32]]:
    """The same, sorted so that ways to make one row stand together; where each row's first way is; what each makes."""
    same = alike(found)
    order = np.argsort(same, kind="stable")
    made = same[order]
    first = np.flatnonzero(np.diff(made, prepend=-1))
    return found.at(order), first, made.astype(np.uint32)
