"""Sealing what is there, changing keys, and going on without them: on both databases."""

import secrets
from pathlib import Path

import pytest
from django.db import DatabaseError, connections, transaction

from goodoffices.records import StoreSealed
from goodoffices.registry import Receipt
from goodoffices.server.store import finding, keeping, master, triggers
from goodoffices.server.store.records import DjangoRecords
from goodoffices.server.store.sealing import name_of
from goodoffices.talks.act import Refusal
from tests.server.store import table
from tests.server.store.checking import Snapshot, faults, snapshot
from tests.server.store.table import AKRA, CHIEF, SELM, TALKS, TRACK

OLD, NEW = secrets.token_hex(32), secrets.token_hex(32)
ORIGINAL = b"the original, word for word " * 100


def laid(store: DjangoRecords) -> None:
    at = table.registry(store)
    table.lay(at)
    assert isinstance(table.report(at, "r", ORIGINAL), Receipt)
    for n in range(3):
        assert isinstance(table.words(at, AKRA, TRACK, f"k{n}", "a word that is nobody else's"), Receipt)
    gone = table.words(at, SELM, TRACK, "gone", "to be forgotten")
    assert isinstance(gone, Receipt)
    assert store.erase(TALKS, TRACK, gone.number)


def kept(store: DjangoRecords) -> Snapshot:
    found = snapshot(store)
    assert faults(found) == []
    return found


def raw(store: DjangoRecords) -> list[tuple]:
    with connections[store.using].cursor() as cursor:
        cursor.execute("SELECT room_id, number, salt, payload FROM store_payload ORDER BY room_id, number")
        return [tuple(bytes(v) if isinstance(v, memoryview) else v for v in row) for row in cursor.fetchall()]


def whole(store: DjangoRecords) -> object:
    """All that the seats see, and the original, as a process that has just begun reads it."""
    at = table.registry(store)
    return [at.play(TALKS, seat) for seat in (AKRA, SELM, CHIEF)], at.original(TALKS, CHIEF, 2)


def test_what_lay_in_the_clear_is_sealed_and_nothing_else_changes(store, settings):
    settings.MASTER_KEY = ""
    laid(store)
    before, seen = kept(store), whole(store)
    assert keeping.in_clear(store.using) == len(before.rows) - 1
    assert any(b"nobody else's" in (row[3] or b"") for row in raw(store))
    assert keeping.masters(store.using) == ()
    settings.MASTER_KEY = OLD
    assert whole(store) == seen  # in the clear it is read as before
    assert isinstance(table.words(table.registry(store), SELM, TRACK, "later"), Receipt)
    mixed, seen = kept(store), whole(store)
    assert keeping.in_clear(store.using) == len(before.rows) - 1
    assert keeping.seal_all(store.using) == len(before.rows) - 1
    assert keeping.seal_all(store.using) == keeping.in_clear(store.using) == 0
    assert (kept(store), whole(store)) == (mixed, seen)
    assert seen[1] == ORIGINAL  # type: ignore[index]
    assert not any(b"nobody else's" in (row[3] or b"") or row[2] for row in raw(store))
    assert keeping.masters(store.using) == (name_of(bytes.fromhex(OLD)),)
    with pytest.raises(DatabaseError, match=triggers.REFUSAL), transaction.atomic(store.using):
        connections[store.using].cursor().execute("UPDATE store_payload SET payload = payload")
    with pytest.raises(DatabaseError, match=triggers.REFUSAL), transaction.atomic(store.using):
        connections[store.using].cursor().execute("UPDATE store_original SET original = original")


def test_a_new_master_key_is_put_over_the_rooms_and_the_old_one_is_no_longer_needed(store, settings):
    settings.MASTER_KEY = OLD
    laid(store)
    seen, rows = whole(store), raw(store)
    settings.MASTER_KEY = f"{NEW} {OLD}"
    assert whole(store) == seen
    rooms = keeping.rewrap(store.using)
    assert rooms == len(snapshot(store).heads)
    assert keeping.rewrap(store.using) == 0
    assert raw(store) == rows
    settings.MASTER_KEY = NEW
    assert whole(store) == seen
    kept(store)
    assert isinstance(table.words(table.registry(store), AKRA, TRACK, "more"), Receipt)
    settings.MASTER_KEY = OLD
    with pytest.raises(StoreSealed, match=name_of(bytes.fromhex(NEW))):
        whole(store)


def test_rooms_get_new_keys_and_every_entry_is_put_under_them(store, settings):
    settings.MASTER_KEY = OLD
    laid(store)
    before, seen, rows = kept(store), whole(store), raw(store)
    assert keeping.renew_rooms(store.using) == len(before.heads)
    assert (kept(store), whole(store)) == (before, seen)
    for (*place, _, was), (*same, _, now) in zip(rows, raw(store), strict=True):
        assert place == same
        assert (was is None) == (now is None)
        if was is not None:
            assert was[1:61] != now[1:61]  # the entry's key, sealed anew
            assert was[61:] == now[61:]  # and what it seals, as it was
    with keeping._changing(store.using), connections[store.using].cursor() as cursor:
        put = "UPDATE store_payload SET payload = %s WHERE room_id = %s AND number = %s"
        cursor.execute(put, [rows[0][3], *rows[0][:2]])  # which does not open under the new key
    with pytest.raises(StoreSealed, match="the database was changed"):
        whole(store)


