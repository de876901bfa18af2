"""Lines: the press rule that the parties agreed, a party's own posture, and what is cleared before it is said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct
from msgspec.structs import replace

from goodoffices.phrases import phrase
from goodoffices.talks import words
from goodoffices.talks.act import PLENARY, Act, Entry, Instant, Line, Number, PartyId, Refusal, Texts, party_of
from goodoffices.talks.calendar import RoundNumber, known_round, running
from goodoffices.talks.founding import adopted_by_all, once
from goodoffices.talks.grown import Grown

if TYPE_CHECKING:
    from goodoffices.talks.play import RoomState
    from goodoffices.talks.press import Press
    from goodoffices.talks.table import Table

LineSort = Literal["line to take", "if asked", "holding line"]


class AgreePressRule(Act, frozen=True):
    """A proposed rule on speaking to the press, or a party's agreement to the one entered under `proposal`.

    The rule of a round goes before the general one from when the round opens until it is closed.
    """

    rule: Texts = {}
    round: RoundNumber | None = None  # None: it holds whichever round there is
    scope: Line = ""
    until: Instant | None = None
    proposal: Number | None = None


class SetPosture(Act, frozen=True):
    """A party's own posture: whether it speaks, on what, until when. It binds nobody else."""

    posture: Literal["may speak", "agreed lines only", "no statements"]
    scope: Line = ""
    until: Instant | None = None
    words: Texts = {}
    party: PartyId | None = None  # whose posture, where somebody else files it with its source


class DraftLine(Act, frozen=True):
    """A line to take, an answer if asked, or a holding line."""

    line: LineSort
    text: Texts
    topic: Line = ""
    round: RoundNumber | None = None


class DraftStatement(Act, frozen=True):
    """A statement in draft, of one party or, in a common room, of all who clear it."""

    title: Texts
    text: Texts
    embargo: Instant | None = None


class ClearStatement(Act, frozen=True):
    """A line or statement is cleared as it stands, or sent back."""

    draft: Number
    cleared: bool = True
    note: Line = ""


class Draft(Struct, frozen=True):
    """A line or statement and what became of it."""

    number: int
    line: LineSort | None  # None: a statement
    topic: str
    title: Texts
    text: Texts
    by: str
    embargo: Instant | None = None
    round: int | None = None
    cleared: dict[PartyId, int] = {}
    returned: tuple[tuple[PartyId, str], ...] = ()


def _rule(s: RoomState, e: Entry, act: AgreePressRule) -> None:
    press, proposal = s.press, act.proposal or e.number
    if act.proposal is None:
        press.rules[e.number] = e
    press.agreements[proposal, party_of(e.seat)] = e.number
    proposed = press.rules.get(proposal)
    if proposed is None or not isinstance(proposed.act, AgreePressRule):
        return
    round_ = proposed.act.round
    if proposal > _in_force(press, round_) and adopted_by_all(s.founding, press.agreements, proposal):
        if round_ is None:
            press.in_force = proposal
        else:
            press.of_rounds[round_] = proposal


def _in_force(press: Press, round_: int | None) -> int:
    return press.in_force if round_ is None else press.of_rounds.get(round_, 0)


def _posture(s: RoomState, e: Entry, act: SetPosture) -> None:
    party = act.party or party_of(e.seat)
    s.press.postures[party] = s.press.postures.get(party, Grown[Entry]()).plus(e)


def _line(s: RoomState, e: Entry, act: DraftLine) -> None:
    s.press.drafts[e.number] = Draft(e.number, act.line, act.topic, {}, act.text, e.seat, round=act.round)


def _statement(s: RoomState, e: Entry, act: DraftStatement) -> None:
    s.press.drafts[e.number] = Draft(e.number, None, "", act.title, act.text, e.seat, act.embargo)


