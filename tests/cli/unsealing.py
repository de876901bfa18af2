"""A database as it was before there was a master key."""

import sqlite3
from pathlib import Path

from goodoffices.server.store import sealing
from goodoffices.server.store.sealing import Ring


def unseal(data: Path) -> None:
    """Put every payload back in the clear."""
    ring = Ring((bytes.fromhex((data / "master-key").read_text().split()[-1]),))
    with sqlite3.connect(data / "goodoffices.sqlite3") as connection:
        connection.execute("DROP TRIGGER payload_erase_only")
        found = connection.execute(
            "SELECT room.id, room.name, room.key, leaf.number, leaf.leaf, payload.payload FROM store_room room"
            " JOIN store_leaf leaf ON leaf.room_id = room.id JOIN store_payload payload"
            " ON payload.room_id = leaf.room_id AND payload.number = leaf.number"
        ).fetchall()
        for room, name, wrapped, number, leaf, sealed in found:
            key = ring.unwrap(wrapped, b"goodoffices/room-key/1\0" + name.encode())
            text = sealing.unseal(key, sealed, b"goodoffices/payload/1\0" + leaf)
            connection.execute(
                "UPDATE store_payload SET salt = ?, payload = ? WHERE room_id = ? AND number = ?",
                [text[:32], text[32:], room, number],
            )
        connection.execute("UPDATE store_room SET key = NULL")
    connection.close()
