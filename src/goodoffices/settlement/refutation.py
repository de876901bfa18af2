"""A proof, small enough to check by hand, that no package of a certain kind exists; or a package that is one.

Branch and bound (Land and Doig, 1960) over the alternatives of the points. Each leaf of the tree carries integers that
weigh the claim's rows (`claims.py`, `multipliers.py`) so that no package of that branch can reach their sum: a proof by
linear programming duality, as of Farkas (1902), that needs no solver to be checked. A leaf may also be a branch in
which a barred combination is settled.

Conditions: any problem of whole alternatives. Complexity: exponential at worst, so nodes and seconds are bounded; where
they do not suffice, the answer is neither a tree nor a package, and says nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from time import monotonic
from typing import Any

from goodoffices.settlement.claims import Claim
from goodoffices.settlement.mending import Mender
from goodoffices.settlement.multipliers import Prober
from goodoffices.settlement.problem import Combination, Package, Problem, barred, holds
from goodoffices.settlement.weighing import Argument, Domains, Table

Tree = dict[str, Any]
"""JSON: `point` and `branches`, or a leaf: `floors`, `curve` and `parts`, or a `barred` combination."""


@dataclass(frozen=True, slots=True)
class Refutation:
    """A tree that proves a claim, or a package that refutes it, or (both None) nothing within the bounds.

    Where packages tighten the claim as they are found, `package` is the last one and `tree` proves that it is best.
    """

    tree: Tree | None
    package: Package | None
    nodes: int


class Search:
    """Proves or refutes one claim on one problem; keeps its linear programme between branches."""

    def __init__(
        self, problem: Problem, claim: Claim, tighten: Callable[[Package], tuple[Package, Claim]] | None = None
    ) -> None:
        """With `tighten` a package found does not end the search: it gives a better one, if any, and the next claim.

        The next claim must speak of fewer packages, so that branches already closed stay closed.
        """
        problem.indivisible()
        self.claim, self.tighten = claim, tighten
        self.barred = frozenset(barred(problem))
        self.shape = [len(point.alternatives) for point in problem.points]
        self.table = Table(claim)
        self.prober: Prober | None = None
        self.mender: Mender | None = None

    def meet(self, floors: Sequence[int | None], barred: frozenset[Combination]) -> None:
        """Keep only some of the floors (None: dropped) and of the barred combinations for the runs to come."""
        self.prober = self.prober or Prober(self.claim, self.shape, self.barred)
        self.prober.meet(floors, barred)
        self.claim, self.barred = replace(self.claim, floors=tuple(floors)), barred

    def run(
        self, *, nodes: int = 2000, seconds: float | None = None, tick: Callable[[int], None] | None = None
    ) -> Refutation:
        """Search until the claim is proved or refuted, or so many branches or seconds are used up."""
        single = {one[0] for one in self.barred if len(one) == 1}
        shape = enumerate(self.shape)
        whole: Domains = tuple(tuple(a for a in range(count) if (k, a) not in single) for k, count in shape)
        empty = next((k for k, domain in enumerate(whole) if not domain), None)
        if empty is not None:
            return Refutation({"point": empty, "branches": []}, None, 0)
        deadline = None if seconds is None else monotonic() + seconds
        root: Tree = {}
        pending: list[tuple[Domains, Tree]] = [(whole, root)]
        used = 0
        best: Package | None = None
        while pending:
            if used >= nodes or (deadline is not None and monotonic() > deadline):
                return Refutation(None, best, used)
            used += 1
            if tick is not None:
                tick(used)
            domains, slot = pending.pop()
            branches = self._visit(domains, slot)
            if isinstance(branches, tuple):
                best = branches
                if self.tighten is None:
                    return Refutation(None, best, used)
                best, self.claim = self.tighten(best)
                self.prober = self.mender = None
                pending.append((domains, slot))
                continue
            pending.extend(branches)
        return Refutation(root, best, used)

    def _visit(self, domains: Domains, slot: Tree) -> Package | list[tuple[Domains, Tree]]:
        """Close a branch, or find a package in it, or split it in two (the likelier one last)."""
        if all(len(domain) == 1 for domain in domains):
            package = tuple(domain[0] for domain in domains)
            if self._counts(package):
                return package
            slot.update(self._settled(package))
            return []
        self.prober = self.prober or Prober(self.claim, self.shape, self.barred)
        probe = self.prober.probe(domains)
        if probe is not None:
            for argument in probe.arguments:
                top = argument.top(self.claim, domains, self.barred, self.table)
                if top is None or self.claim.excludes(argument.floors, argument.curve, top):
                    slot.update(leaf(argument))
                    return []
            package = tuple(max(d, key=row.__getitem__) for row, d in zip(probe.shares, domains, strict=True))
            if self._counts(package):
                return package
            if self.claim.curve is None and probe.slack > -1e-9:
                mended = self._mended(package)
                if self._counts(mended):
                    return mended
        shares = probe.shares if probe is not None else [[1.0 / count] * count for count in self.shape]
        point = max(
            (k for k, domain in enumerate(domains) if len(domain) > 1),
            key=lambda k: 1.0 - max(shares[k][a] for a in domains[k]),
        )
        first = max(domains[point], key=lambda a: shares[point][a])
        rest = tuple(a for a in domains[point] if a != first)
        nodes: list[Tree] = [{}, {}]
        slot.update(point=point, branches=[[list(rest), nodes[0]], [[first], nodes[1]]])
        return [
            ((*domains[:point], part, *domains[point + 1 :]), node)
            for part, node in zip((rest, (first,)), nodes, strict=True)
        ]

    def _mended(self, package: Package) -> Package:
        assert self.prober is not None
        self.mender = self.mender or Mender(self.claim, self.shape, self.prober.worth)
        return self.mender.mend(package, self.claim.floors)

    def _counts(self, package: Package) -> bool:
        if any(holds(one, package) for one in self.barred):
            return False
        return self.claim.broken([measure.of(package) for measure in self.claim.measures])

    def _settled(self, package: Package) -> Tree:
        """The leaf of a single package that is not of the claim's kind."""
        for one in sorted(self.barred):
            if holds(one, package):
                return {"barred": [list(pair) for pair in one]}
        values = [measure.of(package) for measure in self.claim.measures]
        floors, curve = [0] * len(values), [0] * self.claim.count
        for i, (value, floor) in enumerate(zip(values, self.claim.floors, strict=True)):
            if floor is not None and value < floor:
                floors[i] = 1
                break
        else:
            assert self.claim.curve is not None
            curve = self.claim.curve.separate(values[: self.claim.count]) or curve
        return leaf(Argument(tuple(floors), tuple(curve)))


def leaf(argument: Argument) -> Tree:
    """An argument as JSON."""
    parts = [[[list(pair) for pair in when], list(p.weights), p.constant] for when, p in sorted(argument.parts.items())]
    found: Tree = {"floors": list(argument.floors), "curve": list(argument.curve), "parts": parts}
    return {field: value for field, value in found.items() if any(value)}


def refute(problem: Problem, claim: Claim, *, nodes: int = 2000, seconds: float | None = None) -> Refutation:
    """A tree that proves that no package is of the claim's kind, or a package that is; or neither, within the bounds.

    >>> from goodoffices.settlement.claims import nothing
    >>> from goodoffices.settlement.problem import Party, Point
    >>> points = (Point("border", ("A", "B")), Point("water", ("X", "Y")))
    >>> akra = Party("akra", 3, ((2, 0), (2, 0)))
    >>> boria = Party("boria", 3, ((0, 2), (0, 2)))
    >>> refute(Problem(points, (akra, boria)), nothing(Problem(points, (akra, boria)))).tree
    {'floors': [1, 1]}
    """
    return Search(problem, claim).run(nodes=nodes, seconds=seconds)
