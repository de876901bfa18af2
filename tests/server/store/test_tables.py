"""The tables: triggers that refuse every change, and the bytes that are kept from the first version on."""

from datetime import UTC, datetime, timedelta
from itertools import count

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connections, transaction

from goodoffices.records import Cosignature
from goodoffices.server.store import triggers
from goodoffices.server.store.models import Leaf, Payload
from tests.server.store import table
from tests.server.store.checking import faults, snapshot
from tests.server.store.table import TALKS

CHANGES = [
    "UPDATE store_leaf SET leaf = leaf WHERE number = 2",
    "UPDATE store_leaf SET number = number + 100",
    "DELETE FROM store_leaf WHERE number = 2",
    "DELETE FROM store_leaf",
    "UPDATE store_subtree SET hash = hash",
    "UPDATE store_subtree SET place = place + 100",
    "DELETE FROM store_subtree",
    "UPDATE store_cosignature SET line = line",
    "DELETE FROM store_cosignature",
    "UPDATE store_payload SET payload = payload WHERE number = 2",
    "UPDATE store_payload SET salt = NULL WHERE number = 2",
    "UPDATE store_payload SET salt = NULL, payload = NULL, number = 200 WHERE number = 2",
    "DELETE FROM store_payload WHERE number = 2",
    "UPDATE store_original SET original = original",
    "UPDATE store_original SET number = number + 100, original = NULL",
    "DELETE FROM store_original",
]
ONLY_SQLITE = [
    "INSERT OR REPLACE INTO store_leaf (room_id, number, leaf, leaf_hash)"
    " SELECT room_id, number, '', '' FROM store_leaf",
    "INSERT OR REPLACE INTO store_payload (room_id, number, payload) SELECT room_id, number, '' FROM store_leaf",
    "INSERT OR REPLACE INTO store_subtree (room_id, level, place, hash)"
    " SELECT room_id, level, place, '' FROM store_subtree",
    "INSERT OR REPLACE INTO store_cosignature (room_id, size, seat, key, line)"
    " SELECT room_id, size, seat, '', '' FROM store_cosignature",
    "UPDATE OR REPLACE store_leaf SET number = 1 WHERE number = 2",
    "INSERT OR REPLACE INTO store_original (room_id, number, original) SELECT room_id, number, '' FROM store_original",
]
ONLY_POSTGRESQL = [
    "TRUNCATE store_leaf",
    "TRUNCATE store_subtree",
    "TRUNCATE store_cosignature",
    "TRUNCATE store_payload",
    "TRUNCATE store_original",
    "TRUNCATE store_room CASCADE",
    "INSERT INTO store_leaf (room_id, number, leaf, leaf_hash) SELECT room_id, number, '', '' FROM store_leaf"
    " ON CONFLICT (room_id, number) DO UPDATE SET leaf = excluded.leaf",
]


def test_a_record_cannot_be_changed(store):
    registry = table.registry(store)
    table.lay(registry)
    table.report(registry, "1", b"the original")
    store.cosign(TALKS, "plenary", 1, Cosignature(table.AKRA, "key", "line"))
    before = snapshot(store)
    more = ONLY_SQLITE if connections[store.using].vendor == "sqlite" else ONLY_POSTGRESQL
    for change in CHANGES + more:
        with pytest.raises(DatabaseError, match=triggers.REFUSAL), connections[store.using].cursor() as cursor:
            cursor.execute(change)
        assert snapshot(store) == before, change


def test_nor_through_the_models(store):
    table.lay(table.registry(store))
    before = snapshot(store)
    leaf = Leaf.objects.using(store.using).first()
    assert leaf is not None
    for change in (
        leaf.save,
        leaf.delete,
        Leaf.objects.using(store.using).all().delete,
        Payload.objects.using(store.using).all().delete,
        lambda: Payload.objects.using(store.using).update(payload=b"{}"),
    ):
        with pytest.raises(DatabaseError, match=triggers.REFUSAL), transaction.atomic(store.using):
            change()
    assert snapshot(store) == before


def test_the_triggers_come_back_after_a_flush(store):
    """Only in tests is there a flush that gets through; what comes after it is guarded as before."""
    table.lay(table.registry(store))
    call_command("flush", database=store.using, interactive=False, verbosity=0)
    assert store.talks() == []
    table.lay(table.registry(store))
    with pytest.raises(DatabaseError, match=triggers.REFUSAL), connections[store.using].cursor() as cursor:
        cursor.execute("DELETE FROM store_leaf")


# Computed apart from the package, with SHA-256 alone: a leaf's hash is over 00 and the leaf, its commitment over the
# domain, the salt and the payload. If this test fails, every record that exists would no longer verify.
GOLDEN = [
    (
        "plenary",
        1,
        b'{"commitment":"49a8e802589fbe6712c6c0e413da20ae591f70a7b732add8538fc1ccd31147c5",'
        b'"number":1,"origin":"live","room":"plenary","seat":"secretariat.chief","talks":"lake",'
        b'"time":"2027-03-01T09:00:00.000001Z","v":1}',
        "3795d1bb89218b0fca0c5852d8cd3d7ca3466523c9a6477ef2fd56526b818a0f",
        "f35d7edfd3c782fe8aefc02a71237d1ddea8cb620a518ebd6224eab626ad9ac1",
        b'{"kind":"FoundTalks","languages":["en"],"title":{"en":"Lac","fr":"\xc3\x89t\xc3\xa9"},"zone":"UTC"}',
    ),
    (
        "public",
        1,
        b'{"commitment":"1caa55a5a6141369d7b2c56bae8bd03db445bab83931a12cc2d37cf8feda80db",'
        b'"number":1,"origin":"live","room":"public","seat":"secretariat.chief","talks":"lake",'
        b'"time":"2027-03-01T09:00:00.000002Z","v":1}',
        "515b00c63544fdb31ea420e689e17c4da6e234245f257b9a3fd00e81a09a8122",
        "e98774955c91dc6cf68f2726fb956344da40873f918ab47a7b2891efac50d3da",
        b'{"kind":"OpenRoom","room_kind":"public","title":{"en":"\xe2\x81\xa7\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d\xe2\x81\xa9"}}',
    ),
]


def test_the_stored_bytes(records):
    ticks = count(1)
    registry = table.registry(
        records, lambda: datetime(2027, 3, 1, 9, tzinfo=UTC) + timedelta(microseconds=next(ticks))
    )
    assert registry.found(TALKS)
    chief = table.CHIEF
    table.submit(
        registry, chief, "plenary", "FoundTalks", "1", zone="UTC", title={"fr": "Été", "en": "Lac"}, languages=["en"]
    )
    table.submit(registry, chief, "public", "OpenRoom", "2", room_kind="public", title={"en": "\u2067שלום\u2069"})
    kept = snapshot(records)
    assert [
        (r.room, r.number, r.leaf, r.leaf_hash.hex(), (r.salt or b"").hex(), r.payload)
        for r in sorted(kept.rows, key=lambda row: (row.room, row.number))
    ] == GOLDEN
    assert faults(kept) == []
