"""The calendar: rounds, how surely their dates are known, every announcement kept with who made it and when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from msgspec import Meta, Struct, field

from goodoffices.phrases import phrase
from goodoffices.talks import words
from goodoffices.talks.act import Act, Count, Edtf, Entry, Line, PartyId, PointId, Refusal, Texts
from goodoffices.talks.grown import Grown

if TYPE_CHECKING:
    from goodoffices.talks.play import RoomState
    from goodoffices.talks.table import Table

RoundNumber = Annotated[int, Meta(ge=1, le=1000)]
Certainty = Literal["planned", "tentative", "confirmed", "opened", "denied", "cancelled"]


class ScheduleRound(Act, frozen=True):
    """A round is announced, with how sure its dates are."""

    round: RoundNumber
    dates: Edtf | None = None  # None: no exact date is given
    status: Certainty = "planned"
    place: Line = ""
    expected: Line = ""  # how long it is expected to last, in the announcer's words
    announced_by: Line = ""
    note: Line = ""


class Reschedule(Act, frozen=True):
    """A further announcement about a round. A moved date shows as moved; a reason only if somebody gave one."""

    round: RoundNumber
    dates: Edtf | None = None
    status: Certainty = "planned"
    place: Line = ""
    expected: Line = ""
    announced_by: Line = ""
    note: Line = ""


class CloseRound(Act, frozen=True):
    """A round has ended."""

    round: RoundNumber
    dates: Edtf | None = None  # the days on which it was held
    note: Line = ""


class Left(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, gc=False):
    """What its speaker calls left: an exact count, at least so many, or words that are not a count."""

    words: Texts
    sort: Literal["exact", "at least", "not a count"]
    count: Count | None = None
    points: tuple[PointId, ...] = ()


class AssessRound(Act, frozen=True):
    """How a party sees a round, in its own words, and what it calls left."""

    words: Texts = {}
    round: RoundNumber | None = None
    left: Left | None = None
    party: PartyId | None = None  # whose assessment, where somebody else files it with its source
    speaker: Line = ""


class Round(Struct, frozen=True):
    """A round by one room's record: its announcements in order, and what happened."""

    number: int
    announcements: Grown[Entry] = field(default_factory=Grown)
    opened: Entry | None = None
    closed: Entry | None = None

    @property
    def status(self) -> str:
        """How the round stands: closed, opened, or as last announced; "not announced" if nobody did."""
        if self.closed is not None:
            return "closed"
        if self.opened is not None:
            return "opened"
        last = self.announcements[-1].act if self.announcements else None
        return last.status if isinstance(last, ScheduleRound | Reschedule) else "not announced"


class Calendar(Struct):
    """The slice of a room's state that this group and `sessions` keep."""

    rounds: dict[int, Round] = field(default_factory=dict)
    agendas: dict[int, Entry] = field(default_factory=dict)  # proposals by entry
    adoptions: dict[tuple[int, PartyId], int] = field(default_factory=dict)  # (proposal, party): entry
    adopted: dict[int, int] = field(default_factory=dict)  # round: the proposal that every negotiating party adopted
    sessions: dict[str, Grown[Entry]] = field(default_factory=dict)
    adjourned: dict[str, Entry] = field(default_factory=dict)
    attendance: dict[int, Entry] = field(default_factory=dict)
    assessments: dict[int, Entry] = field(default_factory=dict)


def _announced(s: RoomState, e: Entry, act: ScheduleRound | Reschedule) -> None:
    known = s.calendar.rounds.get(act.round) or Round(act.round)
    opened = e if act.status == "opened" and known.opened is None else known.opened
    s.calendar.rounds[act.round] = Round(act.round, known.announcements.plus(e), opened, known.closed)


def _closed(s: RoomState, e: Entry, act: CloseRound) -> None:
    known = s.calendar.rounds.get(act.round) or Round(act.round)
    s.calendar.rounds[act.round] = Round(act.round, known.announcements, known.opened, e)


def _assessed(s: RoomState, e: Entry, act: AssessRound) -> None:
    s.calendar.assessments[e.number] = e


def running(state: RoomState) -> int | None:
    """The round that goes on: of those opened and not closed, the last by number."""
    return max((r.number for r in state.calendar.rounds.values() if r.opened and not r.closed), default=None)


EVOLVE = {ScheduleRound: _announced, Reschedule: _announced, CloseRound: _closed, AssessRound: _assessed}


# Rules


def known_round(t: Table, number: int | None) -> Refusal | None:
    """The refusal of a round that this room's record does not announce."""
    if number is None or number in t.room.calendar.rounds:
        return None
    return words.invalid("round", phrase("Round {number} has not been announced yet: schedule it.", number=number))


def _may_announce(t: Table, act: ScheduleRound | Reschedule) -> Refusal | None:
    known = t.room.calendar.rounds.get(act.round)
    scheduled = known is not None and bool(known.announcements)
    if isinstance(act, ScheduleRound) and scheduled:
        return Refusal("conflict", phrase("Round {round} has been announced: reschedule it.", round=act.round), "round")
    if isinstance(act, Reschedule) and not scheduled:
        return words.invalid("round", phrase("Round {round} has not been announced yet: schedule it.", round=act.round))
    if known is not None and known.closed is not None:
        return Refusal("closed", phrase("Round {round} has been closed.", round=act.round), "round")
    return words.date(act.dates, "dates")


def _may_close(t: Table, act: CloseRound) -> Refusal | None:
    known = t.room.calendar.rounds.get(act.round)
    if known is not None and known.closed is not None:
        return Refusal("closed", phrase("Round {round} has been closed already.", round=act.round), "round")
    return known_round(t, act.round) or words.date(act.dates, "dates")


def _may_assess(t: Table, act: AssessRound) -> Refusal | None:
    if not act.words and act.left is None:
        return words.invalid("words", phrase("Give an assessment, or what is left, or both."))
    if act.party is not None and act.party != t.party:
        if t.office != "secretariat":
            return Refusal("not yours", phrase("You assess for your own party."), "party")
        if act.source is None:
            return words.invalid("source", phrase("Another's words are filed with their source."))
        if act.party not in t.parties:
            return words.invalid("party", phrase("“{party}” is no party to these talks.", party=act.party))
    if act.left is not None:
        if (act.left.sort == "not a count") != (act.left.count is None):
            return words.invalid(
                "left.count", phrase("Give a number for “exact” and “at least”, and none for “not a count”.")
            )
        wrong = words.first(
            words.languages(act.left.words, "left.words"),
            *(t.known_point(point, "left.points") for point in act.left.points),
        )
        if wrong:
            return wrong
    return words.languages(act.words, "words", empty=True) or known_round(t, act.round)


RULES = {ScheduleRound: _may_announce, Reschedule: _may_announce, CloseRound: _may_close, AssessRound: _may_assess}
