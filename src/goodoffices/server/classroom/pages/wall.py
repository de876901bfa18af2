"""The join page, for the wall of the classroom: where to go, what to compare, and everybody's code."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from goodoffices.server.classroom import lan, names
from goodoffices.server.classroom.casting import Cast
from goodoffices.server.classroom.models import Class
from goodoffices.server.classroom.pages.shown import as_teacher, row
from goodoffices.server.doors.pages.shown import picture


@require_safe
@as_teacher
def wall(request: HttpRequest, klass: Class) -> HttpResponseBase:
    """`/class/NAME/wall/`; who has come is marked as it happens. A code that was used is not printed any more."""
    there = lan.ways(request)
    cast = Cast()
    rows = [row(one, cast) for one in names.students(klass)]
    groups: dict[int | None, list[dict[str, Any]]] = {}
    for each in sorted(rows, key=lambda one: (one["table"] is None, one["table"] or 0)):
        groups.setdefault(each["table"], []).append(each)
    context = {
        "title": _("Take your seat"),
        "klass": klass,
        "ways": there,
        "picture": picture(there.best),
        "groups": [{"table": table, "rows": found} for table, found in groups.items()],
        "come": sum(one["state"] == "here" for one in rows),
        "of": sum(one["state"] != "not here" for one in rows),
        "desk_url": reverse("classroom:desk", args=[klass.name]),
        "only_here": lan.local_only(request),
    }
    return render(request, "classroom/wall.html", context)
