"""A room: its record as a minute book, who is behind its door, and what this seat may do there."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from goodoffices.server.desks import acts, behind, dates, floor, looked, prepared
from goodoffices.server.desks.desk import Desk, as_seat
from goodoffices.server.desks.frame import page
from goodoffices.server.desks.labels import ROOM_KINDS, room_name
from goodoffices.server.desks.minutes import entry_lines
from goodoffices.talks.act import PUBLIC
from goodoffices.talks.play import RoomState

PAGE = 50  # entries to a page of the minute book


@as_seat
def room(request: HttpRequest, desk: Desk, room: str) -> HttpResponse:
    """The record, the newest entries first to be seen, each page in its order."""
    state = desk.room(room)
    seen = looked.look(desk, room)
    after = _after(request, state)
    entries = state.entries[after : after + PAGE]
    newest = after + len(entries) == state.number
    return page(
        request,
        desk,
        "room.html",
        room_name(desk, room),
        rooms=(room,),
        room=room,
        current=room,
        live_book=room if newest else None,
        newest=newest,
        entries=entry_lines(desk, state, entries, since=seen or None),
        pager=_pager(desk, state, after, len(entries)),
        inside=behind.inside(desk, state),
        gone=behind.gone(desk, state),
        functions=behind.functions(desk, state),
        reports_to=behind.reports_to(desk, state),
        offered=acts.offered(desk, room),
        to_prepare=prepared.offered(desk, room),
        waiting=behind.waiting(desk, state),
        sheets=[
            {"name": desk.say(s.title), "url": desk.url("sheet", room=room, number=s.number), "closed": s.closed}
            for s in state.synchronization.sheets.values()
        ],
        drafts_url=desk.url("drafts", room=room) if _drafts(desk, state) else "",
        speakers_url=desk.url("speakers", room=room) if floor.floor(desk, room) is not None else "",
        minutes_url=desk.url("agreed", room=room) if _minuted(state) else "",
        text_url=_with(desk.url("text"), room=room) if state.points.points or state.alternatives.by_point else "",
        board_url=_with(desk.url("board"), room=room) if state.points.points or state.alternatives.by_point else "",
        packages_url=desk.url("packages", room=room) if room != PUBLIC and state.alternatives.by_point else "",
        closed=_closed(desk, state),
        is_public=room == PUBLIC,
        kind=ROOM_KINDS[state.door.kind],
    )


def _drafts(desk: Desk, state: RoomState) -> bool:
    """Whether drafts of one text have gone round here, or the reader may circulate one."""
    return bool(state.drafts.drafts) or acts.may(desk, state.room, "CirculateDraft")


def _with(address: str, **query: object) -> str:
    joint = "&" if "?" in address else "?"
    return address + joint + "&".join(f"{name}={value}" for name, value in query.items())


def _minuted(state: RoomState) -> bool:
    """Whether the record holds anything that minutes are made of."""
    return bool(state.points.points or state.door.declarations or state.undertakings.undertakings)


def _after(request: HttpRequest, state: RoomState) -> int:
    """The entry before the first one of the page asked for: by entry (`at`), by page (`after`), else the newest."""
    newest = max(0, state.number - PAGE)
    for name, shift in (("at", PAGE // 2), ("after", 0)):
        asked = request.GET.get(name, "")
        if asked.isdecimal() and len(asked) < 16:
            return max(0, min(int(asked) - shift, newest if name == "at" else state.number - 1))
    return newest


def _pager(desk: Desk, state: RoomState, after: int, count: int) -> dict[str, str]:
    here = desk.url("room", room=state.room)
    pager: dict[str, str] = {}
    if after > 0:
        before = max(0, after - PAGE)
        pager |= {
            "older_url": _with(here, after=before),
            "older_label": _("Earlier: entries %(first)s to %(last)s") % {"first": before + 1, "last": after},
        }
    if after + count < state.number:
        last = min(state.number, after + count + PAGE)
        pager |= {
            "newer_url": _with(here, after=after + count),
            "newer_label": _("Later: entries %(first)s to %(last)s") % {"first": after + count + 1, "last": last},
        }
    return pager


def _closed(desk: Desk, state: RoomState) -> dict[str, Any] | None:
    number = state.door.closed
    if number is None:
        return None
    at = state.entries[number - 1].time
    return {"number": number, "url": desk.entry_url(state.room, number), "at": dates.moment(at, desk.zone)}
