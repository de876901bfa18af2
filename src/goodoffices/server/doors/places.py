"""A seat as a list of seats prints it: who sits there, in which office, of which party, in which talks."""

from __future__ import annotations

from dataclasses import dataclass

from goodoffices.server.desks.labels import OFFICES, Words, in_words
from goodoffices.server.store.registry import get_registry
from goodoffices.talks.act import INSTRUCTOR, PUBLIC, SECRETARIAT, SeatId, Talks, party_of
from goodoffices.talks.founding import FoundTalks, Seat
from goodoffices.talks.play import StateOfPlay

LANGUAGE = "en"  # of the pages round the words


@dataclass(frozen=True)
class Place:
    """What one may say of a seat to whoever may take it: nothing of who else is there."""

    talks: Talks
    seat: SeatId
    title: Words  # of the talks
    mode: str  # of the talks: negotiation, role-play or record
    person: str
    style: str  # the person's title
    office: str
    party: Words


def languages(play: StateOfPlay) -> tuple[str, ...]:
    """The talks' languages, in their order."""
    founded = play.plenary.founding.founded
    return founded.act.languages if founded is not None and isinstance(founded.act, FoundTalks) else ()


def title(talks: Talks, play: StateOfPlay) -> Words:
    """The talks' title by the plenary or the public room; their name in the address if neither says it."""
    founded = play.plenary.founding.founded
    if founded is not None and isinstance(founded.act, FoundTalks):
        return in_words(founded.act.title, LANGUAGE, languages(play))
    public = play.rooms.get(PUBLIC)
    said = in_words(public.door.title if public is not None else {}, LANGUAGE)
    return said if said.text else Words(talks, LANGUAGE, "ltr")


def party(play: StateOfPlay, seat: SeatId) -> Words:
    """The party that a seat belongs to, under its agreed name."""
    found = play.party(party_of(seat))
    if found is not None:
        return in_words(found.name, LANGUAGE, languages(play))
    ours = {SECRETARIAT: "Secretariat", INSTRUCTOR: "Instructor"}
    return Words(ours.get(party_of(seat), party_of(seat)), LANGUAGE, "ltr")


def of(talks: Talks, play: StateOfPlay, seat: Seat) -> Place:
    """The place of a seat, by what `play` sees of it."""
    founded = play.plenary.founding.founded
    mode = founded.act.mode if founded is not None and isinstance(founded.act, FoundTalks) else ""
    office, of_party = OFFICES[seat.office], party(play, seat.id)
    return Place(talks, seat.id, title(talks, play), mode, seat.person, seat.title, office, of_party)


def place(talks: Talks, seat: SeatId) -> Place | None:
    """The place of a seat by its own sight; None if nobody sits in it."""
    play = get_registry().play(talks, seat)
    found = play.seat(seat)
    return of(talks, play, found) if found is not None and not found.vacant else None