def _cleared(s: RoomState, e: Entry, act: ClearStatement) -> None:
    draft = s.press.drafts.get(act.draft)
    if draft is None:
        return
    party = party_of(e.seat)
    if act.cleared:
        s.press.drafts[act.draft] = replace(draft, cleared={**draft.cleared, party: e.number})
    else:
        kept = {p: n for p, n in draft.cleared.items() if p != party}
        s.press.drafts[act.draft] = replace(draft, cleared=kept, returned=(*draft.returned, (party, act.note)))


EVOLVE = {
    AgreePressRule: _rule,
    SetPosture: _posture,
    DraftLine: _line,
    DraftStatement: _statement,
    ClearStatement: _cleared,
}


def rule_in_force(state: RoomState) -> Entry | None:
    """The press rule that holds: the last one agreed by all for the round that goes on, else for every round."""
    round_ = running(state)
    number = state.press.of_rounds.get(round_) if round_ is not None else None
    return state.press.rules.get(number or state.press.in_force)


# Rules


def _may_agree(t: Table, act: AgreePressRule) -> Refusal | None:
    if bool(act.rule) == (act.proposal is not None):
        return words.invalid(
            "proposal", phrase("Give either the rule that you propose, or the number of a proposal to agree to.")
        )
    if act.proposal is not None:
        if act.proposal not in t.room.press.rules:
            return words.invalid(
                "proposal", phrase("Entry {number} of this room proposes no press rule.", number=act.proposal)
            )
        if not t.negotiates:
            return Refusal("not yours", phrase("A press rule is agreed by the negotiating parties."))
        proposed = t.room.press.rules[act.proposal].act
        round_ = proposed.round if isinstance(proposed, AgreePressRule) else None
        if act.round is not None:
            return words.invalid(
                "round", phrase("Whoever agrees to a rule agrees to it as it was proposed: leave this out.")
            )
        return once(t.party, act.proposal, t.room.press.agreements, _in_force(t.room.press, round_))
    return words.first(words.languages(act.rule, "rule"), known_round(t, act.round), words.moment(act.until, "until"))


def _may_pose(t: Table, act: SetPosture) -> Refusal | None:
    if act.party is not None and act.party != t.party:
        if t.office != "secretariat":
            return Refusal("not yours", phrase("You set the posture of your own party."), "party")
        if act.source is None:
            return words.invalid("source", phrase("Another's posture is filed with its source."))
        if act.party not in t.parties:
            return words.invalid("party", phrase("“{party}” is no party to these talks.", party=act.party))
    return words.languages(act.words, "words", empty=True) or words.moment(act.until, "until")


def _may_draft(t: Table, act: DraftLine | DraftStatement) -> Refusal | None:
    wrong = None
    if isinstance(act, DraftStatement):
        wrong = words.languages(act.title, "title") or words.moment(act.embargo, "embargo")
    elif act.round is not None and act.round not in {*t.room.calendar.rounds, *t.plenary.calendar.rounds}:
        wrong = words.invalid(
            "round", phrase("Round {round} has not been announced yet: schedule it.", round=act.round)
        )
    return wrong or words.languages(act.text, "text")


def _may_clear(t: Table, act: ClearStatement) -> Refusal | None:
    draft = t.room.press.drafts.get(act.draft)
    if draft is None:
        return words.invalid(
            "draft", phrase("Entry {number} of this room drafts neither line nor statement.", number=act.draft)
        )
    if t.room.door.kind == PLENARY and not t.speaks:
        return Refusal(
            "not yours", phrase("What is said in the name of {party} is for its head to clear.", party=t.party), "draft"
        )
    if act.cleared and t.party in draft.cleared:
        return Refusal("conflict", phrase("{party} has cleared it already.", party=t.party), "draft")
    return None


RULES = {
    AgreePressRule: _may_agree,
    SetPosture: _may_pose,
    DraftLine: _may_draft,
    DraftStatement: _may_draft,
    ClearStatement: _may_clear,
}
