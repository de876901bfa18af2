"""The rooms that have points, and how one board's points stand in the other rooms that its reader reads."""

from __future__ import annotations

from typing import Any

from goodoffices.server.desks import rows
from goodoffices.server.desks.desk import Desk
from goodoffices.server.desks.labels import room_name
from goodoffices.server.desks.order import in_order, natural
from goodoffices.server.desks.stances import standing
from goodoffices.talks.act import PUBLIC, RoomId


def with_points(desk: Desk) -> list[RoomId]:
    """The rooms that have points or words on them by their own record."""
    return [
        room
        for room in in_order(desk.play.rooms.values())
        if desk.play.rooms[room].points.points or desk.play.rooms[room].alternatives.by_point
    ]


def filtered(desk: Desk, room: RoomId) -> str:
    """The address of the board of one room."""
    address = desk.url("board")
    return f"{address}{'&' if '?' in address else '?'}room={room}"


def elsewhere(desk: Desk, room: RoomId) -> list[dict[str, Any]]:
    """How the same points stand in the other rooms that this seat reads: beside each other, never merged."""
    found = []
    for other in with_points(desk):
        if other in (room, PUBLIC):
            continue
        standings = rows.rows(desk, other).standings
        taken_up = sorted((p for p, s in standings.items() if s.rung != "not discussed"), key=natural)
        points = [
            {"point": p, "url": desk.url("point", room=other, point=p), "status": standing(desk, standings[p])}
            for p in taken_up
        ]
        if points:
            found.append({"room": room_name(desk, other), "url": filtered(desk, other), "points": points})
    return found
