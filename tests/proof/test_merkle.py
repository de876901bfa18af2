"""Every tree up to 64 leaves, against the definitions of RFC 6962 section 2.1 written down as they stand there."""

import hashlib
from collections.abc import Callable, Iterator
from functools import cache
from types import SimpleNamespace
from typing import Any

import pytest

from goodoffices.proof import merkle
from goodoffices.proof.merkle import Frontier, ProofError, verify_consistency, verify_inclusion

LARGEST = 64
LEAVES = [hashlib.sha256(b"\0" + bytes([i])).digest() for i in range(LARGEST)]


@cache
def naive_root(start: int, end: int) -> bytes:
    """MTH of the leaves from start to end."""
    if end == start:
        return hashlib.sha256().digest()
    if end - start == 1:
        return LEAVES[start]
    middle = start + split(end - start)
    return hashlib.sha256(b"\x01" + naive_root(start, middle) + naive_root(middle, end)).digest()


def naive_path(index: int, start: int, end: int) -> list[bytes]:
    """PATH(index, the leaves from start to end); the index counts from start."""
    if end - start == 1:
        return []
    k = split(end - start)
    if index < k:
        return [*naive_path(index, start, start + k), naive_root(start + k, end)]
    return [*naive_path(index - k, start + k, end), naive_root(start, start + k)]


def naive_subproof(first: int, start: int, end: int, whole: bool) -> list[bytes]:
    """SUBPROOF(first, the leaves from start to end, whole)."""
    if first == end - start:
        return [] if whole else [naive_root(start, end)]
    k = split(end - start)
    if first <= k:
        return [*naive_subproof(first, start, start + k, whole), naive_root(start + k, end)]
    return [*naive_subproof(first - k, start + k, end, False), naive_root(start, start + k)]


def split(size: int) -> int:
    """Return the largest power of two smaller than size."""
    return max(1 << i for i in range(8) if 1 << i < size)


def compare_with_naive(log: Any) -> None:
    """Compare `log` (the module, or a mutant of it) with the definitions; AssertionError where it differs."""
    for size in range(LARGEST + 1):
        leaves = LEAVES[:size]
        whole = naive_root(0, size)
        assert log.root(leaves) == whole
        assert log.Frontier.of(leaves).root() == whole
        for index in range(size):
            proof = naive_path(index, 0, size)
            assert list(log.inclusion_proof(leaves, index)) == proof
            assert not fails(log.verify_inclusion, leaves[index], index, size, proof, whole)
        for first in range(1, size + 1):
            proof = naive_subproof(first, 0, size, True)
            assert list(log.consistency_proof(leaves, first)) == proof
            assert not fails(log.verify_consistency, first, size, naive_root(0, first), whole, proof)


def refuse_what_is_false(log: Any) -> None:
    """Change every true proof of a tree up to 20 in every way; AssertionError if one change passes."""
    for size in range(1, 21):
        whole = naive_root(0, size)
        for index in range(size):
            proof = naive_path(index, 0, size)
            for changed in changes(proof):
                assert fails(log.verify_inclusion, LEAVES[index], index, size, changed, whole)
            assert fails(log.verify_inclusion, LEAVES[index], index, size, proof, bytes(32))
            assert fails(log.verify_inclusion, LEAVES[63], index, size, proof, whole)
            for other in set(range(-1, size + 1)) - {index}:
                assert fails(log.verify_inclusion, LEAVES[index], other, size, proof, whole)
        for first in range(1, size + 1):
            proof = naive_subproof(first, 0, size, True)
            root = naive_root(0, first)
            for changed in changes(proof):
                assert fails(log.verify_consistency, first, size, root, whole, changed)
            assert fails(log.verify_consistency, first, size, bytes(32), whole, proof)
            assert fails(log.verify_consistency, first, size, root, bytes(32), proof)
            for other in set(range(size + 2)) - {first}:
                assert fails(log.verify_consistency, other, size, root, whole, proof)


def fails(verify: Callable[..., None], *given: object) -> bool:
    try:
        verify(*given)
    except ProofError:
        return True
    return False


def changes(proof: list[bytes]) -> Iterator[list[bytes]]:
    """Yield the proof with one thing wrong: a hash more, fewer, flipped by a bit, cut short, in another order."""
    for at in range(len(proof) + 1):
        yield [*proof[:at], bytes(32), *proof[at:]]
    for at, digest in enumerate(proof):
        yield [*proof[:at], *proof[at + 1 :]]
        yield [*proof[:at], bytes([digest[0] ^ 1]) + digest[1:], *proof[at + 1 :]]
        yield [*proof[:at], digest[:31], *proof[at + 1 :]]
        yield [*proof[:at], digest + b"\0", *proof[at + 1 :]]
    if len(proof) > 1:
        yield proof[::-1]


def test_agrees_with_the_definitions() -> None:
    compare_with_naive(merkle)


def test_refuses_what_is_false() -> None:
    refuse_what_is_false(merkle)


def mutant(**changed: object) -> SimpleNamespace:
    return SimpleNamespace(**{**vars(merkle), **changed})


def last_two_swapped(leaves: list[bytes], index: int) -> tuple[bytes, ...]:
    proof = merkle.inclusion_proof(leaves, index)
    return (*proof[:-2], *proof[:-3:-1])


def with_first_root(leaves: list[bytes], first: int) -> tuple[bytes, ...]:
    proof = merkle.consistency_proof(leaves, first)
    return proof if first & (first - 1) or first == len(leaves) else (merkle.root(leaves[:first]), *proof)


