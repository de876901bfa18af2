"""What must hold of a store at rest, whoever wrote in which order: read from its tables, not through its own code."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.db import connections

from goodoffices.memory import MemoryRecords
from goodoffices.proof.leaf import commitment, leaf_hash, read_leaf
from goodoffices.proof.subtrees import Subtree, completed
from goodoffices.records import Cosignature, Records, Stored
from goodoffices.registry import Receipt, to_entry
from goodoffices.server.store.records import DjangoRecords
from goodoffices.server.store.sealing import Ring, Unsealable, unseal
from goodoffices.talks.play import fold
from tests.server.store.table import TALKS


@dataclass(frozen=True)
class Row:
    room: str
    number: int
    leaf: bytes
    leaf_hash: bytes
    salt: bytes | None
    payload: bytes | None
    has_place: bool = True  # a payload's row is there, if only to say that it was erased


@dataclass(frozen=True)
class Snapshot:
    heads: dict[str, int]
    rows: list[Row]
    answers: dict[tuple[str, str], tuple[str, int]]
    readers: dict[tuple[str, str], int | None]
    logs: dict[str, dict[Subtree, bytes]]  # above the leaves
    peaks: dict[str, bytes]
    cosigned: list[tuple[str, int, Cosignature]]


def snapshot(records: Records) -> Snapshot:
    """All that the store keeps of the talks."""
    if isinstance(records, MemoryRecords):
        kept = records._all[TALKS]
        rows = [
            Row(e.room, e.number, e.leaf, e.leaf_hash, e.salt or None, e.payload or None)
            for entries in kept.rooms.values()
            for e in entries
        ]
        answers = dict(kept.answered)
        readers = {(seat, room): upto for seat, rooms in kept.readers.items() for room, upto in rooms.items()}
        return Snapshot(
            {room: len(entries) for room, entries in kept.rooms.items()},
            rows,
            answers,
            readers,
            {room: {at: h for at, h in log.subtrees.items() if at.level} for room, log in kept.logs.items()},
            {room: b"".join(log.roots) for room, log in kept.logs.items()},
            [(*at, each) for at, seen in kept.cosigned.items() for each in seen.values()],
        )
    assert isinstance(records, DjangoRecords)

    def select(what: str) -> list[tuple]:
        with connections[records.using].cursor() as cursor:
            cursor.execute(f"SELECT {what}")
            return [tuple(bytes(v) if isinstance(v, memoryview) else v for v in row) for row in cursor.fetchall()]

    logs: dict[str, dict[Subtree, bytes]] = {}
    for room, number in select("name, number FROM store_room"):
        if number:
            logs[room] = {}
    subtrees = "room.name, level, place, hash FROM store_subtree kept JOIN store_room room ON room.id = kept.room_id"
    for room, level, place, hashed in select(subtrees):
        logs[room][Subtree(level, place)] = hashed
    return Snapshot(
        dict(select("name, number FROM store_room WHERE number > 0")),
        [
            Row(room, number, leaf, hashed, *_opened(room, leaf, salt, payload, key), there)
            for room, number, leaf, hashed, salt, payload, there, key in select(
                "room.name, leaf.number, leaf, leaf_hash, salt, payload, payload.number IS NOT NULL, room.key"
                " FROM store_leaf leaf JOIN store_room room ON room.id = leaf.room_id LEFT JOIN store_payload payload"
                " ON payload.room_id = leaf.room_id AND payload.number = leaf.number"
            )
        ],
        {
            (seat, key): (room, number)
            for seat, key, room, number in select(
                "answer.seat, answer.key, room.name, answer.number FROM store_answer answer"
                " JOIN store_room room ON room.id = answer.room_id"
            )
        },
        {
            (seat, room): upto
            for seat, room, upto in select(
                "seat, room.name, upto FROM store_membership member JOIN store_room room ON room.id = member.room_id"
            )
        },
        logs,
        dict(select("name, peaks FROM store_room WHERE number > 0")),
        [
            (room, size, Cosignature(*seen))
            for room, size, *seen in select(
                "room.name, seen.size, seen.seat, seen.key, seen.line FROM store_cosignature seen"
                " JOIN store_room room ON room.id = seen.room_id"
            )
        ],
    )


def _opened(
    room: str, leaf: bytes, salt: bytes | None, payload: bytes | None, key: bytes | None
) -> tuple[bytes | None, bytes | None]:
    """Salt and payload as they were before they were sealed; half of them if the seal does not hold."""
    if key is None or salt is not None or payload is None:
        return salt, payload
    try:
        ring = Ring((bytes.fromhex(settings.MASTER_KEY),))
        text = unseal(
            ring.unwrap(key, b"goodoffices/room-key/1\0" + room.encode()), payload, b"goodoffices/payload/1\0" + leaf
        )
    except Unsealable:
        return b"", None
    return text[:32], text[32:]


def faults(kept: Snapshot, receipts: Iterable[tuple[str, str, Receipt]] = ()) -> list[str]:
    """What is wrong with it; `receipts` are all that were given, each with its seat and key."""
    return [
        *_of_rooms(kept),
        *_of_leaves(kept.rows),
        *_of_logs(kept),
        *_of_requests(kept, receipts),
        *_of_readers(kept),
    ]


def _of_rooms(kept: Snapshot) -> Iterable[str]:
    for room in kept.heads.keys() | {row.room for row in kept.rows}:
        numbers = sorted(row.number for row in kept.rows if row.room == room)
        if numbers != list(range(1, len(numbers) + 1)):
            yield f"{room}: the entries are not numbered without a gap or double: {numbers}"
        if kept.heads.get(room) != len(numbers):
            yield f"{room}: its head is {kept.heads.get(room)}, but it has {len(numbers)} entries"
        times = [read_leaf(row.leaf).time for row in sorted(kept.rows, key=lambda row: row.number) if row.room == room]
        if times != sorted(times):
            yield f"{room}: time goes back"


def _of_leaves(rows: list[Row]) -> Iterable[str]:
    for row in rows:
        leaf = read_leaf(row.leaf)
        if (leaf.talks, leaf.room, leaf.number) != (TALKS, row.room, row.number):
            yield f"{row.room} {row.number}: the leaf is of another entry"
        if leaf_hash(row.leaf) != row.leaf_hash:
            yield f"{row.room} {row.number}: the leaf's hash is wrong"
        if (row.salt is None) != (row.payload is None) or not row.has_place:
            yield f"{row.room} {row.number}: half of the payload is missing"
        if row.salt is not None and row.payload is not None and commitment(row.salt, row.payload) != leaf.commitment:
            yield f"{row.room} {row.number}: the payload is not what the leaf commits to"


def _of_logs(kept: Snapshot) -> Iterable[str]:
    """The trees are those of the leaves."""
    for room in kept.heads:
        rows = sorted((row for row in kept.rows if row.room == room), key=lambda row: row.number)
        roots: list[bytes] = []
        above = [each for place, row in enumerate(rows) for each in completed(roots, place, row.leaf_hash)]
        if kept.logs.get(room) != dict(above):
            yield f"{room}: the subtrees of its log are not those of its leaves"
        if kept.peaks.get(room) != b"".join(roots):
            yield f"{room}: the log ends with other subtrees than its leaves have"


def _of_requests(kept: Snapshot, receipts: Iterable[tuple[str, str, Receipt]]) -> Iterable[str]:
    by_entry = {(row.room, row.number): row for row in kept.rows}
    entries = list(kept.answers.values())
    if len(entries) != len(set(entries)) or set(entries) != by_entry.keys():
        yield "requests and entries do not belong together one to one"
    for (seat, key), (room, number) in kept.answers.items():
        row = by_entry.get((room, number))
        if row and read_leaf(row.leaf).seat != seat:
            yield f"{room} {number}: the entry is not what {seat} asked with {key}"
    for seat, key, receipt in receipts:
        row = by_entry.get((receipt.room, receipt.number))
        if row is None or row.leaf_hash != receipt.leaf_hash:
            yield f"{receipt.room} {receipt.number}: acknowledged, but lost"
        elif kept.answers.get((seat, key)) != (receipt.room, receipt.number):
            yield f"{receipt.room} {receipt.number}: acknowledged for another request than {seat}'s {key}"


def _of_readers(kept: Snapshot) -> Iterable[str]:
    """Reading rights are what the records say: the projection is folded anew and compared."""
    expected: dict[tuple[str, str], int | None] = {}
    for room in kept.heads:
        rows = sorted((row for row in kept.rows if row.room == room), key=lambda row: row.number)
        state = fold(room, [to_entry(Stored(row.leaf, row.payload)) for row in rows])
        expected |= {(seat, home): None for seat in state.founding.seats for home in ("plenary", "public")}
        if room not in ("plenary", "public"):
            expected |= {(seat, room): stay.until for seat, stay in state.door.stays.items()}
    if expected != kept.readers:
        yield f"reading rights differ from the records: {sorted(expected.items() ^ kept.readers.items(), key=repr)}"


def said(row: Row) -> str:
    """The words of an entry made by `table.words`."""
    return str(json.loads(row.payload or b"{}").get("text", {}).get("en", ""))
