"""The zone of possible agreement: is there a package that every party could accept?

A package is in the zone if it holds no forbidden combination, crosses no red line and is worth at least its reservation
value to every party (Raiffa, *The Art and Science of Negotiation*, 1982, chapter 4). Three ways, the quickest first:

1. *Weights.* For whole weights of the parties, not negative, the package of the greatest weighted worth is found point
   by point. It may be in the zone; or even its weighted worth (with every linkage that adds) is less than that of the
   reservation values, and then no package is: a proof that anyone can check by adding up (Farkas' lemma). The weights
   of those that fall short are raised some dozen times (Everett, "Generalized Lagrange multiplier method", Operations
   Research 11 (1963)).
2. *Merging* (`merging.py`) where anything beyond what is needed counts as just enough, up to a limit: exact both ways.
3. *The integer programme* (`program.py`), for what is too large. That there is no zone then rests on the solver's word.

The question is NP-hard in general; the first way is linear in the size of the problem.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from goodoffices.settlement.elimination import plan, ties_of
from goodoffices.settlement.limits import most
from goodoffices.settlement.merging import Progress, merge
from goodoffices.settlement.problem import Package, Problem, SizeError, acceptable, barred, values
from goodoffices.settlement.sums import sums

ROUNDS = 60
FINENESS = 1 << 20
LIMIT = 20_000
"""Partial packages up to which merging is tried before the integer programme."""

Argument = Literal["package", "weights", "merging", "solver", "time"]


@dataclass(frozen=True, slots=True)
class Zone:
    """Whether there is a zone (None: not found out in the time given), and why.

    `argument` is *package*: here is one; *weights*: weighted so, even the best package is worth less than the
    reservation values; *merging*: no partial package could be completed; *solver*: HiGHS says so; *time*: it ran out.
    """

    exists: bool | None
    argument: Argument
    witness: Package | None = None
    values: tuple[int, ...] | None = None
    weights: tuple[int, ...] | None = None


def zone(problem: Problem, *, time_limit: float | None = None, progress: Progress | None = None) -> Zone:
    """Whether there is a package that every party could accept, with one of them or with the argument that none is.

    Args:
        time_limit: seconds for the integer programme, where it comes to that.

    Raises:
        ProblemError: a point is divisible.

    >>> from goodoffices.settlement.problem import Party, Point, Problem
    >>> border = (Point("border", ("A", "B")),)
    >>> zone(Problem(border, (Party("akra", 2, ((3, 0),)), Party("bel", 2, ((1, 3),)))))
    Zone(exists=False, argument='merging', witness=None, values=None, weights=None)
    >>> zone(Problem(border, (Party("akra", 2, ((3, 0),)), Party("bel", 1, ((1, 3),))))).witness
    (0,)
    """
    problem.indivisible()
    found = weighed(problem)
    if found is None:
        try:
            found = merged(problem)
        except SizeError:
            found = programmed(problem, time_limit, progress)
    return found


def weighed(problem: Problem) -> Zone | None:
    """What weights alone show, if anything."""
    for i, party in enumerate(problem.parties):
        if most(party) < party.reservation:
            return Zone(False, "weights", weights=tuple(int(i == j) for j in range(len(problem.parties))))
    out = {when[0] for when in barred(problem) if len(when) == 1}
    domains = [
        [a for a in range(len(point.alternatives)) if (k, a) not in out] for k, point in enumerate(problem.points)
    ]
    if not all(domains):
        return None
    spans = [max(1, most(party) - party.reservation) for party in problem.parties]
    seats = list(zip(problem.parties, spans, strict=True))
    tables = [
        np.array([[party.worth[k][a] / span for party, span in seats] for a in domain])
        for k, domain in enumerate(domains)
    ]
    share = np.ones(len(seats)) / len(seats)
    for number in range(ROUNDS):
        package = tuple(domain[int((table @ share).argmax())] for domain, table in zip(domains, tables, strict=True))
        if acceptable(problem, package):
            return shown(problem, package)
        gained = [
            (value - party.reservation) / span
            for value, (party, span) in zip(values(problem, package), seats, strict=True)
        ]
        weights = tuple(
            round(FINENESS * s) * (FINENESS * max(spans) // span) for s, span in zip(share, spans, strict=True)
        )
        if refuted(problem, domains, weights):
            return Zone(False, "weights", weights=weights)
        share = share * np.exp(-np.clip(gained, -1, 1) * 8 / (1 + number) ** 0.5)
        share /= share.sum()
    return None


def refuted(problem: Problem, domains: list[list[int]], weights: tuple[int, ...]) -> bool:
    """Whether even the best package, weighted so and with every linkage that adds, falls short; in whole numbers."""
    used = [(weight, party) for weight, party in zip(weights, problem.parties, strict=True) if weight]
    best = sum(weight * max(0, linkage.worth) for weight, party in used for linkage in party.linkages)
    for k, domain in enumerate(domains):
        best += max(sum(weight * party.worth[k][a] for weight, party in used) for a in domain)
    return best < sum(weight * party.reservation for weight, party in used)


def merged(problem: Problem, limit: int = LIMIT) -> Zone:
    """What merging shows.

    Raises:
        SizeError: there are more partial packages than the limit.
    """
    tables = sums(problem)
    steps = plan(problem, ties_of(problem), sorted(range(len(problem.points)), key=lambda k: -sum(tables.best[k])))
    packages = merge(tables, steps, tables.needed(problem), limit, enough=True).packages()
    return shown(problem, tuple(packages[0].tolist())) if len(packages) else Zone(False, "merging")


def programmed(problem: Problem, time_limit: float | None, progress: Progress | None) -> Zone:
    """What the integer programme shows."""
    from goodoffices.settlement.program import feasible

    found = feasible(problem, time_limit=time_limit, progress=progress)
    if found.package is not None and acceptable(problem, found.package):
        return shown(problem, found.package)
    return Zone(False, "solver") if found.infeasible else Zone(None, "time")


def shown(problem: Problem, package: Package) -> Zone:
    """The zone exists: here is a package of it."""
    return Zone(True, "package", package, values(problem, package))
