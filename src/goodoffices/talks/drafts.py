"""Drafts of one text: circulated by the mediator, marked in confidence; the final yes or no is asked once.

Nobody has committed to a draft: no stance follows from it, and no answer to the final question moves a ladder. A draft
is an entry of the room in which it goes round. A party's marks of it are entries of that party's caucus with the
mediators, and cite it: so only those who read a draft can be in a room that speaks of it.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Literal

from msgspec import Struct, field
from msgspec.structs import replace

from goodoffices.phrases import phrase
from goodoffices.talks import words
from goodoffices.talks.act import (
    PLENARY,
    Act,
    Chosen,
    Entry,
    Number,
    PartyId,
    PointId,
    Refusal,
    RoomId,
    Text,
    Texts,
    party_of,
)

if TYPE_CHECKING:
    from goodoffices.talks.play import RoomState, StateOfPlay
    from goodoffices.talks.table import Table

Mark = Literal["better", "same", "worse"]


class PointMark(Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """On `point` a draft is better, the same or worse than the draft before it, all else being as it is."""

    point: PointId
    mark: Mark


class CirculateDraft(Act, frozen=True):
    """A draft goes round: on each of these points these words. Nobody has committed to it.

    `after` is the draft with which it will be compared, the last of its series; without it a new series begins.
    """

    settles: tuple[Chosen, ...]
    after: Number | None = None
    note: Texts = {}


class MarkDraft(Act, frozen=True):
    """A party marks, in confidence, the draft that is the one entry in `cites`. Its last word on a draft counts.

    No mark is a stance. Where the caucus keeps nothing, giving marks is agreeing that they are kept, without a note.
    """

    marks: tuple[PointMark, ...] = ()
    could_live: bool | None = None  # with the draft as a whole; None: it does not say
    note: Text = ""


class AskFinal(Act, frozen=True):
    """The final yes or no on a draft is asked: once for its series."""

    draft: Number


class AnswerFinal(Act, frozen=True):
    """A negotiating party's yes or no, once. It is no stance and no signature."""

    ask: Number
    answer: Literal["yes", "no"]


class Draft(Struct, frozen=True):
    """A draft as it went round. `series` is the draft that began its series, `place` is 1 for that one."""

    number: int
    settles: tuple[Chosen, ...]
    note: Texts
    after: int | None
    series: int
    place: int


class Marked(Struct, frozen=True):
    """A party's last word on a draft, and by which entry of its caucus."""

    number: int
    party: PartyId
    time: datetime
    marks: tuple[PointMark, ...]
    could_live: bool | None
    note: str


class Final(Struct, frozen=True):
    """The final question on a draft: who answered what, by which entry."""

    number: int
    draft: int
    answers: dict[PartyId, tuple[Literal["yes", "no"], int]]


class Drafts(Struct):
    """The slice of a room's state that this group keeps."""

    drafts: dict[int, Draft] = field(default_factory=dict)
    last: dict[int, int] = field(default_factory=dict)  # series: its last draft
    asked: dict[int, int] = field(default_factory=dict)  # series: the entry that asked the final question
    finals: dict[int, Final] = field(default_factory=dict)
    marked: dict[tuple[RoomId, int, PartyId], Marked] = field(default_factory=dict)  # in a caucus: of which draft


def _circulated(s: RoomState, e: Entry, act: CirculateDraft) -> None:
    before = s.drafts.drafts.get(act.after) if act.after is not None else None
    series, place = (before.series, before.place + 1) if before is not None else (e.number, 1)
    after = before.number if before is not None else None
    s.drafts.drafts[e.number] = Draft(e.number, act.settles, act.note, after, series, place)
    s.drafts.last[series] = e.number


def _marked(s: RoomState, e: Entry, act: MarkDraft) -> None:
    for ref in act.cites[:1]:
        party = party_of(e.seat)
        found = Marked(e.number, party, e.time, act.marks, act.could_live, act.note)
        s.drafts.marked[ref.room, ref.number, party] = found


