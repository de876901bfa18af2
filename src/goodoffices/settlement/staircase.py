"""Two parties and nothing that couples points: merging where the efficient rows form a staircase.

Sorted so that the first party's sum falls, the efficient rows are those whose second sum exceeds every one before
(Kung, Luccio and Preparata, "On finding the maxima of a set of vectors", *Journal of the ACM* 22, 1975). Both sums
stand in one number, the first above the bits that the second needs: adding, sorting and comparing two sums are then one
operation each. It is the same merging as that of `merging.py`, in a tenth of the calls; numbers that together need more
than 62 bits are Python's own.

Time is a sum over the points of (partial packages kept × alternatives), sorted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from goodoffices.settlement.merging import Progress
from goodoffices.settlement.problem import Problem
from goodoffices.settlement.sums import Exact, reduced

WIDEST = 62
"""Bits up to which both sums fit one machine integer."""

MANY, FEW = 1 << 20, 1 << 12
"""Candidates in a step beyond which blocks (`merging.py`) save memory, or limbs (`sums.py`) save time."""


@dataclass(frozen=True, slots=True, eq=False)
class Staircase:
    """The efficient values of two parties, best for the first first, and a package for each."""

    values: Exact
    packages: NDArray[np.uint16]


def staircase(problem: Problem, *, zone_only: bool, limit: int, progress: Progress | None = None) -> Staircase | None:
    """The frontier of two parties without linkages and barred combinations; None where merging does better.

    >>> from goodoffices.settlement.problem import Party, Point
    >>> points = (Point("border", ("A", "B")), Point("water", ("X", "Y")))
    >>> one, two = Party("akra", 0, ((3, 1), (2, 0))), Party("bel", 2, ((0, 1), (0, 4)))
    >>> found = staircase(Problem(points, (one, two)), zone_only=True, limit=100)
    >>> found.values.tolist(), found.packages.tolist()
    ([[3, 4], [1, 5]], [[0, 1], [1, 1]])
    """
    first, second = (reduced(party) for party in problem.parties)
    rest, other = ([max(row) for row in side.rows] for side in (first, second))
    bits = sum(other).bit_length()
    narrow = sum(rest).bit_length() + bits <= WIDEST
    kind: Any = np.int64 if narrow else object
    most, mask = MANY if narrow else FEW, (1 << bits) - 1
    needed = [
        -((side.base - party.reservation) // side.unit) if zone_only else 0
        for side, party in zip((first, second), problem.parties, strict=True)
    ]
    needed = [needed[0] - sum(rest), needed[1] - sum(other)]
    kept: NDArray[Any] = np.zeros(1, dtype=kind)
    steps: list[tuple[int, NDArray[np.intp], list[int]]] = []
    # Points that matter little come first: they leave few partial packages to carry along.
    for k in sorted(range(len(rest)), key=lambda k: rest[k] + other[k]):
        worths, chosen = stair([(a << bits) + b for a, b in zip(first.rows[k], second.rows[k], strict=True)], mask)
        if len(kept) * len(worths) > most:
            return None
        rows = (kept[:, None] + np.array(worths, dtype=kind)).ravel()
        order = rows.argsort()[::-1]
        rows = rows[order]
        lower = rows & mask
        best = np.empty(len(lower) + 1, dtype=kind)
        best[0] = -1
        np.maximum.accumulate(lower, out=best[1:])
        higher = lower > best[:-1]
        needed = [needed[0] + rest[k], needed[1] + other[k]]
        if needed[0] > 0:
            higher &= rows >= needed[0] << bits
        if needed[1] > 0:
            higher &= lower >= needed[1]
        places = higher.nonzero()[0]
        kept = rows[places]
        steps.append((k, order[places], chosen))
        if len(kept) > limit:
            return None
        if progress is not None:
            progress(f"{len(kept)} partial packages", len(steps) / len(rest))
    return Staircase(values(kept, bits, mask, (first.base, second.base), (first.unit, second.unit)), back(steps))


def stair(worths: Sequence[int], mask: int) -> tuple[list[int], list[int]]:
    """The alternatives of one point that none dominates, and which they are."""
    best, kept, chosen = -1, [], []
    for a in sorted(range(len(worths)), key=worths.__getitem__, reverse=True):
        if worths[a] & mask > best:
            best = worths[a] & mask
            kept.append(worths[a])
            chosen.append(a)
    return kept, chosen


def values(rows: NDArray[Any], bits: int, mask: int, base: tuple[int, int], unit: tuple[int, int]) -> Exact:
    """Both values of each row: 64-bit integers where all fit, else Python's."""
    columns = (rows >> bits, rows & mask)
    largest = [int(column.max()) if len(rows) else 0 for column in columns]
    fit = all(abs(b) + u * most < 1 << WIDEST for b, u, most in zip(base, unit, largest, strict=True))
    found: Exact = np.empty((len(rows), 2), dtype=np.int64 if fit else object)
    for i, column in enumerate(columns):
        found[:, i] = (column if fit else column.astype(object)) * unit[i] + base[i]
    return found


def back(steps: Sequence[tuple[int, NDArray[np.intp], list[int]]]) -> NDArray[np.uint16]:
    """A package for each row of the last step, read backwards: each row was made from one before and an alternative."""
    found = np.empty((len(steps[-1][1]), len(steps)), dtype=np.uint16)
    at: Any = slice(None)
    for k, made, chosen in reversed(steps):
        at, alternative = np.divmod(made[at], len(chosen))
        found[:, k] = np.array(chosen, dtype=np.uint16)[alternative]
    return found