def test_without_the_key_nothing_is_read_or_written_and_with_it_all_is_as_it_was(store, settings):
    settings.MASTER_KEY = OLD
    laid(store)
    before, seen, rows = kept(store), whole(store), raw(store)
    here = table.registry(store)
    here.play(TALKS, AKRA)
    for other in ("", NEW):
        settings.MASTER_KEY = other
        with pytest.raises(StoreSealed, match=name_of(bytes.fromhex(OLD))) as refused:
            whole(store)
        assert OLD not in str(refused.value)
        with pytest.raises(StoreSealed):
            store.original(TALKS, CHIEF, "public", 2)
        for registry in (here, table.registry(store)):  # one that had read the rooms before, and one that had not
            outcome = table.words(registry, AKRA, TRACK, "k")
            assert isinstance(outcome, Refusal)
            assert "cannot open what it keeps" in outcome.message
        assert raw(store) == rows
    settings.MASTER_KEY = OLD
    assert (kept(store), whole(store)) == (before, seen)
    assert isinstance(table.words(table.registry(store), AKRA, TRACK, "k"), Receipt)


def test_beside_sealed_rooms_no_room_is_begun_in_the_clear(store, settings):
    settings.MASTER_KEY = OLD
    laid(store)
    settings.MASTER_KEY = ""
    at = table.registry(store)
    at.found("others")
    act = '{"kind": "FoundTalks", "title": {"en": "Others"}, "zone": "UTC", "languages": ["en"]}'
    outcome = at.submit("others", CHIEF, "plenary", act, "1")
    assert isinstance(outcome, Refusal)
    assert "cannot open what it keeps" in outcome.message
    assert keeping.in_clear(store.using) == 0


def test_a_process_takes_up_the_key_that_another_has_put_in_place(store, settings, tmp_path):
    file = tmp_path / "key"
    master.put(file, (bytes.fromhex(OLD),))
    settings.MASTER_KEY, settings.MASTER_KEY_FILE = "", str(file)
    laid(store)
    held = master.held()
    assert held is not None
    # As another process does it: this one still holds the old key when it next reads, and when it opens a room.
    master.put(file, (bytes.fromhex(NEW), bytes.fromhex(OLD)))
    keeping.rewrap(store.using)
    master.put(file, (bytes.fromhex(NEW),))
    master.forget()
    master._held[:] = [held]
    whole(store)
    master._held[:] = [held]
    at = table.registry(store)
    opened = {"room_kind": "bilateral", "name": "two", "title": {"en": "Two"}, "members": [SELM]}
    assert isinstance(table.submit(at, AKRA, "-", "OpenRoom", "two", **opened), Receipt)
    assert keeping.masters(store.using) == (name_of(bytes.fromhex(NEW)),)


SWAPS = {
    "two entries": "UPDATE store_payload SET payload = (SELECT payload FROM store_payload other"
    " WHERE other.room_id = store_payload.room_id AND other.number = 3) WHERE number = 2",
    "two rooms": "UPDATE store_room SET key = (SELECT key FROM store_room other WHERE other.name = 'capital.akra')"
    " WHERE name = 'plenary'",
    "no key": "UPDATE store_room SET key = NULL WHERE name = 'plenary'",
    "another leaf": "UPDATE store_leaf SET leaf = (SELECT leaf FROM store_leaf other"
    " WHERE other.room_id = store_leaf.room_id AND other.number = 3)"
    " WHERE number = 2 AND room_id = (SELECT id FROM store_room WHERE name = 'plenary')",
}


@pytest.mark.parametrize("what", SWAPS)
@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
def test_what_is_sealed_opens_in_its_own_place_only(store, what):
    laid(store)
    with connections[store.using].cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        for (name,) in cursor.fetchall():
            cursor.execute(f"DROP TRIGGER {name}")
        cursor.execute(SWAPS[what])
    with pytest.raises(StoreSealed):
        whole(store)


def test_a_repeated_request_is_known_and_the_public_room_found_again_though_sealed(store):
    laid(store)
    again = table.words(table.registry(store), AKRA, TRACK, "k1", "a word that is nobody else's")
    assert isinstance(again, Receipt)
    assert again.repeated
    other = table.words(table.registry(store), AKRA, TRACK, "k1", "another word")
    assert isinstance(other, Refusal)
    assert other.reason == "conflict"
    assert finding.rebuild(store.using) == 1


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
def test_sqlite_keeps_nothing_of_what_was_written_over(url, store, settings):
    settings.MASTER_KEY = ""
    laid(store)
    connections[store.using].close()
    file = Path(url.removeprefix("sqlite:///"))
    words = (b"nobody else's", ORIGINAL[:20])
    assert all(word in file.read_bytes() for word in words)
    settings.MASTER_KEY = OLD
    keeping.seal_all(store.using)
    connections[store.using].close()
    left = b"".join(f.read_bytes() for f in file.parent.glob(f"{file.name}*"))
    assert not any(word in left for word in words)


@pytest.mark.parametrize("url", [pytest.param("postgresql", marks=pytest.mark.postgres)], indirect=True)
def test_postgresql_rewrites_its_tables(store, settings):
    settings.MASTER_KEY = ""
    laid(store)

    def place() -> int:
        with connections[store.using].cursor() as cursor:
            cursor.execute("SELECT pg_relation_filenode('store_payload')")
            return cursor.fetchone()[0]

    before = place()
    settings.MASTER_KEY = OLD
    keeping.seal_all(store.using)
    assert place() != before