def _asked(s: RoomState, e: Entry, act: AskFinal) -> None:
    draft = s.drafts.drafts.get(act.draft)
    if draft is not None and draft.series not in s.drafts.asked:
        s.drafts.asked[draft.series] = e.number
        s.drafts.finals[e.number] = Final(e.number, draft.number, {})


def _answered(s: RoomState, e: Entry, act: AnswerFinal) -> None:
    final, party = s.drafts.finals.get(act.ask), party_of(e.seat)
    if final is not None and party not in final.answers:
        answers = {**final.answers, party: (act.answer, e.number)}
        s.drafts.finals[act.ask] = replace(final, answers=answers)


EVOLVE = {CirculateDraft: _circulated, MarkDraft: _marked, AskFinal: _asked, AnswerFinal: _answered}


# Questions


def series(state: RoomState, draft: int) -> tuple[Draft, ...]:
    """The drafts of the series to which a draft belongs, in the order in which they went round."""
    number = state.drafts.drafts[draft].series
    return tuple(one for one in state.drafts.drafts.values() if one.series == number)


def changed(state: RoomState, draft: Draft) -> frozenset[PointId]:
    """The points whose words differ from those of the draft before; all of them in the first of a series."""
    before = state.drafts.drafts.get(draft.after) if draft.after is not None else None
    earlier = set(before.settles) if before is not None else set()
    return frozenset(one.point for one in draft.settles if one not in earlier)


def stands(state: RoomState, chosen: Chosen) -> bool:
    """Whether these words are still on the table as they were when they went round."""
    found = state.alternatives.of(chosen.point, chosen.wording)
    return found is not None and found.withdrawn is None and found.wording.number == chosen.wording


def delegations(play: StateOfPlay, room: RoomId) -> tuple[PartyId, ...]:
    """The negotiating parties at the table of a room: those whose marks and answers are asked for."""
    counted = play.plenary.founding.negotiating
    at_table = counted if room == PLENARY else play.rooms[room].door.parties()
    return tuple(party for party in counted if party in at_table)


def marks(play: StateOfPlay, room: RoomId, draft: int) -> dict[PartyId, Marked]:
    """Each party's last word on a draft, by the caucuses in `play`; a party that is not there has not reacted there."""
    found: dict[PartyId, Marked] = {}
    for state in play.rooms.values():
        for (where, number, party), one in state.drafts.marked.items():
            earlier = found.get(party)
            if (where, number) == (room, draft) and (earlier is None or earlier.time <= one.time):
                found[party] = one
    return found


# Rules


def _may_circulate(t: Table, act: CirculateDraft) -> Refusal | None:
    if not act.settles:
        return words.invalid("settles", phrase("A draft settles at least one point."))
    points = [one.point for one in act.settles]
    for i, one in enumerate(act.settles):
        if one.point in points[:i]:
            return words.invalid(
                f"settles.{i}.point", phrase("Point {point} is settled twice: choose one alternative.", point=one.point)
            )
        wrong = t.current_wording(one.wording, one.point, f"settles.{i}.wording")
        if wrong:
            return wrong
    return _may_follow(t, act) or words.languages(act.note, "note", empty=True)


def _may_follow(t: Table, act: CirculateDraft) -> Refusal | None:
    """The refusal of a draft that does not go on from the last one of its series."""
    if act.after is None:
        return None
    kept = t.room.drafts
    before = kept.drafts.get(act.after)
    if before is None:
        return words.invalid("after", phrase("Entry {number} of this room is no draft.", number=act.after))
    if before.series in kept.asked:
        message = phrase(
            "The final question was asked in entry {number}: begin a new series.", number=kept.asked[before.series]
        )
        return Refusal("conflict", message, "after")
    if kept.last[before.series] != act.after:
        return Refusal(
            "stale",
            phrase("A later draft has gone round: see entry {number}.", number=kept.last[before.series]),
            "after",
        )
    if {one.point for one in act.settles} != {one.point for one in before.settles}:
        message = phrase(
            "A draft settles the same points as the one before it: begin a new series where points come or go."
        )
        return words.invalid("settles", message)
    if set(act.settles) == set(before.settles):
        message = phrase("These are the words of the draft before: change a point, or ask the final question.")
        return words.invalid("settles", message)
    return None


