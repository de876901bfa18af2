"""A table at a glance, as the instructor's seat of it reads it: where it is, who waits, how firm each point is.

What depends on the records alone is made once for each state of them, and kept; only the clock is read every time.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _
from msgspec import Struct

from goodoffices.kits import Inject, Kit
from goodoffices.kits.copying import INSTRUCTOR
from goodoffices.server.classroom import injects
from goodoffices.server.classroom.models import TableOf
from goodoffices.server.desks import awaited, dates, teaching
from goodoffices.server.desks.desk import Desk, desk_of
from goodoffices.server.desks.labels import party_name, party_names, room_name
from goodoffices.server.desks.offices import instructor, mediator
from goodoffices.server.languages.terms import term
from goodoffices.server.store.heads import heads
from goodoffices.server.store.registry import get_registry
from goodoffices.talks.act import PLENARY, Entry, PartyId, Talks, party_of
from goodoffices.talks.instructing import Clock, clock
from goodoffices.talks.play import RoomState
from goodoffices.talks.text_ladder import text_rung

Head = frozenset[tuple[int, int]]

KEPT = 256  # tables kept in memory
WAITS = 3  # of what waits at a table, so many are printed; the table's own desk has all

_kept: OrderedDict[tuple[object, ...], Read] = OrderedDict()
_lock = threading.Lock()


class Waits(Struct, frozen=True):
    """Something that is awaited at a table: of which parties, or of the principal whom the instructor may play."""

    whom: str
    parties: tuple[PartyId, ...]  # none for a principal
    what: str
    url: str


class Read(Struct, frozen=True):
    """What the records of a table say, in one language."""

    round: str
    waits: tuple[Waits, ...]
    points: tuple[dict[str, Any], ...]
    paused: dict[str, Any] | None
    last: dict[str, Any] | None  # the entry that came last; none where only the instructor has entered anything
    rung: str  # of the text; "draft" where none is frozen
    let_in: frozenset[str]  # the injects of which nothing is missing


class Glance(Struct, frozen=True):
    """A table now."""

    table: TableOf
    read: Read
    clock: Clock | None
    stage: str  # the part of the timetable that goes on
    left: str  # how much time is left, in words
    ended: str  # how it ended, in words; empty while it goes on
    due: tuple[Inject, ...]  # whose minute has come, and that were not let in
    languages: tuple[str, ...]  # of the talks


def far(tables: Sequence[TableOf]) -> dict[Talks, Head]:
    """How far each table's records have come. One query, and no record is read."""
    found = heads()
    return {table.talks: found.get(table.talks, frozenset()) for table in tables}


def glance(table: TableOf, head: Head, kit: Kit, minutes: int) -> Glance:
    """One table, whose records have come as far as `head`; `minutes` is what the class has."""
    desk = desk_at(table.talks)
    found = clock(desk.play, desk.now)
    read = _read(desk, head, kit)
    over = found is not None and found.left <= timedelta()
    return Glance(
        table=table,
        read=read,
        clock=found,
        stage=desk.say(found.stages[found.stage].title) if found is not None and not over else "",
        left=teaching.time_left(found) if found is not None else _("The timetable has not begun."),
        ended=_ended(read, over),
        due=tuple(
            one for one in kit.injects if one.name not in read.let_in and injects.due(kit, minutes, one, found)
        ),
        languages=desk.languages,
    )  # fmt: skip


def desk_at(talks: Talks) -> Desk:
    """The instructor's desk of a table, in the language of the pages."""
    registry = get_registry()
    play = registry.play(talks, INSTRUCTOR)
    return desk_of(talks, INSTRUCTOR, play, registry.now(), asked=[get_language() or "en"])


def _read(desk: Desk, head: Head, kit: Kit) -> Read:
    """What the records say; anew for each minute too, as silence procedures run out by themselves."""
    minute = desk.now.replace(second=0, microsecond=0)
    key = (desk.talks, head, get_language(), minute)
    with _lock:
        found = _kept.get(key)
    if found is not None:
        return found
    made = _made(desk, kit)
    with _lock:
        _kept[key] = made
        while len(_kept) > KEPT:
            _kept.popitem(last=False)
    return made


def _made(desk: Desk, kit: Kit) -> Read:
    rows = mediator.table(desk, ())
    recording = injects.recording(desk.talks)
    return Read(
        round=instructor.round_words(desk.play.plenary),
        waits=tuple(_waits(desk)),
        points=tuple(row | {"reopen": instructor.reopen(desk, row)} for row in rows),
        paused=teaching.paused(desk),
        last=_last(desk),
        rung=text_rung(desk.play, PLENARY, desk.now)[1],
        let_in=frozenset(one.name for one in kit.injects if injects.let_in(kit, one, recording)),
    )


def _waits(desk: Desk) -> list[Waits]:
    found = []
    for one in awaited.awaited(desk):
        if one.home:
            whom = _("the principal of %(party)s") % {"party": party_name(desk, one.waits)}
        else:
            whom = party_names(desk, one.whom)
        parties = () if one.home else one.whom
        found.append(Waits(whom, parties, one.what, desk.entry_url(one.room, one.number)))
    return found


def _last(desk: Desk) -> dict[str, Any] | None:
    """The last entry in any room, but for the instructor's own, and for what the copy was made with."""
    new = [entry for state in desk.play.rooms.values() if (entry := _of_others(state)) is not None]
    if not new:
        return None
    entry = max(new, key=lambda one: one.time)
    return {
        "at": dates.clock(entry.time, desk.zone),
        "by": party_name(desk, party_of(entry.seat)),
        "room": room_name(desk, entry.room),
        "url": desk.entry_url(entry.room, entry.number),
    }


def _of_others(state: RoomState) -> Entry | None:
    for number in range(state.number, 0, -1):
        entry = state.entries[number - 1]
        if entry.loaded:
            return None
        if entry.seat != INSTRUCTOR:
            return entry
    return None


def _ended(read: Read, over: bool) -> str:
    """How far the text has come, once it is frozen; else that time is up. Never more than that."""
    if read.rung == "suspended":
        return _("The package is suspended.")
    if read.rung != "draft":
        # Translators: how far a text has come, such as “signed”
        return _("The text: %(rung)s.") % {"rung": term(read.rung)}
    return _("Time is up, and no text was frozen.") if over else ""
