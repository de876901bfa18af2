"""Every answer by plain enumeration: slow, exact, and written without the library that it judges.

Of the library only the data of a `Problem` is used. Numbers are Python integers and fractions. The definitions:

- *Value* of a package to a party: the worths of its alternatives plus the party's linkages that hold in it.
- *Possible*: no forbidden combination. *Allowed*: possible, and no red line crossed. *Zone*: allowed, and worth at
  least its reservation to every party.
- *Efficient* within a set: no package of the same set is worth at least as much to all and more to one. The frontier is
  taken within the zone, or (`zone_only=False`) within the possible packages.
- *Gain*: value less reservation. All solutions are taken over the zone; `None` where it is empty.
- *Nash*: greatest product of gains. Degenerate when no package of the zone gives every party a positive gain: then, for
  each largest set of parties that can gain together, the greatest product over that set.
- *Kalai-Smorodinsky*: a party's ideal is its greatest value in the zone; a party with ideal above reservation has the
  ratio gain / (ideal - reservation). Greatest least ratio; among those, leximin on the ratios. With no such party every
  package of the zone is a solution, and the ratio is `None`.
- *Egalitarian*: greatest least gain. *Leximin*: the sorted gains, lexicographically greatest. *Utilitarian*: greatest
  sum of values.
- *Improving* on a text: allowed packages, or those of the zone, worth at least as much as the text to all, more to one.
- *Limits*: each party's reservation `(party, None)` and each of its red lines `(party, index)`; forbidden combinations
  are no limits and stay. A *blocker* is a set of limits that no possible package meets all of; minimal by inclusion.
- *Least relaxations*: sets of limits, fewest first, whose dropping opens the zone; and, keeping all red lines, the
  smallest sum of what the reservations must come down.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import combinations, product
from math import prod

from goodoffices.settlement.problem import Combination, Package, Party, Problem

Values = tuple[int, ...]
Limit = tuple[int, int | None]


def contains(package: Package, combination: Combination) -> bool:
    return all(package[point] == alternative for point, alternative in combination)


def worth_to(party: Party, package: Package) -> int:
    total = 0
    for point, alternative in enumerate(package):
        total += party.worth[point][alternative]
    for linkage in party.linkages:
        if contains(package, linkage.when):
            total += linkage.worth
    return total


def values_of(problem: Problem, package: Package) -> Values:
    return tuple(worth_to(party, package) for party in problem.parties)


def every(problem: Problem) -> list[Package]:
    return list(product(*[range(len(point.alternatives)) for point in problem.points]))


@lru_cache(4)
def possible(problem: Problem) -> list[Package]:
    return [p for p in every(problem) if not any(contains(p, c) for c in problem.forbidden)]


@lru_cache(4)
def allowed(problem: Problem) -> list[Package]:
    lines = [line for party in problem.parties for line in party.red_lines]
    return [p for p in possible(problem) if not any(contains(p, line) for line in lines)]


@lru_cache(4)
def zone(problem: Problem) -> list[Package]:
    floors = [party.reservation for party in problem.parties]
    return [p for p in allowed(problem) if at_least(values_of(problem, p), floors)]


def at_least(left: Iterable[int], right: Iterable[int]) -> bool:
    return all(a >= b for a, b in zip(left, right, strict=True))


def frontier(problem: Problem, *, zone_only: bool = True) -> dict[Values, set[Package]]:
    """Every efficient value vector, with all packages that reach it."""
    reached: dict[Values, set[Package]] = {}
    for package in zone(problem) if zone_only else possible(problem):
        reached.setdefault(values_of(problem, package), set()).add(package)
    efficient: list[Values] = []
    # Whatever dominates a vector has a greater sum, and is itself dominated by nothing or by one that is efficient.
    for vector in sorted(reached, key=sum, reverse=True):
        if not any(at_least(other, vector) for other in efficient):
            efficient.append(vector)
    return {vector: reached[vector] for vector in efficient}


def gains_of(problem: Problem, package: Package) -> Values:
    values = values_of(problem, package)
    return tuple(value - party.reservation for value, party in zip(values, problem.parties, strict=True))


@dataclass(frozen=True)
class Nash:
    """`largest`: each largest set of parties that can gain together, its greatest product, and who reaches it."""

    degenerate: bool
    largest: dict[frozenset[int], tuple[int, set[Package]]]


def nash(problem: Problem) -> Nash | None:
    gains = {package: gains_of(problem, package) for package in zone(problem)}
    if not gains:
        return None
    winners = {package: frozenset(i for i, g in enumerate(gain) if g > 0) for package, gain in gains.items()}
    most = max(len(winner) for winner in winners.values())
    largest: dict[frozenset[int], tuple[int, set[Package]]] = {}
    for package, winner in winners.items():
        if len(winner) == most:
            reached = prod(gains[package][i] for i in winner)
            best, packages = largest.get(winner, (-1, set()))
            if reached > best:
                largest[winner] = (reached, {package})
            elif reached == best:
                packages.add(package)
    return Nash(most < len(problem.parties), largest)


@dataclass(frozen=True)
class KalaiSmorodinsky:
    """The greatest least ratio, all packages that reach it, and those of them that are leximin on the ratios."""

    ratio: Fraction | None
    ideal: Values
    maximin: set[Package]
    leximin: set[Package]


def kalai_smorodinsky(problem: Problem) -> KalaiSmorodinsky | None:
    values = {package: values_of(problem, package) for package in zone(problem)}
    if not values:
        return None
    ideal = tuple(max(column) for column in zip(*values.values(), strict=True))
    able = [i for i, party in enumerate(problem.parties) if ideal[i] > party.reservation]
    if not able:
        return KalaiSmorodinsky(None, ideal, set(values), set(values))
    ratios = {
        package: sorted(
            Fraction(vector[i] - problem.parties[i].reservation, ideal[i] - problem.parties[i].reservation)
            for i in able
        )
        for package, vector in values.items()
    }
    best = max(ratios.values())
    return KalaiSmorodinsky(
        best[0],
        ideal,
        {package for package, ratio in ratios.items() if ratio[0] == best[0]},
        {package for package, ratio in ratios.items() if ratio == best},
    )


def egalitarian(problem: Problem) -> tuple[int, set[Package]] | None:
    return greatest({package: min(gains_of(problem, package)) for package in zone(problem)})


def leximin(problem: Problem) -> tuple[Values, set[Package]] | None:
    return greatest({package: tuple(sorted(gains_of(problem, package))) for package in zone(problem)})


def utilitarian(problem: Problem) -> tuple[int, set[Package]] | None:
    return greatest({package: sum(values_of(problem, package)) for package in zone(problem)})


def greatest(measured):
    """The greatest measure and all packages that reach it; None where there is no package."""
    if not measured:
        return None
    best = max(measured.values())
    return best, {package for package, measure in measured.items() if measure == best}


def improving(problem: Problem, text: Package, *, inside: bool = False) -> set[Package]:
    """Allowed packages (`inside`: of the zone) that make nobody worse off than the text, and somebody better."""
    start = values_of(problem, text)
    found = set()
    for package in zone(problem) if inside else allowed(problem):
        values = values_of(problem, package)
        if at_least(values, start) and values != start:
            found.add(package)
    return found


def distance(package: Package, text: Package) -> int:
    """How many points two packages settle differently."""
    return sum(a != b for a, b in zip(package, text, strict=True))


def nearest(packages: Iterable[Package], text: Package) -> set[Package]:
    """Those that change the fewest points of a text."""
    by_distance: dict[int, set[Package]] = {}
    for package in packages:
        by_distance.setdefault(distance(package, text), set()).add(package)
    return by_distance[min(by_distance)] if by_distance else set()


def limits(problem: Problem) -> list[Limit]:
    return [(i, line) for i, party in enumerate(problem.parties) for line in (None, *range(len(party.red_lines)))]


def broken(problem: Problem, package: Package) -> frozenset[Limit]:
    """The limits that a package does not meet."""
    found: set[Limit] = set()
    for i, party in enumerate(problem.parties):
        if worth_to(party, package) < party.reservation:
            found.add((i, None))
        found.update((i, k) for k, line in enumerate(party.red_lines) if contains(package, line))
    return frozenset(found)


def blockers(problem: Problem) -> set[frozenset[Limit]]:
    """All minimal blockers: none where there is a zone, the empty set where nothing is possible at all."""
    breaks = {broken(problem, package) for package in possible(problem)}
    return minimal(limits(problem), lambda chosen: all(chosen & wanted for wanted in breaks))


def minimal(members: Sequence[Limit], holds) -> set[frozenset[Limit]]:
    """All sets of members, minimal by inclusion, for which something holds that a superset cannot lose."""
    found: set[frozenset[Limit]] = set()
    for size in range(len(members) + 1):
        for chosen in map(frozenset, combinations(members, size)):
            if not any(smaller <= chosen for smaller in found) and holds(chosen):
                found.add(chosen)
    return found


def fewest_relaxed(problem: Problem) -> set[frozenset[Limit]]:
    """The smallest sets of limits whose dropping opens the zone; none where nothing is possible at all."""
    breaks = {broken(problem, package) for package in possible(problem)}
    fewest = min((len(wanted) for wanted in breaks), default=0)
    return {wanted for wanted in breaks if len(wanted) == fewest}


def least_lowered(problem: Problem) -> tuple[int, set[Package]] | None:
    """The smallest sum by which reservations must come down, red lines kept, and the packages that need just that."""
    lowered = {}
    for package in allowed(problem):
        gains = gains_of(problem, package)
        lowered[package] = sum(max(0, -gain) for gain in gains)
    if not lowered:
        return None
    least = min(lowered.values())
    return least, {package for package, total in lowered.items() if total == least}
