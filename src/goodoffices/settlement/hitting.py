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
    size = least
    while (found := _within(sets, size)) is None:
        size += 1
    return found


def _within(sets: Sequence[Collection[T]], size: int) -> tuple[T, ...] | None:
    """A hitting set of at most so many members, if there is one."""
    if not sets:
        return ()
    apart: list[Collection[T]] = []
    taken: set[T] = set()
    for one in sorted(sets, key=len):
        if taken.isdisjoint(one):
            apart.append(one)
            taken.update(one)
    if len(apart) > size:
        return None
    for member in apart[0]:
        rest = _within([one for one in sets if member not in one], size - 1)
        if rest is not None:
            return (member, *rest)
    return None
