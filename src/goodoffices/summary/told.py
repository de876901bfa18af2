"""What every item of a summary tells of the entry behind it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import msgspec

from goodoffices.talks.act import PLENARY, PUBLIC, Act, Entry
from goodoffices.talks.play import RoomState, StateOfPlay

Item = dict[str, Any]


def moment(time: datetime) -> str:
    """A moment as ISO 8601 in UTC, to the second."""
    return time.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def told(entry: Entry) -> Item:
    """Where the entry stands, who made it and when, whether it was loaded, and its source if it names one."""
    return {
        "room": entry.room,
        "entry": entry.number,
        "seat": entry.seat,
        "entered": moment(entry.time),
        "loaded": entry.loaded,
        "source": source(entry),
    }


def source(entry: Entry) -> Item | None:
    """The source that an entry names: report, date, speaker, through whom, when it was said, in which words."""
    act = entry.act
    if not isinstance(act, Act) or act.source is None:
        return None
    return {
        "report": act.source.report,
        "date": act.source.date,
        "speaker": act.source.speaker or None,
        "said_on": act.source.said_on,
        "via": list(act.source.via),
        "words": act.source.words or None,
    }


def when(entry: Entry, zone: ZoneInfo) -> str:
    """The day of the fact as far as it is known: when it was said, else when reported, else when entered in `zone`."""
    found = source(entry)
    if found is not None:
        return str(found["said_on"] or found["date"])
    return entry.time.astimezone(zone).date().isoformat()


def fields(value: msgspec.Struct, *names: str) -> Item:
    """The named fields of a struct."""
    return {name: getattr(value, name) for name in names}


def states(play: StateOfPlay) -> Iterator[RoomState]:
    """The rooms that one reads: plenary, the public room, then the others by their ids."""
    first = {PLENARY: 0, PUBLIC: 1}
    for room in sorted(play.rooms, key=lambda room: (first.get(room, 2), room)):
        yield play.rooms[room]
