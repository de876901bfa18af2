"""Seats: who sits where, and which acts a head or a principal has empowered another seat to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from goodoffices.phrases import phrase
from goodoffices.talks import words
from goodoffices.talks.act import SECRETARIAT, Act, Edtf, Entry, Line, Office, Refusal, SeatId, party_of
from goodoffices.talks.founding import Power, Seat
from goodoffices.talks.terms import term

if TYPE_CHECKING:
    from goodoffices.talks.play import RoomState
    from goodoffices.talks.table import Table

_MEDIATORS = ("mediator", "co-mediator")
_IN_CAPITALS = ("principal", "aide", "secretary", "adviser", "press")


class SeatPerson(Act, frozen=True):
    """A person takes a seat. In a capital only that party seats people, under `<party>.capital.…`."""

    seat: SeatId
    office: Office
    person: Line
    title: Line = ""


class VacateSeat(Act, frozen=True):
    """The person leaves the seat; powers and full powers end, and whoever takes it next reads what it could read."""

    seat: SeatId
    reason: Line = ""


class Empower(Act, frozen=True):
    """A head empowers a deputy, or a principal an aide, to do the named acts until the end of a day."""

    seat: SeatId
    acts: tuple[Line, ...]
    until: Edtf | None = None


class Revoke(Act, frozen=True):
    """What was empowered ends, for the named acts or, with none named, for all."""

    seat: SeatId
    acts: tuple[Line, ...] = ()


def _seated(s: RoomState, e: Entry, act: SeatPerson) -> None:
    s.founding.seats[act.seat] = Seat(act.seat, party_of(act.seat), act.office, act.person, act.title, e.number)
    if s.door.kind == "capital" and not s.door.is_in(act.seat):
        s.door.let_in(e.number, act.seat)


def _vacated(s: RoomState, e: Entry, act: VacateSeat) -> None:
    seat = s.founding.seats.get(act.seat)
    if seat is not None:
        s.founding.seats[act.seat] = replace(seat, vacant=True)
    for powers in (s.founding.powers, s.founding.full_powers):
        for key in [key for key in powers if key[0] == act.seat]:
            del powers[key]


def _empowered(s: RoomState, e: Entry, act: Empower) -> None:
    for kind in act.acts:
        s.founding.powers[act.seat, kind] = Power(e.seat, act.until, e.number)


def _revoked(s: RoomState, e: Entry, act: Revoke) -> None:
    for seat, kind in list(s.founding.powers):
        if seat == act.seat and (not act.acts or kind in act.acts):
            del s.founding.powers[seat, kind]


EVOLVE = {SeatPerson: _seated, VacateSeat: _vacated, Empower: _empowered, Revoke: _revoked}


def _may_seat(t: Table, act: SeatPerson) -> Refusal | None:
    wrong = words.first(words.seat(act.seat), words.filled(act.person, "person"))
    wrong = wrong or (_in_capital(t, act) if t.room.door.kind == "capital" else _at_table(t, act))
    if wrong:
        return wrong
    taken = t.room.founding.seats.get(act.seat)
    if taken is not None and not taken.vacant:
        return Refusal(
            "conflict",
            phrase("{seat} is taken by {person}: vacate it first.", seat=act.seat, person=taken.person),
            "seat",
        )
    if taken is not None and taken.office != act.office:
        return Refusal(
            "conflict", phrase("{seat} keeps its office, {office}.", seat=act.seat, office=term(taken.office)), "office"
        )
    return None


def _in_capital(t: Table, act: SeatPerson) -> Refusal | None:
    party = t.room.room.removeprefix("capital.")
    if not act.seat.startswith(f"{party}.capital."):
        return words.invalid("seat", phrase("Seats of this capital are named “{party}.capital.…”.", party=party))
    if act.office not in _IN_CAPITALS:
        return words.invalid(
            "office", phrase("In a capital sit a principal, aides, a secretary, advisers, a press officer.")
        )
    return t.reads_what_is_cited(act.seat)


def _at_table(t: Table, act: SeatPerson) -> Refusal | None:
    party = party_of(act.seat)
    known = t.room.founding.parties.get(party)
    if party != SECRETARIAT and known is None:
        return words.invalid("seat", phrase("“{party}” is no party to these talks: admit it first.", party=party))
    if ".capital." in act.seat or act.office in ("principal", "aide"):
        return words.invalid("seat", phrase("Seats in a capital are given by that party, in its own room."))
    if (party == SECRETARIAT) != (act.office == "secretariat"):
        return words.invalid(
            "office", phrase("The office “secretariat” belongs to seats “secretariat.…”, and only to them.")
        )
    if act.office == "instructor":
        return words.invalid(
            "office", phrase("An instructor is declared when the talks are founded, and not seated later.")
        )
    if act.office in _MEDIATORS and (known is None or "mediator" not in known.roles):
        return words.invalid("office", phrase("Only a party admitted as mediator has mediators."))
    if known is not None and known.roles == ("observer",) and act.office != "observer":
        return words.invalid("office", phrase("A party admitted as observer only has observers."))
    if t.office == "secretariat":
        if party != SECRETARIAT and act.office not in ("head", "mediator", "observer"):
            return Refusal(
                "not yours", phrase("The head of {party} seats the rest of its delegation.", party=party), "office"
            )
        if act.office == "head" and any(
            s.party == party and s.office == "head" and not s.vacant for s in t.room.founding.seats.values()
        ):
            return Refusal(
                "not yours", phrase("{party} has a head: another is for that head to seat.", party=party), "office"
            )
    elif t.party != party and not t.instructs:
        return Refusal("not yours", phrase("You seat people of your own party only."), "seat")
    return None


def _may_vacate(t: Table, act: VacateSeat) -> Refusal | None:
    seat = t.room.founding.seats.get(act.seat)
    if seat is None or seat.vacant:
        return words.invalid("seat", phrase("Nobody sits in “{seat}” by the record of this room.", seat=act.seat))
    if seat.office == "instructor":
        return words.invalid("seat", phrase("The declared instructor stays: every door names it."))
    if t.office != "secretariat" and seat.party != t.party and not t.instructs:
        return Refusal("not yours", phrase("You vacate seats of your own party only."), "seat")
    return None


def _may_empower(t: Table, act: Empower | Revoke) -> Refusal | None:
    seat = t.room.founding.seats.get(act.seat)
    if seat is None or seat.party != t.party or seat.id == t.seat:
        return words.invalid(
            "seat", phrase("“{seat}” is no other seat of your party by the record of this room.", seat=act.seat)
        )
    if isinstance(act, Revoke):
        return None
    unknown = [kind for kind in act.acts if kind not in t.kinds]
    if unknown or not act.acts:
        message = phrase("Name acts of the table: none is named.")
        if unknown:
            message = phrase("Name acts of the table: {acts}.", acts=", ".join(unknown))
        return words.invalid("acts", message)
    return words.day(act.until, "until")


RULES = {SeatPerson: _may_seat, VacateSeat: _may_vacate, Empower: _may_empower, Revoke: _may_empower}
