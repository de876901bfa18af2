"""The press: what is published in the public room, and how it is corrected. What others published is in `filing`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from goodoffices.phrases import phrase
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
    in_force: int = 0  # the proposal for every round that each negotiating party has agreed to; 0: none
    of_rounds: dict[int, int] = field(default_factory=dict)  # of a round: the same for that round alone
    postures: dict[PartyId, Grown[Entry]] = field(default_factory=dict)
    drafts: dict[int, Draft] = field(default_factory=dict)
    statements: dict[int, Published] = field(default_factory=dict)
    dispatches: dict[int, Entry] = field(default_factory=dict)
    claims: dict[int, Entry] = field(default_factory=dict)  # as each stands now, by the number it was recorded under
    claims_under: dict[tuple[str, str | int], Grown[int]] = field(default_factory=dict)  # see `filing.claims_under`
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
            return words.invalid("on_behalf_of", phrase("“{party}” is no party to these talks.", party=party))
    if t.party not in act.on_behalf_of and t.office != "secretariat":
        return Refusal(
            "not yours", phrase("You publish on behalf of your own party, alone or with others."), "on_behalf_of"
        )
    joint = _of_others(t, act.on_behalf_of) and _as_cleared(t, act)
    if joint:
        return joint
    if not act.on_behalf_of:
        return words.invalid("on_behalf_of", phrase("Say on whose behalf you publish."))
    if act.embargo is not None and act.embargo > t.now:
        return Refusal(
            "conflict", phrase("The public room is read at once: publish when the embargo is over."), "embargo"
        )
    return words.first(
        words.languages(act.title, "title"), words.languages(act.text, "text"), words.moment(act.embargo, "embargo")
    )


def _of_others(t: Table, parties: tuple[PartyId, ...]) -> bool:
    """Whether words are said on behalf of others than the actor's own party."""
    return any(party != t.party for party in parties)


def _cleared_by(t: Table, parties: tuple[PartyId, ...], text: Texts) -> list[Draft]:
    """The drafts of plenary with these words that all these parties have cleared, and none has sent back since."""
    drafts = (d for d in t.plenary.press.drafts.values() if d.line is None and d.text == text)
    return [draft for draft in drafts if set(parties) <= set(draft.cleared)]


def _as_cleared(t: Table, act: Publish) -> Refusal | None:
    """The refusal of a joint statement that is not word for word what all its parties cleared, or comes too early."""
    drafts = _cleared_by(t, act.on_behalf_of, act.text)
    if not drafts:
        return Refusal(
            "not yours", phrase("A joint statement is published as all its parties cleared it in plenary."), "text"
        )
    drafts = [draft for draft in drafts if draft.title == act.title]
    if not drafts:
        return Refusal(
            "not yours", phrase("A joint statement is published under the title that its parties cleared."), "title"
        )
    return _embargo(t, drafts, "embargo")


def _embargo(t: Table, drafts: list[Draft], field: str) -> Refusal | None:
    """The refusal of words that their parties cleared for later alone."""
    if all(draft.embargo is not None and draft.embargo > t.now for draft in drafts):
        return Refusal(
            "conflict", phrase("Its parties cleared it with an embargo that is not over: publish then."), field
        )
    return None


def _may_correct(t: Table, act: CorrectStatement) -> Refusal | None:
    found = t.room.press.statements.get(act.statement)
    if found is None or not isinstance(found.entry.act, Publish):
        return words.invalid(
            "statement", phrase("Entry {number} of this room is no published statement.", number=act.statement)
        )
    if party_of(found.entry.seat) != t.party:
        return Refusal("not yours", phrase("Whoever published a statement corrects it."), "statement")
    last = found.corrections[-1] if found.corrections else None
    if last is not None and isinstance(last.act, CorrectStatement) and last.act.withdrawn:
        return Refusal(
            "conflict", phrase("It was withdrawn in entry {number}: publish anew.", number=last.number), "statement"
        )
    if act.withdrawn == bool(act.text):
        return words.invalid("text", phrase("Give the corrected words, or withdraw the statement."))
    parties = found.entry.act.on_behalf_of
    if act.text and _of_others(t, parties):
        drafts = _cleared_by(t, parties, act.text)
        if not drafts:
            return Refusal(
                "not yours", phrase("A joint statement is corrected in words that all its parties cleared."), "text"
            )
        held = _embargo(t, drafts, "text")
        if held:
            return held
    return words.languages(act.text, "text", empty=True)


RULES = {Publish: _may_publish, CorrectStatement: _may_correct}
