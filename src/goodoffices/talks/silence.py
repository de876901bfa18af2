"""Silence procedures: circulated for a set time; unbroken silence adopts (compare UNGA decision 74/544).

Nothing is written when the time is up: whether a procedure was adopted follows from the record and the clock.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Literal

from msgspec import Struct, field

from goodoffices.phrases import phrase
from goodoffices.talks import words
from goodoffices.talks.act import PLENARY, Act, Entry, Instant, Number, PartyId, PointId, Refusal, Texts, party_of
from goodoffices.talks.founding import negotiating
from goodoffices.talks.instructing import Still, unpaused

if TYPE_CHECKING:
    from goodoffices.talks.play import RoomState
    from goodoffices.talks.table import Table


class OpenSilence(Act, frozen=True):
    """A decision is circulated: adopted at the deadline if every addressee acknowledged receipt and none spoke."""

    text: Texts
    deadline: Instant
    to: tuple[PartyId, ...]
    point: PointId | None = None
    wording: Number | None = None  # with it the procedure is one on substance


class BreakSilence(Act, frozen=True):
    """An addressee speaks: the procedure opened under `silence` does not adopt."""

    silence: Number
    reason: Texts = {}


class Silence(Struct):
    """The slice of a room's state that this group keeps."""

    opened: dict[int, Entry] = field(default_factory=dict)
    broken: dict[int, Entry] = field(default_factory=dict)
    received: dict[tuple[int, PartyId], datetime] = field(default_factory=dict)


def _opened(s: RoomState, e: Entry, act: OpenSilence) -> None:
    s.silence.opened[e.number] = e


def _broken(s: RoomState, e: Entry, act: BreakSilence) -> None:
    if act.silence in s.silence.opened:
        s.silence.broken.setdefault(act.silence, e)


def received(s: RoomState, e: Entry, of: int) -> None:
    """An addressee's acknowledgement, called by the group that keeps receipts."""
    if of in s.silence.opened:
        s.silence.received.setdefault((of, party_of(e.seat)), e.time)


EVOLVE = {OpenSilence: _opened, BreakSilence: _broken}


Outcome = Literal["open", "adopted", "broken", "lapsed", "unknown"]


def outcome(state: RoomState, number: int, now: datetime, pauses: tuple[Still, ...] = ()) -> Outcome:
    """How the procedure opened as entry `number` stands at `now`.

    Adopted iff the deadline has passed, every addressee acknowledged receipt before it, and nobody broke the silence.
    Time in which the talks were paused does not count: nobody could speak.
    """
    opened = state.silence.opened.get(number)
    if opened is None or not isinstance(opened.act, OpenSilence):
        return "unknown"
    act, since = opened.act, opened.time

    def before(time: datetime | None) -> bool:
        return time is not None and unpaused(pauses, since, time) < act.deadline

    broken = state.silence.broken.get(number)
    if broken is not None and before(broken.time):
        return "broken"
    if before(now):
        return "open"
    times = [state.silence.received.get((number, party)) for party in act.to]
    return "adopted" if times and all(map(before, times)) else "lapsed"


def _may_open(t: Table, act: OpenSilence) -> Refusal | None:
    wrong = words.later(act.deadline, t.now, "deadline")
    if wrong:
        return wrong
    table = negotiating(t.room.founding) if t.room.door.kind == PLENARY else t.room.door.parties()
    if not act.to or [party for party in act.to if party not in table]:
        return words.invalid("to", phrase("Address it to parties that are at this table."))
    if act.wording is not None:
        if not t.rules.silence_on_substance:
            return Refusal("not yours", phrase("The adopted rules allow no silence procedure on substance."), "wording")
        if act.point is None:
            return words.invalid("point", phrase("Name the point that the wording is about."))
        stale = t.current_wording(act.wording, act.point)
        if stale:
            return stale
    return words.first(words.languages(act.text, "text"), t.known_point(act.point))


def _may_break(t: Table, act: BreakSilence) -> Refusal | None:
    standing = outcome(t.room, act.silence, t.now, t.plenary.instructing.pauses)
    if standing == "unknown":
        return words.invalid(
            "silence", phrase("Entry {number} of this room opens no silence procedure.", number=act.silence)
        )
    if standing != "open":
        return Refusal("closed", _over(standing, act.silence), "silence")
    opened = t.room.silence.opened[act.silence].act
    if isinstance(opened, OpenSilence) and t.party not in opened.to:
        return Refusal("not yours", phrase("Silence is broken by those to whom it was addressed."), "silence")
    return words.languages(act.reason, "reason", empty=True)


def _over(standing: Outcome, number: int) -> str:
    if standing == "broken":
        return phrase("The silence procedure of entry {number} is broken.", number=number)
    if standing == "adopted":
        return phrase("The silence procedure of entry {number} is adopted.", number=number)
    return phrase("The silence procedure of entry {number} is lapsed.", number=number)


RULES = {OpenSilence: _may_open, BreakSilence: _may_break}
