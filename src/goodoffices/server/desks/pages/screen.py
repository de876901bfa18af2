"""A point for the room to look at: large, live, and nothing on it but what every member of the room may read.

It names no seat and no other room, so that whoever projects it shows nothing of its own.
"""

from __future__ import annotations

import hashlib
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from goodoffices.server.desks import bracketed, floor, versions
from goodoffices.server.desks.desk import Desk, as_seat
from goodoffices.server.desks.labels import person, room_name
from goodoffices.server.desks.order import natural
from goodoffices.talks.act import RoomId

NEXT = 5  # speakers after the one who has the floor


@require_safe
@as_seat
def screen(request: HttpRequest, desk: Desk, room: str, point: str) -> HttpResponse:
    """The whole page, or, asked for by the page itself, what changed on it: nothing, if nothing did."""
    state = desk.room(room)
    if desk.as_of is not None:
        raise Http404
    found = versions.version(desk, room, request.GET, points=(point,))
    one = next(iter(found.text.points), None)
    if one is None:
        raise Http404
    written = [tag for tag in found.languages if tag in one.nodes]
    title = desk.words(one.title)
    points = sorted({*state.points.points, *state.alternatives.by_point}, key=natural)
    shown = {
        "point": one.point,
        "point_title": title.text,
        "lang": title.lang,
        "dir": title.dir,
        "room_name": room_name(desk, room),
        "status": bracketed.status(one.status),
        "more": bracketed.more(found.text, one, title.lang),
        "words": bracketed.point(found.text, one, written),
        "entry": found.text.origin.entry,
        "speakers": speakers(desk, room),
        "neighbours": _neighbours(desk, room, points, point),
    }
    digest = hashlib.sha256(render_to_string("desks/pages/parts/screen.html", shown).encode()).hexdigest()[:16]
    if request.GET.get("shown") == digest:
        return HttpResponse(status=204)
    chosen = {"language": list(found.languages)} if found.languages != found.text.languages else {}
    here = f"{desk.url('screen', room=room, point=point)}?{urlencode({**chosen, 'shown': digest}, doseq=True)}"
    template = "desks/pages/parts/screen.html" if request.headers.get("HX-Request") else "desks/pages/screen.html"
    back = desk.url("point", room=room, point=point)
    return render(request, template, {**shown, "here_url": here, "back_url": back, "talks_zone": desk.zone.key})


def speakers(desk: Desk, room: RoomId) -> dict[str, Any] | None:
    """Who has the floor, and the next who asked for it; None where the room has no list."""
    found = floor.floor(desk, room)
    if found is None or (found.has is None and not found.waiting):
        return None
    state = desk.play.rooms[room]
    return {
        "has": person(desk, found.has.seat, state) if found.has is not None else "",
        "next": [person(desk, one.seat, state) for one in found.waiting[:NEXT]],
        "more": max(0, len(found.waiting) - NEXT),
    }


def _neighbours(desk: Desk, room: RoomId, points: list[str], point: str) -> list[dict[str, str]]:
    at = points.index(point) if point in points else 0
    near = (("prev", at - 1), ("next", at + 1))
    return [
        {"rel": rel, "point": points[i], "url": desk.url("screen", room=room, point=points[i])}
        for rel, i in near
        if 0 <= i < len(points)
    ]
