"""Which version of a room's text a reader asks for, and against which earlier one: by entry, or by day.

It is gathered from what every member of the room may read, so that what one member prints, any other may hold.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from django.http import QueryDict
from django.utils.translation import gettext as _

from goodoffices.documents.gathering import gathered
from goodoffices.documents.text import NegotiatingText
from goodoffices.server.desks.desk import Desk, day_of
from goodoffices.server.desks.forms.options import numbered
from goodoffices.talks.act import PointId, RoomId


class Version(NamedTuple):
    """A text as it was asked for; `earlier`: that against which it is marked, asked for as `against`."""

    text: NegotiatingText
    at: int | None
    earlier: NegotiatingText | None
    against: str
    languages: tuple[str, ...]
    wrong: str
    """Why something that was asked for is not shown."""

    @property
    def query(self) -> dict[str, object]:
        """What leads to the same version again."""
        asked: dict[str, object] = {"at": self.at, "against": self.against if self.earlier is not None else None}
        chosen = self.languages if self.languages != self.text.languages else None
        return {name: value for name, value in {**asked, "language": chosen}.items() if value is not None}


def version(desk: Desk, room: RoomId, asked: QueryDict, points: Collection[PointId] | None = None) -> Version:
    """The version that an address names; what is wrong in it is said, and today is shown. `room` must be read."""
    at, against = asked.get("at", ""), asked.get("against", "").strip()
    last = desk.play.rooms[room].number
    wrong = ""
    entry: int | None = None
    if at:
        entry = numbered(at) if 1 <= numbered(at) <= last else None
        wrong = "" if entry is not None else _no_entry(at, last)
    text = _at(desk, room, entry, points)
    earlier: NegotiatingText | None = None
    if against:
        earlier = _against(desk, room, against, points)
        if earlier is None:
            none = _("“%(written)s” is no day and no entry: write one such as 2026-01-28, or a number.")
            wrong = _no_entry(against, last) if against.isdecimal() else none % {"written": against}
    chosen = tuple(tag for tag in dict.fromkeys(asked.getlist("language")) if tag in text.languages)
    return Version(text, entry, earlier, against, chosen or text.languages, wrong)


def for_good(desk: Desk, room: RoomId, found: Version) -> Version:
    """The version as a file keeps it: dated by its last entry, wherever it reads then as it does now.

    So the same words are the same file whenever it is saved, and what comes back is compared with what went out.
    """
    last = found.text.origin.entry
    if found.at is not None or not last:
        return found
    then = gathered(desk.play, room, desk.talks, desk.now, entry=last)
    return found._replace(text=then) if then.origin.sha256 == found.text.origin.sha256 else found


def _no_entry(asked: str, last: int) -> str:
    return _("This room has entries 1 to %(last)s: “%(asked)s” is none of them.") % {"last": last, "asked": asked}


def _at(desk: Desk, room: RoomId, entry: int | None, points: Collection[PointId] | None) -> NegotiatingText:
    return gathered(desk.play, room, desk.talks, desk.now, entry=entry, day=desk.as_of, points=points)


def _against(desk: Desk, room: RoomId, asked: str, points: Collection[PointId] | None) -> NegotiatingText | None:
    if asked.isdecimal():
        entry = numbered(asked)
        here = 1 <= entry <= desk.play.rooms[room].number
        return gathered(desk.play, room, desk.talks, desk.now, entry=entry, points=points) if here else None
    day = day_of(asked)
    return gathered(desk.play, room, desk.talks, desk.now, day=day, points=points) if day is not None else None
