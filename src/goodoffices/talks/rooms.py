"""Rooms: who is behind which door, who chairs, what is set down and how surely."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from goodoffices.talks import words
from goodoffices.talks.act import (
    PLENARY,
    PUBLIC,
    Act,
    Entry,
    Function,
    Licence,
    Line,
    Number,
    PartyId,
    PointId,
    Refusal,
    Regime,
    RoomId,
    RoomKind,
    SeatId,
    Texts,
    capital_of,
    party_of,
)
from goodoffices.talks.silence import received
from goodoffices.talks.stances import Stance, StanceWord, hold

if TYPE_CHECKING:
    from goodoffices.talks.play import RoomState
    from goodoffices.talks.rules import Table

# What a room's record keeps unless the adopted rules or the opening act say otherwise.
REGIMES: dict[RoomKind, Regime] = {
    "plenary": "declared",
    "restricted": "decisions only",
    "track": "declared",
    "bilateral": "none",
    "caucus": "none",
    "mediation": "verbatim",
    "capital": "verbatim",
    "public": "verbatim",
}


class OpenRoom(Act, frozen=True):
    """A door is closed behind the named seats. This is entry 1 of the new room's own record.

    Rooms of which there may be many are known by `name` and the seat that opened them, so that opening one can
    never tell of another.
    """

    room_kind: RoomKind
    title: Texts
    name: Line = ""
    members: tuple[SeatId, ...] = ()
    regime: Regime | None = None
    chair: SeatId | None = None
    secretary: SeatId | None = None
    rapporteur: SeatId | None = None
    reports_to: tuple[SeatId, ...] = ()  # whom the mediators of a caucus report to; printed on its door
    zone: Line = ""  # the talks' time zone, for readers of the public room, who do not read plenary


class BringIn(Act, frozen=True):
    """A seat joins; it reads the room's whole record."""

    seat: SeatId


class ShowOut(Act, frozen=True):
    """A seat leaves; it keeps what was entered up to this entry."""

    seat: SeatId


class CloseRoom(Act, frozen=True):
    """The room is over; its record stays."""

    reason: Line = ""


class AppointChair(Act, frozen=True):
    """A seat of the room takes a function in it."""

    seat: SeatId
    function: Function = "chair"


class Say(Act, frozen=True):
    """Words for the record, where the room keeps a verbatim one."""

    text: Texts
    point: PointId | None = None


class RecordDeclared(Act, frozen=True):
    """The secretary sets down what a delegation declared, or, where nothing is kept, what one side asks to keep.

    It counts only when that delegation's head (where nothing is kept: the other side) has confirmed it.
    """

    party: PartyId
    text: Texts
    point: PointId | None = None
    wording: Number | None = None
    stance: StanceWord | None = None
    licence: Licence = "for you alone"


class ConfirmRecord(Act, frozen=True):
    """What was set down under `record` is so."""

    record: Number


class ContestRecord(Act, frozen=True):
    """What was set down under `record` is not so, or is not to be kept; the words stay beside the contest."""

    record: Number
    reason: Texts


class Rectify(Act, frozen=True):
    """The secretary puts right what was set down under `record`; the original stays."""

    record: Number
    text: Texts
    stance: StanceWord | None = None


class AcknowledgeReceipt(Act, frozen=True):
    """This party has received what was entered under `of`."""

    of: Number


class Declaration(Struct, frozen=True):
    """What was set down of a delegation's words, and how it stands."""

    number: int
    party: PartyId
    text: Texts
    by: SeatId
    point: PointId | None
    wording: int | None
    stance: StanceWord | None
    licence: Licence
    standing: Line = "unconfirmed"  # unconfirmed, confirmed, contested
    settled: int | None = None  # the entry that confirmed or contested it
    rectified: tuple[int, ...] = ()
    reason: Texts = {}


class Stay(Struct, frozen=True):
    """From which entry a seat is in the room, and until which (None: still in it)."""

    since: int
    until: int | None = None


