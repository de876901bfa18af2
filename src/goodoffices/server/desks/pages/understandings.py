"""Understandings: what one side says was understood, and what those of whom it was claimed answered."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from goodoffices.server.desks import acts, dates, reported
from goodoffices.server.desks.desk import Desk, as_seat
from goodoffices.server.desks.frame import page
from goodoffices.server.desks.labels import party_name, party_names, room_name
from goodoffices.server.desks.order import in_order
from goodoffices.server.desks.sources import claim_source, claim_speaker
from goodoffices.server.languages.terms import term
from goodoffices.talks.act import PUBLIC
from goodoffices.talks.play import RoomState
from goodoffices.talks.press import RecordClaim
from goodoffices.talks.understanding import Claim


@as_seat
def understandings(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Claims by room, newest first, each with every addressee's answer or its absence; and claims made in public."""
    rooms = in_order(desk.play.rooms.values())
    books = [
        {
            "id": f"understandings-{place}",
            "room": room_name(desk, room),
            "claims": [_claim(desk, desk.play.rooms[room], c) for c in _newest(desk.play.rooms[room])],
        }
        for place, room in enumerate(rooms)
        if desk.play.rooms[room].understanding.claims
    ]
    return page(
        request,
        desk,
        "understandings.html",
        _("Understandings"),
        rooms=[room for room in rooms if desk.play.rooms[room].understanding.claims],
        current="understandings",
        books=books,
        public=_in_public(desk),
        more_public_url=reported.more_url(desk, "claim", "understanding"),
        actions=acts.links(
            *(
                acts.link(desk, room, "ClaimUnderstanding", _("Claim in %(room)s") % {"room": room_name(desk, room)})
                for room in rooms
            )
        ),
    )


def _newest(state: RoomState) -> list[Claim]:
    return list(state.understanding.claims.values())[::-1]


def _claim(desk: Desk, state: RoomState, c: Claim) -> dict[str, Any]:
    last = {answer.party: answer for answer in c.answers}
    words = desk.words(c.text)
    answers = []
    for party in c.by:
        answer = last.get(party)
        back = desk.words(answer.text) if answer is not None else None
        answers.append(
            {
                "party": party_name(desk, party),
                "status": {
                    "word": term(answer.answer),
                    "code": {"confirmed": "cleared", "restated": "claimed"}.get(answer.answer, answer.answer),
                }
                if answer is not None
                else {"word": _("no answer"), "code": "unanswered"},
                "words": back.text if back is not None else "",
                "lang": back.lang if back is not None else "",
                "dir": back.dir if back is not None else "",
                "url": desk.entry_url(state.room, answer.number) if answer is not None else "",
                "number": answer.number if answer is not None else None,
            }
        )
    mine = desk.party in c.by
    kinds = ("ConfirmUnderstanding", "Restate", "CorrectUnderstanding")
    return {
        "by": party_name(desk, c.party),
        "of": party_names(desk, c.by),
        "point": c.point,
        "point_url": desk.url("point", room=state.room, point=c.point)
        if c.point is not None and c.point in state.points.points
        else "",
        "words": words.text,
        "lang": words.lang,
        "dir": words.dir,
        "status": {
            "word": term(c.standing),
            "code": {"confirmed": "cleared", "partly confirmed": "claimed"}.get(c.standing, c.standing),
        },
        "at": dates.moment(state.entries[c.number - 1].time, desk.zone),
        "url": desk.entry_url(state.room, c.number),
        "number": c.number,
        "answers": answers,
        "actions": acts.links(*(acts.link(desk, state.room, kind, claim=c.number) for kind in kinds if mine)),
    }


def _in_public(desk: Desk) -> list[dict[str, Any]]:
    public = desk.play.rooms.get(PUBLIC)
    return [
        {
            "words": entry.act.words,
            "lang": "und",
            "speaker": claim_speaker(entry.act),
            "office": entry.act.office,
            "source": claim_source(public, entry.act),
            "url": desk.entry_url(PUBLIC, entry.number),
            "statuses": [{"word": term("claimed"), "code": "claimed"}],
        }
        for entry in reported.latest(desk, "claim", "understanding")[::-1]
        if isinstance(entry.act, RecordClaim) and public is not None
    ]
