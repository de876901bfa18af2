"""Proofs from the full subtrees of a tree that is kept as it grows: what to look up, and what to make of it.

A full subtree is named by its level (0: a leaf) and its place from the left on that level: it spans the leaves from
place × 2**level to (place + 1) × 2**level - 1. It never changes once it is there, and a leaf completes on average one
above itself. So a proof for any earlier size takes a look at O(log² size) of them, and nothing is hashed anew but the
right edge. The splits are those of RFC 9162, section 2.1.1.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from goodoffices.proof.merkle import EMPTY_ROOT, ProofError, node_hash


class Subtree(NamedTuple):
    """The place of a full subtree."""

    level: int
    place: int


Span = tuple[int, int]
"""Leaves from the first (0 is the first of all) up to, and without, the second: any that one node stands above."""


def completed(roots: list[bytes], size: int, leaf_hash: bytes) -> list[tuple[Subtree, bytes]]:
    """Append a leaf to a tree of `size`, given by the roots of its full subtrees, in place, as `merkle.grow` does.

    Returns the subtrees above the leaf that it completes, the lowest first.
    """
    found, level, place = list[tuple[Subtree, bytes]](), 0, size
    while place & 1:
        leaf_hash, level, place = node_hash(roots.pop(), leaf_hash), level + 1, place >> 1
        found.append((Subtree(level, place), leaf_hash))
    roots.append(leaf_hash)
    return found


def of_root(size: int) -> list[Span]:
    """What the root over the first `size` leaves stands above."""
    return [(0, size)] if size else []


def of_inclusion(index: int, size: int) -> list[Span]:
    """What the hashes stand above that prove the leaf at `index` to be in the tree of `size`, nearest first."""
    if not 0 <= index < size:
        raise ProofError(f"no leaf has index {index} in a tree of {size}")
    low, high, found = 0, size, list[Span]()
    while high - low > 1:
        middle = low + _half(high - low)
        low, high, beside = (low, middle, (middle, high)) if index < middle else (middle, high, (low, middle))
        found.append(beside)
    return found[::-1]


def of_consistency(first: int, second: int) -> list[Span]:
    """What the hashes stand above that prove the tree of `first` leaves to be a beginning of that of `second`."""
    if not 1 <= first <= second:
        raise ProofError(f"a tree of {second} has no beginning of {first}")
    low, high, found = 0, second, list[Span]()
    while high != first:
        middle = low + _half(high - low)
        low, high, beside = (low, middle, (middle, high)) if first <= middle else (middle, high, (low, middle))
        found.append(beside)
    return [*([(low, high)] if low else []), *found[::-1]]


def needed(spans: Sequence[Span]) -> list[Subtree]:
    """The full subtrees that make up these spans: what is to be looked up."""
    return [subtree for span in spans for subtree in _parts(*span)]


def folded(spans: Sequence[Span], hashes: Mapping[Subtree, bytes]) -> tuple[bytes, ...]:
    """The hash above each span, from those of its full subtrees."""
    return tuple(_above([hashes[subtree] for subtree in _parts(*span)]) for span in spans)


def root(size: int, hashes: Mapping[Subtree, bytes]) -> bytes:
    """The root over the first `size` leaves."""
    return folded(of_root(size), hashes)[0] if size else EMPTY_ROOT


def path_of_last(roots: Sequence[bytes]) -> tuple[bytes, ...]:
    """The inclusion proof of a leaf that is appended to the tree with these full subtrees, in the tree it ends."""
    return tuple(reversed(roots))


def _parts(low: int, high: int) -> Iterator[Subtree]:
    """The full subtrees from `low` to `high`, largest first; a node that stands above both begins at `low`."""
    while low < high:
        level = (high - low).bit_length() - 1
        yield Subtree(level, low >> level)
        low += 1 << level


def _above(roots: Sequence[bytes]) -> bytes:
    reached = roots[-1]
    for left in reversed(roots[:-1]):
        reached = node_hash(left, reached)
    return reached


def _half(size: int) -> int:
    """The largest power of two below `size`."""
    return 1 << ((size - 1).bit_length() - 1)
