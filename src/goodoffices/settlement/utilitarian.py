"""The utilitarian solution: the package of the zone with the greatest sum of values.

It takes the parties' points as one currency: doubling what one party writes down doubles its say. It may leave a party
with nothing beyond its reservation value. (Harsanyi, "Cardinal welfare, individualistic ethics, and interpersonal
comparisons of utility", Journal of Political Economy 63, 1955, gives the case for it.)

Conditions: whole alternatives. Complexity: enumeration up to some ten thousand packages; beyond, branch and bound with
bounds in integers (`search.py`), usually done at the first branch where there are few linkages.
"""

from __future__ import annotations

from goodoffices.settlement.aims import SumAim
from goodoffices.settlement.enumeration import enumerated, small
from goodoffices.settlement.forms import form
from goodoffices.settlement.measures import greatest_sum
from goodoffices.settlement.problem import Problem
from goodoffices.settlement.search import Search
from goodoffices.settlement.solution import Method, NoZone, Progress, Solution, solution

CRITERION = "utilitarian"


def utilitarian(
    problem: Problem,
    *,
    ties: bool = False,
    time_limit: float | None = None,
    progress: Progress | None = None,
    method: Method = "auto",
) -> Solution | NoZone:
    """The package with the greatest sum; its `measure` is the sum of the gains.

    >>> from goodoffices.settlement.problem import Party, Point
    >>> points = (Point("border", ("A", "B")), Point("water", ("X", "Y")))
    >>> akra, boria = Party("akra", 1, ((5, 0), (3, 2))), Party("boria", 1, ((0, 2), (0, 3)))
    >>> utilitarian(Problem(points, (akra, boria))).values
    (7, 3)

    Raises:
        ProblemError: a point is divisible. SizeError: too large for the method "enumeration".
    """
    if small(problem, method):
        return enumerated(problem, CRITERION, greatest_sum, ties=ties)
    forms = form(problem)
    outcome = Search(forms, SumAim(forms), ties=ties, time_limit=time_limit, progress=progress).run()
    if outcome.measure is None:
        return NoZone(CRITERION, outcome.bound is None, "solver" if outcome.by_solver else "multipliers")
    return solution(
        problem,
        CRITERION,
        min(outcome.packages),
        outcome.measure,
        "multipliers",
        bound=outcome.bound,
        ties=outcome.packages if ties else None,
        all_ties=outcome.all_ties,
        weights=outcome.weights,
    )
