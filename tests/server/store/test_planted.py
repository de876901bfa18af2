"""The tests of this folder see what they are for: each planted fault is found, and the sound store has none."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, nullcontext, suppress
from datetime import datetime

import pytest
from django.db import connections

from goodoffices.memory import MemoryRecords, _Writing
from goodoffices.records import Records
from goodoffices.registry import Receipt
from goodoffices.server.store import records as module
from goodoffices.server.store.records import DjangoRecords
from goodoffices.talks.act import Refusal
from tests.server.store import table
from tests.server.store.checking import faults, snapshot
from tests.server.store.table import AKRA, PRESIDENT, SELM, TALKS, TRACK

PATIENCE = 0.4  # seconds that one who holds a room waits for another who, with sound locks, cannot come
Outcome = Receipt | Refusal | Exception


class UnlockedMemory(MemoryRecords):
    @contextmanager
    def writing(self, talks, seat, room, beside) -> Iterator[_Writing]:
        writing = _Writing(self._all[talks], seat)
        yield writing
        writing.commit()


def unlock(records: Records, patch: pytest.MonkeyPatch) -> Records:
    """The same store, but its writers do not wait for each other."""
    if isinstance(records, MemoryRecords):
        return UnlockedMemory()
    patch.setattr(module, "turn", lambda _: nullcontext())
    patch.setattr(module, "lock", lambda *_: None)
    connections.settings[records.using]["OPTIONS"].pop("transaction_mode", None)  # then SQLite's is DEFERRED
    connections[records.using].close()
    del connections[records.using]
    return records


def together(records: Records, *requests: Callable[[], Receipt | Refusal]) -> list[Outcome]:
    """What each request comes to when all are made at once, in threads."""

    def make(request: Callable[[], Receipt | Refusal]) -> Outcome:
        try:
            return request()
        except Exception as error:
            return error
        finally:
            if isinstance(records, DjangoRecords):
                connections[records.using].close()

    with ThreadPoolExecutor(len(requests)) as pool:
        return list(pool.map(make, requests))


def two_into_one_room(records: Records) -> list[str]:
    """Two seats write in one room; each takes its number and waits for the other to have taken one too."""
    meeting = threading.Barrier(2)

    def clock() -> datetime:
        with suppress(threading.BrokenBarrierError):  # broken, as it should be, when the other is kept at the door
            meeting.wait(PATIENCE)
        return table.clock()

    outcomes = together(
        records,
        *(lambda s=seat: table.words(table.registry(records, clock), s, TRACK, "k", s) for seat in (AKRA, SELM)),
    )
    receipts = [(seat, "k", o) for seat, o in zip((AKRA, SELM), outcomes, strict=True) if isinstance(o, Receipt)]
    return [repr(o) for o in outcomes if not isinstance(o, Receipt)] + faults(snapshot(records), receipts)


def a_directive_while_a_head_commits(records: Records) -> list[str]:
    """The head has looked at its mandate and commits; before it is done its principal sends a directive."""
    looked, directed = threading.Event(), threading.Event()
    wording = snapshot(records).heads["plenary"]
    seen = {"capital.akra": snapshot(records).heads["capital.akra"]}

    def clock() -> datetime:
        looked.set()
        directed.wait(PATIENCE)
        return table.clock()

    def commit() -> Receipt | Refusal:
        act = {"point": "1", "wording": wording, "stance": "accept"}
        return table.submit(table.registry(records, clock), AKRA, "plenary", "TakeStance", "k", seen, **act)

    def direct() -> Receipt | Refusal:
        assert looked.wait(10)
        try:
            at = table.registry(records)
            return table.submit(at, PRESIDENT, "capital.akra", "Direct", "k", point="1", verdict="never")
        finally:
            directed.set()

    stance, directive = together(records, commit, direct)
    if not isinstance(stance, Receipt) or not isinstance(directive, Receipt):
        return [repr(stance), repr(directive)]
    late = ["committed after the directive, as if it had not come"] if stance.time > directive.time else []
    return late + faults(snapshot(records))


@pytest.mark.parametrize("race", [two_into_one_room, a_directive_while_a_head_commits])
def test_locks(records, race, monkeypatch):
    table.lay(table.registry(records))
    assert race(records) == []


@pytest.mark.parametrize("race", [two_into_one_room, a_directive_while_a_head_commits])
def test_without_locks(records, race, monkeypatch):
    unlocked = unlock(records, monkeypatch)
    table.lay(table.registry(unlocked))
    assert race(unlocked) != []


OTHER = b'{"kind":"Say","text":{"en":"x"}}'.hex()
TAMPERINGS = {
    "an entry is gone": "DELETE FROM store_leaf WHERE number = 4",
    "a payload is gone": "DELETE FROM store_payload WHERE number = 4",
    "other words": f"UPDATE store_payload SET payload = X'{OTHER}' WHERE number = 4",
    "another hash": "UPDATE store_leaf SET leaf_hash = leaf WHERE number = 4",
    "another number": "UPDATE store_leaf SET number = 40 WHERE number = 4",
    "another head": "UPDATE store_room SET number = 40 WHERE name = 'plenary'",
    "another subtree": "UPDATE store_subtree SET hash = zeroblob(32) WHERE level = 1 AND place = 0",
    "a subtree is gone": "DELETE FROM store_subtree WHERE level = 2",
    "another end of the log": "UPDATE store_room SET peaks = zeroblob(LENGTH(peaks))",
    "a reader more": "INSERT INTO store_membership (talks_id, seat, room_id, upto)"
    " SELECT talks_id, 'med.chief', id, NULL FROM store_room WHERE name = 'capital.akra'",
    "a request forgotten": "DELETE FROM store_answer WHERE number = 4",
}


@pytest.mark.parametrize("what", TAMPERINGS)
@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
def test_tampering(store, what):
    table.lay(table.registry(store))
    assert faults(snapshot(store)) == []
    with connections[store.using].cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        for (name,) in cursor.fetchall():
            cursor.execute(f"DROP TRIGGER {name}")
        cursor.execute(TAMPERINGS[what])
    assert faults(snapshot(store)) != []


def test_an_acknowledged_act_that_is_not_there():
    records = MemoryRecords()
    registry = table.registry(records)
    table.lay(registry)
    receipt = table.words(registry, AKRA, TRACK, "k")
    assert isinstance(receipt, Receipt)
    assert faults(snapshot(records), [(AKRA, "k", receipt)]) == []
    assert faults(snapshot(records), [(AKRA, "other", receipt)]) != []
    lost = Receipt(TRACK, 3, receipt.time, receipt.leaf_hash)
    assert faults(snapshot(records), [(AKRA, "k", lost)]) != []
    assert TALKS in records.talks()
