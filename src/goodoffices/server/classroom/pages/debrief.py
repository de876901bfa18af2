"""The debrief of a class: every table on one picture, figures, everybody's instructions; and the teacher's switches."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from goodoffices.kits import Kit
from goodoffices.kits.debrief.numbers import number as figure
from goodoffices.server.classroom import debriefing, names
from goodoffices.server.classroom.models import Class
from goodoffices.server.classroom.pages import debrief_pictures, debrief_words, shown
from goodoffices.server.classroom.pages.debrief_reader import Reader, as_reader
from goodoffices.server.doors import places as doors
from goodoffices.server.jobs import keeping
from goodoffices.server.languages import told
from goodoffices.talks.act import SeatId, Talks


@require_http_methods(["GET", "HEAD", "POST"])
@as_reader
def debrief(request: HttpRequest, klass: Class, reader: Reader) -> HttpResponseBase:
    """`/class/NAME/debrief/`."""
    if request.method == "POST":
        if not reader.teacher:
            raise Http404
        return _do(request, klass)
    kit, known = debriefing.kit_of(klass), debriefing.found(klass)
    tables = debriefing.shown(klass, known) if known is not None else []
    context = {
        **frame(klass, reader),
        "title": _("Debrief"),
        "kit_title": kit.title.get(shown.spoken(request, kit.title), klass.name),
        "known": known is not None,
        "work": progress(klass) if known is None or known.stale else None,
        "parties": [party.name or party.id for party in kit.problem.parties],
        "nothing": [
            {"party": party.name or party.id, "worth": figure(Fraction(party.reservation, kit.problem.scale))}
            for party in kit.problem.parties
        ],
        "tables": [
            {
                **debrief_words.ending(kit, one.debrief),
                "number": one.number,
                "name": told(one.debrief.name),
                "url": reverse("classroom:debrief-table", args=[klass.name, one.number]),
                "mine": reader.sits_at(one),
            }
            for one in tables
        ],
        "classes": debrief_words.of_class(kit, debriefing.classes(klass, known)) if known is not None else None,
        "drawable": debrief_pictures.drawable(),
        "instructions": instructions(request, klass, kit),
        "own_sheet": reader.place is not None and debriefing.sheet_of(reader.place, tables) is not None,
    }
    response = render(request, "classroom/debrief.html", context)
    if "HX-Request" in request.headers and context["work"] is None:
        response.headers["HX-Refresh"] = "true"  # what was waited for is there
    return response


def frame(klass: Class, reader: Reader) -> dict[str, Any]:
    """What all pages of a debrief need."""
    opened = reader.opened
    return {
        "klass": klass,
        "teacher": reader.teacher,
        "opened": opened,
        "nameless": bool(debriefing.seed(klass)),
        "debrief_url": reverse("classroom:debrief", args=[klass.name]),
        "home_url": reverse("classroom:desk", args=[klass.name]) if reader.teacher else reverse("classroom:mine"),
    }


def progress(klass: Class) -> dict[str, Any]:
    """How far the reckoning is."""
    job = debriefing.job(klass)
    if job is None or job.state in keeping.UNDER_WAY:
        return {"done": job.done if job is not None else 0, "of": job.of if job is not None else 0, "wrong": ""}
    wrong = _(keeping.result(job)) if job.state == "failed" and job.found else ""
    return {"done": 0, "of": 0, "wrong": wrong}


def persona(klass: Class, talks: Talks, seat: SeatId) -> str:
    """Whom a seat plays; without the name where names are not shown, for the record may hold a student's."""
    place = doors.place(talks, seat)
    if place is None:
        return seat
    who = {"person": place.person, "office": place.office, "party": place.party.text}
    if not place.person or debriefing.seed(klass):
        # Translators: a seat without its person's name, such as “head of delegation, Akra”.
        return _("%(office)s, %(party)s") % who
    # Translators: who plays what, such as “Ada Brun, head of delegation, Akra”.
    return _("%(person)s, %(office)s, %(party)s") % who


def instructions(request: HttpRequest, klass: Class, kit: Kit) -> list[dict[str, Any]]:
    """The confidential instructions of every seat, from the kit."""
    talks = names.tables(klass)[0].talks
    found = []
    for seat, texts in kit.instructions.items():
        written = shown.written(request, texts)
        html = mark_safe(written["html"])  # noqa: S308  # the kit's Markdown, with HTML switched off
        found.append(
            {"seat": persona(klass, talks, seat), "lang": written["lang"], "dir": written["dir"], "html": html}
        )
    return found


def _do(request: HttpRequest, klass: Class) -> HttpResponseBase:
    """Carry out a switch of the teacher's."""
    what = request.POST.get("do", "")
    if what in ("open", "rooms"):
        if what == "rooms" and debriefing.opened(klass) is None:
            raise Http404
        if "sure" not in request.POST:
            messages.error(request, _("Nothing was opened: say first, with the tick, that you mean it."))
            return redirect("classroom:debrief", name=klass.name)
        outcomes = debriefing.open_to_class(klass, rooms=what == "rooms" or "rooms" in request.POST)
        untold = [line for one in outcomes for line in one.lines]
        for line in untold:
            messages.warning(request, told(line))
        if not untold:
            messages.success(request, _("The debrief is open to the class, and every table was told."))
    elif what in ("names", "pseudonyms"):
        debriefing.show_names(klass, shown=what == "names")
    else:
        raise Http404
    return redirect("classroom:debrief", name=klass.name)
