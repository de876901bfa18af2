"""What is taken home from a debrief: a sheet for each seat, on the screen and on paper, and everything as CSV."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from goodoffices.documents.pdf import Unprintable
from goodoffices.kits import Kit
from goodoffices.kits.debrief import written
from goodoffices.server.classroom import debriefing, printing
from goodoffices.server.classroom.debriefing import Found, Shown
from goodoffices.server.classroom.models import Class
from goodoffices.server.classroom.pages import debrief_words
from goodoffices.server.classroom.pages.debrief import frame, persona
from goodoffices.server.classroom.pages.debrief_reader import Reader, as_reader, for_teacher
from goodoffices.server.languages import told


@require_safe
@as_reader
def sheets(request: HttpRequest, klass: Class, reader: Reader) -> HttpResponseBase:
    """`/class/NAME/debrief/sheets/`: a student's own sheet; all of them for the teacher."""
    found = _sheets(klass, reader, _known(klass))
    title = _("Feedback sheets") if reader.teacher else _("Your feedback sheet")
    return render(request, "classroom/debrief_sheets.html", {**frame(klass, reader), "title": title, "sheets": found})


@require_safe
@as_reader
def sheets_pdf(request: HttpRequest, klass: Class, reader: Reader) -> HttpResponseBase:
    """`/class/NAME/debrief/sheets.pdf`: the same on paper, a page for each seat."""
    found = _sheets(klass, reader, _known(klass))
    kit = debriefing.kit_of(klass)
    context = {
        "title": _("Feedback sheets, %(klass)s") % {"klass": klass.name},
        "kit": next(iter(kit.title.values())),
        "sheets": found,
    }
    try:
        made = printing.pdf("debrief_sheets.html", context)
    except Unprintable as error:
        trouble = {"title": _("No PDF on this machine"), "words": told(error.args[0])}
        return render(request, "doors/trouble.html", trouble, status=503)
    return _file(made, "application/pdf", f"{klass.name}-feedback.pdf", "inline")


@require_safe
@for_teacher
def table_csv(request: HttpRequest, klass: Class) -> HttpResponseBase:
    """`/class/NAME/debrief/debrief.csv`: everything, one fact to a row; in English, as the command writes it."""
    tables = [one.debrief for one in debriefing.shown(klass, _known(klass))]
    return _file(written(debriefing.kit_of(klass).name, tables), "text/csv", f"{klass.name}-debrief.csv", "attachment")


def _known(klass: Class) -> Found:
    known = debriefing.found(klass)
    if known is None:
        raise Http404
    return known


def _sheets(klass: Class, reader: Reader, known: Found) -> list[dict[str, Any]]:
    tables, kit = debriefing.shown(klass, known), debriefing.kit_of(klass)
    if reader.place is None:
        return [_sheet(klass, kit, one, place) for one in tables for place in range(len(one.debrief.sheets))]
    own = debriefing.sheet_of(reader.place, tables)
    if own is None:
        raise Http404
    return [_sheet(klass, kit, *own)]


def _sheet(klass: Class, kit: Kit, one: Shown, place: int) -> dict[str, Any]:
    sheet = one.debrief.sheets[place]
    return debrief_words.sheet(kit, one.debrief, sheet, persona(klass, one.table.talks, sheet.seat))


def _file(data: bytes, kind: str, name: str, how: str) -> HttpResponse:
    return HttpResponse(data, kind, headers={"Content-Disposition": f'{how}; filename="{name}"'})
