"""The frame of every page of a seat: who reads, where one can go, and from which records the page is made."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from goodoffices.server.desks import dates, deadlines, estimates, looked, teaching
from goodoffices.server.desks.desk import Desk, day_of
from goodoffices.server.desks.labels import OFFICES, REGIMES, ROOM_KINDS, language_name, party_name, room_name
from goodoffices.server.desks.live import address
from goodoffices.server.desks.order import in_order
from goodoffices.server.doors.opening import opens
from goodoffices.talks.act import INSTRUCTOR, PLENARY, PUBLIC, PUBLIC_SEAT, RoomId, party_of
from goodoffices.talks.instructing import instructor
from goodoffices.talks.play import RoomState
from goodoffices.talks.rooms import REGIMES as HOUSE_REGIMES

MARKS = {
    "role-play": _("Role-play: the seats, the positions and the words are invented."),
    "record": _("A record of real talks: what reports said, with date and source. One reads and files, no more."),
}

# (name of the page, its label, the records that it needs)
_PAGES = (
    ("board", _("State of play")),
    ("text", _("The text")),
    ("rounds", _("Rounds")),
    ("chronology", _("Chronology")),
    ("programme", _("Programme")),
    ("delegations", _("Delegations")),
    ("understandings", _("Understandings")),
    ("undertakings", _("Undertakings")),
    ("papers", _("Papers")),
    ("questions", _("Sealed questions")),
    ("closing", _("Closing")),
    ("press", _("Press")),
    ("dispatches", _("Press reports")),
    ("rules", _("Rules")),
)
_FOR_THE_PUBLIC = frozenset(
    {"board", "rounds", "chronology", "programme", "delegations", "press", "dispatches", "record"}
)
_OF_A_CAPITAL = (("mandate", _("Mandate")), ("worth", _("What it is worth to us")), ("reports", _("Stage reports")))


def page(
    request: HttpRequest,
    desk: Desk,
    template: str,
    title: str,
    *,
    rooms: Iterable[RoomId] = (),
    room: RoomId | None = None,
    current: str = "",
    live_board: RoomId | None = None,
    live_book: RoomId | None = None,
    status: int = 200,
    **context: Any,
) -> HttpResponse:
    """A page under `desks/pages/`, in its frame.

    `rooms` are the records that it is made from; `room` is the one that it stands in, if it stands in one;
    `current` is its place in the menu: the name of a page, or a room's id; `live_board` is the room whose board it is,
    `live_book` the one whose newest entries it ends with.
    """
    made = [name for name in dict.fromkeys(rooms) if name in desk.play.rooms]
    wrong_day = request.GET.get("as-of", "") if desk.as_of is None else ""
    frame = {
        "title": title,
        "reading": desk,
        "talks": talks(desk),
        "seat": _seat(desk),
        "nav": nav(desk, current),
        "room": door(desk, room) if room is not None else None,
        "made_from": [
            {
                "room": room_name(desk, name),
                "through": desk.play.rooms[name].number,
                "url": desk.url("room", room=name),
            }
            for name in made
        ],
        "as_of": dates.day(desk.as_of) if desk.as_of else "",
        "as_of_today_url": request.path if desk.as_of else "",
        "changes_at": deadlines.next_one(desk, made),
        "heads_url": reverse("desks:heads", kwargs={"talks": desk.talks, "seat": desk.seat}),
        "live_url": address(desk, live_board, live_book) if desk.as_of is None else "",
    }
    if wrong_day:
        day = day_of(wrong_day)
        if day is not None:
            empty = gettext("Nothing that you read was on record at the end of %(day)s. This is today.")
            messages.warning(request, empty % {"day": dates.day(day)})
        else:
            none = gettext("“%(written)s” is no day: write one such as 2026-01-28. This is today.")
            messages.warning(request, none % {"written": wrong_day})
    return render(request, f"desks/pages/{template}", {**frame, **context}, status=status)


def talks(desk: Desk) -> dict[str, Any]:
    """The talks, as the bar names them, with the strip that says what kind of talks they are."""
    mark = str(MARKS.get(desk.mode, ""))
    founded = desk.play.plenary.founding.founded
    public = desk.play.rooms.get(PUBLIC)
    first = founded or (public.door.opened if public is not None else None)
    if founded is None and public is not None and _filed(public):
        mark = gettext("Filed from reports: what they said, with date and source.")
    if first is not None and first.loaded:
        mark = " ".join(filter(None, (mark, gettext("Loaded from an example."))))
    return {
        "name": desk.title,
        "url": desk.url("desk"),
        "zone": desk.zone.key,
        "mark": mark,
        **teaching.strip(desk),
    }


def _filed(public: RoomState) -> bool:
    """Whether the public record is one of real talks: then the first thing filed in it has a source, as all others."""
    return public.number > 1 and getattr(public.entries[1].act, "source", None) is not None


def _seat(desk: Desk) -> dict[str, str] | None:
    if desk.seat == PUBLIC_SEAT:
        return None
    return {
        "person": desk.person,
        "office": str(OFFICES[desk.office]),
        "party": party_name(desk, desk.party) if desk.party != INSTRUCTOR else "",
        "change_url": "/",
    }


def nav(desk: Desk, current: str) -> list[dict[str, Any]]:
    """The menu: pages of the talks, of one's own capital, the rooms with what is new in them, languages."""
    public = desk.seat == PUBLIC_SEAT
    pages = [("desk", gettext("My desk") if not public else gettext("Overview")), *_PAGES]
    pages += [("record", gettext("The record"))] if public else []
    groups: list[dict[str, Any]] = [
        {
            "label": gettext("The talks"),
            "links": [_link(desk, name, label, current) for name, label in pages if not public or _open(name)],
        }
    ]
    if desk.capital is not None:
        groups.append(
            {
                "label": gettext("Your capital"),
                "links": [_link(desk, name, label, current) for name, label in _OF_A_CAPITAL],
            }
        )
    new = looked.unread(desk)
    rooms: list[dict[str, Any]] = [_link(desk, "rooms", gettext("All rooms"), current)]
    for name in in_order(desk.play.rooms.values()):
        link = {"label": room_name(desk, name), "url": desk.url("room", room=name), "current": current == name}
        rooms.append({**link, "count": new.get(name, 0)})
    groups.append({"label": gettext("Rooms"), "links": rooms})
    if not public:
        own = [*at_the_door(desk, current), _link(desk, "record", gettext("Our record"), current)]
        if estimates.may(desk):
            own.append(_link(desk, "robustness", gettext("Robustness over ranges"), current))
        if desk.office == "secretariat":
            own.append(_link(desk, "at-rest", gettext("What lies on the disk"), current))
        groups.append({"label": gettext("Your seat"), "links": own, "own": True})
    if len(desk.languages) > 1:
        there = desk.url("language")
        groups.append(
            {
                "label": gettext("Words first in"),
                "links": [
                    {
                        "label": language_name(tag),
                        "url": f"{there}{'&' if '?' in there else '?'}to={tag}",
                        "current": tag == desk.language,
                        "lang": tag,
                    }
                    for tag in desk.languages
                ],
            }
        )
    return groups


