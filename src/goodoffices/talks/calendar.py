"""The calendar: rounds and sessions, how surely a date is known, every announcement kept with who made it and when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from msgspec import Meta, Struct, field

from goodoffices.talks import words
from goodoffices.talks.act import (
    Act,
    Count,
    Edtf,
    Entry,
    Language,
    Line,
    Number,
    PartyId,
    PointId,
    Refusal,
    Texts,
    party_of,
)
from goodoffices.talks.founding import negotiating

if TYPE_CHECKING:
    from goodoffices.talks.play import RoomState
    from goodoffices.talks.rules import Table

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
    """A further announcement about a round. A moved date shows as moved; its reason is given only if somebody gave one."""

    round: RoundNumber
    dates: Edtf | None = None
    status: Certainty = "planned"
    place: Line = ""
    expected: Line = ""
    announced_by: Line = ""
    note: Line = ""


class AgendaItem(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, gc=False):
    """One item of an agenda."""

    text: Texts
    point: PointId | None = None


class AdoptAgenda(Act, frozen=True):
    """A proposed agenda of a round, or a party's adoption of the one entered under `proposal`; the parties adopt it."""

    round: RoundNumber
    items: tuple[AgendaItem, ...] = ()
    proposal: Number | None = None


class Interpreter(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, gc=False):
    """Who interprets between which languages."""

    person: Line
    languages: tuple[Language, ...]


class Convene(Act, frozen=True):
    """A session is put on the programme, or opened. The first opened session of a round opens the round."""

    session: Line
    title: Texts
    starts: Edtf
    round: RoundNumber | None = None
    status: Literal["planned", "opened"] = "planned"
    ends: Edtf | None = None
    place: Line = ""
    format: Line = ""  # "plenary", "separate groups by track", "proximity" …
    who: tuple[Line, ...] = ()
    interpreters: tuple[Interpreter, ...] = ()
    languages: tuple[Language, ...] = ()
    expected: Line = ""  # how long the round is expected to last, where the opening said so


class Attendee(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, gc=False):
    """A person who was there, for which party."""

    party: PartyId
    person: Line
    note: Line = ""


class NoteAttendance(Act, frozen=True):
    """Who was at a session, or has arrived."""

    present: tuple[Attendee, ...]
    session: Line = ""
    note: Line = ""


class Adjourn(Act, frozen=True):
    """A session ends for now; `until` if it was said when it resumes."""

    session: Line
    until: Edtf | None = None


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
    """A round by one room's record: its announcements in order; the last one stands."""

    number: int
    announcements: tuple[Entry, ...] = ()
    opened: Entry | None = None
    closed: Entry | None = None


class Calendar(Struct):
    """The slice of a room's state that this group keeps."""

    rounds: dict[int, Round] = field(default_factory=dict)
    agendas: dict[int, Entry] = field(default_factory=dict)  # proposals by entry
    adoptions: dict[tuple[int, PartyId], int] = field(default_factory=dict)  # (proposal, party): entry
    sessions: dict[str, tuple[Entry, ...]] = field(default_factory=dict)
    adjourned: dict[str, Entry] = field(default_factory=dict)
    attendance: dict[int, Entry] = field(default_factory=dict)
    assessments: dict[int, Entry] = field(default_factory=dict)


def _announced(s: RoomState, e: Entry, act: ScheduleRound | Reschedule) -> None:
    known = s.calendar.rounds.get(act.round) or Round(act.round)
    opened = e if act.status == "opened" and known.opened is None else known.opened
    s.calendar.rounds[act.round] = Round(act.round, (*known.announcements, e), opened, known.closed)


def _agenda(s: RoomState, e: Entry, act: AdoptAgenda) -> None:
    if act.proposal is None:
        s.calendar.agendas[e.number] = e
    s.calendar.adoptions[act.proposal or e.number, party_of(e.seat)] = e.number


def _convened(s: RoomState, e: Entry, act: Convene) -> None:
    s.calendar.sessions[act.session] = (*s.calendar.sessions.get(act.session, ()), e)
    if act.status == "opened" and act.round is not None:
        known = s.calendar.rounds.get(act.round) or Round(act.round)
        if known.opened is None:
            s.calendar.rounds[act.round] = Round(act.round, known.announcements, e, known.closed)


def _attended(s: RoomState, e: Entry, act: NoteAttendance) -> None:
    s.calendar.attendance[e.number] = e


def _adjourned(s: RoomState, e: Entry, act: Adjourn) -> None:
    s.calendar.adjourned[act.session] = e


def _closed(s: RoomState, e: Entry, act: CloseRound) -> None:
    known = s.calendar.rounds.get(act.round) or Round(act.round)
    s.calendar.rounds[act.round] = Round(act.round, known.announcements, known.opened, e)


def _assessed(s: RoomState, e: Entry, act: AssessRound) -> None:
    s.calendar.assessments[e.number] = e


EVOLVE = {
    ScheduleRound: _announced,
    Reschedule: _announced,
    AdoptAgenda: _agenda,
    Convene: _convened,
    NoteAttendance: _attended,
    Adjourn: _adjourned,
    CloseRound: _closed,
    AssessRound: _assessed,
}


