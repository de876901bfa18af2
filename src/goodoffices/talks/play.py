"""What a seat can see: room by room, each record folded into a state, and the questions that one may ask of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from msgspec import Struct, field

from goodoffices.talks.act import PLENARY, PUBLIC, PUBLIC_SEAT, Entry, PartyId, PointId, RoomId, SeatId, capital_of
from goodoffices.talks.calendar import Calendar
from goodoffices.talks.closing import Closing
from goodoffices.talks.drafts import Drafts
from goodoffices.talks.erasure import Erasure
from goodoffices.talks.founding import Founding, Party, Rules, Seat, rules_in_force
from goodoffices.talks.grown import Grown
from goodoffices.talks.instructing import Instructing
from goodoffices.talks.kinds import EVOLVE
from goodoffices.talks.ledger import Doors
from goodoffices.talks.mandates import Mandates
from goodoffices.talks.merging import Merges
from goodoffices.talks.outside import Outside
from goodoffices.talks.papers import Papers
from goodoffices.talks.points import Point, Points
from goodoffices.talks.press import Press
from goodoffices.talks.questions import Questions
from goodoffices.talks.reports import Reports
from goodoffices.talks.rooms import Door
from goodoffices.talks.silence import Silence
from goodoffices.talks.stances import Stances
from goodoffices.talks.synchronization import Synchronization
from goodoffices.talks.tracks import Tracks
from goodoffices.talks.understanding import Understanding
from goodoffices.talks.undertakings import Undertakings
from goodoffices.talks.wordings import Alternatives
from goodoffices.talks.worth import Worths

FOREVER = 2**53  # a horizon beyond every entry


Record = Grown[Entry]


class Held(dict):  # type: ignore[type-arg]  # stands for any dictionary of a folded state
    """A dictionary of a folded state: it is shared by all readers, so it no longer changes."""

    def _held(self, *_: object, **__: object) -> None:
        raise TypeError("A folded state does not change; fold the further entries instead.")

    __setitem__ = __delitem__ = update = setdefault = pop = popitem = clear = _held  # type: ignore[assignment]
    __ior__ = _held  # type: ignore[assignment]


class RoomState(Struct):
    """One room's record, folded. Each group of acts keeps its own slice; nothing here comes from another room."""

    room: RoomId
    number: int = 0
    last: datetime | None = None
    entries: Record = field(default_factory=Grown)
    founding: Founding = field(default_factory=Founding)
    door: Door = field(default_factory=Door)
    release: Doors = field(default_factory=Doors)
    calendar: Calendar = field(default_factory=Calendar)
    papers: Papers = field(default_factory=Papers)
    points: Points = field(default_factory=Points)
    alternatives: Alternatives = field(default_factory=Alternatives)
    merging: Merges = field(default_factory=Merges)
    stances: Stances = field(default_factory=Stances)
    silence: Silence = field(default_factory=Silence)
    understanding: Understanding = field(default_factory=Understanding)
    synchronization: Synchronization = field(default_factory=Synchronization)
    drafts: Drafts = field(default_factory=Drafts)
    questions: Questions = field(default_factory=Questions)
    tracks: Tracks = field(default_factory=Tracks)
    undertakings: Undertakings = field(default_factory=Undertakings)
    mandates: Mandates = field(default_factory=Mandates)
    worth: Worths = field(default_factory=Worths)
    reports: Reports = field(default_factory=Reports)
    press: Press = field(default_factory=Press)
    outside: Outside = field(default_factory=Outside)
    closing: Closing = field(default_factory=Closing)
    erasure: Erasure = field(default_factory=Erasure)
    instructing: Instructing = field(default_factory=Instructing)


SLICES = tuple(RoomState.__struct_fields__[4:])


def _copied(state: RoomState, kind: type[dict]) -> RoomState:  # type: ignore[type-arg]  # dict or Held, of anything
    """The state with every dictionary of its slices copied into `kind`."""
    copy = RoomState(state.room, state.number, state.last, state.entries)
    for name in SLICES:
        before, after = getattr(state, name), getattr(copy, name)
        for field_ in before.__struct_fields__:
            value = getattr(before, field_)
            setattr(after, field_, kind(value) if isinstance(value, dict) else value)
    return copy


