"""The press: what is published in the public room, and how it is corrected. What others published is in `filing`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from goodoffices.talks import words
from goodoffices.talks.act import Act, Entry, Instant, Line, Number, PartyId, Refusal, Texts, party_of
from goodoffices.talks.filing import ClaimSort as ClaimSort
from goodoffices.talks.filing import FileDispatch as FileDispatch
from goodoffices.talks.filing import Polarity as Polarity
from goodoffices.talks.filing import RecordClaim as RecordClaim
from goodoffices.talks.grown import Grown
from goodoffices.talks.lines import Draft

if TYPE_CHECKING:
    from goodoffices.talks.play import RoomState
    from goodoffices.talks.table import Table


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


class Published(Struct, frozen=True):
    """A statement as published and as corrected since."""

    entry: Entry
    corrections: Grown[Entry] = field(default_factory=Grown)


class Press(Struct):
    """The slice of a room's state that this group, `filing` and `lines` keep."""

    rules: dict[int, Entry] = field(default_factory=dict)  # proposals
    agreements: dict[tuple[int, PartyId], int] = field(default_factory=dict)
    in_force: int = 0  # the proposal that every negotiating party has agreed to; 0: none
    postures: dict[PartyId, Grown[Entry]] = field(default_factory=dict)
    drafts: dict[int, Draft] = field(default_factory=dict)
    statements: dict[int, Published] = field(default_factory=dict)
    dispatches: dict[int, Entry] = field(default_factory=dict)
    claims: dict[int, Entry] = field(default_factory=dict)  # as each stands now, by the number it was recorded under
    claim_history: dict[int, Grown[Entry]] = field(default_factory=dict)  # of those corrected: all of it, oldest first


def _published(s: RoomState, e: Entry, act: Publish) -> None:
    s.press.statements[e.number] = Published(e)


def _corrected(s: RoomState, e: Entry, act: CorrectStatement) -> None:
    found = s.press.statements.get(act.statement)
    if found is not None:
        s.press.statements[act.statement] = replace(found, corrections=found.corrections.plus(e))


EVOLVE = {Publish: _published, CorrectStatement: _corrected}


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


RULES = {Publish: _may_publish, CorrectStatement: _may_correct}
