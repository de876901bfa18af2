"""Whether a draft may go round, be marked, be asked about for the last time, and be answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goodoffices.phrases import phrase
from goodoffices.talks import words
from goodoffices.talks.act import PointId, Refusal
from goodoffices.talks.drafted import changed, delegations

if TYPE_CHECKING:
    from goodoffices.talks.drafts import AnswerFinal, AskFinal, CirculateDraft, Draft, MarkDraft, PointMark
    from goodoffices.talks.play import RoomState
    from goodoffices.talks.table import Table


def may_circulate(t: Table, act: CirculateDraft) -> Refusal | None:
    """The refusal of a draft that does not settle each of its points once, on words that stand."""
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


def may_mark(t: Table, act: MarkDraft) -> Refusal | None:
    """The refusal of marks by a party that was not shown the draft, or of what it does not settle."""
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


def may_ask(t: Table, act: AskFinal) -> Refusal | None:
    """The refusal of a final question that was asked already, or on words that have changed."""
    draft = t.room.drafts.drafts.get(act.draft)
    if draft is None:
        return words.invalid("draft", phrase("Entry {number} of this room is no draft.", number=act.draft))
    asked = t.room.drafts.asked.get(draft.series)
    if asked is not None:
        message = phrase("The final question was asked in entry {number}: it is asked once for a series.", number=asked)
        return Refusal("conflict", message, "draft")
    return _as_it_went(t, draft, "draft")


def may_answer(t: Table, act: AnswerFinal) -> Refusal | None:
    """The refusal of an answer by a party that was not asked, or has answered."""
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
