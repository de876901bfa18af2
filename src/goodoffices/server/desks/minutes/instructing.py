"""What a declared instructor did for the whole table, in words."""

from __future__ import annotations

from goodoffices.server.desks.minutes.saying import Said, Scribe, rest
from goodoffices.talks import instructing as i


def _set(s: Scribe, act: i.SetTimetable) -> Said:
    parts = "\n".join(f"{s.text(stage.title)}: {minutes(stage.minutes)}" for stage in act.stages)
    whole = sum(stage.minutes for stage in act.stages)
    return Said(f"set the timetable, {minutes(whole)} from now on:", parts)


def minutes(number: int) -> str:
    """A number of minutes as a sentence has it."""
    return f"{number} minute{'' if number == 1 else 's'}"


def _paused(s: Scribe, act: i.Pause) -> Said:
    return Said(f"paused the talks{rest(act.note)}.")


def _resumed(s: Scribe, act: i.Resume) -> Said:
    return Said(f"let the talks go on{rest(act.note)}.")


def _extended(s: Scribe, act: i.Extend) -> Said:
    return Said(f"gave {minutes(act.minutes)} more{rest(act.note)}.")


def _announced(s: Scribe, act: i.Announce) -> Said:
    return Said("announced:", act.text)


SAID = {
    i.SetTimetable: _set,
    i.Pause: _paused,
    i.Resume: _resumed,
    i.Extend: _extended,
    i.Announce: _announced,
}
