"""Worths as machine integers: what lets NumPy add up and compare values of any size exactly.

A party's worths are taken above its least on each point and divided by their greatest common divisor, which changes no
comparison and makes most problems small. What then still exceeds 60 bits is split into *limbs* of 60 bits, the most
significant first and signed, so that sums carry and compare as the integers themselves do. A row holds the limbs of
all parties: columns `0 … parties-1` are everybody's first limb, the next `parties` columns the second, and so on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from math import gcd
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from goodoffices.settlement.problem import Party, Problem

Rows = NDArray[np.int64]
Exact = NDArray[np.object_] | NDArray[np.int64]

BITS = 60
MASK = (1 << BITS) - 1
SAFE = 1 << 62


@dataclass(frozen=True, slots=True, eq=False)
class Sums:
    """A problem's worths as rows: a value is `base + unit × sum`, party by party.

    `worth[k]` has a row for each alternative of point k; `added[i]` a row for each linkage of party i, in its order.
    `best[k]` is the most that point k gives each party, `gained[i]` what each linkage of party i adds, as plain
    integers. No sum of some of these is further from zero than `largest`.
    """

    parties: int
    limbs: int
    largest: int
    base: tuple[int, ...]
    unit: tuple[int, ...]
    worth: tuple[Rows, ...]
    added: tuple[Rows, ...]
    best: tuple[tuple[int, ...], ...]
    gained: tuple[tuple[int, ...], ...]

    def row(self, numbers: Sequence[int]) -> Rows:
        """One number for each party as a row; what no sum comes near is brought to just beyond all sums."""
        beyond = self.largest + 1
        found: Rows = split([[min(beyond, max(-beyond, number)) for number in numbers]], self.limbs)[0]
        return found

    def needed(self, problem: Problem) -> list[int]:
        """The least sum with which each party has its reservation value; no less than the least that there may be."""
        return [
            max(-((base - party.reservation) // unit), sum(gain for gain in gained if gain < 0))
            for party, base, unit, gained in zip(problem.parties, self.base, self.unit, self.gained, strict=True)
        ]

    def plus(self, left: Rows, right: Rows) -> Rows:
        """The sum of two rows or stacks of rows, carried."""
        total = left + right
        for limb in range(self.limbs - 1, 0, -1):
            lower = total[..., limb * self.parties : (limb + 1) * self.parties]
            total[..., (limb - 1) * self.parties : limb * self.parties] += lower >> BITS
            lower &= MASK
        return total

    def reach(self, rows: Rows, floor: Rows) -> NDArray[np.bool_]:
        """Which rows are worth at least the floor to every party."""
        if self.limbs == 1:
            return np.asarray((rows >= floor).all(axis=1))
        return np.asarray(self._at_least(rows, floor).all(axis=1))

    def cap(self, rows: Rows, ceiling: Rows) -> None:
        """Bring down, in place, each party's sums to the ceiling at most."""
        if self.limbs == 1:
            np.minimum(rows, ceiling, out=rows)
        else:
            np.copyto(rows, ceiling, where=np.tile(self._at_least(rows, ceiling), self.limbs))

    def _at_least(self, rows: Rows, floor: Rows) -> NDArray[np.bool_]:
        """Of each row and party: whether the sum reaches the floor."""
        at_least: NDArray[np.bool_] = np.ones((len(rows), self.parties), dtype=bool)
        for limb in range(self.limbs - 1, -1, -1):
            columns = slice(limb * self.parties, (limb + 1) * self.parties)
            mine, floors = rows[:, columns], floor[columns]
            at_least = (mine > floors) | ((mine == floors) & at_least)
        return at_least

    def values(self, rows: Rows) -> Exact:
        """The values that rows stand for: 64-bit integers where all fit, else Python's."""
        if self.limbs == 1:
            largest = np.abs(rows).max(axis=0, initial=0).tolist()
            if all(abs(b) + u * m < SAFE for b, u, m in zip(self.base, self.unit, largest, strict=True)):
                exact: Rows = rows * np.array(self.unit, dtype=np.int64) + np.array(self.base, dtype=np.int64)
                return exact
        found = np.empty((len(rows), self.parties), dtype=object)
        for party, (base, unit) in enumerate(zip(self.base, self.unit, strict=True)):
            total = rows[:, party].tolist()
            for limb in range(1, self.limbs):
                lower = rows[:, limb * self.parties + party].tolist()
                total = [(high << BITS) + low for high, low in zip(total, lower, strict=True)]
            found[:, party] = [base + unit * one for one in total]
        return found


def sums(problem: Problem) -> Sums:
    """The worths of a problem as rows.

    >>> from goodoffices.settlement.problem import Party, Point, Problem
    >>> tables = sums(Problem((Point("a", ("x", "y")),), (Party("p", 0, ((10**30, 3 * 10**30),)),)))
    >>> tables.base, tables.unit, tables.worth[0].tolist()
    ((1000000000000000000000000000000,), (2000000000000000000000000000000,), [[0], [1]])
    """
    parts = [reduced(party) for party in problem.parties]
    unit = tuple(one for _, one, _ in parts)
    worth = [list(zip(*(rows[k] for _, _, rows in parts), strict=True)) for k in range(len(problem.points))]
    linked = [
        [[linkage.worth // unit[i] if i == j else 0 for j in range(len(unit))] for linkage in party.linkages]
        for i, party in enumerate(problem.parties)
    ]
    best = tuple(tuple(max(rows[k]) for _, _, rows in parts) for k in range(len(problem.points)))
    largest = sum(map(max, best))
    largest += sum(abs(x) for table in linked for row in table for x in row)
    # One limb leaves a bit for a sum of two and one for the sign; further limbs leave four bits to each.
    limbs = 1 if largest < SAFE >> 1 else -(-(largest.bit_length() + 1) // BITS)
    return Sums(
        len(problem.parties),
        limbs,
        largest,
        tuple(base for base, _, _ in parts),
        unit,
        tuple(split(table, limbs) for table in worth),
        tuple(split(table, limbs).reshape(-1, limbs * len(unit)) for table in linked),
        best,
        tuple(tuple(row[i] for row in table) for i, table in enumerate(linked)),
    )


def split(table: Sequence[Sequence[int]], limbs: int) -> Rows:
    """Rows of one number for each party, as limbs."""
    if limbs == 1:
        return np.array(table, dtype=np.int64)
    return np.array(
        [
            [(x >> BITS * limb) & (MASK if limb < limbs - 1 else -1) for limb in range(limbs - 1, -1, -1) for x in row]
            for row in table
        ],
        dtype=np.int64,
    )


class Reduced(NamedTuple):
    """A party's least total, the greatest common divisor of all that it tells apart, and its worths less these."""

    base: int
    unit: int
    rows: list[tuple[int, ...]]


def reduced(party: Party) -> Reduced:
    """A party's worths above the least of each point, divided by what divides them all and the linkages too.

    >>> reduced(Party("akra", 0, ((30, 10), (5, 5))))
    Reduced(base=15, unit=20, rows=[(1, 0), (0, 0)])
    """
    least = [min(row) for row in party.worth]
    rows = [
        tuple([worth - floor for worth in row]) if floor else row for row, floor in zip(party.worth, least, strict=True)
    ]
    unit = gcd(*(linkage.worth for linkage in party.linkages), *chain.from_iterable(rows)) or 1
    if unit > 1:
        rows = [tuple([worth // unit for worth in row]) for row in rows]
    return Reduced(sum(least), unit, rows)
