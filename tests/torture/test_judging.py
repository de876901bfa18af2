"""What a receipt has to prove, and that one that does not is seen."""

from dataclasses import replace

import pytest

from goodoffices.house import new_house
from goodoffices.proof.leaf import leaf_hash
from goodoffices.proof.merkle import inclusion_proof, root
from goodoffices.proof.receipt import Receipt as Proof
from goodoffices.server.examining.signatures import Signers
from torture.house import TALKS
from torture.judging import Room, unproved
from torture.made import said, sealed
from torture.writers import Receipt

HOUSE = new_house(lambda size: bytes(range(size)))
LEAVES = [entry.leaf for entry in sealed("plenary", said("plenary", 9))]
HASHES = [leaf_hash(leaf) for leaf in LEAVES]
LOG = Room("plenary", 9, {number: (leaf, leaf_hash(leaf)) for number, leaf in enumerate(LEAVES, 1)})


def receipt(number: int, size: int, signed: bytes | None = None, room: str = "plenary") -> Receipt:
    """What the server acknowledges entry `number` with, when the log has `size` entries."""
    checkpoint = HOUSE.checkpoint(TALKS, room, size, signed or root(HASHES[:size]), 1)
    proof = Proof(number - 1, inclusion_proof(HASHES[:size], number - 1), checkpoint)
    return Receipt("plenary", number, HASHES[number - 1].hex(), LEAVES[number - 1].decode(), str(proof))


def test_a_receipt_proves_its_entry_to_be_in_the_log() -> None:
    assert LOG.roots()[-1] == root(HASHES)
    for number in range(1, 10):
        for size in range(number, 10):
            assert unproved(receipt(number, size), LOG.roots(), Signers.of(HOUSE)) == ""


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (replace(receipt(3, 5), proof=""), "a receipt begins with"),
        (replace(receipt(3, 5), leaf_hash="00" * 32), "lead to another root"),
        (replace(receipt(3, 5), leaf="{}"), "another hash"),
        (replace(receipt(3, 5), number=4), "the proof of entry 3"),
        (receipt(3, 5, bytes(32)), "lead to another root"),
        (receipt(3, 5, room="public"), "no key that is trusted here"),
    ],
)
def test_what_does_not_prove_it_is_seen(given: Receipt, words: str) -> None:
    assert words in unproved(given, LOG.roots(), Signers.of(HOUSE))


def test_a_log_that_was_written_anew_is_seen() -> None:
    other = [*LOG.roots()[:4], bytes(32), *LOG.roots()[5:]]
    assert "does not begin with the 5 entries" in unproved(receipt(3, 5), other, Signers.of(HOUSE))
    assert "does not begin with the 9 entries" in unproved(receipt(3, 9), LOG.roots()[:8], Signers.of(HOUSE))
    strange = Signers.of(new_house(lambda size: bytes(range(1, size + 1))))
    assert unproved(receipt(3, 5), LOG.roots(), strange)
