"""One transaction on a database: what a seat, the operator or the house reads and appends while its room is locked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from django.db import connections
from django.db.models import F

from goodoffices.records import Answered, Append, Appended, Head, NotNext, Stored
from goodoffices.server.store import finding, log, question_keys, resting, statements
from goodoffices.server.store.erasing import erasing
from goodoffices.server.store.locks import lock_key
from goodoffices.server.store.models import ID_LENGTH, Original, Payload, Room
from goodoffices.server.store.statements import rows
from goodoffices.server.store.together import together
from goodoffices.talks.act import PUBLIC, RoomId, SeatId

if TYPE_CHECKING:
    from goodoffices.server.store.records import DjangoRecords


def sound(name: str) -> bool:
    """Whether there can be anything of this name; what a database would choke on is no name of anything."""
    return 0 < len(name) <= ID_LENGTH and name.isprintable()


class SeatWriting:
    """One seat's transaction, with its room locked."""

    def __init__(self, records: DjangoRecords, talks: int, seat: SeatId, hidden: set[RoomId]) -> None:
        self._records = records
        self._using = records.using
        self._talks = talks
        self._seat = seat
        self._hidden = hidden  # rooms that were not locked, and that it may have got to read since
        self._rooms: dict[RoomId, int] = {}
        self._peaks: dict[int, bytes] = {}
        self.appended = False

    def answered(self, key: str) -> Answered | None:
        if not sound(self._seat) or not sound(key):
            return None
        lock_key(self._using, self._talks, self._seat, key)
        found = rows(self._using, statements.ANSWERED, self._talks, self._seat, key)
        if not found:
            return None
        room, number, leaf, *kept = found[0]
        return Answered(room, number, leaf, resting.opened(room, leaf, *kept)[0])

    def readable(self) -> Mapping[RoomId, Head]:
        heads = self._records.horizons(self._talks, self._seat)
        return {room: head for room, head in heads.items() if room not in self._hidden}

    def read(self, room: RoomId, after: int, upto: int) -> list[Stored]:
        return self._records.entries(self._talks, self._seat, room, after, upto)

    def append(self, entry: Append) -> Appended:
        talks, number = self._talks, entry.number
        rooms = self._rooms
        for name in {entry.room, *(name for _, name in entry.readers)} - rooms.keys():
            rooms[name] = self._room(name)
        room = rooms[entry.room]
        with connections[self._using].cursor() as cursor:
            self._peaks[room], full, appended = log.grown(self._peaks[room], number, entry.leaf_hash)
            cursor.execute(statements.ADVANCE, [number, self._peaks[room], room, number - 1])
            advanced = cursor.fetchone()
            if advanced is None:
                raise NotNext("the entry does not follow the last one of its room: the room was not locked")
            key = resting.key_for_writing(self._using, room, entry.room, *advanced)
            salt, payload = resting.closed(key, entry.leaf, entry.salt, entry.payload)
            with together(self._using):
                cursor.execute(statements.ADD_LEAF, [room, number, entry.leaf, entry.leaf_hash])
                for (level, place), hashed in full:
                    cursor.execute(statements.ADD_SUBTREE, [room, level, place, hashed])
                cursor.execute(statements.ADD_PAYLOAD, [room, number, salt, payload])
                if entry.original is not None:
                    original = resting.closed_original(key, entry.leaf, entry.original)
                    cursor.execute(statements.ADD_ORIGINAL, [room, number, original])
                cursor.execute(statements.ADD_ANSWER, [talks, entry.seat, entry.key, room, number])
                for (seat, name), upto in entry.readers.items():
                    cursor.execute(statements.LET_READ, [talks, seat, rooms[name], upto])
                if entry.room == PUBLIC:
                    finding.keep(self._using, room, number, entry.findable)
        if entry.forgotten:
            forget(self._using, room, entry.forgotten)
        self.appended = True
        return appended

    def take_key(self, public: str, room: RoomId, number: int) -> bool:
        return question_keys.take(self._using, self._talks, self._seat, public, room, number)

    def _room(self, name: RoomId) -> int:
        with connections[self._using].cursor() as cursor:
            cursor.execute(statements.ROOM, [self._talks, name])
            found = cursor.fetchone()
            if found is None:
                cursor.execute(statements.ADD_ROOM, [self._talks, name])
                cursor.execute(statements.ROOM, [self._talks, name])
                found = cursor.fetchone()
        room: int = found[0]
        self._peaks[room] = bytes(found[1])
        return room


class Operating(SeatWriting):
    """The operator's transaction, or the house's: some rooms, locked and read whole."""

    def __init__(self, records: DjangoRecords, talks: int, seat: SeatId, rooms: Iterable[RoomId]) -> None:
        super().__init__(records, talks, seat, set())
        self._whole = sorted(set(rooms))

    def readable(self) -> Mapping[RoomId, Head]:
        found = [row for room in self._whole for row in rows(self._using, statements.HEAD, self._talks, room)]
        return {room: Head(number, erasures) for room, number, erasures in found}

    def read(self, room: RoomId, after: int, upto: int) -> list[Stored]:
        return self._records.kept(self._talks, room, after, upto) if room in self._whole else []


def forget(using: str, room: int, numbers: Iterable[int]) -> None:
    """Empty these payloads and their salts, and count it, so that no process serves them from memory."""
    Room.objects.using(using).filter(pk=room).update(erasures=F("erasures") + 1)
    Payload.objects.using(using).filter(room=room, number__in=numbers).update(salt=None, payload=None)
    Original.objects.using(using).filter(room=room, number__in=numbers).update(original=None)
    finding.forget(using, room, numbers)
    talks, name = Room.objects.using(using).values_list("talks__name", "name").get(pk=room)
    erasing.send(None, using=using, talks=talks, room=name, numbers=tuple(numbers))
