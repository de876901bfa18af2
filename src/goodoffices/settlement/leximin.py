"""The leximin solution: the package of the zone whose gains, sorted, are lexicographically greatest.

First the least gain is as great as it can be; among those packages the second least, and so on (Sen, *Collective Choice
and Social Welfare*, 1970, on Rawls's difference principle). Unlike the egalitarian solution it is always efficient. It
compares gains between parties, so it changes when one party writes its worths in another unit.

Conditions: whole alternatives. Complexity: enumeration up to some ten thousand packages; beyond, integer programmes
(`levels.py`), whose word is taken where all numbers are far above the solver's tolerances; elsewhere
trees of integers (`ascent.py`).
"""

from __future__ import annotations

from time import monotonic

from goodoffices.settlement.enumeration import enumerated, small
from goodoffices.settlement.levels import TIES, Levels
from goodoffices.settlement.measures import greatest_sorted
from goodoffices.settlement.problem import Problem
from goodoffices.settlement.program import Found
from goodoffices.settlement.solution import Method, NoZone, Progress, Solution, gains, solution

CRITERION = "leximin"


def leximin(
    problem: Problem,
    *,
    ties: bool = False,
    time_limit: float | None = None,
    progress: Progress | None = None,
    method: Method = "auto",
) -> Solution | NoZone:
    """The package whose sorted gains are greatest; `measure` is the gains in rising order.

    >>> from goodoffices.settlement.problem import Party, Point
    >>> points = (Point("border", ("A", "B")), Point("water", ("X", "Y")))
    >>> akra, boria = Party("akra", 1, ((5, 0), (3, 2))), Party("boria", 1, ((0, 2), (0, 3)))
    >>> leximin(Problem(points, (akra, boria))).measure
    (2, 6)

    Raises:
        ProblemError: a point is divisible. SizeError: too large for the method "enumeration".
    """
    if small(problem, method):
        return enumerated(problem, CRITERION, greatest_sorted, ties=ties)
    end = None if time_limit is None else monotonic() + time_limit
    levels = Levels(problem, dict.fromkeys(range(len(problem.parties)), 1), end=end, progress=progress)
    at = levels.climb()
    if isinstance(at, Found):
        return NoZone(CRITERION, at.infeasible, levels.argument)
    measure = tuple(sorted(gains(problem, at.package)))
    proven = at.settled == len(measure)
    tied, complete = levels.ties(at.package, TIES) if ties and proven else ([at.package], False)
    return solution(
        problem,
        CRITERION,
        at.package,
        measure,
        levels.argument,
        bound=None if proven else (*measure[: at.settled], int(at.ceiling)),
        ties=tied if ties else None,
        all_ties=complete,
    )
