"""What a seat saw since its last stage report: sessions, stances that moved, new texts, undertakings, questions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from goodoffices.server.desks import dates
from goodoffices.server.desks.desk import Desk
from goodoffices.server.desks.labels import party_name, person, room_name
from goodoffices.server.desks.minutes import said_of
from goodoffices.server.languages.terms import term
from goodoffices.talks.act import PUBLIC, Entry, Erased, RoomId, party_of
from goodoffices.talks.kinds import group_of
from goodoffices.talks.play import RoomState

MOST = 150  # what is offered for one report

# Under which heading the acts of a group are offered; what is in none is not.
_SESSIONS, _STANCES, _TEXTS = _("Sessions and rounds"), _("Stances that moved"), _("New texts and words")
_OWED, _QUESTIONS = _("Undertakings and understandings"), _("Questions to decide")
_HEADINGS = {
    "calendar": _SESSIONS,
    "sessions": _SESSIONS,
    "stances": _STANCES,
    "declarations": _STANCES,
    "points": _TEXTS,
    "alternatives": _TEXTS,
    "tracks": _TEXTS,
    "papers": _TEXTS,
    "undertakings": _OWED,
    "understanding": _OWED,
    "synchronization": _STANCES,
    "silence": _QUESTIONS,
    "closing": _TEXTS,
    "signing": _STANCES,
}
_KINDS = {"Deliver": _TEXTS, "SeekInstructions": _QUESTIONS, "OfferReferral": _QUESTIONS, "AcceptReferral": _QUESTIONS}
HEADINGS = (_QUESTIONS, _STANCES, _TEXTS, _OWED, _SESSIONS)


@dataclass(frozen=True)
class Found:
    """An entry that may become a fact of the report: as a sentence, and with its exact words, if it has any."""

    id: str
    room: RoomId
    number: int
    heading: str
    what: str
    words: str
    speaker: str
    occasion: str
    status: str
    url: str


def last_report(capital: RoomState) -> Entry | None:
    """The last stage report sent in this capital."""
    return capital.reports.reports[max(capital.reports.reports)] if capital.reports.reports else None


def seen_since(desk: Desk, since: datetime | None) -> list[Found]:
    """Entries of the rooms that this seat reads after a moment, the newest `MOST`; of its capital only requests."""
    found: list[tuple[datetime, Found]] = []
    for state in desk.play.rooms.values():
        if state.room == PUBLIC:
            continue
        for entry in reversed(state.entries):
            if since is not None and entry.time <= since:
                break
            heading = _heading(entry)
            own = state.door.kind == "capital"
            if heading and (not own or heading == _QUESTIONS):
                found.append((entry.time, _found(desk, state, entry, heading)))
            if len(found) >= 4 * MOST:
                break
    found.sort(key=lambda pair: pair[0], reverse=True)
    return [one for _, one in found[:MOST]]


def _heading(entry: Entry) -> str:
    if isinstance(entry.act, Erased):
        return ""
    kind = type(entry.act)
    return _KINDS.get(kind.__name__) or _HEADINGS.get(group_of(kind), "")


def _found(desk: Desk, state: RoomState, entry: Entry, heading: str) -> Found:
    said = said_of(desk, state, entry)
    words = said.words if isinstance(said.words, str) else desk.say(dict(said.words))
    speaker = gettext("%(person)s (%(party)s)")
    speaker %= {"person": person(desk, entry.seat, state), "party": party_name(desk, party_of(entry.seat))}
    where = f"{room_name(desk, state.room)}, {dates.moment(entry.time, desk.zone)['words']}"
    status = term(said.status["word"]) if said.status is not None else ""
    # Translators: who did what, in which room and when
    what = gettext("%(who)s %(did)s. %(where)s.")
    if status:
        # Translators: who did what, the word of its status, in which room and when
        what = gettext("%(who)s %(did)s: %(status)s. %(where)s.")
    own = state.door.kind == "capital"
    return Found(
        id=f"{state.room}:{entry.number}",
        room=state.room,
        number=entry.number,
        heading=heading,
        what=what % {"who": speaker, "did": said.what.rstrip(":."), "status": status, "where": where},
        words="" if own or isinstance(said.words, str) else words,
        speaker=speaker,
        occasion=where,
        status=status,
        url=desk.entry_url(state.room, entry.number),
    )


def grouped(found: list[Found]) -> list[dict[str, Any]]:
    """What was found, under its headings, questions first."""
    groups = [(gettext(heading), [one for one in found if one.heading == heading]) for heading in HEADINGS]
    return [{"id": f"group-{i}", "label": label, "found": items} for i, (label, items) in enumerate(groups) if items]
