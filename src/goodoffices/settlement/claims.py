"""Claims that no package is of a certain kind, in a form that a handful of numbers can prove.

A *measure* is what a package is worth by one yardstick: a party's gain, the sum over all parties, the number of points
left as they are. A claim says: no package without a barred combination reaches every floor and lies in the curved set.
The *curved set* is a convex set of gains, one of

- `product`: nonnegative gains whose product is at least `target` (Nash);
- `sorted`: gains whose m smallest add up to at least the m first `targets`, for every m (maximin and leximin: a vector
  whose sorted gains are lexicographically greater at place k than s has targets s1 … s(k-1), then sk + 1 to the end);
- `shortfall`: gains whose shortfalls below zero, weighted, add up to at most `target` (least relaxation).

For nonnegative weights w, `support` is the least value of w·gains over the set; whoever shows that no package has a
weighted sum as great as that has proved the claim. For the product it is the inequality of the arithmetic and geometric
mean: w·g ≥ n (target · w1 … wn)^(1/n); for sorted gains the rearrangement inequality (Hardy, Littlewood and Pólya,
*Inequalities*, 1934, sections 2.5 and 10.2).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import exp, log, prod
from typing import Any

from goodoffices.settlement.problem import Combination, Package, Party, Problem, holds

Numbers = Sequence[Any]
"""Integers where a proof is checked, floats where one is looked for."""


@dataclass(frozen=True, slots=True)
class Measure:
    """What each alternative and each combination adds to one yardstick, and what it starts from."""

    worth: tuple[tuple[int, ...], ...]
    linkages: Mapping[Combination, int] = field(default_factory=dict)
    constant: int = 0

    def of(self, package: Package) -> int:
        parts = sum(row[chosen] for row, chosen in zip(self.worth, package, strict=True))
        return self.constant + parts + sum(worth for when, worth in self.linkages.items() if holds(when, package))

    @property
    def span(self) -> int:
        """How far apart two packages can be by this yardstick, at most; at least 1."""
        parts = sum(max(row) - min(row) for row in self.worth)
        return max(1, parts + sum(abs(worth) for worth in self.linkages.values()))


def gain(party: Party, scale: int = 1) -> Measure:
    """A party's value less its reservation value, times `scale`."""
    linkages: dict[Combination, int] = {}
    for linkage in party.linkages:
        linkages[linkage.when] = linkages.get(linkage.when, 0) + scale * linkage.worth
    worth = tuple(tuple(scale * one for one in row) for row in party.worth)
    return Measure(worth, linkages, -scale * party.reservation)


def total(measures: Sequence[Measure]) -> Measure:
    """The sum of several measures."""
    linkages: dict[Combination, int] = {}
    for measure in measures:
        for when, added in measure.linkages.items():
            linkages[when] = linkages.get(when, 0) + added
    rows = zip(*(measure.worth for measure in measures), strict=True)
    worth = tuple(tuple(sum(column) for column in zip(*row, strict=True)) for row in rows)
    return Measure(worth, linkages, sum(measure.constant for measure in measures))


def unchanged(problem: Problem, text: Package) -> Measure:
    """How many points a package settles as a text does."""
    shape = enumerate(problem.points)
    return Measure(tuple(tuple(int(a == text[k]) for a in range(len(point.alternatives))) for k, point in shape))


