"""Stage reports: what the delegation tells its principal after each stage, facts apart from judgement, the reply."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

from goodoffices.phrases import phrase
from goodoffices.talks import words
from goodoffices.talks.act import Act, Entry, Instant, Line, Number, PointId, Refusal, Texts
from goodoffices.talks.mandates import Answer

if TYPE_CHECKING:
    from goodoffices.talks.play import RoomState
    from goodoffices.talks.table import Table


class Fact(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, gc=False):
    """A recorded fact; `quote` is the entry of this capital that carries the exact words home."""

    text: Texts
    quote: Number | None = None


class Decision(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, gc=False):
    """A decision wanted of the principal, with the delegation's recommendation."""

    question: Texts
    recommendation: Texts = {}
    point: PointId | None = None
    deadline: Instant | None = None


class ReportStage(Act, frozen=True):
    """A stage report: recorded facts, the delegation's judgement marked as such, and at most three decisions wanted."""

    title: Texts
    facts: tuple[Fact, ...]
    judgement: Texts = {}
    decisions: tuple[Decision, ...] = ()
    round: Number | None = None
    next_report: Line = ""


class Reply(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, gc=False):
    """The principal's answer to the decision in place `decision` (counted from 1)."""

    decision: Number
    answer: Answer
    words: Texts = {}


class NoteReport(Act, frozen=True):
    """The principal has read a report, and answers."""

    report: Number
    replies: tuple[Reply, ...] = ()
    words: Texts = {}


class Reports(Struct):
    """The slice of a capital's state that this group keeps."""

    reports: dict[int, Entry] = field(default_factory=dict)
    replies: dict[int, tuple[Entry, ...]] = field(default_factory=dict)


def _reported(s: RoomState, e: Entry, act: ReportStage) -> None:
    s.reports.reports[e.number] = e


def _noted(s: RoomState, e: Entry, act: NoteReport) -> None:
    s.reports.replies[act.report] = (*s.reports.replies.get(act.report, ()), e)


EVOLVE = {ReportStage: _reported, NoteReport: _noted}


def answered(state: RoomState, report: int) -> dict[int, Reply]:
    """The principal's last reply to each decision of a report, by its place."""
    acts = (entry.act for entry in state.reports.replies.get(report, ()))
    return {reply.decision: reply for act in acts if isinstance(act, NoteReport) for reply in act.replies}


def _may_report(t: Table, act: ReportStage) -> Refusal | None:
    if len(act.decisions) > 3:
        return words.invalid(
            "decisions", phrase("At most three decisions in a report: a principal answers on one page.")
        )
    if not act.facts:
        return words.invalid("facts", phrase("A report has at least one recorded fact."))
    for i, fact in enumerate(act.facts):
        if fact.quote is not None and fact.quote not in t.room.release.quotes:
            return words.invalid(
                f"facts.{i}.quote", phrase("Entry {number} of this room is no quotation.", number=fact.quote)
            )
        wrong = words.languages(fact.text, f"facts.{i}.text")
        if wrong:
            return wrong
    for i, decision in enumerate(act.decisions):
        wrong = words.first(
            words.languages(decision.question, f"decisions.{i}.question"),
            t.known_point(decision.point, f"decisions.{i}.point"),
        )
        if wrong:
            return wrong
    return words.first(words.languages(act.title, "title"), words.languages(act.judgement, "judgement", empty=True))


def _may_note(t: Table, act: NoteReport) -> Refusal | None:
    entry = t.room.reports.reports.get(act.report)
    if entry is None or not isinstance(entry.act, ReportStage):
        return words.invalid("report", phrase("Entry {number} of this room is no stage report.", number=act.report))
    for i, reply in enumerate(act.replies):
        if reply.decision > len(entry.act.decisions):
            return words.invalid(
                f"replies.{i}.decision", phrase("The report asks for no decision {decision}.", decision=reply.decision)
            )
    return words.languages(act.words, "words", empty=True)


RULES = {ReportStage: _may_report, NoteReport: _may_note}
