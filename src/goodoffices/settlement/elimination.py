"""In which order to settle the points, and what to remember of those already settled.

A linkage or barred combination is *open* while some of its points are settled and others not. All that later points
need to know of the earlier ones is which open combinations can still hold: the *context*, one bit for each. Two partial
packages are compared only within the same context, so few combinations should be open at a time. This is the
elimination of variables (Bertelè and Brioschi, *Nonserial Dynamic Programming*, 1972; Dechter, "Bucket elimination",
Artificial Intelligence 113 (1999)) with a context finer than a table of the open points' alternatives: an alternative
that no open combination names adds nothing to it.

The order is found greedily: next comes a point that leaves the fewest combinations open, points without linkages last.
Cost is linear in the number of contexts, at most 2 to the *width*, the most combinations that are open at once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from goodoffices.settlement.problem import Combination, Problem, SizeError, barred

WIDEST = 62
"""A context is one 64-bit integer."""


@dataclass(frozen=True, slots=True)
class Tie:
    """A combination that matters: what it adds to a party (`linkage` its index there), or that it is barred (None)."""

    when: Combination
    party: int = -1
    linkage: int | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One point settled: bits to set, those that each alternative keeps, ties now decided (with their bits)."""

    point: int
    opened: int
    keeps: tuple[int, ...]
    closing: tuple[tuple[Tie, int], ...]

    @property
    def clear(self) -> int:
        return sum(bit for _, bit in self.closing)

    @property
    def free(self) -> bool:
        """Whether the point is in no combination."""
        return all(keep == -1 for keep in self.keeps) and not self.closing


@dataclass(frozen=True, slots=True)
class Plan:
    """The steps of an elimination, and the most combinations that are open between two of them."""

    steps: tuple[Step, ...]
    width: int


def ties_of(problem: Problem, *, red_lines: bool = True) -> list[Tie]:
    """All that couples points, and whatever is barred."""
    found = [
        Tie(linkage.when, i, j)
        for i, party in enumerate(problem.parties)
        for j, linkage in enumerate(party.linkages)
        if linkage.worth
    ]
    lines = barred(problem) if red_lines else problem.forbidden
    return found + [Tie(combination) for combination in dict.fromkeys(lines)]


def plan(problem: Problem, bound: Sequence[Tie], preferred: Sequence[int]) -> Plan:
    """The steps in a narrow order; among points as good as each other, those first that are preferred.

    Raises:
        SizeError: more combinations would be open at once than a context can hold.
    """
    order = narrow([tie.when for tie in bound], preferred)
    place = {point: number for number, point in enumerate(order)}
    last = [max(place[k] for k, _ in tie.when) for tie in bound]
    waiting = sorted(range(len(bound)), key=lambda t: min(place[k] for k, _ in bound[t].when))
    free = list(range(WIDEST))
    bits: dict[int, int] = {}
    steps, width = [], 0
    for number, point in enumerate(order):
        opened = 0
        while waiting and any(k == point for k, _ in bound[waiting[0]].when):
            if not free:
                raise SizeError(
                    f"More than {WIDEST} linkages, red lines and forbidden combinations overlap, too many to settle "
                    "the points one by one."
                )
            bits[waiting[0]] = 1 << free.pop()
            opened |= bits[waiting.pop(0)]
        keeps = [-1] * len(problem.points[point].alternatives)
        for t, bit in bits.items():
            named = dict(bound[t].when)
            if point in named:
                keeps = [keep if a == named[point] else keep & ~bit for a, keep in enumerate(keeps)]
        closing = [t for t in bits if last[t] == number]
        steps.append(Step(point, opened, tuple(keeps), tuple((bound[t], bits[t]) for t in closing)))
        for t in closing:
            free.append(bits.pop(t).bit_length() - 1)
        width = max(width, len(bits))
    return Plan(tuple(steps), width)


def narrow(combinations: Sequence[Combination], preferred: Sequence[int]) -> list[int]:
    """All points in an order that keeps few combinations open; untied points last."""
    tied = Counter(k for when in combinations for k, _ in when)
    order: list[int] = []
    left = [k for k in preferred if tied[k]]
    open_now: list[set[int]] = []
    untouched = [{k for k, _ in when} for when in combinations]

    def burden(point: int) -> tuple[int, int]:
        opening = sum(point in points and len(points) > 1 for points in untouched)
        closing = sum(points == {point} for points in open_now)
        return opening - closing, -sum(point in points for points in open_now)

    while left:
        point = min(left, key=burden)
        left.remove(point)
        order.append(point)
        open_now += [points for points in untouched if point in points]
        untouched = [points for points in untouched if point not in points]
        open_now = [rest for points in open_now if (rest := points - {point})]
    return order + [k for k in preferred if not tied[k]]
