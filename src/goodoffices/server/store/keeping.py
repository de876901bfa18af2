"""Changing what seals the records: sealing what lies in the clear, and putting other keys over what is sealed.

Each room is one transaction under the write lock; what was begun and not finished goes on where it stopped.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections, transaction

from goodoffices.server.store import triggers
from goodoffices.server.store.locks import turn
from goodoffices.server.store.resting import (
    ORIGINAL,
    PAYLOAD,
    closed,
    closed_original,
    key_for_writing,
    key_of,
    no_key,
    ring,
    wrapped_for,
)
from goodoffices.server.store.sealing import Ring, named, names, new_key, reseal
from goodoffices.server.store.statements import rows

_KEYS = "SELECT id, name, key FROM store_room WHERE key IS NOT NULL ORDER BY id"
_ROOM_KEY = "SELECT key FROM store_room WHERE id = %s"
_ROOMS_IN_CLEAR = """
SELECT DISTINCT room.id, room.name FROM store_room room JOIN store_payload payload ON payload.room_id = room.id
WHERE payload.salt IS NOT NULL ORDER BY room.id
"""
_IN_CLEAR = "SELECT COUNT(*) FROM store_payload WHERE salt IS NOT NULL"
_ROWS = """
SELECT leaf.number, leaf.leaf, payload.salt, payload.payload, original.original FROM store_leaf leaf
JOIN store_payload payload ON payload.room_id = leaf.room_id AND payload.number = leaf.number
LEFT JOIN store_original original ON original.room_id = leaf.room_id AND original.number = leaf.number
WHERE leaf.room_id = %s AND payload.payload IS NOT NULL AND leaf.number > %s ORDER BY leaf.number LIMIT 500
"""
_SET_PAYLOAD = "UPDATE store_payload SET salt = NULL, payload = %s WHERE room_id = %s AND number = %s"
_SET_ORIGINAL = "UPDATE store_original SET original = %s WHERE room_id = %s AND number = %s"
_SET_KEY = "UPDATE store_room SET key = %s WHERE id = %s"


def masters(using: str = DEFAULT_DB_ALIAS) -> tuple[str, ...]:
    """The names of the master keys over the rooms' keys; none where nothing is sealed."""
    return names(bytes(key) for _, _, key in rows(using, _KEYS))


def in_clear(using: str = DEFAULT_DB_ALIAS) -> int:
    """How many entries lie in the clear."""
    found: int = rows(using, _IN_CLEAR)[0][0]
    return found


def seal_all(using: str = DEFAULT_DB_ALIAS) -> int:
    """Seal every entry that lies in the clear; how many there were. Raises `StoreSealed`."""
    count = 0
    for room, name in rows(using, _ROOMS_IN_CLEAR):
        with _changing(using):
            ((wrapped,),) = rows(using, _ROOM_KEY, room)
            key = key_for_writing(using, room, name, wrapped)
            if key is None:
                return 0
            for number, leaf, salt, payload, original in _entries(using, room):
                if salt is None:
                    continue
                sealed = closed(key, leaf, salt, payload)[1]
                kept = closed_original(key, leaf, original) if original is not None else None
                _put(using, room, number, sealed, kept)
                count += 1
    _overwrite(using)
    return count


def renew_rooms(using: str = DEFAULT_DB_ALIAS) -> int:
    """Give every sealed room a new key, and put it over its entries' keys; how many rooms. Raises `StoreSealed`."""
    count = 0
    for room, name, _ in rows(using, _KEYS):
        with _changing(using):
            keys = _ring()
            ((wrapped,),) = rows(using, _ROOM_KEY, room)
            old, new = key_of(bytes(wrapped), name), new_key()
            connections[using].cursor().execute(_SET_KEY, [wrapped_for(keys, new, name), room])
            for number, leaf, salt, payload, original in _entries(using, room):
                if salt is not None:
                    continue
                over = reseal(old, new, payload, PAYLOAD + leaf)
                kept = reseal(old, new, original, ORIGINAL + leaf) if original is not None else None
                _put(using, room, number, over, kept)
            count += 1
    _overwrite(using)
    return count


def rewrap(using: str = DEFAULT_DB_ALIAS) -> int:
    """Put the first master key over the key of every room; how many had another. Raises `StoreSealed`."""
    with _changing(using):
        keys, count = _ring(), 0
        for room, name, wrapped in rows(using, _KEYS):
            if named(bytes(wrapped)) != keys.names[0]:
                over = wrapped_for(keys, key_of(bytes(wrapped), name), name)
                connections[using].cursor().execute(_SET_KEY, [over, room])
                count += 1
    return count


def _ring() -> Ring:
    keys = ring(fresh=True)
    if keys is None:
        raise no_key("of this installation")
    return keys


@contextmanager
def _changing(using: str) -> Iterator[None]:
    """A transaction in which nobody else writes, and in which payloads may be put in another form."""
    with turn(using), transaction.atomic(using, durable=True):
        if connections[using].vendor == "postgresql":  # waits for all writers, and lets none until the end; all read on
            connections[using].cursor().execute("LOCK TABLE store_room IN EXCLUSIVE MODE")
        with triggers.paused(using):
            yield


def _entries(using: str, room: int) -> Iterator[tuple[Any, ...]]:
    last = 0
    while found := rows(using, _ROWS, room, last):
        for number, *columns in found:
            yield (number, *(bytes(column) if column is not None else None for column in columns))
        last = found[-1][0]


def _put(using: str, room: int, number: int, payload: bytes, original: bytes | None) -> None:
    with connections[using].cursor() as cursor:
        cursor.execute(_SET_PAYLOAD, [payload, room, number])
        if original is not None:
            cursor.execute(_SET_ORIGINAL, [original, room, number])


def _overwrite(using: str) -> None:
    """Leave nothing behind of what was written over. SQLite does it by itself (`secure_delete`)."""
    connection = connections[using]
    if connection.vendor == "postgresql" and not connection.in_atomic_block:
        connection.cursor().execute("VACUUM FULL store_payload, store_original, store_room")
