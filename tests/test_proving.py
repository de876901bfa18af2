"""Receipts, checkpoints and consistency, each as a seat: what is proved is true, and goes no further than one reads."""

import pytest
from msgspec.structs import replace

from goodoffices.proof import merkle
from goodoffices.proof.checkpoint import (
    Checkpoint,
    Fork,
    cosign,
    cosigners,
    extends,
    read_checkpoint,
    verify_checkpoint,
)
from goodoffices.proof.keys import NOTE, QUANTUM_SAFE, WITNESS, SigningKey, read_verifier
from goodoffices.proof.leaf import commitment, leaf_hash, read_leaf
from goodoffices.proof.merkle import ProofError
from goodoffices.proof.receipt import read_receipt, verify_receipt
from goodoffices.proving import NoHouse
from goodoffices.receipts import Receipt
from goodoffices.registry import Registry
from goodoffices.talks.act import PLENARY, PUBLIC, Refusal
from goodoffices.talks.rules import NO_ROOM
from tests.house import HOUSE
from tests.talks.world import AKRA, CAPITAL, CHIEF, PRESIDENT, SELM, SOC, TALKS, World, en, founded, salt, with_capital


@pytest.fixture
def world() -> World:
    """Talks in memory with a house that signs."""
    world = founded()
    world.registry = Registry(world.records, lambda: world.now, salt, house=HOUSE)
    return world


def head(world: World, text: str, room: str = PLENARY) -> Checkpoint:
    return verify_checkpoint(text, HOUSE.log_keys(TALKS, room))


def test_what_is_submitted_is_acknowledged_with_a_receipt_that_anybody_can_check(world):
    for text in ("One", "Two", "Three"):
        receipt = world.submit(AKRA, PLENARY, "Propose", point="1", text=en(text))
        assert isinstance(receipt, Receipt)
        proof = world.registry.proof(TALKS, AKRA, receipt)
        written = read_receipt(str(proof))
        assert written == proof
        signed = verify_receipt(written, receipt.leaf_hash, HOUSE.log_keys(TALKS, PLENARY))
        assert (signed.size, written.index) == (receipt.number, receipt.number - 1)
        assert leaf_hash(receipt.leaf) == receipt.leaf_hash
        stored = world.records.read(TALKS, AKRA, PLENARY, receipt.number - 1, receipt.number)[0]
        assert stored.payload is not None
        assert read_leaf(receipt.leaf).commitment == commitment(receipt.salt, stored.payload)
    with pytest.raises(ProofError):
        verify_receipt(written, leaf_hash(b"another"), HOUSE.log_keys(TALKS, PLENARY))


def test_the_first_entry_of_a_room_has_a_receipt_too(world):
    receipt = world.submit(SOC, "-", "OpenRoom", room_kind="mediation", title=en("Team"))
    proof = world.registry.proof(TALKS, SOC, receipt)
    assert proof.path == ()
    assert verify_receipt(proof, receipt.leaf_hash, HOUSE.log_keys(TALKS, "mediation")).size == 1


def test_a_request_that_is_repeated_has_the_receipt_of_the_first_time(world):
    raw = '{"kind":"Propose","point":"1","text":{"en":"Words"}}'
    first = world.registry.submit(TALKS, AKRA, PLENARY, raw, "k")
    world.propose(SELM)
    again = world.registry.submit(TALKS, AKRA, PLENARY, raw, "k")
    assert again == replace(first, repeated=True, path=(), root=b"")
    assert str(world.registry.proof(TALKS, AKRA, again)) == str(world.registry.proof(TALKS, AKRA, first))


