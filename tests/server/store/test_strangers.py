"""Who may not read a room does not wait for those who write in it: being kept waiting would tell that it is there."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest
from django.db import connections

from goodoffices.registry import Receipt, Registry
from goodoffices.server.store import records as module
from goodoffices.server.store.records import DjangoRecords
from goodoffices.talks.act import Refusal
from goodoffices.talks.rules import NO_ROOM
from tests.server.store import table
from tests.server.store.table import AKRA, PRESIDENT, SELM, TRACK

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.parametrize("url", ["postgresql"], indirect=True),
]
HIDDEN = "capital.akra"


@contextmanager
def held(url: str, room: str) -> Iterator[None]:
    """Somebody is writing in this room, for as long as it takes."""
    with psycopg.connect(url) as other:
        other.execute("SELECT 1 FROM store_room WHERE name = %s FOR UPDATE", [room])
        yield
        other.rollback()


@pytest.fixture
def impatient(url: str, store: DjangoRecords) -> Registry:
    registry = table.registry(store)
    table.lay(registry)
    with connections[store.using].cursor() as cursor:
        cursor.execute("SET lock_timeout = '300ms'")
    return registry


def asked(at: Registry, seat: str, room: str, key: str, **more: object) -> Receipt | Refusal:
    return table.submit(at, seat, room, "Say", key, text={"en": "x"}, **more)


def test_a_stranger_is_told_at_once_that_there_is_no_such_room(url: str, impatient: Registry) -> None:
    with held(url, HIDDEN):
        assert asked(impatient, SELM, HIDDEN, "k") == asked(impatient, SELM, "capital.nowhere", "l") == NO_ROOM


def test_nor_is_it_kept_waiting_by_what_it_pretends_to_cite(url: str, impatient: Registry) -> None:
    def citing(room: str, key: str) -> Receipt | Refusal:
        return asked(impatient, SELM, TRACK, key, cites=[{"room": room, "number": 1}])

    with held(url, HIDDEN):
        there, nowhere = citing(HIDDEN, "k"), citing("capital.nowhere", "l")
    assert there == nowhere
    assert isinstance(there, Refusal)
    assert there.field == "cites"


def test_whoever_reads_a_room_waits_for_its_writer(url: str, impatient: Registry) -> None:
    with held(url, HIDDEN):
        for seat in (AKRA, PRESIDENT):
            said = asked(impatient, seat, HIDDEN, "k")
            assert isinstance(said, Refusal)
            assert said.reason == "busy"


def test_a_store_that_locks_what_is_hidden_is_caught(
    url: str, impatient: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "unread", lambda *_: set())
    with pytest.raises(AssertionError):
        test_a_stranger_is_told_at_once_that_there_is_no_such_room(url, impatient)
