"""The words in which the desks speak of the table: languages, offices, parties, rooms, points."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from django.utils.translation import get_language_info

from goodoffices.talks.act import (
    HOUSE,
    INSTRUCTOR,
    PUBLIC,
    PUBLIC_SEAT,
    SECRETARIAT,
    PartyId,
    RoomId,
    SeatId,
    Texts,
    party_of,
)
from goodoffices.talks.founding import Party
from goodoffices.talks.play import RoomState, StateOfPlay

if TYPE_CHECKING:
    from goodoffices.server.desks.desk import Desk

OFFICES = {
    "principal": "principal",
    "aide": "aide to the principal",
    "head": "head of delegation",
    "deputy": "deputy head of delegation",
    "secretary": "secretary of the delegation",
    "adviser": "adviser",
    "press": "press officer",
    "mediator": "mediator",
    "co-mediator": "co-mediator",
    "secretariat": "secretariat",
    "observer": "observer",
    "instructor": "instructor",
    "public": "the public",
}

ROLES = {
    "negotiating": "negotiating party",
    "mediator": "mediator",
    "host": "host",
    "observer": "observer",
    "guarantor": "guarantor",
}

ROOM_KINDS = {
    "plenary": "Plenary",
    "restricted": "Restricted meeting",
    "track": "Track",
    "bilateral": "Bilateral",
    "caucus": "Caucus",
    "mediation": "Mediation team",
    "capital": "Capital",
    "public": "Public record",
}

REGIMES = {
    "decisions only": "decisions only",
    "declared": "decisions, and declarations that their delegation confirms",
    "verbatim": "verbatim",
    "none": "nothing but what both sides agree to keep",
}

_RIGHT_TO_LEFT = frozenset({"ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


class Words(NamedTuple):
    """A text in one language, with its direction; empty if there is none."""

    text: str
    lang: str
    dir: str


def direction(language: str) -> str:
    """The direction in which a language is written."""
    return "rtl" if language.partition("-")[0] in _RIGHT_TO_LEFT else "ltr"


def in_words(texts: Texts, language: str, languages: Iterable[str] = ()) -> Words:
    """A text in `language`, else in the first of `languages` that it has, else in any; never a translation of ours."""
    for wanted in (language, *languages, *texts):
        if wanted in texts:
            return Words(texts[wanted], wanted, direction(wanted))
    return Words("", language, direction(language))


def language_name(language: str) -> str:
    """A language in its own words."""
    try:
        return str(get_language_info(language)["name_local"]).capitalize()
    except KeyError:
        return language


def language_in_english(language: str) -> str:
    """A language as our own sentences name it."""
    try:
        return str(get_language_info(language)["name"])
    except KeyError:
        return language


def every_language(texts: Texts, languages: Iterable[str] = ()) -> list[dict[str, str]]:
    """A text in all the languages that it has, the talks' own first, as the parts print it."""
    order = dict.fromkeys((*(tag for tag in languages if tag in texts), *texts))
    return [{"lang": tag, "dir": direction(tag), "name": language_name(tag), "text": texts[tag]} for tag in order]


# Parties, people, rooms


def party_name(desk: Desk, party: PartyId) -> str:
    """A party under its agreed name, in the reader's language."""
    found = desk.play.party(party)
    if found is not None:
        return desk.say(found.name) or party
    if party == SECRETARIAT:
        return "Secretariat"
    if party == HOUSE:
        return "The house"
    if party == INSTRUCTOR:
        return "Instructor"
    return "The public" if party == PUBLIC_SEAT else party


def party_names(desk: Desk, parties: Iterable[PartyId]) -> str:
    """Parties as a sentence lists them: “Akra, Dovra and Selm”."""
    return listed([party_name(desk, party) for party in parties])


def listed(words: Iterable[str]) -> str:
    """Words as a sentence lists them."""
    words = list(words)
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1]))) if words else ""


def roles(desk: Desk, party: Party | None) -> str:
    """The roles of a party."""
    return listed(ROLES[role] for role in party.roles) if party is not None else ""


def person(desk: Desk, seat: SeatId, room: RoomState | None = None) -> str:
    """Who sits in a seat, by the records that the reader sees; the seat's id where none names a person."""
    if seat == SECRETARIAT:  # no seat of it: what the operator enters on its behalf, by order of law
        return "The operator of the server"
    if seat == HOUSE:
        return "The house"
    found = desk.play.seat(seat)
    if found is None and room is not None:
        found = room.founding.seats.get(seat)
    unnamed = "The instructor" if party_of(seat) == INSTRUCTOR else seat
    return (found.person if found is not None else "") or unnamed


def office(desk: Desk, seat: SeatId) -> str:
    """The office of a seat, in words."""
    found = desk.play.seat(seat)
    return OFFICES[found.office] if found is not None else ""


def who(desk: Desk, seat: SeatId) -> str:
    """A seat as the text of a page names it: “Brena Talvik (Akra)”."""
    named = person(desk, seat)
    party = party_name(desk, party_of(seat))
    return named if named == f"The {party.lower()}" else f"{named} ({party})"


def room_name(desk: Desk, room: RoomId) -> str:
    """A room's name in the reader's language."""
    if room == PUBLIC:  # its title is that of the talks, for readers to whom no other record names them
        return "Public record"
    state = desk.play.rooms.get(room)
    title = desk.say(state.door.title) if state is not None else ""
    if title:
        return title
    return "Plenary" if state is None or state.door.kind == "plenary" else room


def point_title(play: StateOfPlay, desk: Desk, point: str, room: RoomId) -> str:
    """The title of a point; a point that no record names has none."""
    found = play.point(point, room)
    return desk.say(found.title) if found is not None else ""


def letter(place: int) -> str:
    """The letter of the alternative in `place` (from 0) among those of its point: A … Z, AA …"""
    said = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        said = chr(ord("A") + rest) + said
    return said
