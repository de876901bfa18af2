"""The least relaxation that opens the zone: which limits would have to give way, or by how much.

Three measures of least, each with its proof:

- *fewest limits*: as few reservation values and red lines as possible are dropped. A set that hits every blocker known
  is a lower bound; where dropping it opens the zone it is least (implicit hitting sets: Moreno-Centeno and Karp,
  *Operations Research* 61, 2013). The blockers are the proof.
- *smallest sum*: red lines stay, and reservation values come down by the smallest sum of amounts, as written. That adds
  up worths of different parties, which is a convention and no fact.
- *smallest share*: the same, each amount as a share of the party's span (from its worst to its best alternatives and
  linkages, point by point), so that the unit of a party does not matter; rescaling one party's worths changes nothing.

The last two are proven by a tree (`refutation.py`) that no package falls short by less. Complexity: exponential at
worst; seconds are bounded, and then a lower bound is given and nothing is called least.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from time import monotonic

from goodoffices.settlement.blockers import Progress
from goodoffices.settlement.claims import Claim, no_smaller_shortfall
from goodoffices.settlement.cores import Blocker, Cores, Solve, Undecided
from goodoffices.settlement.hitting import least_hitting
from goodoffices.settlement.limits import Limit, broken, least, most, ordered
from goodoffices.settlement.problem import Combination, Package, Problem, barred, holds, values
from goodoffices.settlement.refutation import Refutation, Search, Tree, refute

SHRINKING = 8
"""Branches spent on each limit to leave it out of a blocker: wide blockers are proofs too, only weaker ones."""


@dataclass(frozen=True, slots=True)
class Fewest:
    """Limits whose dropping opens the zone to `package`; `blockers` prove that at least `bound` must be dropped.

    `package` None: nothing is possible at all (`proven`), or nothing was found in the time given.
    """

    limits: tuple[Limit, ...]
    package: Package | None
    blockers: tuple[Blocker, ...]
    bound: int
    proven: bool


@dataclass(frozen=True, slots=True)
class Lowered:
    """What each reservation value comes down by for `package`; `total` adds it up, weighted, and `bound` is below it.

    `weights[i]` is what one unit of party i's worth counts: 1 for sums, 1 / span for shares. `package` None: the red
    lines and the forbidden combinations alone bar everything (`proven`), or nothing was found in the time given.
    """

    reductions: tuple[int, ...]
    total: Fraction
    package: Package | None
    weights: tuple[Fraction, ...]
    bound: Fraction
    proven: bool
    tree: Tree | None


def fewest_limits(
    problem: Problem,
    *,
    time_limit: float | None = None,
    solve: Solve | None = None,
    progress: Progress | None = None,
) -> Fewest:
    """The fewest limits whose dropping opens the zone; none where it is open.

    >>> from goodoffices.settlement.problem import Party, Point
    >>> points = (Point("border", ("A", "B")), Point("water", ("X", "Y")))
    >>> akra, boria = Party("akra", 3, ((2, 0), (2, 0))), Party("boria", 3, ((0, 2), (0, 2)))
    >>> found = fewest_limits(Problem(points, (akra, boria)))
    >>> found.limits, found.package, found.proven
    ((Limit(party=0, line=None),), (1, 1), True)
    """
    search = Cores(problem, time_limit=time_limit, solve=solve)
    bound = 0
    try:
        if isinstance(search.without(search.limits), Blocker):
            return Fewest((), None, tuple(search.found), 0, True)
        while True:
            dropped = least_hitting([blocker.limits for blocker in search.found], bound)
            assert dropped is not None
            bound = len(dropped)
            found = search.without(dropped, SHRINKING)
            if not isinstance(found, Blocker):
                return Fewest(ordered(dropped), found, tuple(search.found), bound, True)
            if progress is not None:
                progress(f"at least {bound} limits", 0.0)
    except (Undecided, KeyboardInterrupt):
        known = [(broken(problem, package), package) for _, package in search.met]
        given, package = min(known, key=lambda one: len(one[0]), default=(frozenset[Limit](), None))
        proven = package is not None and len(given) == bound
        return Fewest(ordered(given), package, tuple(search.found), bound, proven)


def smallest_sum(
    problem: Problem, *, time_limit: float | None = None, nodes: int = 20_000, progress: Progress | None = None
) -> Lowered:
    """The smallest sum by which reservation values must come down, red lines kept.

    >>> from goodoffices.settlement.problem import Party, Point
    >>> points = (Point("border", ("A", "B")), Point("water", ("X", "Y")))
    >>> akra, boria = Party("akra", 3, ((2, 0), (2, 0))), Party("boria", 3, ((0, 2), (0, 2)))
    >>> found = smallest_sum(Problem(points, (akra, boria)))
    >>> found.total, found.proven
    (Fraction(2, 1), True)
    """
    return _lowered(problem, (Fraction(1),) * len(problem.parties), time_limit, nodes, progress)


def smallest_share(
    problem: Problem, *, time_limit: float | None = None, nodes: int = 20_000, progress: Progress | None = None
) -> Lowered:
    """The smallest sum of shares of the parties' spans by which reservation values must come down, red lines kept."""
    return _lowered(problem, shares(problem), time_limit, nodes, progress)


