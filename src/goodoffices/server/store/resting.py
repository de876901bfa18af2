"""What lies in the tables in the place of words: sealed, or in the clear where an installation has no master key.

A sealed payload's row has no salt: it is sealed together with the payload, and bound to the entry's leaf, in which
talks, room and number stand.
"""

from __future__ import annotations

from functools import lru_cache

from django.db import connections

from goodoffices.proof.leaf import SALT_BYTES
from goodoffices.records import StoreSealed
from goodoffices.server.store.master import MasterKeyError, held, when_forgotten
from goodoffices.server.store.sealing import Ring, Unsealable, named, new_key, seal, unseal
from goodoffices.talks.act import RoomId

PAYLOAD, ORIGINAL, ROOM_KEY = b"goodoffices/payload/1\0", b"goodoffices/original/1\0", b"goodoffices/room-key/1\0"

_SET_KEY = "UPDATE store_room SET key = %s WHERE id = %s"
_ANY_KEY = "SELECT 1 FROM store_room WHERE key IS NOT NULL LIMIT 1"


def ring(fresh: bool = False) -> Ring | None:
    """The master keys of this process, or None. Raises `StoreSealed` where they cannot be read."""
    try:
        found = held(fresh)
    except MasterKeyError as error:
        raise StoreSealed(str(error)) from None
    return found.ring if found is not None else None


def no_key(name: str) -> StoreSealed:
    """That the records are sealed with a master key that is not here."""
    return StoreSealed(
        f"The records are sealed with master key {name}, which is not here. Nothing is lost: put that key back where "
        "this installation looks for it (its file master-key, unless the settings say otherwise), and start again."
    )


def key_of(wrapped: bytes, room: RoomId) -> bytes:
    """A room's key, from what its row holds. Raises `StoreSealed`."""
    try:
        return _key_of(wrapped, room)
    except Unsealable as error:
        raise StoreSealed(f"The key of a room cannot be opened: {error}.") from None


@when_forgotten
def _forget() -> None:
    _key_of.cache_clear()


@lru_cache(maxsize=4096)
def _key_of(wrapped: bytes, room: RoomId) -> bytes:
    for fresh in (False, True):  # another process may have put a new master key in the place of the one known here
        keys = ring(fresh)
        if keys is not None and named(wrapped) in keys.names:
            return keys.unwrap(wrapped, ROOM_KEY + room.encode())
    raise no_key(named(wrapped))


def key_for_writing(using: str, row: int, room: RoomId, wrapped: bytes | None) -> bytes | None:
    """The key of a room that is locked for writing, made if it has none yet; None in an installation without sealing.

    `wrapped` is what the room's row holds, read under the lock: whoever puts another master key over all rooms has
    waited for the lock, or has done so before. Raises `StoreSealed`.
    """
    if wrapped is not None:
        return key_of(bytes(wrapped), room)
    keys = ring(fresh=True)
    with connections[using].cursor() as cursor:
        if keys is None:
            cursor.execute(_ANY_KEY)
            if cursor.fetchone() is not None:
                raise StoreSealed("Other rooms are sealed, and the master key is not here: nothing is kept unsealed.")
            return None
        key = new_key()
        cursor.execute(_SET_KEY, [wrapped_for(keys, key, room), row])
        return key


def wrapped_for(keys: Ring, key: bytes, room: RoomId) -> bytes:
    """A room's key as its row holds it."""
    return keys.wrap(key, ROOM_KEY + room.encode())


def closed(key: bytes | None, leaf: bytes, salt: bytes, payload: bytes) -> tuple[bytes | None, bytes]:
    """Salt and payload as their row holds them."""
    return (salt, payload) if key is None else (None, seal(key, salt + payload, PAYLOAD + leaf))


def opened(
    room: RoomId, leaf: bytes, salt: bytes | None, payload: bytes | None, wrapped: bytes | None
) -> tuple[bytes | None, bytes | None]:
    """Salt and payload, from what their row and the room's hold; None and None if erased. Raises `StoreSealed`."""
    if payload is None or salt is not None:
        return salt, payload
    text = _unsealed(wrapped, room, bytes(payload), PAYLOAD + bytes(leaf))
    return text[:SALT_BYTES], text[SALT_BYTES:]


def closed_original(key: bytes | None, leaf: bytes, original: bytes) -> bytes:
    """An original as its row holds it."""
    return original if key is None else seal(key, original, ORIGINAL + leaf)


def opened_original(room: RoomId, leaf: bytes, salt: bytes | None, original: bytes, wrapped: bytes | None) -> bytes:
    """An original, from what its row and the room's hold; it lies as its entry's payload does, with `salt` or without.

    Raises `StoreSealed`.
    """
    return bytes(original) if salt is not None else _unsealed(wrapped, room, bytes(original), ORIGINAL + bytes(leaf))


def _unsealed(wrapped: bytes | None, room: RoomId, sealed: bytes, about: bytes) -> bytes:
    if wrapped is None:
        raise StoreSealed("An entry is sealed, but its room has no key: the database was changed.")
    try:
        return unseal(key_of(bytes(wrapped), room), sealed, about)
    except Unsealable:
        raise StoreSealed("An entry cannot be opened with its room’s key: the database was changed.") from None
