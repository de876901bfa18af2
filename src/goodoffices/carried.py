"""A bundle that was carried home: verified, and read again as the seat that it is of, without a server."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from goodoffices.memory import MemoryRecords
from goodoffices.proof.bundle import Head, Sealed
from goodoffices.proof.disclosure import Place, write_disclosure
from goodoffices.proof.keys import VerifierKey
from goodoffices.proof.leaf import leaf_hash
from goodoffices.proof.merkle import inclusion_proof
from goodoffices.proof.receipt import Receipt
from goodoffices.proof.verify import verify
from goodoffices.reading import Reader
from goodoffices.records import Append
from goodoffices.states import leaves
from goodoffices.talks.act import RoomId


class NotSound(ValueError):
    """A file is not a sound bundle; the message says what is wrong first."""


@dataclass
class _Room:
    entries: list[Sealed] = field(default_factory=list)
    checkpoint: str = ""


@dataclass(frozen=True)
class Carried:
    """A sound bundle: `reader` reads the talks as its seat did when it was made."""

    head: Head
    reader: Reader
    rooms: dict[RoomId, _Room]

    def disclosed(self, room: RoomId, number: int) -> bytes:
        """The file that shows one entry to a third party; whether it should is for `disclosing` to say.

        Raises `LookupError` where the bundle has no such entry, and `ValueError` where its words were erased.
        """
        kept = self.rooms[room]
        if not 1 <= number <= len(kept.entries):
            raise LookupError(number)
        path = inclusion_proof([leaf_hash(entry.leaf) for entry in kept.entries], number - 1)
        place = Place(self.head.house, self.head.talks, room, self.head.keys, self.head.earlier)
        return write_disclosure(place, kept.entries[number - 1], Receipt(number - 1, path, kept.checkpoint))


def carried(lines: Iterable[bytes], trusted: Sequence[VerifierKey] = ()) -> Carried:
    """Verify a bundle given line by line, and read it again. Raises `NotSound`."""
    held = list(lines)
    report = verify(held, trusted)
    if not report.sound or report.head is None:
        raise NotSound(report.findings[0])
    head, rooms = report.head, _rooms(held)
    try:
        made = datetime.fromisoformat(head.exported)
    except ValueError:
        raise NotSound("line 1: the bundle does not say when it was made") from None
    return Carried(head, Reader(_records(head, rooms), lambda: made, _no_chance), rooms)


def _rooms(lines: Iterable[bytes]) -> dict[RoomId, _Room]:
    """What the lines of a sound bundle hold."""
    rooms: dict[RoomId, _Room] = {}
    room = _Room()
    for value in map(json.loads, lines):
        if "room" in value:
            room = rooms[value["room"]] = _Room()
        elif "leaf" in value:
            payload, salt = value["payload"], value["salt"]
            gone = payload is None or salt is None
            leaf = value["leaf"].encode()
            room.entries.append(Sealed(leaf, *((None, None) if gone else (payload.encode(), bytes.fromhex(salt)))))
        elif "checkpoint" in value:
            room.checkpoint = value["checkpoint"]
    return rooms


def _records(head: Head, rooms: dict[RoomId, _Room]) -> MemoryRecords:
    records = MemoryRecords()
    records.found(head.talks)
    for room, kept in rooms.items():
        readers: dict[tuple[str, RoomId], int | None] = {(head.seat, room): None}
        for number, entry in enumerate(kept.entries, 1):
            seat, hashed = leaves.decode(entry.leaf).seat, leaf_hash(entry.leaf)
            append = Append(
                room, number, seat, entry.leaf, hashed, entry.salt or b"", entry.payload or b"",
                f"{room} {number}", readers,
            )  # fmt: skip
            with records.writing(head.talks, seat, room, ()) as writing:
                writing.append(append)
    return records


def _no_chance(purpose: str, where: str, number: int) -> bytes:
    raise RuntimeError("nothing is entered in what was carried home")
