"""A store in memory: for an example folded without a database, and for tests. It keeps the same bytes as the others."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field

from msgspec.structs import replace

from goodoffices.proof.merkle import Frontier
from goodoffices.proof.subtrees import Subtree, completed, path_of_last
from goodoffices.records import (
    MOST_ALIKE,
    MOST_COSIGNED,
    Answered,
    Append,
    Appended,
    Cosignature,
    Findable,
    Head,
    NoTalks,
    NotNext,
    Phrase,
    QuestionKey,
    Stored,
)
from goodoffices.talks.act import HOUSE, PUBLIC, PUBLIC_SEAT, SECRETARIAT, RoomId, SeatId, Talks


@dataclass
class _Log:
    """A room's Merkle tree: the roots of its full subtrees, and every subtree that there ever was."""

    roots: list[bytes] = field(default_factory=list)
    subtrees: dict[Subtree, bytes] = field(default_factory=dict)

    def append(self, place: int, leaf_hash: bytes) -> None:
        self.subtrees[Subtree(0, place)] = leaf_hash
        self.subtrees |= completed(self.roots, place, leaf_hash)


@dataclass
class _Talks:
    rooms: dict[RoomId, list[Append]] = field(default_factory=dict)
    logs: dict[RoomId, _Log] = field(default_factory=dict)
    cosigned: dict[tuple[RoomId, int], dict[SeatId, Cosignature]] = field(default_factory=dict)
    erasures: dict[RoomId, int] = field(default_factory=dict)
    readers: dict[SeatId, dict[RoomId, int | None]] = field(default_factory=dict)
    answered: dict[tuple[SeatId, str], tuple[RoomId, int]] = field(default_factory=dict)
    keys: dict[str, tuple[QuestionKey, str]] = field(default_factory=dict)
    lock: threading.RLock = field(default_factory=threading.RLock)

    def horizons(self, seat: SeatId) -> Mapping[RoomId, int | None]:
        return {PUBLIC: None} if seat == PUBLIC_SEAT else self.readers.get(seat, {})

    def readable(self, seat: SeatId) -> Mapping[RoomId, Head]:
        rooms = self.horizons(seat)
        heads = {room: len(self.rooms.get(room, ())) for room in sorted(rooms)}
        return {
            room: Head(head if (upto := rooms[room]) is None else upto, self.erasures.get(room, 0))
            for room, head in heads.items()
            if head
        }

    def read(self, seat: SeatId, room: RoomId, after: int, upto: int) -> list[Stored]:
        upto = min(upto, self.readable(seat).get(room, Head(0)).number)
        return self.kept(room, after, upto)

    def kept(self, room: RoomId, after: int, upto: int) -> list[Stored]:
        """Entries after + 1 to `upto` of a room."""
        kept = self.rooms.get(room, [])[max(after, 0) : max(upto, 0)]
        return [Stored(e.leaf, e.payload, e.salt) if e.salt else Stored(e.leaf, None) for e in kept]

    def public(self, seat: SeatId, upto: int) -> list[Append]:
        """The entries of the public room, as far as `seat` reads them and up to number `upto`."""
        head = self.readable(seat).get(PUBLIC, Head(0)).number
        return self.rooms.get(PUBLIC, [])[: max(min(upto, head), 0)]

    def erase(self, room: RoomId, numbers: Iterable[int]) -> None:
        kept = self.rooms[room]
        for number in numbers:
            kept[number - 1] = replace(kept[number - 1], salt=b"", payload=b"", original=None, findable=Findable())
            self.erasures[room] = self.erasures.get(room, 0) + 1


