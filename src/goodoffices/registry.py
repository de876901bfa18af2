"""The registry: the one door for submitting acts and reading the play, over any store of records."""

from __future__ import annotations

import hashlib
import re
import threading
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime

import msgspec
from msgspec import Struct

from goodoffices.proof.canonical import CanonicalError, canonical, parse
from goodoffices.proof.leaf import Leaf, commitment, leaf_bytes, leaf_hash, leaf_time
from goodoffices.records import (
    Append,
    NoTalks,
    NotNext,
    Records,
    StoreBusy,
    Stored,
    StoreError,
    StoreFull,
    StoreLost,
    Writing,
)
from goodoffices.talks.act import (
    PLENARY,
    PUBLIC,
    Act,
    Entry,
    Erased,
    Refusal,
    RoomId,
    SeatId,
    Talks,
    capital_of,
    party_of,
)
from goodoffices.talks.asof import as_of as stood
from goodoffices.talks.asof import zone_of as zone_of
from goodoffices.talks.founding import FoundTalks
from goodoffices.talks.kinds import KINDS, decode
from goodoffices.talks.play import RoomState, StateOfPlay, fold
from goodoffices.talks.rooms import OpenRoom, room_id
from goodoffices.talks.rules import NO_ROOM, decide

MAX_ACT = 1024 * 1024  # bytes of one act
MAX_KEY = 200  # characters of a request's key
SHORTER = 256  # states of rooms as those who left them read them, kept in memory

Clock = Callable[[], datetime]
Randomness = Callable[[str, str, int], bytes]  # (purpose, "talks/room", number): 32 bytes, keyed so in tests


# What an actor is told when the store, and not the table, is in the way.
_TROUBLES: dict[type[StoreError], Refusal] = {
    StoreFull: Refusal(
        "full", "Nothing was entered: the server's disk is full. Reading goes on; tell the secretariat."
    ),
    StoreBusy: Refusal("busy", "Nothing was entered: the room was busy for too long. Send it again in a moment."),
    StoreLost: Refusal(
        "busy", "The records cannot be reached now. Send the same again in a moment: it is entered once at most."
    ),
}


class Receipt(Struct, frozen=True):
    """The acknowledgement of an act: where it stands in the record, and the hash of its leaf."""

    room: RoomId
    number: int
    time: datetime
    leaf_hash: bytes
    repeated: bool = False  # the same request had been carried out before


class _Leaf(Struct, gc=False):
    """What replay reads of a leaf."""

    room: RoomId
    number: int
    seat: SeatId
    time: datetime
    origin: str


_leaves = msgspec.json.Decoder(_Leaf)
_ERASED = Erased()
_UNREADABLE = Erased(unreadable=True)


def to_entry(stored: Stored) -> Entry:
    """The entry that was kept; an erased payload, or one that this version cannot read, leaves an `Erased` act."""
    leaf = _leaves.decode(stored.leaf)
    try:
        act = decode(stored.payload) if stored.payload is not None else _ERASED
    except (msgspec.ValidationError, msgspec.DecodeError):
        act = _UNREADABLE
    return Entry(leaf.room, leaf.number, leaf.seat, leaf.time, act, leaf.origin == "loaded")