def fold(room: RoomId, entries: Iterable[Entry], base: RoomState | None = None) -> RoomState:
    """The state of `room` after `entries`, which follow those of `base` without a gap.

    Total: no entry is refused, whatever it holds, and an erased act leaves only its number and time.
    Time O(entries), and O(size of the base's present state) for the copy that keeps the base as it is.
    """
    state = begun(base) if base is not None else RoomState(room)
    grow(state, list(entries))
    return finished(state)


def begun(base: RoomState) -> RoomState:
    """A state that goes on from `base` and can be grown: nobody else may hold it before it is `finished`."""
    return _copied(base, dict)


def grow(state: RoomState, new: list[Entry]) -> None:
    """Let a state that was begun grow by entries that follow its last one."""
    evolve, cited, room = EVOLVE.get, state.door.cited, state.room
    for entry in new:
        act = entry.act
        state.number = entry.number
        handler = evolve(type(act))
        if handler is not None:
            handler(state, entry, act)
            for ref in act.cites:  # type: ignore[union-attr]  # an erased act has no handler
                if ref.room != room and ref.number > cited.get(ref.room, 0):
                    cited[ref.room] = ref.number
    if new:
        state.last = new[-1].time
        state.entries = state.entries.joined(new)


def finished(state: RoomState) -> RoomState:
    """What was begun, as all may share it: it no longer changes."""
    return _copied(state, Held)


class StateOfPlay(Struct, frozen=True):
    """What one seat can see: the state of each room that it reads, up to where it reads it, and nothing else."""

    rooms: Mapping[RoomId, RoomState]

    @property
    def plenary(self) -> RoomState:
        """The plenary's state; empty for a reader who does not read it."""
        return self.rooms.get(PLENARY) or RoomState(PLENARY)

    @property
    def rules(self) -> Rules:
        """The rules of procedure in force, as far as this reader knows."""
        return rules_in_force(self.plenary.founding)

    def seat(self, seat: SeatId) -> Seat | None:
        """A seat, if it is on a record that one reads."""
        for room in (PLENARY, *(room for room in self.rooms if room.startswith("capital."))):
            state = self.rooms.get(room)
            if state is not None and seat in state.founding.seats:
                return state.founding.seats[seat]
        return None

    def party(self, party: PartyId) -> Party | None:
        """A party, if plenary or the public room names it."""
        for room in (PLENARY, PUBLIC):
            state = self.rooms.get(room)
            if state is not None and party in state.founding.parties:
                return state.founding.parties[party]
        return None

    def capital(self, party: PartyId) -> RoomState | None:
        """The capital of `party`, for those who sit in it."""
        return self.rooms.get(capital_of(party))

    def point(self, point: PointId, room: RoomId | None = None) -> Point | None:
        """A point by the record of `room`, of plenary or of the public room, in this order."""
        for name in (room, PLENARY, PUBLIC):
            state = self.rooms.get(name) if name else None
            if state is not None and point in state.points.points:
                return state.points.points[point]
        return None

    def inside(self, seat: SeatId, room: RoomId) -> bool:
        """Whether `seat` may act in `room` now, by the records. A capital's seats read plenary and do not act there."""
        if room == PUBLIC:
            return self.seat(seat) is not None
        if room == PLENARY:
            return seat in self.plenary.founding.seats
        state = self.rooms.get(room)
        return state is not None and state.door.is_in(seat)

    def horizon(self, seat: SeatId, room: RoomId) -> int:
        """h(seat, room): up to which entry `seat` reads `room`, by the record; `FOREVER` if it stays, else 0."""
        if room == PUBLIC:
            return FOREVER
        if room == PLENARY:
            return 0 if seat == PUBLIC_SEAT else FOREVER
        state = self.rooms.get(room)
        stay = state.door.stays.get(seat) if state is not None else None
        if stay is None:
            return 0
        return FOREVER if stay.until is None else stay.until

    def common(self, room: RoomId) -> StateOfPlay:
        """What every member of `room` may read: the only source of its sheets, projector views and documents."""
        if room not in self.rooms:
            return StateOfPlay({})
        if room in (PLENARY, PUBLIC):
            seen = (PUBLIC,) if room == PUBLIC else (PLENARY, PUBLIC)
            return StateOfPlay({name: state for name, state in self.rooms.items() if name in seen})
        shared: dict[RoomId, RoomState] = {}
        members = list(self.rooms[room].door.members())
        for name, state in self.rooms.items():
            least = min((self.horizon(seat, name) for seat in members), default=0)
            if least >= state.number:
                shared[name] = state
            elif least > 0:
                shared[name] = fold(name, state.entries[:least])
        return StateOfPlay(shared)
