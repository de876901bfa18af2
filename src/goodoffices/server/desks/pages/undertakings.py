"""Undertakings: who owes what to whom by when; what is due, overdue, discharged."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from goodoffices.server.desks import acts, dates
from goodoffices.server.desks.desk import Desk, as_seat
from goodoffices.server.desks.frame import page
from goodoffices.server.desks.labels import party_name, party_names, room_name
from goodoffices.server.desks.order import in_order
from goodoffices.talks.play import RoomState
from goodoffices.talks.undertakings import Undertaking


@as_seat
def undertakings(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Open ones first: owed by the reader's party, owed to it, and among others; then those discharged."""
    found = owed(desk)
    open_ = [u for u in found if not u["discharged"]]
    groups = (
        ("owed", _("Owed by your party"), [u for u in open_ if u["debtor"] == desk.party]),
        ("due", _("Owed to your party"), [u for u in open_ if desk.party in u["creditors"]]),
        ("others", _("Among others"), [u for u in open_ if desk.party not in (u["debtor"], *u["creditors"])]),
        ("done", _("Discharged"), [u for u in found if u["discharged"]]),
    )
    rooms = in_order(desk.play.rooms.values())
    return page(
        request,
        desk,
        "undertakings.html",
        _("Undertakings"),
        rooms=[room for room in rooms if desk.play.rooms[room].undertakings.undertakings],
        current="undertakings",
        groups=[{"id": name, "label": label, "items": items} for name, label, items in groups if items],
        actions=acts.links(
            *(
                acts.link(desk, room, "Undertake", _("Undertake in %(room)s") % {"room": room_name(desk, room)})
                for room in rooms
            )
        ),
    )


def owed(desk: Desk) -> list[dict[str, Any]]:
    """Every undertaking in the rooms that this seat reads, the earliest due first, undated ones last."""
    found = [
        _undertaking(desk, state, u)
        for room in in_order(desk.play.rooms.values())
        for state in (desk.play.rooms[room],)
        for u in state.undertakings.undertakings.values()
    ]
    return sorted(found, key=lambda u: (not u["due"], u["order"]))


def _undertaking(desk: Desk, state: RoomState, u: Undertaking) -> dict[str, Any]:
    over = u.discharged is None and u.due is not None and dates.ended(u.due, desk.zone, desk.now)
    words = desk.words(u.what)
    status = {"word": _("due"), "code": "due"} if u.due else {"word": _("no date set"), "code": "due"}
    if u.discharged is not None:
        status = {"word": _("discharged"), "code": "discharged"}
    elif over:
        status = {"word": _("overdue"), "code": "overdue"}
    return {
        "debtor": u.party,
        "creditors": u.to,
        "by": party_name(desk, u.party),
        "to": party_names(desk, u.to),
        "words": words.text,
        "lang": words.lang,
        "dir": words.dir,
        "due": u.due or "",
        "due_words": dates.in_words(u.due) if u.due else "",
        "order": dates.starts(u.due, desk.zone) if u.due else desk.now,
        "overdue": over,
        "status": status,
        "discharged": u.discharged,
        "discharged_by": party_name(desk, u.discharged_by) if u.discharged_by else "",
        "discharged_url": desk.entry_url(state.room, u.discharged) if u.discharged is not None else "",
        "room": room_name(desk, state.room),
        "url": desk.entry_url(state.room, u.number),
        "number": u.number,
        "actions": acts.links(
            acts.link(desk, state.room, "Discharge", undertaking=u.number)
            if u.discharged is None and desk.party in (u.party, *u.to)
            else None
        ),
    }
