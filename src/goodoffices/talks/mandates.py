"""Mandates: what a principal directs, in its own capital. What is not set means refer, never assent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct, field

from goodoffices.talks import words
from goodoffices.talks.act import PLENARY, Act, Entry, Instant, Line, Number, PointId, Ref, Refusal, Text, Texts

if TYPE_CHECKING:
    from goodoffices.talks.play import RoomState, StateOfPlay
    from goodoffices.talks.rules import Table

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
    directive = Directive(act.verdict, e.number, False, act.text, act.reference)
    s.mandates.directives[act.point, act.alternative] = directive
    if act.answers is not None:
        s.mandates.answers[act.answers] = e


def _sought(s: RoomState, e: Entry, act: SeekInstructions) -> None:
    s.mandates.requests[e.number] = e


def _oral(s: RoomState, e: Entry, act: NoteOralInstruction) -> None:
    if act.point is not None and act.verdict is not None:
        directive = Directive(act.verdict, e.number, True, {"und": act.text})
        s.mandates.directives[act.point, act.alternative] = directive


EVOLVE = {SetObjectives: _objectives, Direct: _directed, SeekInstructions: _sought, NoteOralInstruction: _oral}


def verdict(capital: RoomState, point: PointId, alternative: int | None) -> Verdict:
    """What the mandate says of accepting: the alternative's own directive, else the point's; unset means refer."""
    directives = capital.mandates.directives
    found = directives.get((point, alternative)) or directives.get((point, None))
    return found.verdict if found is not None else "refer"


Mark = Literal["inside", "refer", "outside"]
MARKS: dict[Verdict, Mark] = {"may accept": "inside", "refer": "refer", "never": "outside"}


def mark(play: StateOfPlay, capital: RoomState, room: str, point: PointId, alternative: int) -> Mark:
    """How committing to an alternative stands to the mandate, told privately before a head commits.

    An alternative outside plenary has no directive of its own, unless its words were delivered from or to there.
    """
    return MARKS[verdict(capital, point, alternative if room == PLENARY else None)]


# Rules


def _may_set(t: Table, act: SetObjectives) -> Refusal | None:
    return words.languages(act.text, "text")


def _alternative(t: Table, point: PointId | None, alternative: int | None) -> Refusal | None:
    if alternative is None:
        return None
    if point is None or (point, alternative) not in t.plenary.alternatives.alternatives:
        return words.invalid("alternative", f"Entry {alternative} of plenary is no alternative on this point.")
    return None


def _may_direct(t: Table, act: Direct) -> Refusal | None:
    if act.text and act.reference:
        return words.invalid("reference", "Give the text, or a reference in its place, not both.")
    if (act.answers is None) != (act.answer is None):
        return words.invalid("answer", "Say which request you answer, and how.")
    if act.answers is not None and act.answers not in t.room.mandates.requests:
        return words.invalid("answers", f"Entry {act.answers} of this room asks for no instructions.")
    return words.first(
        t.known_point(act.point), _alternative(t, act.point, act.alternative), words.languages(act.text, "text", empty=True)
    )


def _may_seek(t: Table, act: SeekInstructions) -> Refusal | None:
    if act.deadline is not None and act.deadline <= t.now:
        return words.invalid("deadline", "The deadline has passed: give a later one.")
    return words.first(
        words.languages(act.question, "question"),
        t.known_point(act.point),
        _alternative(t, act.point, act.alternative),
        words.languages(act.recommendation, "recommendation", empty=True),
    )


def _may_note(t: Table, act: NoteOralInstruction) -> Refusal | None:
    if act.at > t.now:
        return words.invalid("at", "It cannot have been given in the future.")
    if act.verdict is not None and act.point is None:
        return words.invalid("point", "Name the point that the instruction is about.")
    return words.first(
        words.filled(act.giver, "giver"),
        words.filled(act.text, "text"),
        t.known_point(act.point),
        _alternative(t, act.point, act.alternative),
    )


RULES = {SetObjectives: _may_set, Direct: _may_direct, SeekInstructions: _may_seek, NoteOralInstruction: _may_note}


def refs(act: Direct | SeekInstructions | NoteOralInstruction) -> tuple[Ref, ...]:
    """The plenary entry that a directive is about, as a citation."""
    return () if act.alternative is None else (Ref(PLENARY, act.alternative),)


REFS = {Direct: refs, SeekInstructions: refs, NoteOralInstruction: refs}
