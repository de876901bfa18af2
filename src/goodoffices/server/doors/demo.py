"""The demo, and nowhere else: every seat of the loaded talks is taken with one click, for this session only.

The address exists only where `settings.DEMO` is set, and what was taken there is worth nothing anywhere else
(`access.open_seats`).
"""

from __future__ import annotations

from itertools import groupby
from secrets import token_hex
from typing import Any

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from goodoffices.server.desks.frame import MARKS
from goodoffices.server.desks.labels import OFFICES
from goodoffices.server.doors import access, limits, places
from goodoffices.server.doors.models import Account, SeatAccount
from goodoffices.server.doors.pages import trouble
from goodoffices.server.store.models import Membership
from goodoffices.server.store.registry import get_registry
from goodoffices.talks.act import PUBLIC_SEAT, SECRETARIAT, SeatId, Talks, party_of


@require_POST
def take(request: HttpRequest) -> HttpResponseBase:
    """Sit down in a seat: a session without an account gets one that nobody can sign in to again."""
    if not settings.DEMO:
        raise Http404
    if not limits.count("take", limits.client(request)):
        return trouble.too_many(request)
    talks, seat = request.POST.get("talks", ""), request.POST.get("seat", "")
    registry = get_registry()
    printable = talks.isprintable() and seat.isprintable()
    found = registry.play(talks, seat).seat(seat) if printable else None
    if found is None or found.vacant:
        raise Http404
    account = request.user
    if not isinstance(account, Account):
        account = Account.objects.create_user(f"visitor-{token_hex(8)}")
        get_adapter().login(request, account)
    SeatAccount.objects.get_or_create(
        account=account, talks=talks, seat=seat, seating=found.number, ended=None, demo=True,
        defaults={"since": registry.now()},
    )  # fmt: skip
    return redirect("desks:desk", talks=talks, seat=seat)


def tables(taken: set[tuple[Talks, SeatId]]) -> list[dict[str, Any]]:
    """Every occupied seat of every talks, by party: what `/` offers in the demo."""
    rows = Membership.objects.order_by("talks").values_list("talks__name", "seat").distinct()
    found = [place for talks, seat in rows if (place := places.place(talks, seat)) is not None]
    return [_table(talks, list(group), taken) for talks, group in groupby(found, key=lambda place: place.talks)]


def _table(talks: Talks, seats: list[places.Place], taken: set[tuple[Talks, SeatId]]) -> dict[str, Any]:
    seats.sort(key=_order)
    public = access.open_outside(get_registry().play(talks, PUBLIC_SEAT))
    return {
        "title": seats[0].title,
        "mark": MARKS.get(seats[0].mode, ""),
        "public_url": reverse("desks:desk", kwargs={"talks": talks, "seat": PUBLIC_SEAT}) if public else "",
        "parties": [
            {"party": party, "seats": [(place, (talks, place.seat) in taken) for place in group]}
            for party, group in groupby(seats, key=lambda place: place.party)
        ],
    }


_OFFICES = ["head", *OFFICES]


def _order(place: places.Place) -> tuple[bool, str, int, str]:
    """Party by party, the secretariat last; within a party whoever speaks for it first."""
    party = party_of(place.seat)
    return party == SECRETARIAT, party, _OFFICES.index(place.office_id), place.seat
