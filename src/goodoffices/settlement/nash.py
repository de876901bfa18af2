"""The Nash solution: the package of the zone with the greatest product of gains over the reservation values.

Nash, "The bargaining problem", Econometrica 18 (1950); over a discrete set of packages as in Caragiannis, Kurokawa,
Moulin, Procaccia, Shah and Wang, "The Unreasonable Fairness of Maximum Nash Welfare", ACM TEAC 7(3) (2019). It does not
change when a party writes its worths in another unit; it does change when a reservation value is bluffed.

*Degenerate* case: no package gives every party a positive gain, so that every product is zero and Nash's axioms say
nothing. The answer is then marked `degenerate`, and its package maximises the product over a largest set of parties
that can gain together (`among`; the definition of maximum Nash welfare in the paper of 2019), which is not Nash 1950.
Where it was not shown within the time that no more parties can gain together, another set may do better by any amount:
then there is no bound, and `degenerate` says only that this package does not let every party gain.

Complexity: enumeration up to some ten thousand packages; beyond, branch and bound on the integer programme with secant
cuts (`aims.py`, `search.py`). How it stays exact: the solver's logarithms only choose integer weights and packages to
look at. Which packages could have a greater product is decided by integer bounds with a margin that is thousands of
times the rounding of logarithms, always towards looking at too many; and products are compared as integers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations
from math import prod
from time import monotonic

import numpy as np

from goodoffices.settlement.aims import ProductAim
from goodoffices.settlement.ascent import Ascent
from goodoffices.settlement.enumeration import Listed, small, zone_packages
from goodoffices.settlement.forms import form
from goodoffices.settlement.measures import greatest_product
from goodoffices.settlement.problem import Problem
from goodoffices.settlement.program import Found, Program
from goodoffices.settlement.search import Outcome, Search
from goodoffices.settlement.solution import Argument, Method, NoZone, Progress, Solution, gains, solution

CRITERION = "nash"


def nash(
    problem: Problem,
    *,
    ties: bool = False,
    time_limit: float | None = None,
    progress: Progress | None = None,
    method: Method = "auto",
) -> Solution | NoZone:
    """The package with the greatest product of gains; `measure` is the product of the gains of the parties `among`.

    >>> from goodoffices.settlement.problem import Party, Point
    >>> points = (Point("border", ("A", "B")), Point("water", ("X", "Y")))
    >>> akra, boria = Party("akra", 1, ((5, 0), (3, 2))), Party("boria", 1, ((0, 2), (0, 3)))
    >>> nash(Problem(points, (akra, boria))).gains
    (6, 2)

    Raises:
        ProblemError: a point is divisible. SizeError: too large for the method "enumeration".
    """
    if small(problem, method):
        return of_listed(problem, zone_packages(problem), ties=ties)
    end = None if time_limit is None else monotonic() + time_limit
    everybody = range(len(problem.parties))
    outcome = product_search(problem, everybody, ties, end, progress)
    if outcome.measure is not None:
        return of_outcome(problem, outcome, everybody, ties)
    found = Found(None, False, None) if outcome.interrupted else most_gaining(problem, end, progress)
    argument: Argument = "solver"
    if not outcome.interrupted and not found.interrupted and not form(problem).trusted:
        found, argument = gaining_by_trees(problem, found, end, progress), "multipliers"
    if found.package is None:
        return NoZone(CRITERION, found.infeasible, argument)
    gained = gains(problem, found.package)
    among = [i for i in everybody if gained[i] > 0]
    degenerate = len(among) < len(everybody)
    # That no more parties can gain together may be the solver's word, whatever the product rests on.
    largest = not degenerate or (outcome.bound is None and found.bound == len(among))
    if among:
        outcome = product_search(problem, among, ties, end, progress)
        if outcome.measure is None:
            # A search that ends without the package that is at hand has proven nothing.
            largest = largest and outcome.bound is not None
            outcome.measure, outcome.packages = prod(gained[i] for i in among), {found.package}
    else:
        outcome = Outcome(1, {found.package}, all_ties=False)
    answer = of_outcome(problem, outcome, among, ties)
    if not largest:
        answer = replace(answer, optimal=False, bound=None)
    elif not degenerate:
        return answer
    return replace(answer, degenerate=degenerate, all_ties=False, argument=argument, weights=None)


def of_listed(problem: Problem, listed: Listed, *, ties: bool) -> Solution | NoZone:
    """The solution among all packages of the zone; of several largest sets of parties, the first."""
    if not len(listed.packages):
        return NoZone(CRITERION, True, "exhaustive")
    positive = listed.gains > 0
    most = int(positive.sum(axis=1).max())
    groups = combinations(range(len(problem.parties)), most)
    rows, among = next(
        (rows, group) for group in groups if len(rows := np.flatnonzero(positive[:, list(group)].all(axis=1)))
    )
    measure, best = greatest_product(listed.gains[rows][:, list(among)])
    return solution(
        problem,
        CRITERION,
        listed.package(int(rows[best[0]])),
        measure,
        "exhaustive",
        among=among,
        degenerate=most < len(problem.parties),
        ties=[listed.package(int(row)) for row in rows[best]] if ties else None,
        all_ties=ties,
    )


def product_search(
    problem: Problem, among: Sequence[int], ties: bool, end: float | None, progress: Progress | None
) -> Outcome:
    """Branch and bound over the packages of the zone that give all of some parties a positive gain."""
    floors = [party.reservation + (i in among) for i, party in enumerate(problem.parties)]
    forms = form(problem, floors)
    left = None if end is None else end - monotonic()
    return Search(forms, ProductAim(forms, among), ties=ties, time_limit=left, progress=progress).run()


def of_outcome(problem: Problem, outcome: Outcome, among: Sequence[int], ties: bool) -> Solution:
    """What a search found, as a solution."""
    assert outcome.measure is not None
    return solution(
        problem,
        CRITERION,
        min(outcome.packages),
        outcome.measure,
        "multipliers",
        bound=outcome.bound,
        among=among,
        ties=outcome.packages if ties else None,
        all_ties=outcome.all_ties,
        weights=outcome.weights,
    )


def most_gaining(problem: Problem, end: float | None, progress: Progress | None) -> Found:
    """A package of the zone with which as many parties as possible gain."""
    program = Program(form(problem))
    for i, party in enumerate(problem.parties):
        above = program.form.base[i] - party.reservation
        needed = 0 if above > 0 else -((above - 1) // program.form.unit[i])
        gaining = program.model.column(0, 1, 1.0, integer=True)
        program.model.row([program.heights[i], gaining], [1.0, -needed / program.scale[i]], 0, np.inf)
    return program.solve(time_limit=None if end is None else end - monotonic(), progress=progress)


def gaining_by_trees(problem: Problem, found: Found, end: float | None, progress: Progress | None) -> Found:
    """The same for numbers beyond the solver's precision; what it found, where trees come to no end."""
    trees = Ascent(problem, end, progress)
    package = trees.gaining()
    if package is None and not trees.open:
        package = trees.zone()
    if trees.open:
        return found
    return Found(package, package is None, None if package is None else sum(one > 0 for one in gains(problem, package)))
