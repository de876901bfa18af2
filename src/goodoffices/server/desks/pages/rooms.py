"""The rooms that a seat reads, with what is new in each, and the rooms that it may open."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from goodoffices.server.desks import acts, dates, looked
from goodoffices.server.desks.desk import Desk, as_seat
from goodoffices.server.desks.frame import door, page
from goodoffices.server.desks.labels import ROOM_KINDS
from goodoffices.server.desks.order import in_order
from goodoffices.talks.play import RoomState


@as_seat
def rooms(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Every room behind whose door this seat is, or was."""
    new = looked.unread(desk)
    return page(
        request,
        desk,
        "rooms.html",
        _("Rooms"),
        rooms=in_order(desk.play.rooms.values()),
        current="rooms",
        rooms_read=[
            _room(desk, desk.play.rooms[name], new.get(name, 0)) for name in in_order(desk.play.rooms.values())
        ],
        to_open=[
            {"label": ROOM_KINDS[kind], "url": desk.act_url("new", "OpenRoom", room_kind=kind)}
            for kind in acts.may_open(desk)
        ],
    )


def _room(desk: Desk, state: RoomState, new: int) -> dict[str, Any]:
    stay = state.door.stays.get(desk.seat)
    left = stay.until if stay is not None else None
    return {
        **door(desk, state.room),
        "number": state.number,
        "last": dates.moment(state.last, desk.zone) if state.last is not None else None,
        "new": new,
        "closed": state.door.closed is not None,
        "left": left,
    }
