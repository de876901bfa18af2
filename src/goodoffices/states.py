"""Folded rooms kept in memory: each is folded once per entry and shared by all who read it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime

import msgspec
from msgspec import Struct

from goodoffices.records import Stored
from goodoffices.talks.act import Entry, Erased, RoomId, SeatId, Talks
from goodoffices.talks.kinds import decode
from goodoffices.talks.play import RoomState, fold

SHORTER = 256  # states of rooms as those who left them read them

Read = Callable[[RoomId, int, int], list[Stored]]  # (room, after, upto), as one seat


class LeafRead(Struct, gc=False):
    """What replay reads of a leaf."""

    room: RoomId
    number: int
    seat: SeatId
    time: datetime
    origin: str


leaves = msgspec.json.Decoder(LeafRead)
_ERASED = Erased()
_UNREADABLE = Erased(unreadable=True)


def to_entry(stored: Stored) -> Entry:
    """The entry that was kept; an erased payload, or one that this version cannot read, leaves an `Erased` act."""
    leaf = leaves.decode(stored.leaf)
    try:
        act = decode(stored.payload) if stored.payload is not None else _ERASED
    except (msgspec.ValidationError, msgspec.DecodeError):
        act = _UNREADABLE
    return Entry(leaf.room, leaf.number, leaf.seat, leaf.time, act, leaf.origin == "loaded")


class States:
    """The states of rooms, by talks and room. Safe for threads."""

    def __init__(self) -> None:
        self._states: dict[tuple[Talks, RoomId], RoomState] = {}
        self._shorter: dict[tuple[Talks, RoomId, int], RoomState] = {}
        self._lock = threading.RLock()

    def at(self, talks: Talks, room: RoomId, head: int, read: Read) -> RoomState:
        """The state of a room at entry `head`: as kept, grown by what is new, or folded shorter."""
        with self._lock:
            known = self._states.get((talks, room))
            if known is not None and known.number == head:
                return known
            if known is not None and known.number > head:
                shorter = self._shorter.pop((talks, room, head), None) or fold(room, known.entries[:head])
                self._shorter[talks, room, head] = shorter  # at the end: the first is the one least lately used
                while len(self._shorter) > SHORTER:
                    del self._shorter[next(iter(self._shorter))]
                return shorter
            after = known.number if known is not None else 0
            state = fold(room, map(to_entry, read(room, after, head)), known)
            if forgotten(known, state):  # by another process: the words are still in `known`
                self.forget(talks, room)
                state = fold(room, map(to_entry, read(room, 0, head)))
            self._states[talks, room] = state
            return state

    def after(self, room: RoomId, state: RoomState | None, entry: Entry) -> RoomState:
        """The state of a room after one more entry, not kept yet."""
        with self._lock:  # the lists of a state are shared with readers that may be growing them
            return fold(room, [entry], state)

    def keep(self, talks: Talks, state: RoomState) -> None:
        """Keep a state that the store has committed."""
        with self._lock:
            known = self._states.get((talks, state.room))
            if known is None or known.number < state.number:
                self._states[talks, state.room] = state

    def forget(self, talks: Talks, room: RoomId) -> None:
        """Fold this room anew at the next reading: a payload was erased, or the store was restored."""
        with self._lock:
            self._states.pop((talks, room), None)
            for cached in [c for c in self._shorter if c[:2] == (talks, room)]:
                del self._shorter[cached]


def forgotten(before: RoomState | None, after: RoomState) -> tuple[int, ...]:
    """Entries whose words go: where nothing is kept but what both sides agree to keep, and they did not."""
    if before is None or after.door.regime != "none":
        return ()
    declined = [before.door.declarations[n] for n in before.door.declarations.keys() - after.door.declarations.keys()]
    released = before.release.released.keys() - after.release.released.keys()
    return tuple(sorted({*released, *(n for d in declined for n in (d.number, *d.rectified))}))
