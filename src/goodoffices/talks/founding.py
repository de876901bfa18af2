"""Founding: the talks, their rules, their parties, who sits where, and by what authority."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from msgspec import Meta, Struct, field
from msgspec.structs import replace

from goodoffices.talks import words
from goodoffices.talks.act import (
    SECRETARIAT,
    Act,
    Edtf,
    Entry,
    Language,
    Line,
    Number,
    Office,
    PartyId,
    Refusal,
    Regime,
    Role,
    RoomId,
    RoomKind,
    SeatId,
    Texts,
    party_of,
)

if TYPE_CHECKING:
    from goodoffices.talks.play import RoomState
    from goodoffices.talks.rules import Table

TextRung = Literal["frozen", "checked", "initialled", "confirmed", "signed", "in force"]
TEXT_LADDER: tuple[TextRung, ...] = ("frozen", "checked", "initialled", "confirmed", "signed", "in force")


class Rules(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The rules of procedure. What is not adopted stands as given here."""

    decision: Literal["consensus", "sufficient consensus"] = "consensus"
    sufficient: Annotated[int, Meta(ge=0, le=1000)] = 0  # how many parties make sufficient consensus
    sufficient_with: tuple[PartyId, ...] = ()  # and who must be among them
    can_live_with_suffices: bool = False  # whether "can live with" counts as joining consensus
    nothing_until_everything: bool = True  # a reopened point suspends the package
    ad_referendum: bool = True  # False: the point ladder is proposed, agreed
    text_ladder: tuple[TextRung, ...] = TEXT_LADDER  # in this order; "frozen" and "signed" always among them
    initialling_authenticates: bool = False  # compare VCLT articles 10 and 12
    full_powers: bool = True  # initialling or signing asks for full powers on record
    signature: Literal["on paper", "in the system"] = "on paper"
    silence_on_substance: bool = False
    sealed_questions: bool = False
    regimes: dict[RoomKind, Regime] = {}
    words: Texts = {}  # the rules as written for people


class FoundTalks(Act, frozen=True):
    """The talks begin: title, time zone, languages. In a `record` of real talks one can read and file, not negotiate."""

    title: Texts
    zone: Line
    languages: tuple[Language, ...]
    person: Line = ""
    mode: Literal["negotiation", "role-play", "record"] = "negotiation"


class AdoptRules(Act, frozen=True):
    """A proposal of rules, or a party's adoption of the proposal entered under `proposal`.

    They are in force when every negotiating party has adopted the same proposal.
    """

    rules: Rules | None = None
    proposal: Number | None = None


class AdmitParty(Act, frozen=True):
    """A party joins, with its name in the talks' languages and its roles."""

    party: PartyId
    name: Texts
    roles: tuple[Role, ...]
    footnote: Texts = {}


class Delegate(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, gc=False):
    """One line of a delegation list, in protocol order."""

    person: Line
    title: Line = ""
    function: Line = ""
    footnote: Line = ""


class NotifyDelegation(Act, frozen=True):
    """A party's delegation list, in protocol order, under the name agreed for it; a later one replaces it."""

    party: PartyId
    delegates: tuple[Delegate, ...]
    name: Line = ""
    footnote: Line = ""


class AcceptCredentials(Act, frozen=True):
    """A party, or the secretariat, accepts the credentials of `party`'s delegation."""

    party: PartyId


class ObjectToCredentials(Act, frozen=True):
    """A party objects to the credentials, or to a name, of `party`'s delegation; printed as a footnote to the list."""

    party: PartyId
    reason: Texts


class SeatPerson(Act, frozen=True):
    """A person takes a seat. In a capital only that party seats people, under `<party>.capital.…`."""

    seat: SeatId
    office: Office
    person: Line
    title: Line = ""


class VacateSeat(Act, frozen=True):
    """The person leaves the seat; the seat keeps what it could read for whoever takes it next."""

    seat: SeatId
    reason: Line = ""


