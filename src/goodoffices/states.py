"""Folded rooms kept in memory: each is folded once per entry and shared by all who read it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime

import msgspec
from msgspec import Struct

from goodoffices.records import Head, Stored
from goodoffices.talks.act import Entry, Erased, RoomId, SeatId, Talks
from goodoffices.talks.kinds import decode
from goodoffices.talks.play import RoomState, fold, grow

# States of rooms as those who left them read them, or as they stood on an earlier day: how many, of how many entries.
SHORTER, MOST = 256, 400_000

Read = Callable[[RoomId, int, int], list[Stored]]  # (room, after, upto), as one seat


class LeafRead(Struct, gc=False):
    """What replay reads of a leaf."""

    room: RoomId
    number: int
    seat: SeatId
    time: datetime
    origin: str


leaves = msgspec.json.Decoder(LeafRead)
_others: dict[str, Callable[[], None]] = {}
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


def when_erased(name: str, drop: Callable[[], None]) -> None:
    """Have `drop` called when words are found to have been erased, so that nothing that was made of them stays."""
    _others[name] = drop


class _Kept(Struct, frozen=True):
    """A room's state, and how many payloads of the room had been erased before it was read."""

    state: RoomState
    erasures: int


class States:
    """The states of rooms, by talks and room. Safe for threads.

    A state is served only under the count of erasures that the store gives with the head: erased words are not served,
    whichever process erased them.
    """

    def __init__(self) -> None:
        self._states: dict[tuple[Talks, RoomId], _Kept] = {}
        self._shorter: dict[tuple[Talks, RoomId, int, int], RoomState] = {}  # by erasures and number too
        self._lock = threading.RLock()

    def at(self, talks: Talks, room: RoomId, head: Head, read: Read) -> RoomState:
        """The state of a room at entry `head.number`: as kept, grown by what is new, or folded shorter."""
        with self._lock:
            known = self._states.get((talks, room))
            if known is not None and known.erasures < head.erasures:
                self._forget(talks, room)
                known = None
            if known is None or known.state.number < head.number:
                base = known.state if known is not None else None
                state = fold(room, map(to_entry, read(room, base.number if base is not None else 0, head.number)), base)
                self._states[talks, room] = known = _Kept(state, head.erasures)
        return self.shorter(talks, known.state, head.number, known.erasures)

    def shorter(self, talks: Talks, state: RoomState, number: int, erasures: int) -> RoomState:
        """The state of the same room at an earlier entry, folded once for all who read it so far.

        Of these the last used ones are kept, until together they hold `MOST` entries.
        """
        if number >= state.number:
            return state
        key = talks, state.room, erasures, number
        with self._lock:
            found = self._shorter.pop(key, None)
        made = found or fold(state.room, state.entries[:number])  # not under the lock: it shares nothing that grows
        with self._lock:
            self._shorter[key] = made  # at the end: the first is the one least lately used
            held = sum(cached[3] for cached in self._shorter)
            while len(self._shorter) > SHORTER or (held > MOST and len(self._shorter) > 1):
                oldest = next(iter(self._shorter))
                held -= oldest[3]
                del self._shorter[oldest]
        return made

    def after(self, room: RoomId, state: RoomState | None, entry: Entry) -> RoomState:
        """The state of a room after one more entry, not kept yet."""
        with self._lock:  # the lists of a state are shared with readers that may be growing them
            return fold(room, [entry], state)

    def grow(self, state: RoomState, entry: Entry) -> None:
        """Let a state that is being made grow by one entry."""
        with self._lock:  # as above
            grow(state, [entry])

    def keep(self, talks: Talks, state: RoomState, erasures: int) -> None:
        """Keep a state that the store has committed."""
        with self._lock:
            known = self._states.get((talks, state.room))
            if known is None or (known.erasures == erasures and known.state.number < state.number):
                self._states[talks, state.room] = _Kept(state, erasures)

    def _forget(self, talks: Talks, room: RoomId) -> None:
        for drop in _others.values():
            drop()
        del self._states[talks, room]
        for cached in [c for c in self._shorter if c[:2] == (talks, room)]:
            del self._shorter[cached]


def forgotten(before: RoomState | None, after: RoomState) -> tuple[int, ...]:
    """Entries whose words go: by order of law, and where nothing is kept but what both sides agree to keep."""
    if before is None:
        return ()
    ordered = after.erasure.by.keys() - before.erasure.by.keys()
    if after.door.regime != "none":
        return tuple(sorted(ordered))
    declined = [before.door.declarations[n] for n in before.door.declarations.keys() - after.door.declarations.keys()]
    released = before.release.released.keys() - after.release.released.keys()
    return tuple(sorted({*ordered, *released, *(n for d in declined for n in (d.number, *d.rectified))}))
