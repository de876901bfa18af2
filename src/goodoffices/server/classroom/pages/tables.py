"""All tables at a glance, and what is done at all of them at once. The page looks again by itself."""

from __future__ import annotations

import hashlib
from secrets import token_hex
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from goodoffices.kits import Inject, Kit, injecting
from goodoffices.kits.copying import INSTRUCTOR
from goodoffices.server.classroom import glancing, injects, names
from goodoffices.server.classroom.glancing import Glance
from goodoffices.server.classroom.models import Class, TableOf
from goodoffices.server.classroom.names import Student
from goodoffices.server.classroom.pages import everywhere
from goodoffices.server.classroom.pages.shown import as_teacher, spoken
from goodoffices.server.desks.labels import direction, language_name, listed, party_names
from goodoffices.server.store.registry import get_registry
from goodoffices.talks.act import Texts, party_of

PACE = 20  # seconds after which the clocks are read again, though nothing was entered


@require_http_methods(["GET", "HEAD", "POST"])
@as_teacher
def tables(request: HttpRequest, klass: Class) -> HttpResponseBase:
    """`/class/NAME/tables/`; with `?at=…` what has changed since, or 204 if nothing has."""
    if request.method == "POST":
        everywhere.do(request, klass)
        return redirect("classroom:tables", name=klass.name)
    there = names.tables(klass)
    far = glancing.far(there)
    students = names.students(klass)
    at = _mark(there, far, students)
    if request.GET.get("at") == at:
        return HttpResponse(status=204)
    kit = names.kit_of(klass)
    found = [glancing.glance(table, far[table.talks], kit, klass.minutes) for table in there]
    live = {
        "klass": klass,
        "rows": [_row(klass, each, students) for each in found],
        "due": _due(request, kit, klass, found),
        "live_url": None,
        "look_url": f"{reverse('classroom:tables', args=[klass.name])}?at={at}",
        "doing_url": reverse("classroom:tables", args=[klass.name]),
    }
    if "at" in request.GET:
        return render(request, "classroom/parts/glance.html", live)
    languages = found[0].languages if found else ()
    context = {
        **live,
        "title": _("The tables of %(klass)s") % {"klass": klass.name},
        "key": token_hex(16),
        "languages": [{"tag": tag, "name": language_name(tag), "dir": direction(tag)} for tag in languages],
        "spoken": next((tag for tag in languages if tag == get_language()), next(iter(languages), "en")),
        "paused": sum(each.read.paused is not None for each in found),
        "injects": [_inject(request, kit, klass, one, found) for one in kit.injects],
        "desk_url": reverse("classroom:desk", args=[klass.name]),
        "wall_url": reverse("classroom:wall", args=[klass.name]),
    }
    return render(request, "classroom/tables.html", context)


def _mark(there: list[TableOf], far: dict[str, glancing.Head], students: list[Student]) -> str:
    """What the live part is made of, in a few letters: the records, who sits where, the language, and the time."""
    seated = [(one.place.pk, one.place.table_id, one.place.seat, one.place.joined is None) for one in students]
    parts = (
        [(table.talks, sorted(far[table.talks])) for table in there],
        seated,
        get_language(),
        int(get_registry().now().timestamp()) // PACE,
    )
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:20]


def _row(klass: Class, found: Glance, students: list[Student]) -> dict[str, Any]:
    table, read = found.table, found.read
    here = [one for one in students if one.place.table_id == table.pk]
    waits = [
        {"whom": each.whom, "who": _who(here, each.parties), "what": each.what, "url": each.url} for each in read.waits
    ]
    return {
        "number": table.number,
        "url": reverse("desks:desk", kwargs={"talks": table.talks, "seat": INSTRUCTOR}),
        "more_url": reverse("classroom:table", args=[klass.name, table.number]),
        "round": read.round,
        "stage": found.stage,
        "left": found.left,
        "paused": read.paused,
        "ended": found.ended,
        "waits": waits[: glancing.WAITS],
        "more": len(waits[glancing.WAITS :]),
        "points": read.points,
        "last": read.last,
        "here": sum(one.place.joined is not None for one in here),
        "of": len(here),
    }


def _who(here: list[Student], parties: tuple[str, ...]) -> str:
    """The students who sit for these parties."""
    return listed([one.name for one in here if party_of(one.place.seat) in parties])


def _due(request: HttpRequest, kit: Kit, klass: Class, found: list[Glance]) -> list[dict[str, Any]]:
    """Injects whose minute has come, each with the tables that do not have it yet."""
    listing = []
    for one in kit.injects:
        numbers = [each.table.number for each in found if one in each.due]
        if numbers:
            words = {"name": one.name, "title": _said(request, one.title), "tables": numbers}
            listing.append({**words, "minute": injects.minute(kit, klass.minutes, one), "where": listed(numbers)})
    return listing


def _inject(request: HttpRequest, kit: Kit, klass: Class, one: Inject, found: list[Glance]) -> dict[str, Any]:
    return {
        "name": one.name,
        "kind": {
            "dispatch": _("News, for the public record"),
            "directive": _("Changed directives"),
            "broadcast": _("A broadcast"),
        }[one.kind],
        "to": _to(one, found),
        "minute": injects.minute(kit, klass.minutes, one),
        "title": _said(request, one.title),
        "text": _said(request, one.text),
        "watch": _said(request, one.watch) if one.watch else None,
        "tables": [
            {"number": each.table.number, "done": one.name in each.read.let_in, "due": one in each.due}
            for each in found
        ],
        "everywhere": all(one.name in each.read.let_in for each in found),
    }


def _to(one: Inject, found: list[Glance]) -> str:
    """The parties to which an inject goes; nothing where it goes to everybody."""
    if one.kind == "dispatch" or injecting.ALL in one.to or not found:
        return ""
    desk = glancing.desk_at(found[0].table.talks)
    return party_names(desk, dict.fromkeys(map(party_of, one.to)))


def _said(request: HttpRequest, texts: Texts) -> dict[str, str]:
    language = spoken(request, texts)
    return {"text": texts.get(language, ""), "lang": language, "dir": direction(language)}