class Door(Struct):
    """The slice of a room's state that this group keeps."""

    kind: RoomKind = "plenary"
    title: Texts = {}
    regime: Regime | None = None
    opened: Entry | None = None
    closed: int | None = None
    stays: dict[SeatId, Stay] = field(default_factory=dict)
    functions: dict[Function, SeatId] = field(default_factory=dict)
    cited: dict[RoomId, int] = field(default_factory=dict)  # the highest entry of each other room that the record cites
    declarations: dict[int, Declaration] = field(default_factory=dict)
    receipts: dict[tuple[int, PartyId], int] = field(default_factory=dict)  # (entry, party): acknowledged by entry

    def let_in(self, seat: SeatId, number: int) -> None:
        self.stays[seat] = Stay(number)

    def members(self) -> Iterator[SeatId]:
        """Seats that are in the room now."""
        return (seat for seat, stay in self.stays.items() if stay.until is None)

    def parties(self) -> tuple[PartyId, ...]:
        """Parties with a seat in the room now, in the order in which they came."""
        return tuple(dict.fromkeys(party_of(seat) for seat in self.members()))


def room_id(act: OpenRoom, seat: SeatId) -> RoomId:
    """The id of the room that `act` of `seat` opens. Ids live in the opener's own name space."""
    if act.room_kind in ("plenary", "public", "mediation"):
        return act.room_kind
    return capital_of(party_of(seat)) if act.room_kind == "capital" else f"{act.name}@{seat}"


def _opened(s: RoomState, e: Entry, act: OpenRoom) -> None:
    door = s.door
    door.kind, door.title, door.regime, door.opened = act.room_kind, act.title, act.regime, e
    for seat in dict.fromkeys((e.seat, *act.members)):
        door.let_in(seat, e.number)
    named: tuple[tuple[Function, SeatId | None], ...] = (
        ("chair", act.chair),
        ("room secretary", act.secretary),
        ("rapporteur", act.rapporteur),
    )
    for function, holder in named:
        if holder is not None:
            door.functions[function] = holder


def _brought(s: RoomState, e: Entry, act: BringIn) -> None:
    s.door.let_in(act.seat, e.number)


def _shown(s: RoomState, e: Entry, act: ShowOut) -> None:
    stay = s.door.stays.get(act.seat)
    if stay is not None and stay.until is None:
        s.door.stays[act.seat] = replace(stay, until=e.number)


def _closed(s: RoomState, e: Entry, act: CloseRoom) -> None:
    s.door.closed = e.number


def _appointed(s: RoomState, e: Entry, act: AppointChair) -> None:
    s.door.functions[act.function] = act.seat


def _declared(s: RoomState, e: Entry, act: RecordDeclared) -> None:
    s.door.declarations[e.number] = Declaration(
        e.number, act.party, act.text, e.seat, act.point, act.wording, act.stance, act.licence
    )


def _confirmed(s: RoomState, e: Entry, act: ConfirmRecord) -> None:
    found = s.door.declarations.get(act.record)
    if found is not None:
        s.door.declarations[act.record] = replace(found, standing="confirmed", settled=e.number)
        if found.stance is not None and found.wording is not None and found.point is not None:
            hold(s, found.point, Stance(found.party, found.wording, found.stance, e.number, declared=True))


def _contested(s: RoomState, e: Entry, act: ContestRecord) -> None:
    found = s.door.declarations.get(act.record)
    if found is not None:
        s.door.declarations[act.record] = replace(found, standing="contested", settled=e.number, reason=act.reason)


def _rectified(s: RoomState, e: Entry, act: Rectify) -> None:
    found = s.door.declarations.get(act.record)
    if found is not None:
        s.door.declarations[act.record] = replace(
            found,
            text=act.text,
            stance=act.stance,
            standing="unconfirmed",
            settled=None,
            rectified=(*found.rectified, e.number),
        )


def _received(s: RoomState, e: Entry, act: AcknowledgeReceipt) -> None:
    s.door.receipts.setdefault((act.of, party_of(e.seat)), e.number)
    received(s, e, act.of)


EVOLVE = {
    OpenRoom: _opened,
    BringIn: _brought,
    ShowOut: _shown,
    CloseRoom: _closed,
    AppointChair: _appointed,
    RecordDeclared: _declared,
    ConfirmRecord: _confirmed,
    ContestRecord: _contested,
    Rectify: _rectified,
    AcknowledgeReceipt: _received,
}


