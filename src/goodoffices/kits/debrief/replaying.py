"""A replay that can be scrubbed: every entry at a table in the order of time, and how plenary stood after each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from msgspec import Struct

from goodoffices.kits.debrief.offers import Offer
from goodoffices.kits.debrief.walking import Clock, walk
from goodoffices.kits.model import Kit
from goodoffices.talks.act import PLENARY, Entry, Erased, PartyId, RoomId, SeatId
from goodoffices.talks.play import StateOfPlay, fold
from goodoffices.talks.standing import statuses


class Frame(Struct, frozen=True):
    """One entry, and the table right after it: each point's status as printed, and each party's last offer.

    `kind` is empty where the act was erased. `offers` are places in the path of offers.
    """

    minute: int
    room: RoomId
    number: int
    seat: SeatId
    kind: str
    points: dict[str, str]
    offers: dict[PartyId, int]


def frames(kit: Kit, play: StateOfPlay, clock: Clock, path: tuple[Offer, ...]) -> tuple[Frame, ...]:
    """Every entry that was made at the table, in all rooms that one reads. Entries of one moment go by room."""
    found: list[Frame] = []
    points, stood = _stood(kit, play, clock), opening(kit, play, clock)
    offers: dict[PartyId, int] = {}
    by_entry: dict[int, list[int]] = {}
    for place, offer in enumerate(path):
        by_entry.setdefault(offer.entry, []).append(place)
    for entry in _in_time(play):
        if not clock.played(entry):
            continue
        if entry.room == PLENARY:
            stood = points[entry.number]
            offers = {**offers, **{path[place].party: place for place in by_entry.get(entry.number, ())}}
        kind = "" if isinstance(entry.act, Erased) else type(entry.act).__name__
        minute = clock.minute(entry.time)
        found.append(Frame(minute, entry.room, entry.number, entry.seat, kind, stood, offers))
    return tuple(found)


def opening(kit: Kit, play: StateOfPlay, clock: Clock) -> dict[str, str]:
    """How each of the kit's points stood when the table opened, as printed."""
    stood = {point.id: "not discussed" for point in kit.problem.points}
    loaded = [entry for entry in play.plenary.entries if not clock.played(entry)]
    return _told(kit, StateOfPlay({PLENARY: fold(PLENARY, loaded)}), clock.opened) if loaded else stood


def _told(kit: Kit, play: StateOfPlay, at: datetime) -> dict[str, str]:
    standing = statuses(play, PLENARY, at)
    numbers = {one.id: kit.points[one.id] for one in kit.problem.points}
    return {
        point: standing[number].words if number in standing else "not discussed" for point, number in numbers.items()
    }


def _in_time(play: StateOfPlay) -> Iterator[Entry]:
    """All entries by time. Within a room their numbers decide, which their times follow."""

    def when(entry: Entry) -> tuple[datetime, bool, RoomId, int]:
        return entry.time, entry.room != PLENARY, entry.room, entry.number

    yield from sorted((entry for state in play.rooms.values() for entry in state.entries), key=when)


def _stood(kit: Kit, play: StateOfPlay, clock: Clock) -> dict[int, dict[str, str]]:
    """How each of the kit's points stood after each entry of plenary that was made at the table."""
    return {
        step.entry.number: _told(kit, step.play, step.entry.time) for step in walk(play) if clock.played(step.entry)
    }
