"""When a page changes without any entry: the next moment at which something in its records runs out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from goodoffices.server.desks.desk import Desk
from goodoffices.talks.act import RoomId
from goodoffices.talks.instructing import postponed
from goodoffices.talks.lines import AgreePressRule, SetPosture
from goodoffices.talks.play import RoomState
from goodoffices.talks.silence import OpenSilence


def next_one(desk: Desk, rooms: Iterable[RoomId]) -> datetime | None:
    """The next deadline in these of the rooms that the seat reads; none for a look at an earlier day."""
    if desk.as_of is not None:
        return None
    known = (desk.play.rooms[room] for room in rooms if room in desk.play.rooms)
    return min((at for state in known for at in _in(desk, state) if at > desk.now), default=None)


def _in(desk: Desk, state: RoomState) -> Iterator[datetime]:
    """Silence procedures, press rules and postures that run out, and embargoes that lift, by one room's record."""
    postures = (entry for of_party in state.press.postures.values() for entry in of_party)
    for entry in (*state.silence.opened.values(), *state.press.rules.values(), *postures):
        act = entry.act
        if isinstance(act, OpenSilence):
            yield postponed(desk.play.plenary.instructing.pauses, entry.time, act.deadline, desk.now)
        elif isinstance(act, AgreePressRule | SetPosture) and act.until is not None:
            yield act.until
    for draft in state.press.drafts.values():
        if draft.embargo is not None:
            yield draft.embargo
