"""The first page: the seats of whoever reads it, talks by talks, and what is open to everyone."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from goodoffices.server.classroom.places import of as place_in_a_class
from goodoffices.server.doors import demo, places
from goodoffices.server.doors.access import open_outside, seats_of
from goodoffices.server.doors.models import Account
from goodoffices.server.store.records import DjangoRecords
from goodoffices.server.store.registry import get_registry
from goodoffices.talks.act import PUBLIC_SEAT


@require_safe
def landing(request: HttpRequest) -> HttpResponse:
    """`/`: my seats by talks; talks whose public page is open; in the demo also every seat, taken with one click."""
    if place_in_a_class(request.user) is not None:
        return redirect("classroom:mine")
    mine = [place for talks, seat in seats_of(request.user) if (place := places.place(talks, seat)) is not None]
    context: dict[str, Any] = {
        "title": _("Your seats") if request.user.is_authenticated else "Good Offices",
        "mine": [
            {"title": title, "seats": [_seat(place) for place in group]}
            for title, group in groupby(mine, key=lambda place: place.title)
        ],
        "demo": settings.DEMO,
        "classes": _classes(request),
        "sign_in_url": "" if request.user.is_authenticated else reverse("account_login"),
    }
    if settings.DEMO:
        context["title"] = _("Take a seat")
        context["tables"] = demo.tables(taken={(place.talks, place.seat) for place in mine})
        context["take_url"] = reverse("doors:take")
    else:
        context["open_talks"] = _open_talks()
    return render(request, "doors/landing.html", context)


def _classes(request: HttpRequest) -> list[dict[str, str]]:
    """The classes of whoever teaches some."""
    if not isinstance(request.user, Account):
        return []
    found = request.user.classes.order_by("-made").values_list("name", flat=True)
    return [{"name": name, "url": reverse("classroom:desk", args=[name])} for name in found]


def _seat(place: places.Place) -> dict[str, Any]:
    return {"place": place, "url": reverse("desks:desk", kwargs={"talks": place.talks, "seat": place.seat})}


def _open_talks() -> list[dict[str, Any]]:
    """The talks whose public page is open: what is open to the world may be listed to the world."""
    found = []
    for talks in DjangoRecords().talks():
        play = get_registry().play(talks, PUBLIC_SEAT)
        if open_outside(play):
            url = reverse("outside:page", kwargs={"talks": talks})
            found.append({"title": places.title(talks, play), "url": url})
    return found