# Rules


def _may_open(t: Table, act: OpenRoom) -> Refusal | None:
    wrong = words.languages(act.title, "title")
    if wrong:
        return wrong
    if act.room_kind in ("restricted", "track", "bilateral", "caucus"):
        wrong = words.slug(act.name, "name")
        if wrong:
            return wrong
    elif act.name:
        return words.invalid("name", f"A {act.room_kind} room has no name of its own: leave this out.")
    if room_id(act, t.seat) in t.play.rooms:
        return Refusal("conflict", "You have opened this room already.", "name")
    everyone = tuple(dict.fromkeys((t.seat, *act.members)))
    for seat in everyone:
        if t.play.seat(seat) is None:
            return words.invalid("members", f"“{seat}” is no seat that you know of.")
    for field_, holder in (("chair", act.chair), ("secretary", act.secretary), ("rapporteur", act.rapporteur)):
        if holder is not None and holder not in everyone:
            return words.invalid(field_, f"{holder} is not among the members.")
    return _fits(t, act, everyone)


def _fits(t: Table, act: OpenRoom, members: tuple[SeatId, ...]) -> Refusal | None:
    """Whether the members suit the kind of room."""
    parties = tuple(dict.fromkeys(party_of(seat) for seat in members))
    teams = {p.id for p in t.parties.values() if "mediator" in p.roles}
    mediators = [s for s in members if _office(t, s) in ("mediator", "co-mediator")]
    if act.room_kind == "capital" and parties != (t.party,):
        return words.invalid("members", "In a capital sit seats of that party alone.")
    if act.room_kind == "mediation" and len(mediators) != len(members):
        return words.invalid("members", "In the mediation room sit mediators alone.")
    if act.room_kind == "bilateral" and len(parties) != 2:
        return words.invalid("members", "A bilateral room holds seats of exactly two parties.")
    if act.room_kind == "caucus":
        guests = [s for s in members if s not in mediators]
        if not mediators or len({party_of(s) for s in guests}) != 1 or (not teams):
            return words.invalid("members", "A caucus holds mediators and seats of exactly one party.")
        if not act.reports_to:
            return words.invalid("reports_to", "Name on the door whom its mediators report to.")
    if act.room_kind in ("plenary", "public") and act.members:
        return words.invalid("members", f"The {act.room_kind} room needs no list of members.")
    return None


def _office(t: Table, seat: SeatId) -> str:
    found = t.play.seat(seat)
    return found.office if found else ""


def _may_bring(t: Table, act: BringIn) -> Refusal | None:
    door = t.room.door
    if door.kind in (PLENARY, PUBLIC):
        return words.invalid("seat", f"The {door.kind} room is open to every seat already.")
    if t.play.seat(act.seat) is None:
        return words.invalid("seat", f"“{act.seat}” is no seat that you know of.")
    stay = door.stays.get(act.seat)
    if stay is not None and stay.until is None:
        return Refusal("conflict", f"{act.seat} is in the room already.", "seat")
    if door.kind == "capital" and party_of(act.seat) != t.party:
        return words.invalid("seat", "In a capital sit seats of that party alone.")
    mediates = _office(t, act.seat) in ("mediator", "co-mediator")
    if door.kind == "mediation" and not mediates:
        return words.invalid("seat", "In the mediation room sit mediators alone.")
    if door.kind == "caucus" and not mediates and party_of(act.seat) not in _guests(t):
        return words.invalid("seat", "A caucus holds mediators and seats of one party alone.")
    if door.kind == "bilateral" and party_of(act.seat) not in door.parties():
        return words.invalid("seat", "A bilateral room holds seats of its two parties alone.")
    for room, number in door.cited.items():
        if t.play.horizon(act.seat, room) < number:
            return Refusal("citation", f"{act.seat} may not read all that this record cites.", "seat")
    return None


def _guests(t: Table) -> set[PartyId]:
    return {party_of(s) for s in t.room.door.members() if _office(t, s) not in ("mediator", "co-mediator")}


