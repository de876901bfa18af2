"""Packages: which combinations of what stands on a room's table hold together, by what everybody has openly said."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from goodoffices.server.desks.desk import Desk, as_seat
from goodoffices.server.desks.frame import page
from goodoffices.server.desks.labels import room_name
from goodoffices.server.desks.order import natural
from goodoffices.server.desks.pages import packages_words
from goodoffices.server.desks.pages.packages_kept import kept
from goodoffices.server.desks.stances import labels
from goodoffices.server.languages import told
from goodoffices.talks.act import PLENARY, PUBLIC, RoomId
from goodoffices.talks.play import RoomState
from goodoffices.valuations.closed import Closed
from goodoffices.valuations.conditions import Packages
from goodoffices.valuations.pictures.packages import Row
from goodoffices.valuations.pictures.packages import picture as drawn
from goodoffices.valuations.tabled import by_point

IF_ASKED = _("Could close, if those were asked who have not answered")


@require_safe
@as_seat
def packages(request: HttpRequest, desk: Desk, room: RoomId) -> HttpResponse:
    """The packages of one room, by its record alone."""
    try:
        state, found = _found(desk, room)
    except ModuleNotFoundError:
        return page(request, desk, "packages.html", _titled(desk, room), room=room, missing=True)
    points = len(by_point(found.table))
    picture = desk.url("packages-picture", room=room) if found.asked.packages else ""
    return page(
        request,
        desk,
        "packages.html",
        _titled(desk, room),
        rooms=(room, PLENARY),
        room=room,
        current=room,
        empty=not found.table,
        room_url=desk.url("room", room=room),
        groups=[
            _group(desk, state, "as-said", gettext("Close as they stand"), found.said, points),
            _group(desk, state, "if-asked", str(IF_ASKED), found.asked, points),
        ],
        singles=[packages_words.single(desk, state, one, found.singles.closes) for one in found.singles.found],
        closes=found.singles.closes,
        proven=found.singles.proven,
        picture_url=picture,
    )


@require_safe
@as_seat
def picture(request: HttpRequest, desk: Desk, room: RoomId) -> HttpResponse:
    """The packages as a picture; `?save=1` to keep it."""
    state, found = _found(desk, room)
    rows = [*_rows(state, gettext("As said"), found.said), *_rows(state, gettext("If asked"), found.asked)]
    svg = drawn(
        gettext("Packages in %(room)s, by entry %(number)s") % {"room": room_name(desk, room), "number": found.through},
        sorted(by_point(found.table), key=natural),
        rows,
        told,
    )
    response = HttpResponse(svg, content_type="image/svg+xml")
    if request.GET.get("save"):
        response.headers["Content-Disposition"] = f'attachment; filename="{desk.talks}-packages.svg"'
    return response


def _titled(desk: Desk, room: RoomId) -> str:
    return gettext("Packages in %(room)s") % {"room": room_name(desk, room)}


def _found(desk: Desk, room: RoomId) -> tuple[RoomState, Closed]:
    state = desk.room(room)
    if room == PUBLIC:  # nobody takes a stance there
        raise Http404
    return state, kept(desk.talks, desk.play, room, desk.now)


def _group(desk: Desk, state: RoomState, key: str, label: str, found: Packages, points: int) -> dict[str, Any]:
    listed = [one for one in packages_words.listing(desk, state, found, points) if one["lines"]]
    return {
        "id": key,
        "label": label,
        "items": listed,
        "count": found.count if listed else 0,
        "complete": found.complete,
        "shown": len(listed),
        "at_most": found.at_most,
    }


def _rows(state: RoomState, label: str, found: Packages) -> list[Row]:
    rows = []
    for number, one in enumerate(found.packages, 1):
        open_still = {need.on for need in one.needs}
        cells = {
            chosen.point: (labels(state, chosen.point)[chosen.alternative], chosen not in open_still)
            for chosen in one.chosen
        }
        if cells:
            rows.append(Row(f"{label} {number}", cells, one.words))
    return rows
