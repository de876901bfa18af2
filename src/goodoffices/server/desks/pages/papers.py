"""The paper register: what was circulated in each room, how it is marked, and which numbered copies are out."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from goodoffices.server.desks import acts, dates
from goodoffices.server.desks.desk import Desk, as_seat
from goodoffices.server.desks.frame import page
from goodoffices.server.desks.labels import party_name, room_name
from goodoffices.server.desks.order import in_order
from goodoffices.server.languages.terms import term
from goodoffices.talks.papers import Paper
from goodoffices.talks.play import RoomState


@as_seat
def papers(request: HttpRequest, desk: Desk) -> HttpResponse:
    """A register for each room that has one; a paper's very existence stays in its room."""
    rooms = in_order(desk.play.rooms.values())
    registers = [
        {
            "id": f"papers-{place}",
            "room": room_name(desk, room),
            "url": desk.url("room", room=room),
            "papers": [_paper(desk, desk.play.rooms[room], p) for p in desk.play.rooms[room].papers.papers.values()],
        }
        for place, room in enumerate(rooms)
        if desk.play.rooms[room].papers.papers
    ]
    return page(
        request,
        desk,
        "papers.html",
        _("Papers"),
        rooms=[room for room in rooms if desk.play.rooms[room].papers.papers],
        current="papers",
        registers=registers,
        actions=acts.links(
            *(
                acts.link(desk, room, "CirculatePaper", _("Circulate in %(room)s") % {"room": room_name(desk, room)})
                for room in rooms
            )
        ),
    )


def _paper(desk: Desk, state: RoomState, paper: Paper) -> dict[str, Any]:
    out = {holder: number for holder, number in paper.copies.items() if number not in paper.collected}
    words = desk.words(paper.text)
    return {
        "symbol": paper.symbol,
        "title": desk.say(paper.title),
        "sort": term(paper.sort),
        "marking": {"word": term(paper.marking), "code": paper.marking.replace(" ", "-")},
        "by": party_name(desk, paper.party),
        "at": dates.moment(state.entries[paper.number - 1].time, desk.zone),
        "url": desk.entry_url(state.room, paper.number),
        "number": paper.number,
        "sha256": paper.sha256 or "",
        "words": words.text,
        "lang": words.lang,
        "dir": words.dir,
        "copies": [
            {"number": number, "holder": holder, "back": number in paper.collected}
            for holder, number in sorted(paper.copies.items(), key=lambda copy: copy[1])
        ],
        "out": len(out),
        "actions": acts.links(
            acts.link(desk, state.room, "MarkPaper", _("Mark"), paper=paper.number)
            if paper.party == desk.party
            else None,
            acts.link(desk, state.room, "CollectPaper", _("Collect"), paper=paper.number) if out else None,
        ),
    }
