"""The doctor's eyes: what is sound is found to be so, and each planted fault is found, on both databases."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connections, transaction

from goodoffices.house import new_house
from goodoffices.proof.checkpoint import Checkpoint, cosign, origin
from goodoffices.proof.keys import WITNESS, SigningKey
from goodoffices.proof.note import NoteError, read_note
from goodoffices.records import Cosignature
from goodoffices.server.examining import whole
from goodoffices.server.examining.finding import Finding, found
from goodoffices.server.examining.logs import Examined, examine, logs
from goodoffices.server.examining.signatures import Claimed, Signers, claimed, witnessed
from goodoffices.server.store import log, triggers
from goodoffices.server.store.records import DjangoRecords
from goodoffices.witnessing import Seen
from tests.server.store import table
from tests.server.store.table import AKRA, SELM, TALKS, TRACK

HOUSE = new_house(lambda size: bytes(range(size)))
EYE = SigningKey(AKRA, WITNESS, bytes(32))


@pytest.fixture
def laid(store: DjangoRecords) -> DjangoRecords:
    """A store with a few rooms, a file, an erased entry, and a cosignature of the plenary."""
    at = table.registry(store)
    table.lay(at)
    table.report(at, "r", b"the original " * 100)
    for n in range(9):
        table.words(at, AKRA, TRACK, f"k{n}", f"words {n}")
    gone = table.words(at, SELM, TRACK, "gone", "to be forgotten")
    assert store.erase(TALKS, TRACK, gone.number)
    size, root = at.roots(TALKS, AKRA)["plenary"]
    text = HOUSE.checkpoint(TALKS, "plenary", size, root, 1)
    store.cosign(TALKS, "plenary", size, Cosignature(AKRA, str(EYE.verifier), line(cosign(text, EYE, 2))))
    return store


def line(text: str) -> str:
    return str(read_note(text).lines[-1])


@contextmanager
def unguarded(using: str) -> Iterator[None]:
    """What somebody could do who has the database."""
    with transaction.atomic(using), connections[using].cursor() as cursor:
        if connections[using].vendor == "postgresql":
            cursor.execute("SET LOCAL session_replication_role = replica")
        else:
            for name in triggers.names("sqlite"):
                cursor.execute(f"DROP TRIGGER {name}")
        yield
        if connections[using].vendor == "sqlite":
            triggers.install(using)


def look(store: DjangoRecords, claims: list[Claimed] | None = None) -> dict[str, Finding]:
    outcomes, findings = whole.the_logs(HOUSE.name, claims or [], store.using)
    every = [*whole.the_database(store.using), *findings, *whole.the_contents(outcomes, store.using)]
    return {each.what: each for each in every}


def test_a_sound_record_is_found_sound(laid: DjangoRecords) -> None:
    seen = look(laid)
    assert {name: each for name, each in seen.items() if each.state != "well"} == {}
    assert "1 erased; 1 file" in seen["payloads"].words[0]
    assert "1 cosignature" in seen["cosignatures"].words[0]
    for each in logs(laid.using):
        assert examine(each, {1}, laid.using).roots.keys() == {1, each.number}


OF_TRACK = f"room_id = (SELECT id FROM store_room WHERE name = '{TRACK}')"
NODE = f"{OF_TRACK} AND level = 1 AND place"
FAULTS = {
    "leaf hash": (
        f"UPDATE store_leaf SET leaf_hash = leaf WHERE {OF_TRACK} AND number = 3",
        "logs", "entry 3: the hash beside it",
    ),
    "leaf of another": (
        f"UPDATE store_leaf SET leaf = (SELECT leaf FROM store_leaf WHERE {OF_TRACK} AND number = 5)"
        f" WHERE {OF_TRACK} AND number = 3",
        "logs", "entry 3: the leaf is of entry 5",
    ),
    "leaf gone": (f"DELETE FROM store_leaf WHERE {OF_TRACK} AND number = 4", "logs", "entry 4 is missing"),
    "leaf beyond": ("UPDATE store_room SET number = number - 1 WHERE name = 'public'", "logs", "of no entry"),
    "node gone": (
        f"DELETE FROM store_subtree WHERE {OF_TRACK} AND level = 2 AND place = 1",
        "logs", "ends with entry 8 is missing",
    ),
    "node changed": (
        f"UPDATE store_subtree SET hash = (SELECT hash FROM store_subtree WHERE {NODE} = 0) WHERE {NODE} = 1",
        "logs", "ends with entry 4 is not",
    ),
    "peaks": (
        "UPDATE store_room SET peaks = (SELECT peaks FROM store_room WHERE name = 'public') WHERE name = 'plenary'",
        "logs", "the room’s own row",
    ),
    "payload gone": (
        f"DELETE FROM store_payload WHERE {OF_TRACK} AND number = 5",
        "payloads", "entry 5: its payload’s row",
    ),
    "payload of another": (
        f"UPDATE store_payload SET payload = (SELECT payload FROM store_payload WHERE {OF_TRACK} AND number = 6)"
        f" WHERE {OF_TRACK} AND number = 5",
        "payloads", "entry 5: An entry cannot be opened",
    ),
    "member too many": (
        "UPDATE store_membership SET seat = 'nobody.head' WHERE seat = 'secretariat.chief'"
        " AND room_id = (SELECT id FROM store_room WHERE name = 'public')",
        "members", "no record says so",
    ),
    "cosigned other": ("UPDATE store_cosignature SET size = size - 1", "cosignatures", "is not this record"),
    "cosigned more": ("UPDATE store_cosignature SET size = size + 1000", "cosignatures", "that is not there"),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_is_found(laid: DjangoRecords, fault: str) -> None:
    statement, what, words = FAULTS[fault]
    with unguarded(laid.using), connections[laid.using].cursor() as cursor:
        cursor.execute(statement)
        assert cursor.rowcount
    seen = look(laid)
    # Beside the erased entry a replay may lack words, so who reads what is told as not seen there.
    assert seen[what].state == ("unchecked" if what == "members" else "wrong"), seen
    assert any(words in each for each in seen[what].words), seen[what]


def test_a_missing_guard_is_found(laid: DjangoRecords) -> None:
    with connections[laid.using].cursor() as cursor:
        if connections[laid.using].vendor == "sqlite":
            cursor.execute("DROP TRIGGER leaf_no_update")
        else:
            cursor.execute("ALTER TABLE store_leaf DISABLE TRIGGER leaf_no_change")
    try:
        assert look(laid)["triggers"].state == "wrong"
    finally:
        triggers.install(laid.using)
        if connections[laid.using].vendor == "postgresql":
            with connections[laid.using].cursor() as cursor:
                cursor.execute("ALTER TABLE store_leaf ENABLE TRIGGER leaf_no_change")


def test_without_the_master_key_the_logs_are_looked_at_and_the_rest_is_said_to_be_not(laid, settings) -> None:
    settings.MASTER_KEY = "ab" * 32
    seen = look(laid)
    assert seen["logs"].state == seen["cosignatures"].state == "well"
    assert (seen["sealing"].state, "payloads" in seen) == ("unchecked", False)


def test_a_witness_that_saw_another_record_is_heard(laid: DjangoRecords) -> None:
    each = next(each for each in logs(laid.using) if each.room == "plenary")
    true = examine(each, {2}, laid.using).roots
    signers = Signers.of(HOUSE)

    def seen(size: int, root: bytes) -> Seen:
        text = HOUSE.checkpoint(TALKS, "plenary", size, root, 1)
        return Seen(TALKS, HOUSE.name, [str(key) for key in signers.keys], {"plenary": text})

    for size, root, state in [(2, true[2], "well"), (2, bytes(32), "wrong"), (each.number + 1, true[2], "wrong")]:
        assert look(laid, witnessed(signers, seen(size, root), "w"))["checkpoints"].state == state
    other = Signers.of(new_house(lambda size: bytes(range(1, size + 1))))
    with pytest.raises(NoteError, match="it is of house"):
        witnessed(other, seen(2, true[2]), "w")
    with pytest.raises(NoteError):
        claimed(other, [(TALKS, "plenary", seen(2, true[2]).rooms["plenary"])], "w")


def test_the_keys_of_an_earlier_time_still_count() -> None:
    renewed = HOUSE.rotated(lambda size: bytes(reversed(range(size))), 5)
    text = HOUSE.checkpoint(TALKS, "plenary", 1, bytes(32), 1)
    head = Signers.of(renewed).verified(TALKS, "plenary", text)
    assert head == Checkpoint(origin(HOUSE.name, TALKS, "plenary"), 1, bytes(32))


def test_a_long_log_is_read_in_parts(laid: DjangoRecords, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("goodoffices.server.examining.logs.AT_ONCE", 3)
    told: list[int] = []
    for each in logs(laid.using):
        outcome = examine(each, (), laid.using, lambda what, count: told.append(count))
        assert outcome == Examined(each, {each.number: log_root(laid, each.row, each.number)}, [])
    assert max(told) > 9


def log_root(store: DjangoRecords, row: int, size: int) -> bytes:
    from goodoffices.proof import subtrees

    spans = subtrees.of_root(size)
    return subtrees.folded(spans, log.subtrees(store.using, row, subtrees.needed(spans)))[0]


def test_many_faults_are_counted() -> None:
    assert found("x", (str(n) for n in range(25)), "").words[-1] == "and 5 more"
    assert found("x", [], "fine").words == ("fine",)
