"""The problem: points with alternatives, what each is worth to each party, and what a party can never accept.

A *package* settles every point with one of its alternatives. A party values a package at the sum of what the chosen
alternatives are worth to it and of its *linkages*: what a combination on two or more points adds or costs. It can
accept a package that crosses none of its *red lines* and is worth at least its *reservation value*, which is what its
best alternative to an agreement is worth. All numbers are integers: decimals were scaled exactly on reading.

Definitions as in Raiffa, *The Art and Science of Negotiation* (1982), chapters 10 to 13 and 17; linkages as the
interdependent issues of Klein, Faratin, Sayama and Bar-Yam, "Negotiating complex contracts", Group Decision and
Negotiation 12 (2003).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from math import prod

Package = tuple[int, ...]
"""One alternative of each point: `package[k]` is an index into `points[k].alternatives`."""

Combination = tuple[tuple[int, int], ...]
"""Alternatives on some points, as (point, alternative) indices in the order of the points."""


class ProblemError(ValueError):
    """What is wrong with a problem, which party and point it concerns, and what to do."""


class SizeError(ProblemError):
    """The question is too large for the method asked; says what is known and which smaller question to ask."""


@dataclass(frozen=True, slots=True)
class Point:
    """One numbered point. A divisible point has no alternatives: it is shared out, as division procedures do."""

    id: str
    alternatives: tuple[str, ...]
    title: str = ""

    @property
    def divisible(self) -> bool:
        return not self.alternatives


@dataclass(frozen=True, slots=True)
class Linkage:
    """What a combination of alternatives on two or more points is worth beside the sum of its parts (may cost)."""

    when: Combination
    worth: int


@dataclass(frozen=True, slots=True)
class Party:
    """A party's private side: `worth[k][a]` of each alternative (of a divisible point: `(whole,)`), and its limits."""

    id: str
    reservation: int
    worth: tuple[tuple[int, ...], ...]
    linkages: tuple[Linkage, ...] = ()
    red_lines: tuple[Combination, ...] = ()
    name: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """A whole problem; `value / scale` is a worth as it was written. `status_quo` is the package in force, if any."""

    points: tuple[Point, ...]
    parties: tuple[Party, ...]
    forbidden: tuple[Combination, ...] = ()
    status_quo: Package | None = None
    scale: int = 1
    title: str = ""
    source: str = ""

    @property
    def size(self) -> int:
        """How many packages there are, acceptable or not."""
        return prod(len(point.alternatives) for point in self.points)

    @property
    def reservations(self) -> tuple[int, ...]:
        return tuple(party.reservation for party in self.parties)

    def indivisible(self) -> None:
        """Refuse a problem with a divisible point: only division procedures share a point out.

        Raises:
            ProblemError: names the first divisible point.
        """
        for point in self.points:
            if point.divisible:
                raise ProblemError(
                    f"Point {point.id!r} is divisible, and this question is about whole alternatives: "
                    "name its alternatives, or ask for adjusted winner."
                )


def values(problem: Problem, package: Package) -> tuple[int, ...]:
    """What a package is worth to each party, in the order of the parties."""
    return tuple(value(party, package) for party in problem.parties)


def value(party: Party, package: Package) -> int:
    """What a package is worth to one party: its alternatives and its linkages."""
    parts = sum(worth[chosen] for worth, chosen in zip(party.worth, package, strict=True))
    return parts + sum(linkage.worth for linkage in party.linkages if holds(linkage.when, package))


def holds(combination: Combination, package: Package) -> bool:
    """Whether a package contains a combination of alternatives."""
    return all(package[point] == alternative for point, alternative in combination)


def allowed(problem: Problem, package: Package) -> bool:
    """Whether a package holds no forbidden combination and crosses no party's red line."""
    return not any(holds(combination, package) for combination in barred(problem))


def acceptable(problem: Problem, package: Package) -> bool:
    """Whether every party could accept a package: it is in the zone of possible agreement."""
    return allowed(problem, package) and all(value(party, package) >= party.reservation for party in problem.parties)


def barred(problem: Problem) -> Iterator[Combination]:
    """Every combination that no package may hold: the forbidden ones, then each party's red lines."""
    yield from problem.forbidden
    for party in problem.parties:
        yield from party.red_lines


def packages(problem: Problem) -> Iterator[Package]:
    """All packages, acceptable or not, in lexicographic order: for small problems."""
    return product(*(range(len(point.alternatives)) for point in problem.points))


def named(problem: Problem, package: Package) -> dict[str, str]:
    """A package in words: point id to alternative."""
    return {point.id: point.alternatives[chosen] for point, chosen in zip(problem.points, package, strict=True)}


def package_of(problem: Problem, chosen: Mapping[str, str]) -> Package:
    """The package that a mapping of point id to alternative names.

    Raises:
        ProblemError: a point is missing or unknown, or has no such alternative.
    """
    known = {point.id: point for point in problem.points}
    for point in chosen:
        if point not in known:
            raise ProblemError(f"There is no point {point!r}: the points are {listed(known)}.")
    missing = [point for point in known if point not in chosen]
    if missing:
        raise ProblemError(f"A package settles every point; {listed(missing)} is not settled.")
    return tuple(index_of(point, chosen[point.id]) for point in problem.points)


def index_of(point: Point, alternative: str) -> int:
    """The index of a named alternative.

    Raises:
        ProblemError: the point has no such alternative.
    """
    try:
        return point.alternatives.index(alternative)
    except ValueError:
        raise ProblemError(
            f"Point {point.id!r} has no alternative {alternative!r}: it has {listed(point.alternatives)}."
        ) from None


def as_written(problem: Problem, worth: int) -> Fraction:
    """A worth in the unit in which the problem was written."""
    return Fraction(worth, problem.scale)


def listed(names: Iterable[str]) -> str:
    """Names for a sentence, in quotation marks."""
    return ", ".join(repr(name) for name in names)


def point_order(problem: Problem) -> Mapping[str, int]:
    """Point id to its index."""
    return {point.id: place for place, point in enumerate(problem.points)}


def linked(problem: Problem) -> Sequence[Combination]:
    """Every combination on two or more points that matters: linkages, red lines and forbidden ones."""
    found = [linkage.when for party in problem.parties for linkage in party.linkages]
    return [combination for combination in (*found, *barred(problem)) if len(combination) > 1]