def _may_mark(t: Table, act: MarkDraft) -> Refusal | None:
    if len(act.cites) != 1:
        return words.invalid("cites", phrase("Name one draft: the entry by which it went round."))
    (ref,) = act.cites
    state = t.play.rooms.get(ref.room)
    draft = state.drafts.drafts.get(ref.number) if state is not None else None
    if state is None or draft is None:
        return words.invalid("cites", phrase("Entry {number} of that record is no draft.", number=ref.number))
    if t.party not in delegations(t.play, ref.room):
        return Refusal("not yours", phrase("A draft is marked by the negotiating parties among which it went round."))
    if not act.marks and act.could_live is None:
        return words.invalid("marks", phrase("Mark a point, or say whether you could live with the draft."))
    return _may_compare(state, draft, act.marks) or t.not_kept(act.note, "note")


def _may_compare(state: RoomState, draft: Draft, given: tuple[PointMark, ...]) -> Refusal | None:
    """The refusal of marks that compare nothing, or one thing twice."""
    if given and draft.after is None:
        return words.invalid(
            "marks", phrase("It is the first draft of its series: there is none before to compare it with.")
        )
    settled, new = [one.point for one in draft.settles], changed(state, draft)
    seen: set[PointId] = set()
    for i, one in enumerate(given):
        if one.point not in settled:
            return words.invalid(
                f"marks.{i}.point", phrase("The draft does not settle point {point}.", point=one.point)
            )
        if one.point in seen:
            return words.invalid(
                f"marks.{i}.point", phrase("Point {point} is marked twice: give one mark.", point=one.point)
            )
        if one.mark != "same" and one.point not in new:
            message = phrase(
                "Point {point} has the words of the draft before: it is neither better nor worse.", point=one.point
            )
            return words.invalid(f"marks.{i}.mark", message)
        seen.add(one.point)
    return None


def _may_ask(t: Table, act: AskFinal) -> Refusal | None:
    draft = t.room.drafts.drafts.get(act.draft)
    if draft is None:
        return words.invalid("draft", phrase("Entry {number} of this room is no draft.", number=act.draft))
    asked = t.room.drafts.asked.get(draft.series)
    if asked is not None:
        message = phrase("The final question was asked in entry {number}: it is asked once for a series.", number=asked)
        return Refusal("conflict", message, "draft")
    return _as_it_went(t, draft, "draft")


def _may_answer(t: Table, act: AnswerFinal) -> Refusal | None:
    final = t.room.drafts.finals.get(act.ask)
    if final is None:
        return words.invalid("ask", phrase("Entry {number} of this room asks no final question.", number=act.ask))
    if not t.negotiates:
        return Refusal(
            "not yours", phrase("The final question is answered by the negotiating parties, each by its head.")
        )
    if t.party in final.answers:
        return Refusal(
            "conflict",
            phrase("{party} has answered in entry {number}.", party=t.party, number=final.answers[t.party][1]),
            "ask",
        )
    draft = t.room.drafts.drafts.get(final.draft)
    return _as_it_went(t, draft, "ask") if draft is not None else None


def _as_it_went(t: Table, draft: Draft, name: str) -> Refusal | None:
    """The refusal of a question about words that no longer stand as they went round."""
    for one in draft.settles:
        wrong = t.current_wording(one.wording, one.point, name)
        if wrong:
            return Refusal(
                "stale",
                phrase(
                    "Point {point} of the draft no longer stands as it went round. {message}",
                    point=one.point,
                    message=wrong.message,
                ),
                name,
            )
    return None


RULES = {CirculateDraft: _may_circulate, MarkDraft: _may_mark, AskFinal: _may_ask, AnswerFinal: _may_answer}