def at_the_door(desk: Desk, current: str) -> list[dict[str, Any]]:
    """The pages at the doors: one's own seat, and, for those who open doors to others, theirs."""
    pages = [
        ("seat", gettext("My seat")),
        *([("seats", gettext("Invitations and seats"))] if opens(desk.play, desk.office) else []),
    ]
    where = {"talks": desk.talks, "seat": desk.seat}
    return [
        {"label": label, "url": reverse(f"doors:{name}", kwargs=where), "current": current == name}
        for name, label in pages
    ]


def _open(name: str) -> bool:
    return name == "desk" or name in _FOR_THE_PUBLIC


def _link(desk: Desk, name: str, label: object, current: str) -> dict[str, Any]:
    return {"label": str(label), "url": desk.url(name), "current": current == name}


def door(desk: Desk, room: RoomId) -> dict[str, Any]:
    """The mark of a room at the head of a page: what it is, who reads it, what its record keeps."""
    state = desk.room(room)
    kind = state.door.kind
    regime = state.door.regime or desk.play.rules.regimes.get(kind) or HOUSE_REGIMES[kind]
    return {
        "kind": kind,
        "kind_word": str(ROOM_KINDS[kind]),
        "name": room_name(desk, room),
        "url": desk.url("room", room=room),
        "readers": _readers(desk, state),
        "regime": str(REGIMES[regime]) if room != PUBLIC else "",
    }


def _readers(desk: Desk, state: RoomState) -> str:
    """Who reads a room, after the words “read by”."""
    if state.room == PUBLIC:
        return gettext("the world")
    if state.room == PLENARY:
        taught = instructor(desk.play)
        return gettext("every seat, the instructor’s among them") if taught else gettext("every seat")
    inside = list(state.door.members())
    if any(party_of(seat) == INSTRUCTOR for seat in inside):
        said = ngettext(
            "one seat, the instructor’s among them", "%(n)s seats, the instructor’s among them", len(inside)
        )
    else:
        said = ngettext("one seat", "%(n)s seats", len(inside))
    return said % {"n": len(inside)}
