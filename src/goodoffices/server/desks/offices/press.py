"""The desk of a press officer: may I speak, which lines are cleared, who said what. Nothing from closed rooms."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from goodoffices.server.desks import acts, dates, reported
from goodoffices.server.desks.desk import Desk
from goodoffices.server.desks.frame import page
from goodoffices.server.desks.labels import party_name, party_names, room_name, who
from goodoffices.server.desks.offices import sections
from goodoffices.server.desks.offices.announced import disputed
from goodoffices.server.desks.offices.verdict import moments, verdict
from goodoffices.server.desks.sources import claim_source, claim_speaker, claim_status, when_said
from goodoffices.server.desks.speaking import published_as
from goodoffices.talks.act import PLENARY, PUBLIC, Entry
from goodoffices.talks.lines import Draft
from goodoffices.talks.press import Publish, RecordClaim

_DRAFTED = {
    "line to take": gettext_lazy("line to take, %(room)s, drafted by %(who)s"),
    "if asked": gettext_lazy("if asked, %(room)s, drafted by %(who)s"),
    "holding line": gettext_lazy("holding line, %(room)s, drafted by %(who)s"),
    None: gettext_lazy("statement, %(room)s, drafted by %(who)s"),
}

CLAIMS = 40  # of what reports say that somebody said, the latest are shown


def desk(request: HttpRequest, desk: Desk) -> HttpResponse:
    """May I speak · cleared lines · others' statements · drafts and whose desk they are on · disputed dates · next."""
    drafts = _drafts(desk)
    rooms = [PLENARY, PUBLIC, *([desk.capital.room] if desk.capital is not None else [])]
    return page(
        request,
        desk,
        "offices/press.html",
        _("My desk"),
        rooms=rooms,
        current="desk",
        verdict=verdict(desk, drafts),
        lines=[d for d in drafts if d["line"] and d["cleared"]],
        drafts=[d for d in drafts if not d["cleared"]],
        ready=[d for d in drafts if not d["line"] and d["cleared"]],
        others=_others(desk),
        chronology_url=reported.chronology_url(desk),
        disputed=disputed(desk),
        moments=moments(desk, drafts),
        closed=sections.sessions(desk, (PLENARY,))[:1],
        actions=_actions(desk),
    )


def _actions(desk: Desk) -> list[dict[str, str]]:
    home = desk.capital.room if desk.capital is not None else PLENARY
    return acts.links(
        acts.link(desk, home, "DraftLine"),
        acts.link(desk, home, "DraftStatement"),
        acts.link(desk, PUBLIC, "Publish"),
        acts.link(desk, PUBLIC, "FileDispatch"),
        acts.link(desk, PUBLIC, "RecordClaim"),
    )


def _drafts(desk: Desk) -> list[dict[str, Any]]:
    """Lines and statements in one's own capital and in plenary, newest first, and whose desk each is on."""
    homes = [*([desk.capital.room] if desk.capital is not None else []), PLENARY]
    if "mediation" in desk.play.rooms:
        homes.append("mediation")
    found = []
    for room in homes:
        state = desk.play.rooms.get(room)
        for draft in reversed(list(state.press.drafts.values()) if state is not None else []):
            if published_as(desk, draft) is None:  # what is out is on no desk any more
                found.append(_draft(desk, room, draft))
    return found


def _draft(desk: Desk, room: str, draft: Draft) -> dict[str, Any]:
    said = desk.words(draft.text)
    wanted = sections.negotiators(desk) if room == PLENARY else (desk.party,)
    missing = [party for party in wanted if party not in draft.cleared]
    returned = [f"{party_name(desk, party)}: {note}" for party, note in draft.returned if party in missing]
    return {
        "id": f"{room.replace('.', '-')}-{draft.number}",
        "line": draft.line,
        "title": desk.say(draft.title) or draft.topic,
        "words": said.text,
        "lang": said.lang,
        "dir": said.dir,
        "note": _DRAFTED[draft.line or None] % {"room": room_name(desk, room), "who": who(desk, draft.by)},
        "cleared": not missing,
        "desk": party_names(desk, missing),
        "returned": returned,
        "embargo": dates.moment(draft.embargo, desk.zone) if draft.embargo is not None else None,
        "embargoed": draft.embargo is not None and draft.embargo > desk.now,
        "url": desk.entry_url(room, draft.number),
    }


def _others(desk: Desk, most: int = 8) -> list[dict[str, Any]]:
    """What others published, and what filed reports say that they said: today apart from earlier days."""
    today = desk.now.astimezone(desk.zone).date()
    said = [
        (entry.time, quote) for entry, quote in (*sections.published(desk), *_claims(desk)) if not _ours(desk, entry)
    ]
    said.sort(key=lambda pair: pair[0], reverse=True)
    now = [quote for at, quote in said if at.astimezone(desk.zone).date() == today]
    before = [quote for at, quote in said if at.astimezone(desk.zone).date() != today][:most]
    return [{"day": _("Today"), "quotes": now}, {"day": _("Before today"), "quotes": before}]


def _ours(desk: Desk, entry: Entry) -> bool:
    """Whether our party alone speaks in it."""
    return isinstance(entry.act, Publish) and tuple(entry.act.on_behalf_of) == (desk.party,)


def _claims(desk: Desk) -> Iterator[tuple[Entry, dict[str, Any]]]:
    """What somebody said, as filed reports have it."""
    state = desk.play.rooms.get(PUBLIC)
    for entry in islice(reversed(state.press.claims.values()), CLAIMS) if state is not None else ():
        act = entry.act
        if isinstance(act, RecordClaim) and state is not None:
            quote = {
                "words": act.words,
                "lang": "und",
                "dir": "auto",
                "speaker": claim_speaker(act),
                "office": act.office,
                "at": when_said(desk, state, entry),
                "source": claim_source(state, act),
                "statuses": [claim_status(act)],
                "url": desk.entry_url(PUBLIC, entry.number),
            }
            yield entry, quote
