"""The replay of a table: its entries one after the other, and how plenary stood after each.

The teacher goes through all rooms; a student through those that the seat reads, or through all rooms of the own table
where the teacher opened these too. Nobody goes through another table's.
"""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from goodoffices.kits import Kit
from goodoffices.kits.copying import INSTRUCTOR
from goodoffices.kits.debrief import Frame
from goodoffices.kits.debrief.moments import told as package_words
from goodoffices.kits.debrief.statuses import said
from goodoffices.server.classroom import debriefing
from goodoffices.server.classroom.debriefing import Shown
from goodoffices.server.classroom.models import Class
from goodoffices.server.classroom.pages import debrief_words
from goodoffices.server.classroom.pages.debrief import frame, persona
from goodoffices.server.classroom.pages.debrief_reader import Reader, as_reader, table
from goodoffices.server.desks import stances
from goodoffices.server.desks.desk import Desk, desk_of
from goodoffices.server.desks.labels import party_name, party_names, room_name
from goodoffices.server.desks.minutes import entry_lines
from goodoffices.server.languages import told
from goodoffices.server.store.registry import get_registry
from goodoffices.talks.act import PLENARY, PUBLIC, PointId
from goodoffices.talks.play import RoomState, StateOfPlay, fold


@require_safe
@as_reader
def replay(request: HttpRequest, klass: Class, reader: Reader, number: int) -> HttpResponseBase:
    """`/class/NAME/debrief/tables/N/replay/`, with `?at=` the place of an entry, from 1."""
    known = debriefing.found(klass)
    if known is None:
        raise Http404
    this = table(reader, debriefing.shown(klass, known), number)
    play, seat = _read(reader, this)
    frames = [one for one in this.debrief.replay if _reads(play, one)]
    at = _place(request.GET.get("at", ""), len(frames))
    address = reverse("classroom:debrief-replay", args=[klass.name, number])
    context = {
        **frame(klass, reader),
        "title": _("Replay"),
        "table_name": told(this.debrief.name),
        "table_url": reverse("classroom:debrief-table", args=[klass.name, number]),
        "whole": reader.teacher or (reader.opened is not None and reader.opened.rooms),
        "at": at,
        "of": len(frames),
        "url": address,
        "before": f"{address}?at={at - 1}" if at > 1 else "",
        "after": f"{address}?at={at + 1}" if at < len(frames) else "",
        "moment": _moment(klass, this, play, seat, frames, at) if frames else None,
    }
    return render(request, "classroom/debrief_replay.html", context)


def _read(reader: Reader, this: Shown) -> tuple[StateOfPlay, str]:
    """What the reader may go through, and as whom. Raises `Http404` for another table's."""
    registry, talks = get_registry(), this.table.talks
    if reader.place is None:
        return registry.play(talks, INSTRUCTOR), INSTRUCTOR
    if not reader.sits_at(this):
        raise Http404
    whole = reader.opened is not None and reader.opened.rooms
    return registry.play(talks, INSTRUCTOR if whole else reader.place.seat), reader.place.seat


def _reads(play: StateOfPlay, one: Frame) -> bool:
    state = play.rooms.get(one.room)
    return state is not None and one.number <= state.number


def _place(written: str, count: int) -> int:
    """The place asked for, or the nearest that there is; the first one by default."""
    asked = int(written[:9]) if written.isdecimal() else 1
    return max(1, min(asked, count))


def _moment(klass: Class, this: Shown, play: StateOfPlay, seat: str, frames: list[Frame], at: int) -> dict[str, Any]:
    """An entry, and the points right after it."""
    kit, nameless, one = debriefing.kit_of(klass), bool(debriefing.seed(klass)), frames[at - 1]
    cut = _cut(play, frames[:at], one)
    entry = cut.rooms[one.room].entries[-1]
    desk = desk_of(this.table.talks, seat, cut, entry.time)
    return {
        "minute": one.minute,
        "number": one.number,
        "room": room_name(desk, one.room),
        "plenary": one.room == PLENARY,
        "by": persona(klass, this.table.talks, one.seat) if nameless else "",
        "line": None if nameless else entry_lines(desk, cut.rooms[one.room], [entry])[0],
        "points": [_point(kit, desk, this, one, point, nameless) for point in one.points],
        "offers": [
            {
                "party": debrief_words.parties(kit, [party]),
                "package": package_words(kit, this.debrief.path[place].package),
                "minute": this.debrief.path[place].minute,
                "place": place + 1,
            }
            for party, place in one.offers.items()
        ],
    }


def _cut(play: StateOfPlay, frames: list[Frame], one: Frame) -> StateOfPlay:
    """Plenary, the public room and the room of an entry as they were right after it."""
    rooms: dict[str, RoomState] = {}
    for room in {PLENARY, PUBLIC, one.room} & play.rooms.keys():
        entries = play.rooms[room].entries
        last = max((frame.number for frame in frames if frame.room == room), default=0)
        if not last:  # nothing of it was played yet: what was loaded
            last = next((entry.number - 1 for entry in entries if not entry.loaded), len(entries))
        rooms[room] = fold(room, entries[:last])
    return StateOfPlay(rooms)


def _point(kit: Kit, desk: Desk, this: Shown, one: Frame, point: str, nameless: bool) -> dict[str, Any]:
    state, number = desk.play.plenary, kit.points[point]
    return {
        "name": debrief_words.point_name(kit, this.debrief, point),
        "status": told(said(one.points[point])),
        "code": _code(one.points[point]),
        "alternatives": [_alternative(desk, state, number, *named, nameless) for named in _standing(state, number)],
    }


def _code(words: str) -> str:
    """The code under which a status has its shape and colour."""
    if words.startswith("parked"):
        return "parked"
    if words.startswith("agreed, on conditions"):
        return "agreed-on-conditions"
    rungs = ("agreed ad referendum", "agreed", "proposed")
    return next((rung.replace(" ", "-") for rung in rungs if words.startswith(rung)), "not-discussed")


def _standing(state: RoomState, point: PointId) -> list[tuple[int, str]]:
    """The alternatives that stand, with their letters."""
    return [
        (number, letter)
        for number, letter in stances.labels(state, point).items()
        if state.alternatives.alternatives[point, number].withdrawn is None
    ]


def _alternative(
    desk: Desk, state: RoomState, point: PointId, number: int, letter: str, nameless: bool
) -> dict[str, Any]:
    found = state.alternatives.alternatives[point, number]
    words = desk.words(found.wording.text)
    taken = state.stances.current.get((point, number), {})
    return {
        "letter": letter,
        "by": party_names(desk, found.by) if found.by else _("without attribution"),
        "words": None if nameless else words,
        "stances": [
            {"party": party_name(desk, party), **stances.mark(state, found, stance)} for party, stance in taken.items()
        ],
    }
