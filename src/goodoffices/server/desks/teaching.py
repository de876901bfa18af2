"""What every page of a role-play with a declared instructor says: who it is, whether it paused, where the clock is."""

from __future__ import annotations

from datetime import timedelta

from goodoffices.server.desks import dates
from goodoffices.server.desks.desk import Desk
from goodoffices.server.desks.labels import person
from goodoffices.talks.instructing import Clock, Pause, clock, instructor


def declared(desk: Desk) -> str:
    """Who the instructor is, and what it reads; nothing where none is declared, or to readers of the public record."""
    seat = instructor(desk.play)
    if seat is None:
        return ""
    if seat == desk.seat:
        return "You are the instructor: you read every room, and every door says so"
    named = person(desk, seat)
    named = named if named == "The instructor" else f"The instructor, {named},"
    return f"{named} reads every room"


def paused(desk: Desk) -> str:
    """That the talks are paused, since when, and what the instructor said of it; nothing if they go on."""
    entry = desk.play.plenary.instructing.paused
    if entry is None:
        return ""
    note = entry.act.note if isinstance(entry.act, Pause) else ""
    return f"Paused by the instructor since {dates.clock(entry.time, desk.zone)['words']}{f': {note}' if note else '.'}"


def told(desk: Desk) -> str:
    """Which part of the timetable goes on, and until when, by the clock on the wall; nothing without a timetable."""
    found = clock(desk.play, desk.now)
    if found is None or desk.as_of is not None:
        return ""
    part = desk.say(found.stages[found.stage].title)
    if found.left <= timedelta():
        return "The time of the timetable is up"
    if found.paused:
        return f"{part}: the clock is stopped, {lasting(found.left_of_stage)} left of it"
    return f"{part}: until {_at(desk, found.left_of_stage)}{_end(desk, found)}"


def _end(desk: Desk, found: Clock) -> str:
    return f", and the end at {_at(desk, found.left)}" if found.stage < len(found.stages) - 1 else ", which is the end"


def _at(desk: Desk, left: timedelta) -> str:
    return str(dates.clock(desk.now + left, desk.zone)["words"])


def lasting(time: timedelta) -> str:
    """How long that is, in whole minutes as a person would say it: a part of a minute counts as one."""
    minutes = -(-abs(time) // timedelta(minutes=1))
    return f"{minutes} minute{'' if minutes == 1 else 's'}"
