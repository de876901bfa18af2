"""The egalitarian solution: a package of the zone whose least gain is as great as it can be.

Kalai, "Proportional solutions to bargaining situations: interpersonal utility comparisons", Econometrica 45 (1977), on
a discrete set. It asks nothing about the parties that gain more than the least, so that it may leave them something to
gain without loss to others: leximin does not. It compares gains between parties.

Conditions: whole alternatives. Complexity: enumeration up to some ten thousand packages; beyond, two or more integer
programmes (`levels.py`), whose word is taken where all numbers are far above the solver's tolerances; elsewhere
trees of integers (`ascent.py`).
"""

from __future__ import annotations

from time import monotonic

from goodoffices.settlement.enumeration import enumerated, small
from goodoffices.settlement.levels import TIES, Levels
from goodoffices.settlement.measures import greatest_least
from goodoffices.settlement.problem import Problem
from goodoffices.settlement.program import Found
from goodoffices.settlement.solution import Method, NoZone, Progress, Solution, gains, solution

CRITERION = "egalitarian"


def egalitarian(
    problem: Problem,
    *,
    ties: bool = False,
    time_limit: float | None = None,
    progress: Progress | None = None,
    method: Method = "auto",
) -> Solution | NoZone:
    """A package with the greatest least gain; `measure` is that gain.

    >>> from goodoffices.settlement.problem import Party, Point
    >>> points = (Point("border", ("A", "B")), Point("water", ("X", "Y")))
    >>> akra, boria = Party("akra", 1, ((5, 0), (3, 2))), Party("boria", 1, ((0, 2), (0, 3)))
    >>> egalitarian(Problem(points, (akra, boria))).measure
    2

    Raises:
        ProblemError: a point is divisible. SizeError: too large for the method "enumeration".
    """
    if small(problem, method):
        return enumerated(problem, CRITERION, greatest_least, ties=ties)
    end = None if time_limit is None else monotonic() + time_limit
    levels = Levels(problem, dict.fromkeys(range(len(problem.parties)), 1), end=end, progress=progress)
    at = levels.climb(first_only=True)
    if isinstance(at, Found):
        return NoZone(CRITERION, at.infeasible, levels.argument)
    proven = bool(levels.settled)
    tied, complete = levels.ties(at.package, TIES) if ties and proven else ([at.package], False)
    return solution(
        problem,
        CRITERION,
        at.package,
        min(gains(problem, at.package)),
        levels.argument,
        bound=None if proven else int(at.ceiling),
        ties=tied if ties else None,
        all_ties=complete,
    )
