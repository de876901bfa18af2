"""How firmly packages hold while worths are ranges: how often all could accept each, and how often nothing is better.

Monte Carlo (Metropolis and Ulam, *Journal of the American Statistical Association* 44, 1949) over keyed `draws`. In
every draw it is reckoned exactly whether a package crosses no red line and is worth its reservation value to each
party. Whether it is *efficient* as well (no package of all that there are is as good for everyone and better for
someone) is settled in the first draws of each block: a change on one point, or a package that was better in an earlier
draw, may show that it is not; else `settlement.refutation` proves that there is none, or finds one.

Which answers would help: the *doubt* about a package is the variance p(1 - p) of whether all could accept it. What an
answer is expected to take away is the variance of its conditional mean (the first-order index of Sobol', *Mathematical
Modelling and Computational Experiments* 1, 1993), estimated over ten equal parts of the draws, less its bias.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, wait
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from goodoffices.settlement.claims import Claim, gain, total
from goodoffices.settlement.problem import Package, Problem, ProblemError, allowed, values
from goodoffices.settlement.reading import Ranges
from goodoffices.settlement.refutation import refute
from goodoffices.valuations.draws import Drawing, Numbers, Unknown, nearby

BLOCK = 500
PARTS = 10
PATIENCE = 0.2
"""Seconds after which it is asked again whether to stop, while others draw."""

Progress = Callable[[int, int], None]
"""Called with the draws that are done, and those that were asked for."""


@dataclass(frozen=True, slots=True)
class Firmness:
    """In how many draws all could accept a package; and of `settled` draws, in how many it is then efficient too."""

    package: Package
    draws: int
    acceptable: int
    settled: int
    efficient: int


@dataclass(frozen=True, slots=True)
class Question:
    """A number that is not known, and which share of all doubt knowing it is expected to take away."""

    unknown: Unknown
    share: float


@dataclass(frozen=True, slots=True)
class Robustness:
    """`draws` are those that were made: fewer than asked for where it was stopped. `doubt` is summed over packages."""

    packages: tuple[Firmness, ...]
    questions: tuple[Question, ...]
    doubt: float
    draws: int


@dataclass(frozen=True, slots=True)
class _Block:
    rows: Numbers
    accepted: NDArray[np.bool_]
    settled: NDArray[np.int64]
    efficient: NDArray[np.int64]


def robustness(
    ranges: Ranges,
    packages: Sequence[Package],
    *,
    key: str,
    draws: int = 10_000,
    settle: float = 0.2,
    pool: Executor | None = None,
    progress: Progress | None = None,
    stop: Callable[[], bool] = lambda: False,
) -> Robustness:
    """How firmly some packages hold; `settle` is the share of the draws in which efficiency is settled.

    The answer depends on the ranges, the packages, the key and the numbers asked for, never on the pool. With `stop`
    it ends early, after whole blocks, with what is known by then.

    Raises:
        ProblemError: a package does not settle every point, or a point is divisible.
        SizeError: numbers are too large.
        ValueError: fewer than one draw, or a share that is none.

    >>> from goodoffices.settlement.reading import decode_ranges
    >>> border = decode_ranges(b'''{"points": [{"id": "border", "alternatives": ["A", "B"]}], "parties": [
    ...   {"id": "akra", "reservation": 5, "worth": {"border": {"A": [1, 8], "B": 5}}},
    ...   {"id": "boria", "reservation": 0, "worth": {"border": {"A": 1, "B": 0}}}]}''')
    >>> found = robustness(border, [(0,), (1,)], key="doctest", draws=1000, settle=1)
    >>> [(0.45 < one.acceptable / 1000 < 0.55, one.efficient / 1000 < 0.55) for one in found.packages]
    [(True, True), (False, True)]
    >>> [(one.unknown.worth.when, one.share > 0.9) for one in found.questions]
    [(((0, 0),), True)]
    """
    ranges.certain.indivisible()
    shape = [len(point.alternatives) for point in ranges.certain.points]
    for package in packages:
        if len(package) != len(shape) or not all(0 <= a < count for a, count in zip(package, shape, strict=True)):
            raise ProblemError(f"A package settles each of the {len(shape)} points with one of its alternatives.")
    if draws < 1 or not 0 <= settle <= 1:
        raise ValueError("Ask for one draw at least, and settle a share of them between 0 and 1.")
    drawing = Drawing(ranges)
    blocks: list[_Block] = []
    done = 0
    for block in _blocks(drawing, tuple(packages), key, draws, settle, pool, stop):
        blocks.append(block)
        done += len(block.rows)
        if progress is not None:
            progress(done, draws)
    return _summed(drawing, packages, blocks, done)


def _blocks(
    drawing: Drawing,
    packages: tuple[Package, ...],
    key: str,
    draws: int,
    settle: float,
    pool: Executor | None,
    stop: Callable[[], bool],
) -> Iterator[_Block]:
    sizes = [min(BLOCK, draws - start) for start in range(0, draws, BLOCK)]
    if pool is None:
        for number, size in enumerate(sizes):
            if stop():
                return
            yield block_of(drawing, packages, key, number, size, settle)
        return
    waiting = [pool.submit(block_of, drawing, packages, key, number, size, settle) for number, size in enumerate(sizes)]
    try:
        for future in waiting:
            while not (over := stop()) and not wait([future], PATIENCE).done:
                pass
            if over:
                return
            yield future.result()
    finally:
        for future in waiting:
            future.cancel()


def block_of(
    drawing: Drawing, packages: tuple[Package, ...], key: str, number: int, size: int, settle: float
) -> _Block:
    """One block of draws; the first `settle` of them are settled."""
    rows = drawing.block(key, number, size)
    permitted = np.array([allowed(drawing.ranges.certain, package) for package in packages], dtype=bool)
    accepted = (drawing.over(rows, packages) >= 0).all(axis=2) & permitted
    looked = rows[: round(size * settle)]
    settled, efficient = np.zeros(len(packages), dtype=np.int64), np.zeros(len(packages), dtype=np.int64)
    for j, package in enumerate(packages):
        settled[j], efficient[j] = _efficient(drawing, looked, package, accepted[: len(looked), j])
    return _Block(rows, accepted, settled, efficient)


def _efficient(drawing: Drawing, rows: Numbers, package: Package, accepted: NDArray[np.bool_]) -> tuple[int, int]:
    """In how many draws it is settled whether a package is acceptable and efficient, and in how many it is."""
    open_still = accepted.copy()
    own = drawing.over(rows, [package])[:, 0]
    for rival in nearby(drawing.ranges.certain, package):
        open_still &= ~_better(drawing, rows, rival, own)
    settled, efficient = len(rows), 0
    while open_still.any():
        draw = int(np.flatnonzero(open_still)[0])
        open_still[draw] = False
        known, rival_found = _rival(drawing.problem(rows[draw]), package)
        if rival_found is not None:
            open_still &= ~_better(drawing, rows, rival_found, own)
        elif known:
            efficient += 1
        else:
            settled -= 1
    return settled, efficient


def _better(drawing: Drawing, rows: Numbers, rival: Package, own: Numbers) -> NDArray[np.bool_]:
    """In which draws a package is as good for everyone as another one that is worth `own`, and better for someone."""
    more = drawing.over(rows, [rival])[:, 0] - own
    return np.asarray((more >= 0).all(axis=1) & (more > 0).any(axis=1))


def _rival(problem: Problem, package: Package) -> tuple[bool, Package | None]:
    """Whether it is known if any package is better for someone and worse for nobody; and one that is."""
    worth = zip(problem.parties, values(problem, package), strict=True)
    over = tuple(gain(replace(party, reservation=value)) for party, value in worth)
    answer = refute(problem, Claim((*over, total(over)), (*(0 for _ in over), 1)))
    return answer.tree is not None or answer.package is not None, answer.package


def _summed(drawing: Drawing, packages: Sequence[Package], blocks: Sequence[_Block], done: int) -> Robustness:
    if not blocks:
        return Robustness(tuple(Firmness(package, 0, 0, 0, 0) for package in packages), (), 0.0, 0)
    rows = np.concatenate([block.rows for block in blocks])
    accepted = np.concatenate([block.accepted for block in blocks])
    settled, efficient = sum(block.settled for block in blocks), sum(block.efficient for block in blocks)
    firm = zip(packages, accepted.sum(axis=0).tolist(), np.asarray(settled), np.asarray(efficient), strict=True)
    variance = accepted.var(axis=0)
    doubt = float(variance.sum())
    questions = []
    if doubt > 0:
        for column, unknown in enumerate(drawing.unknowns):
            share = float(explained(rows[:, column], accepted).sum()) / doubt
            questions.append(Question(unknown, min(1.0, share)))
    questions.sort(key=lambda one: -one.share)
    return Robustness(
        tuple(Firmness(package, done, taken, int(looked), int(best)) for package, taken, looked, best in firm),
        tuple(one for one in questions if one.share > 0),
        doubt,
        done,
    )


def explained(drawn: Numbers, accepted: NDArray[np.bool_]) -> NDArray[np.float64]:
    """The variance of each column's mean given what was drawn, by equal parts of the draws; not below zero."""
    order = np.argsort(drawn, kind="stable")
    parts = [accepted[part].astype(np.float64) for part in np.array_split(order, PARTS) if len(part) > 1]
    if len(parts) < 2:
        return np.zeros(accepted.shape[1])
    means = np.array([part.mean(axis=0) for part in parts])
    bias = np.mean([part.var(axis=0, ddof=1) / len(part) for part in parts], axis=0)
    found: NDArray[np.float64] = np.maximum(0.0, means.var(axis=0, ddof=1) - bias)
    return found