class Empower(Act, frozen=True):
    """A head empowers a deputy, or a principal an aide, to do the named acts until a date."""

    seat: SeatId
    acts: tuple[Line, ...]
    until: Edtf | None = None


class Revoke(Act, frozen=True):
    """What was empowered ends, for the named acts or, with none named, for all."""

    seat: SeatId
    acts: tuple[Line, ...] = ()


class PresentFullPowers(Act, frozen=True):
    """A document that authorises a seat to initial or sign (VCLT articles 2(1)(c) and 7)."""

    seat: SeatId
    acts: tuple[Literal["Initial", "ConfirmAdReferendum", "Sign", "Ratify"], ...]
    issued_by: Line
    issued_on: Edtf
    paper: Number | None = None


class Party(Struct, frozen=True):
    id: PartyId
    name: Texts
    roles: tuple[Role, ...]
    footnote: Texts
    number: int


class Seat(Struct, frozen=True):
    id: SeatId
    party: PartyId
    office: Office
    person: str
    title: str
    number: int
    vacant: bool = False


class Power(Struct, frozen=True):
    """An act that a seat was empowered to do, by whom, until when."""

    by: SeatId
    until: str | None
    number: int


class Founding(Struct):
    """The slice of a room's state that this group keeps."""

    founded: Entry | None = None
    proposals: dict[int, Rules] = field(default_factory=dict)
    adoptions: dict[tuple[int, PartyId], int] = field(default_factory=dict)  # (proposal, party): entry
    parties: dict[PartyId, Party] = field(default_factory=dict)
    seats: dict[SeatId, Seat] = field(default_factory=dict)
    powers: dict[tuple[SeatId, str], Power] = field(default_factory=dict)
    full_powers: dict[tuple[SeatId, str], Entry] = field(default_factory=dict)
    delegations: dict[PartyId, Entry] = field(default_factory=dict)
    credentials: dict[tuple[PartyId, PartyId], Entry] = field(default_factory=dict)  # (of whom, by whom)


def _founded(s: RoomState, e: Entry, act: FoundTalks) -> None:
    s.founding.founded = e
    s.founding.seats[e.seat] = Seat(e.seat, party_of(e.seat), "secretariat", act.person, "", e.number)


def _rules(s: RoomState, e: Entry, act: AdoptRules) -> None:
    if act.rules is not None:
        s.founding.proposals[e.number] = act.rules
        s.founding.adoptions[e.number, party_of(e.seat)] = e.number
    elif act.proposal is not None:
        s.founding.adoptions[act.proposal, party_of(e.seat)] = e.number


def _admitted(s: RoomState, e: Entry, act: AdmitParty) -> None:
    s.founding.parties[act.party] = Party(act.party, act.name, act.roles, act.footnote, e.number)


def _seated(s: RoomState, e: Entry, act: SeatPerson) -> None:
    s.founding.seats[act.seat] = Seat(act.seat, party_of(act.seat), act.office, act.person, act.title, e.number)
    if s.door.kind == "capital":
        s.door.let_in(act.seat, e.number)


def _vacated(s: RoomState, e: Entry, act: VacateSeat) -> None:
    seat = s.founding.seats.get(act.seat)
    if seat is not None:
        s.founding.seats[act.seat] = replace(seat, vacant=True)


def _notified(s: RoomState, e: Entry, act: NotifyDelegation) -> None:
    s.founding.delegations[act.party] = e


def _credentials(s: RoomState, e: Entry, act: AcceptCredentials | ObjectToCredentials) -> None:
    s.founding.credentials[act.party, party_of(e.seat)] = e


def _empowered(s: RoomState, e: Entry, act: Empower) -> None:
    for kind in act.acts:
        s.founding.powers[act.seat, kind] = Power(e.seat, act.until, e.number)


def _revoked(s: RoomState, e: Entry, act: Revoke) -> None:
    for seat, kind in list(s.founding.powers):
        if seat == act.seat and (not act.acts or kind in act.acts):
            del s.founding.powers[seat, kind]


def _powers(s: RoomState, e: Entry, act: PresentFullPowers) -> None:
    for kind in act.acts:
        s.founding.full_powers[act.seat, kind] = e


