"""Balancing the tables again: what would change is shown first, and done as it was shown or not at all."""

from __future__ import annotations

import hashlib
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from goodoffices.kits.seating import OBSERVER, Balance, Seating
from goodoffices.server.classroom import names, places, standing_in
from goodoffices.server.classroom.models import Class
from goodoffices.server.classroom.pages.shown import as_teacher
from goodoffices.server.doors import places as doors
from goodoffices.talks.act import SeatId


@require_http_methods(["GET", "HEAD", "POST"])
@as_teacher
def balancing(request: HttpRequest, klass: Class) -> HttpResponseBase:
    """`/class/NAME/balance/`, with `?closing=N` to give up a table."""
    numbers = [table.number for table in names.tables(klass)]
    written = (request.POST if request.method == "POST" else request.GET).get("closing", "")
    closing = next((number for number in numbers if str(number) == written), None) if len(numbers) > 1 else None
    planned = places.plan(klass, closing)
    if request.method == "POST":
        if request.POST.get("seen") == _seen(planned, closing):
            places.carry_out(klass, planned, closing)
            messages.success(request, _done(len(planned.moves)))
            return redirect("classroom:desk", name=klass.name)
        messages.warning(
            request, _("Somebody came or left meanwhile: nothing was done. This is what would change now.")
        )
    context = {
        "title": _("Balance the tables"),
        "klass": klass,
        "moves": _moves(klass, planned),
        "empty": [_words(klass, at) for at in planned.empty if at.seat not in _ours(klass, at)],
        "closing": closing,
        "tables": numbers,
        "seen": _seen(planned, closing),
        "desk_url": reverse("classroom:desk", args=[klass.name]),
    }
    return render(request, "classroom/balance.html", context)


def _done(count: int) -> str:
    words = ngettext("Done: %(count)s people have another seat.", "Done: %(count)s people have another seat.", count)
    return words % {"count": count}


def _seen(planned: Balance, closing: int | None) -> str:
    """What tells whether the plan is still the one that was shown."""
    return hashlib.sha256(repr((planned, closing)).encode()).hexdigest()


def _moves(klass: Class, planned: Balance) -> list[dict[str, Any]]:
    who = {student.place.pk: student for student in names.students(klass)}
    return [
        {
            "name": who[move.who].name,
            "here": who[move.who].place.joined is not None,
            "before": _words(klass, move.before) if move.before is not None else _("no seat"),
            "after": _words(klass, move.after),
        }
        for move in planned.moves
    ]


def _ours(klass: Class, at: Seating) -> set[SeatId]:
    """The seats of a table that the instructor plays."""
    table = klass.tables.filter(number=at.table, next=None).first()
    return standing_in.played(klass, table) if table is not None else set()


def _words(klass: Class, at: Seating) -> str:
    """A seat of a table in words."""
    if at.seat == OBSERVER:
        return _("table %(number)s, observes") % {"number": at.table}
    table = klass.tables.filter(number=at.table, next=None).first()
    found = doors.place(table.talks, at.seat) if table is not None else None
    person = found.person if found is not None and found.person else at.seat
    return _("table %(number)s, %(person)s") % {"number": at.table, "person": person}