def test_every_entry_has_a_receipt_under_every_later_checkpoint(world):
    leaves = [leaf_hash(each.leaf) for each in world.records.read(TALKS, AKRA, PLENARY, 0, 999)]
    for size in range(1, len(leaves) + 1):
        at = world.registry.checkpoint(TALKS, AKRA, PLENARY, size)
        assert head(world, at.text) == Checkpoint(read_checkpoint(at.text)[0].origin, size, merkle.root(leaves[:size]))
        for number in range(1, size + 1):
            receipt = world.registry.receipt(TALKS, SELM, PLENARY, number, size)
            assert receipt.checkpoint == at.text
            verify_receipt(receipt, leaves[number - 1], HOUSE.log_keys(TALKS, PLENARY))
        assert world.registry.receipt(TALKS, AKRA, PLENARY, size + 1, size) is None
    assert world.registry.checkpoint(TALKS, AKRA, PLENARY) == at


def test_a_log_that_grew_proves_that_it_begins_with_what_was_seen(world):
    seen = [world.registry.checkpoint(TALKS, AKRA, PLENARY)]
    for _ in range(6):
        world.propose(AKRA)
        now = world.registry.consistency(TALKS, AKRA, PLENARY, seen[-1].size)
        for old in seen:
            proof = world.registry.consistency(TALKS, AKRA, PLENARY, old.size)
            extends(head(world, old.text), head(world, proof.checkpoint.text), proof.path)
        seen.append(now.checkpoint)
    assert world.registry.consistency(TALKS, AKRA, PLENARY, 0).path == ()
    beyond = world.registry.consistency(TALKS, AKRA, PLENARY, seen[-1].size + 1)
    assert (beyond.path, beyond.checkpoint) == ((), seen[-1])
    assert world.registry.consistency(TALKS, AKRA, PLENARY, -1) is None


def test_another_past_is_no_continuation(world):
    old = head(world, world.registry.checkpoint(TALKS, AKRA, PLENARY).text)
    world.propose(AKRA)
    other = founded()
    other.now = world.now
    other.registry = Registry(other.records, lambda: other.now, lambda *_: bytes(32), house=HOUSE)
    for text in ("Other words", "And more"):
        other.propose(SELM, text=text)
    log = other.records._all[TALKS].logs[PLENARY]
    leaves = [hashed for at, hashed in log.subtrees.items() if not at.level]
    forged = merkle.consistency_proof([b"\1" * 32, *leaves[1:]], old.size)
    now = other.registry.consistency(TALKS, AKRA, PLENARY, old.size)
    for path in (forged, now.path[:-1]):
        with pytest.raises(Fork):
            extends(old, head(other, now.checkpoint.text), path)


def test_what_a_seat_does_not_read_has_no_proof(world):
    with_capital(world)
    registry = world.registry
    assert registry.checkpoint(TALKS, PRESIDENT, CAPITAL) is not None
    for seat, room in ((SELM, CAPITAL), (SELM, "nowhere"), ("no.body", PLENARY), ("public", PLENARY)):
        assert registry.checkpoint(TALKS, seat, room) is registry.consistency(TALKS, seat, room, 1) is None
        assert registry.receipt(TALKS, seat, room, 1) is registry.receipt(TALKS, seat, room, 1, 1) is None
        assert registry.cosign(TALKS, seat, room, "key", "checkpoint") == NO_ROOM
    assert registry.checkpoint("nowhere", AKRA, PLENARY) is None
    assert registry.checkpoint(TALKS, AKRA, PLENARY, 0) is registry.checkpoint(TALKS, AKRA, PLENARY, 9999) is None


def test_whoever_was_shown_out_is_proved_what_it_read_and_nothing_after(world):
    room = world.open(AKRA, "bilateral", "talk", members=[SELM], regime="verbatim")
    world.do(AKRA, room, "Say", text=en("One"))
    shown = world.do(AKRA, room, "ShowOut", seat=SELM)
    left = world.registry.checkpoint(TALKS, SELM, room)
    assert left.size == shown
    world.do(AKRA, room, "Say", text=en("Two"))
    key = SigningKey(AKRA, WITNESS, bytes(32))
    own = world.registry.checkpoint(TALKS, AKRA, room, shown)
    taken = world.registry.cosign(TALKS, AKRA, room, str(key.verifier), cosign(own.text, key, 5))
    assert not isinstance(taken, Refusal)
    assert world.registry.checkpoint(TALKS, SELM, room).root == left.root
    assert world.registry.checkpoint(TALKS, SELM, room).witnesses == ()
    assert len(world.registry.checkpoint(TALKS, AKRA, room, shown).witnesses) == 1
    assert world.registry.checkpoint(TALKS, SELM, room, shown + 1) is None
    assert world.registry.receipt(TALKS, SELM, room, shown + 1) is None


