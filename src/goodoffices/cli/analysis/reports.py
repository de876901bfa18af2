"""Solutions and division, told to people."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from goodoffices.cli.analysis.asking import NAMES
from goodoffices.cli.analysis.numbers import measured, shown
from goodoffices.cli.analysis.wording import Part, Row, by_party, grid, name, names, worths

if TYPE_CHECKING:
    from goodoffices.cli.analysis.asking import Findings
    from goodoffices.settlement.solution import Solution

MEANINGS = {
    "nash": "the greatest product of what each gains over its reservation value; units of worth do not matter",
    "kalai_smorodinsky": "the least share that a party gets of the most it could gain is greatest; nor do units matter",
    "leximin": "the least gain is greatest, then the next least; means something only if units can be compared",
    "utilitarian": "the greatest sum; the same, and somebody may be left with nothing",
}

DEGENERATE = {
    True: "No package lets every party gain, so Nash's product is 0 throughout. By convention the product is taken "
    "over those that can gain together: {}.",
    False: "No package was found that lets every party gain, and it is not proven that there is none. Nash's product "
    "is taken over those that gain by the best package known: {}. More of them, or others, may be able to gain.",
}
"""What is said of a degenerate Nash solution, by whether it is proven that no more parties can gain together."""


def solutions(found: Findings) -> Iterator[Part]:
    """The packages that the rules name, and how sure that is."""
    solved = found.solved()
    if not solved:
        if found.empty:
            yield "There are none, since the zone is empty."
        elif found.solutions:
            proven = all(getattr(one, "proven", True) for one in found.solutions.values())
            yield "There are none: no package is acceptable to all." if proven else "None was found in the time given."
        return
    problem = found.problem
    yield "Four rules for choosing in the zone. Each is somebody's idea of fairness; none of them is fairness itself."
    rows: list[Row] = [("reservation value", worths(problem, problem.reservations), "")]
    for key, one in solved.items():
        rows.append((NAMES[key], worths(problem, one.values), _surety(found, key, one)))
    yield from by_party(problem, rows, "rule", "how sure")
    for key in solved:
        yield f"{NAMES[key]}: {MEANINGS[key]}."
    for one in solved.values():
        if one.degenerate:
            among = ", ".join(name(problem, place) for place in one.among)
            yield DEGENERATE[one.bound is not None].format(among or "nobody")
    if len(solved) > 1 and len({one.package for one in solved.values()}) == 1:
        yield "Here they all name the same package."
    yield _packages(found, solved)
    for key, one in solved.items():
        if one.ties is not None and len(one.ties) > 1:
            yield f"{NAMES[key]}: {len(one.ties):,} packages tie."


def _surety(found: Findings, key: str, one: Solution) -> str:
    if one.optimal:
        return "optimal, by the solver's word" if one.argument == "solver" else "optimal, proven"
    if one.bound is None:
        return "the best known; there may be better"
    reached, bound = (measured(key, number, one, found.problem.scale) for number in (one.measure, one.bound))
    if isinstance(reached, tuple) and isinstance(bound, tuple):
        reached, bound = next(((a, b) for a, b in zip(reached, bound, strict=False) if a != b), (reached[0], bound[0]))
    assert not isinstance(reached, tuple)
    assert not isinstance(bound, tuple)
    whose = " for those who gain" if one.degenerate else ""
    return f"the best known: {shown(reached)}; none exceeds {shown(bound)}{whose}"


def _packages(found: Findings, solved: dict[str, Solution]) -> Part:
    """One column for each different package, one line for each point; where all agree, one column says so."""
    problem = found.problem
    together: dict[tuple[int, ...], list[str]] = {}
    for key, one in solved.items():
        together.setdefault(one.package, []).append(NAMES[key])
    rows = [
        [point.id, *(point.alternatives[package[place]] for package in together)]
        for place, point in enumerate(problem.points)
    ]
    return grid(["point", *(", ".join(keys) for keys in together.values())], rows)


def division(found: Findings) -> Iterator[Part]:
    """Shares by adjusted winner."""
    problem, answer = found.problem, found.division
    if answer is None:
        return
    yield "By adjusted winner each gets the same share of its own points, and at most one thing has to be split."
    rows = [
        [point.title or point.id, *(_share(part) for part in shares)]
        for point, shares in zip(problem.points, answer.shares, strict=True)
    ]
    rows.append(["points in all", *(shown(value / problem.scale) for value in answer.values)])
    yield grid(["", *names(problem)], rows, names(problem))
    yield f"Each has {_percent(answer.proportion)} of its own points, and neither would rather have the other's part."
    if answer.split is not None:
        point = problem.points[answer.split]
        yield f"To be split, sold or shared: {point.title or point.id}. How, is for the parties to find."
    yield "It holds for points that were given truly: who knows the other's can do better by misstating its own."


def _share(part: Fraction) -> str:
    return "all" if part == 1 else "" if part == 0 else str(part)


def _percent(part: Fraction) -> str:
    return f"{float(part):.1%}"
