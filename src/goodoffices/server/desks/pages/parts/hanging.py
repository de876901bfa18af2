"""What hangs together with a point: conditions that name it, referrals, understandings, what was said in public."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from goodoffices.server.desks import reported
from goodoffices.server.desks.desk import Desk
from goodoffices.server.desks.labels import party_name, party_names
from goodoffices.server.desks.sources import claim_source, claim_speaker
from goodoffices.server.desks.stances import labels
from goodoffices.server.languages.terms import term
from goodoffices.talks.act import PUBLIC, PointId
from goodoffices.talks.founding import negotiating
from goodoffices.talks.play import RoomState
from goodoffices.talks.press import RecordClaim


def on_point(desk: Desk, state: RoomState, point: PointId) -> dict[str, Any]:
    """Each sort in a list of its own; an empty one is left out by the page."""
    return {
        "conditions": _conditions(desk, state, point),
        "referrals": _referrals(desk, state, point),
        "understandings": [
            {
                "words": desk.say(c.text),
                "by": party_name(desk, c.party),
                "of": party_names(desk, c.by),
                "status": {"word": term(c.standing), "code": c.standing.replace("partly ", "")},
                "url": desk.entry_url(state.room, c.number),
                "number": c.number,
            }
            for c in state.understanding.claims.values()
            if c.point == point
        ],
        "said": _said(desk, point),
        "more_said_url": reported.more_url(desk, "point", point),
    }


def _conditions(desk: Desk, state: RoomState, point: PointId) -> list[dict[str, Any]]:
    """Acceptances of other points that are given on condition of this one."""
    found = []
    for (other, number), stances in state.stances.current.items():
        for stance in stances.values():
            for condition in stance.conditions:
                if condition.point == point:
                    found.append(
                        {
                            "party": party_name(desk, stance.party),
                            "point": other,
                            "label": labels(state, other).get(number, ""),
                            "stance": term(stance.stance),
                            "url": desk.url("point", room=state.room, point=other),
                            "entry": stance.number,
                            "entry_url": desk.entry_url(state.room, stance.number),
                        }
                    )
    return found


def _referrals(desk: Desk, state: RoomState, point: PointId) -> list[dict[str, Any]]:
    counted = negotiating(desk.play.plenary.founding)
    found = []
    for offer in state.points.referrals.values():
        if offer.point != point:
            continue
        missing = [p for p in counted if p != offer.by and p not in offer.accepted]
        if missing:
            continue  # it waits, and stands under what waits on this point
        words = desk.words(offer.words)
        found.append(
            {
                "words": words.text,
                "lang": words.lang,
                "dir": words.dir,
                "by": party_name(desk, offer.by),
                "status": {"word": _("accepted by all"), "code": "accepted-by-all"},
                "url": desk.entry_url(state.room, offer.number),
                "number": offer.number,
            }
        )
    return found


def _said(desk: Desk, point: PointId) -> list[dict[str, Any]]:
    """What reports in the public record have somebody say on the point: quoted, never taken for a stance."""
    public = desk.play.rooms.get(PUBLIC)
    return [
        {
            "words": act.words,
            "lang": "und",
            "speaker": claim_speaker(act),
            "office": act.office,
            "source": claim_source(public, act),
            "url": desk.entry_url(PUBLIC, entry.number),
        }
        for entry in reported.latest(desk, "point", point)[::-1]
        if isinstance(act := entry.act, RecordClaim) and public is not None
    ]
