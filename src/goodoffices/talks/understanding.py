"""Understandings: one side says what was understood; the other confirms it, or corrects it. A claim is a claim."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct, field
from msgspec.structs import replace

from goodoffices.phrases import phrase
from goodoffices.talks import words
from goodoffices.talks.act import PLENARY, Act, Entry, Number, PartyId, PointId, Refusal, Texts, party_of
from goodoffices.talks.grown import Grown

if TYPE_CHECKING:
    from goodoffices.talks.play import RoomState
    from goodoffices.talks.table import Table


class ClaimUnderstanding(Act, frozen=True):
    """The speaker's party holds that `by` have understood something: its position, or what was said."""

    text: Texts
    by: tuple[PartyId, ...]
    point: PointId | None = None


class Restate(Act, frozen=True):
    """A party says back, in its own words, what it understood the claim under `claim` to be."""

    claim: Number
    text: Texts


class ConfirmUnderstanding(Act, frozen=True):
    """Yes, so it was understood."""

    claim: Number


class CorrectUnderstanding(Act, frozen=True):
    """No: this is what was understood."""

    claim: Number
    text: Texts


class Answer(Struct, frozen=True):
    """What a party answered to a claim, and by which entry."""

    party: PartyId
    answer: Literal["confirmed", "corrected", "restated"]
    text: Texts
    number: int


class Claim(Struct, frozen=True):
    """A claimed understanding and each addressee's last answer; without an answer it stays a claim."""

    number: int
    party: PartyId
    text: Texts
    by: tuple[PartyId, ...]
    point: PointId | None
    answers: Grown[Answer] = field(default_factory=Grown)

    @property
    def standing(self) -> Literal["claimed", "confirmed", "corrected", "partly confirmed"]:
        """Confirmed only when every addressee's last answer confirms."""
        last = {answer.party: answer.answer for answer in self.answers}
        if "corrected" in last.values():
            return "corrected"
        confirmed = [party for party in self.by if last.get(party) == "confirmed"]
        if self.by and len(confirmed) == len(self.by):
            return "confirmed"
        return "partly confirmed" if confirmed else "claimed"


class Understanding(Struct):
    """The slice of a room's state that this group keeps."""

    claims: dict[int, Claim] = field(default_factory=dict)


def _claimed(s: RoomState, e: Entry, act: ClaimUnderstanding) -> None:
    s.understanding.claims[e.number] = Claim(e.number, party_of(e.seat), act.text, act.by, act.point)


def _answered(s: RoomState, e: Entry, act: Restate | ConfirmUnderstanding | CorrectUnderstanding) -> None:
    claim = s.understanding.claims.get(act.claim)
    if claim is None:
        return
    party = party_of(e.seat)
    if isinstance(act, ConfirmUnderstanding):
        answer = Answer(party, "confirmed", {}, e.number)
    else:
        answer = Answer(party, "restated" if isinstance(act, Restate) else "corrected", act.text, e.number)
    s.understanding.claims[act.claim] = replace(claim, answers=claim.answers.plus(answer))


EVOLVE = {
    ClaimUnderstanding: _claimed,
    Restate: _answered,
    ConfirmUnderstanding: _answered,
    CorrectUnderstanding: _answered,
}


def _may_claim(t: Table, act: ClaimUnderstanding) -> Refusal | None:
    table = t.room.founding.parties if t.room.door.kind == PLENARY else t.room.door.parties()
    if not act.by or t.party in act.by or [party for party in act.by if party not in table]:
        return words.invalid("by", phrase("Name other parties that are at this table."))
    return words.first(words.languages(act.text, "text"), t.known_point(act.point))


def _may_answer(t: Table, act: Restate | ConfirmUnderstanding | CorrectUnderstanding) -> Refusal | None:
    claim = t.room.understanding.claims.get(act.claim)
    if claim is None:
        return words.invalid("claim", phrase("Entry {number} of this room claims no understanding.", number=act.claim))
    if t.party not in claim.by:
        return Refusal("not yours", phrase("A claim is answered by those of whom it was claimed."), "claim")
    return None if isinstance(act, ConfirmUnderstanding) else words.languages(act.text, "text")


RULES = {
    ClaimUnderstanding: _may_claim,
    Restate: _may_answer,
    ConfirmUnderstanding: _may_answer,
    CorrectUnderstanding: _may_answer,
}
