"""Proofs from kept subtrees are those that are made from all leaves."""

from hashlib import sha256

import pytest

from goodoffices.proof import merkle, subtrees
from goodoffices.proof.subtrees import Subtree

LEAVES = [sha256(bytes([n])).digest() for n in range(130)]


def kept(size: int) -> tuple[dict[Subtree, bytes], list[bytes]]:
    """Every full subtree of a tree as it grew, with its leaves, and the roots of those that are left."""
    found, roots = {}, []
    for place, leaf in enumerate(LEAVES[:size]):
        found[Subtree(0, place)] = leaf
        found |= subtrees.completed(roots, place, leaf)
    return found, roots


def test_a_subtree_is_kept_once_for_each_that_is_full():
    found, roots = kept(130)
    assert len(found) == sum(130 >> level for level in range(9))
    assert merkle.Frontier(130, tuple(roots)) == merkle.Frontier.of(LEAVES)


def test_every_root_and_proof_is_the_one_over_all_leaves():
    found, _ = kept(130)  # a larger tree: what came later does not matter
    for size in range(len(LEAVES) + 1):
        leaves = LEAVES[:size]
        assert subtrees.root(size, found) == merkle.root(leaves)
        for index in range(size):
            spans = subtrees.of_inclusion(index, size)
            assert subtrees.folded(spans, found) == merkle.inclusion_proof(leaves, index)
            spans = subtrees.of_consistency(index + 1, size)
            assert subtrees.folded(spans, found) == merkle.consistency_proof(leaves, index + 1)


def test_what_is_looked_up_ends_where_the_tree_ends_and_is_little():
    for size in (1, 63, 64, 65, 100, 1_000_000, 2**40 - 1):
        for spans in (
            subtrees.of_root(size), subtrees.of_inclusion(size // 3, size), subtrees.of_consistency(size // 3 + 1, size)
        ):  # fmt: skip
            needed = subtrees.needed(spans)
            assert all((place + 1) << level <= size for level, place in needed)
            assert len(needed) <= 2 * size.bit_length()


def test_the_path_of_a_leaf_that_was_just_appended_comes_of_the_roots_before_it():
    roots: list[bytes] = []
    for place, leaf in enumerate(LEAVES):
        assert subtrees.path_of_last(roots) == merkle.inclusion_proof(LEAVES[: place + 1], place)
        subtrees.completed(roots, place, leaf)


@pytest.mark.parametrize(("first", "second"), [(0, 3), (4, 3), (-1, 2)])
def test_what_is_no_beginning_has_no_proof(first, second):
    with pytest.raises(merkle.ProofError):
        subtrees.of_consistency(first, second)
    with pytest.raises(merkle.ProofError):
        subtrees.of_inclusion(second, second)