class _Writing:
    def __init__(self, talks: _Talks, seat: SeatId) -> None:
        self._talks = talks
        self._seat = seat
        self._pending: list[Append] = []
        self._taken: dict[str, tuple[QuestionKey, str]] = {}

    def answered(self, key: str) -> Answered | None:
        found = self._talks.answered.get((self._seat, key))
        if found is None:
            pending = next((e for e in self._pending if (e.seat, e.key) == (self._seat, key)), None)
            return Answered(pending.room, pending.number, pending.leaf, pending.salt) if pending is not None else None
        entry = self._talks.rooms[found[0]][found[1] - 1]
        return Answered(entry.room, entry.number, entry.leaf, entry.salt or None)

    def readable(self) -> Mapping[RoomId, Head]:
        return self._talks.readable(self._seat)

    def read(self, room: RoomId, after: int, upto: int) -> list[Stored]:
        return self._talks.read(self._seat, room, after, upto)

    def append(self, entry: Append) -> Appended:
        if entry.number != len(self._talks.rooms.get(entry.room, ())) + len(self._pending) + 1:
            raise NotNext("the entry does not follow the last one of its room: the room was not locked")
        known = self._talks.logs.get(entry.room, _Log())
        roots, place = list(known.roots), entry.number - 1 - len(self._pending)
        for size, hashed in enumerate((e.leaf_hash for e in self._pending), place):
            completed(roots, size, hashed)
        path = path_of_last(roots)
        completed(roots, entry.number - 1, entry.leaf_hash)
        self._pending.append(entry)
        return Appended(path, Frontier(entry.number, tuple(roots)).root())

    def take_key(self, public: str, room: RoomId, number: int) -> bool:
        found = self._talks.keys.get(public)
        if found is None or found[0].seat != self._seat or found[0].number:
            return False
        self._taken[public] = replace(found[0], room=room, number=number), found[1]
        return True

    def commit(self) -> None:
        self._talks.keys |= self._taken
        for entry in self._pending:
            self._talks.rooms.setdefault(entry.room, []).append(entry)
            self._talks.logs.setdefault(entry.room, _Log()).append(entry.number - 1, entry.leaf_hash)
            self._talks.erase(entry.room, entry.forgotten)
            self._talks.answered[entry.seat, entry.key] = (entry.room, entry.number)
            for (seat, room), upto in entry.readers.items():
                self._talks.readers.setdefault(seat, {})[room] = upto


class _Operating(_Writing):
    """The operator's, or the house's: some rooms, read whole."""

    def __init__(self, talks: _Talks, seat: SeatId, rooms: Iterable[RoomId]) -> None:
        super().__init__(talks, seat)
        self._rooms = sorted(set(rooms))

    def readable(self) -> Mapping[RoomId, Head]:
        heads = {room: len(self._talks.rooms.get(room, ())) for room in self._rooms}
        return {room: Head(head, self._talks.erasures.get(room, 0)) for room, head in heads.items() if head}

    def read(self, room: RoomId, after: int, upto: int) -> list[Stored]:
        return self._talks.kept(room, after, upto) if room in self._rooms else []


