"""What a line of the minute book is made of, and the words that the groups of acts share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from goodoffices.server.desks import dates, labels, stances
from goodoffices.server.desks.desk import Desk
from goodoffices.talks.act import Entry, PartyId, PointId, RoomId, SeatId
from goodoffices.talks.play import RoomState


@dataclass(frozen=True)
class Said:
    """A line: what was done, in words that follow the doer's name; the recorded words; entries that it refers to.

    Behind `what` stand links to these entries (“entry 7”), then the recorded words: a sentence that ends in “of” or
    “in” goes on with the first link.
    """

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
        if title:
            return _("point %(point)s (%(title)s)") % {"point": point, "title": title}
        return _("point %(point)s") % {"point": point}

    def alternative(self, point: PointId | None, number: int | None) -> str:
        """“alternative B” of a point, by the number of the alternative or of one of its wordings."""
        if point is None or number is None:
            return _("the words")
        root = self.state.alternatives.roots.get((point, number), number)
        name = stances.labels(self.state, point).get(root)
        return _("alternative %(letter)s") % {"letter": name} if name else _("the words")

    def day(self, edtf: str | None) -> str:
        return dates.in_words(edtf) if edtf else _("no exact date")

    def at(self, at: datetime) -> str:
        """“4 Feb 2026, 14:05”, in the talks' zone."""
        return dates.moment(at, self.desk.zone)["words"]


def rest(*parts: str) -> str:
    """Further particulars behind a line: “; place: Aubrel; no reason given”; nothing for none.

    It is the `more` of the sentences that have one.
    """
    # Translators: one more particular at the end of a sentence; several may follow each other
    return "".join(_("; %(particular)s") % {"particular": part} for part in parts if part)
