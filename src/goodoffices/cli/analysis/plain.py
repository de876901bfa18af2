"""What was found, as JSON. Numbers are in the unit of the file; `exact` gives fractions where a number is rounded."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from goodoffices.cli.analysis import moving
from goodoffices.cli.analysis.numbers import exact, given, measured

if TYPE_CHECKING:
    from goodoffices.cli.analysis.asking import Findings
    from goodoffices.settlement.limits import Limit
    from goodoffices.settlement.problem import Package, Problem
    from goodoffices.settlement.solution import Solution


def plain(found: Findings) -> dict[str, Any]:
    """All that was found; a question that was not asked has no key, one that was not answered in time is null."""
    problem = found.problem
    whole: dict[str, Any] = {
        "title": problem.title,
        "parties": [party.id for party in problem.parties],
        "points": [point.id for point in problem.points],
        "packages": problem.size,
        "stopped": found.stopped,
        "late": found.late,
    }
    makers: dict[str, Callable[[Findings], Any]] = {
        "zone": _zone,
        "frontier": _frontier,
        "solutions": _solutions,
        "division": _division,
        "improve": _improve,
        "blockers": _blockers,
        "moved": moving.plain,
    }
    extra = {"openings": _openings(found), "relaxation": _relaxation(found)} if "blockers" in found.asked else {}
    return whole | {name: makers[name](found) for name in found.asked} | extra


def worths(problem: Problem, values: Sequence[int]) -> list[int | float]:
    """Values in the order of the parties."""
    return [given(Fraction(value, problem.scale)) for value in values]


def package(problem: Problem, chosen: Package | None) -> dict[str, str] | None:
    """A package by the names of points and alternatives."""
    from goodoffices.settlement.problem import named

    return None if chosen is None else named(problem, chosen)


def valued(problem: Problem, chosen: Package) -> dict[str, Any]:
    """A package with its values."""
    from goodoffices.settlement.problem import values

    reckoned = values(problem, chosen)
    rounded = exact([Fraction(value, problem.scale) for value in reckoned])
    entry = {"package": package(problem, chosen), "values": worths(problem, reckoned)}
    return entry if rounded is None else {**entry, "exact": rounded}


def _zone(found: Findings) -> dict[str, Any]:
    zone, count = found.zone, found.count
    entry: dict[str, Any] = {"exists": None if zone is None else zone.exists, "count": None}
    if zone is not None:
        entry |= {"argument": zone.argument, "witness": package(found.problem, zone.witness)}
    if found.empty:
        entry["count"] = 0
    elif count is not None:
        entry |= {"count": count.lower if count.exact else None, "at_least": count.lower, "at_most": count.upper}
    if found.possible is not None:
        sure, may = entry["exists"], found.possible.exists
        entry["exists"] = True if sure else False if may is False else None
        entry["in_the_worst_case"], entry["in_the_best_case"] = sure, may
    return entry


def _frontier(found: Findings) -> dict[str, Any] | None:
    frontier, problem = found.frontier, found.problem
    if found.empty:
        return {"size": 0, "complete": True, "values": [], "packages": []}
    if frontier is None:
        if found.box is None:
            return None
        ends = [[given(Fraction(end, problem.scale)) for end in ends] for ends in found.box]
        return {"size": None, "complete": False, "said": found.too_large, "box": ends}
    vectors = frontier.vectors()
    entry = {
        "size": frontier.size,
        "complete": True,
        "values": [worths(problem, vector) for vector in vectors],
        "packages": [package(problem, frontier.package(place)) for place in range(frontier.size)],
    }
    if problem.scale > 1:
        entry["exact"] = [[str(Fraction(value, problem.scale)) for value in vector] for vector in vectors]
    return entry


def _solutions(found: Findings) -> dict[str, Any]:
    from goodoffices.cli.analysis.asking import CRITERIA
    from goodoffices.settlement.solution import Solution

    answers = {name: found.solutions.get(name) for name in CRITERIA}
    return {
        name: _solution(found.problem, name, one) if isinstance(one, Solution) else None
        for name, one in answers.items()
    }


def _solution(problem: Problem, name: str, one: Solution) -> dict[str, Any]:
    def number(measure: Any) -> Any:
        written = measured(name, measure, one, problem.scale)
        return [given(part) for part in written] if isinstance(written, tuple) else given(written)

    return {
        **valued(problem, one.package),
        "gains": worths(problem, one.gains),
        "measure": number(one.measure),
        "optimal": one.optimal,
        "bound": None if one.bound is None else number(one.bound),
        "argument": one.argument,
        "degenerate": one.degenerate,
        "among": [problem.parties[place].id for place in one.among],
        "ties": None if one.ties is None else [package(problem, tie) for tie in one.ties],
    }


def _blockers(found: Findings) -> list[dict[str, Any]] | None:
    if found.blockers is None:
        return [] if found.zone is not None and found.zone.exists else None
    return [
        {"limits": [_limit(found.problem, limit) for limit in one.limits], "irreducible": one.irreducible}
        for one in found.blockers.sets
    ]


def _openings(found: Findings) -> list[dict[str, Any]]:
    if found.blockers is None:
        return []
    return [
        {"limits": [_limit(found.problem, limit) for limit in one.limits], **valued(found.problem, one.package)}
        for one in found.blockers.openings
    ]


def _relaxation(found: Findings) -> dict[str, Any] | None:
    """The fewest limits to drop, and the least lowering of reservation values with all red lines kept."""
    problem, few = found.problem, found.fewest
    if few is None or found.relaxation is None:
        return None
    entry: dict[str, Any] = {
        "fewest": {
            "limits": [_limit(problem, limit) for limit in few.limits],
            "at_least": few.bound,
            "package": package(problem, few.package),
            "proven": few.proven,
        }
    }
    for key, one in found.relaxation.items():
        scale = problem.scale if key == "sum" else 1
        entry[key] = {
            "reductions": worths(problem, one.reductions),
            "total": given(one.total / scale),
            "at_least": given(one.bound / scale),
            "package": package(problem, one.package),
            "proven": one.proven,
        }
    return entry


def _limit(problem: Problem, limit: Limit) -> dict[str, Any]:
    """A party's reservation value, or one of its red lines."""
    from goodoffices.settlement.limits import in_words

    party = problem.parties[limit.party]
    entry: dict[str, Any] = {"party": party.id, "said": in_words(problem, limit)}
    if limit.line is None:
        return {**entry, "reservation": given(Fraction(party.reservation, problem.scale))}
    line = party.red_lines[limit.line]
    return {**entry, "red_line": {problem.points[k].id: problem.points[k].alternatives[a] for k, a in line}}


