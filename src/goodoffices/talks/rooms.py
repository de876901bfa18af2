"""Rooms: which there are, who is behind which door, and what each keeps."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct, field

from goodoffices.phrases import phrase
from goodoffices.talks import instructing, words
from goodoffices.talks.act import (
    INSTRUCTOR,
    PUBLIC,
    Act,
    Entry,
    Function,
    Line,
    Office,
    PartyId,
    Refusal,
    Regime,
    RoomId,
    RoomKind,
    SeatId,
    Texts,
    capital_of,
    party_of,
)
from goodoffices.talks.declarations import Declaration
from goodoffices.talks.founding import TWO_SIDED
from goodoffices.talks.terms import term

if TYPE_CHECKING:
    from goodoffices.talks.play import RoomState
    from goodoffices.talks.table import Table

MEDIATORS: tuple[Office, ...] = ("mediator", "co-mediator")

# What a room's record keeps unless the opening act (for plenary: the adopted rules) says otherwise.
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

    Rooms of which there may be many are known by `name` and the seat that opened them; those of which there is one
    are opened by a seat that plenary singles out. So opening one can never tell of another.
    """

    room_kind: RoomKind
    title: Texts
    name: Line = ""
    members: tuple[SeatId, ...] = ()
    regime: Regime | None = None  # None: as the house has it for this kind of room
    chair: SeatId | None = None
    secretary: SeatId | None = None
    rapporteur: SeatId | None = None
    reports_to: tuple[SeatId, ...] = ()  # whom the mediators of a caucus report to; printed on its door
    zone: Line = ""  # the talks' time zone, for readers of the public room, who do not read plenary


class Stay(Struct, frozen=True):
    """From which entry a seat is in the room, and until which (None: still in it)."""

    since: int
    until: int | None = None


class Door(Struct):
    """The slice of a room's state that this group, `members` and `declarations` keep."""

    kind: RoomKind = "plenary"
    title: Texts = {}
    regime: Regime | None = None  # None: plenary, where it is as adopted
    opened: Entry | None = None
    closed: int | None = None
    stays: dict[SeatId, Stay] = field(default_factory=dict)
    at_table: tuple[PartyId, ...] = ()
    functions: dict[Function, SeatId] = field(default_factory=dict)
    cited: dict[RoomId, int] = field(default_factory=dict)  # the highest entry of each other room that the record cites
    declarations: dict[int, Declaration] = field(default_factory=dict)
    receipts: dict[tuple[int, PartyId], int] = field(default_factory=dict)  # (entry, party): acknowledged by entry

    def let_in(self, number: int, *seats: SeatId) -> None:
        """These seats are in the room from entry `number` on."""
        for seat in seats:
            self.stays[seat] = Stay(number)
        self._count()

    def let_out(self, number: int, seat: SeatId) -> None:
        """`seat` is no longer in the room after entry `number`, and has no function in it."""
        self.stays[seat] = Stay(self.stays[seat].since, number)
        self._count()
        for function in [function for function, holder in self.functions.items() if holder == seat]:
            del self.functions[function]

    def _count(self) -> None:
        """Who is at the table: a declared instructor reads, and is no party."""
        self.at_table = tuple(dict.fromkeys(p for p in map(party_of, self.members()) if p != INSTRUCTOR))

    def is_in(self, seat: SeatId) -> bool:
        """Whether `seat` is in the room now."""
        stay = self.stays.get(seat)
        return stay is not None and stay.until is None

    def members(self) -> Iterator[SeatId]:
        """Seats that are in the room now."""
        return (seat for seat, stay in self.stays.items() if stay.until is None)

    def parties(self) -> tuple[PartyId, ...]:
        """Parties with a seat in the room now, in the order in which they came."""
        return self.at_table


def room_id(act: OpenRoom, seat: SeatId) -> RoomId:
    """The id of the room that `act` of `seat` opens. Ids live in the opener's own name space."""
    if act.room_kind in ("plenary", "public", "mediation"):
        return act.room_kind
    return capital_of(party_of(seat)) if act.room_kind == "capital" else f"{act.name}@{seat}"


def _opened(s: RoomState, e: Entry, act: OpenRoom) -> None:
    door = s.door
    door.kind, door.title, door.opened = act.room_kind, act.title, e
    door.regime = act.regime or REGIMES[act.room_kind]
    door.let_in(e.number, e.seat, *act.members)
    named: tuple[tuple[Function, SeatId | None], ...] = (
        ("chair", act.chair),
        ("room secretary", act.secretary),
        ("rapporteur", act.rapporteur),
    )
    for function, holder in named:
        if holder is not None:
            door.functions[function] = holder