@dataclass(frozen=True, slots=True)
class Curve:
    """A convex set of the first measures: `product`, `sorted` or `shortfall`, as above."""

    kind: str
    targets: tuple[int, ...]
    weights: tuple[int, ...] = ()

    def separate(self, gains: Numbers) -> list[Any] | None:
        """Weights by which these gains stay below the support of the set; None where they lie in it."""
        if self.kind == "product":
            if any(one <= 0 for one in gains):
                return [int(one <= 0) for one in gains] if self.targets[0] > 0 or min(gains) < 0 else None
            if log_product(gains) >= log_of(self.targets[0]) and exactly(gains, self.targets[0]):
                return None
            if isinstance(gains[0], float):
                return [1 / one for one in gains]
            whole = prod(gains)
            return [whole // one for one in gains]
        if self.kind == "shortfall":
            short = sum(weight * max(0, -one) for weight, one in zip(self.weights, gains, strict=True))
            worse = [weight * int(one < 0) for weight, one in zip(self.weights, gains, strict=True)]
            return worse if short > self.targets[0] else None
        order = sorted(range(len(gains)), key=lambda i: gains[i])
        reached = wanted = 0
        for m, (i, target) in enumerate(zip(order, self.targets, strict=True)):
            reached, wanted = reached + gains[i], wanted + target
            if reached < wanted:
                return [int(j in order[: m + 1]) for j in range(len(gains))]
        return None

    def beyond(self, weights: Sequence[int], reach: Fraction | int) -> bool:
        """Whether the least weighted sum over the set is more than `reach`, exactly."""
        if self.kind == "product":
            count = len(weights)
            return reach < 0 or count**count * self.targets[0] * prod(weights) > reach**count
        if self.kind == "shortfall":
            ratios = [Fraction(one, weight) for one, weight in zip(weights, self.weights, strict=True) if one]
            return -self.targets[0] * max(ratios, default=Fraction(0)) > reach
        ranked = sorted(weights, reverse=True)
        return sum(weight * target for weight, target in zip(ranked, self.targets, strict=True)) > reach

    def support(self, weights: Numbers) -> float:
        """The least weighted sum over the set, in floating point."""
        if self.kind == "product":
            if self.targets[0] <= 0 or min(weights) <= 0:
                return 0.0
            mean = (log_of(self.targets[0]) + sum(log(one) for one in weights)) / len(weights)
            return len(weights) * exp(mean)
        if self.kind == "shortfall":
            ratios = (one / weight for one, weight in zip(weights, self.weights, strict=True) if one)
            return -float(self.targets[0]) * max(ratios, default=0.0)
        ranked = sorted(weights, reverse=True)
        return float(sum(weight * target for weight, target in zip(ranked, self.targets, strict=True)))


@dataclass(frozen=True, slots=True)
class Claim:
    """No package reaches every floor (None: no floor for that measure) with its first gains in the curved set."""

    measures: tuple[Measure, ...]
    floors: tuple[int | None, ...]
    curve: Curve | None = None
    count: int = 0

    def broken(self, values: Sequence[int]) -> bool:
        """Whether a package of these values shows that the claim is false."""
        floors = all(floor is None or one >= floor for one, floor in zip(values, self.floors, strict=True))
        return floors and (self.curve is None or self.curve.separate(values[: self.count]) is None)

    def excludes(self, floors: Sequence[int], curve: Sequence[int], top: int) -> bool:
        """Whether weighted sums of at most `top` are too little for what the claim speaks of."""
        needed = sum(weight * floor for weight, floor in zip(floors, self.floors, strict=True) if floor is not None)
        if self.curve is None or not any(curve):
            return top < needed
        return self.curve.beyond(curve, top - needed)


def nothing(problem: Problem) -> Claim:
    """No package is in the zone."""
    return Claim(tuple(gain(party) for party in problem.parties), (0,) * len(problem.parties))


def no_greater(problem: Problem, measure: Callable[[Sequence[Measure]], Measure], best: int) -> Claim:
    """No package of the zone measures more than `best`."""
    gains = tuple(gain(party) for party in problem.parties)
    return Claim((*gains, measure(gains)), (*(0 for _ in gains), best + 1))


def no_greater_product(problem: Problem, best: int) -> Claim:
    """No package of the zone has a greater product of gains (`best` is not negative)."""
    gains = tuple(gain(party) for party in problem.parties)
    return Claim(gains, (1,) * len(gains), Curve("product", (best + 1,)), len(gains))


def no_greater_sorted(gains: Sequence[Measure], best: Sequence[int], place: int) -> Claim:
    """No package has sorted gains that equal `best` before a place (from 0), and exceed it there."""
    ranked = sorted(best)
    targets = (*ranked[:place], *(ranked[place] + 1 for _ in ranked[place:]))
    return Claim(tuple(gains), (targets[0],) * len(gains), Curve("sorted", targets), len(gains))


def no_smaller_shortfall(problem: Problem, best: int, weights: Sequence[int]) -> Claim:
    """No allowed package falls short of the reservation values by less than `best`, each party's shortfall weighted."""
    gains = tuple(gain(party) for party in problem.parties)
    return Claim(gains, (None,) * len(gains), Curve("shortfall", (best - 1,), tuple(weights)), len(gains))


def log_product(gains: Numbers) -> float:
    return sum(log_of(one) for one in gains) + 1e-6


def log_of(number: Any) -> float:
    """A logarithm that takes integers of any size."""
    return log(number) if number > 0 else float("-inf")


def exactly(gains: Numbers, target: int) -> bool:
    """Whether a product reaches a target: exact for integers, as good as can be for floats."""
    return isinstance(gains[0], float) or prod(gains) >= target
