"""The frontier: all efficient value vectors, exactly, with a package for each.

A package is *efficient* within a set if no other of the set is worth at least as much to every party and more to one
(Pareto, *Manuale di economia politica*, 1906). The set is the zone of possible agreement (no combination forbidden, no
red line crossed, every reservation value met) or, on request, all packages but those with a forbidden combination.

Points are merged one by one (`merging.py`), in an order that keeps the context of open linkages narrow
(`elimination.py`); of two parties and without linkages, what is kept is a staircase (`staircase.py`). Where linkages
couple nearly everything but the packages are few, they are all valued instead (`dense.py`); where they are too many for
that, alternatives that nothing tells apart are merged first (`condensing.py`). All are exact, and all are bounded by a
limit on the partial packages kept, since a frontier itself can grow exponentially with the points.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from goodoffices.settlement.condensing import condense
from goodoffices.settlement.dense import tabled
from goodoffices.settlement.dominance import ranks
from goodoffices.settlement.elimination import Tie, plan, ties_of
from goodoffices.settlement.merging import Progress, merge
from goodoffices.settlement.problem import Package, Problem, SizeError, as_written
from goodoffices.settlement.staircase import staircase
from goodoffices.settlement.sums import Exact, Rows, Sums, sums

LIMIT = 3_000_000
"""Partial packages kept at a time: some hundred megabytes."""

NARROW = 10
"""Open linkages up to which merging is tried before a table of all packages."""

QUICK_TABLE, LARGEST_TABLE = 1 << 22, 1 << 26
"""Packages that are valued one by one where the order is not narrow; and where merging has failed (about a minute)."""


@dataclass(frozen=True, slots=True, eq=False)
class Frontier:
    """The efficient value vectors, best for the first party first, as arrays with one row each.

    `values` has a column for each party (64-bit integers, or Python's where these do not suffice), `packages` one for
    each point: the index of an alternative. `tied[i]`, where asked for, are all packages worth `values[i]`.
    """

    values: Exact
    packages: NDArray[np.uint16]
    tied: tuple[tuple[Package, ...], ...] | None = None

    @property
    def size(self) -> int:
        return len(self.values)

    def vectors(self) -> list[tuple[int, ...]]:
        """The value vectors as plain integers."""
        return [tuple(row) for row in self.values.tolist()]

    def package(self, place: int) -> Package:
        """A package with the value vector at this place."""
        return tuple(self.packages[place].tolist())


class FrontierTooLarge(SizeError):
    """The frontier could not be found within the limit; `box` is, for each party, between what its value must lie."""

    def __init__(self, message: str, box: tuple[tuple[int, int], ...]) -> None:
        super().__init__(message)
        self.box = box


def frontier(
    problem: Problem,
    *,
    zone_only: bool = True,
    ties: bool = False,
    limit: int = LIMIT,
    progress: Progress | None = None,
) -> Frontier:
    """All efficient value vectors of a problem; empty where the zone is.

    Args:
        zone_only: leave out what crosses a red line or falls short of a reservation value; else all that is possible.
        ties: list all packages for each vector, not one.
        limit: how many partial packages (and, with `ties`, packages) may be kept at a time.
        progress: called with a few words and the share of the points that are settled.

    Raises:
        ProblemError: a point is divisible.
        FrontierTooLarge: the limit does not suffice; says what is known.

    >>> from goodoffices.settlement.problem import Party, Point, Problem
    >>> points = (Point("border", ("A", "B")), Point("water", ("X", "Y")))
    >>> one, two = Party("akra", 0, ((3, 1), (2, 0))), Party("bel", 2, ((0, 1), (0, 4)))
    >>> found = frontier(Problem(points, (one, two)))
    >>> found.vectors(), found.package(0)
    ([(3, 4), (1, 5)], (0, 1))
    """
    problem.indivisible()
    bound = ties_of(problem, red_lines=zone_only)
    if len(problem.parties) == 2 and problem.points and not bound and not ties:
        stairs = staircase(problem, zone_only=zone_only, limit=limit, progress=progress)
        if stairs is not None:
            return Frontier(stairs.values, stairs.packages)
    tables = sums(problem)
    needed = tables.needed(problem) if zone_only else None
    try:
        rows, packages, tied = _found(problem, tables, bound, needed, limit, ties, progress)
    except SizeError as error:
        smaller = None if ties else condense(problem)
        if smaller is not None:
            found = frontier(smaller.problem, zone_only=zone_only, limit=limit, progress=progress)
            return Frontier(found.values, smaller.packages(found.packages))
        raise _too_large(problem, tables, needed, error) from None
    order = _falling(rows, tables.parties)
    return Frontier(
        tables.values(rows[order]), packages[order], None if tied is None else tuple(tied[place] for place in order)
    )


def _found(
    problem: Problem,
    tables: Sums,
    bound: Sequence[Tie],
    needed: Sequence[int] | None,
    limit: int,
    ties: bool,
    progress: Progress | None,
) -> tuple[Rows, NDArray[np.uint16], list[tuple[Package, ...]] | None]:
    """By merging where the linkages leave a narrow order or the packages are many, else by a table of all packages."""
    try:
        # Points that matter little come first: they leave few partial packages to carry along.
        steps = plan(problem, bound, sorted(range(len(problem.points)), key=lambda k: sum(tables.best[k])))
        if steps.width <= NARROW or problem.size > QUICK_TABLE:
            merged = merge(tables, steps, needed, limit, ties=ties, progress=progress)
            return merged.rows, merged.packages(), merged.ways(limit) if ties else None
    except SizeError:
        if problem.size > LARGEST_TABLE:
            raise
    return tabled(problem, tables, bound, needed, limit, ties=ties, progress=progress)


def _falling(rows: Rows, parties: int) -> NDArray[np.intp]:
    """The order of rows that falls by the first party's sum, then by the second's, and so on."""
    place = ranks(rows[:, 0::parties], 1)[:, 0]
    for party in range(1, parties):
        if len(rows) == 0 or place.max() == len(rows) - 1:
            break
        # Only what is alike so far needs the next party; ranks stay below the number of rows, so nothing overflows.
        place = ranks(place[:, None] * len(rows) + ranks(rows[:, party::parties], 1), 1)[:, 0]
    return np.argsort(-place, kind="stable")


def _too_large(problem: Problem, tables: Sums, needed: Sequence[int] | None, error: SizeError) -> FrontierTooLarge:
    """What is known all the same: nobody gets less than its reservation value, nor more than the best of everything."""
    box = []
    for i, party in enumerate(problem.parties):
        most = sum(best[i] for best in tables.best) + sum(max(0, gain) for gain in tables.gained[i])
        least = sum(min(0, gain) for gain in tables.gained[i])
        low = tables.base[i] + tables.unit[i] * least
        box.append((low if needed is None else max(low, party.reservation), tables.base[i] + tables.unit[i] * most))
    known = "; ".join(
        f"{party.id!r} from {as_written(problem, low)} to {as_written(problem, high)}"
        for party, (low, high) in zip(problem.parties, box, strict=True)
    )
    return FrontierTooLarge(
        f"The frontier is too large to list: {error} What is known is between what every value must lie: {known}. "
        "Raise the limit, or ask for the solutions, which need no frontier.",
        tuple(box),
    )
