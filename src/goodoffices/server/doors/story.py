"""What happened at a seat's door, so that nobody is let in unnoticed by those who use or open it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from goodoffices.server.desks import dates
from goodoffices.server.desks.desk import Desk
from goodoffices.server.desks.labels import person
from goodoffices.server.doors.models import Invitation, SeatAccount, SignInLink
from goodoffices.talks.founding import Seat

MOST = 20  # events that are told


def of(desk: Desk, seat: Seat) -> list[dict[str, Any]]:
    """The last events at the door of `seat` since the present person was seated there, latest first."""
    told: list[tuple[datetime, str]] = []
    here = {"talks": desk.talks, "seat": seat.id}
    for given in Invitation.objects.filter(**here, seating=seat.number):
        told.append((given.made, _("Invitation made by %(who)s.") % {"who": _by(desk, given.by)}))
        if given.withdrawn:
            told.append((given.withdrawn, _("Invitation made void.")))
    for held in SeatAccount.objects.filter(**here, seating=seat.number, demo=False):
        told.append((held.since, _("Seat taken by an account.")))
        if held.locked:
            told.append((held.locked, _("Seat locked.")))
        if held.ended:
            told.append((held.ended, _("That account gave up the seat to another.")))
    for link in SignInLink.objects.filter(**here, held__seating=seat.number):
        told.append((link.made, _("Link for a lost password made by %(who)s.") % {"who": _by(desk, link.by)}))
        if link.used:
            told.append((link.used, _("New password chosen through that link.")))
    told.sort(key=lambda event: event[0], reverse=True)
    return [{"at": dates.moment(at, desk.zone), "words": words} for at, words in told[:MOST]]


def _by(desk: Desk, seat: str) -> str:
    return person(desk, seat) if seat else _("the operator of this server")
