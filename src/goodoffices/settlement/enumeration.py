"""Every package of the zone, one by one: exact, instant up to some hundred thousand packages, hopeless beyond.

Complexity: packages × (points + linkages + rules) × parties.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import prod

import numpy as np
from numpy.typing import NDArray

from goodoffices.settlement.forms import Exact, Form, form
from goodoffices.settlement.measures import Choose
from goodoffices.settlement.problem import Package, Problem, SizeError
from goodoffices.settlement.solution import Method, NoZone, Solution, solution

LIMIT = 1 << 20
"""Packages that are enumerated when asked to."""

SMALL = 1 << 15
"""Up to so many packages, looking at each is as fast as anything else: then the answers do it unasked."""


@dataclass(frozen=True, slots=True, eq=False)
class Listed:
    """The packages of the zone, one a row in lexicographic order, with their gains."""

    form: Form
    packages: NDArray[np.intp]
    gains: Exact

    def package(self, row: int) -> Package:
        return tuple(self.packages[row].tolist())


def zone_packages(problem: Problem, *, limit: int = LIMIT) -> Listed:
    """All packages of the zone.

    >>> from goodoffices.settlement.problem import Party, Point
    >>> points = (Point("border", ("A", "B")), Point("water", ("X", "Y")))
    >>> akra, boria = Party("akra", 2, ((2, 0), (3, 0))), Party("boria", 2, ((0, 2), (0, 3)))
    >>> zone_packages(Problem(points, (akra, boria))).packages.tolist()
    [[0, 1], [1, 0]]

    Raises:
        SizeError: there are more packages to look at than the limit.
    """
    forms = form(problem)
    shape = [len(domain) for domain in forms.domains]
    if prod(shape) > limit:
        raise SizeError(f"There are {prod(shape)} packages, too many to look at each: ask with method='program'.")
    places = np.indices(shape).reshape(len(shape), -1).T
    packages = np.empty_like(places)
    for k, domain in enumerate(forms.domains):
        packages[:, k] = np.array(domain, dtype=np.intp)[places[:, k]]
    if () in forms.barred:
        packages = packages[:0]
    heights = forms.heights(packages)
    kept = forms.permitted(packages, heights)
    return Listed(forms, packages[kept], forms.gains(heights[kept]))


def small(problem: Problem, method: Method) -> bool:
    """Whether to answer by looking at every package."""
    problem.indivisible()
    return method == "enumeration" or (method == "auto" and problem.size <= SMALL)


def enumerated(problem: Problem, criterion: str, choose: Choose, *, ties: bool) -> Solution | NoZone:
    """The best package of the zone by a measure of gains, the first of those that tie."""
    listed = zone_packages(problem)
    if not len(listed.packages):
        return NoZone(criterion, True, "exhaustive")
    measure, best = choose(listed.gains)
    tied = [listed.package(row) for row in best] if ties else None
    return solution(problem, criterion, listed.package(int(best[0])), measure, "exhaustive", ties=tied, all_ties=ties)
