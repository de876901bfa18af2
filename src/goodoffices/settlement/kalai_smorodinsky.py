"""The Kalai-Smorodinsky solution: everybody's gain in proportion to what each could gain at best.

Kalai and Smorodinsky, "Other solutions to Nash's bargaining problem", Econometrica 43 (1975). A party's *ideal* is its
greatest value over the zone, its ratio is gain / (ideal - reservation value), and the least ratio is made as great as
it can be. Packages cannot be mixed here, so ratios can rarely be equal; among packages with the greatest least ratio
the one is taken whose ratios, sorted, are lexicographically greatest (leximin on ratios, as Imai, Econometrica 51,
1983). A party that cannot gain in the zone has no ratio and does not count. It does not compare worths between parties,
but it moves with ideals, which a party may overstate.

Conditions: whole alternatives. Complexity: enumeration up to some ten thousand packages; beyond, an integer programme
for each ideal and then those of `levels.py`, whose word is taken where all numbers are far above the solver's
tolerances; elsewhere trees of integers (`ascent.py`). Ratios are exact fractions.
"""

from __future__ import annotations

from collections.abc import Sequence
from time import monotonic

from goodoffices.settlement.aims import SumAim
from goodoffices.settlement.enumeration import small, zone_packages
from goodoffices.settlement.forms import form
from goodoffices.settlement.levels import TIES, Levels
from goodoffices.settlement.measures import greatest_ratios
from goodoffices.settlement.problem import Problem, value
from goodoffices.settlement.program import Found, Program
from goodoffices.settlement.search import Search
from goodoffices.settlement.solution import Method, NoZone, Progress, Solution, solution

CRITERION = "kalai_smorodinsky"


def kalai_smorodinsky(
    problem: Problem,
    *,
    ties: bool = False,
    time_limit: float | None = None,
    progress: Progress | None = None,
    method: Method = "auto",
) -> Solution | NoZone:
    """The package whose sorted ratios are greatest; `measure` is the ratios in rising order, `ideal` the ideals.

    >>> from goodoffices.settlement.problem import Party, Point
    >>> points = (Point("border", ("A", "B")), Point("water", ("X", "Y")))
    >>> akra, boria = Party("akra", 1, ((5, 0), (3, 2))), Party("boria", 1, ((0, 2), (0, 3)))
    >>> found = kalai_smorodinsky(Problem(points, (akra, boria)))
    >>> found.ideal, found.values, [str(one) for one in found.measure]
    ((7, 5), (7, 3), ['1/2', '1'])

    Raises:
        ProblemError: a point is divisible. SizeError: too large for the method "enumeration".
    """
    if small(problem, method):
        return of_listed(problem, ties=ties)
    end = None if time_limit is None else monotonic() + time_limit
    ideal, proven = ideals(problem, end, progress)
    if ideal is None:
        return NoZone(CRITERION, proven, "solver")
    spans = spans_of(problem, ideal)
    levels = Levels(problem, spans, end=end, progress=progress)
    at = levels.climb()
    if isinstance(at, Found):
        return NoZone(CRITERION, at.infeasible, levels.argument)
    measure = levels.measures(at.package)
    settled = proven and at.settled == len(measure)
    tied, complete = levels.ties(at.package, TIES) if ties and settled else ([at.package], False)
    return solution(
        problem,
        CRITERION,
        at.package,
        measure,
        levels.argument,
        bound=None if settled else (*measure[: at.settled], at.ceiling) if proven else (),
        among=tuple(spans),
        ideal=ideal,
        ties=tied if ties else None,
        all_ties=complete,
    )


def spans_of(problem: Problem, ideal: Sequence[int]) -> dict[int, int]:
    """What each party that can gain could gain at best."""
    spans = (best - party.reservation for best, party in zip(ideal, problem.parties, strict=True))
    return {i: span for i, span in enumerate(spans) if span > 0}


def ideals(problem: Problem, end: float | None, progress: Progress | None) -> tuple[tuple[int, ...] | None, bool]:
    """Each party's greatest value over the zone (None: no zone was found), and whether that is proven."""
    forms = form(problem)
    best: list[int] = []
    proven = True
    for i, party in enumerate(problem.parties):
        left = None if end is None else end - monotonic()
        if forms.trusted:
            program = Program(forms)
            program.model.costs[program.heights[i]] = 1.0
            found = program.solve(time_limit=left, progress=progress)
            if found.package is None:
                return None, found.infeasible
            best.append(value(party, found.package))
            proven &= found.bound is not None and forms.base[i] + forms.unit[i] * found.bound == best[-1]
            continue
        # Beyond the solver's precision: slower, in integers.
        outcome = Search(forms, SumAim(forms, [i]), time_limit=left, progress=progress).run()
        if outcome.measure is None:
            return None, outcome.bound is None
        proven &= outcome.bound is None
        best.append(outcome.measure + party.reservation)
    return tuple(best), proven


def of_listed(problem: Problem, *, ties: bool) -> Solution | NoZone:
    """The solution among all packages of the zone."""
    listed = zone_packages(problem)
    if not len(listed.packages):
        return NoZone(CRITERION, True, "exhaustive")
    parties = list(enumerate(problem.parties))
    ideal = tuple(int(listed.gains[:, i].max()) + party.reservation for i, party in parties)
    spans = spans_of(problem, ideal)
    measure, best = greatest_ratios(listed.gains[:, list(spans)], list(spans.values()))
    tied = [listed.package(int(row)) for row in best]
    return solution(
        problem,
        CRITERION,
        tied[0],
        measure,
        "exhaustive",
        among=tuple(spans),
        ideal=ideal,
        ties=tied if ties else None,
        all_ties=ties,
    )
