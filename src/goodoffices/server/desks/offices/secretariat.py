"""The desk of the secretariat: the programme, papers, records to confirm, seats; and the rooms that it may see."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from goodoffices.server.desks import acts, behind, dates, reviewing
from goodoffices.server.desks.desk import Desk
from goodoffices.server.desks.forms import options
from goodoffices.server.desks.frame import page
from goodoffices.server.desks.labels import (
    OFFICES,
    language_for_reader,
    listed,
    party_name,
    party_names,
    point_title,
    room_name,
)
from goodoffices.server.desks.offices import awaiting, beginning, sections
from goodoffices.server.desks.order import in_order
from goodoffices.server.desks.stances import labels
from goodoffices.server.doors.opening import opens
from goodoffices.server.languages import strung
from goodoffices.talks.act import PLENARY, PUBLIC
from goodoffices.talks.filing import FileDispatch

_KINDS = {
    "plenary": gettext_lazy("plenary"),
    "restricted": gettext_lazy("restricted"),
    "track": gettext_lazy("track"),
    "bilateral": gettext_lazy("bilateral"),
    "caucus": gettext_lazy("caucus"),
    "mediation": gettext_lazy("mediation"),
    "capital": gettext_lazy("capital"),
}


def desk(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Programme · papers to circulate or collect · records to confirm · seats · rooms it may see.

    Of a record of real talks: what was filed last, and nothing of what cannot come about there.
    """
    return page(
        request,
        desk,
        "offices/secretariat.html",
        _("My desk"),
        rooms=desk.play.rooms,
        current="desk",
        steps=beginning.steps(desk),
        cards=awaiting.cards(desk),
        waiting_words=_("Nothing is to be put right or delivered by you now."),
        sessions=sections.sessions(desk),
        programme_url=desk.url("programme"),
        seats_url=reverse("doors:seats", kwargs={"talks": desk.talks, "seat": desk.seat})
        if opens(desk.play, desk.office)
        else "",
        dispatches_url=desk.url("dispatches"),
        records=desk.mode == "record",
        filed=_filed(desk),
        to_circulate=_to_circulate(desk),
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


def _filed(desk: Desk, most: int = 5) -> list[dict[str, Any]]:
    """Of a record of real talks, the reports that were filed last."""
    public = desk.play.rooms.get(PUBLIC) if desk.mode == "record" else None
    entries = list(public.press.dispatches.values())[-most:] if public is not None else []
    return [
        {
            "title": entry.act.title,
            "note": _("Publisher: %(name)s · %(day)s")
            % {"name": entry.act.publisher, "day": dates.in_words(entry.act.published)},
            "url": desk.entry_url(PUBLIC, entry.number),
            "action": reviewing.link(desk, entry.number),
        }
        for entry in reversed(entries)
        if isinstance(entry.act, FileDispatch)
    ]


def _to_circulate(desk: Desk) -> list[dict[str, Any]]:
    """Papers, and words on the table, that are not there in every language of the talks: their text is to circulate."""
    found = []
    for room in in_order(desk.play.rooms.values()):
        state = desk.play.rooms[room]
        given = [
            (paper.symbol, desk.say(paper.title), paper.text, desk.entry_url(room, paper.number))
            for paper in state.papers.papers.values()
        ]
        given += [
            (f"{a.point} {labels(state, a.point)[a.number]}", point_title(desk.play, desk, a.point, room),
             a.wording.text, desk.entry_url(room, a.wording.number))
            for a in options.live(state)
        ]  # fmt: skip
        for symbol, title, text, url in given:
            missing = [language for language in desk.languages if language not in text] if text else []
            if missing:
                known = {"symbol": symbol, "title": title, "room": room_name(desk, room), "url": url}
                found.append({**known, "missing": listed(language_for_reader(tag) for tag in missing)})
    return found


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
                        "out": strung(f"{copy} ({holder})" for holder, copy in out.items()),
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
        if item["number"] in desk.play.rooms[room].door.declarations
    ]


def _seats(desk: Desk) -> list[dict[str, Any]]:
    """Seats by the record of plenary. What sits in a capital is known there alone."""
    by_party: dict[str, list[str]] = {}
    for seat in desk.play.plenary.founding.seats.values():
        said = f"{seat.person}, {OFFICES[seat.office]}"
        if seat.vacant:
            # Translators: a person and the office that is vacant
            said = _("%(seat)s (vacant)") % {"seat": said}
        by_party.setdefault(seat.party, []).append(said)
    return [{"party": party_name(desk, party), "people": people} for party, people in by_party.items()]


def _rooms(desk: Desk) -> list[dict[str, Any]]:
    return [
        {
            "name": room_name(desk, room),
            "url": desk.url("room", room=room),
            "kind": _KINDS[state.door.kind],
            "who": _("every seat") if room == PLENARY else party_names(desk, state.door.parties()),
            "entries": state.number,
        }
        for room in in_order(desk.play.rooms.values())
        if (state := desk.play.rooms[room]) and room != PUBLIC
    ]
