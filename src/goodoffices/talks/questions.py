"""Sealed questions: asked of parties that all consent, answered in a fixed form; nobody sees what another deposits.

What is asked, the form of the answer and who will see it are fixed before anybody deposits. A deposit is an entry of
its party's own capital, sealed with a key that was made for the question, and can be revoked until the question runs.
The house enters the answer at a time that the consents alone fix; nothing else leaves the deposits.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Annotated, Literal

from msgspec import Meta, Struct, field
from msgspec.structs import replace

from goodoffices.talks.act import (
    Act,
    Chosen,
    Entry,
    Instant,
    Line,
    Number,
    PartyId,
    PointId,
    Ref,
    SeatId,
    Text,
    party_of,
)  # fmt: skip
from goodoffices.talks.asking import may_ask
from goodoffices.talks.consenting import may_answer, may_consent, may_decline, may_deposit, may_revoke

if TYPE_CHECKING:
    from goodoffices.talks.play import RoomState

Sort = Literal["zone", "short list", "step", "blockers", "frontier", "ballot"]
Outcome = Literal["yes", "no", "found", "not enough information", "for the mediators"]

Tenths = Annotated[int, Meta(ge=0, le=10)]

LEAD = timedelta(seconds=30)
"""So long before its answer is entered a question runs: what is deposited or revoked later is too late."""


class Choices(Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """On `point` one of these wordings is to be chosen."""

    point: PointId
    wordings: Annotated[tuple[Number, ...], Meta(max_length=10)]


class AskSealed(Act, frozen=True):
    """A sealed question: whether a zone of agreement exists, a short list of fair packages, a step from the text that
    makes nobody worse off, which points keep the zone shut (never whose limit), a picture of the frontier for the
    mediation team alone, or a secret unanimous ballot.

    It runs only if all parties in `to` consent by `until`; its answer is entered `wait` seconds after the last consent.
    """

    question: Sort
    to: Annotated[tuple[PartyId, ...], Meta(max_length=20)]
    until: Instant
    wait: Annotated[int, Meta(ge=60, le=30 * 24 * 3600)]  # seconds
    key: Line  # the public half of the age key that was made for this question
    choices: Annotated[tuple[Choices, ...], Meta(max_length=60)] = ()  # exact current wordings; none in a ballot
    start: Annotated[tuple[Chosen, ...], Meta(max_length=60)] = ()  # the present text; in a ballot what is voted on
    most: Annotated[int, Meta(ge=1, le=3)] = 1  # packages of a short list
    texts: Annotated[tuple[tuple[Chosen, ...], ...], Meta(max_length=10)] = ()  # drafts that have a place in a picture


class ConsentToQuestion(Act, frozen=True):
    """A party consents that the question runs. Its last word counts until then."""

    question: Number


class DeclineQuestion(Act, frozen=True):
    """A party does not consent, or no longer. The question then does not run."""

    question: Number
    reason: Line = ""


class Deposit(Act, frozen=True):
    """What a party deposits for the question that is the one entry in `cites`: sealed, and opened by no person.

    `sealed` is base64 of an age file for the question's key. Its last deposit counts, unless it revoked it.
    """

    sealed: Text


class RevokeDeposit(Act, frozen=True):
    """A party takes back what it deposited for the question that is the one entry in `cites`, before it runs."""


class Gains(Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """What a package gives, never to whom: in tenths, rounded down, of what each party could gain at best.

    `least` is what the party gains that gains least, `mean` what all gain on average.
    """

    least: Tenths
    mean: Tenths


class Answer(Act, frozen=True):
    """The answer to a sealed question. The house enters it; nobody can send it. The deposits can then be read no more.

    A short list or a step that was found has `packages`; what keeps a zone shut has `points`. A picture stands in the
    room of the mediation team and cites its question: `frontier` has, for each least gain that all can be given, the
    greatest mean, and `places` has where the question's texts lie, None for one that somebody could not accept. What
    stands beside its question then is, whatever the answer, that it is *for the mediators*.
    """

    question: Number
    outcome: Outcome
    packages: tuple[tuple[Chosen, ...], ...] = ()
    points: tuple[PointId, ...] = ()
    frontier: tuple[Gains, ...] = ()
    places: tuple[Gains | None, ...] = ()


class Word(Struct, frozen=True):
    """A party's last word on whether a question may run."""

    consents: bool
    number: int
    time: datetime


class Question(Struct, frozen=True):
    """A question as it was asked, each party's last word on it, and the entry that answers it."""

    number: int
    seat: SeatId
    act: AskSealed
    words: dict[PartyId, Word] = {}
    answer: int | None = None

    @property
    def at(self) -> datetime | None:
        """When its answer is entered; None before all have consented."""
        said = [self.words.get(party) for party in self.act.to]
        times = [word.time for word in said if word is not None and word.consents]
        return max(times) + timedelta(seconds=self.act.wait) if len(times) == len(said) else None

    @property
    def runs(self) -> datetime | None:
        """When it runs: until then deposits are made and revoked."""
        return self.at - LEAD if self.at is not None else None


class Questions(Struct):
    """The slice that this group keeps: of a room's state what was asked there, of a capital's what was deposited, of
    the mediation room's what was answered to it alone."""

    asked: dict[int, Question] = field(default_factory=dict)
    deposits: dict[Ref, Entry] = field(default_factory=dict)  # by question; a revoked one is gone
    answers: dict[Ref, int] = field(default_factory=dict)  # by question: the entry here that answers it


def _asked(s: RoomState, e: Entry, act: AskSealed) -> None:
    s.questions.asked[e.number] = Question(e.number, e.seat, act)


def _worded(s: RoomState, e: Entry, act: ConsentToQuestion | DeclineQuestion) -> None:
    found = s.questions.asked.get(act.question)
    if found is not None:
        word = Word(isinstance(act, ConsentToQuestion), e.number, e.time)
        s.questions.asked[act.question] = replace(found, words={**found.words, party_of(e.seat): word})


def _deposited(s: RoomState, e: Entry, act: Deposit) -> None:
    for ref in act.cites[:1]:
        s.questions.deposits[ref] = e


def _revoked(s: RoomState, e: Entry, act: RevokeDeposit) -> None:
    for ref in act.cites[:1]:
        s.questions.deposits.pop(ref, None)


def _answered(s: RoomState, e: Entry, act: Answer) -> None:
    for ref in act.cites[:1]:
        s.questions.answers.setdefault(ref, e.number)
        return
    found = s.questions.asked.get(act.question)
    if found is not None and found.answer is None:
        s.questions.asked[act.question] = replace(found, answer=e.number)


EVOLVE = {
    AskSealed: _asked, ConsentToQuestion: _worded, DeclineQuestion: _worded, Deposit: _deposited,
    RevokeDeposit: _revoked, Answer: _answered,
}  # fmt: skip

RULES = {
    AskSealed: may_ask, ConsentToQuestion: may_consent, DeclineQuestion: may_decline, Deposit: may_deposit,
    RevokeDeposit: may_revoke, Answer: may_answer,
}  # fmt: skip
