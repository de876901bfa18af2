"""Packages worth testing over ranges: the text in force, and what four rules name in the middle of the ranges.

The middle is a point among others, chosen because it is nobody's extreme. Where it has no zone, the best case is asked;
where that has none either, no package can be acceptable in any draw, and only the text in force is left.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from goodoffices.settlement.kalai_smorodinsky import kalai_smorodinsky
from goodoffices.settlement.leximin import leximin
from goodoffices.settlement.nash import nash
from goodoffices.settlement.problem import Linkage, Package, Party, Problem
from goodoffices.settlement.reading import Ranges
from goodoffices.settlement.solution import Solution
from goodoffices.settlement.utilitarian import utilitarian

_RULES: dict[str, Callable[..., object]] = {
    "Nash": nash,
    "Kalai-Smorodinsky": kalai_smorodinsky,
    "leximin": leximin,
    "utilitarian": utilitarian,
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A package, and what it is called: by several names where they are one package."""

    names: tuple[str, ...]
    package: Package


def middle(ranges: Ranges) -> Problem:
    """The problem with every number in the middle of its range, rounded down."""
    pairs = zip(ranges.certain.parties, ranges.possible.parties, strict=True)
    return replace(ranges.certain, parties=tuple(_between(low, high) for low, high in pairs))


def _between(low: Party, high: Party) -> Party:
    worth = tuple(
        tuple((a + b) // 2 for a, b in zip(below, above, strict=True))
        for below, above in zip(low.worth, high.worth, strict=True)
    )
    linkages = tuple(
        Linkage(a.when, (a.worth + b.worth) // 2) for a, b in zip(low.linkages, high.linkages, strict=True)
    )
    return replace(low, reservation=(low.reservation + high.reservation) // 2, worth=worth, linkages=linkages)


def solved(problem: Problem, time_limit: float | None) -> dict[str, Solution]:
    """What the rules name, by their names; nothing where there is no zone, or none was found in time."""
    answers = {name: rule(problem, time_limit=time_limit) for name, rule in _RULES.items()}
    return {name: one for name, one in answers.items() if isinstance(one, Solution)}


def candidates(
    ranges: Ranges, also: Iterable[tuple[str, Package]] = (), *, time_limit: float | None = 10.0
) -> tuple[Candidate, ...]:
    """The text in force, `also`, and the solutions; `time_limit` is for each rule, in seconds.

    Raises `ProblemError` where a point is divisible.

    >>> from goodoffices.settlement.reading import decode_ranges
    >>> border = decode_ranges(b'''{"points": [{"id": "border", "alternatives": ["A", "B"]}], "parties": [
    ...   {"id": "akra", "reservation": 2, "worth": {"border": {"A": [3, 9], "B": 0}}},
    ...   {"id": "bel", "reservation": 0, "worth": {"border": {"A": 1, "B": 2}}}]}''')
    >>> [(one.package, len(one.names)) for one in candidates(border, [("B", (1,))])]
    [((1,), 1), ((0,), 4)]
    """
    ranges.certain.indivisible()
    found: dict[Package, list[str]] = {}
    if ranges.certain.status_quo is not None:
        found.setdefault(ranges.certain.status_quo, []).append("the text in force")
    for name, package in also:
        found.setdefault(package, []).append(name)
    for problem, where in ((middle(ranges), "in the middle of the ranges"), (ranges.possible, "in the best case")):
        best = solved(problem, time_limit)
        for name, one in best.items():
            found.setdefault(one.package, []).append(f"{name}, {where}")
        if best:
            break
    return tuple(Candidate(tuple(names), package) for package, names in found.items())
