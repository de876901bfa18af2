"""What a rule may look at: the actor, what it can see, the room, and the time."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from msgspec import Struct

from goodoffices.phrases import phrase
from goodoffices.talks import standing, text_ladder, words
from goodoffices.talks.act import Act, Office, PartyId, PointId, Refusal, Regime, RoomKind, SeatId, Texts, party_of
from goodoffices.talks.asof import zone_of
from goodoffices.talks.founding import Party, Rules
from goodoffices.talks.kinds import KINDS
from goodoffices.talks.play import RoomState, StateOfPlay
from goodoffices.talks.rooms import MEDIATORS, REGIMES

if TYPE_CHECKING:
    from goodoffices.talks.closing import Frozen, FrozenText
    from goodoffices.talks.founding import TextRung


class Table(Struct, frozen=True):
    """The actor, its sight, the room, and the time taken under the write lock."""

    play: StateOfPlay
    seat: SeatId
    room: RoomState
    now: datetime

    @property
    def kinds(self) -> dict[str, type[Act]]:
        """Every kind of act, by name."""
        return KINDS

    @property
    def party(self) -> PartyId:
        """The actor's party."""
        return party_of(self.seat)

    @property
    def office(self) -> Office | None:
        """The actor's office."""
        seat = self.play.seat(self.seat)
        return seat.office if seat is not None else None

    @property
    def plenary(self) -> RoomState:
        """Plenary, as far as the actor reads it."""
        return self.play.plenary

    @property
    def rules(self) -> Rules:
        """The rules of procedure in force."""
        return self.play.rules

    @property
    def parties(self) -> dict[PartyId, Party]:
        """The parties that the actor knows of: by plenary, and by this room."""
        return {**self.plenary.founding.parties, **self.room.founding.parties}

    @property
    def instructs(self) -> bool:
        """Whether the actor is the declared instructor of a role-play."""
        return self.seat == self.plenary.founding.instructor

    @property
    def speaks(self) -> bool:
        """Whether the actor speaks for its party, and does not act by a function alone, or to mediate.

        For a negotiating party its head and its deputies do; for another whoever the table of authority lets.
        """
        return self.party not in self.plenary.founding.negotiating or self.office in ("head", "deputy")

    @property
    def negotiates(self) -> bool:
        """Whether the actor speaks for a party whose word counts in a decision."""
        return self.party in self.plenary.founding.negotiating and self.speaks

    @property
    def functions(self) -> set[str]:
        """The functions that the actor has in this room."""
        return {function for function, seat in self.room.door.functions.items() if seat == self.seat}

    @property
    def regime(self) -> Regime:
        """What this room's record keeps: by its door, or in plenary as adopted, else as the house has it."""
        door = self.room.door
        kind: RoomKind = door.kind
        if door.regime is not None:
            return door.regime
        return self.rules.regimes.get(kind) or REGIMES[kind]

    @property
    def today(self) -> date:
        """The day that it is in the talks' zone."""
        return self.now.astimezone(zone_of(self.play)).date()

    def mediates(self, seat: SeatId) -> bool:
        """Whether a seat is a mediator's, by the records that the actor reads."""
        found = self.play.seat(seat)
        return found is not None and found.office in MEDIATORS

    def mediating(self, party: PartyId) -> bool:
        """Whether a party is in this room to mediate."""
        return any(self.mediates(seat) for seat in self.room.door.stays if party_of(seat) == party)

    def empowered(self, kind: str) -> bool:
        """Whether the actor has power on record for acts of this kind, today."""
        for state in (self.plenary, self.play.capital(self.party)):
            power = state.founding.powers.get((self.seat, kind)) if state is not None else None
            if power is not None and (power.until is None or self.today.isoformat() <= power.until):
                return True
        return False

    def not_kept(self, said: str | Texts, field: str) -> Refusal | None:
        """The refusal of words beside an act where nothing is kept but what both sides agree to keep."""
        if self.regime != "none" or not said:
            return None
        return words.invalid(
            field, phrase("This room keeps nothing but what both sides agree to keep: leave this out.")
        )

    def known_point(self, point: PointId | None, field: str = "point") -> Refusal | None:
        """The refusal of a point that neither this room nor plenary has."""
        if point is None or self.play.point(point, self.room.room) is not None:
            return None
        return words.invalid(field, phrase("There is no point {point}.", point=point))

    def current_wording(self, wording: int, point: PointId, field: str = "wording") -> Refusal | None:
        """The refusal of a wording that this room has not, or no longer has, on that point."""
        found = self.room.alternatives.of(point, wording)
        if found is None:
            return words.invalid(
                field,
                phrase("Entry {number} of this room holds no words on point {point}.", number=wording, point=point),
            )
        if found.withdrawn is not None:
            return Refusal(
                "stale",
                phrase(
                    "Alternative {alternative} was withdrawn in entry {number}.",
                    alternative=found.number,
                    number=found.withdrawn,
                ),
                field,
            )
        if found.wording.number != wording:
            return Refusal(
                "stale", phrase("The words have changed since: see entry {number}.", number=found.wording.number), field
            )
        return None

    def reads_what_is_cited(self, seat: SeatId) -> Refusal | None:
        """The refusal of a newcomer who may not read all that this record cites."""
        for room, number in self.room.door.cited.items():
            if self.play.horizon(seat, room) < number:
                return Refusal("citation", phrase("{seat} may not read all that this record cites.", seat=seat), "seat")
        return None

    def settled(self, point: PointId, wording: int) -> bool:
        """Whether the point is agreed here, at least ad referendum, on exactly this wording."""
        return standing.settled(self.play, self.room.room, point, wording, self.now)

    def unsettled(self, points: tuple[Frozen, ...]) -> Frozen | None:
        """The first of these points that is not agreed here on its wording."""
        return text_ladder.unsettled(self.play, self.room.room, points, self.now)

    def suspended(self, text: FrozenText) -> bool:
        """Whether a frozen text is suspended by a reopened point."""
        return text_ladder.suspended(self.play, self.room.room, text, self.now)

    def stands(self, text: FrozenText) -> bool:
        """Whether a frozen text is signed, or still what was agreed."""
        signed = text_ladder.reached(text, "signed", self.rules)
        return signed or text_ladder.unsettled(self.play, self.room.room, text.points, self.now) is None

    def rung_wanting(self, text: FrozenText, below: TextRung) -> TextRung | None:
        """The first rung under `below` that the text has not reached."""
        return text_ladder.wanting(text, self.rules, below)
