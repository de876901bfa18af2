"""Which rows no other row dominates: the inner step of every frontier.

A row dominates another that it equals or exceeds in every column and exceeds in one. Of equal rows the first counts.

Two methods, chosen by what they would cost. The one is moocore's (a sweep for two and three parties, Kung, Luccio and
Preparata, "On finding the maxima of a set of vectors", Journal of the ACM 22 (1975), above: O(n log^(d-2) n)). The
other is ours, for many rows on few levels: a *grid* over all columns but the widest holds, in each cell, the greatest
last column of any row that is at least as good in all the others. One running maximum along each axis fills it, and a
row is dominated if a neighbouring cell reaches its own level: O(n log n + d × cells), whatever the rows look like.

moocore reckons in doubles, exact for whole numbers below 2^53; larger numbers are replaced by their ranks.
"""

from __future__ import annotations

from math import prod

import moocore  # type: ignore[import-untyped]
import numpy as np
from numpy.typing import NDArray

from goodoffices.settlement.sums import Rows

Chosen = NDArray[np.intp]

DOUBLES = 1 << 53
FEW = 12
"""Rows that are quicker compared pair by pair."""

EARLIER = np.tri(FEW, k=-1, dtype=bool).T

MANY = 2000
"""Rows for which it pays to order the columns."""

LARGEST_GRID = 1 << 26
"""Cells; one byte each where the widest column has fewer than 255 levels."""

CELLS_PER_ROW = 150
"""How many cells of a grid are filled in the time that moocore takes to place one row of four columns."""

CELLS_PER_WIDE_ROW = 400
"""The same for five columns and more."""


def efficient(rows: Rows, columns: int) -> Chosen:
    """The indices, in order, of the rows that no other dominates; rows may have several limbs of so many columns.

    >>> efficient(np.array([[3, 1], [1, 3], [1, 2], [3, 1]]), 2).tolist()
    [0, 1]
    """
    if len(rows) < 2:
        return np.arange(len(rows))
    if rows.shape[1] > columns:
        rows = ranks(rows, columns)
    if columns == 1:
        return np.array([rows[:, 0].argmax()])
    if len(rows) <= FEW:
        return by_pairs(rows)
    if columns > 3 and len(rows) > 500:
        low = rows.min(axis=0)
        levels = [int(span) + 1 for span in rows.max(axis=0) - low]
        cells = prod(level + 1 for level in sorted(levels)[:-1])
        few = cells <= min(LARGEST_GRID, len(rows) * (CELLS_PER_ROW if columns == 4 else CELLS_PER_WIDE_ROW))
        if few and cells * (max(levels) + 1) << len(rows).bit_length() < 1 << 63:
            return on_grid(rows - low, levels)
    doubles = np.negative(rows, dtype=np.float64)
    if doubles.min() <= -DOUBLES or doubles.max() >= DOUBLES:
        doubles = -ranks(rows, columns).astype(np.float64)
    if columns > 3 and len(rows) > MANY:
        doubles = doubles[:, opposed(doubles)]
    kept: Chosen = np.flatnonzero(moocore.is_nondominated(doubles))
    return kept


def opposed(rows: NDArray[np.float64]) -> list[int]:
    """The columns, first the two that oppose each other most: moocore's recursion ends with these, and sooner."""
    columns = rows.shape[1]
    with np.errstate(divide="ignore", invalid="ignore"):
        together = np.nan_to_num(np.asarray(np.corrcoef(rows, rowvar=False)), nan=1.0)
    np.fill_diagonal(together, 2)
    first, second = divmod(int(together.argmin()), columns)
    return [first, second, *(column for column in range(columns) if column not in (first, second))]


def by_pairs(rows: Rows) -> Chosen:
    """The indices of the efficient rows, each compared with each."""
    at_least = (rows[:, None, :] >= rows[None, :, :]).all(axis=2)
    # A row goes if another is at least as good and either better somewhere or, being equal, earlier.
    beaten = at_least & (~at_least.T | EARLIER[: len(rows), : len(rows)])
    return np.flatnonzero(~beaten.any(axis=0))


def ranks(rows: Rows, columns: int) -> NDArray[np.int64]:
    """Each column's numbers, of one limb or several, as ranks: equal for equal numbers."""
    found = np.zeros((len(rows), columns), dtype=np.int64)
    if not len(rows):
        return found
    limbs = [rows[:, start : start + columns].T for start in range(0, rows.shape[1], columns)]
    order = np.argsort(limbs[0], axis=1)
    new = np.diff(np.take_along_axis(limbs[0], order, axis=1), axis=1) != 0
    # Sorting by all limbs is slow, and needless as long as numbers with the same first limb are the same.
    for limb in limbs[1:]:
        if (~new & (np.diff(np.take_along_axis(limb, order, axis=1), axis=1) != 0)).any():
            order = np.stack([np.lexsort([one[column] for one in limbs[::-1]]) for column in range(columns)])
            new = np.zeros_like(new)
            for one in limbs:
                new |= np.diff(np.take_along_axis(one, order, axis=1), axis=1) != 0
            break
    np.put_along_axis(found.T, order[:, 1:], np.cumsum(new, axis=1), axis=1)
    return found


def on_grid(rows: Rows, levels: list[int]) -> Chosen:
    """The indices of the efficient rows of three columns or more; column j has the levels `0 … levels[j] - 1`."""
    *axes, widest = sorted(range(len(levels)), key=levels.__getitem__)
    # One more cell along each axis, always empty, so that a row on the edge has neighbours too.
    shape = [levels[axis] + 1 for axis in axes]
    cell = rows[:, axes[0]]
    for axis, length in zip(axes[1:], shape[1:], strict=True):
        cell = cell * length + rows[:, axis]
    level = rows[:, widest] + 1
    # Sorted by cell, level and place, packed into one number each: the last of a cell is its highest.
    bits = len(rows).bit_length()
    packed = np.sort((cell * (levels[widest] + 1) + level << bits) + np.arange(len(rows)))
    order = packed & ((1 << bits) - 1)
    cell, level = cell[order], level[order]
    highest = np.append(cell[1:] != cell[:-1], True)
    grid = np.zeros(shape, dtype=np.min_scalar_type(levels[widest]))
    flat = grid.reshape(-1)
    flat[cell[highest]] = level[highest]
    for axis in range(len(shape)):
        # Slab by slab is many times faster than np.maximum.accumulate, which walks every line by itself.
        slabs = np.moveaxis(grid, axis, 0)
        for place in range(len(slabs) - 2, -1, -1):
            np.maximum(slabs[place], slabs[place + 1], out=slabs[place])
    first = np.append(True, (cell[1:] != cell[:-1]) | (level[1:] != level[:-1]))
    kept = np.flatnonzero(first & (flat[cell] == level))
    step = 1
    for length in reversed(shape):
        kept = kept[flat[cell[kept] + step] < level[kept]]
        step *= length
    return np.sort(order[kept])
