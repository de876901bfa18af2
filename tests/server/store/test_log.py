"""The trees of rooms from before they were kept, and how much of a long log is read for a proof."""

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from goodoffices.proof import subtrees
from goodoffices.server.store import log, triggers
from goodoffices.server.store.records import DjangoRecords
from tests.server.store import table
from tests.server.store.checking import faults, snapshot
from tests.server.store.table import CHIEF, TALKS
from tests.server.store.test_conformance import entry, keep


def _forget_trees(store: DjangoRecords) -> None:
    """As it was before there were any."""
    with connections[store.using].cursor() as cursor:
        if connections[store.using].vendor == "sqlite":
            cursor.execute("DROP TRIGGER subtree_no_delete")
        else:
            cursor.execute("ALTER TABLE store_subtree DISABLE TRIGGER USER")
        cursor.execute("DELETE FROM store_subtree")
        cursor.execute("UPDATE store_room SET peaks = ''")
        if connections[store.using].vendor != "sqlite":
            cursor.execute("ALTER TABLE store_subtree ENABLE TRIGGER USER")
    triggers.install(store.using)


@pytest.mark.parametrize("at_once", [1, 4, 10_000])
def test_rooms_without_a_tree_get_the_one_of_their_leaves(
    store: DjangoRecords, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    registry = table.registry(store)
    table.lay(registry)
    before = snapshot(store)
    _forget_trees(store)
    assert len(faults(snapshot(store))) >= len(before.heads)
    monkeypatch.setattr(log, "_AT_ONCE", at_once)
    assert log.rebuild(store.using) == len(before.heads)
    assert snapshot(store) == before
    assert faults(snapshot(store)) == []
    assert log.rebuild(store.using) == 0
    table.submit(registry, CHIEF, "plenary", "AdmitParty", "k", party="late", name={"en": "L"}, roles=["host"])
    assert faults(snapshot(store)) == []


def test_a_proof_reads_a_few_rows_by_their_key(store: DjangoRecords) -> None:
    store.found(TALKS)
    keep(store, *(entry(number, a=None) for number in range(1, 70)))
    wanted = subtrees.needed([*subtrees.of_inclusion(17, 69), *subtrees.of_root(69)])
    with CaptureQueriesContext(connections[store.using]) as asked:
        assert store.subtrees(TALKS, "a.head", "plenary", 69, wanted) is not None
    assert len(asked) <= 4
    if connections[store.using].vendor == "sqlite":
        reading = next(query["sql"] for query in asked if "store_subtree" in query["sql"])
        with connections[store.using].cursor() as cursor:
            cursor.execute(f"EXPLAIN QUERY PLAN {reading}")
            plan = " ".join(str(row[3]) for row in cursor.fetchall())
        assert "room_id=? AND level=? AND place=?" in plan
