"""How a sealed question stands by the record, and what would give another's limit away."""

from __future__ import annotations

import base64
import binascii
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from goodoffices.phrases import Phrase, phrase
from goodoffices.talks.act import PLENARY, Chosen

if TYPE_CHECKING:
    from goodoffices.talks.play import RoomState, StateOfPlay
    from goodoffices.talks.questions import AskSealed, Question, Sort

State = Literal["open", "declined", "consented", "void", "lapsed", "answered"]
_AGE = b"age-encryption.org/v1\n"


class Standing(Struct, frozen=True):
    """How a question stands, and why, where a word does not say it. `final`: it can no longer run."""

    state: State
    why: str = ""
    final: bool = False


def standing(play: StateOfPlay, state: RoomState, question: Question, now: datetime) -> Standing:
    """How a question of a room stands, by that room and plenary."""
    if question.answer is not None:
        return Standing("answered", phrase("It was answered in entry {number}.", number=question.answer), True)
    why = _changed(state, question.act)
    if why:
        return Standing("void", why, True)
    why = _gone(play, state, question.act)
    if why:  # who has left may come back, until it is too late
        return Standing("void", why, now >= (question.runs or question.act.until))
    declined = [party for party in question.act.to if party in question.words and not question.words[party].consents]
    if declined:
        return Standing(
            "declined", phrase("Declined by {parties}.", parties=", ".join(declined)), now >= question.act.until
        )
    if question.at is not None:
        return Standing("consented")
    if now >= question.act.until:
        return Standing("lapsed", phrase("Not all consented in time."), True)
    return Standing("open")


def _changed(state: RoomState, act: AskSealed) -> str:
    """Which words that a question names no longer stand, or that its room was closed; empty if all is as it was."""
    for one in named(act):
        found = state.alternatives.of(one.point, one.wording)
        if found is None or found.withdrawn is not None:
            return phrase(
                "The words of entry {number} on point {point} were withdrawn.", number=one.wording, point=one.point
            )
        if found.wording.number != one.wording:
            return phrase(
                "The words of entry {number} on point {point} were changed in entry {changed}.",
                number=one.wording,
                point=one.point,
                changed=found.wording.number,
            )
    return phrase("The room was closed.") if state.door.closed is not None else ""


def _gone(play: StateOfPlay, state: RoomState, act: AskSealed) -> str:
    """Who is no longer at the table, or that the rules are no longer such; empty if all is as it was."""
    seats = play.plenary.founding.seats.values()
    for party in act.to:
        seated = any(seat.party == party and not seat.vacant for seat in seats)
        if not seated or (state.door.kind != PLENARY and party not in state.door.parties()):
            return phrase("{party} has left.", party=party)
    return "" if play.rules.sealed_questions else phrase("The rules in force no longer allow sealed questions.")


_NO_DEPOSIT = {
    "It was answered in entry {number}.": phrase("Nothing is deposited any more: it was answered in entry {number}."),
    "Declined by {parties}.": phrase("Nothing is deposited any more: declined by {parties}."),
    "Not all consented in time.": phrase("Nothing is deposited any more: not all consented in time."),
    "The words of entry {number} on point {point} were withdrawn.": phrase(
        "Nothing is deposited any more: the words of entry {number} on point {point} were withdrawn."
    ),
    "The words of entry {number} on point {point} were changed in entry {changed}.": phrase(
        "Nothing is deposited any more: the words of entry {number} on point {point} were changed in entry {changed}."
    ),
    "The room was closed.": phrase("Nothing is deposited any more: the room was closed."),
    "{party} has left.": phrase("Nothing is deposited any more: {party} has left."),
    "The rules in force no longer allow sealed questions.": phrase(
        "Nothing is deposited any more: the rules in force no longer allow sealed questions."
    ),
}


def no_deposit(how: Standing) -> str:
    """Why nothing is deposited for a question that can no longer run, as one sentence."""
    return Phrase(str(_NO_DEPOSIT[how.why.template]), how.why.values) if isinstance(how.why, Phrase) else how.why


def named(act: AskSealed) -> list[Chosen]:
    """Every wording that a question names."""
    return [*(Chosen(on.point, wording) for on in act.choices for wording in on.wordings), *act.start]


def exposes(question: Sort, parties: int, packages: int) -> bool:
    """Whether one party can find another's limit, whatever the answer, by what it deposits itself.

    Tests hold this against an enumeration of all valuations: see what an answer reveals, in the explanations.
    """
    if question == "ballot" or parties > 2:
        return False
    return question in ("blockers", "frontier") or packages < (3 if question == "step" else 2)


def is_sealed(text: str) -> bool:
    """Whether a text is base64 of an age file, as far as can be seen without its key."""
    try:
        return base64.b64decode(text, validate=True).startswith(_AGE)
    except (binascii.Error, ValueError):
        return False
