"""Certificates: an answer with all that is needed to check it, as plain JSON for `check` or anyone else.

A certificate says which question it answers, for which problem (the SHA-256 of its JSON), the package, what it is worth
to each party, and the argument: `package`, `exhaustive`, `merge`, `tree` or `solver` (see `check`). Numbers are in
the unit of the problem as written. Small problems are argued by looking at every package, larger ones by a tree that is
looked for anew; where none is found within the seconds given, the argument is `solver`, and a checker relies on it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import gcd, lcm, prod
from operator import itemgetter
from typing import Any

from goodoffices.settlement.claims import Claim, gain, no_greater, no_greater_product, no_greater_sorted, nothing, total
from goodoffices.settlement.problem import Combination, Linkage, Package, Party, Problem, named, values
from goodoffices.settlement.refutation import refute
from goodoffices.settlement.solution import NoZone, Solution
from goodoffices.settlement.worths import written
from goodoffices.settlement.writing import digest

Certificate = dict[str, Any]

FEW = 5_000
"""Packages up to which looking at each is the argument."""


class Certifier:
    """Makes the certificates of one problem.

    Args:
        few: packages up to which the argument is looking at each; 0 for trees wherever there can be one.
        seconds: how long to look for each tree.
    """

    def __init__(self, problem: Problem, *, few: int = FEW, seconds: float | None = 10.0) -> None:
        self.given = problem
        self.problem = lowest(problem)
        self.factor = problem.scale // self.problem.scale
        self.digest = digest(problem)
        self.few, self.seconds = few, seconds

    def about(self, question: str, **fields: Any) -> Certificate:
        return {"question": question, "problem": self.digest, **fields}

    def worth(self, package: Package) -> list[int | str]:
        return [written(value, self.problem.scale) for value in values(self.problem, package)]

    def number(self, amount: Fraction | int, power: int = 1) -> int | str:
        """An amount in the given problem's integers (or their products) as written."""
        one = Fraction(amount) / self.given.scale**power
        return one.numerator if one.denominator == 1 else f"{one.numerator}/{one.denominator}"

    def argument(self, claims: Sequence[Claim] | None, problem: Problem | None = None) -> dict[str, Any]:
        """The shortest argument for claims about a problem (None: there is no tree for what is claimed)."""
        over = problem or self.problem
        if over.size <= self.few:
            return {"kind": "exhaustive"}
        trees = [refute(over, claim, seconds=self.seconds).tree for claim in claims or ()]
        if claims is None or None in trees:
            return {"kind": "solver"}
        return {"kind": "tree", "trees": trees}

    def zone(self, package: Package | None) -> Certificate:
        """That there is a zone, with a package of it, or that there is none."""
        if package is not None:
            chosen = named(self.problem, package)
            return self.about("zone", exists=True, package=chosen, values=self.worth(package))
        return self.about("zone", exists=False, argument=self.argument([nothing(self.problem)]))

    def count(self, lower: int, upper: int) -> Certificate:
        """How many packages are in the zone."""
        kind = "exhaustive" if self.problem.size <= self.few else "merge"
        return self.about("count", lower=lower, upper=upper, argument={"kind": kind})

    def frontier(self, packages: Iterable[Package], *, zone_only: bool = True, complete: bool = True) -> Certificate:
        """The efficient value vectors, each with a package."""
        chosen = list(packages)
        kind = "exhaustive" if self.problem.size <= self.few else "merge"
        return self.about(
            "frontier",
            zone_only=zone_only,
            complete=complete,
            values=[self.worth(package) for package in chosen],
            packages=[named(self.problem, package) for package in chosen],
            argument={"kind": kind},
        )

    def solution(self, found: Solution | NoZone, over: Problem | None = None) -> Certificate:
        """A solution by a criterion; `over` is the problem measured from a text, where it improves on one."""
        if isinstance(found, NoZone):
            return self.zone(None) if found.proven else self.about("zone", exists=None)
        base = over or self.problem
        power = {"nash": len(found.among), "kalai_smorodinsky": 0}.get(found.criterion, 1)

        def number(measure: Any) -> Any:
            if isinstance(measure, tuple):
                return [self.number(one, power) for one in measure]
            return self.number(measure, power)

        fields: dict[str, Any] = {
            "criterion": found.criterion,
            "package": named(self.problem, found.package),
            "values": self.worth(found.package),
            "among": [self.problem.parties[i].id for i in found.among],
            "measure": number(found.measure),
            "bound": None if found.bound is None else number(found.bound),
            "optimal": found.optimal,
            "argument": self._best(found, base),
        }
        if found.ideal is not None:
            fields["ideal"] = [self.number(one) for one in found.ideal]
        if found.ties is not None:
            fields["ties"] = [named(self.problem, package) for package in found.ties]
            fields["all_ties"] = found.all_ties
        return self.about("solution", **fields)

    def _best(self, found: Solution, base: Problem) -> dict[str, Any]:
        """The argument that no package of the zone has a measure above a solution's bound."""
        if base.size <= self.few or not found.optimal:
            return {"kind": "exhaustive" if base.size <= self.few else "solver"}
        gains = [gain(party) for party in base.parties]
        reached = [measure.of(found.package) for measure in gains]
        match found.criterion:
            case "utilitarian":
                return self.argument([no_greater(base, total, sum(reached))], base)
            case "nash" if not found.degenerate:
                return self.argument([no_greater_product(base, prod(reached))], base)
            case "egalitarian":
                return self.argument([Claim(tuple(gains), (min(reached) + 1,) * len(gains))], base)
            case "leximin":
                return self.argument([no_greater_sorted(gains, reached, k) for k in range(len(gains))], base)
            case "kalai_smorodinsky" if found.ideal is not None:
                return self._ratios(found, base, [one // self.factor for one in found.ideal])
        return {"kind": "solver"}

    def _ratios(self, found: Solution, base: Problem, ideal: Sequence[int]) -> dict[str, Any]:
        """The argument for Kalai and Smorodinsky's: each ideal is reached and not exceeded, and the ratios are best."""
        shown = []
        for i in range(len(base.parties)):
            above = ideal[i] - base.parties[i].reservation
            tree = refute(base, no_greater(base, itemgetter(i), above), seconds=self.seconds).tree
            reach = refute(base, no_greater(base, itemgetter(i), above - 1), seconds=self.seconds).package
            if tree is None or reach is None:
                return {"kind": "solver"}
            shown.append({"package": named(base, reach), "tree": tree})
        able = [(i, ideal[i] - base.parties[i].reservation) for i in found.among]
        common = lcm(*(above for _, above in able))
        scaled = [gain(base.parties[i], common // above) for i, above in able]
        rest = tuple(gain(party) for i, party in enumerate(base.parties) if i not in found.among)
        best = [measure.of(found.package) for measure in scaled]
        claims = []
        for k in range(len(scaled)):
            claim = no_greater_sorted(scaled, best, k)
            floors = (*claim.floors, *(0 for _ in rest))
            claims.append(Claim((*claim.measures, *rest), floors, claim.curve, claim.count))
        argument = self.argument(claims, base)
        return {**argument, "ideals": shown} if argument["kind"] == "tree" else argument


def lowest(problem: Problem) -> Problem:
    """The same problem with the smallest scale that makes integers of its numbers, as whoever reads it will have it."""
    numbers = [problem.scale]
    for party in problem.parties:
        numbers += [party.reservation, *(one for row in party.worth for one in row)]
        numbers += [linkage.worth for linkage in party.linkages]
    common = gcd(*numbers)
    if common == 1:
        return problem

    def less(party: Party) -> Party:
        return Party(
            party.id,
            party.reservation // common,
            tuple(tuple(one // common for one in row) for row in party.worth),
            tuple(Linkage(linkage.when, linkage.worth // common) for linkage in party.linkages),
            party.red_lines,
            party.name,
        )

    return Problem(
        problem.points,
        tuple(map(less, problem.parties)),
        problem.forbidden,
        problem.status_quo,
        problem.scale // common,
        problem.title,
        problem.source,
    )


def combined(problem: Problem, combination: Combination) -> dict[str, str]:
    """A combination in words."""
    return {problem.points[k].id: problem.points[k].alternatives[a] for k, a in combination}
