"""Who is in a room: seats brought in and shown out, who chairs, and that the room is over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goodoffices.phrases import phrase
from goodoffices.talks import words
from goodoffices.talks.act import INSTRUCTOR, Act, Entry, Function, Line, Refusal, SeatId, party_of

if TYPE_CHECKING:
    from goodoffices.talks.play import RoomState
    from goodoffices.talks.table import Table


class BringIn(Act, frozen=True):
    """A seat joins; it reads the room's whole record."""

    seat: SeatId


class ShowOut(Act, frozen=True):
    """A seat leaves; it keeps what was entered up to this entry, and loses its functions in the room."""

    seat: SeatId


class CloseRoom(Act, frozen=True):
    """The room is over; its record stays. Where nothing is kept, what nobody agreed to keep is forgotten."""

    reason: Line = ""


class AppointChair(Act, frozen=True):
    """A seat of the room takes a function in it."""

    seat: SeatId
    function: Function = "chair"


def _brought(s: RoomState, e: Entry, act: BringIn) -> None:
    s.door.let_in(e.number, act.seat)


def _shown(s: RoomState, e: Entry, act: ShowOut) -> None:
    if s.door.is_in(act.seat):
        s.door.let_out(e.number, act.seat)


def _closed(s: RoomState, e: Entry, act: CloseRoom) -> None:
    s.door.closed = e.number
    if s.door.regime == "none":
        for declaration in [d for d in s.door.declarations.values() if d.settled is None]:
            del s.door.declarations[declaration.number]
        for released in [r for r in s.release.released.values() if r.standing == "waiting"]:
            del s.release.released[released.number]
            s.release.tokens.pop(released.token, None)


def _appointed(s: RoomState, e: Entry, act: AppointChair) -> None:
    s.door.functions[act.function] = act.seat


EVOLVE = {BringIn: _brought, ShowOut: _shown, CloseRoom: _closed, AppointChair: _appointed}


def _may_bring(t: Table, act: BringIn) -> Refusal | None:
    door = t.room.door
    if t.play.seat(act.seat) is None:
        return words.invalid("seat", phrase("“{seat}” is no seat that you know of.", seat=act.seat))
    if door.is_in(act.seat):
        return Refusal("conflict", phrase("{seat} is in the room already.", seat=act.seat), "seat")
    return _suits(t, act.seat) or _others(t, act.seat) or t.reads_what_is_cited(act.seat)


def _suits(t: Table, seat: SeatId) -> Refusal | None:
    """Whether this kind of room may hold the newcomer."""
    kind, party, mediates = t.room.door.kind, party_of(seat), t.mediates(seat)
    if kind == "capital" and party != t.party:
        return words.invalid("seat", phrase("In a capital sit seats of that party alone."))
    if kind == "mediation" and not mediates:
        return words.invalid("seat", phrase("In the mediation room sit mediators alone."))
    if kind == "caucus" and not mediates and party not in {party_of(s) for s in t.room.door.stays if not t.mediates(s)}:
        return words.invalid("seat", phrase("A caucus holds mediators and seats of one party alone."))
    if kind == "bilateral" and party not in set(map(party_of, t.room.door.stays)):
        return words.invalid("seat", phrase("A bilateral room holds seats of its two parties alone."))
    return None


def _convenes(t: Table) -> bool:
    """Whether the actor may move seats of other parties: it chairs or mediates, or opened the room."""
    opened = t.room.door.opened
    in_charge = t.functions & {"chair", "room secretary"} or t.mediates(t.seat) or t.office == "secretariat"
    return bool(in_charge) or (opened is not None and opened.seat == t.seat)


def _others(t: Table, seat: SeatId) -> Refusal | None:
    if party_of(seat) == t.party or _convenes(t):
        return None
    return Refusal(
        "not yours", phrase("Seats of other parties are for the chair, a mediator, or who opened the room."), "seat"
    )


def _may_show(t: Table, act: ShowOut) -> Refusal | None:
    door = t.room.door
    if not door.is_in(act.seat):
        return words.invalid("seat", phrase("“{seat}” is not behind this door.", seat=act.seat))
    if party_of(act.seat) == INSTRUCTOR:
        return Refusal("conflict", phrase("The declared instructor sits in every room, and is not shown out."), "seat")
    if act.seat in t.room.founding.seats:
        return Refusal("conflict", phrase("This seat belongs to this room: vacate it instead."), "seat")
    leads = t.office in ("head", "principal") or (t.office == "deputy" and t.empowered("ShowOut"))
    if act.seat != t.seat and not leads and not _convenes(t):
        return Refusal("not yours", phrase("You may leave; heads show out their own people."), "seat")
    return _others(t, act.seat)


def _may_close(t: Table, act: CloseRoom) -> Refusal | None:
    return t.not_kept(act.reason, "reason")  # whoever the table of authority lets


def _may_appoint(t: Table, act: AppointChair) -> Refusal | None:
    if party_of(act.seat) == INSTRUCTOR:
        return words.invalid("seat", phrase("The instructor sits in the room and has no function in it."))
    if t.play.inside(act.seat, t.room.room):
        return None
    return words.invalid("seat", phrase("“{seat}” is not behind this door.", seat=act.seat))


RULES = {
    BringIn: _may_bring,
    ShowOut: _may_show,
    CloseRoom: _may_close,
    AppointChair: _may_appoint,
}
