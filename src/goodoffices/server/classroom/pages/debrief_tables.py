"""A table of a debrief: how each point ended, the moments that mattered, and the path of offers."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from goodoffices.server.classroom import debriefing
from goodoffices.server.classroom.models import Class
from goodoffices.server.classroom.pages import debrief_pictures, debrief_words
from goodoffices.server.classroom.pages.debrief import frame
from goodoffices.server.classroom.pages.debrief_reader import Reader, as_reader, table
from goodoffices.server.languages import told


@require_safe
@as_reader
def one(request: HttpRequest, klass: Class, reader: Reader, number: int) -> HttpResponseBase:
    """`/class/NAME/debrief/tables/N/`."""
    known = debriefing.found(klass)
    if known is None:
        raise Http404
    kit, tables = debriefing.kit_of(klass), debriefing.shown(klass, known)
    this = table(reader, tables, number)
    path = [debrief_words.offer(kit, place, offer) for place, offer in enumerate(this.debrief.path, 1)]
    context = {
        **frame(klass, reader),
        "title": told(this.debrief.name),
        "table": debrief_words.ending(kit, this.debrief),
        "number": number,
        "points": debrief_words.points(kit, this.debrief),
        "moments": [
            {"minute": each.minute, "entry": each.entry, "words": told(each.words)} for each in this.debrief.moments
        ],
        "path": path,
        "parties": [party.name or party.id for party in kit.problem.parties],
        "drawable": debrief_pictures.drawable() and any(offer.whole for offer in this.debrief.path),
        "replay_url": reverse("classroom:debrief-replay", args=[klass.name, number])
        if reader.teacher or reader.sits_at(this)
        else "",
        "neighbours": [
            {
                "name": told(each.debrief.name),
                "url": reverse("classroom:debrief-table", args=[klass.name, each.number]),
                "current": each.number == number,
            }
            for each in tables
        ],
    }
    return render(request, "classroom/debrief_table.html", context)
