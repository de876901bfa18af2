"""What stood on an earlier day."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from goodoffices.talks.act import PUBLIC, RoomId
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


def at_entry(
    play: StateOfPlay, room: RoomId, number: int, shorter: Callable[[RoomState, int], RoomState] = _folded
) -> StateOfPlay:
    """The same rooms as they stood when entry `number` of `room` was made: every other by the time of that entry.

    Raises `KeyError` for a room that is not read, and `IndexError` for an entry that it has not.
    """
    state = play.rooms[room]
    if not 1 <= number <= state.number:
        raise IndexError(number)
    moment = state.entries[number - 1].time
    rooms: dict[str, RoomState] = {}
    for name, found in play.rooms.items():
        until = number if name == room else bisect_right(found.entries, moment, key=lambda entry: entry.time)
        if until:
            rooms[name] = found if until == found.number else shorter(found, until)
    return StateOfPlay(rooms)


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
