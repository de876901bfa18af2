"""What a line of the minute book is made of, and the words that the groups of acts share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from goodoffices.server.desks import dates, labels, stances
from goodoffices.server.desks.desk import Desk
from goodoffices.talks.act import Entry, PartyId, PointId, RoomId, SeatId
from goodoffices.talks.play import RoomState


@dataclass(frozen=True)
class Said:
    """A line: what was done, in words that follow the doer's name; the recorded words; entries that it refers to."""

    what: str
    words: Mapping[str, str] | str = ""
    refs: tuple[int, ...] = ()
    conditions: tuple[str, ...] = ()
    status: dict[str, str] | None = None


@dataclass(frozen=True)
class Scribe:
    """Whoever puts an entry in words: for which reader, and from which room's state."""

    desk: Desk
    state: RoomState
    entry: Entry
    only: PointId | None = None  # on the page of this point: it is not named again, and nothing of others is said

    def party(self, party: PartyId) -> str:
        return labels.party_name(self.desk, party)

    def parties(self, parties: Iterable[PartyId]) -> str:
        return labels.party_names(self.desk, parties)

    def seat(self, seat: SeatId) -> str:
        return labels.person(self.desk, seat, self.state)

    def room(self, room: RoomId) -> str:
        return labels.room_name(self.desk, room)

    def text(self, texts: Mapping[str, str]) -> str:
        return self.desk.say(dict(texts))

    def point(self, point: PointId | None) -> str:
        """“point 7 (Fisheries)”, or nothing for none."""
        if point is None:
            return ""
        title = labels.point_title(self.desk.play, self.desk, point, self.state.room) if point != self.only else ""
        return f"point {point} ({title})" if title else f"point {point}"

    def on(self, point: PointId | None) -> str:
        """“ on point 7 (Fisheries)”, or nothing for none."""
        return f" on {self.point(point)}" if point is not None else ""

    def alternative(self, point: PointId | None, number: int | None) -> str:
        """“alternative B” of a point, by the number of the alternative or of one of its wordings."""
        if point is None or number is None:
            return "the words"
        root = self.state.alternatives.roots.get((point, number), number)
        name = stances.labels(self.state, point).get(root)
        return f"alternative {name}" if name else "the words"

    def day(self, edtf: str | None) -> str:
        return dates.in_words(edtf) if edtf else "no exact date"

    def until(self, at: datetime | None) -> str:
        """“ until 4 Feb 2026, 14:05”, in the talks' zone, or nothing for none."""
        return f" until {dates.moment(at, self.desk.zone)['words']}" if at is not None else ""

    def at(self, at: datetime) -> str:
        return dates.moment(at, self.desk.zone)["words"]


def rest(*parts: str) -> str:
    """Further particulars behind a line: “; place: Aubrel; no reason given”."""
    return "".join(f"; {part}" for part in parts if part)
