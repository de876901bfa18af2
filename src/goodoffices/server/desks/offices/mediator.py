"""The desk of the mediation team."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from goodoffices.server.desks import acts
from goodoffices.server.desks.dates import moment
from goodoffices.server.desks.desk import Desk
from goodoffices.server.desks.frame import page
from goodoffices.server.desks.labels import party_name, party_names, point_title, room_name
from goodoffices.server.desks.offices import awaiting, beginning, sections
from goodoffices.server.desks.order import in_order, natural
from goodoffices.server.desks.rows import rows
from goodoffices.server.desks.stances import labels, mark, standing
from goodoffices.server.languages.terms import term
from goodoffices.talks.act import PLENARY
from goodoffices.talks.play import RoomState
from goodoffices.talks.sessions import Convene


def desk(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Next meeting · promises · what I may convey · points × parties · current draft · who has not met whom."""
    parties = sections.negotiators(desk)
    return page(
        request,
        desk,
        "offices/mediator.html",
        _("My desk"),
        rooms=desk.play.rooms,
        current="desk",
        steps=beginning.steps(desk),
        cards=awaiting.cards(desk),
        waiting_words=_(
            "What the parties want of you appears here: confirmations, releases to deliver, drafts to clear."
        ),
        sessions=sections.sessions(desk)[:2],
        programme_url=desk.url("programme"),
        promises=sections.undertakings(desk, [desk.party]),
        kept=_kept(desk),
        parties=[party_name(desk, party) for party in parties],
        table=table(desk, parties),
        drafts=_drafts(desk, parties),
        meetings=_meetings(desk, parties),
        moved=sections.moved(desk),
        unread=sections.unread(desk),
    )


def _kept(desk: Desk) -> list[dict[str, Any]]:
    """What was kept in caucus, with its licence, and to whom it has been conveyed so far."""
    found = []
    for room in in_order(desk.play.rooms.values()):
        state = desk.play.rooms[room]
        if state.door.kind != "caucus":
            continue
        for d in state.door.declarations.values():
            if d.standing != "confirmed" or d.party == desk.party:
                continue
            said = desk.words(d.text)
            may = d.licence != "for you alone"
            found.append(
                {
                    "from": party_name(desk, d.party),
                    "room": room_name(desk, room),
                    "url": desk.entry_url(room, d.number),
                    "words": said.text,
                    "lang": said.lang,
                    "dir": said.dir,
                    "licence": {"word": d.licence, "code": d.licence.replace(" ", "-")},
                    "conveyed": _conveyed(desk, state, d.number),
                    "action": acts.link(desk, room, "Convey", record=d.number) if may else None,
                }
            )
    return found


def _conveyed(desk: Desk, state: RoomState, record: int) -> list[str]:
    """To whom an item went, and whether the words have arrived, by the ledger of its caucus."""
    arrived = {token for other in desk.play.rooms.values() for token in other.release.delivered}
    return [
        party_name(desk, r.to)
        if r.token in arrived
        else _("%(party)s (not yet delivered)") % {"party": party_name(desk, r.to)}
        for r in state.release.released.values()
        if r.to is not None and getattr(state.entries[r.number - 1].act, "record", None) == record
    ]


def table(desk: Desk, parties: tuple[str, ...]) -> list[dict[str, Any]]:
    """Points × parties in plenary: what is confirmed, what is declared only, whose capital is awaited."""
    state = desk.play.rooms.get(PLENARY)
    if state is None:
        return []
    standings = rows(desk, PLENARY).standings
    return [
        {
            "point": point,
            "title": point_title(desk.play, desk, point, PLENARY),
            "url": desk.url("point", room=PLENARY, point=point),
            "status": standing(desk, standings[point]),
            "cells": [_cell(state, point, party) for party in parties],
        }
        for point in sorted(standings, key=natural)
    ]


def _cell(state: RoomState, point: str, party: str) -> list[dict[str, str]]:
    """A party's last words on the alternatives of a point that stand, and declarations that wait for its head."""
    marks: list[dict[str, str]] = []
    for number, name in labels(state, point).items():
        alternative = state.alternatives.alternatives[point, number]
        stance = state.stances.current.get((point, number), {}).get(party)
        if alternative.withdrawn is None and stance is not None:
            marks.append({"alt": name, **mark(state, alternative, stance)})
    for d in state.door.declarations.values():
        if d.party == party and d.point == point and d.standing == "unconfirmed" and d.stance is not None:
            marks.append(
                {"alt": "", "word": "declared (unconfirmed)", "code": "declared-unconfirmed", "note": term(d.stance)}
            )
    return marks


def _drafts(desk: Desk, parties: tuple[str, ...]) -> list[dict[str, Any]]:
    """Words of the mediation team on the table, newest first, and who has said something of them."""
    found: list[dict[str, Any]] = []
    for room in in_order(desk.play.rooms.values()):
        state = desk.play.rooms[room]
        for (point, number), a in state.alternatives.alternatives.items():
            if a.withdrawn is not None or not a.compromise:
                continue
            stances = {s.party: s for s in state.stances.on(point, number)}
            found.append(
                {
                    "point": point,
                    "title": point_title(desk.play, desk, point, room),
                    "room": room_name(desk, room),
                    "url": desk.url("point", room=room, point=point),
                    "at": moment(state.entries[a.wording.number - 1].time, desk.zone),
                    "reactions": [
                        {"party": party_name(desk, p), **mark(state, a, stances[p])}
                        if p in stances
                        else {"party": party_name(desk, p), "word": "no stance", "code": "no-stance", "note": ""}
                        for p in parties
                    ],
                }
            )
    return sorted(found, key=lambda d: str(d["at"]["iso"]), reverse=True)[:6]


def _meetings(desk: Desk, parties: tuple[str, ...]) -> list[dict[str, Any]]:
    """When each pair of parties last sat in one session, by the rooms that the reader reads."""
    found = []
    for i, one in enumerate(parties):
        for other in parties[i + 1 :]:
            times = [
                entry.time
                for state in desk.play.rooms.values()
                if {one, other} <= set(state.door.parties())
                for entry in state.entries
                if isinstance(entry.act, Convene) and entry.act.status == "opened"
            ]
            shared = [s.room for s in desk.play.rooms.values() if {one, other} <= set(s.door.parties())]
            found.append(
                {
                    "pair": party_names(desk, (one, other)),
                    "at": moment(max(times), desk.zone) if times else None,
                    "rooms": [{"name": room_name(desk, room), "url": desk.url("room", room=room)} for room in shared],
                }
            )
    return found