def agenda_of(state: RoomState, round_: int) -> Entry | None:
    """The last agenda of a round that every negotiating party has adopted."""
    parties = negotiating(state.founding)
    for number in sorted(state.calendar.agendas, reverse=True):
        entry = state.calendar.agendas[number]
        adopted = parties and all((number, party) in state.calendar.adoptions for party in parties)
        if isinstance(entry.act, AdoptAgenda) and entry.act.round == round_ and adopted:
            return entry
    return None


# Rules


def _may_announce(t: Table, act: ScheduleRound | Reschedule) -> Refusal | None:
    known = t.room.calendar.rounds.get(act.round)
    scheduled = known is not None and bool(known.announcements)
    if isinstance(act, ScheduleRound) and scheduled:
        return Refusal("conflict", f"Round {act.round} has been announced: reschedule it.", "round")
    if isinstance(act, Reschedule) and not scheduled:
        return words.invalid("round", f"Round {act.round} has not been announced yet: schedule it.")
    if known is not None and known.closed is not None:
        return Refusal("closed", f"Round {act.round} has been closed.", "round")
    return words.date(act.dates, "dates") if act.dates is not None else None


def _may_adopt(t: Table, act: AdoptAgenda) -> Refusal | None:
    if bool(act.items) == (act.proposal is not None):
        return words.invalid("proposal", "Give either the items that you propose, or the number of a proposal to adopt.")
    if act.proposal is not None:
        entry = t.room.calendar.agendas.get(act.proposal)
        if entry is None or not isinstance(entry.act, AdoptAgenda) or entry.act.round != act.round:
            return words.invalid("proposal", f"Entry {act.proposal} proposes no agenda of round {act.round}.")
        if t.party not in negotiating(t.room.founding):
            return Refusal("not yours", "An agenda is adopted by the negotiating parties.")
    for i, item in enumerate(act.items):
        wrong = words.first(words.languages(item.text, f"items.{i}.text"), t.known_point(item.point, f"items.{i}.point"))
        if wrong:
            return wrong
    return None


def _may_convene(t: Table, act: Convene) -> Refusal | None:
    if act.round is not None and act.round not in t.room.calendar.rounds:
        return words.invalid("round", f"Round {act.round} has not been announced yet: schedule it.")
    earlier = t.room.calendar.sessions.get(act.session, ())
    if act.status == "planned" and any(isinstance(e.act, Convene) and e.act.status == "opened" for e in earlier):
        return Refusal("conflict", f"Session “{act.session}” has been opened already.", "session")
    return words.first(
        words.filled(act.session, "session"),
        words.languages(act.title, "title"),
        words.date(act.starts, "starts"),
        words.date(act.ends, "ends") if act.ends is not None else None,
    )


def _may_note(t: Table, act: NoteAttendance) -> Refusal | None:
    if act.session and act.session not in t.room.calendar.sessions:
        return words.invalid("session", f"There is no session “{act.session}” on the programme of this room.")
    parties = {**t.parties, **t.room.founding.parties}
    for i, attendee in enumerate(act.present):
        if attendee.party not in parties and attendee.party != t.party:
            return words.invalid(f"present.{i}.party", f"“{attendee.party}” is no party to these talks.")
    return None if act.present else words.invalid("present", "Name at least one person.")


def _may_adjourn(t: Table, act: Adjourn) -> Refusal | None:
    if act.session not in t.room.calendar.sessions:
        return words.invalid("session", f"There is no session “{act.session}” on the programme of this room.")
    return words.date(act.until, "until") if act.until is not None else None


def _may_close(t: Table, act: CloseRound) -> Refusal | None:
    known = t.room.calendar.rounds.get(act.round)
    if known is None:
        return words.invalid("round", f"Round {act.round} has not been announced yet: schedule it.")
    if known.closed is not None:
        return Refusal("closed", f"Round {act.round} has been closed already.", "round")
    return words.date(act.dates, "dates") if act.dates is not None else None


def _may_assess(t: Table, act: AssessRound) -> Refusal | None:
    if not act.words and act.left is None:
        return words.invalid("words", "Give an assessment, or what is left, or both.")
    if act.party is not None and act.party != t.party:
        if t.office != "secretariat":
            return Refusal("not yours", "You assess for your own party.", "party")
        if act.source is None:
            return words.invalid("source", "Another's words are filed with their source.")
    if act.left is not None:
        if (act.left.sort == "not a count") != (act.left.count is None):
            return words.invalid("left.count", "Give a number for “exact” and “at least”, and none for “not a count”.")
        wrong = words.first(
            words.languages(act.left.words, "left.words"),
            *(t.known_point(point, "left.points") for point in act.left.points),
        )
        if wrong:
            return wrong
    return words.languages(act.words, "words", empty=True)


RULES = {
    ScheduleRound: _may_announce,
    Reschedule: _may_announce,
    AdoptAgenda: _may_adopt,
    Convene: _may_convene,
    NoteAttendance: _may_note,
    Adjourn: _may_adjourn,
    CloseRound: _may_close,
    AssessRound: _may_assess,
}
