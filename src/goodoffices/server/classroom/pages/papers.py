"""`cards.pdf` and `sheets.pdf`: what a teacher prints before the lesson."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from goodoffices.documents.pdf import Unprintable
from goodoffices.kits.seating import OBSERVER
from goodoffices.server.classroom import lan, names, printing
from goodoffices.server.classroom.models import Class
from goodoffices.server.classroom.names import Student
from goodoffices.server.classroom.pages import shown
from goodoffices.server.doors import places as doors
from goodoffices.server.languages import told


@require_safe
@shown.as_teacher
def cards(request: HttpRequest, klass: Class) -> HttpResponseBase:
    """A card for each student: name, table, role, code, and the picture that a telephone's camera reads."""
    ways = lan.ways(request)
    found = [
        {
            **_card(student),
            "picture": printing.picture(f"{ways.best}?{urlencode({'code': student.code})}"),
        }
        for student in names.students(klass)
        if not student.place.absent
    ]
    return _answer(
        request,
        klass,
        "cards",
        {"cards": found, "ways": ways, "title": _("Seat cards, %(klass)s") % {"klass": klass.name}},
    )


@require_safe
@shown.as_teacher
def sheets(request: HttpRequest, klass: Class) -> HttpResponseBase:
    """A role sheet for each seat of the kit: the brief, and the seat's own instructions. The same for every table."""
    kit = names.kit_of(klass)
    table = names.tables(klass)[0]
    brief = shown.written(request, kit.brief)
    made = []
    for seat in kit.seats:
        place = doors.place(table.talks, seat.id)
        own = shown.written(request, kit.instructions.get(seat.id, {}))
        if place is not None:
            made.append({"place": place, "lang": own["lang"], "html": mark_safe(own["html"])})  # noqa: S308  # no HTML
    context = {
        "sheets": made,
        "brief": {**brief, "html": mark_safe(brief["html"])},  # noqa: S308  # the kit's Markdown, HTML switched off
        "kit": kit.title.get(brief["lang"]) or next(iter(kit.title.values())),
        "title": _("Role sheets, %(klass)s") % {"klass": klass.name},
    }
    return _answer(request, klass, "sheets", context)


def _card(student: Student) -> dict[str, Any]:
    row = shown.row(student)
    place = None
    if student.at is not None and student.place.table is not None and student.place.seat != OBSERVER:
        place = doors.place(student.place.table.talks, student.place.seat)
    return {**row, "place": place}


def _answer(request: HttpRequest, klass: Class, kind: str, context: dict[str, Any]) -> HttpResponseBase:
    try:
        made = printing.pdf(f"{kind}.html", context)
    except Unprintable as error:
        trouble = {"title": _("No PDF on this machine"), "words": told(error.args[0])}
        return render(request, "doors/trouble.html", trouble, status=503)
    name = f"{klass.name}-{kind}.pdf"
    return HttpResponse(made, "application/pdf", headers={"Content-Disposition": f'inline; filename="{name}"'})
