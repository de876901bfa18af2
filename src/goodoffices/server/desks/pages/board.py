"""State of play: the points of one room, each with its parties' words, and what is left."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from goodoffices.server.desks import left, looked, own, rows
from goodoffices.server.desks.counts import counted
from goodoffices.server.desks.desk import Desk, as_seat
from goodoffices.server.desks.elsewhere import elsewhere, filtered, with_points
from goodoffices.server.desks.frame import page
from goodoffices.server.desks.labels import ROLES, party_name, room_name
from goodoffices.server.desks.moves import moved_points
from goodoffices.server.desks.order import in_order, natural
from goodoffices.server.languages import strung
from goodoffices.talks.act import PLENARY, PUBLIC, RoomId
from goodoffices.talks.text_ladder import text_rung

LEGEND = (
    (pgettext_lazy("a stance", "accept"), "accept", _("agrees to these words")),
    (
        pgettext_lazy("a stance", "accept ad referendum"),
        "accept-ad-referendum",
        _("agrees at the table; its capital has yet to concur"),
    ),
    (pgettext_lazy("a stance", "can live with"), "can-live-with", _("does not stand in the way")),
    (
        pgettext_lazy("a stance", "will follow consensus"),
        "will-follow-consensus",
        _("takes no position of its own, and joins when it accepts"),
    ),
    (pgettext_lazy("a stance", "reserve (substantive)"), "reserve-substantive", _("objects to the substance for now")),
    (pgettext_lazy("a stance", "reserve (scrutiny)"), "reserve-scrutiny", _("still examines the words")),
    (pgettext_lazy("a stance", "reserve (linguistic)"), "reserve-linguistic", _("objects to the language alone")),
    (pgettext_lazy("a stance", "awaiting instructions"), "awaiting-instructions", _("has asked its capital")),
    (pgettext_lazy("a stance", "oppose"), "oppose", _("does not agree")),
    (
        pgettext_lazy("a stance", "on earlier wording"),
        "on-earlier-wording",
        _("was taken before the words changed; it no longer counts"),
    ),
    (
        pgettext_lazy("a stance", "condition void"),
        "condition-void",
        _("its condition cites words that no longer stand; it counts for nothing"),
    ),
    (
        pgettext_lazy("a stance", "declared (unconfirmed)"),
        "declared-unconfirmed",
        _("set down by the secretary; its head has not confirmed it"),
    ),
    (pgettext_lazy("a stance", "proposes"), "proposed", _("its own words; it has taken no stance on them")),
    (pgettext_lazy("a stance", "no stance"), "no-stance", _("nothing on record; silence is no assent")),
)


@as_seat
def board(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Points × parties in one room: plenary, or the room asked for."""
    choices = with_points(desk)
    room = request.GET.get("room") or (choices[0] if choices else next(iter(in_order(desk.play.rooms.values()))))
    state = desk.room(room)
    made = rows.rows(desk, room)
    before = looked.look(desk, room)
    moved = moved_points(state, before) if before else set()
    marks = own.marks(desk, state, made.rows)
    html = "".join(row.for_one(marks.get(point, ""), moved=point in moved) for point, row in made.rows.items())
    return page(
        request,
        desk,
        "board.html",
        gettext("State of play"),
        rooms=(room, PLENARY, PUBLIC, *([desk.capital.room] if marks and desk.capital is not None else [])),
        room=room,
        current="board",
        live_board=room,
        board={
            "id": "board",
            "caption": gettext("Points and the words of each party in %(room)s") % {"room": room_name(desk, room)},
            "parties": [_party(desk, party) for party in made.parties],
            "rows_html": mark_safe(html),  # noqa: S308  # made by templates, which escape
            "compact": made.compact,
            "has_own": bool(marks),
            "status_room": room_name(desk, room),
        },
        empty=not made.rows,
        choices=[{"name": room_name(desk, r), "url": filtered(desk, r), "current": r == room} for r in choices],
        legend=[{"word": word, "code": code, "means": means} for word, code, means in LEGEND],
        counted=counted(made),
        declared=left.as_declared(desk),
        more_declared_url=left.more_url(desk),
        moved=[{"point": p, "url": desk.url("point", room=room, point=p)} for p in sorted(moved, key=natural)],
        elsewhere=elsewhere(desk, room),
        add_url=desk.url("room", room=room),
        as_of_day=desk.as_of.isoformat() if desk.as_of else "",
        room_id=room,
        package=_package(desk, room),
        is_public=room == PUBLIC,
    )


def _package(desk: Desk, room: RoomId) -> dict[str, str] | None:
    """Where nothing is agreed until everything is agreed: how the package of this room's points stands."""
    if room == PUBLIC or not desk.play.rules.nothing_until_everything:
        return None
    return {"rung": text_rung(desk.play, room, desk.now)[1], "url": desk.url("closing")}


def _party(desk: Desk, party: str) -> dict[str, str]:
    found = desk.play.party(party)
    more = [ROLES[role] for role in found.roles if role != "negotiating"] if found is not None else []
    return {"name": party_name(desk, party), "role": strung(map(str, more))}
