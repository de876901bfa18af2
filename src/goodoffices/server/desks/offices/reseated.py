"""Changes of a delegation's seats that were not its own doing: each of its desks is told, once it looks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from goodoffices.server.desks import looked
from goodoffices.server.desks.desk import Desk
from goodoffices.server.desks.labels import room_name, who
from goodoffices.talks.act import PLENARY, Entry, SeatId, party_of
from goodoffices.talks.seats import SeatPerson, VacateSeat

NOT_OURS = gettext_lazy("It was not your delegation that entered this. If it is not as you want it, say so in plenary.")


def cards(desk: Desk) -> Iterator[dict[str, Any]]:
    """Seats of this party that another's seat declared vacant, or gave anew, since this seat last looked into plenary.

    That the secretariat gives a head its seat for the first time is how talks begin, and no news.
    """
    plenary = desk.play.plenary
    for entry in plenary.entries[looked.seen(desk).get(PLENARY, 0) :]:
        act = entry.act
        if not isinstance(act, SeatPerson | VacateSeat) or party_of(act.seat) != desk.party:
            continue
        if party_of(entry.seat) == desk.party or not _vacated(plenary.entries[: entry.number], act.seat):
            continue
        if isinstance(act, SeatPerson):
            title = _("%(person)s was given the seat %(seat)s") % {"person": act.person, "seat": act.seat}
        else:
            title = _("The seat %(seat)s was declared vacant") % {"seat": act.seat}
        yield {
            "kind": _("A seat of your delegation"),
            "room": room_name(desk, PLENARY),
            "by": who(desk, entry.seat),
            "title": title,
            "words": NOT_OURS,
            "url": desk.entry_url(PLENARY, entry.number),
            "action": _("Read the entry"),
        }


def _vacated(entries: Iterable[Entry], seat: SeatId) -> bool:
    return any(isinstance(entry.act, VacateSeat) and entry.act.seat == seat for entry in entries)
