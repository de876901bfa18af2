"""Whether a party may consent to a sealed question, decline it, deposit for it; and when the house may answer it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goodoffices.phrases import phrase
from goodoffices.talks import words
from goodoffices.talks.act import MEDIATION, Ref, Refusal
from goodoffices.talks.asked import is_sealed, no_deposit, standing

if TYPE_CHECKING:
    from goodoffices.talks.play import StateOfPlay
    from goodoffices.talks.questions import Answer, ConsentToQuestion, DeclineQuestion, Deposit, RevokeDeposit
    from goodoffices.talks.table import Table


def may_decline(t: Table, act: ConsentToQuestion | DeclineQuestion) -> Refusal | None:
    """The refusal of a word on a question by a party that was not asked, or after it can run no more."""
    found = t.room.questions.asked.get(act.question)
    if found is None:
        return words.invalid(
            "question", phrase("Entry {number} of this room asks no sealed question.", number=act.question)
        )
    if t.party not in found.act.to:
        return Refusal("not yours", phrase("It is for the parties of whom it is asked, each by its head."), "question")
    how = standing(t.play, t.room, found, t.now)
    if how.final or how.state == "void" or (found.at is not None and how.state == "consented" and t.now >= found.at):
        return Refusal("closed", how.why or phrase("The question runs now."), "question")
    return None


def may_consent(t: Table, act: ConsentToQuestion) -> Refusal | None:
    """The refusal of a consent that comes too late, or twice."""
    wrong, found = may_decline(t, act), t.room.questions.asked.get(act.question)
    if wrong or found is None:
        return wrong
    if t.now >= found.act.until:
        return Refusal("closed", phrase("The time to consent is over."), "question")
    if t.party in found.words and found.words[t.party].consents:
        return Refusal(
            "conflict",
            phrase(
                "{party} has consented already, in entry {number}.", party=t.party, number=found.words[t.party].number
            ),
            "question",
        )
    return None


def may_deposit(t: Table, act: Deposit) -> Refusal | None:
    """The refusal of a deposit for no question of the party's own that is open, or of one that is not sealed."""
    wrong = _in_time(t, act)
    if wrong is None and not is_sealed(act.sealed):
        wrong = words.invalid("sealed", phrase("This is no base64 of an age file: seal it."))
    return wrong


def may_revoke(t: Table, act: RevokeDeposit) -> Refusal | None:
    """The refusal to take back what is not there, or what has run."""
    wrong = _in_time(t, act)
    if wrong is None and act.cites[0] not in t.room.questions.deposits:
        wrong = Refusal("conflict", phrase("Your party has deposited nothing for this question."), "cites")
    return wrong


def _in_time(t: Table, act: Deposit | RevokeDeposit) -> Refusal | None:
    """The refusal of what is for no question of the party's own that deposits are still made for."""
    ref = act.cites[0] if len(act.cites) == 1 else None
    state = t.play.rooms.get(ref.room) if ref is not None else None
    found = state.questions.asked.get(ref.number) if ref is not None and state is not None else None
    if ref is None or state is None or found is None:
        return words.invalid("cites", phrase("Cite the question for which it is, and nothing else."))
    if t.party not in found.act.to:
        return Refusal("not yours", phrase("This question is not asked of your party."), "cites")
    how = standing(t.play, state, found, t.now)
    if how.state not in ("open", "consented"):
        return Refusal("closed", no_deposit(how), "cites")
    if found.runs is not None and t.now >= found.runs:
        return Refusal("closed", phrase("The question runs now: it is too late to deposit, or to revoke."), "cites")
    return None


def may_answer(t: Table, act: Answer) -> Refusal | None:
    """Asked only for the house: the table of authority lets nobody else come here."""
    ref = act.cites[0] if act.cites else Ref(t.room.room, act.question)
    state = t.play.rooms.get(ref.room)
    found = state.questions.asked.get(act.question) if state is not None and ref.number == act.question else None
    if state is None or found is None:
        return words.invalid(
            "question", phrase("Entry {number} of this room asks no sealed question.", number=act.question)
        )
    how = standing(t.play, state, found, t.now)
    # What the mediation team has read is not undone: then its question has run, whatever has become of its words.
    due = told_apart(t.play, ref) or (how.state == "consented" and found.at is not None and t.now >= found.at)
    if not due or not _in_its_place(t, act, ref, for_mediators=found.act.question == "frontier"):
        return Refusal("conflict", how.why or phrase("The question is not to be answered yet."), "question")
    return None


def told_apart(play: StateOfPlay, question: Ref) -> bool:
    """Whether the answer to a question stands in the room of the mediation team."""
    team = play.rooms.get(MEDIATION)
    return team is not None and question in team.questions.answers


def _in_its_place(t: Table, act: Answer, ref: Ref, *, for_mediators: bool) -> bool:
    """Whether an answer stands where its readers were said to be: a picture is for the mediation team alone.

    Beside its question then stands, once it is there, what is the same whatever the answer is.
    """
    if ref.room != t.room.room:
        return for_mediators and t.room.room == MEDIATION and ref not in t.room.questions.answers
    bare = type(act)(question=act.question, outcome="for the mediators")
    return act == bare if for_mediators else act.outcome != bare.outcome and not act.cites
