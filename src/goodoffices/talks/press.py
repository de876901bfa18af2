"""The press: the rule that the parties agreed, a party's own posture, lines and statements, and what others published."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct, field
from msgspec.structs import replace

from goodoffices.talks import words
from goodoffices.talks.act import (
    Act,
    Count,
    Edtf,
    Entry,
    Instant,
    Line,
    Number,
    PartyId,
    PointId,
    Refusal,
    Sha256,
    Text,
    Texts,
    party_of,
)
from goodoffices.talks.founding import negotiating

if TYPE_CHECKING:
    from goodoffices.talks.play import RoomState
    from goodoffices.talks.rules import Table

LineSort = Literal["line to take", "if asked", "holding line"]
ClaimSort = Literal[
    "date", "quotation", "assessment", "left", "denial", "no comment", "offer", "condition", "understanding",
    "attendance", "format", "role", "press policy",
]  # fmt: skip
Polarity = Literal["as stated", "negated", "unclear as printed"]


class AgreePressRule(Act, frozen=True):
    """A proposed rule on speaking to the press, or a party's agreement to the one entered under `proposal`."""

    rule: Texts = {}
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


class Publish(Act, frozen=True):
    """Words to the world, entered in the public room."""

    title: Texts
    text: Texts
    on_behalf_of: tuple[PartyId, ...]
    embargo: Instant | None = None


class CorrectStatement(Act, frozen=True):
    """What was published under `statement` is corrected, or withdrawn; the earlier words stay."""

    statement: Number
    text: Texts = {}
    withdrawn: bool = False
    note: Line = ""


class FileDispatch(Act, frozen=True):
    """A press report that somebody filed, with its publisher and date."""

    publisher: Line
    title: Line
    published: Edtf
    agency: Line = ""
    text: Text = ""
    sha256: Sha256 | None = None


class RecordClaim(Act, frozen=True):
    """What somebody said, as a filed report has it; a report never speaks with the table's voice."""

    claim: ClaimSort
    dispatch: Number
    words: Text  # as printed, or in the filer's own words where `verbatim` is false
    speaker: Line = ""
    office: Line = ""
    via: tuple[Line, ...] = ()
    occasion: Line = ""
    said_on: Edtf | None = None
    about: Edtf | None = None  # the date that the words are about
    verbatim: bool = False
    polarity: Polarity = "as stated"
    party: PartyId | None = None
    point: PointId | None = None
    round: Number | None = None
    count: Count | None = None


class Draft(Struct, frozen=True):
    """A line or statement and what became of it."""

    number: int
    line: LineSort | None  # None: a statement
    topic: str
    title: Texts
    text: Texts
    by: str
    embargo: Instant | None = None
    cleared: dict[PartyId, int] = {}
    returned: tuple[tuple[PartyId, str], ...] = ()


class Published(Struct, frozen=True):
    """A statement as published and as corrected since."""

    entry: Entry
    corrections: tuple[Entry, ...] = ()


class Press(Struct):
    """The slice of a room's state that this group keeps."""

    rules: dict[int, Entry] = field(default_factory=dict)  # proposals
    agreements: dict[tuple[int, PartyId], int] = field(default_factory=dict)
    postures: dict[PartyId, tuple[Entry, ...]] = field(default_factory=dict)
    drafts: dict[int, Draft] = field(default_factory=dict)
    statements: dict[int, Published] = field(default_factory=dict)
    dispatches: dict[int, Entry] = field(default_factory=dict)
    claims: dict[int, Entry] = field(default_factory=dict)


def _rule(s: RoomState, e: Entry, act: AgreePressRule) -> None:
    if act.proposal is None:
        s.press.rules[e.number] = e
    s.press.agreements[act.proposal or e.number, party_of(e.seat)] = e.number


def _posture(s: RoomState, e: Entry, act: SetPosture) -> None:
    party = act.party or party_of(e.seat)
    s.press.postures[party] = (*s.press.postures.get(party, ()), e)


def _line(s: RoomState, e: Entry, act: DraftLine) -> None:
    s.press.drafts[e.number] = Draft(e.number, act.line, act.topic, {}, act.text, e.seat)


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


def _published(s: RoomState, e: Entry, act: Publish) -> None:
    s.press.statements[e.number] = Published(e)


def _corrected(s: RoomState, e: Entry, act: CorrectStatement) -> None:
    found = s.press.statements.get(act.statement)
    if found is not None:
        s.press.statements[act.statement] = replace(found, corrections=(*found.corrections, e))


def _filed(s: RoomState, e: Entry, act: FileDispatch) -> None:
    s.press.dispatches[e.number] = e


def _claimed(s: RoomState, e: Entry, act: RecordClaim) -> None:
    s.press.claims[e.number] = e


