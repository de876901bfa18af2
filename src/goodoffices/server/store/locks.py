"""The lock on a room: one writer at a time, while the rooms beside it hold still."""

import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import groupby

from django.db import connections

from goodoffices.records import StoreBusy
from goodoffices.server.database import LOCK_SECONDS
from goodoffices.talks.act import RoomId, SeatId

_turns = threading.Lock()

_HOLD = 'SELECT 1 FROM store_room WHERE talks_id = %s AND name = ANY(%s) ORDER BY name COLLATE "C" FOR SHARE'
_TAKE = "SELECT 1 FROM store_room WHERE talks_id = %s AND name = %s FOR UPDATE"
_MAKE = "INSERT INTO store_room (talks_id, name, number) VALUES (%s, %s, 0) ON CONFLICT DO NOTHING"
_KEY = "SELECT pg_advisory_xact_lock(hashtextextended(%s, %s))"


_UNREAD = """
SELECT name FROM store_room room WHERE talks_id = %s AND name = ANY(%s) AND number > 0 AND NOT EXISTS
(SELECT 1 FROM store_membership member WHERE member.talks_id = %s AND member.seat = %s AND member.room_id = room.id)
"""


@contextmanager
def turn(using: str) -> Iterator[None]:
    """Wait for one's turn among this process's writers.

    SQLite has one writer at a time and no queue: threads that poll for its lock would starve one another.
    """
    if connections[using].vendor != "sqlite":
        yield
        return
    if not _turns.acquire(timeout=LOCK_SECONDS):
        raise StoreBusy
    try:
        yield
    finally:
        _turns.release()


def unread(using: str, talks: int, seat: SeatId, rooms: Iterable[RoomId]) -> set[RoomId]:
    """Those of `rooms` that are there and that `seat` does not read: it is not to wait for who writes in them.

    On PostgreSQL only. On SQLite whoever writes waits for all others, and can tell none of them from another.
    """
    connection = connections[using]
    if connection.vendor != "postgresql":
        return set()
    with connection.cursor() as cursor:
        cursor.execute(_UNREAD, [talks, list(rooms), talks, seat])
        return {name for (name,) in cursor.fetchall()}


def lock(using: str, talks: int, rooms: Mapping[RoomId, bool]) -> None:
    """Lock rooms until the transaction ends: those marked True for writing, the others against it.

    On SQLite the transaction itself (BEGIN IMMEDIATE) is the lock. On PostgreSQL rows are locked in the order of their
    names, so that no two writers wait for each other. A room to be written that is new gets its row here, and keeps it
    if an entry follows; another that is not there has nothing to hold still.
    """
    connection = connections[using]
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        for writing, names in groupby(sorted(rooms), key=rooms.__getitem__):
            if not writing:
                cursor.execute(_HOLD, [talks, list(names)])
                continue
            for name in names:
                cursor.execute(_TAKE, [talks, name])
                if cursor.fetchone() is None:
                    cursor.execute(_MAKE, [talks, name])
                    cursor.execute(_TAKE, [talks, name])


def lock_key(using: str, talks: int, seat: SeatId, key: str) -> None:
    """Let one request of `seat` with this key pass at a time: its twin may be meant for another room.

    On PostgreSQL only. Taken after all rooms, and nothing is waited for once it is held.
    """
    connection = connections[using]
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(_KEY, [f"{len(seat)} {seat} {key}", talks])
