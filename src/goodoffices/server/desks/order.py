"""In which order the desks list rooms, points and parties."""

from __future__ import annotations

import re
from collections.abc import Iterable

from goodoffices.talks.act import PLENARY, PartyId, PointId, RoomId
from goodoffices.talks.founding import negotiating
from goodoffices.talks.play import RoomState, StateOfPlay

_KINDS = ("plenary", "restricted", "track", "bilateral", "caucus", "mediation", "capital", "public")


def in_order(rooms: Iterable[RoomState]) -> list[RoomId]:
    """Rooms from the widest to the most closed, closed ones after open ones, the public record last."""
    return [
        state.room
        for state in sorted(
            rooms, key=lambda s: (s.door.closed is not None, _KINDS.index(s.door.kind), s.room != PLENARY, s.room)
        )
    ]


def natural(point: PointId) -> tuple[tuple[int, int | str], ...]:
    """A key that puts point 10 after point 9, and 7a after 7."""
    parts = re.findall(r"\d+|\D+", point)
    return tuple((0, int(part)) if part.isdecimal() else (1, part) for part in parts)


def columns(play: StateOfPlay, state: RoomState) -> list[PartyId]:
    """The parties whose words on a room's points are set beside each other: negotiating parties at its table, in
    the order of their admission; then any other that took a stance there."""
    counted = negotiating(play.plenary.founding)
    here = counted if state.room == PLENARY else tuple(p for p in counted if p in state.door.parties())
    spoke = (party for stances in state.stances.current.values() for party in stances)
    return list(dict.fromkeys((*here, *sorted(set(spoke) - set(here)))))
