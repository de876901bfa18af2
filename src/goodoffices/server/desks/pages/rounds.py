"""Rounds: how surely each date is known, every announcement kept with who made it and when; agendas, assessments."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from goodoffices.server.desks import acts, left, reported
from goodoffices.server.desks.desk import Desk, as_seat
from goodoffices.server.desks.frame import page
from goodoffices.server.desks.labels import room_name
from goodoffices.server.desks.pages.parts import rounds as parts
from goodoffices.talks.act import PLENARY, PUBLIC, RoomId


@as_seat
def rounds(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The rounds by the record of plenary, and by the public record: each for itself."""
    books = [_book(desk, room) for room in (PLENARY, PUBLIC) if room in desk.play.rooms]
    return page(
        request,
        desk,
        "rounds.html",
        _("Rounds"),
        rooms=(PLENARY, PUBLIC),
        current="rounds",
        books=[book for book in books if book["rounds"] or book["assessments"]],
        declared=left.as_declared(desk),
        more_declared_url=left.more_url(desk),
        actions=acts.links(
            *(
                acts.link(
                    desk, room, kind, _("%(act)s (%(room)s)") % {"act": acts.DO[kind], "room": room_name(desk, room)}
                )
                for room in (PLENARY, PUBLIC)
                for kind in ("ScheduleRound", "Reschedule", "AdoptAgenda", "CloseRound", "AssessRound")
            )
        ),
        as_of_day=desk.as_of.isoformat() if desk.as_of else "",
    )


def _book(desk: Desk, room: RoomId) -> dict[str, Any]:
    state = desk.room(room)
    return {
        "id": room,
        "label": _("By the record of %(room)s") % {"room": room_name(desk, room)}
        if room == PLENARY
        else _("By the public record"),
        "rounds": [parts.round_of(desk, state, r) for _, r in sorted(state.calendar.rounds.items(), reverse=True)],
        "assessments": parts.assessments(desk, state),
        "more_url": reported.more_url(desk, "claim", "assessment") if room == PUBLIC else "",
    }
