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
from django.views.decorators.http import require_POST

from goodoffices.server.doors import limits, places
from goodoffices.server.doors.models import Account, SeatAccount
from goodoffices.server.doors.pages import trouble
from goodoffices.server.store.models import Membership
from goodoffices.server.store.registry import get_registry
from goodoffices.talks.act import SeatId, Talks


@require_POST
def take(request: HttpRequest) -> HttpResponseBase:
    """Sit down in a seat: a session without an account gets one that nobody can sign in to again."""
    if not settings.DEMO:
        raise Http404
    if not limits.count("take", limits.client(request)):
        return trouble.too_many(request)
    talks, seat = request.POST.get("talks", ""), request.POST.get("seat", "")
    registry = get_registry()
    found = registry.play(talks, seat).seat(seat)
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
    rows = Membership.objects.order_by("talks", "seat").values_list("talks__name", "seat").distinct()
    found = [place for talks, seat in rows if (place := places.place(talks, seat)) is not None]
    return [
        {
            "title": title,
            "parties": [
                {"party": party, "seats": [(p, (p.talks, p.seat) in taken) for p in sorted(seats, key=_rank)]}
                for party, seats in groupby(group, key=lambda place: place.party)
            ],
        }
        for title, group in groupby(found, key=lambda place: place.title)
    ]


_ORDER = ("head of delegation", "mediator", "principal")


def _rank(place: places.Place) -> tuple[int, str]:
    return (_ORDER.index(place.office) if place.office in _ORDER else len(_ORDER), place.seat)
