"""What an act of a random talk is made from: chance, the actor and what it sees, the room, the time, fresh words."""

from collections.abc import Callable, Sequence
from datetime import datetime
from random import Random
from typing import Any, TypeVar

from msgspec import Struct

from goodoffices.talks.act import SeatId, party_of
from goodoffices.talks.play import RoomState, StateOfPlay

T = TypeVar("T")
Fields = dict[str, Any]


class Sight(Struct):
    """What an act is made from: chance, the actor and what it sees, the room, the time, and fresh words."""

    rng: Random
    play: StateOfPlay
    seat: SeatId
    room: RoomState
    now: datetime
    say: Callable[[], dict[str, str]]
    citing: float = 0.15  # how often an act cites an entry

    def one(self, items: Sequence[T] | dict[T, Any], default: T) -> T:
        """Any of `items`, or `default` if there are none."""
        found = list(items)
        return self.rng.choice(found) if found else default

    def token(self) -> str:
        return f"{self.rng.getrandbits(128):032x}"

    def point(self) -> str:
        return self.one([*self.play.plenary.points.points, *self.room.points.points], "1")

    def party(self) -> str:
        table = self.room.door.parties() or tuple(self.play.plenary.founding.parties)
        return self.one([p for p in table if p != party_of(self.seat)], "selm")

    def other(self) -> SeatId:
        return self.one([s for s in self.play.plenary.founding.seats if s != self.seat], self.seat)

    def wording(self) -> Fields | None:
        """A wording on the table here, one of the last ones."""
        live = [a for a in self.room.alternatives.alternatives.values() if a.withdrawn is None][-3:]
        found = self.one(live, None)
        return {"point": found.point, "wording": found.wording.number} if found is not None else None
