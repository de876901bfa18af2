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

from goodoffices.talks.act import Act, Chosen, Entry, Number, PartyId, PointId, RoomId, Text, Texts, party_of
from goodoffices.talks.drafting import may_answer, may_ask, may_circulate, may_mark

if TYPE_CHECKING:
    from goodoffices.talks.play import RoomState

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
RULES = {CirculateDraft: may_circulate, MarkDraft: may_mark, AskFinal: may_ask, AnswerFinal: may_answer}
