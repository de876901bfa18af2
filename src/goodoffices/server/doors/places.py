"""A seat as a list of seats prints it: who sits there, in which office, of which party, in which talks."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from goodoffices.server.desks.labels import OFFICES, Words, direction, in_words
from goodoffices.server.store.registry import get_registry
from goodoffices.talks.act import INSTRUCTOR, PUBLIC, SECRETARIAT, SeatId, Talks, party_of
from goodoffices.talks.founding import FoundTalks, Seat
from goodoffices.talks.play import StateOfPlay


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
    office_id: str  # as the record has it


def reading() -> str:
    """The language of the pages round the words, as texts have it."""
    return (get_language() or "en").partition("-")[0]


def languages(play: StateOfPlay) -> tuple[str, ...]:
    """The talks' languages, in their order."""
    founded = play.plenary.founding.founded
    return founded.act.languages if founded is not None and isinstance(founded.act, FoundTalks) else ()


def title(talks: Talks, play: StateOfPlay) -> Words:
    """The talks' title by the plenary or the public room; their name in the address if neither says it."""
    founded = play.plenary.founding.founded
    if founded is not None and isinstance(founded.act, FoundTalks):
        return in_words(founded.act.title, reading(), languages(play))
    public = play.rooms.get(PUBLIC)
    said = in_words(public.door.title if public is not None else {}, reading())
    return said if said.text else Words(talks, "en", "ltr")


def party(play: StateOfPlay, seat: SeatId) -> Words:
    """The party that a seat belongs to, under its agreed name."""
    found = play.party(party_of(seat))
    if found is not None:
        return in_words(found.name, reading(), languages(play))
    ours = {SECRETARIAT: _("Secretariat"), INSTRUCTOR: _("Instructor")}
    language = get_language() or "en"
    return Words(ours.get(party_of(seat), party_of(seat)), language, direction(language))


def of(talks: Talks, play: StateOfPlay, seat: Seat) -> Place:
    """The place of a seat, by what `play` sees of it."""
    founded = play.plenary.founding.founded
    mode = founded.act.mode if founded is not None and isinstance(founded.act, FoundTalks) else ""
    office, of_party = str(OFFICES[seat.office]), party(play, seat.id)
    named = title(talks, play)
    return Place(talks, seat.id, named, mode, seat.person, seat.title, office, of_party, seat.office)


def place(talks: Talks, seat: SeatId) -> Place | None:
    """The place of a seat by its own sight; None if nobody sits in it."""
    play = get_registry().play(talks, seat)
    found = play.seat(seat)
    return of(talks, play, found) if found is not None and not found.vacant else None
