"""Delegations: their lists in protocol order, what others say of their credentials, and full powers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from goodoffices.phrases import phrase
from goodoffices.talks import words
from goodoffices.talks.act import Act, Edtf, Entry, Line, Number, PartyId, Refusal, SeatId, Texts, party_of
from goodoffices.talks.founding import Founding

if TYPE_CHECKING:
    from goodoffices.talks.play import RoomState
    from goodoffices.talks.table import Table


class Delegate(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, gc=False):
    """One line of a delegation list, in protocol order."""

    person: Line
    title: Line = ""
    function: Line = ""
    footnote: Line = ""


class NotifyDelegation(Act, frozen=True):
    """A party's delegation list, in protocol order, under the name agreed for it; a later one replaces it."""

    party: PartyId
    delegates: tuple[Delegate, ...]
    name: Line = ""
    footnote: Line = ""


class AcceptCredentials(Act, frozen=True):
    """A party, or the secretariat, accepts the credentials of `party`'s delegation as last notified."""

    party: PartyId


class ObjectToCredentials(Act, frozen=True):
    """A party objects to the credentials, or to a name, of `party`'s delegation; printed as a footnote to the list."""

    party: PartyId
    reason: Texts


class PresentFullPowers(Act, frozen=True):
    """A document that authorises a seat to do the named acts (VCLT articles 2(1)(c) and 7)."""

    seat: SeatId
    acts: tuple[Literal["Initial", "ConfirmAdReferendum", "Sign", "Ratify"], ...]
    issued_by: Line
    issued_on: Edtf
    paper: Number | None = None


def _notified(s: RoomState, e: Entry, act: NotifyDelegation) -> None:
    s.founding.delegations[act.party] = e


def _credentials(s: RoomState, e: Entry, act: AcceptCredentials | ObjectToCredentials) -> None:
    s.founding.credentials[act.party, party_of(e.seat)] = e


def _powers(s: RoomState, e: Entry, act: PresentFullPowers) -> None:
    for kind in act.acts:
        s.founding.full_powers[act.seat, kind] = e


EVOLVE = {
    NotifyDelegation: _notified,
    AcceptCredentials: _credentials,
    ObjectToCredentials: _credentials,
    PresentFullPowers: _powers,
}


def credentials(founding: Founding, party: PartyId) -> dict[PartyId, Entry]:
    """What each has last said of the credentials of `party`, of its delegation as last notified."""
    notified = founding.delegations.get(party)
    if notified is None:
        return {}
    said = {by: entry for (of, by), entry in founding.credentials.items() if of == party}
    return {by: entry for by, entry in said.items() if entry.number > notified.number}


def _about_party(t: Table, act: NotifyDelegation | AcceptCredentials | ObjectToCredentials) -> Refusal | None:
    if act.party not in t.room.founding.parties:
        return words.invalid("party", phrase("“{party}” is no party by the record of this room.", party=act.party))
    if isinstance(act, NotifyDelegation):
        if t.office != "secretariat" and act.party != t.party:
            return Refusal("not yours", phrase("A party notifies its own delegation."), "party")
        if not act.delegates:
            return words.invalid("delegates", phrase("Name at least one delegate."))
        return words.first(*(words.filled(d.person, f"delegates.{i}.person") for i, d in enumerate(act.delegates)))
    if act.party not in t.room.founding.delegations:
        return words.invalid("party", phrase("No delegation of {party} has been notified.", party=act.party))
    if act.party == t.party:
        return Refusal("not yours", phrase("Credentials are accepted or objected to by others."), "party")
    return words.languages(act.reason, "reason") if isinstance(act, ObjectToCredentials) else None


def _may_present(t: Table, act: PresentFullPowers) -> Refusal | None:
    seat = t.room.founding.seats.get(act.seat)
    if seat is None or (t.office != "secretariat" and seat.party != t.party):
        return words.invalid(
            "seat", phrase("“{seat}” is no seat of your party by the record of this room.", seat=act.seat)
        )
    if not act.acts:
        return words.invalid("acts", phrase("Name the acts that the document authorises."))
    if act.paper is not None and act.paper not in t.room.papers.papers:
        return words.invalid("paper", phrase("Entry {number} of this room is no paper.", number=act.paper))
    return words.first(words.filled(act.issued_by, "issued_by"), words.date(act.issued_on, "issued_on"))


RULES = {
    NotifyDelegation: _about_party,
    AcceptCredentials: _about_party,
    ObjectToCredentials: _about_party,
    PresentFullPowers: _may_present,
}
