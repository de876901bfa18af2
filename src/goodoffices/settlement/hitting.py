"""Sets that hit: the smallest sets with a member in common with each of several sets (minimal transversals)."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Sequence
from typing import TypeVar

T = TypeVar("T", bound=Hashable)


def hit(hitting: Iterable[frozenset[T]], wanted: Collection[T]) -> list[frozenset[T]]:
    """All minimal sets that hit what these hit, and one set more (Berge, *Hypergraphs*, 1989, chapter 2).

    >>> sorted(map(sorted, hit(hit([frozenset()], "ab"), "bc")))
    [['a', 'c'], ['b']]
    """
    kept: list[frozenset[T]] = []
    grown: set[frozenset[T]] = set()
    for one in hitting:
        if one.isdisjoint(wanted):
            grown.update(one | {member} for member in wanted)
        else:
            kept.append(one)
    return kept + [one for one in grown if not any(smaller <= one for smaller in kept)]


def least_hitting(sets: Sequence[Collection[T]], least: int = 0) -> tuple[T, ...] | None:
    """A set with the fewest members that hits all of several sets, known to need `least`; None if one is empty.

    Deepening search over the members of a set not yet hit, cut off by sets that have nothing in common; exponential in
    the size of the answer.

    >>> least_hitting(["ab", "bc", "cd"])
    ('a', 'c')
    """
    if not all(sets):
        return None
    members = list(dict.fromkeys(member for one in sets for member in one))
    bit = {member: 1 << place for place, member in enumerate(members)}
    masks = [sum(bit[member] for member in set(one)) for one in sets]
    masks = sorted(set(masks), key=lambda one: (one.bit_count(), one))
    size = least
    while (found := _within(masks, size)) is None:
        size += 1
    return tuple(member for member in members if found & bit[member])


def _within(masks: list[int], size: int) -> int | None:
    """A mask of at most so many bits that meets all of some masks, smallest first, if there is one."""
    if not masks:
        return 0
    taken = apart = 0
    for one in masks:
        if not one & taken:
            apart += 1
            taken |= one
    if apart > size:
        return None
    left = masks[0]
    while left:
        member = left & -left
        left ^= member
        rest = _within([one for one in masks if not one & member], size - 1)
        if rest is not None:
            return member | rest
    return None