EVOLVE = {
    AgreePressRule: _rule,
    SetPosture: _posture,
    DraftLine: _line,
    DraftStatement: _statement,
    ClearStatement: _cleared,
    Publish: _published,
    CorrectStatement: _corrected,
    FileDispatch: _filed,
    RecordClaim: _claimed,
}


def rule_in_force(state: RoomState) -> Entry | None:
    """The last press rule that every negotiating party has agreed to."""
    parties = negotiating(state.founding)
    for number in sorted(state.press.rules, reverse=True):
        if parties and all((number, party) in state.press.agreements for party in parties):
            return state.press.rules[number]
    return None


# Rules


def _may_agree(t: Table, act: AgreePressRule) -> Refusal | None:
    if bool(act.rule) == (act.proposal is not None):
        return words.invalid("proposal", "Give either the rule that you propose, or the number of a proposal to agree to.")
    if act.proposal is not None:
        if act.proposal not in t.room.press.rules:
            return words.invalid("proposal", f"Entry {act.proposal} of this room proposes no press rule.")
        if t.party not in negotiating(t.room.founding):
            return Refusal("not yours", "A press rule is agreed by the negotiating parties.")
    return words.languages(act.rule, "rule", empty=True)


def _may_pose(t: Table, act: SetPosture) -> Refusal | None:
    if act.party is not None and act.party != t.party:
        if t.office != "secretariat":
            return Refusal("not yours", "You set the posture of your own party.", "party")
        if act.source is None:
            return words.invalid("source", "Another's posture is filed with its source.")
    return words.languages(act.words, "words", empty=True)


def _may_draft(t: Table, act: DraftLine | DraftStatement) -> Refusal | None:
    title = words.languages(act.title, "title") if isinstance(act, DraftStatement) else None
    return words.first(title, words.languages(act.text, "text"))


def _may_clear(t: Table, act: ClearStatement) -> Refusal | None:
    draft = t.room.press.drafts.get(act.draft)
    if draft is None:
        return words.invalid("draft", f"Entry {act.draft} of this room drafts neither line nor statement.")
    if act.cleared and t.party in draft.cleared:
        return Refusal("conflict", f"{t.party} has cleared it already.", "draft")
    return None


def _may_publish(t: Table, act: Publish) -> Refusal | None:
    for party in act.on_behalf_of:
        if party not in t.parties and party != t.party:
            return words.invalid("on_behalf_of", f"“{party}” is no party to these talks.")
    if t.party not in act.on_behalf_of and t.office != "secretariat":
        return Refusal("not yours", "You publish on behalf of your own party, alone or with others.", "on_behalf_of")
    others = [party for party in act.on_behalf_of if party != t.party]
    if others:
        drafts = [d for d in t.plenary.press.drafts.values() if d.line is None and d.text == act.text]
        if not any(set(act.on_behalf_of) - {t.party} <= set(d.cleared) for d in drafts):
            return Refusal("not yours", "A joint statement is published as all its parties cleared it in plenary.", "text")
    if not act.on_behalf_of:
        return words.invalid("on_behalf_of", "Say on whose behalf you publish.")
    return words.first(words.languages(act.title, "title"), words.languages(act.text, "text"))


def _may_correct(t: Table, act: CorrectStatement) -> Refusal | None:
    found = t.room.press.statements.get(act.statement)
    if found is None or not isinstance(found.entry.act, Publish):
        return words.invalid("statement", f"Entry {act.statement} of this room is no published statement.")
    if party_of(found.entry.seat) != t.party:
        return Refusal("not yours", "Whoever published a statement corrects it.", "statement")
    if act.withdrawn == bool(act.text):
        return words.invalid("text", "Give the corrected words, or withdraw the statement.")
    return words.languages(act.text, "text", empty=True)


def _may_file(t: Table, act: FileDispatch) -> Refusal | None:
    return words.first(
        words.filled(act.publisher, "publisher"),
        words.filled(act.title, "title"),
        words.date(act.published, "published"),
        words.sha256(act.sha256, "sha256") if act.sha256 is not None else None,
    )


def _may_claim(t: Table, act: RecordClaim) -> Refusal | None:
    if act.dispatch not in t.room.press.dispatches:
        return words.invalid("dispatch", f"Entry {act.dispatch} of this room is no filed report.")
    return words.first(
        words.filled(act.words, "words"),
        t.known_point(act.point),
        words.date(act.said_on, "said_on") if act.said_on is not None else None,
        words.date(act.about, "about") if act.about is not None else None,
    )


RULES = {
    AgreePressRule: _may_agree,
    SetPosture: _may_pose,
    DraftLine: _may_draft,
    DraftStatement: _may_draft,
    ClearStatement: _may_clear,
    Publish: _may_publish,
    CorrectStatement: _may_correct,
    FileDispatch: _may_file,
    RecordClaim: _may_claim,
}