def _improve(found: Findings) -> dict[str, Any] | None:
    from goodoffices.settlement.trade import in_words, path

    problem, answer, start = found.problem, found.improvements, found.start
    if answer is None or start is None:
        return None

    def better(chosen: Package) -> dict[str, Any]:
        steps = path(problem, start, chosen)
        return {
            **valued(problem, chosen),
            "trade": list(in_words(problem, start, chosen)),
            "path": None if steps is None else [valued(problem, step.package) for step in steps],
        }

    nearest = answer.nearest.improvement
    return {
        "text": valued(problem, start),
        "not_met": [_limit(problem, limit) for limit in answer.crossed],
        "possible": True if nearest is not None else False if answer.nearest.proven else None,
        "nearest": None
        if nearest is None
        else {**better(nearest.package), "acceptable": nearest.inside, "proven": answer.nearest.proven},
        "best": {key: {**better(one.package), "optimal": one.optimal} for key, one in answer.best.items()},
    }


def _division(found: Findings) -> dict[str, Any] | None:
    answer, problem = found.division, found.problem
    if answer is None:
        return None
    reckoned = [value / problem.scale for value in answer.values]
    ids = [party.id for party in problem.parties]
    entry: dict[str, Any] = {
        "rule": "adjusted winner",
        "shares": {
            point.id: dict(zip(ids, map(str, shares), strict=True))
            for point, shares in zip(problem.points, answer.shares, strict=True)
        },
        "values": [given(value) for value in reckoned],
        "proportion": str(answer.proportion),
        "split": None if answer.split is None else problem.points[answer.split].id,
    }
    rounded = exact(reckoned)
    return entry if rounded is None else {**entry, "exact": rounded}