def _may_show(t: Table, act: ShowOut) -> Refusal | None:
    stay = t.room.door.stays.get(act.seat)
    if t.room.door.kind in (PLENARY, PUBLIC) or stay is None or stay.until is not None:
        return words.invalid("seat", f"{act.seat} is not behind this door.")
    chairs = t.functions & {"chair", "room secretary"} or t.office in ("mediator", "secretariat")
    if act.seat != t.seat and party_of(act.seat) != t.party and not chairs:
        return Refusal("not yours", "You may leave, or show out seats of your own party.", "seat")
    return None


def _may_close(t: Table, act: CloseRoom) -> Refusal | None:
    if t.room.door.kind in ("plenary", "public", "capital"):
        return words.invalid("room", f"The {t.room.door.kind} room stays open as long as the talks.")
    return None


def _may_appoint(t: Table, act: AppointChair) -> Refusal | None:
    stay = t.room.door.stays.get(act.seat)
    inside = t.room.door.kind == PLENARY and t.play.seat(act.seat) is not None
    if not inside and (stay is None or stay.until is not None):
        return words.invalid("seat", f"{act.seat} is not behind this door.")
    return None


def _may_say(t: Table, act: Say) -> Refusal | None:
    return words.first(words.languages(act.text, "text"), t.known_point(act.point))


def _may_declare(t: Table, act: RecordDeclared) -> Refusal | None:
    if act.party not in t.room.door.parties() and act.party not in t.parties:
        return words.invalid("party", f"“{act.party}” is not a party in this room.")
    if (act.stance is None) != (act.wording is None):
        return words.invalid("wording", "A declared stance names the wording that it is about, and the other way round.")
    if act.wording is not None and act.point is None:
        return words.invalid("point", "Name the point that the wording is about.")
    if t.regime == "none" and act.party != t.party and t.office not in ("mediator", "co-mediator"):
        return Refusal("not yours", "Where nothing is kept, a side asks to keep its own words.", "party")
    stale = t.current_wording(act.wording, act.point) if act.wording is not None and act.point is not None else None
    return words.first(words.languages(act.text, "text"), t.known_point(act.point), stale)


def _may_settle(t: Table, act: ConfirmRecord | ContestRecord) -> Refusal | None:
    found = t.room.door.declarations.get(act.record)
    if found is None:
        return words.invalid("record", f"Entry {act.record} of this room sets down no declaration.")
    if found.settled is not None:
        return Refusal("conflict", f"Entry {act.record} is {found.standing} already.", "record")
    if t.regime == "none":
        if party_of(found.by) == t.party:
            return Refusal("not yours", "Where nothing is kept, the other side agrees to what is kept.", "record")
    elif found.party != t.party:
        return Refusal("not yours", f"Only {found.party} confirms or contests its own declaration.", "record")
    return words.languages(act.reason, "reason") if isinstance(act, ContestRecord) else None


def _may_rectify(t: Table, act: Rectify) -> Refusal | None:
    found = t.room.door.declarations.get(act.record)
    if found is None:
        return words.invalid("record", f"Entry {act.record} of this room sets down no declaration.")
    if found.standing == "confirmed":
        return Refusal("conflict", "A confirmed declaration stands; set down a new one.", "record")
    if act.stance is not None and found.wording is None:
        return words.invalid("stance", "The declaration named no wording, so it can carry no stance.")
    return words.languages(act.text, "text")


def _may_acknowledge(t: Table, act: AcknowledgeReceipt) -> Refusal | None:
    if act.of > t.room.number:
        return words.invalid("of", f"This room has no entry {act.of}.")
    if (act.of, t.party) in t.room.door.receipts:
        return Refusal("conflict", f"{t.party} has acknowledged entry {act.of} already.", "of")
    return None


RULES = {
    OpenRoom: _may_open,
    BringIn: _may_bring,
    ShowOut: _may_show,
    CloseRoom: _may_close,
    AppointChair: _may_appoint,
    Say: _may_say,
    RecordDeclared: _may_declare,
    ConfirmRecord: _may_settle,
    ContestRecord: _may_settle,
    Rectify: _may_rectify,
    AcknowledgeReceipt: _may_acknowledge,
}
