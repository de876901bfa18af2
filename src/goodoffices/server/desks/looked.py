"""What is new to a seat: the entries of each room that came since it last looked."""

from __future__ import annotations

from datetime import timedelta

from django.db import DatabaseError

from goodoffices.server.desks.desk import Desk
from goodoffices.server.desks.models import LastLooked
from goodoffices.talks.act import PUBLIC_SEAT, RoomId

LOOK = timedelta(minutes=30)  # looking again within this time is the same look: what was new stays marked
REFRESH = timedelta(minutes=5)  # how often an unchanged look is written down


def seen(desk: Desk) -> dict[RoomId, int]:
    """Up to which entry this seat had seen each room before its present look; nothing for the public."""
    if desk.seat == PUBLIC_SEAT:
        return {}
    return {
        look.room: look.before if desk.now - look.at < LOOK else look.number
        for look in LastLooked.objects.filter(talks=desk.talks, seat=desk.seat)
    }


def unread(desk: Desk) -> dict[RoomId, int]:
    """How many entries of each room this seat has not looked at yet."""
    if desk.seat == PUBLIC_SEAT or desk.as_of is not None:
        return {}
    numbers = dict(LastLooked.objects.filter(talks=desk.talks, seat=desk.seat).values_list("room", "number"))
    return {room: max(0, state.number - numbers.get(room, 0)) for room, state in desk.play.rooms.items()}


def look(desk: Desk, room: RoomId) -> int:
    """Note that this seat looks at `room` now; returns the last entry that it had seen before this look.

    Nothing is noted for the public, nor of a look at an earlier day. A store that cannot write does not stop reading.
    """
    number = desk.play.rooms[room].number
    if desk.seat == PUBLIC_SEAT or desk.as_of is not None:
        return number
    known = LastLooked.objects.filter(talks=desk.talks, seat=desk.seat, room=room).first()
    if known is None:
        known = LastLooked(talks=desk.talks, seat=desk.seat, room=room, at=desk.now, before=0, number=-1)
    anew = desk.now - known.at >= LOOK
    if anew:
        known.before = known.number
    if anew or known.number != number or desk.now - known.at >= REFRESH:
        known.number, known.at = number, desk.now
        try:
            if known.pk is None:
                LastLooked.objects.bulk_create([known], ignore_conflicts=True)
            else:
                known.save(update_fields=["before", "number", "at"])
        except DatabaseError:
            pass
    return known.before
