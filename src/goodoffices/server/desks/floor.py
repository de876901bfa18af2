"""A room's speakers' list: who has the floor, and who has asked for it, in the order in which they asked.

It is kept beside the record and not in it, and a line goes when its speaker is done: talk is not recorded, and neither
is who wanted to talk. Those who are in the room see it, and nobody else can tell that there is one.
"""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from django.db import transaction

from goodoffices.phrases import phrase
from goodoffices.server.desks.desk import Desk
from goodoffices.server.desks.models import OnTheFloor
from goodoffices.talks import words
from goodoffices.talks.act import PUBLIC_SEAT, Refusal, RoomId, SeatId
from goodoffices.talks.authority import MEETINGS
from goodoffices.talks.rules import NO_ROOM

MOST = 200  # speakers on one list


class Speaker(NamedTuple):
    """Who asked for the floor, and when; `since`: from when on it has the floor."""

    seat: SeatId
    asked: datetime
    since: datetime | None = None


class Floor(NamedTuple):
    """The list of a room."""

    has: Speaker | None
    waiting: tuple[Speaker, ...]


def floor(desk: Desk, room: RoomId) -> Floor | None:
    """The speakers' list of a room for a seat that is in it; None where there is none, or it is not for this seat."""
    if _closed_to(desk, room) is not None:
        return None
    lines = OnTheFloor.objects.filter(talks=desk.talks, room=room).order_by("asked", "id")
    speakers = [Speaker(line.seat, line.asked, line.since) for line in lines if desk.play.inside(line.seat, room)]
    has = next((speaker for speaker in speakers if speaker.since is not None), None)
    return Floor(has, tuple(speaker for speaker in speakers if speaker.since is None))


def presides(desk: Desk, room: RoomId) -> bool:
    """Whether this seat gives the floor in a room: its chair; where it has none, its mediators and its secretary."""
    state = desk.play.rooms.get(room)
    if state is None or _closed_to(desk, room) is not None:
        return False
    functions = state.door.functions
    if "chair" in functions:
        return functions["chair"] == desk.seat
    return "mediator" in desk.office or functions.get("room secretary") == desk.seat


def ask(desk: Desk, room: RoomId) -> Refusal | None:
    """Put this seat at the end of the list. Asking twice is asking once."""
    refused = _closed_to(desk, room)
    if refused is not None:
        return refused
    with transaction.atomic():
        if OnTheFloor.objects.filter(talks=desk.talks, room=room).count() >= MOST:
            return Refusal("full", phrase("The speakers’ list has {n} names already.", n=MOST))
        OnTheFloor.objects.get_or_create(
            talks=desk.talks, room=room, seat=desk.seat, defaults={"asked": desk.now, "since": None}
        )
    return None


def give(desk: Desk, room: RoomId, seat: SeatId) -> Refusal | None:
    """Give the floor to a seat that asked for it; whoever had it is done."""
    refused = _closed_to(desk, room) or _only_who_presides(desk, room)
    if refused is not None:
        return refused
    here = OnTheFloor.objects.filter(talks=desk.talks, room=room)
    with transaction.atomic():
        if not desk.play.inside(seat, room) or not here.filter(seat=seat).exists():
            return words.invalid("seat", phrase("This seat is not on the speakers’ list."))
        here.filter(since__isnull=False).exclude(seat=seat).delete()
        here.filter(seat=seat, since__isnull=True).update(since=desk.now)
    return None


def leave(desk: Desk, room: RoomId, seat: SeatId) -> Refusal | None:
    """Take a seat off the list, or end its turn: one's own, or, for who presides, any."""
    refused = _closed_to(desk, room) or (None if seat == desk.seat else _only_who_presides(desk, room))
    if refused is None:
        OnTheFloor.objects.filter(talks=desk.talks, room=room, seat=seat).delete()
    return refused


def _only_who_presides(desk: Desk, room: RoomId) -> Refusal | None:
    if presides(desk, room):
        return None
    return Refusal(
        "not yours", phrase("The floor is given by the chair; where there is none, by a mediator or the secretary.")
    )


def _closed_to(desk: Desk, room: RoomId) -> Refusal | None:
    """Why this seat has no speakers' list in a room: a hidden room and one that does not exist are the same."""
    state = desk.play.rooms.get(room)
    if state is None or desk.seat == PUBLIC_SEAT or not desk.play.inside(desk.seat, room):
        return NO_ROOM
    if state.door.kind not in MEETINGS.split() or desk.mode == "record":
        return words.invalid("room", phrase("There is no speakers’ list in this room."))
    if state.door.closed is not None or desk.as_of is not None:
        return Refusal("closed", phrase("This room has been closed, or you look at an earlier day."))
    return None