class Registry:
    """Submitting and reading, each as a seat.

    `clock` and `randomness` are handed in. Folded rooms are cached by (talks, room) and shared by all who read them.
    """

    def __init__(self, records: Records, clock: Clock, randomness: Randomness) -> None:
        self._records = records
        self._clock = clock
        self._randomness = randomness
        self._states: dict[tuple[Talks, RoomId], RoomState] = {}
        self._shorter: dict[tuple[Talks, RoomId, int], RoomState] = {}
        self._lock = threading.RLock()

    # Reading

    def play(self, talks: Talks, seat: SeatId, as_of: date | None = None) -> StateOfPlay:
        """What `seat` can see; with `as_of`, of what stood at the end of that day in the talks' zone.

        Reading rights are today's. Empty for a seat, or talks, of which there is no record.
        """

        def read(room: RoomId, after: int, upto: int) -> list[Stored]:
            return self._records.read(talks, seat, room, after, upto)

        play = self._fold(talks, self._records.readable(talks, seat), read)
        return play if as_of is None else stood(play, as_of)

    def entries(self, talks: Talks, seat: SeatId, room: RoomId, after: int = 0, limit: int = 1000) -> list[Entry]:
        """Entries of a room after number `after`, at most `limit`, as far as `seat` reads it."""
        state = self.play(talks, seat).rooms.get(room)
        return state.entries[max(after, 0) : max(after, 0) + max(limit, 0)] if state is not None else []

    def heads(self, talks: Talks, seat: SeatId) -> Mapping[RoomId, int]:
        """The last entry that `seat` reads of each room."""
        return self._records.readable(talks, seat)

    def now(self) -> datetime:
        """The time by the registry's clock."""
        return self._clock()

    # Submitting

    def found(self, talks: Talks) -> bool:
        """Make room for new talks under this name; False if it is taken."""
        return self._records.found(talks)

    def submit(
        self,
        talks: Talks,
        seat: SeatId,
        room: RoomId,
        raw: bytes | str,
        key: str,
        *,
        seen: Mapping[RoomId, int] | None = None,
        at: datetime | None = None,
    ) -> Receipt | Refusal:
        """Enter the act in `raw` (JSON), or say why not.

        `key` makes a repeated request harmless: it is answered with the first one's receipt. `seen` names, for rooms
        that the actor looked at, the last entry it had seen: if a mandate has moved since, the actor is asked to look
        again, once. `at` marks the entry as loaded, at that time.
        """
        read = _read(raw)
        if isinstance(read, Refusal):
            return read
        if not (0 < len(key) <= MAX_KEY and key.isprintable()):
            return Refusal("invalid", f"The key of a request is 1 to {MAX_KEY} characters that can be printed.", "key")
        if at is not None and at.tzinfo is None:
            return Refusal("invalid", "Say in which time zone the act was done.", "date")
        act, payload = read
        room = room_id(act, seat) if isinstance(act, OpenRoom) else room
        digest = hashlib.sha256(room.encode(errors="surrogatepass") + b"\0" + payload).digest()
        try:
            with self._records.writing(talks, seat, room, self._beside(act, seat)) as writing:
                outcome = self._submit(writing, talks, seat, room, act, payload, key, digest, seen or {}, at)
        except NoTalks:
            return NO_ROOM
        except NotNext:
            if isinstance(act, FoundTalks):  # of talks that were founded, by a seat that reads nothing of them
                return NO_ROOM
            raise
        except StoreError as error:
            return _TROUBLES[type(error)]
        if not isinstance(outcome, tuple):
            return outcome
        receipt, state = outcome
        if state is None:
            self.forget(talks, room)
            return receipt
        with self._lock:
            known = self._states.get((talks, room))
            if known is None or known.number < state.number:
                self._states[talks, room] = state
        return receipt

    @staticmethod
    def _beside(act: Act, seat: SeatId) -> set[RoomId]:
        """The other rooms that the rule reads: they hold still while it does."""
        return {PLENARY, PUBLIC, capital_of(party_of(seat)), *(ref.room for ref in act.cites)}

    def _submit(
        self,
        writing: Writing,
        talks: Talks,
        seat: SeatId,
        room: RoomId,
        act: Act,
        payload: bytes,
        key: str,
        digest: bytes,
        seen: Mapping[RoomId, int],
        at: datetime | None,
    ) -> tuple[Receipt, RoomState | None] | Receipt | Refusal:
        """What was entered, with the room's state after it; the state is kept only once the store has committed.

        None for the state if the entry makes the record forget others: then the room is folded anew.
        """
        earlier = writing.answered(key)
        if earlier is not None:
            if earlier.digest != digest:
                return Refusal("conflict", "This key was used for another act: send it with a new one.", "key")
            time = _leaves.decode(earlier.leaf).time
            return Receipt(earlier.room, earlier.number, time, leaf_hash(earlier.leaf), repeated=True)
        play = self._fold(talks, writing.readable(), writing.read)
        moved = _moved(play, act, seat, seen)
        if moved is not None:
            return moved
        state = play.rooms.get(room)
        last = state.last if state is not None else None
        now = self._clock() if at is None else at.astimezone(UTC)
        if last is not None and now < last:
            if at is not None:
                return Refusal("invalid", f"The act is older than the entry before it ({last.isoformat()}).", "date")
            now = last
        entry = decide(play, seat, room, act, now)
        if isinstance(entry, Refusal):
            return entry
        salt = self._randomness("salt", f"{talks}/{room}", entry.number)
        leaf = leaf_bytes(
            Leaf(
                talks, room, entry.number, seat, leaf_time(now), "live" if at is None else "loaded",
                commitment(salt, payload),
            )
        )  # fmt: skip
        entry = to_entry(Stored(leaf, payload))
        with self._lock:  # the list of entries is shared with readers that may be growing it
            after = fold(room, [entry], state)
        hashed = leaf_hash(leaf)
        forgotten = _forgotten(state, after)
        readers = _readers(state, after)
        writing.append(Append(room, entry.number, seat, leaf, hashed, salt, payload, key, digest, readers, forgotten))
        return Receipt(room, entry.number, entry.time, hashed), None if forgotten else after

    # Folding

    def _fold(
        self, talks: Talks, readable: Mapping[RoomId, int], read: Callable[[RoomId, int, int], list[Stored]]
    ) -> StateOfPlay:
        return StateOfPlay({room: self._state(talks, room, head, read) for room, head in readable.items()})

    def _state(
        self, talks: Talks, room: RoomId, head: int, read: Callable[[RoomId, int, int], list[Stored]]
    ) -> RoomState:
        """The state of a room at entry `head`: from the cache, grown by what is new, or folded shorter."""
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
            state = fold(room, (to_entry(stored) for stored in read(room, after, head)), known)
            if known is not None and _forgotten(known, state):  # by another process: the words are still in `known`
                self.forget(talks, room)
                state = fold(room, (to_entry(stored) for stored in read(room, 0, head)))
            self._states[talks, room] = state
            return state

    def forget(self, talks: Talks, room: RoomId) -> None:
        """Fold this room anew at the next reading: a payload was erased, or the store was restored."""
        with self._lock:
            self._states.pop((talks, room), None)
            for cached in [c for c in self._shorter if c[:2] == (talks, room)]:
                del self._shorter[cached]


