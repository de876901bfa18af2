"""A problem as exact linear forms: what every solver, bound and enumeration of settlement reckons with.

A column stands for each alternative and for each combination on which some party has a linkage. Every party's worths
are taken above its least on each point and divided by their greatest common divisor; with floors (least values) given,

    value_i = base_i + unit_i × height_i,   height_i = start_i + Σ worth_i (chosen) + Σ link_i (combinations that hold)

and height_i ≥ 0 says exactly that party i has at least its floor. Integers are NumPy's where no sum can leave 62 bits,
else Python's, so that nothing ever overflows or is rounded.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import gcd
from typing import Any

import numpy as np
from numpy.typing import NDArray

from goodoffices.settlement.problem import Combination, Package, Problem, barred

Domains = tuple[tuple[int, ...], ...]
"""The alternatives that are still open on each point."""

Exact = NDArray[Any]
"""An array of integers: int64, or Python's own (dtype object)."""

SAFE = 1 << 62

DOUBLES = 1 << 52
"""Sums of integers below this are exact in double precision too."""

TRUSTED = 1 << 20
"""Heights up to this are far above the solver's tolerances (10^-6), so that its bounds may be rounded to integers."""


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """The linear forms of a problem with floors; `domains` are the alternatives that no rule bars by themselves.

    `ranges` are at least as great as any height is far from zero.
    """

    problem: Problem
    domains: Domains
    first: tuple[int, ...]
    linked: tuple[Combination, ...]
    barred: tuple[Combination, ...]
    base: tuple[int, ...]
    unit: tuple[int, ...]
    start: tuple[int, ...]
    worth: Exact
    link: Exact
    ranges: tuple[int, ...]

    @property
    def columns(self) -> int:
        return self.first[-1]

    @property
    def empty(self) -> bool:
        """Whether rules on single alternatives, or a rule that bars everything, leave no package at all."""
        return not all(self.domains) or () in self.barred

    @property
    def trusted(self) -> bool:
        """Whether the numbers are small enough for the word of a solver in floating point."""
        return max(self.ranges, default=0) <= TRUSTED

    def column(self, point: int, alternative: int) -> int:
        return self.first[point] + alternative

    def heights(self, packages: NDArray[np.intp]) -> Exact:
        """The heights of packages (one a row), exactly."""
        found = np.repeat(np.array([self.start], dtype=self.worth.dtype), len(packages), axis=0)
        if not len(packages):
            return found
        same = (packages == packages[0]).all(axis=0)
        for k in np.flatnonzero(same):
            found += self.worth[:, self.first[k] + packages[0, k]]
        chosen = [(k, a) for k in np.flatnonzero(~same).tolist() for a in range(self.first[k + 1] - self.first[k])]
        held_by = [packages[:, k] == a for k, a in chosen] + [held(when, packages) for when in self.linked]
        if not held_by:
            return found
        added = np.concatenate([self.worth[:, [self.column(k, a) for k, a in chosen]], self.link], axis=1).T
        if max(self.ranges) < DOUBLES:
            # Every partial sum is an integer that a double holds exactly, and BLAS is fast.
            exact = np.array(held_by, dtype=np.float64).T @ added.astype(np.float64)
            return found + exact.astype(np.int64)
        for where, row in zip(held_by, added, strict=True):
            found[where] += row
        return found

    def permitted(self, packages: NDArray[np.intp], heights: Exact) -> NDArray[np.bool_]:
        """Which packages of the domains are barred by no combination and give every party its floor."""
        fine = np.asarray((heights >= 0).all(axis=1), dtype=bool)
        for when in self.barred:
            fine &= ~held(when, packages)
        return fine

    def gains(self, heights: Exact) -> Exact:
        """Values less reservation values."""
        parties = self.problem.parties
        above = [base - party.reservation for base, party in zip(self.base, parties, strict=True)]
        most = max((u * r + abs(a) for u, r, a in zip(self.unit, self.ranges, above, strict=True)), default=0)
        kind = np.int64 if most * len(parties) < SAFE and heights.dtype != object else object
        gains: Exact = heights.astype(kind) * np.array(self.unit, dtype=kind) + np.array(above, dtype=kind)
        return gains


