"""How things of the table are named in a form: in words, with whose they are, never by a raw number alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext

from goodoffices.server.desks import dates
from goodoffices.server.desks.acts import DO
from goodoffices.server.desks.labels import OFFICES, ROOM_KINDS, party_name, party_names, point_title, room_name
from goodoffices.talks.act import PLENARY, PUBLIC, Entry, Erased, Texts, party_of

if TYPE_CHECKING:
    from goodoffices.server.desks.desk import Desk
    from goodoffices.talks.wordings import Alternative


def excerpt(text: str, limit: int = 90) -> str:
    """The beginning of a text in quotation marks, cut between words."""
    line = " ".join(text.split())
    if len(line) > limit:
        line = (line[:limit].rpartition(" ")[0] or line[:limit]) + " …"
    return gettext("“%(words)s”") % {"words": line} if line else gettext("(without words)")


def quoted(desk: Desk, texts: Texts) -> str:
    """The beginning of a text in the reader's language."""
    return excerpt(desk.say(texts))


def seat_name(desk: Desk, seat: str) -> str:
    """Who sits where: “Brena Talvik, head of delegation, Akra (akra.head)”."""
    found = desk.play.seat(seat)
    if found is None:
        return seat
    if found.vacant:
        said = gettext("vacant, %(office)s, %(party)s (%(seat)s)")
    elif found.person:
        said = gettext("%(person)s, %(office)s, %(party)s (%(seat)s)")
    else:
        said = gettext("%(office)s, %(party)s (%(seat)s)")
    office, party = OFFICES[found.office], party_name(desk, found.party)
    return said % {"person": found.person, "office": office, "party": party, "seat": seat}


def room_label(desk: Desk, room: str) -> str:
    """A room by its kind and title."""
    state = desk.play.rooms.get(room)
    name = room_name(desk, room)
    if state is None or room in (PLENARY, PUBLIC):
        return name
    kind = str(ROOM_KINDS[state.door.kind])
    return name if name == kind else gettext("%(name)s: %(words)s") % {"name": kind, "words": name}


def point_name(desk: Desk, point: str, room: str = PLENARY) -> str:
    """A point by its number and title."""
    title = point_title(desk.play, desk, point, room)
    if not title:
        return gettext("Point %(point)s (no title on record)") % {"point": point}
    return gettext("%(point)s. %(title)s") % {"point": point, "title": title}


def owners(desk: Desk, alternative: Alternative) -> str:
    """Whose words an alternative is."""
    if not alternative.by:
        return gettext("without attribution")
    whose = party_names(desk, alternative.by)
    return gettext("%(parties)s, as a compromise") % {"parties": whose} if alternative.compromise else whose


def verb(kind: str) -> str:
    """A kind of act as its button has it, within a sentence: `CirculatePaper` is “circulate a paper”."""
    done = str(DO[kind])
    return done[:1].lower() + done[1:]


def entry_name(desk: Desk, entry: Entry) -> str:
    """An entry of a record: its number, what was done, for which party, when."""
    done = gettext("erased") if isinstance(entry.act, Erased) else verb(type(entry.act).__name__)
    when = dates.day(entry.time.astimezone(desk.zone).date())
    # Translators: an entry of the record: what was done (“circulate a paper”), for which party, on which day.
    return gettext("Entry %(number)s: %(done)s, %(party)s, %(day)s") % {
        "number": entry.number, "done": done, "party": party_name(desk, party_of(entry.seat)), "day": when,
    }  # fmt: skip
