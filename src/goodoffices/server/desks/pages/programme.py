"""The programme: sessions by day, with room, place, who, interpreters and languages."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from goodoffices.server.desks import acts, dates
from goodoffices.server.desks.desk import Desk, as_seat
from goodoffices.server.desks.frame import page
from goodoffices.server.desks.labels import language_for_reader, listed, party_name, room_name
from goodoffices.server.desks.order import in_order
from goodoffices.server.languages.terms import term
from goodoffices.talks.play import RoomState
from goodoffices.talks.sessions import Adjourn, Convene, NoteAttendance


@as_seat
def programme(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Sessions of all rooms that this seat reads, today and later first, then what is past."""
    found = sorted(sessions(desk), key=lambda s: s["starts"])
    today = desk.now.astimezone(desk.zone).date()
    coming = [s for s in found if s["day"] >= today or lies_ahead(desk, s)]
    past = [s for s in found if s not in coming]
    return page(
        request,
        desk,
        "programme.html",
        _("Programme"),
        rooms=[room for room in in_order(desk.play.rooms.values()) if desk.play.rooms[room].calendar.sessions],
        current="programme",
        days=_by_day(coming, today),
        past=_by_day(past[::-1], today),
        actions=acts.links(
            *(
                acts.link(desk, room, "Convene", _("Convene in %(room)s") % {"room": room_name(desk, room)})
                for room in in_order(desk.play.rooms.values())
            )
        ),
        today=dates.day(today),
    )


def sessions(desk: Desk) -> list[dict[str, Any]]:
    """Every session on the record of the rooms that this seat reads, as last announced."""
    return [
        found
        for room in in_order(desk.play.rooms.values())
        for name in desk.play.rooms[room].calendar.sessions
        if (found := _session(desk, desk.play.rooms[room], name)) is not None
    ]


def lies_ahead(desk: Desk, session: dict[str, Any]) -> bool:
    """Whether a session runs or is still to come.

    What was planned for after all that has happened so far is still to come, even if its day has passed meanwhile.
    """
    last = desk.play.plenary.last
    today = desk.now.astimezone(desk.zone).date()
    since = min(today, last.astimezone(desk.zone).date()) if last is not None else today
    ahead: bool = session["running"] or session["day"] >= since
    return ahead and not session["over"]


def _session(desk: Desk, state: RoomState, name: str) -> dict[str, Any] | None:
    announced = state.calendar.sessions[name]
    act, number = announced[-1].act, announced[-1].number
    if not isinstance(act, Convene):
        return None
    adjourned = state.calendar.adjourned.get(name)
    over = adjourned is not None and adjourned.number > number
    until = adjourned.act.until if adjourned is not None and isinstance(adjourned.act, Adjourn) else None
    starts = dates.starts(act.starts, desk.zone)
    word = "adjourned" if over else act.status
    return {
        "id": f"{state.room}-{name}",
        "session": name,
        "title": desk.say(act.title),
        "room": room_name(desk, state.room),
        "room_url": desk.url("room", room=state.room),
        "starts": starts,
        "day": _day(starts, desk),
        "when": dates.when(act.starts, desk.zone),  # with its day, for where no day stands above it
        "at": _clock(desk, act.starts, act.starts),
        "until": _clock(desk, act.ends, act.starts) if act.ends else None,
        "resumes": dates.when(until, desk.zone) if over and until else None,
        "status": {"word": term(word), "code": "closed" if over else word},
        "running": act.status == "opened" and not over,
        "over": over,
        "place": act.place,
        "format": act.format,
        "who": listed(act.who),
        "interpreters": [f"{i.person} ({_spoken(i.languages)})" for i in act.interpreters],
        "languages": _spoken(act.languages),
        "round": act.round,
        "url": desk.entry_url(state.room, number),
        "number": number,
        "moved": len({e.act.starts for e in announced if isinstance(e.act, Convene)}) > 1,
        "present": _present(desk, state, name),
        "actions": acts.links(
            acts.link(desk, state.room, "Convene", _("Open it"), session=name) if act.status == "planned" else None,
            acts.link(desk, state.room, "NoteAttendance", session=name),
            acts.link(desk, state.room, "Adjourn", session=name) if act.status == "opened" and not over else None,
        ),
    }


def _spoken(languages: Iterable[str]) -> str:
    return listed(language_for_reader(tag) for tag in languages)


def _clock(desk: Desk, on: str, starts: str) -> dict[str, str]:
    """The clock alone, for what is on the day under which it stands."""
    at = dates.when(on, desk.zone)
    same = "T" in at["iso"] and at["iso"][:10] == starts[:10]
    return dates.clock(datetime.fromisoformat(at["iso"]), desk.zone) if same else at


def _day(starts: datetime, desk: Desk) -> date:
    return starts.date() if starts.year == 1 else starts.astimezone(desk.zone).date()


def _present(desk: Desk, state: RoomState, session: str) -> list[str]:
    """Who was noted as present, latest note of each person."""
    people: dict[str, str] = {}
    for entry in state.calendar.attendance.values():
        if isinstance(entry.act, NoteAttendance) and entry.act.session == session:
            for one in entry.act.present:
                note = f", {one.note}" if one.note else ""
                people[f"{one.party}/{one.person}"] = f"{one.person} ({party_name(desk, one.party)}{note})"
    return list(people.values())


def _by_day(found: list[dict[str, Any]], today: date) -> list[dict[str, Any]]:
    days: dict[date, list[dict[str, Any]]] = {}
    for session in found:
        days.setdefault(session["day"], []).append(session)
    return [
        {"name": dates.weekday(day), "today": day == today, "id": day.isoformat(), "sessions": sessions_}
        for day, sessions_ in days.items()
    ]
