"""Agreed minutes of a room: what its record holds as agreed and as confirmed, to be read, printed and saved."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from goodoffices.documents.minutes import minutes_paper
from goodoffices.documents.paper import Block, Grid, Heading, Said
from goodoffices.server.desks import saved
from goodoffices.server.desks.desk import Desk, as_seat
from goodoffices.server.desks.forms.options import numbered
from goodoffices.server.desks.frame import page
from goodoffices.server.desks.labels import direction, room_name
from goodoffices.server.languages import told
from goodoffices.talks.act import PLENARY, RoomId


@require_safe
@as_seat
def agreed(request: HttpRequest, desk: Desk, room: str) -> HttpResponse:
    """The minutes as every member of the room may read them; `since`: what was declared after that entry alone."""
    state, asked = desk.room(room), request.GET.get("since", "")
    since = _since(desk, room, asked)
    paper = minutes_paper(desk.play, room, desk.talks, desk.now, desk.language, since=since)
    none = _("This room has entries 1 to %(last)s: “%(asked)s” is none of them.") % {
        "last": state.number,
        "asked": asked,
    }
    return page(
        request,
        desk,
        "agreed.html",
        _("Minutes of %(room)s") % {"room": room_name(desk, room)},
        rooms=(room, PLENARY),
        room=room,
        current=room,
        edge=[told(line) for line in paper.edge[1:]],
        blocks=[_block(block) for block in paper.blocks],
        since=since or "",
        last=state.number,
        wrong=none if asked and not since else "",
        as_of_day=desk.as_of.isoformat() if desk.as_of else "",
        files=saved.files(_with(desk.url("agreed-file", room=room, form="word"), since)),
    )


@require_safe
@as_seat
def file(request: HttpRequest, desk: Desk, room: str, form: str) -> HttpResponse:
    """The same as a file."""
    state, since = desk.room(room), _since(desk, room, request.GET.get("since", ""))
    saved.known(form)
    paper = minutes_paper(desk.play, room, desk.talks, desk.now, desk.language, since=since)
    name = saved.name(desk, room, "minutes", *([since] if since else []), state.number)
    return saved.answer(request, paper, form, name, _with(desk.url("agreed", room=room), since))


def _since(desk: Desk, room: RoomId, asked: str) -> int:
    """The entry that was asked for; 0 for one that the room has not."""
    entry = numbered(asked)
    return entry if 1 <= entry <= desk.play.rooms[room].number else 0


def _with(address: str, since: int) -> str:
    return f"{address}{'&' if '?' in address else '?'}{urlencode({'since': since})}" if since else address


def _block(block: Block) -> dict[str, Any]:
    if isinstance(block, Heading):
        return {"kind": "heading", **_said(block.words)}
    if isinstance(block, Grid):
        rows = [[_said(cell) for cell in row] for row in block.rows]
        return {"kind": "grid", "head": [told(one.words) for one in block.head], "rows": rows}
    return {"kind": "quiet" if block.quiet else "words", **_said(block.words)}


def _said(said: Said) -> dict[str, str]:
    return {"words": told(said.words), "lang": said.language, "dir": direction(said.language) if said.language else ""}
