"""Who waits for whom, in every room that the reader reads: for the instructor, who sees where a table is stuck."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _
from msgspec import Struct

from goodoffices.server.desks.desk import Desk
from goodoffices.server.desks.labels import party_name, party_names, room_name
from goodoffices.server.desks.order import in_order
from goodoffices.talks import asked
from goodoffices.talks.act import PLENARY, Entry, PartyId, RoomId, party_of
from goodoffices.talks.drafted import delegations, stands
from goodoffices.talks.founding import negotiating
from goodoffices.talks.mandates import SeekInstructions
from goodoffices.talks.play import RoomState, StateOfPlay
from goodoffices.talks.reports import ReportStage, answered
from goodoffices.talks.silence import OpenSilence, outcome


class Awaited(Struct, frozen=True):
    """Something that `waits` has asked of `whom` in a room, under an entry there, and that has no answer yet."""

    room: RoomId
    number: int
    waits: PartyId
    whom: tuple[PartyId, ...]
    what: str
    home: bool = False  # asked of its own principal


def awaited(desk: Desk) -> list[Awaited]:
    """All of it, room by room, the oldest first in each."""
    found = []
    for room in in_order(desk.play.rooms.values()):
        state = desk.play.rooms[room]
        if state.door.closed is None:
            found += sorted(_in(desk, state), key=lambda one: one.number)
    return found


def shown(desk: Desk) -> list[dict[str, Any]]:
    """The same as a page prints it."""
    return [
        {
            "waits": party_name(desk, one.waits),
            "whom": _("its principal") if one.home else party_names(desk, one.whom),
            "what": one.what,
            "room": room_name(desk, one.room),
            "url": desk.entry_url(one.room, one.number),
        }
        for one in awaited(desk)
    ]


def _in(desk: Desk, state: RoomState) -> Iterator[Awaited]:
    yield from _declarations(desk.play, state)
    yield from _words_on_their_way(desk.play, state)
    yield from _procedures(desk, state)
    yield from _questions(desk, state)
    yield from _at_home(state)
    if state.room == PLENARY:
        yield from _rules(state)


def _asked(state: RoomState, number: int, whom: Iterable[PartyId], what: str) -> Iterator[Awaited]:
    """One line, if anybody is still to answer."""
    missing = tuple(whom)
    if missing:
        yield Awaited(state.room, number, party_of(state.entries[number - 1].seat), missing, what)


def _declarations(play: StateOfPlay, state: RoomState) -> Iterator[Awaited]:
    keeps = state.door.kind in ("caucus", "bilateral")
    for d in state.door.declarations.values():
        if d.standing == "unconfirmed":
            others = [p for p in state.door.parties() if p != party_of(d.by)]
            yield from _asked(state, d.number, others if keeps else [d.party], _("to confirm what was set down"))
    for position in state.synchronization.positions.values():
        sheet = state.synchronization.sheets.get(position.sheet)
        current = state.synchronization.columns.get((position.sheet, position.point, position.party))
        goes_on = sheet is not None and not sheet.closed and current == position.number
        if goes_on and position.confirmed is None:
            yield from _asked(state, position.number, [position.party], _("to confirm its position on the sheet"))


def _words_on_their_way(play: StateOfPlay, state: RoomState) -> Iterator[Awaited]:
    counted = negotiating(play.plenary.founding)
    for r in state.release.released.values():
        if r.standing == "waiting" and r.target is not None and r.number not in state.tracks.reports:
            missing = [p for p in r.asked if p not in (*r.consented, *r.declined)]
            yield from _asked(state, r.number, missing, _("to consent to a release"))
    for report in state.tracks.reports.values():
        missing = [p for p in report.parties if p in counted and p not in report.cleared]
        yield from _asked(state, report.number, missing, _("to clear the report of the track"))


def _procedures(desk: Desk, state: RoomState) -> Iterator[Awaited]:
    counted = negotiating(desk.play.plenary.founding)
    for number, entry in state.silence.opened.items():
        act = entry.act
        goes_on = outcome(state, number, desk.now, desk.play.plenary.instructing.pauses) == "open"
        if isinstance(act, OpenSilence) and goes_on:
            silent = [p for p in act.to if (number, p) not in state.silence.received]
            yield from _asked(state, number, silent, _("to acknowledge receipt of a silence procedure"))
    for offer in state.points.referrals.values():
        missing = [p for p in counted if p != offer.by and p not in offer.accepted]
        what = _("to answer the referral of point %(point)s") % {"point": offer.point}
        yield from _asked(state, offer.number, missing, what)


def _questions(desk: Desk, state: RoomState) -> Iterator[Awaited]:
    here = delegations(desk.play, state.room)
    for final in state.drafts.finals.values():
        if not all(stands(state, one) for one in state.drafts.drafts[final.draft].settles):
            continue
        yield from _asked(
            state, final.number, [p for p in here if p not in final.answers], _("to say a final yes or no")
        )
    for question in state.questions.asked.values():
        if not asked.standing(desk.play, state, question, desk.now).final and question.answer is None:
            missing = [p for p in question.act.to if p not in question.words]
            yield from _asked(state, question.number, missing, _("to consent to a sealed question"))


def _at_home(state: RoomState) -> Iterator[Awaited]:
    """In a capital: instructions sought, and decisions of stage reports."""
    for number, entry in state.mandates.requests.items():
        if number not in state.mandates.answers and isinstance(entry.act, SeekInstructions):
            yield _home(state, entry, _("to give instructions"))
    for number, entry in state.reports.reports.items():
        if isinstance(entry.act, ReportStage) and len(answered(state, number)) < len(entry.act.decisions):
            yield _home(state, entry, _("to decide on the stage report"))


def _home(state: RoomState, entry: Entry, what: str) -> Awaited:
    own = state.room.removeprefix("capital.")
    return Awaited(state.room, entry.number, own, (own,), what, home=True)


def _rules(state: RoomState) -> Iterator[Awaited]:
    """The last proposal of rules, where a party has not adopted it."""
    founding = state.founding
    last = max(founding.proposals, default=0)
    if last > founding.in_force:
        missing = [p for p in founding.negotiating if (last, p) not in founding.adoptions]
        yield from _asked(state, last, missing, _("to adopt the rules of procedure"))
