"""What the world may read: rounds as announced and as held, statements, and what reports said, each with its source."""

from __future__ import annotations

from datetime import datetime
from itertools import islice
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from goodoffices.server.desks import dates, left, reported
from goodoffices.server.desks.desk import Desk
from goodoffices.server.desks.frame import page
from goodoffices.server.desks.labels import party_name, roles
from goodoffices.server.desks.offices import sections
from goodoffices.server.desks.offices.announced import disputed
from goodoffices.server.desks.pages.parts.rounds import assessments, round_of
from goodoffices.server.desks.sources import claim_source, claim_speaker, claim_status
from goodoffices.server.languages import strung
from goodoffices.talks.act import PUBLIC
from goodoffices.talks.press import RecordClaim

LATEST = 60  # of the claims are shown; the chronology has them all


def desk(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The rounds, statements and claims at a glance; the chronology has all of it, as of any day."""
    state = desk.play.rooms[PUBLIC]
    return page(
        request,
        desk,
        "offices/public.html",
        _("Overview"),
        rooms=[PUBLIC],
        current="desk",
        rounds=[round_of(desk, state, r) for _, r in sorted(state.calendar.rounds.items(), reverse=True)],
        parties=[
            {"label": party_name(desk, party.id), "value": roles(desk, party), "note": desk.say(party.footnote)}
            for party in state.founding.parties.values()
        ],
        statements=sections.statements(desk, 20),
        assessments=assessments(desk, state),
        claims=_claims(desk),
        chronology_url=reported.chronology_url(desk),
        more_assessments_url=reported.more_url(desk, "claim", "assessment"),
        declared=left.as_declared(desk),
        more_declared_url=left.more_url(desk),
        disputed=disputed(desk),
        as_of_day=desk.as_of.isoformat() if desk.as_of else "",
    )


def _claims(desk: Desk) -> list[dict[str, Any]]:
    """What reports say was said, by the day on which it was said, newest first."""
    state = desk.play.rooms[PUBLIC]
    by_day: dict[str, list[dict[str, Any]]] = {}
    for entry in reversed([*islice(reversed(state.press.claims.values()), LATEST)]):
        act = entry.act
        if not isinstance(act, RecordClaim):
            continue
        by_day.setdefault(act.said_on or "", []).append(
            {
                "words": act.words,
                "lang": "und",
                "dir": "auto",
                "verbatim": act.verbatim,
                "speaker": claim_speaker(act),
                "office": strung(filter(None, (act.office, act.occasion))),
                "source": claim_source(state, act),
                "statuses": [claim_status(act)],
                "url": desk.entry_url(PUBLIC, entry.number),
            }
        )
    return [
        {"day": dates.in_words(day) if day else _("day not given"), "claims": claims}
        for day, claims in sorted(by_day.items(), key=lambda said: _last(desk, said[0]), reverse=True)
    ]


def _last(desk: Desk, said_on: str) -> tuple[bool, datetime]:
    """The last moment on which something was said, for the order of the days; what has no day comes at the end."""
    return bool(said_on), dates.ends(said_on, desk.zone)
