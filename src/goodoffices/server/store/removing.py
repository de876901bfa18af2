"""Removing whole talks, with every room: for role-plays of a class alone, which was promised that nothing stays.

The triggers refuse to delete a row of a record. They are taken off and put back within the one transaction that
removes, so that a failure leaves both the records and their guard as they were.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.db.backends.utils import CursorWrapper

from goodoffices.proof.merkle import Frontier
from goodoffices.server.store import finding, triggers
from goodoffices.server.store.locks import turn
from goodoffices.server.store.log import HASH
from goodoffices.server.store.models import Answer, Mark, Membership, QuestionKey, Room, Talks

_GUARDED: Final = ("leaf", "subtree", "cosignature", "payload", "original")
_OF_TALKS: Final = (Membership, Answer, QuestionKey)


@dataclass(frozen=True)
class RemovedRoom:
    """A room that is gone: how many entries it had, and the root over them, by which its bundles can be told."""

    talks: str
    name: str
    entries: int
    root: str


def remove(names: Sequence[str], using: str = DEFAULT_DB_ALIAS) -> list[RemovedRoom]:
    """Remove the talks of these names, whole. To be called within a transaction that removes what lies beside them."""
    found: list[RemovedRoom] = []
    with transaction.atomic(using=using), _unguarded(using):
        rooms = list(Room.objects.using(using).filter(talks__name__in=names).select_related("talks").order_by("pk"))
        for room in rooms:
            found.append(RemovedRoom(room.talks.name, room.name, room.number, _root(room)))
            finding.forget(using, room.pk, _marked(using, room))
        with connections[using].cursor() as cursor:
            for table in _GUARDED:
                for room in rooms:
                    cursor.execute(f"DELETE FROM store_{table} WHERE room_id = %s", [room.pk])  # noqa: S608
        Mark.objects.using(using).filter(room__in=rooms).delete()
        for model in _OF_TALKS:
            model.objects.using(using).filter(talks__name__in=names).delete()
        Room.objects.using(using).filter(talks__name__in=names).delete()
        Talks.objects.using(using).filter(name__in=names).delete()
    return found


@contextmanager
def waiting_for_writers(using: str = DEFAULT_DB_ALIAS) -> Iterator[None]:
    """Take one's turn among this process's writers before the transaction begins."""
    with turn(using):
        yield


@contextmanager
def _unguarded(using: str) -> Iterator[None]:
    connection = connections[using]
    kept = [name for name in triggers.names(connection.vendor) if name.endswith(("_no_delete", "_no_change"))]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            _settle(cursor)
        for name in kept:
            if connection.vendor == "sqlite":
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
            else:
                cursor.execute(f"ALTER TABLE store_{name.split('_')[0]} DISABLE TRIGGER {name}")
    yield
    if connection.vendor == "sqlite":
        triggers.install(using)
        return
    with connection.cursor() as cursor:
        _settle(cursor)
        for name in kept:
            cursor.execute(f"ALTER TABLE store_{name.split('_')[0]} ENABLE TRIGGER {name}")


def _settle(cursor: CursorWrapper) -> None:
    """Check now what is checked at the end of a transaction: PostgreSQL alters no table on which a check is pending."""
    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def _root(room: Room) -> str:
    peaks = bytes(room.peaks)
    roots = tuple(peaks[at : at + HASH] for at in range(0, len(peaks), HASH))
    return Frontier(room.number, roots).root().hex()


def _marked(using: str, room: Room) -> list[int]:
    """The entries of a room for which there are words to find: those of the public room may have some."""
    return list(range(1, room.number + 1)) if room.name == "public" else []
