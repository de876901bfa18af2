"""A point in one room: its alternatives side by side, every party's last word on each, conditions, history."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from goodoffices.server.desks import acts, behind, bracketed, history, looked, own, versions
from goodoffices.server.desks.comparing import comparison
from goodoffices.server.desks.desk import Desk, as_seat
from goodoffices.server.desks.frame import page
from goodoffices.server.desks.labels import point_title, room_name
from goodoffices.server.desks.minutes import entry_lines
from goodoffices.server.desks.order import in_order, natural
from goodoffices.server.desks.pages.parts import alternatives, hanging, languages
from goodoffices.server.desks.rows import rows
from goodoffices.server.desks.stances import standing
from goodoffices.talks.act import PLENARY, PUBLIC, PointId, RoomId
from goodoffices.talks.play import RoomState

SHOWN = 25  # entries of the history on the page
VERDICTS = {"may accept": _("May accept"), "refer": _("Refer"), "never": _("Never")}


@as_seat
def point(request: HttpRequest, desk: Desk, room: str, point: str) -> HttpResponse:
    """Everything on a point by the record of this room; what other rooms say of it stands apart."""
    state = desk.room(room)
    made = rows(desk, room)
    if point not in made.standings:
        raise Http404
    seen = looked.look(desk, room)
    title = point_title(desk.play, desk, point, room)
    taken_up = point in state.points.points or point in state.alternatives.by_point
    entries = history.on_point(state, point)
    shown = entries if "all" in request.GET else entries[-SHOWN:]
    capital = desk.capital
    marks = own.mandate_marks(desk, state, point) if room != PUBLIC else []
    return page(
        request,
        desk,
        "point.html",
        f"{point}. {title}" if title else gettext("Point %(point)s") % {"point": point},
        rooms=(room, PLENARY, PUBLIC, *([capital.room] if capital is not None and marks else [])),
        room=room,
        current="board",
        untitled=not title,
        standing=standing(desk, made.standings[point]),
        room_name=room_name(desk, room),
        bracketed=_bracketed(desk, room, point),
        legend=bracketed.legend(),
        point_id=point,
        screen_url=desk.url("screen", room=room, point=point) if desk.as_of is None and taken_up else "",
        text_url=f"{desk.url('text')}{'&' if desk.as_of else '?'}{urlencode({'room': room})}#p-{point}",
        alternatives=alternatives.alternatives(desk, state, point),
        comparison=comparison(desk, state, point, request.GET),
        mandate=[{**one, "verdict": VERDICTS[one["verdict"]]} for one in own.directives(desk, point)]
        if marks
        else None,
        marks=marks,
        hanging=hanging.on_point(desk, state, point),
        waiting=[w for w in behind.waiting(desk, state) if w.get("point") == point],
        elsewhere=_elsewhere(desk, room, point),
        neighbours=_neighbours(desk, room, point, list(made.standings)),
        actions=_actions(desk, state, point),
        entries=entry_lines(desk, state, shown, since=seen or None, only=point),
        more=len(entries) - len(shown),
        as_of_day=desk.as_of.isoformat() if desk.as_of else "",
        all_url=_all(desk, room, point),
    )


def _bracketed(desk: Desk, room: RoomId, point: PointId) -> dict[str, Any] | None:
    """The point as one text with its brackets; None where it has no words, or only one alternative's."""
    found = versions.version(desk, room, QueryDict(), points=(point,)).text
    one = next(iter(found.points), None)
    if one is None or len(one.offered) < 2:
        return None
    written = desk.first(tag for tag in found.languages if tag in one.nodes)
    return {
        "words": bracketed.point(found, one, written),
        "status": bracketed.status(one.status),
        "beside": languages.beside(desk, room, one),
    }


def _all(desk: Desk, room: RoomId, point: PointId) -> str:
    address = desk.url("point", room=room, point=point)
    return f"{address}{'&' if '?' in address else '?'}all#history"


def _elsewhere(desk: Desk, room: RoomId, point: PointId) -> list[dict[str, Any]]:
    """How the same point stands in the other rooms that this seat reads: each for itself."""
    found = []
    for other in in_order(desk.play.rooms.values()):
        state = desk.play.rooms[other]
        if other == room or (point not in state.points.points and point not in state.alternatives.by_point):
            continue
        there = rows(desk, other).standings[point]
        found.append(
            {
                "room": room_name(desk, other),
                "url": desk.url("point", room=other, point=point),
                "status": standing(desk, there),
            }
        )
    return found


def _neighbours(desk: Desk, room: RoomId, point: PointId, points: list[PointId]) -> dict[str, dict[str, str]]:
    ordered = sorted(points, key=natural)
    place = ordered.index(point)
    near = {"older": place - 1, "newer": place + 1}
    return {
        side: {"point": ordered[i], "url": desk.url("point", room=room, point=ordered[i])}
        for side, i in near.items()
        if 0 <= i < len(ordered)
    }


def _actions(desk: Desk, state: RoomState, point: PointId) -> list[dict[str, str]]:
    known = state.points.points.get(point)
    live = [n for n in state.alternatives.by_point.get(point, ())
            if state.alternatives.alternatives[point, n].withdrawn is None]  # fmt: skip
    room = state.room
    return acts.links(
        acts.link(desk, room, "Propose", point=point),
        acts.link(desk, room, "Merge", point=point) if len(live) > 1 else None,
        acts.link(desk, room, "RecordDeclared", point=point),
        acts.link(desk, room, "OfferReferral", point=point),
        acts.link(desk, room, "ClaimUnderstanding", point=point),
        acts.link(desk, room, "Park", point=point) if known is None or known.parked is None else None,
        acts.link(desk, room, "Reopen", point=point),
        acts.link(desk, desk.capital.room, "SeekInstructions", point=point) if desk.capital is not None else None,
    )
