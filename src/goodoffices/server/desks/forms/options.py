"""What there is to choose from, for many forms: points, wordings, parties, seats. From the reader's own play only."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from django.utils.translation import gettext

from goodoffices.server.desks.forms.choosing import Option
from goodoffices.server.desks.forms.labels import owners, point_name, quoted, seat_name
from goodoffices.server.desks.labels import party_name
from goodoffices.server.desks.order import natural
from goodoffices.server.desks.stances import labels
from goodoffices.talks import mandates
from goodoffices.talks.act import PUBLIC, PartyId, SeatId, party_of
from goodoffices.talks.sessions import Convene
from goodoffices.talks.wordings import Alternative

if TYPE_CHECKING:
    from goodoffices.server.desks.forms.base import ActForm
    from goodoffices.talks.play import RoomState


def numbered(value: object) -> int:
    """An entry's number as a form has it; 0 if it is none."""
    text = str(value or "")
    return int(text) if text.isdecimal() and len(text) < 17 else 0


def points(f: ActForm) -> list[Option]:
    """The points that this room or plenary has."""
    public = f.desk.play.rooms.get(PUBLIC) if f.room == PUBLIC else None
    own = (f.desk.play.plenary, f.state, *([public] if public is not None else []))
    known = dict.fromkeys(point for state in own for point in (*state.points.points, *state.alternatives.by_point))
    return [Option(point, point_name(f.desk, point, f.room), point) for point in sorted(known, key=natural)]


def live(state: RoomState) -> list[Alternative]:
    """The alternatives of a room that have not been withdrawn, point by point."""
    found = (a for a in state.alternatives.alternatives.values() if a.withdrawn is None)
    return sorted(found, key=lambda a: (natural(a.point), a.number))


def named(f: ActForm, alternative: Alternative, state: RoomState | None = None) -> str:
    """An alternative by its letter, its words, its owner and its number."""
    wording = alternative.wording
    letter = labels(state or f.state, alternative.point).get(alternative.number, "")
    said = gettext("%(words)s (%(party)s, entry %(number)s)")
    if letter:
        said = gettext("%(letter)s: %(words)s (%(party)s, entry %(number)s)")
    whose, words = owners(f.desk, alternative), quoted(f.desk, wording.text)
    return said % {"letter": letter, "words": words, "party": whose, "number": wording.number}


def wordings(f: ActForm) -> list[Option]:
    """The words on the table in this room as they stand now; a choice gives the point and the exact wording."""
    return [
        Option(f"{a.point}:{a.wording.number}", named(f, a), {"point": a.point, "wording": a.wording.number},
               a.wording.text, point_name(f.desk, a.point, f.room))
        for a in live(f.state)
    ]  # fmt: skip


def gone(f: ActForm) -> Callable[[str], str]:
    """What became of a wording `point:number` that can no longer be chosen."""

    def said(value: str) -> str:
        point, _, number = value.partition(":")
        root = f.state.alternatives.roots.get((point, numbered(number)))
        found = f.state.alternatives.alternatives.get((point, root)) if root is not None else None
        if found is None:
            return ""
        if found.withdrawn is not None:
            gone = gettext("These words were withdrawn in entry %(number)s: look again, and choose.")
            return gone % {"number": found.withdrawn}
        changed = gettext("The words have changed since: see entry %(number)s, and choose again.")
        return changed % {"number": found.wording.number}

    return said


def alternatives(f: ActForm, *, own: bool, wording: bool, state: RoomState | None = None) -> list[Option]:
    """Alternatives; with `own`, those that the reader's party may change, or the chair's compromise."""
    state = state or f.state
    chair = state.door.functions.get("chair") == f.desk.seat
    found = []
    for a in live(state):
        if own and a.by and f.desk.party not in a.by and not (a.compromise and chair):
            continue
        means: dict[str, object] = {"point": a.point, "alternative": a.number}
        if wording:
            means["wording"] = a.wording.number
        value = ":".join(str(part) for part in means.values())
        found.append(Option(value, named(f, a, state), means, a.wording.text, point_name(f.desk, a.point, f.room)))
    return found


def points_or(f: ActForm, more: Iterable[Option], whole: str) -> list[Option]:
    """Points as a whole, each followed by what `more` has on it."""
    more = list(more)
    found = []
    for point in points(f):
        label = gettext("%(name)s: %(words)s") % {"name": point.label, "words": whole}
        found.append(Option(point.value, label, {"point": point.value}, group=point.label))
        found += [option for option in more if option.group == point.label]
    return found


def parties(f: ActForm, *, but: Iterable[PartyId] = (), only: Iterable[PartyId] | None = None) -> list[Option]:
    """The parties of the talks and of this room."""
    known = dict.fromkeys((*f.desk.play.plenary.founding.parties, *f.state.founding.parties, *f.state.door.parties()))
    chosen = known if only is None else only
    return [Option(party, party_name(f.desk, party), party) for party in chosen if party not in set(but)]


def at_table(f: ActForm, *, but: Iterable[PartyId] = ()) -> list[Option]:
    """The parties behind this door; in plenary, all that were admitted."""
    return parties(f, but=but, only=f.state.door.parties() or f.state.founding.parties)


def seats(f: ActForm, chosen: Iterable[SeatId]) -> list[Option]:
    """Seats by who sits in them."""
    return [Option(seat, seat_name(f.desk, seat), seat) for seat in chosen]


def known_seats(f: ActForm) -> list[SeatId]:
    """Every seat that the reader knows of, those of its own capital included."""
    capital = f.desk.play.capital(f.desk.party)
    return list(dict.fromkeys((*f.desk.play.plenary.founding.seats, *(capital.founding.seats if capital else ()))))


def own_party(f: ActForm, chosen: Iterable[SeatId]) -> list[SeatId]:
    """The seats of the reader's party among `chosen`."""
    return [seat for seat in chosen if party_of(seat) == f.desk.party]


def rounds(f: ActForm) -> list[Option]:
    """The rounds that have been announced."""
    known = {**f.desk.play.plenary.calendar.rounds, **f.state.calendar.rounds}
    return [Option(str(number), gettext("Round %(number)s") % {"number": number}, number) for number in sorted(known)]


def sessions(f: ActForm) -> list[Option]:
    """The sessions on this room's programme."""
    found = []
    for name, entries in f.state.calendar.sessions.items():
        act = entries[-1].act
        title = f.desk.say(act.title) if isinstance(act, Convene) else ""
        both = gettext("%(name)s: %(words)s") % {"name": name, "words": title}
        found.append(Option(name, both if title and title != name else name, name))
    return found


def mandate(f: ActForm, chosen: Iterable[Alternative]) -> list[str]:
    """How accepting stands to the reader's mandate: told to it alone, and never in the way."""
    capital = f.desk.play.capital(f.desk.party)
    if capital is None:
        return []
    means = {
        "inside": gettext("To accept %(words)s is inside your mandate."),
        "refer": gettext("To accept %(words)s is not settled by your mandate: ask before you accept."),
        "outside": gettext("To accept %(words)s is outside your mandate."),
    }
    marks = ((a, mandates.mark(f.desk.play, capital, f.room, a.point, a.number)) for a in chosen)
    told = [means[mark] % {"words": named(f, a)} for a, mark in marks]
    further = gettext("You may seek instructions, note an oral instruction, or go on: nothing here holds you back.")
    return [*told, further] if told else []
