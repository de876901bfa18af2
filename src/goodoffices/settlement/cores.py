"""Cores: one blocker after another, each among the limits that are left when some are dropped.

A set of limits that no package can meet all of is made irreducible by deletion: each limit is left out in turn, and
stays out if the others are still too much (Chinneck and Dravnieks, ORSA Journal on Computing 3, 1991). What is kept
is proven by a tree, and each limit in it by a package that meets all the others.

Complexity: a zone question for each limit.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from random import Random
from time import monotonic

from goodoffices.settlement.claims import nothing
from goodoffices.settlement.limits import Limit, broken, keeping, limits, lines
from goodoffices.settlement.problem import Package, Problem
from goodoffices.settlement.refutation import Refutation, Search, Tree

Solve = Callable[[Problem], Package | None]
"""Another solver, asked where branch and bound comes to no end: a package of the zone, or None where it knows none."""

MOST_NODES, FEW_NODES = 20_000, 40
"""Branches to settle whether there is anything to explain, and whether one limit more is needed for it."""

TURNS = 8
"""Orders in which limits are left out until the set that remains is shown to be irreducible."""


@dataclass(frozen=True, slots=True)
class Blocker:
    """Limits that no package meets all of. `without[k]` meets all of them but `limits[k]`.

    `tree` proves that none meets all. A missing package means that the limit could not be shown to be needed.
    """

    limits: tuple[Limit, ...]
    tree: Tree
    without: tuple[Package | None, ...]

    @property
    def irreducible(self) -> bool:
        return None not in self.without


class Undecided(Exception):
    """Whether some limits can be met together was not settled within the bounds."""


class Cores:
    """Finds blockers within the limits that are left when some are dropped, and remembers them."""

    def __init__(
        self, problem: Problem, *, facts: bool = False, time_limit: float | None = None, solve: Solve | None = None
    ) -> None:
        self.problem, self.facts = problem, facts
        self.limits = limits(problem, facts=facts)
        self.deadline = None if time_limit is None else monotonic() + time_limit
        self.solve = solve
        self.found: list[Blocker] = []
        self.met: list[tuple[frozenset[Limit], Package]] = []
        self.lines = lines(problem)
        self.given = set() if facts else set(problem.forbidden)
        self.search = Search(problem, nothing(problem))

    def ask(self, kept: Collection[Limit], nodes: int) -> Refutation:
        """Whether some limits can be met together, with what shows it; neither where that takes too many branches."""
        for missed, package in self.met:
            if missed.isdisjoint(kept):
                return Refutation(None, package, 0)
        left = None if self.deadline is None else self.deadline - monotonic()
        if left is not None and left <= 0:
            raise Undecided
        barred = frozenset(self.given.union(self.lines[limit] for limit in kept if limit.line is not None))
        parties = range(len(self.problem.parties))
        self.search.meet([0 if Limit(i) in kept else None for i in parties], barred)
        answer = self.search.run(nodes=nodes, seconds=left)
        if answer.package is None and answer.tree is None and self.solve is not None:
            answer = Refutation(None, self.solve(keeping(self.problem, kept, facts=self.facts)), answer.nodes)
        if answer.package is not None:
            self.met.append((broken(self.problem, answer.package, facts=self.facts), answer.package))
        return answer

    def without(self, dropped: Collection[Limit], nodes: int = FEW_NODES) -> Blocker | Package:
        """A package that meets all limits but these, or a blocker among the others, which is then remembered.

        Each limit is left out or shown to be needed with at most so many branches; with few the blocker may be wide.

        Raises:
            Undecided: within the bounds neither was found.
        """
        kept = [limit for limit in self.limits if limit not in dropped]
        answer = self.ask(kept, MOST_NODES)
        if answer.package is not None:
            return answer.package
        if answer.tree is None:
            raise Undecided
        tree = answer.tree
        weighed = used(self.problem, kept, tree)
        if len(weighed) < len(kept):
            again = self.ask(weighed, max(1, nodes))
            kept, tree = (weighed, again.tree) if again.tree is not None else (kept, tree)
        # Some limits are hard to settle: another order of leaving them out often ends in a set where none is.
        one = self._deleted(kept, tree, nodes, 0)
        for turn in range(1, TURNS if nodes >= FEW_NODES else 1):
            if one.irreducible:
                break
            other = self._deleted(kept, tree, nodes, turn)
            one = min(one, other, key=lambda found: found.without.count(None))
        if nodes >= FEW_NODES and not one.irreducible:
            one = self._deleted(one.limits, one.tree, MOST_NODES, 0)
        self.found.append(one)
        return one

    def _deleted(self, kept: Sequence[Limit], tree: Tree, nodes: int, turn: int) -> Blocker:
        """Leave limits out one by one, in an order that depends on the turn, as long as the others are too much."""
        order = list(kept)
        if turn:
            Random(turn).shuffle(order)  # noqa: S311
        left = list(kept)
        without: dict[Limit, Package | None] = {}
        for limit in order:
            rest = [one for one in left if one != limit]
            try:
                answer = self.ask(rest, nodes)
            except Undecided:
                answer = Refutation(None, None, 0)
            if answer.tree is not None:
                left, tree = rest, answer.tree
            else:
                without[limit] = answer.package
        return Blocker(tuple(left), tree, tuple(without[limit] for limit in left))


def used(problem: Problem, kept: Collection[Limit], tree: Tree) -> list[Limit]:
    """The limits that a tree weighs: mostly enough for the proof, to be asked again."""
    parties: set[int] = set()
    weighed: set[tuple[tuple[int, int], ...]] = set()
    pending = [tree]
    while pending:
        node = pending.pop()
        pending.extend(branch for _, branch in node.get("branches", ()))
        parties.update(i for i, weight in enumerate(node.get("floors", ())) if weight)
        combinations = [part[0] for part in node.get("parts", ())]
        if "barred" in node:
            combinations.append(node["barred"])
        weighed.update(tuple((k, a) for k, a in one) for one in combinations)

    barred = lines(problem)

    def weighs(limit: Limit) -> bool:
        if limit.line is None:
            return limit.party in parties
        return len(barred[limit]) == 1 or barred[limit] in weighed

    return [limit for limit in kept if weighs(limit)]