class MemoryRecords:
    """`Records` in this process's memory."""

    def __init__(self) -> None:
        self._all: dict[Talks, _Talks] = {}

    def talks(self) -> list[Talks]:
        return list(self._all)

    def found(self, talks: Talks) -> bool:
        return self._all.setdefault(talks, fresh := _Talks()) is fresh

    def readable(self, talks: Talks, seat: SeatId) -> Mapping[RoomId, Head]:
        return self._all[talks].readable(seat) if talks in self._all else {}

    def read(self, talks: Talks, seat: SeatId, room: RoomId, after: int, upto: int) -> list[Stored]:
        return self._all[talks].read(seat, room, after, upto) if talks in self._all else []

    def subtrees(
        self, talks: Talks, seat: SeatId, room: RoomId, size: int, wanted: Sequence[Subtree]
    ) -> Mapping[Subtree, bytes] | None:
        if not 0 <= size <= self.readable(talks, seat).get(room, Head(0)).number:
            return None
        kept = self._all[talks].logs[room].subtrees if wanted else {}
        return {each: kept[each] for each in wanted}

    def cosign(self, talks: Talks, room: RoomId, size: int, cosignature: Cosignature) -> None:
        if 0 < size <= len(self._all[talks].rooms.get(room, ())):
            self._all[talks].cosigned.setdefault((room, size), {}).setdefault(cosignature.seat, cosignature)

    def cosigned(self, talks: Talks, seat: SeatId, room: RoomId, size: int) -> list[Cosignature]:
        kept = self._all.get(talks)
        if kept is None or kept.horizons(seat).get(room, 0) is not None:
            return []
        seen = kept.cosigned.get((room, size), {})
        return [seen[by] for by in sorted(seen)][:MOST_COSIGNED]

    def original(self, talks: Talks, seat: SeatId, room: RoomId, number: int) -> bytes | None:
        head = self.readable(talks, seat).get(room, Head(0)).number
        return self._all[talks].rooms[room][number - 1].original if 1 <= number <= head else None

    def alike(self, talks: Talks, seat: SeatId, marks: Sequence[int]) -> list[int]:
        wanted = set(marks)
        found = [e.number for e in self._public(talks, seat) if not wanted.isdisjoint(e.findable.marks)]
        return found[:MOST_ALIKE]

    def search(self, talks: Talks, seat: SeatId, phrases: Sequence[Phrase], upto: int, limit: int) -> list[int]:
        found = [
            e.number
            for e in self._public(talks, seat, upto)
            if phrases and all(_has(e.findable.words, p) for p in phrases)
        ]
        return found[::-1][: max(limit, 0)]

    def _public(self, talks: Talks, seat: SeatId, upto: int = 2**53) -> list[Append]:
        return self._all[talks].public(seat, upto) if talks in self._all else []

    @contextmanager
    def writing(self, talks: Talks, seat: SeatId, room: RoomId, beside: Iterable[RoomId]) -> Iterator[_Writing]:
        if talks not in self._all:
            raise NoTalks
        kept = self._all[talks]
        with kept.lock:
            writing = _Writing(kept, seat)
            yield writing
            writing.commit()

    def erasing(self, talks: Talks, room: RoomId) -> AbstractContextManager[_Writing]:
        return self._operating(talks, SECRETARIAT, [room])

    def answering(self, talks: Talks, room: RoomId, beside: Iterable[RoomId]) -> AbstractContextManager[_Writing]:
        return self._operating(talks, HOUSE, [room, *beside])

    @contextmanager
    def _operating(self, talks: Talks, seat: SeatId, rooms: Iterable[RoomId]) -> Iterator[_Writing]:
        if talks not in self._all:
            raise NoTalks
        kept = self._all[talks]
        with kept.lock:
            writing = _Operating(kept, seat, rooms)
            yield writing
            writing.commit()

    def keep_key(self, key: QuestionKey, secret: str) -> str:
        if key.talks not in self._all:
            raise NoTalks
        kept = self._all[key.talks]
        with kept.lock:
            same = (k.public for k, _ in kept.keys.values() if (k.seat, k.request) == (key.seat, key.request))
            found = next(same, None)
            if found is None:
                kept.keys[key.public] = key, secret
            return found or key.public

    def question_keys(self) -> list[QuestionKey]:
        return [key for kept in self._all.values() for key, _ in kept.keys.values()]

    def secret(self, talks: Talks, public: str) -> str | None:
        found = self._all[talks].keys.get(public) if talks in self._all else None
        return found[1] if found is not None else None

    def shred(self, talks: Talks, public: str) -> None:
        if talks in self._all:
            self._all[talks].keys.pop(public, None)

    def erase(self, talks: Talks, room: RoomId, number: int) -> bool:
        entries = self._all[talks].rooms.get(room, []) if talks in self._all else []
        if not 1 <= number <= len(entries):
            return False
        with self._all[talks].lock:
            self._all[talks].erase(room, (number,))
        return True


def _has(words: tuple[str, ...], phrase: Phrase) -> bool:
    """Whether the words of `phrase` follow one another in `words`."""
    *first, last = phrase
    for at in range(len(words) - len(first)):
        end = words[at + len(first)]
        if list(words[at : at + len(first)]) == first and (
            end.startswith(last[:-1]) if last.endswith("*") else end == last
        ):
            return True
    return False
