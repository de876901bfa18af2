"""All packages valued, block by block: for few packages, however many linkages couple them.

Packages are numbered as they come in lexicographic order. Time is linear in their number times that of the points and
combinations; memory that of one block and of what is kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from goodoffices.settlement.elimination import Tie
from goodoffices.settlement.layers import TooMany
from goodoffices.settlement.merging import Kept, Progress, alike, undominated
from goodoffices.settlement.problem import Package, Problem
from goodoffices.settlement.sums import Rows, Sums

BLOCK = 1 << 17


def valued(problem: Problem, sums: Sums, bound: Sequence[Tie], needed: Sequence[int] | None) -> Iterator[Kept]:
    """All packages that hold nothing barred and reach what is needed, block by block; `parents` are their numbers."""
    floor = None if needed is None else sums.row(needed)
    for start in range(0, problem.size, BLOCK):
        numbers = np.arange(start, min(start + BLOCK, problem.size))
        packages = at(problem, numbers)
        rows = np.zeros((len(numbers), sums.parties * sums.limbs), dtype=np.int64)
        for k, worth in enumerate(sums.worth):
            rows = sums.plus(rows, worth[packages[:, k]])
        fits = np.ones(len(numbers), dtype=bool)
        # Hundreds of combinations name the same few alternatives.
        masks = {(k, a): packages[:, k] == a for k, a in {pair for tie in bound for pair in tie.when}}
        for tie in bound:
            holds = np.flatnonzero(np.logical_and.reduce([masks[pair] for pair in tie.when]))
            if tie.linkage is None:
                fits[holds] = False
            else:
                rows[holds] = sums.plus(rows[holds], sums.added[tie.party][tie.linkage])
        if floor is not None:
            fits &= sums.reach(rows, floor)
        yield Kept(rows[fits], None, numbers[fits], numbers[fits])


def at(problem: Problem, numbers: NDArray[np.integer]) -> NDArray[np.uint16]:
    """The packages of these numbers, one a row."""
    found = np.empty((len(numbers), len(problem.points)), dtype=np.uint16)
    for k in range(len(problem.points) - 1, -1, -1):
        numbers, found[:, k] = np.divmod(numbers, len(problem.points[k].alternatives))
    return found


def tabled(
    problem: Problem,
    sums: Sums,
    bound: Sequence[Tie],
    needed: Sequence[int] | None,
    limit: int,
    *,
    ties: bool = False,
    progress: Progress | None = None,
) -> tuple[Rows, NDArray[np.uint16], list[tuple[Package, ...]] | None]:
    """The efficient rows, a package for each, and with `ties` all of them.

    Raises:
        TooMany: more than `limit` packages would be kept.
    """
    kept: Kept | None = None
    for number, block in enumerate(valued(problem, sums, bound, needed)):
        kept = block if kept is None else kept.and_(block)
        kept = kept.at(undominated(kept, sums.parties, ties))
        if len(kept.rows) > limit:
            raise TooMany(len(kept.rows), len(problem.points))
        if progress is not None:
            progress(f"{len(kept.rows)} packages", min(1.0, (number + 1) * BLOCK / problem.size))
    assert kept is not None
    if not ties:
        return kept.rows, at(problem, kept.parents), None
    same = alike(kept)
    first = np.unique(same, return_index=True)[1]
    groups: list[list[Package]] = [[] for _ in first]
    for place, package in zip(same.tolist(), at(problem, kept.parents).tolist(), strict=True):
        groups[place].append(tuple(package))
    return kept.rows[first], at(problem, kept.parents[first]), [tuple(group) for group in groups]