def _read(raw: bytes | str) -> tuple[Act, bytes] | Refusal:
    """The act, and the canonical bytes of exactly what was sent."""
    try:
        sent = parse(raw, limit=MAX_ACT)
        payload = canonical(sent)
        if isinstance(sent, dict) and str(kind := sent.get("kind")) not in KINDS:
            return Refusal("invalid", f"“{str(kind)[:60]}” is no kind of act; see the reference of acts.", "kind")
        return decode(payload), payload
    except CanonicalError as error:
        return Refusal("invalid", str(error), error.path)
    except msgspec.ValidationError as error:
        return _in_the_tables_terms(str(error))
    except msgspec.DecodeError as error:
        return Refusal("invalid", f"This is no JSON: {error}.")


_PLACE = re.compile(r" - at `(?:key in )?\$?(?P<path>[^`]*)`$")
_FIELD = re.compile(r"(?:required|unknown) field `(?P<name>[^`]*)`")


def _in_the_tables_terms(said: str) -> Refusal:
    """The refusal of a value that does not fit its field: the field's path is written as rules write it, `a.0.b`."""
    place, name = _PLACE.search(said), _FIELD.search(said)
    path = place["path"] if place else ""
    steps = [*re.findall(r"[^.\[\]]+", path.replace("[...]", "")), *([name["name"]] if name else [])]
    return Refusal("invalid", _PLACE.sub("", said) + ".", ".".join(steps))


# A directive that arrives while a head commits: the head is told to look again, and may then go on.
_COMMITS = frozenset(
    {"TakeStance", "ConfirmRecord", "ConfirmPosition", "Initial", "ConfirmAdReferendum", "Sign", "Ratify"}
)
_DIRECTS = frozenset({"Direct", "NoteOralInstruction", "SetObjectives"})


def _moved(play: StateOfPlay, act: Act, seat: SeatId, seen: Mapping[RoomId, int]) -> Refusal | None:
    capital = play.capital(party_of(seat))
    if capital is None or type(act).__name__ not in _COMMITS or capital.room not in seen:
        return None
    new = capital.entries[seen[capital.room] :]
    if any(type(entry.act).__name__ in _DIRECTS for entry in new):
        return Refusal(
            "stale", "A new directive has arrived from your principal: look again before you commit.", "seen"
        )
    return None


def _forgotten(before: RoomState | None, after: RoomState) -> tuple[int, ...]:
    """Entries whose words go: where nothing is kept but what both sides agree to keep, and they did not."""
    if before is None or after.door.regime != "none":
        return ()
    declined = [before.door.declarations[n] for n in before.door.declarations.keys() - after.door.declarations.keys()]
    released = before.release.released.keys() - after.release.released.keys()
    return tuple(sorted({*released, *(n for d in declined for n in (d.number, *d.rectified))}))


def _readers(before: RoomState | None, after: RoomState) -> dict[tuple[SeatId, RoomId], int | None]:
    """What the new entry changes in who reads which room up to where."""
    changed: dict[tuple[SeatId, RoomId], int | None] = {}
    known = before.founding.seats if before is not None else {}
    for seat in after.founding.seats:
        if seat not in known:
            changed |= {(seat, PLENARY): None, (seat, PUBLIC): None}
    if after.room in (PLENARY, PUBLIC):
        return changed
    stays = before.door.stays if before is not None else {}
    for seat, stay in after.door.stays.items():
        if stays.get(seat) != stay:
            changed[seat, after.room] = stay.until
    return changed
