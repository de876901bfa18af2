"""The Merkle log of RFC 6962 (hashing and proofs as in RFC 9162, section 2.1), as pure functions.

Hashes are SHA-256, 32 bytes. The `leaf_hashes` of a tree are in order; the first has index 0. A proof is a
tuple of hashes, the one nearest to the leaf first. All errors are `ProofError`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Self

EMPTY_ROOT: Final = hashlib.sha256(b"").digest()
"""The root of a log without entries."""


class ProofError(ValueError):
    """A proof does not hold, or none can be made; the message says why."""


def node_hash(left: bytes, right: bytes) -> bytes:
    """Hash two subtrees into the one above them: SHA-256(0x01 ‖ left ‖ right)."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def root(leaf_hashes: Sequence[bytes]) -> bytes:
    """Return the root (tree head) over all leaf hashes."""
    level = list(leaf_hashes)
    while len(level) > 1:
        level = _above(level)
    return level[0] if level else EMPTY_ROOT


def inclusion_proof(leaf_hashes: Sequence[bytes], index: int) -> tuple[bytes, ...]:
    """Prove that the leaf at `index` is in the tree over all leaf hashes."""
    if not 0 <= index < len(leaf_hashes):
        raise ProofError(f"no leaf has index {index} in a tree of {len(leaf_hashes)}")
    return tuple(_path(list(leaf_hashes), index))


def consistency_proof(leaf_hashes: Sequence[bytes], first: int) -> tuple[bytes, ...]:
    """Prove that the tree over the first `first` leaf hashes is a beginning of the tree over them all."""
    if not 1 <= first <= len(leaf_hashes):
        raise ProofError(f"a tree of {len(leaf_hashes)} has no beginning of {first}")
    if first == len(leaf_hashes):
        return ()
    # The largest full subtree that ends where the first tree ends: the last that both trees share.
    level, index = list(leaf_hashes), first - 1
    while index & 1:
        level, index = _above(level), index >> 1
    return (*level[index : index + bool(index)], *_path(level, index))


def verify_inclusion(leaf_hash: bytes, index: int, size: int, proof: Sequence[bytes], tree_root: bytes) -> None:
    """Raise `ProofError` unless `proof` shows the leaf at `index` in the tree of `size` leaves with that root.

    RFC 9162, section 2.1.3.2.
    """
    if not 0 <= index < size:
        raise ProofError(f"no leaf has index {index} in a tree of {size}")
    _check_hashes((leaf_hash, *proof))
    place, last, reached = index, size - 1, leaf_hash
    for sibling in proof:
        if last == 0:
            raise ProofError("the proof is too long for a tree of this size")
        if place & 1 or place == last:
            reached = node_hash(sibling, reached)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            reached = node_hash(reached, sibling)
        place, last = place >> 1, last >> 1
    if last:
        raise ProofError("the proof is too short for a tree of this size")
    if reached != tree_root:
        raise ProofError("the leaf and its proof lead to another root: this entry is not in that record")


def verify_consistency(first: int, second: int, first_root: bytes, second_root: bytes, proof: Sequence[bytes]) -> None:
    """Raise `ProofError` unless `proof` shows the tree of `first` leaves to be a beginning of that of `second`.

    RFC 9162, section 2.1.4.2. An empty tree is a beginning of every tree and proves nothing: `first` is at least 1.
    """
    if not 1 <= first <= second:
        raise ProofError(f"a tree of {second} has no beginning of {first} to compare")
    if first == second:
        if proof:
            raise ProofError("the proof is too long: trees of the same size need none")
        if first_root != second_root:
            raise ProofError("two roots for the same size: the record was forked or rewritten")
        return
    _check_hashes(proof)
    steps = list(proof) if first & (first - 1) else [first_root, *proof]
    if not steps:
        raise ProofError("the proof is too short for trees of these sizes")
    place, last = first - 1, second - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    old = new = steps[0]
    for step in steps[1:]:
        if last == 0:
            raise ProofError("the proof is too long for trees of these sizes")
        if place & 1 or place == last:
            old, new = node_hash(step, old), node_hash(step, new)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            new = node_hash(new, step)
        place, last = place >> 1, last >> 1
    if last:
        raise ProofError("the proof is too short for trees of these sizes")
    if old != first_root:
        raise ProofError("the proof leads to another first root: the record was forked or rewritten")
    if new != second_root:
        raise ProofError("the proof leads to another second root: the record was forked or rewritten")


