"""Whom the seats of a class's tables play, as the instructor reads it: each table's records are asked for once."""

from __future__ import annotations

from goodoffices.kits.copying import INSTRUCTOR
from goodoffices.server.doors import places as doors
from goodoffices.server.store.registry import get_registry
from goodoffices.talks.act import SeatId, Talks
from goodoffices.talks.play import StateOfPlay


class Cast:
    """For one page: what it says of a table is what stood there when the page first asked."""

    def __init__(self) -> None:
        self._plays: dict[Talks, StateOfPlay] = {}

    def place(self, talks: Talks, seat: SeatId) -> doors.Place | None:
        """The place of a seat; None if nobody sits in it by the record."""
        if talks not in self._plays:
            self._plays[talks] = get_registry().play(talks, INSTRUCTOR)
        play = self._plays[talks]
        found = play.seat(seat)
        return doors.of(talks, play, found) if found is not None and not found.vacant else None

    def person(self, talks: Talks, seat: SeatId) -> str:
        """The name of whom a seat plays; the seat's own where the record has none."""
        found = self.place(talks, seat)
        return found.person if found is not None and found.person else seat
