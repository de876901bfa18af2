"""The speakers' list of a room: one asks for the floor, and its chair gives it. It is kept beside the record."""

from __future__ import annotations

import hashlib
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from goodoffices.server.desks import dates, floor
from goodoffices.server.desks.desk import Desk, as_seat
from goodoffices.server.desks.floor import Speaker
from goodoffices.server.desks.frame import page
from goodoffices.server.desks.labels import party_name, person
from goodoffices.server.languages import told
from goodoffices.talks.act import RoomId, party_of


@as_seat
def speakers(request: HttpRequest, desk: Desk, room: str) -> HttpResponse:
    """The list; by its form one asks, leaves, and, for who presides, gives the floor."""
    desk.room(room)
    found = floor.floor(desk, room)
    if found is None:
        raise Http404
    here = desk.url("speakers", room=room)
    if request.method == "POST":
        _done(request, desk, room)
        return HttpResponseRedirect(here, status=303)
    on_it = [speaker.seat for speaker in (found.has, *found.waiting) if speaker is not None]
    shown: dict[str, Any] = {
        "has": _line(desk, room, found.has) if found.has is not None else None,
        "waiting": [_line(desk, room, one) for one in found.waiting],
        "presides": floor.presides(desk, room),
        "asked": desk.seat in on_it,
        "seat_id": desk.seat,
        "here_url": here,
    }
    digest = hashlib.sha256(repr((shown["has"], shown["waiting"], shown["presides"])).encode()).hexdigest()[:16]
    if request.GET.get("shown") == digest:
        return HttpResponse(status=204)
    shown |= {"digest": digest}
    if request.headers.get("HX-Request"):
        return render(request, "desks/pages/parts/speakers.html", shown)
    return page(request, desk, "speakers.html", _("Speakers’ list"), room=room, current=room, **shown)


def _done(request: HttpRequest, desk: Desk, room: RoomId) -> None:
    """Do what was asked; say why not, if not."""
    seat = request.POST.get("seat", desk.seat)
    wanted = request.POST.get("do", "")
    if wanted == "ask":
        refused = floor.ask(desk, room)
    elif wanted == "give":
        refused = floor.give(desk, room, seat)
    elif wanted == "leave":
        refused = floor.leave(desk, room, seat)
    else:
        raise Http404
    if refused is not None:
        messages.error(request, told(refused.message))


def _line(desk: Desk, room: RoomId, speaker: Speaker) -> dict[str, Any]:
    return {
        "seat": speaker.seat,
        "name": person(desk, speaker.seat, desk.play.rooms[room]),
        "party": party_name(desk, party_of(speaker.seat)),
        "asked": dates.clock(speaker.asked, desk.zone),
        "since": dates.clock(speaker.since, desk.zone) if speaker.since is not None else None,
        "mine": speaker.seat == desk.seat,
    }