def grow(roots: list[bytes], size: int, leaf_hash: bytes) -> None:
    """Append a leaf to a tree of `size` that is given by the roots of its full subtrees, in place; see `Frontier`."""
    while size & 1:
        leaf_hash, size = node_hash(roots.pop(), leaf_hash), size >> 1
    roots.append(leaf_hash)


@dataclass(frozen=True, slots=True)
class Frontier:
    """The roots of a tree's full subtrees, largest first: all that is needed to append a leaf and know the root.

    A tree of `size` leaves has one for each bit that is set in `size` (at most 53 in a room).
    """

    size: int = 0
    roots: tuple[bytes, ...] = ()

    def __post_init__(self) -> None:
        if self.size < 0 or len(self.roots) != self.size.bit_count():
            raise ProofError(f"{len(self.roots)} subtree roots do not make a tree of {self.size}")
        _check_hashes(self.roots)

    @classmethod
    def of(cls, leaf_hashes: Iterable[bytes]) -> Self:
        """Return the frontier of the tree over these leaf hashes."""
        frontier = cls()
        for leaf_hash in leaf_hashes:
            frontier = frontier.append(leaf_hash)
        return frontier

    def append(self, leaf_hash: bytes) -> Self:
        """Return the frontier with one leaf more; at most log2(size) + 1 hashes are computed."""
        roots = list(self.roots)
        grow(roots, self.size, leaf_hash)
        return type(self)(self.size + 1, tuple(roots))

    def root(self) -> bytes:
        """Return the root over all leaves so far."""
        if not self.roots:
            return EMPTY_ROOT
        reached = self.roots[-1]
        for left in reversed(self.roots[:-1]):
            reached = node_hash(left, reached)
        return reached


class Growing:
    """A tree that leaf hashes are appended to, and of which only the root is wanted: full subtrees are hashed at once.

    Beside the roots of its subtrees it holds less than `AT_ONCE` leaf hashes.
    """

    AT_ONCE = 1 << 10

    def __init__(self) -> None:
        self._full = 0  # subtrees of so many leaves
        self._roots: list[bytes] = []
        self._pending: list[bytes] = []

    def extend(self, leaf_hashes: Iterable[bytes]) -> None:
        """Append leaves."""
        self._pending.extend(leaf_hashes)
        while len(self._pending) >= self.AT_ONCE:
            grow(self._roots, self._full, root(self._pending[: self.AT_ONCE]))
            self._full += 1
            del self._pending[: self.AT_ONCE]

    def root(self) -> bytes:
        """Return the root over all leaves so far."""
        roots = [*self._roots, root(self._pending)] if self._pending else self._roots
        if not roots:
            return EMPTY_ROOT
        reached = roots[-1]
        for left in reversed(roots[:-1]):
            reached = node_hash(left, reached)
        return reached


def _above(level: list[bytes], sha256: Callable[[bytes], hashlib._Hash] = hashlib.sha256) -> list[bytes]:
    """Hash neighbours into the level above; one left over rises as it is."""
    # `node_hash` written out: a call for each would take as long again as the hashing does.
    pairs = zip(level[::2], level[1::2], strict=False)
    return [sha256(b"\x01" + left + right).digest() for left, right in pairs] + level[len(level) & ~1 :]


def _path(level: list[bytes], index: int) -> Iterable[bytes]:
    """Yield the neighbours on the way from a node of this level to the root."""
    while len(level) > 1:
        yield from level[index ^ 1 : (index ^ 1) + 1]
        level, index = _above(level), index >> 1


def _check_hashes(hashes: Iterable[bytes]) -> None:
    if any(len(digest) != 32 for digest in hashes):
        raise ProofError("a hash has not 32 bytes")