def shares(problem: Problem) -> tuple[Fraction, ...]:
    """What one unit of a party's worth is of its span; to a party to which all is alike amounts count as written."""
    return tuple(Fraction(1, most(party) - least(party) or problem.scale) for party in problem.parties)


def _lowered(
    problem: Problem, weights: tuple[Fraction, ...], time_limit: float | None, nodes: int, progress: Progress | None
) -> Lowered:
    """Ctrl-C ends it, with the least that is known and the bound that is proven."""
    begun = monotonic()
    deadline = None if time_limit is None else begun + time_limit
    known: Package | None = None
    unit = lcm(*(weight.denominator for weight in weights))
    whole = [weight.numerator * (unit // weight.denominator) for weight in weights]

    def tighten(package: Package) -> tuple[Package, Claim]:
        nonlocal known
        known = better = descend(problem, whole, package)
        return better, no_smaller_shortfall(problem, shortfall(problem, whole, better), whole)

    worst = sum(
        weight * max(0, party.reservation - least(party)) for weight, party in zip(whole, problem.parties, strict=True)
    )
    search = Search(problem, no_smaller_shortfall(problem, worst + 1, whole), tighten)
    tick = None if progress is None else told(progress, begun)
    try:
        answer = search.run(nodes=nodes, seconds=None if deadline is None else 0.8 * (deadline - begun), tick=tick)
    except KeyboardInterrupt:
        answer, deadline = Refutation(None, known, 0), begun
    if answer.package is None:
        return Lowered((), Fraction(0), None, weights, Fraction(0), answer.tree is not None, answer.tree)
    reached = shortfall(problem, whole, answer.package)
    package, tree, bound = answer.package, answer.tree, reached
    if tree is None:
        bound, tree = below(problem, whole, reached, deadline)
    gains = zip(values(problem, package), problem.reservations, strict=True)
    reductions = tuple(max(0, reservation - value) for value, reservation in gains)
    total, proven_to = Fraction(reached, unit), Fraction(bound, unit)
    return Lowered(reductions, total, package, weights, proven_to, bound == reached, tree)


def told(progress: Progress, begun: float) -> Callable[[int], None]:
    """What to call with the number of branches, so that progress is told."""
    return lambda branches: progress(f"branch {branches}", monotonic() - begun)


def below(problem: Problem, weights: Sequence[int], best: int, deadline: float | None) -> tuple[int, Tree | None]:
    """The greatest lower bound on the shortfall that a small tree proves, found by bisection."""
    proven, tree, open_at = 0, None, best
    for _ in range(20):
        if deadline is not None and monotonic() > deadline:
            break
        middle = (proven + open_at + 1) // 2
        try:
            answer = refute(problem, no_smaller_shortfall(problem, middle, weights), nodes=20, seconds=1.0)
        except KeyboardInterrupt:
            break
        if answer.tree is None:
            open_at = middle
        else:
            proven, tree = middle, answer.tree
        if open_at - proven <= 1:
            break
    return proven, tree


def shortfall(problem: Problem, weights: Sequence[int], package: Package) -> int:
    """How far a package falls short of the reservation values, weighted and added up."""
    gains = zip(weights, values(problem, package), problem.reservations, strict=True)
    return sum(weight * max(0, reservation - value) for weight, value, reservation in gains)


def descend(problem: Problem, weights: Sequence[int], package: Package) -> Package:
    """Change one point at a time, always for the best, until no change lessens the shortfall."""
    barring = list(barred(problem))
    touching: list[list[tuple[int, Combination, int]]] = [[] for _ in problem.points]
    for i, party in enumerate(problem.parties):
        for linkage in party.linkages:
            for k, _ in linkage.when:
                touching[k].append((i, linkage.when, linkage.worth))
    gains = [value - party.reservation for value, party in zip(values(problem, package), problem.parties, strict=True)]
    least_yet = shortfall(problem, weights, package)
    while True:
        best: tuple[Package, list[int]] | None = None
        for k, point in enumerate(problem.points):
            for a in range(len(point.alternatives)):
                moved = (*package[:k], a, *package[k + 1 :])
                after = [
                    gain + party.worth[k][a] - party.worth[k][package[k]]
                    for gain, party in zip(gains, problem.parties, strict=True)
                ]
                for i, when, worth in touching[k]:
                    after[i] += worth * (holds(when, moved) - holds(when, package))
                short = sum(weight * -gain for weight, gain in zip(weights, after, strict=True) if gain < 0)
                if short < least_yet and not any(holds(one, moved) for one in barring):
                    least_yet, best = short, (moved, after)
        if best is None:
            return package
        package, gains = best