def last_leaf_doubled(leaves: list[bytes]) -> bytes:
    level = list(leaves)
    while len(level) > 1:
        level += level[-1:] * (len(level) % 2)
        level = [merkle.node_hash(a, b) for a, b in zip(level[::2], level[1::2], strict=True)]
    return level[0] if level else merkle.EMPTY_ROOT


@pytest.mark.parametrize(
    "broken",
    [
        mutant(root=last_leaf_doubled),
        mutant(inclusion_proof=last_two_swapped),
        mutant(consistency_proof=with_first_root),
    ],
    ids=["last leaf doubled", "proof in another order", "first root sent along"],
)
def test_the_comparison_sees_a_planted_error(broken: object) -> None:
    with pytest.raises(AssertionError):
        compare_with_naive(broken)


def surplus_ignored(leaf: bytes, index: int, size: int, proof: list[bytes], root: bytes) -> None:
    cut = merkle.inclusion_proof(LEAVES[:size], index) if 0 <= index < size else ()
    verify_inclusion(leaf, index, size, proof[: len(cut)], root)


def first_root_unchecked(first: int, second: int, first_root: bytes, root: bytes, proof: list[bytes]) -> None:
    honest = naive_root(0, first) if 0 < first <= second else first_root
    verify_consistency(first, second, honest, root, proof)


def only_hashed(leaf: bytes, index: int, size: int, proof: list[bytes], root: bytes) -> None:
    reached = leaf
    for sibling in proof:
        reached = merkle.node_hash(sibling, reached) if index & 1 else merkle.node_hash(reached, sibling)
        index >>= 1
    if reached != root:
        raise ProofError("another root")


@pytest.mark.parametrize(
    "broken",
    [
        mutant(verify_inclusion=surplus_ignored),
        mutant(verify_inclusion=only_hashed),
        mutant(verify_consistency=first_root_unchecked),
    ],
    ids=["surplus hashes ignored", "index not held to the size", "first root not checked"],
)
def test_the_changes_see_a_planted_weakness(broken: object) -> None:
    with pytest.raises(AssertionError):
        refuse_what_is_false(broken)


def test_leaves_and_nodes_are_hashed_apart() -> None:
    # SHA-256 of nothing, as FIPS 180-4's published examples give it.
    assert merkle.EMPTY_ROOT.hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert merkle.node_hash(LEAVES[0], LEAVES[1]) == hashlib.sha256(b"\x01" + LEAVES[0] + LEAVES[1]).digest()
    assert merkle.node_hash(LEAVES[0], LEAVES[1]) != hashlib.sha256(b"\x00" + LEAVES[0] + LEAVES[1]).digest()


def test_a_frontier_grows_by_one_and_leaves_the_old_one_alone() -> None:
    frontier = Frontier()
    for size, leaf in enumerate(LEAVES):
        kept = frontier.roots
        grown = frontier.append(leaf)
        assert (frontier.size, frontier.roots) == (size, kept)
        assert Frontier(grown.size, grown.roots) == grown == Frontier.of(LEAVES[: size + 1])
        assert grown.root() == naive_root(0, size + 1)
        frontier = grown


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: merkle.inclusion_proof(LEAVES[:3], 3), "no leaf has index 3 in a tree of 3"),
        (lambda: merkle.inclusion_proof([], 0), "no leaf has index 0 in a tree of 0"),
        (lambda: merkle.inclusion_proof(LEAVES[:3], -1), "no leaf has index -1"),
        (lambda: merkle.consistency_proof(LEAVES[:3], 4), "a tree of 3 has no beginning of 4"),
        (lambda: merkle.consistency_proof(LEAVES[:3], 0), "a tree of 3 has no beginning of 0"),
        (lambda: verify_inclusion(LEAVES[0], 0, 2, [], naive_root(0, 2)), "too short"),
        (lambda: verify_inclusion(LEAVES[0], 0, 1, [LEAVES[1]], LEAVES[0]), "too long"),
        (lambda: verify_inclusion(LEAVES[0], 0, 2, [LEAVES[2]], naive_root(0, 2)), "not in that record"),
        (lambda: verify_inclusion(b"", 0, 1, [], b""), "not 32 bytes"),
        (lambda: verify_consistency(2, 2, LEAVES[0], LEAVES[1], []), "forked or rewritten"),
        (lambda: verify_consistency(2, 2, LEAVES[0], LEAVES[0], [LEAVES[1]]), "too long"),
        (lambda: verify_consistency(1, 2, LEAVES[2], naive_root(0, 2), [LEAVES[1]]), "another second root"),
        (
            lambda: verify_consistency(3, 4, LEAVES[0], naive_root(0, 4), merkle.consistency_proof(LEAVES[:4], 3)),
            "first root",
        ),
        (lambda: verify_consistency(3, 4, naive_root(0, 3), naive_root(0, 4), []), "too short"),
        (lambda: verify_consistency(3, 4, naive_root(0, 3), naive_root(0, 4), [b"short"]), "not 32 bytes"),
        (lambda: verify_consistency(0, 4, merkle.EMPTY_ROOT, naive_root(0, 4), []), "no beginning of 0"),
        (lambda: verify_consistency(5, 4, naive_root(0, 5), naive_root(0, 4), []), "no beginning of 5"),
        (lambda: Frontier(3, (LEAVES[0],)), "1 subtree roots do not make a tree of 3"),
        (lambda: Frontier(-1, (LEAVES[0],)), "do not make a tree of -1"),
        (lambda: Frontier().append(b"short"), "not 32 bytes"),
    ],
)
def test_an_error_says_why(call: Callable[[], object], words: str) -> None:
    with pytest.raises(ProofError, match=words):
        call()
