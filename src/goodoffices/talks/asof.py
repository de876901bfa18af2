"""What stood on an earlier day."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from goodoffices.talks.act import PUBLIC
from goodoffices.talks.founding import FoundTalks
from goodoffices.talks.play import RoomState, StateOfPlay, fold
from goodoffices.talks.rooms import OpenRoom
from goodoffices.talks.words import zone_named


def zone_of(play: StateOfPlay) -> ZoneInfo:
    """The talks' time zone, UTC for readers to whom no record names it."""
    founded = play.plenary.founding.founded
    public = play.rooms.get(PUBLIC)
    opened = public.door.opened if public is not None else None
    if founded is not None and isinstance(founded.act, FoundTalks):
        name = founded.act.zone
    else:
        name = opened.act.zone if opened is not None and isinstance(opened.act, OpenRoom) else ""
    return zone_named(name) or ZoneInfo("UTC")


def _folded(state: RoomState, number: int) -> RoomState:
    return fold(state.room, state.entries[:number])


def as_of(play: StateOfPlay, day: date, shorter: Callable[[RoomState, int], RoomState] = _folded) -> StateOfPlay:
    """The same rooms, each as it stood at the end of `day` in the talks' zone.

    `shorter` gives the state of a room at an earlier entry; it may be one that was folded before.
    """
    if day == date.max:
        return play
    end = datetime.combine(day + timedelta(days=1), time(), zone_of(play)).astimezone(UTC)
    rooms: dict[str, RoomState] = {}
    for room, state in play.rooms.items():
        number = bisect_left(state.entries, end, key=lambda entry: entry.time)  # in a room time never goes back
        if number == state.number:
            rooms[room] = state
        elif number:
            rooms[room] = shorter(state, number)
    return StateOfPlay(rooms)
