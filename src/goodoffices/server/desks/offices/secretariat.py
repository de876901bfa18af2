"""The desk of the secretariat: the programme, papers, records to confirm, seats; and the rooms that it may see."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse

from goodoffices.server.desks import acts, behind
from goodoffices.server.desks.desk import Desk
from goodoffices.server.desks.frame import page
from goodoffices.server.desks.labels import OFFICES, party_name, party_names, room_name
from goodoffices.server.desks.offices import awaiting, beginning, sections
from goodoffices.server.desks.order import in_order
from goodoffices.talks.act import PLENARY, PUBLIC


def desk(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Programme · papers to circulate or collect · records to confirm · seats · rooms it may see."""
    return page(
        request,
        desk,
        "offices/secretariat.html",
        "My desk",
        rooms=desk.play.rooms,
        current="desk",
        steps=beginning.steps(desk),
        cards=awaiting.cards(desk),
        waiting_words="Nothing is to be put right or delivered by you now.",
        sessions=sections.sessions(desk),
        papers=_papers(desk),
        unconfirmed=_unconfirmed(desk),
        seats=_seats(desk),
        rooms_seen=_rooms(desk),
        undertakings=sections.undertakings(desk),
        actions=acts.links(
            acts.link(desk, PLENARY, "Convene"),
            acts.link(desk, PLENARY, "ScheduleRound"),
            acts.link(desk, PLENARY, "CirculatePaper"),
            acts.link(desk, PLENARY, "AdmitParty"),
            acts.link(desk, PLENARY, "SeatPerson"),
            acts.link(desk, PUBLIC, "FileDispatch"),
            acts.link(desk, PUBLIC, "RecordClaim"),
        ),
    )


def _papers(desk: Desk) -> list[dict[str, Any]]:
    """Papers of which numbered copies are out."""
    found = []
    for room in in_order(desk.play.rooms.values()):
        for paper in desk.play.rooms[room].papers.papers.values():
            out = {holder: copy for holder, copy in paper.copies.items() if copy not in paper.collected}
            if out:
                found.append(
                    {
                        "symbol": paper.symbol,
                        "title": desk.say(paper.title),
                        "room": room_name(desk, room),
                        "out": ", ".join(f"{copy} ({holder})" for holder, copy in out.items()),
                        "url": desk.entry_url(room, paper.number),
                        "action": acts.link(desk, room, "CollectPaper", paper=paper.number),
                    }
                )
    return found


def _unconfirmed(desk: Desk) -> list[dict[str, Any]]:
    """Declarations that were set down and wait for their delegation."""
    return [
        {**item, "room": room_name(desk, room)}
        for room in in_order(desk.play.rooms.values())
        for item in behind.waiting(desk, desk.play.rooms[room])
        if item["kind"] == "Set down, not confirmed"
    ]


def _seats(desk: Desk) -> list[dict[str, Any]]:
    """Seats by the record of plenary. What sits in a capital is known there alone."""
    by_party: dict[str, list[str]] = {}
    for seat in desk.play.plenary.founding.seats.values():
        said = f"{seat.person}, {OFFICES[seat.office]}" + (" (vacant)" if seat.vacant else "")
        by_party.setdefault(seat.party, []).append(said)
    return [{"party": party_name(desk, party), "people": people} for party, people in by_party.items()]


def _rooms(desk: Desk) -> list[dict[str, Any]]:
    return [
        {
            "name": room_name(desk, room),
            "url": desk.url("room", room=room),
            "kind": state.door.kind,
            "who": "every seat" if room == PLENARY else party_names(desk, state.door.parties()),
            "entries": state.number,
        }
        for room in in_order(desk.play.rooms.values())
        if (state := desk.play.rooms[room]) and room != PUBLIC
    ]
