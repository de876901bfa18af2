"""Founding: the talks, their parties, and the rules of procedure that the parties adopt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from msgspec import Meta, Struct, field

from goodoffices.phrases import phrase
from goodoffices.talks import words
from goodoffices.talks.act import (
    INSTRUCTOR,
    SECRETARIAT,
    Act,
    Entry,
    Language,
    Line,
    Number,
    Office,
    PartyId,
    Refusal,
    Regime,
    Role,
    RoomKind,
    SeatId,
    Texts,
    party_of,
)

if TYPE_CHECKING:
    from goodoffices.talks.play import RoomState
    from goodoffices.talks.table import Table

TextRung = Literal["frozen", "checked", "initialled", "confirmed", "signed", "in force"]
TEXT_LADDER: tuple[TextRung, ...] = ("frozen", "checked", "initialled", "confirmed", "signed", "in force")

# Rooms with two sides; only there can nothing be kept but what both agree to keep.
TWO_SIDED: tuple[RoomKind, ...] = ("bilateral", "caucus")


class Rules(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The rules of procedure. What is not adopted stands as given here."""

    decision: Literal["consensus", "sufficient consensus"] = "consensus"
    sufficient: Annotated[int, Meta(ge=0, le=1000)] = 0  # how many parties make sufficient consensus
    sufficient_with: tuple[PartyId, ...] = ()  # and who must be among them
    can_live_with_suffices: bool = False  # whether "can live with" counts as joining consensus
    nothing_until_everything: bool = True  # a reopened point suspends the package
    ad_referendum: bool = True  # False: the point ladder is proposed, agreed
    text_ladder: tuple[TextRung, ...] = TEXT_LADDER  # in this order; "frozen" and "signed" always among them
    initialling_authenticates: bool = False  # VCLT article 10(b)
    full_powers: bool = True  # initialling or signing asks for full powers on record (VCLT article 7)
    signature: Literal["on paper", "in the system"] = "on paper"
    silence_on_substance: bool = False
    sealed_questions: bool = False
    regimes: dict[RoomKind, Regime] = {}
    words: Texts = {}  # the rules as written for people


class FoundTalks(Act, frozen=True):
    """The talks begin: title, time zone, languages. In a `record` of real talks one reads and files, no more.

    A `role-play` may declare an instructor, “instructor.…”: it sits in every room, and every door names it.
    """

    title: Texts
    zone: Line
    languages: tuple[Language, ...]
    person: Line = ""
    mode: Literal["negotiation", "role-play", "record"] = "negotiation"
    instructor: SeatId | None = None
    instructor_person: Line = ""


class AdoptRules(Act, frozen=True):
    """A proposal of rules, or a party's adoption of the proposal entered under `proposal`.

    They are in force once every negotiating party has adopted the same proposal. A party that joins later finds them.
    """

    rules: Rules | None = None
    proposal: Number | None = None


class AdmitParty(Act, frozen=True):
    """A party joins, with its name in the talks' languages and its roles."""

    party: PartyId
    name: Texts
    roles: tuple[Role, ...]
    footnote: Texts = {}
    aliases: Annotated[tuple[Line, ...], Meta(max_length=40)] = ()  # by which the press calls it too


class Party(Struct, frozen=True):
    """A party by the record that admitted it."""

    id: PartyId
    name: Texts
    roles: tuple[Role, ...]
    footnote: Texts
    number: int
    aliases: tuple[str, ...] = ()


class Seat(Struct, frozen=True):
    """A seat, its office, and the person in it."""

    id: SeatId
    party: PartyId
    office: Office
    person: str
    title: str
    number: int
    vacant: bool = False


class Power(Struct, frozen=True):
    """An act that a seat was empowered to do, by whom, until which day."""

    by: SeatId
    until: str | None
    number: int


class Founding(Struct):
    """The slice of a room's state that this group, `seats` and `delegations` keep."""

    founded: Entry | None = None
    instructor: SeatId | None = None
    proposals: dict[int, Rules] = field(default_factory=dict)
    adoptions: dict[tuple[int, PartyId], int] = field(default_factory=dict)  # (proposal, party): entry
    in_force: int = 0  # the proposal of rules that every negotiating party has adopted; 0: none
    parties: dict[PartyId, Party] = field(default_factory=dict)
    negotiating: tuple[PartyId, ...] = ()
    seats: dict[SeatId, Seat] = field(default_factory=dict)
    powers: dict[tuple[SeatId, str], Power] = field(default_factory=dict)
    full_powers: dict[tuple[SeatId, str], Entry] = field(default_factory=dict)
    delegations: dict[PartyId, Entry] = field(default_factory=dict)
    credentials: dict[tuple[PartyId, PartyId], Entry] = field(default_factory=dict)  # (of whom, by whom)


def _founded(s: RoomState, e: Entry, act: FoundTalks) -> None:
    s.founding.founded = e
    s.founding.seats[e.seat] = Seat(e.seat, party_of(e.seat), "secretariat", act.person, "", e.number)
    if act.instructor is not None:
        seat = Seat(act.instructor, party_of(act.instructor), "instructor", act.instructor_person, "", e.number)
        s.founding.instructor, s.founding.seats[seat.id] = seat.id, seat


def _rules(s: RoomState, e: Entry, act: AdoptRules) -> None:
    founding = s.founding
    if act.rules is not None:
        founding.proposals[e.number] = act.rules
    proposal = e.number if act.proposal is None else act.proposal
    founding.adoptions[proposal, party_of(e.seat)] = e.number
    later = proposal > founding.in_force and proposal in founding.proposals
    if later and adopted_by_all(founding, founding.adoptions, proposal):
        founding.in_force = proposal


