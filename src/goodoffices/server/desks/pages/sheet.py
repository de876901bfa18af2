"""A synchronization sheet: every point, each party's declared wording side by side, each confirmed by its own head."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from goodoffices.documents.sheets import sheet_paper
from goodoffices.server.desks import acts, saved
from goodoffices.server.desks.desk import Desk, as_seat
from goodoffices.server.desks.frame import page
from goodoffices.server.desks.labels import party_name, point_title
from goodoffices.talks.act import PLENARY, PartyId, PointId
from goodoffices.talks.founding import negotiating
from goodoffices.talks.play import RoomState
from goodoffices.talks.synchronization import Sheet, stale


@as_seat
def sheet(request: HttpRequest, desk: Desk, room: str, number: int) -> HttpResponse:
    """The sheet as every member of its room may read it: made from what is common to them, and from nothing else."""
    desk.room(room)
    common = replace(desk, play=desk.play.common(room))
    state = common.room(room)
    found = state.synchronization.sheets.get(number)
    if found is None:
        raise Http404
    parties = _parties(common, state)
    rows = [_row(desk, common, state, found, point, parties) for point in found.points]
    cells = [cell for row in rows for cell in row["cells"]]
    return page(
        request,
        desk,
        "sheet.html",
        desk.say(found.title) or _("Synchronization of positions"),
        rooms=(room, PLENARY),
        room=room,
        current=room,
        sheet=found,
        parties=[party_name(common, party) for party in parties],
        rows=rows,
        counts=_counted(Counter(cell["status"]["code"] for cell in cells)),
        of=len(cells),
        entry_url=desk.entry_url(room, number),
        closed_url=desk.entry_url(room, found.closed) if found.closed is not None else "",
        files=saved.files(desk.url("sheet-file", room=room, number=number, form="word")),
        actions=[]
        if found.closed is not None
        else acts.links(acts.link(desk, room, "CloseSynchronization", sheet=number)),
    )


def _counted(of: Counter[str]) -> list[str]:
    """How many positions are confirmed, declared, stale and missing."""
    confirmed, declared, stale_, missing = (
        of[code] for code in ("cleared", "declared-unconfirmed", "stale", "no-stance")
    )
    return [
        ngettext("%(count)s confirmed", "%(count)s confirmed", confirmed) % {"count": confirmed},
        ngettext("%(count)s declared (unconfirmed)", "%(count)s declared (unconfirmed)", declared)
        % {"count": declared},
        ngettext("%(count)s stale", "%(count)s stale", stale_) % {"count": stale_},
        ngettext("%(count)s nothing declared", "%(count)s nothing declared", missing) % {"count": missing},
    ]


@require_safe
@as_seat
def file(request: HttpRequest, desk: Desk, room: str, number: int, form: str) -> HttpResponse:
    """The same sheet as a file."""
    desk.room(room)
    saved.known(form)
    try:
        paper = sheet_paper(desk.play, room, desk.talks, number, desk.now, desk.language)
    except KeyError:
        raise Http404 from None
    name = saved.name(desk, room, "positions", number)
    return saved.answer(request, paper, form, name, desk.url("sheet", room=room, number=number))


def _parties(desk: Desk, state: RoomState) -> list[PartyId]:
    """Negotiating parties at this table; then whoever else has declared on a sheet of it."""
    counted = negotiating(desk.play.plenary.founding)
    here = [p for p in counted if state.room == PLENARY or p in state.door.parties()]
    return list(dict.fromkeys((*here, *(party for _, _, party in state.synchronization.columns))))


def _row(
    desk: Desk, common: Desk, state: RoomState, sheet: Sheet, point: PointId, parties: list[PartyId]
) -> dict[str, Any]:
    return {
        "point": point,
        "title": point_title(common.play, common, point, state.room),
        "url": desk.url("point", room=state.room, point=point),
        "cells": [_cell(desk, common, state, sheet, point, party) for party in parties],
    }


def _cell(desk: Desk, common: Desk, state: RoomState, sheet: Sheet, point: PointId, party: PartyId) -> dict[str, Any]:
    number = state.synchronization.columns.get((sheet.number, point, party))
    open_ = sheet.closed is None
    about = {"sheet": sheet.number, "point": point, "party": party}
    declare = acts.link(
        desk, state.room, "DeclarePosition", _("Declare") if number is None else _("Declare anew"), **about
    )
    own = party == desk.party or "room secretary" in _functions(desk, state)
    base = {"party": party_name(common, party), "actions": acts.links(declare if open_ and own else None)}
    if number is None:
        return {**base, "status": {"word": _("nothing declared"), "code": "no-stance"}, "words": ""}
    position = state.synchronization.positions[number]
    if stale(state, position):
        status = {"word": _("stale"), "code": "stale", "note": _("its stance on the point has moved since")}
    elif position.confirmed is not None:
        status = {"word": _("confirmed"), "code": "cleared", "note": ""}
    else:
        status = {
            "word": _("declared (unconfirmed)"),
            "code": "declared-unconfirmed",
            "note": _("its head has not confirmed it"),
        }
    words = common.words(position.words)
    confirm = acts.link(desk, state.room, "ConfirmPosition", _("Confirm"), position=number)
    mine = open_ and party == desk.party and position.confirmed is None
    return {
        **base,
        "status": status,
        "words": words.text,
        "lang": words.lang,
        "dir": words.dir,
        "number": number,
        "url": desk.entry_url(state.room, number),
        "confirmed": position.confirmed,
        "confirmed_url": desk.entry_url(state.room, position.confirmed) if position.confirmed is not None else "",
        "rests_on": position.stance,
        "rests_url": desk.entry_url(state.room, position.stance) if position.stance is not None else "",
        "actions": acts.links(confirm if mine else None, declare if open_ and own else None),
    }


def _functions(desk: Desk, state: RoomState) -> set[str]:
    return {function for function, seat in state.door.functions.items() if seat == desk.seat}
