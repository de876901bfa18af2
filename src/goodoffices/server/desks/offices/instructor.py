"""The desk of the declared instructor: where this table is, who waits for whom, and what to do about it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from goodoffices.server.desks import acts, awaited, teaching
from goodoffices.server.desks.desk import Desk
from goodoffices.server.desks.frame import page
from goodoffices.server.desks.labels import office, party_name, person, room_name
from goodoffices.server.desks.offices import awaiting, mediator, sections
from goodoffices.server.desks.order import in_order
from goodoffices.server.languages.terms import term
from goodoffices.talks.act import PLENARY, PUBLIC, RoomId
from goodoffices.talks.calendar import running
from goodoffices.talks.instructing import Clock, clock
from goodoffices.talks.play import RoomState

MORE = {5: gettext_lazy("5 minutes more"), 10: gettext_lazy("10 minutes more")}  # what is added with one press


def desk(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Round and clock · who waits for whom · firmness per point · the capitals · seats · rooms."""
    parties = sections.negotiators(desk)
    plenary = desk.play.plenary
    found = clock(desk.play, desk.now)
    return page(
        request,
        desk,
        "offices/instructor.html",
        _("My desk"),
        rooms=desk.play.rooms,
        current="desk",
        round=round_words(plenary),
        timetable=_timetable(desk, found) if found is not None else [],
        left=teaching.time_left(found) if found is not None else "",
        presses=_presses(desk),
        actions=acts.links(
            acts.link(desk, PLENARY, "SetTimetable", _("Change the timetable") if found is not None else ""),
            acts.link(desk, PLENARY, "Extend"),
            acts.link(desk, PLENARY, "Announce"),
            acts.link(desk, PUBLIC, "FileDispatch", _("Let news in")),
        ),
        waits=awaited.shown(desk),
        parties=[party_name(desk, party) for party in parties],
        table=[row | {"reopen": reopen(desk, row)} for row in mediator.table(desk, parties)],
        capitals=[capital(desk, desk.play.rooms[room]) for room in capitals(desk)],
        seats=_seats(desk),
        seats_url=reverse("doors:seats", kwargs={"talks": desk.talks, "seat": desk.seat}),
        seat_here=acts.link(desk, PLENARY, "SeatPerson"),
        unread=sections.unread(desk),
        moved=sections.moved(desk),
    )


def round_words(plenary: RoomState) -> str:
    """The round that goes on, or how the last one stands, by the record of plenary."""
    now = running(plenary)
    if now is not None:
        return _("Round %(round)s goes on.") % {"round": now}
    last = max(plenary.calendar.rounds, default=None)
    if last is None:
        return _("No round was announced.")
    # Translators: such as “Round 3: planned.”
    return _("Round %(round)s: %(status)s.") % {"round": last, "status": term(plenary.calendar.rounds[last].status)}


def _timetable(desk: Desk, found: Clock) -> list[dict[str, Any]]:
    over = found.left <= timedelta()
    return [
        {
            "title": desk.say(stage.title),
            "minutes": stage.minutes,
            "now": place == found.stage and not over,
            "over": place < found.stage or over,
        }
        for place, stage in enumerate(found.stages)
    ]


def _presses(desk: Desk) -> list[dict[str, Any]]:
    """What is done with one press. Its key is made from the record alone: the same press sent twice is one act."""
    plenary = desk.play.plenary
    kind = "Resume" if plenary.instructing.paused is not None else "Pause"
    wanted = [(kind, acts.DO[kind], {}), *(("Extend", label, {"minutes": n}) for n, label in MORE.items())]
    return [
        {
            "label": label,
            "url": desk.act_url(PLENARY, kind),
            "main": kind in ("Pause", "Resume"),
            "fields": {
                **fields,
                "key": " ".join((kind, *map(str, fields.values()), f"after {plenary.number}")),
                "next": desk.url("desk"),
            },
        }
        for kind, label, fields in wanted
        if acts.may(desk, PLENARY, kind)
    ]


def reopen(desk: Desk, row: dict[str, Any]) -> dict[str, str] | None:
    """Taking up again a point on which something stands, or that is parked."""
    stands = row["status"]["code"].startswith(("agreed", "parked"))
    return acts.link(desk, PLENARY, "Reopen", point=row["point"]) if stands else None


def capitals(desk: Desk) -> list[RoomId]:
    return [room for room in in_order(desk.play.rooms.values()) if desk.play.rooms[room].door.kind == "capital"]


def capital(desk: Desk, state: RoomState) -> dict[str, Any]:
    """One party's capital: what its delegation asks of its principal, and what the instructor may do as one."""
    room = state.room
    party = room.removeprefix("capital.")
    asked = [
        {
            "question": desk.say(entry.act.question),  # type: ignore[union-attr]  # requests hold nothing else
            "url": desk.entry_url(room, entry.number),
            "answer": acts.link(desk, room, "Direct", _("Answer"), answers=entry.number),
        }
        for entry in awaiting.unanswered(desk, state)
    ]
    reports = [n for n in state.reports.reports if n not in state.reports.replies]
    return {
        "room": room,
        "party": party_name(desk, party),
        "name": room_name(desk, room),
        "url": desk.url("room", room=room),
        "asked": asked,
        "directives": len(state.mandates.directives),
        "actions": acts.links(
            acts.link(desk, room, "Direct"),
            acts.link(desk, room, "SetObjectives"),
            acts.link(desk, room, "NoteReport", report=reports[-1]) if reports else None,
            acts.link(desk, room, "SeatPerson"),
        ),
    }


def _seats(desk: Desk) -> list[dict[str, Any]]:
    """Every seat by the records of plenary and of the capitals, each with what moves whoever sits in it."""
    found: dict[str, list[dict[str, Any]]] = {}
    for room in (PLENARY, *capitals(desk)):
        for seat in desk.play.rooms[room].founding.seats.values():
            if seat.id == desk.seat:
                continue
            kind, label = ("SeatPerson", _("Seat somebody")) if seat.vacant else ("VacateSeat", _("Vacate"))
            found.setdefault(seat.party, []).append(
                {
                    "person": _("vacant") if seat.vacant else person(desk, seat.id),
                    "office": office(desk, seat.id),
                    "move": acts.link(desk, room, kind, label, seat=seat.id),
                }
            )
    return [{"party": party_name(desk, party), "people": people} for party, people in found.items()]
