"""Packages of linked alternatives, best first: at most one alternative a point, each holding by what else is in.

A *closed* set holds itself up and has one alternative of each point at most. It is *whole* if it lies in no larger
closed set. Branch and bound (Land and Doig, 1960) on one point at a time: each of its alternatives, or none of them.
What cannot hold among what is left is dropped, and what a chosen alternative needs with no other choice is chosen too.
No closed set of a branch settles more points than still have an alternative, nor needs fewer words than the cheapest on
each. The branch with the best bound comes first, so closed sets come in the order of their keys: most points, then
fewest needs. A set that is not whole comes after the larger one that it lies in, and is left out.

Exact where `complete`; what is listed is exact and first in any case. Complexity: exponential at worst (whether every
point can be settled is a question of satisfying clauses), so the branches are counted, and bounded.
"""

from __future__ import annotations

from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import count

from goodoffices.valuations.links import Links, Mask, bits, joined

Key = tuple[int, int]
"""Minus the points settled, and the needs: less is better."""


@dataclass(frozen=True, slots=True)
class Listing:
    """Whole sets in the order of their keys. `complete`: there are no others; else none has a key less than `bound`."""

    sets: tuple[Mask, ...]
    keys: tuple[Key, ...]
    complete: bool
    bound: Key | None
    branches: int


class Search:
    """The whole sets among linked alternatives."""

    def __init__(self, links: Links) -> None:
        self.rules = links.rules
        self.point = {place: point for point in links.points for place in bits(point)}
        self.points = links.points
        cited = [0] * len(links.rules)
        self.listeners = [0] * len(links.rules)
        for place, rule in enumerate(links.rules):
            for mask in set() if rule is None else {mask for one in rule.joiners for mask in one.masks}:
                for other in bits(mask):
                    self.listeners[other] |= 1 << place
                    cited[other] += 1
        weight = {point: sum(cited[place] for place in bits(point)) for point in links.points}
        self.order = sorted(links.points, key=lambda point: -weight[point])

    def settle(self, left: Mask, chosen: Mask, dropped: Mask | None = None) -> tuple[Mask, Mask] | None:
        """What is left, and chosen, once all has been drawn from it; None if what is chosen cannot be in.

        `dropped` is what fell since `left` was last settled; without it everything is looked at.
        """
        rules = self.rules
        waiting = left if dropped is None else joined(self.listeners[place] for place in bits(dropped)) & left
        waiting |= chosen
        while waiting:
            low = waiting & -waiting
            waiting ^= low
            place = low.bit_length() - 1
            rule = rules[place]
            gone = 0
            if rule is None or not rule.holds(left):
                if low & chosen:
                    return None
                gone = low
            elif low & chosen:
                gone = self.point[place] & left & ~low
                for mask in rule.masks or ():
                    only = mask & left
                    if only & (only - 1) == 0 and not only & chosen:
                        chosen |= only
                        waiting |= only
            if gone:
                if gone & chosen:
                    return None
                left &= ~gone
                for other in bits(gone):
                    waiting |= self.listeners[other]
                waiting &= left
        return left, chosen

    def key(self, left: Mask) -> Key:
        """A bound on the keys of the closed sets within `left`; their key, if it is one."""
        settled = needs = 0
        for point in self.points:
            here = point & left
            if here:
                settled += 1
                rules = (self.rules[place] for place in bits(here))
                needs += min(rule.needs(left) for rule in rules if rule is not None)
        return -settled, needs

    def possible(self, left: Mask) -> Mask:
        """What is left once alternatives that contradict themselves by what they need are dropped."""
        found = self.settle(left, 0)
        assert found is not None  # nothing was chosen
        left = found[0]
        for place in bits(left):
            low = 1 << place
            if left & low and self.settle(left, low, 0) is None:
                found = self.settle(left & ~low, 0, low)
                assert found is not None
                left = found[0]
        return left

    def best(self, left: Mask, most: int, effort: int) -> Listing:
        """The first `most` whole sets within what is `possible`, looking at no more than `effort` branches."""
        number = count()
        heap = [(self.key(left), left.bit_count(), next(number), left, 0)]
        seen: set[tuple[Mask, Mask]] = set()
        sets: list[Mask] = []
        keys: list[Key] = []
        branches = 0
        while heap:
            key, _, _, left, chosen = heap[0]
            if len(sets) >= most or branches >= effort:
                return Listing(tuple(sets), tuple(keys), False, key, branches)
            heappop(heap)
            branches += 1
            split = next((p for p in self.order if (p & left) & ((p & left) - 1)), None)
            if split is None:
                if not any(left & ~known == 0 for known in sets):
                    sets.append(left)
                    keys.append(key)
                continue
            here = split & left
            if any(left & ~known == 0 for known in sets):
                continue
            for choice in (*bits(here), None):
                low = 0 if choice is None else 1 << choice
                found = self.settle(left & ~here | low, chosen | low, here & ~low)
                if found is not None and found not in seen:
                    seen.add(found)
                    heappush(heap, (self.key(found[0]), found[0].bit_count(), next(number), *found))
        return Listing(tuple(sets), tuple(keys), True, None, branches)


def clusters(links: Links) -> tuple[Mask, ...]:
    """The alternatives of points that conditions link, directly or through others; each is a question by itself."""
    found: list[Mask] = []
    for point in links.points:
        together = point
        for place in bits(point):
            rule = links.rules[place]
            together |= joined(mask for joiner in rule.joiners for mask in joiner.masks) if rule is not None else 0
        apart = [other for other in found if not other & together]
        found = [*apart, together | joined(other for other in found if other & together)]
    return tuple(sorted(found, key=lambda mask: mask & -mask))
