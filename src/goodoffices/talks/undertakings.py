"""Undertakings: who owes what to whom by when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from goodoffices.phrases import phrase
from goodoffices.talks import words
from goodoffices.talks.act import Act, Edtf, Entry, Line, Number, PartyId, Refusal, Texts, party_of

if TYPE_CHECKING:
    from goodoffices.talks.play import RoomState
    from goodoffices.talks.table import Table


class Undertake(Act, frozen=True):
    """The speaker's party undertakes something towards others in the room."""

    what: Texts
    to: tuple[PartyId, ...]
    due: Edtf | None = None


class Discharge(Act, frozen=True):
    """The undertaking entered under `undertaking` is done, by its debtor, or released, by one to whom it is owed."""

    undertaking: Number
    note: Line = ""


class Undertaking(Struct, frozen=True):
    """An undertaking, and who said that it is discharged."""

    number: int
    party: PartyId
    to: tuple[PartyId, ...]
    what: Texts
    due: str | None
    discharged: int | None = None
    discharged_by: PartyId | None = None


class Undertakings(Struct):
    """The slice of a room's state that this group keeps."""

    undertakings: dict[int, Undertaking] = field(default_factory=dict)


def _undertook(s: RoomState, e: Entry, act: Undertake) -> None:
    s.undertakings.undertakings[e.number] = Undertaking(e.number, party_of(e.seat), act.to, act.what, act.due)


def _discharged(s: RoomState, e: Entry, act: Discharge) -> None:
    found = s.undertakings.undertakings.get(act.undertaking)
    if found is not None:
        s.undertakings.undertakings[act.undertaking] = replace(
            found, discharged=e.number, discharged_by=party_of(e.seat)
        )


EVOLVE = {Undertake: _undertook, Discharge: _discharged}


def _may_undertake(t: Table, act: Undertake) -> Refusal | None:
    known = {*t.parties, *t.room.door.parties()}
    if not act.to or t.party in act.to or [party for party in act.to if party not in known]:
        return words.invalid("to", phrase("Name other parties to whom it is owed."))
    return words.first(words.languages(act.what, "what"), words.date(act.due, "due"))


def _may_discharge(t: Table, act: Discharge) -> Refusal | None:
    found = t.room.undertakings.undertakings.get(act.undertaking)
    if found is None:
        return words.invalid(
            "undertaking", phrase("Entry {number} of this room is no undertaking.", number=act.undertaking)
        )
    if t.party != found.party and t.party not in found.to:
        return Refusal(
            "not yours",
            phrase("Only its debtor, or one to whom it is owed, says that it is discharged."),
            "undertaking",
        )
    if found.discharged is not None:
        return Refusal("conflict", phrase("It is discharged already."), "undertaking")
    return None


RULES = {Undertake: _may_undertake, Discharge: _may_discharge}