EVOLVE = {
    FoundTalks: _founded,
    AdoptRules: _rules,
    AdmitParty: _admitted,
    SeatPerson: _seated,
    VacateSeat: _vacated,
    NotifyDelegation: _notified,
    AcceptCredentials: _credentials,
    ObjectToCredentials: _credentials,
    Empower: _empowered,
    Revoke: _revoked,
    PresentFullPowers: _powers,
}


# Questions


def negotiating(founding: Founding) -> tuple[PartyId, ...]:
    """The parties whose word counts in a decision, in the order in which they were admitted."""
    return tuple(p.id for p in founding.parties.values() if "negotiating" in p.roles)


def rules_in_force(founding: Founding) -> Rules:
    """The last proposal that every negotiating party adopted; the house rules until there is one."""
    parties = negotiating(founding)
    for number in sorted(founding.proposals, reverse=True):
        if parties and all((number, party) in founding.adoptions for party in parties):
            return founding.proposals[number]
    return Rules()


# Rules


def _may_found(t: Table, act: FoundTalks) -> Refusal | None:
    try:
        ZoneInfo(act.zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return words.invalid("zone", f"“{act.zone}” is no time zone: write one such as “Europe/Zurich”.")
    if not act.languages:
        return words.invalid("languages", "Name at least one language.")
    if party_of(t.seat) != SECRETARIAT:
        return Refusal("not yours", "Talks are founded by a seat of the secretariat, such as “secretariat.chief”.")
    return words.first(words.languages(act.title, "title"), words.seat(t.seat))


def _may_adopt(t: Table, act: AdoptRules) -> Refusal | None:
    if (act.rules is None) == (act.proposal is None):
        return words.invalid("proposal", "Give either the rules that you propose, or the number of a proposal to adopt.")
    if act.proposal is not None:
        if act.proposal not in t.room.founding.proposals:
            return words.invalid("proposal", f"Entry {act.proposal} of this room is no proposal of rules.")
        if t.party not in negotiating(t.room.founding):
            return Refusal("not yours", "Rules are adopted by the negotiating parties.")
    if act.rules is not None:
        ladder = act.rules.text_ladder
        if [r for r in TEXT_LADDER if r in ladder] != list(ladder) or not {"frozen", "signed"} <= set(ladder):
            return words.invalid("rules.text_ladder", "Keep the rungs in order, each once, with “frozen” and “signed”.")
        if act.rules.decision == "sufficient consensus" and act.rules.sufficient < 2:
            return words.invalid("rules.sufficient", "Say how many parties make sufficient consensus: two or more.")
        return words.languages(act.rules.words, "rules.words", empty=True)
    return None


def _may_admit(t: Table, act: AdmitParty) -> Refusal | None:
    if act.party in t.room.founding.parties:
        return Refusal("conflict", f"{act.party} is a party already.", "party")
    if not act.roles:
        return words.invalid("roles", "Name at least one role.")
    return words.first(
        words.party(act.party),
        words.languages(act.name, "name"),
        words.languages(act.footnote, "footnote", empty=True),
    )


_OFFICES_OF_MEDIATORS = ("mediator", "co-mediator")


def _may_seat(t: Table, act: SeatPerson) -> Refusal | None:
    wrong = words.first(words.seat(act.seat), words.filled(act.person, "person"))
    if wrong:
        return wrong
    party = party_of(act.seat)
    if t.room.door.kind == "capital":
        if not act.seat.startswith(f"{t.party}.capital."):
            return words.invalid("seat", f"Seats of this capital are named “{t.party}.capital.…”.")
        if act.office not in ("principal", "aide", "secretary", "adviser", "press"):
            return words.invalid("office", "In a capital sit a principal, aides, a secretary, advisers, a press officer.")
    else:
        known = t.room.founding.parties.get(party)
        if party != SECRETARIAT and known is None:
            return words.invalid("seat", f"“{party}” is no party to these talks: admit it first.")
        if ".capital." in act.seat or act.office in ("principal", "aide"):
            return words.invalid("seat", "Seats in a capital are given by that party, in its own room.")
        if (party == SECRETARIAT) != (act.office == "secretariat"):
            return words.invalid("office", "The office “secretariat” belongs to seats “secretariat.…”, and only to them.")
        if act.office in _OFFICES_OF_MEDIATORS and (known is None or "mediator" not in known.roles):
            return words.invalid("office", "Only a party admitted as mediator has mediators.")
        own = t.office in ("head", "mediator") and t.party == party
        if not own and t.office != "secretariat":
            return Refusal("not yours", "A head of delegation seats people of its own party only.")
        if t.office == "secretariat" and t.party != party and act.office not in ("head", "mediator", "observer"):
            return Refusal("not yours", f"The head of {party} seats the rest of its delegation.", "office")
    taken = t.room.founding.seats.get(act.seat)
    if taken is not None and not taken.vacant:
        return Refusal("conflict", f"{act.seat} is taken by {taken.person}: vacate it first.", "seat")
    if taken is not None and taken.office != act.office:
        return Refusal("conflict", f"{act.seat} keeps its office, {taken.office}.", "office")
    return None


def _may_vacate(t: Table, act: VacateSeat) -> Refusal | None:
    seat = t.room.founding.seats.get(act.seat)
    if seat is None or seat.vacant:
        return words.invalid("seat", f"Nobody sits in “{act.seat}” by the record of this room.")
    if t.office != "secretariat" and seat.party != t.party:
        return Refusal("not yours", "A head of delegation vacates seats of its own party only.")
    return None


def _about_party(t: Table, act: NotifyDelegation | AcceptCredentials | ObjectToCredentials) -> Refusal | None:
    if act.party not in t.room.founding.parties:
        return words.invalid("party", f"“{act.party}” is no party by the record of this room.")
    if isinstance(act, NotifyDelegation):
        if t.office != "secretariat" and act.party != t.party:
            return Refusal("not yours", "A party notifies its own delegation.")
        return None if act.delegates else words.invalid("delegates", "Name at least one delegate.")
    if act.party not in t.room.founding.delegations:
        return words.invalid("party", f"No delegation of {act.party} has been notified.")
    if act.party == t.party:
        return Refusal("not yours", "Credentials are accepted or objected to by others.")
    return words.languages(act.reason, "reason") if isinstance(act, ObjectToCredentials) else None


def _may_empower(t: Table, act: Empower | Revoke) -> Refusal | None:
    seat = t.room.founding.seats.get(act.seat)
    if seat is None or seat.party != t.party or seat.id == t.seat:
        return words.invalid("seat", f"“{act.seat}” is no other seat of your party by the record of this room.")
    if isinstance(act, Revoke):
        return None
    unknown = [kind for kind in act.acts if kind not in t.kinds]
    if unknown or not act.acts:
        return words.invalid("acts", f"Name acts of the table: {', '.join(unknown) or 'none is named'}.")
    return words.date(act.until, "until") if act.until is not None else None


def _may_present(t: Table, act: PresentFullPowers) -> Refusal | None:
    seat = t.room.founding.seats.get(act.seat)
    if seat is None or (t.office != "secretariat" and seat.party != t.party):
        return words.invalid("seat", f"“{act.seat}” is no seat of your party by the record of this room.")
    if act.paper is not None and act.paper not in t.room.papers.papers:
        return words.invalid("paper", f"Entry {act.paper} of this room is no paper.")
    return words.first(words.filled(act.issued_by, "issued_by"), words.date(act.issued_on, "issued_on"))


RULES = {
    FoundTalks: _may_found,
    AdoptRules: _may_adopt,
    AdmitParty: _may_admit,
    SeatPerson: _may_seat,
    VacateSeat: _may_vacate,
    NotifyDelegation: _about_party,
    AcceptCredentials: _about_party,
    ObjectToCredentials: _about_party,
    Empower: _may_empower,
    Revoke: _may_empower,
    PresentFullPowers: _may_present,
}
