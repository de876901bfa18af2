"""Whether an act may be done: what holds for every act, then the group's own rule. It depends on the actor's sight only."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from msgspec import Struct

from goodoffices.talks import standing, words
from goodoffices.talks.act import (
    PLENARY,
    PUBLIC,
    Act,
    Entry,
    Office,
    PartyId,
    PointId,
    Refusal,
    Regime,
    RoomId,
    RoomKind,
    SeatId,
    party_of,
)
from goodoffices.talks.authority import FILING, who_may
from goodoffices.talks.founding import FoundTalks, Party, Rules
from goodoffices.talks.kinds import KINDS, RULES, citations
from goodoffices.talks.play import RoomState, StateOfPlay
from goodoffices.talks.rooms import REGIMES, OpenRoom, room_id

if TYPE_CHECKING:
    from goodoffices.talks.closing import FrozenText
    from goodoffices.talks.founding import TextRung

# A hidden room and a room that does not exist are the same words.
NO_ROOM = Refusal("not found", "There is no such room, or your seat is not in it.", "room")

# What a room sets down, by its regime: these acts and no others, or all but these.
_KEEPS_NOTHING = frozenset(
    {
        "BringIn", "ShowOut", "CloseRoom", "AppointChair", "RecordDeclared", "ConfirmRecord", "ContestRecord",
        "Rectify", "AcknowledgeReceipt", "Release", "ConsentToRelease", "DeclineRelease", "Deliver", "Convey",
    }
)  # fmt: skip


class Table(Struct, frozen=True):
    """What a rule may look at: the actor, its sight, the room, and the time taken under the write lock."""

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
        return party_of(self.seat)

    @property
    def office(self) -> Office | None:
        seat = self.play.seat(self.seat)
        return seat.office if seat is not None else None

    @property
    def plenary(self) -> RoomState:
        return self.play.plenary

    @property
    def rules(self) -> Rules:
        return self.play.rules

    @property
    def parties(self) -> dict[PartyId, Party]:
        """The parties that the actor knows of: by plenary, and by this room."""
        return {**self.plenary.founding.parties, **self.room.founding.parties}

    @property
    def functions(self) -> set[str]:
        """The functions that the actor has in this room."""
        return {function for function, seat in self.room.door.functions.items() if seat == self.seat}

    @property
    def regime(self) -> Regime:
        """What this room's record keeps: as opened, else as adopted, else as the house has it."""
        kind: RoomKind = self.room.door.kind
        return self.room.door.regime or self.rules.regimes.get(kind) or REGIMES[kind]

    def known_point(self, point: PointId | None, field: str = "point") -> Refusal | None:
        """The refusal of a point that neither this room nor plenary has."""
        if point is None or self.play.point(point, self.room.room) is not None:
            return None
        return words.invalid(field, f"There is no point {point}.")

    def current_wording(self, wording: int, point: PointId, field: str = "wording") -> Refusal | None:
        """The refusal of a wording that this room has not, or no longer has, on that point."""
        root = self.room.alternatives.roots.get((point, wording))
        found = self.room.alternatives.alternatives.get((point, root)) if root is not None else None
        if found is None:
            return words.invalid(field, f"Entry {wording} of this room holds no words on point {point}.")
        if found.withdrawn is not None:
            return Refusal("stale", f"Alternative {found.number} was withdrawn in entry {found.withdrawn}.", field)
        if found.wording.number != wording:
            return Refusal("stale", f"The words have changed since: see entry {found.wording.number}.", field)
        return None

    def settled(self, point: PointId, wording: int) -> bool:
        return standing.settled(self.play, self.room.room, point, wording)

    def suspended(self, text: FrozenText) -> bool:
        return standing.suspended(self.play, self.room.room, text)

    def rung_wanting(self, text: FrozenText, below: TextRung) -> TextRung | None:
        return standing.wanting(text, self.rules.text_ladder, below)


