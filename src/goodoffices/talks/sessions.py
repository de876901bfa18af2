"""Sessions: the agenda that the parties adopt, the programme, who was there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from goodoffices.phrases import phrase
from goodoffices.talks import words
from goodoffices.talks.act import Act, Edtf, Entry, Language, Line, Number, PartyId, PointId, Refusal, Texts, party_of
from goodoffices.talks.calendar import Round, RoundNumber, known_round
from goodoffices.talks.founding import adopted_by_all, once
from goodoffices.talks.grown import Grown

if TYPE_CHECKING:
    from goodoffices.talks.play import RoomState
    from goodoffices.talks.table import Table


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


def _agenda(s: RoomState, e: Entry, act: AdoptAgenda) -> None:
    if act.proposal is None:
        s.calendar.agendas[e.number] = e
    calendar, proposal = s.calendar, act.proposal or e.number
    calendar.adoptions[proposal, party_of(e.seat)] = e.number
    proposed = calendar.agendas.get(proposal)
    if proposed is not None and isinstance(proposed.act, AdoptAgenda):
        round_ = proposed.act.round
        if proposal > calendar.adopted.get(round_, 0) and adopted_by_all(s.founding, calendar.adoptions, proposal):
            calendar.adopted[round_] = proposal


def _convened(s: RoomState, e: Entry, act: Convene) -> None:
    s.calendar.sessions[act.session] = s.calendar.sessions.get(act.session, Grown[Entry]()).plus(e)
    if act.status == "opened" and act.round is not None:
        known = s.calendar.rounds.get(act.round) or Round(act.round)
        if known.opened is None:
            s.calendar.rounds[act.round] = Round(act.round, known.announcements, e, known.closed)


def _attended(s: RoomState, e: Entry, act: NoteAttendance) -> None:
    s.calendar.attendance[e.number] = e


def _adjourned(s: RoomState, e: Entry, act: Adjourn) -> None:
    s.calendar.adjourned[act.session] = e


EVOLVE = {AdoptAgenda: _agenda, Convene: _convened, NoteAttendance: _attended, Adjourn: _adjourned}


def agenda_of(state: RoomState, round_: int) -> Entry | None:
    """The last agenda of a round that every negotiating party of its day adopted."""
    return state.calendar.agendas.get(state.calendar.adopted.get(round_, 0))


# Rules


def _may_adopt(t: Table, act: AdoptAgenda) -> Refusal | None:
    if bool(act.items) == (act.proposal is not None):
        return words.invalid(
            "proposal", phrase("Give either the items that you propose, or the number of a proposal to adopt.")
        )
    if act.proposal is not None:
        entry = t.room.calendar.agendas.get(act.proposal)
        if entry is None or not isinstance(entry.act, AdoptAgenda) or entry.act.round != act.round:
            return words.invalid(
                "proposal",
                phrase("Entry {number} proposes no agenda of round {round}.", number=act.proposal, round=act.round),
            )
        if not t.negotiates:
            return Refusal("not yours", phrase("An agenda is adopted by the negotiating parties."))
        wrong = once(t.party, act.proposal, t.room.calendar.adoptions, t.room.calendar.adopted.get(act.round, 0))
        if wrong:
            return wrong
    for i, item in enumerate(act.items):
        wrong = words.first(
            words.languages(item.text, f"items.{i}.text"), t.known_point(item.point, f"items.{i}.point")
        )
        if wrong:
            return wrong
    return None


def _may_convene(t: Table, act: Convene) -> Refusal | None:
    earlier = t.room.calendar.sessions.get(act.session, ())
    if act.status == "planned" and any(isinstance(e.act, Convene) and e.act.status == "opened" for e in earlier):
        return Refusal(
            "conflict", phrase("Session “{session}” has been opened already.", session=act.session), "session"
        )
    return words.first(
        known_round(t, act.round),
        words.filled(act.session, "session"),
        words.languages(act.title, "title"),
        words.date(act.starts, "starts"),
        words.date(act.ends, "ends"),
        *(words.language(tag, "languages") for tag in act.languages),
    )


def _may_note(t: Table, act: NoteAttendance) -> Refusal | None:
    if act.session and act.session not in t.room.calendar.sessions:
        return words.invalid(
            "session", phrase("There is no session “{session}” on the programme of this room.", session=act.session)
        )
    for i, attendee in enumerate(act.present):
        if attendee.party not in t.parties and attendee.party != t.party:
            return words.invalid(
                f"present.{i}.party", phrase("“{party}” is no party to these talks.", party=attendee.party)
            )
    return None if act.present else words.invalid("present", phrase("Name at least one person."))


def _may_adjourn(t: Table, act: Adjourn) -> Refusal | None:
    if act.session not in t.room.calendar.sessions:
        return words.invalid(
            "session", phrase("There is no session “{session}” on the programme of this room.", session=act.session)
        )
    return words.date(act.until, "until")


RULES = {AdoptAgenda: _may_adopt, Convene: _may_convene, NoteAttendance: _may_note, Adjourn: _may_adjourn}