@pytest.mark.parametrize("kind", [WITNESS, QUANTUM_SAFE])
def test_a_witness_signs_what_it_saw_and_all_who_read_the_room_are_shown_it(world, kind):
    registry = world.registry
    key = SigningKey(f"{AKRA}/laptop", kind, bytes(32))
    now = registry.checkpoint(TALKS, AKRA, PLENARY)
    taken = registry.cosign(TALKS, AKRA, PLENARY, str(key.verifier), cosign(now.text, key, 77))
    assert not isinstance(taken, Refusal)
    for seat in (AKRA, SELM, CHIEF):
        seen = registry.checkpoint(TALKS, seat, PLENARY)
        assert seen == taken
        assert head(world, seen.text).size == now.size
        assert cosigners(seen.text, map(read_verifier, seen.witnesses)) == [(key.verifier, 77)]
    registry.cosign(TALKS, AKRA, PLENARY, str(key.verifier), cosign(now.text, key, 99))
    assert registry.checkpoint(TALKS, SELM, PLENARY) == taken
    world.propose(AKRA)
    assert registry.checkpoint(TALKS, SELM, PLENARY).witnesses == ()
    assert registry.checkpoint(TALKS, SELM, PLENARY, now.size).witnesses == taken.witnesses


def test_nobody_signs_as_another_or_for_what_the_record_is_not(world):
    registry = world.registry
    now = registry.checkpoint(TALKS, AKRA, PLENARY)
    own = SigningKey(AKRA, WITNESS, bytes(32))

    def sent(key: SigningKey, text: str, named: SigningKey | None = None) -> Refusal:
        refused = registry.cosign(TALKS, AKRA, PLENARY, str((named or key).verifier), cosign(text, key, 5))
        assert isinstance(refused, Refusal)
        return refused

    assert "is named after its seat" in sent(SigningKey(SELM, WITNESS, bytes(32)), now.text).message
    assert "is named after its seat" in sent(SigningKey(f"{AKRA}x", WITNESS, bytes(32)), now.text).message
    assert "signs a log" in sent(SigningKey(AKRA, NOTE, bytes(32)), now.text).message
    assert "has no signature of" in sent(own, now.text, SigningKey(AKRA, WITNESS, bytes([1] * 32))).message
    other = HOUSE.checkpoint(TALKS, PLENARY, now.size, bytes(32), 5)
    assert sent(own, other).reason == "conflict"
    assert sent(own, HOUSE.checkpoint(TALKS, PUBLIC, now.size, now.root, 5)).reason == "conflict"
    assert sent(own, HOUSE.checkpoint(TALKS, PLENARY, now.size + 1, now.root, 5)).reason == "conflict"
    signed = cosign(now.text, own, 5)
    for spoilt in (signed[:-9] + "AAAAAAA=\n", "", "no checkpoint", signed + "x" * 500_000, now.text):
        refused = registry.cosign(TALKS, AKRA, PLENARY, str(own.verifier), spoilt)
        assert isinstance(refused, Refusal)
        assert refused.reason == "invalid"
    assert isinstance(registry.cosign(TALKS, AKRA, PLENARY, "no key", signed), Refusal)
    assert registry.checkpoint(TALKS, AKRA, PLENARY).witnesses == ()


def test_without_keys_nothing_is_signed_and_it_is_said_what_to_do():
    world = founded()
    receipt = world.submit(AKRA, PLENARY, "Propose", point="1", text=en("Words"))
    for ask in (
        lambda: world.registry.checkpoint(TALKS, AKRA, PLENARY),
        lambda: world.registry.proof(TALKS, AKRA, receipt),
    ):
        with pytest.raises(NoHouse, match="goodoffices init"):
            ask()
