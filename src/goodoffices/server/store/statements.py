"""The statements that every request and every act comes down to, alike for SQLite and PostgreSQL.

They are written out because building them anew through the ORM took longer than the durable commit; what is done
rarely goes through the models.
"""

from typing import Any

from django.db import connections

TALKS = "SELECT id FROM store_talks WHERE name = %s"

HORIZONS = """
SELECT room.name, COALESCE(membership.upto, room.number), room.erasures
FROM store_membership membership JOIN store_room room ON room.id = membership.room_id
WHERE membership.talks_id = %s AND membership.seat = %s AND room.number > 0
"""
PUBLIC_ROOM = """
SELECT room.id, room.number FROM store_talks talks JOIN store_room room ON room.talks_id = talks.id
WHERE talks.name = %s AND room.name = %s AND (%s OR EXISTS (SELECT 1 FROM store_membership member
WHERE member.talks_id = talks.id AND member.seat = %s AND member.room_id = room.id))
"""
HEAD = "SELECT name, number, erasures FROM store_room WHERE talks_id = %s AND name = %s AND number > 0"

ENTRIES = """
SELECT leaf.leaf, payload.salt, payload.payload, room.key
FROM store_room room JOIN store_leaf leaf ON leaf.room_id = room.id
LEFT JOIN store_payload payload ON payload.room_id = leaf.room_id AND payload.number = leaf.number
WHERE room.talks_id = %s AND room.name = %s AND leaf.number > %s AND leaf.number <= %s
ORDER BY leaf.number
"""

ANSWERED = """
SELECT room.name, answer.number, leaf.leaf, payload.salt, payload.payload, room.key
FROM store_answer answer JOIN store_room room ON room.id = answer.room_id
JOIN store_leaf leaf ON leaf.room_id = answer.room_id AND leaf.number = answer.number
LEFT JOIN store_payload payload ON payload.room_id = answer.room_id AND payload.number = answer.number
WHERE answer.talks_id = %s AND answer.seat = %s AND answer.key = %s
"""

ROOM = "SELECT id, peaks FROM store_room WHERE talks_id = %s AND name = %s"
ADD_ROOM = "INSERT INTO store_room (talks_id, name, number) VALUES (%s, %s, 0) ON CONFLICT DO NOTHING"
ADVANCE = "UPDATE store_room SET number = %s, peaks = %s WHERE id = %s AND number = %s RETURNING key"
ADD_LEAF = "INSERT INTO store_leaf (room_id, number, leaf, leaf_hash) VALUES (%s, %s, %s, %s)"
ADD_SUBTREE = "INSERT INTO store_subtree (room_id, level, place, hash) VALUES (%s, %s, %s, %s)"
ADD_PAYLOAD = "INSERT INTO store_payload (room_id, number, salt, payload) VALUES (%s, %s, %s, %s)"
ADD_ORIGINAL = "INSERT INTO store_original (room_id, number, original) VALUES (%s, %s, %s)"
ORIGINAL = """
SELECT leaf.leaf, payload.salt, original.original, room.key
FROM store_original original JOIN store_room room ON room.id = original.room_id
JOIN store_leaf leaf ON leaf.room_id = original.room_id AND leaf.number = original.number
JOIN store_payload payload ON payload.room_id = original.room_id AND payload.number = original.number
WHERE room.talks_id = %s AND room.name = %s AND original.number = %s AND original.original IS NOT NULL
"""
ADD_ANSWER = "INSERT INTO store_answer (talks_id, seat, key, room_id, number) VALUES (%s, %s, %s, %s, %s)"
LET_READ = """
INSERT INTO store_membership (talks_id, seat, room_id, upto) VALUES (%s, %s, %s, %s)
ON CONFLICT (talks_id, seat, room_id) DO UPDATE SET upto = excluded.upto
"""


# Logs. The braces stand for as many places as are asked for.
READ_UPTO = """
SELECT room.id, COALESCE(member.upto, room.number) FROM store_room room
LEFT JOIN store_membership member ON member.talks_id = room.talks_id AND member.seat = %s AND member.room_id = room.id
WHERE room.talks_id = %s AND room.name = %s AND room.number > 0 AND (%s OR member.room_id IS NOT NULL)
"""
LEAF_HASHES = "SELECT number, leaf_hash FROM store_leaf WHERE room_id = %s AND number IN ({})"
# Joined, because SQLite looks for pairs in a list by reading all that the room has.
SUBTREES = """
WITH wanted (level, place) AS (VALUES {})
SELECT kept.level, kept.place, kept.hash FROM wanted CROSS JOIN store_subtree kept
WHERE kept.room_id = %s AND kept.level = wanted.level AND kept.place = wanted.place
"""
LEAF_HASHES_AFTER = (
    "SELECT number, leaf_hash FROM store_leaf WHERE room_id = %s AND number > %s AND number <= %s ORDER BY number"
)
WITHOUT_TREE = "SELECT id FROM store_room WHERE number > 0 AND LENGTH(peaks) = 0 ORDER BY id"
SET_PEAKS = "UPDATE store_room SET peaks = %s WHERE id = %s"
COSIGN = """
INSERT INTO store_cosignature (room_id, size, seat, key, line)
SELECT room.id, %s, %s, %s, %s FROM store_room room WHERE room.talks_id = %s AND room.name = %s AND room.number >= %s
AND NOT EXISTS (SELECT 1 FROM store_cosignature seen WHERE seen.room_id = room.id AND seen.size = %s AND seen.seat = %s)
ON CONFLICT DO NOTHING
"""
COSIGNED = """
SELECT seen.seat, seen.key, seen.line FROM store_room room
LEFT JOIN store_membership member ON member.talks_id = room.talks_id AND member.seat = %s AND member.room_id = room.id
JOIN store_cosignature seen ON seen.room_id = room.id
WHERE room.talks_id = %s AND room.name = %s AND (%s OR (member.room_id IS NOT NULL AND member.upto IS NULL))
AND seen.size = %s ORDER BY seen.seat LIMIT %s
"""


def rows(using: str, statement: str, *values: int | str) -> list[tuple[Any, ...]]:
    """The rows that answer a question."""
    with connections[using].cursor() as cursor:
        cursor.execute(statement, values)
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found