EVOLVE = {OpenRoom: _opened}


# Rules


def _may_open(t: Table, act: OpenRoom) -> Refusal | None:
    wrong = words.languages(act.title, "title") or _named(t, act)
    if wrong:
        return wrong
    everyone = tuple(dict.fromkeys((t.seat, *act.members)))
    for seat in (*everyone, *act.reports_to):
        if t.play.seat(seat) is None:
            return words.invalid(
                "members" if seat in everyone else "reports_to",
                phrase("“{seat}” is no seat that you know of.", seat=seat),
            )
    for field_, holder in (("chair", act.chair), ("secretary", act.secretary), ("rapporteur", act.rapporteur)):
        if holder is not None and holder not in everyone:
            return words.invalid(field_, phrase("{holder} is not among the members.", holder=holder))
        if holder is not None and party_of(holder) == INSTRUCTOR:
            return words.invalid(field_, phrase("The instructor sits in the room and has no function in it."))
    if act.zone:
        wrong = words.zone(act.zone, "zone")
    if wrong is None and act.room_kind != PUBLIC:  # which everybody reads
        wrong = instructing.absent(t, everyone)
    table = tuple(seat for seat in everyone if party_of(seat) != INSTRUCTOR)
    return wrong or _kept(t, act) or _fits(t, act, table)


def _named(t: Table, act: OpenRoom) -> Refusal | None:
    """Whether the room's id is free. What decides it stands in plenary or in a record of the actor's own."""
    if act.room_kind in ("restricted", "track", "bilateral", "caucus"):
        wrong = words.slug(act.name, "name")
        if wrong:
            return wrong
    elif act.name:
        return words.invalid(
            "name", phrase("A {kind} room has no name of its own: leave this out.", kind=term(act.room_kind))
        )
    if room_id(act, t.seat) in t.play.rooms:
        return Refusal("conflict", phrase("You have opened this room already."), "name")
    seats = t.plenary.founding.seats.values()
    if act.room_kind == "capital":
        first = next((s.id for s in seats if s.office == "head" and s.party == t.party), None)
    elif act.room_kind == "mediation":
        first = next((s.id for s in seats if s.office in MEDIATORS), None)
    else:
        return None
    if first != t.seat:
        return Refusal(
            "not yours", phrase("There is one such room, and it is for {seat} to open.", seat=first), "room_kind"
        )
    return None


def _kept(t: Table, act: OpenRoom) -> Refusal | None:
    """A room keeps what its door says as long as it is open: its opening says what differs from the house's way."""
    if act.regime == "none" and act.room_kind not in TWO_SIDED:
        return words.invalid("regime", phrase("“none” is for bilateral rooms and caucuses, which have two sides."))
    adopted = t.rules.regimes.get(act.room_kind)
    if act.regime is None and adopted is not None and adopted != REGIMES[act.room_kind]:
        return words.invalid(
            "regime",
            phrase(
                "By the rules adopted, a {kind} room keeps “{adopted}”: say so, or what else.",
                kind=term(act.room_kind),
                adopted=term(adopted),
            ),
        )
    return None


def _fits(t: Table, act: OpenRoom, members: tuple[SeatId, ...]) -> Refusal | None:
    """Whether the members suit the kind of room."""
    parties = {party_of(seat) for seat in members}
    guests = [seat for seat in members if not t.mediates(seat)]
    if act.room_kind == "capital" and parties != {t.party}:
        return words.invalid("members", phrase("In a capital sit seats of that party alone."))
    if act.room_kind == "mediation" and guests:
        return words.invalid("members", phrase("In the mediation room sit mediators alone."))
    if act.room_kind == "bilateral" and len(parties) != 2:
        return words.invalid("members", phrase("A bilateral room holds seats of exactly two parties."))
    if act.room_kind == "caucus":
        if len({party_of(seat) for seat in guests}) != 1 or len(guests) == len(members):
            return words.invalid("members", phrase("A caucus holds mediators and seats of exactly one party."))
        if not act.reports_to:
            return words.invalid("reports_to", phrase("Name on the door whom its mediators report to."))
    if act.room_kind == "public" and act.members:
        return words.invalid("members", phrase("The public room needs no list of members."))
    return None


RULES = {OpenRoom: _may_open}
