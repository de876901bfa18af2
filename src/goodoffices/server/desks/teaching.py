"""What every page of a role-play with a declared instructor says: who it is, whether it paused, where the
clock is, and what it told everybody last.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goodoffices.server.desks import dates
from goodoffices.server.desks.desk import Desk
from goodoffices.server.desks.labels import person
from goodoffices.talks.act import PLENARY
from goodoffices.talks.instructing import Announce, Clock, Pause, clock, instructor

ANNOUNCED = timedelta(minutes=15)  # for so long what was announced last stands over every page
MOST = 300  # characters of it


def strip(desk: Desk) -> dict[str, Any]:
    """What stands over every page; the same over one that is open, as soon as the instructor does something."""
    return {"instructor": declared(desk), "paused": paused(desk), "clock": told(desk), "announced": announced(desk)}


def declared(desk: Desk) -> str:
    """Who the instructor is, and what it reads; nothing where none is declared, or to readers of the public record."""
    seat = instructor(desk.play)
    if seat is None:
        return ""
    if seat == desk.seat:
        return _("You are the instructor: you read every room, and every door says so")
    named = person(desk, seat)
    if named == _("The instructor"):
        return _("The instructor reads every room")
    return _("The instructor, %(person)s, reads every room") % {"person": named}


def paused(desk: Desk) -> dict[str, Any] | None:
    """That the talks are paused: since when, and what the instructor said of it; None if they go on."""
    entry = desk.play.plenary.instructing.paused
    if entry is None:
        return None
    return {"at": dates.clock(entry.time, desk.zone), "note": entry.act.note if isinstance(entry.act, Pause) else ""}


def announced(desk: Desk) -> dict[str, Any] | None:
    """What the instructor told everybody last, while it is news; the rest of a long one is behind the link."""
    all_of_it = desk.play.plenary.instructing.announced
    entry = all_of_it[-1] if all_of_it and desk.as_of is None else None
    if entry is None or not isinstance(entry.act, Announce) or desk.now - entry.time > ANNOUNCED:
        return None
    said = desk.words(entry.act.text)
    short = said.text if len(said.text) <= MOST else f"{said.text[:MOST].rstrip()} …"
    return {
        "at": dates.clock(entry.time, desk.zone),
        "words": short,
        "lang": said.lang,
        "dir": said.dir,
        "url": desk.entry_url(PLENARY, entry.number),
    }


def told(desk: Desk) -> dict[str, Any] | None:
    """Which part of the timetable goes on, and until when, by the clock on the wall; None without a timetable."""
    found = clock(desk.play, desk.now)
    if found is None or desk.as_of is not None:
        return None
    if found.left <= timedelta():
        return {"part": "", "words": _("The time of the timetable is up")}
    part = desk.say(found.stages[found.stage].title)
    if found.paused:
        words = _("the clock is stopped, %(time)s left of it") % {"time": lasting(found.left_of_stage)}
        return {"part": part, "words": words}
    last = found.stage == len(found.stages) - 1
    return {
        "part": part,
        "until": dates.clock(desk.now + found.left_of_stage, desk.zone),
        "end": None if last else dates.clock(desk.now + found.left, desk.zone),
    }


def time_left(found: Clock) -> str:
    """What is left of the part that goes on and of all, or for how long time has been up."""
    if found.left <= timedelta():
        return _("Time has been up for %(time)s.") % {"time": lasting(found.left)}
    given = {"part": lasting(found.left_of_stage), "all": lasting(found.left)}
    if found.paused:
        # Translators: part and all are such as “12 minutes”
        return _("The clock is stopped: %(part)s left of this part, %(all)s of all.") % given
    # Translators: part and all are such as “12 minutes”
    return _("%(part)s left of this part, %(all)s of all.") % given


def lasting(time: timedelta) -> str:
    """How long that is, in whole minutes as a person would say it: a part of a minute counts as one."""
    minutes = -(-abs(time) // timedelta(minutes=1))
    return ngettext("%(n)s minute", "%(n)s minutes", minutes) % {"n": minutes}