def held(when: Combination, packages: NDArray[np.intp]) -> NDArray[np.bool_]:
    """Which packages contain a combination."""
    found = np.ones(len(packages), dtype=bool)
    for point, alternative in when:
        found &= packages[:, point] == alternative
    return found


def form(problem: Problem, floors: Sequence[int] | None = None) -> Form:
    """The forms of a problem; a party's floor is its reservation value unless floors are given.

    >>> from goodoffices.settlement.problem import Party, Point, Problem
    >>> one = form(Problem((Point("a", ("x", "y")),), (Party("p", 12, ((10, 15),)),)))
    >>> one.base, one.unit, one.start, one.worth.tolist()
    ((15,), (5,), (-1,), [[0, 1]])

    Raises:
        ProblemError: a point is divisible.
    """
    problem.indivisible()
    rules = set(barred(problem))
    single = {when[0] for when in rules if len(when) == 1}
    domains = tuple(
        tuple(a for a in range(len(point.alternatives)) if (k, a) not in single)
        for k, point in enumerate(problem.points)
    )

    def possible(when: Combination) -> bool:
        return len(dict(when)) == len(set(when)) and all(a in domains[k] for k, a in when)

    linked = sorted({linkage.when for party in problem.parties for linkage in party.linkages if linkage.worth})
    linked = [when for when in linked if possible(when)]
    place = {when: j for j, when in enumerate(linked)}
    base, unit, start, worth, link = [], [], [], [], []
    for i, party in enumerate(problem.parties):
        least = [min((row[a] for a in domain), default=0) for row, domain in zip(party.worth, domains, strict=True)]
        raised = [
            row[a] - low if a in domain else 0
            for row, low, domain in zip(party.worth, least, domains, strict=True)
            for a in range(len(row))
        ]
        added = [0] * len(linked)
        for linkage in party.linkages:
            if linkage.when in place:
                added[place[linkage.when]] += linkage.worth
        step = gcd(*raised, *added) or 1
        floor = party.reservation if floors is None else floors[i]
        begin = -((floor - sum(least)) // -step)
        base.append(sum(least) + begin * step)
        unit.append(step)
        start.append(-begin)
        worth.append([one // step for one in raised])
        link.append([one // step for one in added])
    first = np.cumsum([0, *(len(point.alternatives) for point in problem.points)]).tolist()
    ranges = tuple(
        sum(max(row[low:high], default=0) for low, high in pairwise(first)) + sum(map(abs, extra)) + abs(begin)
        for row, extra, begin in zip(worth, link, start, strict=True)
    )
    kind: Any = np.int64 if max(ranges, default=0) < SAFE else object
    parties = len(problem.parties)
    return Form(
        problem,
        domains,
        tuple(first),
        tuple(linked),
        tuple(sorted(when for when in rules if len(when) != 1 and possible(when))),
        tuple(base),
        tuple(unit),
        tuple(start),
        np.array(worth, dtype=kind).reshape(parties, -1),
        np.array(link, dtype=kind).reshape(parties, len(linked)),
        ranges,
    )


def reduced(form: Form) -> Domains:
    """The domains without alternatives that another one of the same point makes superfluous.

    That is one that no linkage or rule speaks of, and that is worth no more to anybody than another such one: some
    best package by any criterion that never falls as gains rise does without it. Of equal ones the first stays.
    """
    spoken = {pair for when in (*form.linked, *form.barred) for pair in when}
    kept = []
    for k, domain in enumerate(form.domains):
        free = [a for a in domain if (k, a) not in spoken]
        worth = {a: form.worth[:, form.column(k, a)] for a in free}
        spare = {
            a
            for a in free
            for b in free
            if a != b and (worth[a] <= worth[b]).all() and (b < a or (worth[a] < worth[b]).any())
        }
        kept.append(tuple(a for a in domain if a not in spare))
    return tuple(kept)


def rows(packages: Sequence[Package], points: int) -> NDArray[np.intp]:
    """Packages as rows of an array."""
    return np.array(packages, dtype=np.intp).reshape(len(packages), points)