def _admitted(s: RoomState, e: Entry, act: AdmitParty) -> None:
    s.founding.parties[act.party] = Party(act.party, act.name, act.roles, act.footnote, e.number, act.aliases)
    s.founding.negotiating = tuple(p.id for p in s.founding.parties.values() if "negotiating" in p.roles)


EVOLVE = {FoundTalks: _founded, AdoptRules: _rules, AdmitParty: _admitted}


# Questions


def negotiating(founding: Founding) -> tuple[PartyId, ...]:
    """The parties whose word counts in a decision, in the order in which they were admitted."""
    return founding.negotiating


def adopted_by_all(founding: Founding, adoptions: dict[tuple[int, PartyId], int], proposal: int) -> bool:
    """Whether every negotiating party, of which there is at least one, has adopted the proposal."""
    parties = founding.negotiating
    return bool(parties) and all((proposal, party) in adoptions for party in parties)


def rules_in_force(founding: Founding) -> Rules:
    """The last proposal that every negotiating party of its day adopted; the house rules until there is one."""
    return founding.proposals.get(founding.in_force) or Rules()


# Rules


def _may_found(t: Table, act: FoundTalks) -> Refusal | None:
    if not act.languages:
        return words.invalid("languages", phrase("Name at least one language."))
    if party_of(t.seat) != SECRETARIAT:
        return Refusal(
            "not yours", phrase("Talks are founded by a seat of the secretariat, such as “secretariat.chief”.")
        )
    return words.first(
        _may_declare(act),
        words.zone(act.zone, "zone"),
        *(words.language(tag, "languages") for tag in act.languages),
        words.languages(act.title, "title"),
        words.seat(t.seat),
    )


def _may_declare(act: FoundTalks) -> Refusal | None:
    """The refusal of an instructor of talks that are no role-play, or of a seat that is another's."""
    if act.instructor is None:
        return words.invalid("instructor", phrase("Name the instructor’s seat too.")) if act.instructor_person else None
    if act.mode != "role-play":
        return words.invalid("instructor", phrase("Only a role-play has an instructor: leave this out."))
    if party_of(act.instructor) != INSTRUCTOR:
        return words.invalid(
            "instructor", phrase("The instructor’s seat is named “instructor.…”, such as “instructor.lead”.")
        )
    return words.seat(act.instructor, "instructor")


def _may_adopt(t: Table, act: AdoptRules) -> Refusal | None:
    founding = t.room.founding
    if act.rules is not None and act.proposal is None:
        return _sound(t, act.rules)
    if act.rules is not None or act.proposal is None:
        return words.invalid(
            "proposal", phrase("Give either the rules that you propose, or the number of a proposal to adopt.")
        )
    if act.proposal not in founding.proposals:
        return words.invalid(
            "proposal", phrase("Entry {number} of this room is no proposal of rules.", number=act.proposal)
        )
    if not t.negotiates:
        return Refusal("not yours", phrase("Rules are adopted by the negotiating parties, each by its head."))
    return once(t.party, act.proposal, founding.adoptions, founding.in_force)


def once(party: PartyId, proposal: int, adoptions: dict[tuple[int, PartyId], int], in_force: int) -> Refusal | None:
    """The refusal of adopting twice, or what a later proposal has overtaken."""
    if (proposal, party) in adoptions:
        return Refusal(
            "conflict",
            phrase("{party} has adopted the proposal of entry {number} already.", party=party, number=proposal),
            "proposal",
        )
    if proposal < in_force:
        return Refusal(
            "stale", phrase("The later proposal of entry {number} was adopted by all.", number=in_force), "proposal"
        )
    return None


def _sound(t: Table, rules: Rules) -> Refusal | None:
    ladder = rules.text_ladder
    if [r for r in TEXT_LADDER if r in ladder] != list(ladder) or not {"frozen", "signed"} <= set(ladder):
        return words.invalid(
            "rules.text_ladder", phrase("Keep the rungs in order, each once, with “frozen” and “signed”.")
        )
    if rules.decision == "sufficient consensus" and rules.sufficient < 2:
        return words.invalid("rules.sufficient", phrase("Say how many parties make sufficient consensus: two or more."))
    for party in rules.sufficient_with:
        if party not in t.room.founding.negotiating:
            return words.invalid("rules.sufficient_with", phrase("“{party}” is no negotiating party.", party=party))
    for kind, regime in rules.regimes.items():
        if regime == "none" and kind not in TWO_SIDED:
            return words.invalid(
                f"rules.regimes.{kind}", phrase("“none” is for bilateral rooms and caucuses, which have two sides.")
            )
    return words.languages(rules.words, "rules.words", empty=True)


def _may_admit(t: Table, act: AdmitParty) -> Refusal | None:
    if act.party in t.room.founding.parties:
        return Refusal("conflict", phrase("{party} is a party already.", party=act.party), "party")
    if not act.roles or len(set(act.roles)) < len(act.roles):
        return words.invalid("roles", phrase("Name at least one role, each once."))
    return words.first(
        words.party(act.party),
        words.languages(act.name, "name"),
        words.languages(act.footnote, "footnote", empty=True),
    )


RULES = {FoundTalks: _may_found, AdoptRules: _may_adopt, AdmitParty: _may_admit}
