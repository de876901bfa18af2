"""What a declared instructor of a role-play does for the whole table: pauses, the timetable, announcements."""

from __future__ import annotations

from datetime import datetime

from goodoffices.summary.told import Item, fields, moment, told
from goodoffices.talks.instructing import Announce, Pause, clock
from goodoffices.talks.play import StateOfPlay


def instructing(play: StateOfPlay, now: datetime) -> Item | None:
    """Who instructs, whether the talks are paused, where the clock is at `now`; None where nobody is declared.

    What is left is in whole seconds, below zero once time is up.
    """
    plenary = play.plenary
    seat, pause = plenary.founding.instructor, plenary.instructing.paused
    if seat is None:
        return None
    found = clock(play, now)
    return {
        "seat": seat,
        "paused": {**fields(pause.act, "note"), **told(pause)}
        if pause is not None and isinstance(pause.act, Pause)
        else None,
        "timetable": None
        if found is None
        else {
            "stages": [fields(stage, "title", "minutes") for stage in found.stages],
            "stage": found.stage + 1,
            "left_of_stage": int(found.left_of_stage.total_seconds()),
            "left": int(found.left.total_seconds()),
            "at": moment(now),
        },
        "announced": [
            {**fields(entry.act, "text"), **told(entry)}
            for entry in plenary.instructing.announced
            if isinstance(entry.act, Announce)
        ],
    }
