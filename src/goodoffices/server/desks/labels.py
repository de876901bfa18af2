"""The words in which the desks speak of the table: languages, offices, parties, rooms, points."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from babel import Locale, UnknownLocaleError
from django.utils.translation import get_language_info, gettext
from django.utils.translation import gettext_lazy as _

from goodoffices.server.languages import listed as listed  # said with the other words of the table
from goodoffices.server.languages import locale
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
    from goodoffices.talks.drafts import Draft

OFFICES = {
    "principal": _("principal"),
    "aide": _("aide to the principal"),
    "head": _("head of delegation"),
    "deputy": _("deputy head of delegation"),
    "secretary": _("secretary of the delegation"),
    "adviser": _("adviser"),
    "press": _("press officer"),
    "mediator": _("mediator"),
    "co-mediator": _("co-mediator"),
    "secretariat": _("secretariat"),
    "observer": _("observer"),
    "instructor": _("instructor"),
    "public": _("the public"),
}

ROLES = {
    "negotiating": _("negotiating party"),
    "mediator": _("mediator"),
    "host": _("host"),
    "observer": _("observer"),
    "guarantor": _("guarantor"),
}

ROOM_KINDS = {
    "plenary": _("Plenary"),
    "restricted": _("Restricted meeting"),
    "track": _("Track"),
    "bilateral": _("Bilateral"),
    "caucus": _("Caucus"),
    "mediation": _("Mediation team"),
    "capital": _("Capital"),
    "public": _("Public record"),
}

REGIMES = {
    "decisions only": _("decisions only"),
    "declared": _("decisions, and declarations that their delegation confirms"),
    "verbatim": _("verbatim"),
    "none": _("nothing but what both sides agree to keep"),
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


def language_for_reader(language: str) -> str:
    """A language as our own sentences name it, in the reader's language."""
    if locale().language != "en":
        try:
            return Locale.parse(language, sep="-").get_display_name(locale()) or language_name(language)
        except (UnknownLocaleError, ValueError):
            return language_name(language)
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
        return gettext("Secretariat")
    if party == HOUSE:
        return gettext("The house")
    if party == INSTRUCTOR:
        return gettext("Instructor")
    return gettext("The public") if party == PUBLIC_SEAT else party


def party_names(desk: Desk, parties: Iterable[PartyId]) -> str:
    """Parties as a sentence lists them: “Akra, Dovra and Selm”."""
    return listed([party_name(desk, party) for party in parties])


def roles(desk: Desk, party: Party | None) -> str:
    """The roles of a party."""
    return listed(ROLES[role] for role in party.roles) if party is not None else ""


def person(desk: Desk, seat: SeatId, room: RoomState | None = None) -> str:
    """Who sits in a seat, by the records that the reader sees; the seat's id where none names a person."""
    if seat == SECRETARIAT:  # no seat of it: what the operator enters on its behalf, by order of law
        return gettext("The operator of the server")
    if seat == HOUSE:
        return gettext("The house")
    found = desk.play.seat(seat)
    if found is None and room is not None:
        found = room.founding.seats.get(seat)
    if found is not None and found.person:
        return found.person
    return gettext("The instructor") if party_of(seat) == INSTRUCTOR else seat


def office(desk: Desk, seat: SeatId) -> str:
    """The office of a seat, in words."""
    found = desk.play.seat(seat)
    return str(OFFICES[found.office]) if found is not None else ""


def who(desk: Desk, seat: SeatId) -> str:
    """A seat as the text of a page names it: “Brena Talvik (Akra)”."""
    named = person(desk, seat)
    if party_of(seat) == INSTRUCTOR and named == gettext("The instructor"):
        return named
    # Translators: a person and whose delegation it is: “Brena Talvik (Akra)”
    return gettext("%(person)s (%(party)s)") % {"person": named, "party": party_name(desk, party_of(seat))}


def room_name(desk: Desk, room: RoomId) -> str:
    """A room's name in the reader's language."""
    if room == PUBLIC:  # its title is that of the talks, for readers to whom no other record names them
        return gettext("Public record")
    state = desk.play.rooms.get(room)
    title = desk.say(state.door.title) if state is not None else ""
    if title:
        return title
    return gettext("Plenary") if state is None or state.door.kind == "plenary" else room


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


def draft_name(draft: Draft) -> str:
    """A draft by its place in its series and its entry."""
    return gettext("Draft %(place)s (entry %(number)s)") % {"place": draft.place, "number": draft.number}
