"""The press: what is published in the public room, what others published, and what they say that somebody said."""

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
from goodoffices.talks.grown import Grown
from goodoffices.talks.lines import Draft

if TYPE_CHECKING:
    from goodoffices.talks.play import RoomState
    from goodoffices.talks.table import Table

ClaimSort = Literal[
    "date", "quotation", "assessment", "left", "denial", "no comment", "offer", "condition", "understanding",
    "attendance", "format", "role", "press policy",
]  # fmt: skip
Polarity = Literal["as stated", "negated", "unclear as printed"]


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


class Published(Struct, frozen=True):
    """A statement as published and as corrected since."""

    entry: Entry
    corrections: Grown[Entry] = field(default_factory=Grown)


class Press(Struct):
    """The slice of a room's state that this group and `lines` keep."""

    rules: dict[int, Entry] = field(default_factory=dict)  # proposals
    agreements: dict[tuple[int, PartyId], int] = field(default_factory=dict)
    in_force: int = 0  # the proposal that every negotiating party has agreed to; 0: none
    postures: dict[PartyId, Grown[Entry]] = field(default_factory=dict)
    drafts: dict[int, Draft] = field(default_factory=dict)
    statements: dict[int, Published] = field(default_factory=dict)
    dispatches: dict[int, Entry] = field(default_factory=dict)
    claims: dict[int, Entry] = field(default_factory=dict)


def _published(s: RoomState, e: Entry, act: Publish) -> None:
    s.press.statements[e.number] = Published(e)


def _corrected(s: RoomState, e: Entry, act: CorrectStatement) -> None:
    found = s.press.statements.get(act.statement)
    if found is not None:
        s.press.statements[act.statement] = replace(found, corrections=found.corrections.plus(e))


def _filed(s: RoomState, e: Entry, act: FileDispatch) -> None:
    s.press.dispatches[e.number] = e


def _claimed(s: RoomState, e: Entry, act: RecordClaim) -> None:
    s.press.claims[e.number] = e


EVOLVE = {
    Publish: _published,
    CorrectStatement: _corrected,
    FileDispatch: _filed,
    RecordClaim: _claimed,
}


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
            return Refusal(
                "not yours", "A joint statement is published as all its parties cleared it in plenary.", "text"
            )
    if not act.on_behalf_of:
        return words.invalid("on_behalf_of", "Say on whose behalf you publish.")
    if act.embargo is not None and act.embargo > t.now:
        return Refusal("conflict", "The public room is read at once: publish when the embargo is over.", "embargo")
    return words.first(
        words.languages(act.title, "title"), words.languages(act.text, "text"), words.moment(act.embargo, "embargo")
    )


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
        words.date(act.said_on, "said_on"),
        words.date(act.about, "about"),
    )


RULES = {
    Publish: _may_publish,
    CorrectStatement: _may_correct,
    FileDispatch: _may_file,
    RecordClaim: _may_claim,
}
