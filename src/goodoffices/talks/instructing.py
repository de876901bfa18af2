"""The declared instructor of a role-play: pauses the table, keeps its timetable, tells it something.

No law is bent for it. It sits in every room, so what it reads follows from the record, and every door names it.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Annotated

from msgspec import Meta, Struct, field
from msgspec.structs import replace

from goodoffices.phrases import counted, phrase
from goodoffices.talks import words
from goodoffices.talks.act import Act, Entry, Line, Refusal, SeatId, Texts
from goodoffices.talks.grown import Grown

if TYPE_CHECKING:
    from goodoffices.talks.play import RoomState, StateOfPlay
    from goodoffices.talks.table import Table

MOST_MINUTES = 60 * 24 * 60
Minutes = Annotated[int, Meta(ge=1, le=MOST_MINUTES)]


class Stage(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, gc=False):
    """A part of the timetable, in minutes."""

    title: Texts
    minutes: Minutes


class SetTimetable(Act, frozen=True):
    """What comes when, in minutes from this entry on. It replaces an earlier timetable, and time added to it."""

    stages: Annotated[tuple[Stage, ...], Meta(max_length=60)]


class Pause(Act, frozen=True):
    """The talks stand still: until they go on nobody but the instructor acts, in any room, and the clock is stopped."""

    note: Line = ""


class Resume(Act, frozen=True):
    """The talks go on. The deadline of a silence procedure is later by as long as they stood still."""

    note: Line = ""


class Extend(Act, frozen=True):
    """The part of the timetable that goes on lasts so many minutes longer; without a timetable, the talks do."""

    minutes: Minutes
    note: Line = ""


class Announce(Act, frozen=True):
    """The instructor tells everybody at this table something."""

    text: Texts


class Still(Struct, frozen=True, gc=False):
    """A time in which the talks were paused; none for `until` while they are."""

    since: datetime
    until: datetime | None = None


class Instructing(Struct):
    """The slice of plenary's state that this group keeps."""

    pauses: tuple[Still, ...] = ()
    paused: Entry | None = None  # the pause that goes on
    timetable: Entry | None = None
    extensions: tuple[Entry, ...] = ()  # of that timetable
    announced: Grown[Entry] = field(default_factory=Grown)


def _set(s: RoomState, e: Entry, act: SetTimetable) -> None:
    s.instructing.timetable = e
    s.instructing.extensions = ()


def _paused(s: RoomState, e: Entry, act: Pause) -> None:
    if s.instructing.paused is None:
        s.instructing.paused = e
        s.instructing.pauses = (*s.instructing.pauses, Still(e.time))


def _resumed(s: RoomState, e: Entry, act: Resume) -> None:
    if s.instructing.paused is not None:
        s.instructing.paused = None
        *before, last = s.instructing.pauses
        s.instructing.pauses = (*before, replace(last, until=e.time))


def _extended(s: RoomState, e: Entry, act: Extend) -> None:
    s.instructing.extensions = (*s.instructing.extensions, e)


def _announced(s: RoomState, e: Entry, act: Announce) -> None:
    s.instructing.announced = s.instructing.announced.plus(e)


EVOLVE = {SetTimetable: _set, Pause: _paused, Resume: _resumed, Extend: _extended, Announce: _announced}


# Questions


def instructor(play: StateOfPlay) -> SeatId | None:
    """The declared instructor of these talks, if there is one."""
    return play.plenary.founding.instructor


def unpaused(pauses: tuple[Still, ...], since: datetime, now: datetime) -> datetime:
    """The moment that it would be `now`, had the talks not stood still in `pauses` after `since`."""
    still = timedelta()
    for pause in pauses:
        until = now if pause.until is None else min(pause.until, now)
        still += max(until - max(pause.since, since), timedelta())
    return now - still


