"""Reading the play: what a seat can see, over any store of records. Submitting is `registry`'s."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime

from goodoffices.records import Findable, Head, Phrase, Records, Stored
from goodoffices.states import Read, States
from goodoffices.talks.act import PUBLIC, Act, Entry, Erased, RoomId, SeatId, Talks
from goodoffices.talks.asof import as_of as stood
from goodoffices.talks.play import RoomState, StateOfPlay

Clock = Callable[[], datetime]
Randomness = Callable[[str, str, int], bytes]  # (purpose, "talks/room", number): 32 bytes, keyed so in tests
Finding = Callable[[Act | Erased], Findable]  # by what an entry of the public room is found again


def found_by_nothing(act: Act | Erased) -> Findable:
    """For a store in which nothing is searched."""
    return Findable()


class Reader:
    """Reading as a seat. Folded rooms are cached by (talks, room) and shared by all who read them."""

    def __init__(
        self, records: Records, clock: Clock, randomness: Randomness, finding: Finding = found_by_nothing
    ) -> None:
        self._records = records
        self._clock = clock
        self._randomness = randomness
        self._finding = finding
        self._states = States()

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

    def stored(self, talks: Talks, seat: SeatId, room: RoomId, after: int, upto: int) -> list[Stored]:
        """Entries after + 1 to `upto` of a room as they are kept, salts and all, as far as `seat` reads it."""
        return self._records.read(talks, seat, room, after, upto)

    def heads(self, talks: Talks, seat: SeatId) -> Mapping[RoomId, int]:
        """The last entry that `seat` reads of each room."""
        return {room: head.number for room, head in self._records.readable(talks, seat).items()}

    def now(self) -> datetime:
        """The time by the registry's clock."""
        return self._clock()

    def original(self, talks: Talks, seat: SeatId, number: int) -> bytes | None:
        """The file that was filed with entry `number` of the public room, if there is one and it was not erased."""
        return self._records.original(talks, seat, PUBLIC, number)

    def alike(self, talks: Talks, seat: SeatId, marks: Sequence[int]) -> list[Entry]:
        """Entries of the public room that share one of these marks, the earliest first: they may be of one report."""
        return self._at(talks, seat, self._records.alike(talks, seat, marks))

    def search(
        self, talks: Talks, seat: SeatId, phrases: Sequence[Phrase], upto: int = 2**53, limit: int = 50
    ) -> list[Entry]:
        """Reports and claims of the public room up to entry `upto` that have all of these phrases, the newest first."""
        return self._at(talks, seat, self._records.search(talks, seat, phrases, upto, limit))

    def _at(self, talks: Talks, seat: SeatId, numbers: list[int]) -> list[Entry]:
        state = self.play(talks, seat).rooms.get(PUBLIC) if numbers else None
        return [state.entries[n - 1] for n in numbers if n <= state.number] if state is not None else []

    def _fold(self, talks: Talks, readable: Mapping[RoomId, Head], read: Read) -> StateOfPlay:
        return StateOfPlay({room: self._states.at(talks, room, head, read) for room, head in readable.items()})
