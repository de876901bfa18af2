"""Mandates: what a principal directs, in its own capital. What is not set means refer, never assent."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Literal

from msgspec import Struct, field

from goodoffices.phrases import phrase
from goodoffices.talks import words
from goodoffices.talks.act import PLENARY, Act, Entry, Instant, Line, Number, PointId, Refusal, RoomId, Text, Texts

if TYPE_CHECKING:
    from goodoffices.talks.play import RoomState, StateOfPlay
    from goodoffices.talks.table import Table

Verdict = Literal["may accept", "refer", "never"]
Answer = Literal["approve", "amend", "refuse", "call me"]


class SetObjectives(Act, frozen=True):
    """What the principal wants of the talks as a whole."""

    text: Texts


class Direct(Act, frozen=True):
    """A directive on a point, or on one alternative in plenary; or the answer to a request for instructions.

    The text may stay in the principal's own files: then `reference` says where, and nothing else is kept.
    """

    point: PointId
    verdict: Verdict
    alternative: Number | None = None  # in plenary; none: the point as a whole
    text: Texts = {}
    reference: Line = ""
    answers: Number | None = None
    answer: Answer | None = None


class SeekInstructions(Act, frozen=True):
    """The delegation asks its principal, with its recommendation and a deadline."""

    question: Texts
    point: PointId | None = None
    alternative: Number | None = None
    recommendation: Texts = {}
    deadline: Instant | None = None


class NoteOralInstruction(Act, frozen=True):
    """An instruction given by word of mouth: who gave it, when, and what was said."""

    giver: Line
    at: Instant
    text: Text
    point: PointId | None = None
    alternative: Number | None = None
    verdict: Verdict | None = None


class Directive(Struct, frozen=True):
    """The directive in force on a point or an alternative."""

    verdict: Verdict
    number: int
    oral: bool
    text: Texts
    time: datetime
    reference: str = ""


class Mandates(Struct):
    """The slice of a capital's state that this group keeps."""

    objectives: Entry | None = None
    directives: dict[tuple[PointId, int | None], Directive] = field(default_factory=dict)
    requests: dict[int, Entry] = field(default_factory=dict)
    answers: dict[int, Entry] = field(default_factory=dict)  # request: answer


def _objectives(s: RoomState, e: Entry, act: SetObjectives) -> None:
    s.mandates.objectives = e


def _directed(s: RoomState, e: Entry, act: Direct) -> None:
    directive = Directive(act.verdict, e.number, False, act.text, e.time, act.reference)
    s.mandates.directives[act.point, act.alternative] = directive
    if act.answers is not None:
        s.mandates.answers[act.answers] = e


def _sought(s: RoomState, e: Entry, act: SeekInstructions) -> None:
    s.mandates.requests[e.number] = e


def _oral(s: RoomState, e: Entry, act: NoteOralInstruction) -> None:
    if act.point is not None and act.verdict is not None:
        directive = Directive(act.verdict, e.number, True, {"und": act.text}, e.time)
        s.mandates.directives[act.point, act.alternative] = directive


EVOLVE = {SetObjectives: _objectives, Direct: _directed, SeekInstructions: _sought, NoteOralInstruction: _oral}


Mark = Literal["inside", "refer", "outside"]
MARKS: dict[Verdict, Mark] = {"may accept": "inside", "refer": "refer", "never": "outside"}


def verdict(capital: RoomState, point: PointId, alternative: int | None, since: datetime | None = None) -> Verdict:
    """What the mandate says of accepting: the alternative's own directive, else the point's; unset means refer.

    A directive on an alternative is about the words that stood when it was given: on words that stand only `since`
    later it says refer.
    """
    directives = capital.mandates.directives
    own = directives.get((point, alternative)) if alternative is not None else None
    if own is not None:
        return "refer" if since is not None and since > own.time else own.verdict
    whole = directives.get((point, None))
    return whole.verdict if whole is not None else "refer"


def mark(play: StateOfPlay, capital: RoomState, room: RoomId, point: PointId, alternative: int) -> Mark:
    """How committing to an alternative stands to the mandate, told privately before a head commits.

    Directives name alternatives of plenary; to one of another room those on the point as a whole apply.
    """
    if room != PLENARY:
        return MARKS[verdict(capital, point, None)]
    found = play.plenary.alternatives.alternatives.get((point, alternative))
    since = play.plenary.entries[found.wording.number - 1].time if found is not None else None
    return MARKS[verdict(capital, point, alternative, since)]


# Rules


def _may_set(t: Table, act: SetObjectives) -> Refusal | None:
    return words.languages(act.text, "text")


def _alternative(t: Table, point: PointId | None, alternative: int | None) -> Refusal | None:
    if alternative is None:
        return None
    if point is None or (point, alternative) not in t.plenary.alternatives.alternatives:
        return words.invalid(
            "alternative", phrase("Entry {number} of plenary is no alternative on this point.", number=alternative)
        )
    return None


def _may_direct(t: Table, act: Direct) -> Refusal | None:
    if act.text and act.reference:
        return words.invalid("reference", phrase("Give the text, or a reference in its place, not both."))
    if (act.answers is None) != (act.answer is None):
        return words.invalid("answer", phrase("Say which request you answer, and how."))
    if act.answers is not None and act.answers not in t.room.mandates.requests:
        return words.invalid(
            "answers", phrase("Entry {number} of this room asks for no instructions.", number=act.answers)
        )
    return words.first(
        t.known_point(act.point),
        _alternative(t, act.point, act.alternative),
        words.languages(act.text, "text", empty=True),
    )


def _may_seek(t: Table, act: SeekInstructions) -> Refusal | None:
    return words.first(
        words.later(act.deadline, t.now, "deadline"),
        words.languages(act.question, "question"),
        t.known_point(act.point),
        _alternative(t, act.point, act.alternative),
        words.languages(act.recommendation, "recommendation", empty=True),
    )


def _may_note(t: Table, act: NoteOralInstruction) -> Refusal | None:
    if act.at > t.now:
        return words.invalid("at", phrase("It cannot have been given in the future."))
    if (act.verdict is not None or act.alternative is not None) and act.point is None:
        return words.invalid("point", phrase("Name the point that the instruction is about."))
    return words.first(
        words.moment(act.at, "at"),
        words.filled(act.giver, "giver"),
        words.filled(act.text, "text"),
        t.known_point(act.point),
        _alternative(t, act.point, act.alternative),
    )


RULES = {SetObjectives: _may_set, Direct: _may_direct, SeekInstructions: _may_seek, NoteOralInstruction: _may_note}