def postponed(pauses: tuple[Still, ...], since: datetime, deadline: datetime, now: datetime) -> datetime:
    """When a deadline that was set at `since` falls, by the pauses that there were until `now`."""
    return deadline + (now - unpaused(pauses, since, now))


class Clock(Struct, frozen=True):
    """Where a table is in its timetable: which part goes on, and what is left of it and of all, below zero if over."""

    stage: int  # the place of the part that goes on, from 0; the last one if time is up
    stages: tuple[Stage, ...]  # with the time that was added to each
    left_of_stage: timedelta
    left: timedelta
    paused: bool


def clock(play: StateOfPlay, now: datetime) -> Clock | None:
    """Where the table is in its timetable at `now`, pauses not counted; None without a timetable."""
    slice_ = play.plenary.instructing
    entry = slice_.timetable
    if entry is None or not isinstance(entry.act, SetTimetable) or not entry.act.stages:
        return None
    stages = list(entry.act.stages)

    def gone(at: datetime) -> timedelta:
        return unpaused(slice_.pauses, entry.time, at) - entry.time

    for extension in slice_.extensions:
        if isinstance(extension.act, Extend) and extension.time <= now:
            i, _ = _at(stages, gone(extension.time))
            minutes = min(stages[i].minutes + extension.act.minutes, MOST_MINUTES)
            stages[i] = Stage(stages[i].title, minutes)
    passed = gone(now)
    i, end = _at(stages, passed)
    whole = timedelta(minutes=sum(stage.minutes for stage in stages))
    return Clock(i, tuple(stages), end - passed, whole - passed, slice_.paused is not None)


def _at(stages: list[Stage], passed: timedelta) -> tuple[int, timedelta]:
    """The place of the part that goes on after so long, and when it ends; the last part once all is over."""
    end = timedelta()
    for i, stage in enumerate(stages):
        end += timedelta(minutes=stage.minutes)
        if passed < end:
            return i, end
    return len(stages) - 1, end


# Rules


def still(t: Table) -> Refusal | None:
    """The refusal of any act while the talks are paused, for everybody but the instructor."""
    if t.plenary.instructing.paused is None or t.instructs:
        return None
    return Refusal(
        "paused", phrase("The instructor has paused the talks. What you meant to do you can do once they go on.")
    )


def absent(t: Table, members: tuple[SeatId, ...]) -> Refusal | None:
    """The refusal of a door behind which the declared instructor does not sit."""
    seat = t.plenary.founding.instructor
    if seat is None or seat in members:
        return None
    return words.invalid(
        "members", phrase("The declared instructor sits in every room: name {seat} among the members.", seat=seat)
    )


def _may_set(t: Table, act: SetTimetable) -> Refusal | None:
    if not act.stages:
        return words.invalid("stages", phrase("A timetable has at least one part."))
    if sum(stage.minutes for stage in act.stages) > MOST_MINUTES:
        return words.invalid(
            "stages",
            counted(
                "A timetable lasts {number} minutes at most.",
                "A timetable lasts {number} minutes at most.",
                MOST_MINUTES,
            ),
        )
    return words.first(*(words.languages(stage.title, f"stages.{i}.title") for i, stage in enumerate(act.stages)))


def _may_pause(t: Table, act: Pause) -> Refusal | None:
    if t.room.instructing.paused is not None:
        return Refusal("conflict", phrase("The talks are paused already."))
    return None


def _may_resume(t: Table, act: Resume) -> Refusal | None:
    return Refusal("conflict", phrase("The talks are not paused.")) if t.room.instructing.paused is None else None


def _may_extend(t: Table, act: Extend) -> Refusal | None:
    return None  # whoever the table of authority lets


def _may_announce(t: Table, act: Announce) -> Refusal | None:
    return words.languages(act.text, "text")


RULES = {
    SetTimetable: _may_set,
    Pause: _may_pause,
    Resume: _may_resume,
    Extend: _may_extend,
    Announce: _may_announce,
}
