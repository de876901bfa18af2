"""Appending to a log of a million entries, beside appending to one of a thousand, in the same file.

What is measured is the store: the room's lock, the rows of the entry, the growth of its tree, the durable commit.
"""

import os
import time
from collections.abc import Iterator
from hashlib import sha256

from benchmarks.figure import Figure
from benchmarks.server import database

LONG, SHORT = 1_000_000, 1_000
WARM, BLOCK, BLOCKS = 20, 30, 9
SEAT = "akra.head"


def run() -> Iterator[Figure]:
    with database():
        from goodoffices.records import Append
        from goodoffices.server.store.records import DjangoRecords

        records = DjangoRecords()
        records.found("bench")
        sizes = {f"room-{size}": size for size in (LONG, SHORT)}
        for room, size in sizes.items():
            lay(room, size)

        def append(room: str) -> None:
            sizes[room] += 1
            number, leaf = sizes[room], os.urandom(250)
            hashed = sha256(b"\0" + leaf).digest()
            with records.writing("bench", SEAT, room, ["plenary", "public"]) as writing:
                readers = {(SEAT, room): None} if writing.answered(f"{room} {number}") is None else {}
                writing.append(Append(room, number, SEAT, leaf, hashed, leaf[:32], leaf, f"{room} {number}", readers))

        times: dict[str, list[float]] = {room: [] for room in sizes}
        for _ in range(WARM):
            for room in sizes:
                append(room)
        for _ in range(BLOCKS):
            for room, spent in times.items():
                start = time.perf_counter()
                for _ in range(BLOCK):
                    append(room)
                spent.append((time.perf_counter() - start) / BLOCK)
        long, short = (sorted(spent)[BLOCKS // 2] for spent in times.values())
        note = f"{long * 1000:.2f} ms beside {short * 1000:.2f} ms; medians of {BLOCKS}"
        yield Figure(f"append to a log of {LONG:,} entries", long / short, "× that of 1,000", 1.3, note=note)


def lay(room: str, size: int) -> None:
    """Put so many entries of a room into the database, with their tree."""
    from django.db import connection

    from goodoffices.server.store import log, statements

    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM store_talks")
        (talks,) = cursor.fetchone()
        cursor.execute(statements.ADD_ROOM, [talks, room])
        cursor.execute(statements.ROOM, [talks, room])
        place = cursor.fetchone()[0]
        cursor.execute("BEGIN")
        for first in range(1, size + 1, 10_000):
            some = [(place, n, os.urandom(250)) for n in range(first, min(first + 10_000, size + 1))]
            leaves = [(*each, sha256(b"\0" + each[2]).digest()) for each in some]
            cursor.executemany(statements.ADD_LEAF, leaves)
            cursor.executemany(statements.ADD_PAYLOAD, [(place, n, leaf[:32], leaf) for _, n, leaf in some])
        cursor.execute("UPDATE store_room SET number = %s WHERE id = %s", [size, place])
        cursor.execute("COMMIT")
    log.rebuild()
