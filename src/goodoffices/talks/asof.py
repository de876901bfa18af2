"""What stood on an earlier day."""

from __future__ import annotations

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


def as_of(play: StateOfPlay, day: date) -> StateOfPlay:
    """The same rooms, each as it stood at the end of `day` in the talks' zone."""
    if day == date.max:
        return play
    end = datetime.combine(day + timedelta(days=1), time(), zone_of(play)).astimezone(UTC)
    rooms: dict[str, RoomState] = {}
    for room, state in play.rooms.items():
        then = [entry for entry in state.entries if entry.time < end]
        if len(then) == state.number:
            rooms[room] = state
        elif then:
            rooms[room] = fold(room, then)
    return StateOfPlay(rooms)
