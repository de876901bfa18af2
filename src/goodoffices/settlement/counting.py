"""How many packages are in the zone of possible agreement: exactly, or between which numbers.

Points are settled one by one, as in merging, but partial packages are counted instead of compared: those with the same
sums in the same context of open linkages become one *state* with their number. A sum that suffices whatever comes next
counts as just enough, and one that cannot suffice any more is dropped, so that few sums are told apart (counting
knapsack solutions by dynamic programming: Dyer, "Approximate counting by dynamic programming", STOC 2003).

Where there would be too many states, sums are rounded to ever coarser grains: all downwards for a lower bound, all
upwards for an upper bound. Where linkages leave no narrow order, few packages are valued one by one; with many, every
linkage is taken at its worst and at its best, and what is barred is counted off in full and not at all.

Time is linear in states × alternatives, sorted; the states are limited.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import prod

import numpy as np
from numpy.typing import NDArray

from goodoffices.settlement.dense import valued
from goodoffices.settlement.elimination import Plan, plan, ties_of
from goodoffices.settlement.layers import TooMany
from goodoffices.settlement.limits import least, most
from goodoffices.settlement.merging import BLOCK, Kept, alike, extended, falling
from goodoffices.settlement.problem import Party, Problem, SizeError, barred
from goodoffices.settlement.sums import Rows, Sums, sums

LIMIT = 100_000
"""States kept at a time."""

TABLE = 1 << 22
"""Packages that are valued one by one where linkages leave no narrow order."""


@dataclass(frozen=True, slots=True)
class Count:
    """The number of packages in the zone is at least `lower` and at most `upper`."""

    lower: int
    upper: int

    @property
    def exact(self) -> bool:
        return self.lower == self.upper


def count(problem: Problem, *, limit: int = LIMIT) -> Count:
    """How many packages every party could accept.

    Args:
        limit: how many states may be kept at a time; more make a bound closer.

    Raises:
        ProblemError: a point is divisible.

    >>> from goodoffices.settlement.problem import Party, Point, Problem
    >>> points = tuple(Point(f"p{k}", ("yes", "no")) for k in range(100))
    >>> count(Problem(points, (Party("akra", 99, ((1, 0),) * 100),)))
    Count(lower=101, upper=101)
    """
    problem.indivisible()
    tables = sums(problem)
    bound = ties_of(problem)
    try:
        # What matters most comes first: then what is left soon matters so little that few sums need telling apart.
        steps = plan(problem, bound, sorted(range(len(problem.points)), key=lambda k: -sum(tables.best[k])))
        lower, rounded = counted(problem, tables, steps, limit, up=False)
        return Count(lower, counted(problem, tables, steps, limit, up=True)[0] if rounded else lower)
    except SizeError:
        if problem.size <= TABLE:
            found = sum(len(block.rows) for block in valued(problem, tables, bound, tables.needed(problem)))
            return Count(found, found)
    return loose(problem, limit)


def counted(problem: Problem, tables: Sums, steps: Plan, limit: int, *, up: bool) -> tuple[int, bool]:
    """The number of packages, and whether sums had to be rounded (then it is a bound, upper or lower as they were).

    Raises:
        TooMany: rounding does not help, since open linkages alone make too many states.
    """
    needed = tables.needed(problem)
    floors, caps = falling(tables, steps, needed), falling(tables, steps, needed, worst=True)
    nothing = np.zeros(1, dtype=np.intp)
    width = tables.parties * tables.limbs
    kept = Kept(np.zeros((1, width), dtype=np.int64), np.zeros(1, dtype=np.int64), nothing, nothing)
    # Numbers beyond 64 bits are left to Python.
    numbers: NDArray[np.int64] | NDArray[np.object_] = np.ones(1, dtype=np.int64 if problem.size < 1 << 62 else object)
    grain = [0] * tables.parties
    for place, step in enumerate(steps.steps):
        alternatives = np.arange(len(tables.worth[step.point]))
        if len(kept.rows) * len(alternatives) > 4 * BLOCK:
            raise TooMany(len(kept.rows), place)
        found = extended(tables, step, kept, alternatives)
        floor, cap = floors[place], caps[place]
        if floor is not None:
            found = found.at(tables.reach(found.rows, floor))
        if not len(found.rows):
            return 0, any(grain)
        if cap is not None:
            tables.cap(found.rows, cap)
        same = coarse(tables, found, grain, limit, up=up)
        order = np.argsort(same, kind="stable")
        first = np.flatnonzero(np.diff(same[order], prepend=-1))
        numbers = np.add.reduceat(numbers[found.parents][order], first)
        kept = found.at(order[first])
        if len(kept.rows) > limit:
            raise TooMany(len(kept.rows), place + 1)
    return int(numbers.sum()), any(grain)


def coarse(tables: Sums, found: Kept, grain: list[int], limit: int, *, up: bool) -> NDArray[np.intp]:
    """Round the sums in place, no more than it takes to have few states; the state of each. `grain` is kept in bits."""
    rounded(tables, found.rows, grain, up=up)
    same = alike(found)
    while len(same) and same.max() >= limit:
        levels = np.ptp(found.rows[:, : tables.parties], axis=0) >> np.array(grain)
        if not levels.any():
            break
        grain[int(levels.argmax())] += 1
        rounded(tables, found.rows, grain, up=up)
        same = alike(found)
    return same


def rounded(tables: Sums, rows: Rows, grain: Sequence[int], *, up: bool) -> None:
    """Round in place, to steps of 2 to the grain from the greatest sum down or from the least up.

    Of several limbs only the first is kept.
    """
    if not any(grain):
        return
    first = rows[:, : tables.parties]
    for limb in range(1, tables.limbs):
        lower = rows[:, limb * tables.parties : (limb + 1) * tables.parties]
        if up:
            first += lower != 0
        lower[...] = 0
    bits = np.array(grain, dtype=np.int64)
    if up:
        first[...] = first.max(axis=0) - ((first.max(axis=0) - first) >> bits << bits)
    else:
        first[...] = first.min(axis=0) + ((first - first.min(axis=0)) >> bits << bits)


def loose(problem: Problem, limit: int) -> Count:
    """Bounds with every linkage at its worst or best, what is barred counted off in full or not at all."""

    def apart(party: Party, *, best: bool) -> Party:
        plain = replace(party, linkages=(), red_lines=())
        swing = most(party) - most(plain) if best else least(party) - least(plain)
        return replace(plain, reservation=party.reservation - swing)

    def without(best: bool) -> Problem:
        return replace(problem, parties=tuple(apart(party, best=best) for party in problem.parties), forbidden=())

    shape = [len(point.alternatives) for point in problem.points]
    lost = sum(problem.size // prod(shape[k] for k, _ in when) for when in dict.fromkeys(barred(problem)))
    return Count(max(0, count(without(False), limit=limit).lower - lost), count(without(True), limit=limit).upper)
