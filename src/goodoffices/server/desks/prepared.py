"""What a colleague prepares and another sends: forms filled in for a seat that may enter the act. It is no record.

A secretary prepares; a head, or a deputy with power on record, looks at the words and sends them as its own act.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.db import transaction
from django.http import QueryDict
from django.utils.translation import gettext as _

from goodoffices.server.desks import acts
from goodoffices.server.desks.desk import Desk
from goodoffices.server.desks.forms.options import numbered
from goodoffices.server.desks.labels import room_name, who
from goodoffices.server.desks.models import Prepared
from goodoffices.server.store.beside import close, reveal
from goodoffices.talks.act import RoomId, SeatId
from goodoffices.talks.instructing import still
from goodoffices.talks.kinds import KINDS
from goodoffices.talks.rules import authorised
from goodoffices.talks.table import Table

MOST = 50  # prepared forms on one desk
# Of one showing of a form.
_OWN = ("csrfmiddlewaretoken", "key", "seen", "told", "warned", "next", "prepare", "discard", "more")


def sender(desk: Desk, room: RoomId, kind: str) -> SeatId | None:
    """The first colleague behind the same door who may enter such an act; None if there is none, or one may oneself."""
    state = desk.play.rooms.get(room)
    if state is None or acts.may(desk, room, kind) or not desk.play.inside(desk.seat, room) or desk.as_of is not None:
        return None
    if still(Table(desk.play, desk.seat, state, desk.now)) is not None:
        return None
    known = {**desk.play.plenary.founding.seats, **(desk.capital.founding.seats if desk.capital is not None else {})}
    for seat in known.values():
        if seat.party != desk.party or seat.vacant or seat.id == desk.seat or not desk.play.inside(seat.id, room):
            continue
        if authorised(Table(desk.play, seat.id, state, desk.now), kind, state.door.kind):
            return seat.id
    return None


def keep(desk: Desk, room: RoomId, kind: str, sent: QueryDict) -> SeatId | None:
    """Put a filled-in form on a colleague's desk; None if nobody there may send it, or its desk is full."""
    colleague = sender(desk, room, kind)
    if colleague is None:
        return None
    given = [(name, value) for name, values in sent.lists() if name not in _OWN for value in values]
    with transaction.atomic():
        there = Prepared.objects.filter(talks=desk.talks, seat=colleague).order_by("-number")
        if len(there) >= MOST:
            return None
        number = there[0].number + 1 if there else 1
        Prepared.objects.create(
            talks=desk.talks, seat=colleague, number=number, room=room, kind=kind, by=desk.seat,
            data=close(urlencode(given), _about(desk.talks, colleague, number, room, kind)), at=desk.now,
        )  # fmt: skip
    return colleague


def taken_up(desk: Desk, room: RoomId, kind: str, number: str) -> QueryDict | None:
    """A form that was prepared for this seat, as its colleague filled it in; it is shown, and not yet checked."""
    found = _mine(desk).filter(room=room, kind=kind, number=numbered(number)).first()
    if found is None:
        return None
    data = QueryDict(reveal(found.data, about(found)), mutable=True)
    data["more"] = "prepared"
    return data


def about(prepared: Prepared) -> str:
    """What the seal of a prepared form is bound to: whose it is, and for what."""
    return _about(prepared.talks, prepared.seat, prepared.number, prepared.room, prepared.kind)


def _about(talks: str, seat: SeatId, number: int, room: RoomId, kind: str) -> str:
    return f"prepared {talks} {seat} {number} {room} {kind}"


def done(desk: Desk, number: str) -> None:
    """It was sent, or is not wanted."""
    _mine(desk).filter(number=numbered(number)).delete()


def cards(desk: Desk) -> list[dict[str, Any]]:
    """What colleagues prepared for this seat, in rooms that it still reads."""
    return [
        {
            "kind": _("Prepared for you to send"),
            "room": room_name(desk, found.room),
            "by": who(desk, found.by),
            "title": str(acts.DO.get(found.kind, found.kind)),
            "words": "",
            "url": desk.act_url(found.room, found.kind, prepared=found.number),
            "action": _("Look at it"),
        }
        for found in _mine(desk).order_by("number")
        if found.room in desk.play.rooms
    ]


def offered(desk: Desk, room: RoomId) -> list[dict[str, str]]:
    """What this seat may prepare in a room, and for whom."""
    return [
        {"label": str(acts.DO[kind]), "url": desk.act_url(room, kind), "for": who(desk, colleague)}
        for kind in KINDS
        if (colleague := sender(desk, room, kind)) is not None and kind != "OpenRoom"
    ]


def _mine(desk: Desk) -> Any:
    return Prepared.objects.filter(talks=desk.talks, seat=desk.seat)