def decide(play: StateOfPlay, seat: SeatId, room: RoomId, act: Act, now: datetime) -> Entry | Refusal:
    """The entry that `act` of `seat` makes in `room` at `now`, or why it may not be done.

    Depends on what `seat` can see and on nothing else: run it again under the write lock, with the play read there.
    """
    state = play.rooms.get(room)
    if isinstance(act, FoundTalks):
        if play.rooms or room != PLENARY:
            return Refusal("conflict", "These talks have been founded already.")
        state = RoomState(PLENARY)
    elif play.seat(seat) is None:
        return NO_ROOM
    elif isinstance(act, OpenRoom):
        if room != room_id(act, seat):
            return words.invalid("room", f"The room that this act opens is “{room_id(act, seat)}”.")
        state = state or RoomState(room)
    elif state is None or not play.inside(seat, room):
        return NO_ROOM
    table = Table(play, seat, state, now)
    refusal = _house(table, act) or _cited(table, act) or RULES[type(act)](table, act)
    if refusal is not None:
        assert isinstance(refusal, Refusal)
        return refusal
    return Entry(room, state.number + 1, seat, now, act)


def _house(t: Table, act: Act) -> Refusal | None:
    """What holds for every act: the talks' mode, the door, the office, the regime."""
    kind = type(act).__name__
    founded = t.plenary.founding.founded
    if founded is not None and isinstance(founded.act, FoundTalks) and founded.act.mode == "record":
        if kind not in FILING:
            return Refusal("closed", "These are real talks on record: one can read and file here, not negotiate.")
        if t.room.door.kind == PUBLIC and act.source is None and not isinstance(act, OpenRoom):
            return words.invalid("source", "What is filed of real talks names its report, date and speaker.")
    if act.source is not None:
        said_on = act.source.said_on
        wrong = words.first(
            words.filled(act.source.report, "source.report"),
            words.date(act.source.date, "source.date"),
            words.date(said_on, "source.said_on") if said_on is not None else None,
        )
        if wrong:
            return wrong
    if t.room.door.closed is not None:
        return Refusal("closed", "This room has been closed.")
    if isinstance(act, FoundTalks):
        return None
    own = t.play.seat(t.seat)
    if own is None or own.vacant:
        return Refusal("not yours", "Nobody sits in this seat now.")
    return _authority(t, act, own.office) or _regime(t, kind)


def _authority(t: Table, act: Act, office: Office) -> Refusal | None:
    kind = type(act).__name__
    where = act.room_kind if isinstance(act, OpenRoom) else t.room.door.kind
    terms = who_may(kind, where)
    if not terms:
        return Refusal("not yours", f"{kind} is not done in a {where} room.")
    if "any" in terms or office in terms or t.functions & set(terms):
        return None
    if f"{office}*" in terms:
        if _empowered(t, kind):
            return None
        return Refusal("not yours", f"A {office} needs power on record for {kind}: ask to be empowered.")
    return Refusal("not yours", f"In a {where} room {kind} is for: {', '.join(term.rstrip('*') for term in terms)}.")


def _empowered(t: Table, kind: str) -> bool:
    capital = t.play.capital(t.party)
    for state in (t.plenary, capital):
        power = state.founding.powers.get((t.seat, kind)) if state is not None else None
        if power is not None and (power.until is None or t.now.astimezone(UTC).date().isoformat() <= power.until):
            return True
    return False


def _regime(t: Table, kind: str) -> Refusal | None:
    regime = t.regime
    if t.room.number == 0 or t.room.door.kind in (PUBLIC,):
        return None
    if kind == "Say" and regime != "verbatim":
        return Refusal("regime", f"This room keeps no verbatim record ({regime}): talk is not written down here.")
    if kind == "RecordDeclared" and regime not in ("declared", "none"):
        return Refusal("regime", f"No declarations are set down in this room ({regime}).")
    if regime == "none" and kind not in _KEEPS_NOTHING:
        return Refusal("regime", "This room keeps nothing but what both sides agree to keep.")
    return None


def _cited(t: Table, act: Act) -> Refusal | None:
    """Entry n of S may be cited from R only if every member m of R has h(m, S) ≥ n."""
    for ref in citations(act):
        source = t.play.rooms.get(ref.room)
        if source is None or ref.number > source.number:
            return words.invalid("cites", "There is no such entry, or you do not read it.")
        if ref.room == t.room.room:
            continue
        if t.room.door.kind in (PLENARY, PUBLIC):
            open_to_all = ref.room == PUBLIC or (ref.room == PLENARY and t.room.door.kind == PLENARY)
        else:
            open_to_all = all(t.play.horizon(m, ref.room) >= ref.number for m in t.room.door.members())
        if not open_to_all:
            return Refusal("citation", "Not everybody in this room may read what you cite.", "cites")
    return None
