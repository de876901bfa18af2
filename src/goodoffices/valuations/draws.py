"""Draws from ranges of worth: every number that is not known drawn evenly from its range, each by itself.

A draw is an ordinary problem. The draws of a key are always the same, in blocks that can be made in any order and by
any process: block b of key k comes from numpy's PCG64, seeded with the SHA-256 of k and with b.

That numbers are drawn evenly and apart is a supposition: a range says nothing of what is likely within it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256

import numpy as np
from numpy.typing import NDArray

from goodoffices.settlement.problem import Combination, Linkage, Package, Problem, SizeError, allowed, holds
from goodoffices.settlement.reading import Ranges
from goodoffices.settlement.sensitivity import Worth

Numbers = NDArray[np.int64]

LARGEST = 1 << 61
"""No sum of a party's numbers may be further from zero than this."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """A number that is only known to lie in a range, both ends included."""

    worth: Worth
    low: int
    high: int


@dataclass(frozen=True)
class Drawing:
    """A problem whose numbers are drawn; a row of numbers has one for each unknown."""

    ranges: Ranges

    @cached_property
    def unknowns(self) -> tuple[Unknown, ...]:
        """By party: its reservation value, then worths by point and alternative, then linkages."""
        low, high = self.ranges.certain, self.ranges.possible
        found = []
        for i, (least, most) in enumerate(zip(low.parties, high.parties, strict=True)):
            found.append(Unknown(Worth(i), most.reservation, least.reservation))
            for k, (below, above) in enumerate(zip(least.worth, most.worth, strict=True)):
                ends = enumerate(zip(below, above, strict=True))
                found += [Unknown(Worth(i, ((k, a),)), x, y) for a, (x, y) in ends]
            pairs = zip(least.linkages, most.linkages, strict=True)
            found += [Unknown(Worth(i, x.when), x.worth, y.worth) for x, y in pairs]
        for i in range(len(low.parties)):
            if sum(max(abs(one.low), abs(one.high)) for one in found if one.worth.party == i) > LARGEST:
                whose = f"The numbers of party {low.parties[i].id!r}"
                raise SizeError(f"{whose} are too large to draw from: use a coarser unit.")
        return tuple(one for one in found if one.low < one.high)

    def block(self, key: str, number: int, size: int) -> Numbers:
        """The rows of a block of draws."""
        seed = int.from_bytes(sha256(key.encode()).digest())
        source = np.random.Generator(np.random.PCG64(np.random.SeedSequence((seed, number))))
        low = np.array([one.low for one in self.unknowns], dtype=np.int64)
        high = np.array([one.high for one in self.unknowns], dtype=np.int64)
        return source.integers(low, high, size=(size, len(low)), endpoint=True)

    def over(self, rows: Numbers, packages: Sequence[Package]) -> Numbers:
        """By draw, package and party: what a package is worth beyond the reservation value."""
        certain = self.ranges.certain
        found = np.empty((len(rows), len(packages), len(certain.parties)), dtype=np.int64)
        for i, party in enumerate(certain.parties):
            mine = [(column, one) for column, one in enumerate(self.unknowns) if one.worth.party == i]
            for j, package in enumerate(packages):
                known = sum(worth[a] for worth, a in zip(party.worth, package, strict=True)) - party.reservation
                known += sum(linkage.worth for linkage in party.linkages if holds(linkage.when, package))
                total = np.full(len(rows), known, dtype=np.int64)
                for column, one in mine:
                    if not one.worth.when:
                        total -= rows[:, column] - one.high
                    elif holds(one.worth.when, package):
                        total += rows[:, column] - one.low
                found[:, j, i] = total
        return found

    def problem(self, row: Numbers) -> Problem:
        """The problem of one draw."""
        drawn = {one.worth: int(value) for one, value in zip(self.unknowns, row, strict=True)}
        parties = []
        for i, party in enumerate(self.ranges.certain.parties):
            worth = tuple(
                tuple(drawn.get(Worth(i, ((k, a),)), x) for a, x in enumerate(given))
                for k, given in enumerate(party.worth)
            )
            linkages = tuple(Linkage(x.when, drawn.get(Worth(i, x.when), x.worth)) for x in party.linkages)
            reservation = drawn.get(Worth(i), party.reservation)
            parties.append(replace(party, reservation=reservation, worth=worth, linkages=linkages))
        return replace(self.ranges.certain, parties=tuple(parties))


def nearby(problem: Problem, package: Package) -> list[Package]:
    """The permitted packages that differ on one point.

    >>> from goodoffices.settlement.problem import Point
    >>> nearby(Problem((Point("a", ("x", "y")), Point("b", ("x", "y"))), (), forbidden=((((0, 1),)),)), (0, 0))
    [(0, 1)]
    """
    found: list[Package] = []
    for k, point in enumerate(problem.points):
        others: list[Combination] = [((k, a),) for a in range(len(point.alternatives)) if a != package[k]]
        found += [(*package[:k], other[0][1], *package[k + 1 :]) for other in others]
    return [one for one in found if allowed(problem, one)]
