"""The registry: the one door for submitting acts and reading the play, over any store of records."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime

from goodoffices.intake import MAX_ACT as MAX_ACT
from goodoffices.intake import read_act
from goodoffices.proof.leaf import Leaf, commitment, leaf_bytes, leaf_hash, leaf_time
from goodoffices.receipts import Receipt as Receipt
from goodoffices.receipts import again, trouble
from goodoffices.records import Append, Head, NoTalks, NotNext, Records, Stored, StoreError, Writing
from goodoffices.states import Read, States, forgotten
from goodoffices.states import to_entry as to_entry
from goodoffices.talks.act import (
    PLENARY,
    PUBLIC,
    Act,
    Entry,
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
from goodoffices.talks.play import RoomState, StateOfPlay
from goodoffices.talks.rooms import OpenRoom, room_id
from goodoffices.talks.rules import NO_ROOM, decide

MAX_KEY = 200  # characters of a request's key

Clock = Callable[[], datetime]
Randomness = Callable[[str, str, int], bytes]  # (purpose, "talks/room", number): 32 bytes, keyed so in tests


class Registry:
    """Submitting and reading, each as a seat.

    `clock` and `randomness` are handed in. Folded rooms are cached by (talks, room) and shared by all who read them.
    """

    def __init__(self, records: Records, clock: Clock, randomness: Randomness) -> None:
        self._records = records
        self._clock = clock
        self._randomness = randomness
        self._states = States()

    # Reading

    def play(self, talks: Talks, seat: SeatId, as_of: date | None = None) -> StateOfPlay:
        """What `seat` can see; with `as_of`, of what stood at the end of that day in the talks' zone.

        Reading rights are today's. Empty for a seat, or talks, of which there is no record.
        """

        def read(room: RoomId, after: int, upto: int) -> list[Stored]:
            return self._records.read(talks, seat, room, after, upto)

        heads = self._records.readable(talks, seat)
        play = self._fold(talks, heads, read)
        if as_of is None:
            return play

        def shorter(state: RoomState, number: int) -> RoomState:
            return self._states.shorter(talks, state, number, heads[state.room].erasures)

        return stood(play, as_of, shorter)

    def entries(self, talks: Talks, seat: SeatId, room: RoomId, after: int = 0, limit: int = 1000) -> list[Entry]:
        """Entries of a room after number `after`, at most `limit`, as far as `seat` reads it."""
        state = self.play(talks, seat).rooms.get(room)
        return state.entries[max(after, 0) : max(after, 0) + max(limit, 0)] if state is not None else []

    def heads(self, talks: Talks, seat: SeatId) -> Mapping[RoomId, int]:
        """The last entry that `seat` reads of each room."""
        return {room: head.number for room, head in self._records.readable(talks, seat).items()}

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
        read = read_act(raw)
        if isinstance(read, Refusal):
            return read
        if not (0 < len(key) <= MAX_KEY and key.isprintable()):
            return Refusal("invalid", f"The key of a request is 1 to {MAX_KEY} characters that can be printed.", "key")
        if at is not None and at.tzinfo is None:
            return Refusal("invalid", "Say in which time zone the act was done.", "date")
        act, payload = read
        room = room_id(act, seat) if isinstance(act, OpenRoom) else room
        try:
            with self._records.writing(talks, seat, room, self._beside(act, seat)) as writing:
                outcome = self._submit(writing, talks, seat, room, act, payload, key, seen or {}, at)
        except NoTalks:
            return NO_ROOM
        except NotNext:
            if isinstance(act, FoundTalks):  # of talks that were founded, by a seat that reads nothing of them
                return NO_ROOM
            raise
        except StoreError as error:
            return trouble(error)
        if not isinstance(outcome, tuple):
            return outcome
        receipt, state, erasures = outcome
        self._states.keep(talks, state, erasures)
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
        seen: Mapping[RoomId, int],
        at: datetime | None,
    ) -> tuple[Receipt, RoomState, int] | Receipt | Refusal:
        """What was entered, with the room's state after it; the state is kept only once the store has committed.

        The last is the count of erasures with which that state was read: if the entry makes the record forget others,
        the store counts further, and the room is folded anew.
        """
        earlier = writing.answered(key)
        if earlier is not None:
            return again(earlier, room, payload)
        heads = writing.readable()
        play = self._fold(talks, heads, writing.read)
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
        after = self._states.after(room, state, entry)
        hashed = leaf_hash(leaf)
        gone = forgotten(state, after)
        readers = _readers(state, after)
        writing.append(Append(room, entry.number, seat, leaf, hashed, salt, payload, key, readers, gone))
        erasures = heads[room].erasures if room in heads else 0
        return Receipt(room, entry.number, entry.time, hashed), after, erasures

    # Folding

    def _fold(self, talks: Talks, readable: Mapping[RoomId, Head], read: Read) -> StateOfPlay:
        return StateOfPlay({room: self._states.at(talks, room, head, read) for room, head in readable.items()})


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
