"""A round by one room's record: its dates, announcements, agenda, sessions; and how each party saw it."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from goodoffices.server.desks import acts, dates, reported
from goodoffices.server.desks.desk import Desk
from goodoffices.server.desks.labels import party_name, party_names, who
from goodoffices.server.desks.left import assessor
from goodoffices.server.desks.sources import (
    claim_source,
    claim_speaker,
    filed_already,
    source_of,
    source_words,
    when_said,
)
from goodoffices.server.languages import strung
from goodoffices.server.languages.terms import term
from goodoffices.talks.act import PUBLIC, Entry, Erased, Source
from goodoffices.talks.calendar import AssessRound, CloseRound, Reschedule, Round, ScheduleRound
from goodoffices.talks.founding import negotiating
from goodoffices.talks.play import RoomState
from goodoffices.talks.press import RecordClaim
from goodoffices.talks.sessions import AdoptAgenda, agenda_of

UNSURE = ("planned", "tentative", "denied", "not announced")


def standing(round_: Round) -> ScheduleRound | Reschedule | None:
    """The announcement that stands: the last one that is not a denial of another; of denials alone, the last."""
    made = [entry.act for entry in round_.announcements if isinstance(entry.act, ScheduleRound | Reschedule)]
    stated = [act for act in made if act.status != "denied"] or made
    return stated[-1] if stated else None


def denials(desk: Desk, state: RoomState, round_: Round) -> list[dict[str, Any]]:
    """Who has denied the announcement that stands since it was made: a denial says nothing of what is so instead."""
    if round_.closed is not None or round_.opened is not None:
        return []
    stands = standing(round_)
    after = [entry.act is stands for entry in round_.announcements].index(True) if stands is not None else 0
    return [
        _announcement(desk, state, entry)
        for entry in list(round_.announcements)[after:]
        if isinstance(entry.act, ScheduleRound | Reschedule) and entry.act.status == "denied"
    ]


def _last(round_: Round, field: str) -> str:
    """The last word given on something: where, how long. An announcement that is silent on it does not take it back."""
    for entry in reversed(round_.announcements):
        if getattr(entry.act, field, ""):
            return str(getattr(entry.act, field))
    return ""


def round_of(desk: Desk, state: RoomState, round_: Round) -> dict[str, Any]:
    """A round as the line of rounds prints it."""
    stands = standing(round_)
    word = stands.status if round_.status == "denied" and stands is not None else round_.status
    words = dates.in_words(stands.dates) if stands is not None and stands.dates else _("no exact date given")
    if round_.closed is not None and isinstance(round_.closed.act, CloseRound) and round_.closed.act.dates:
        words = _("held %(dates)s") % {"dates": dates.in_words(round_.closed.act.dates)}
    opened = round_.opened
    expected = _last(round_, "expected") or (str(getattr(opened.act, "expected", "")) if opened is not None else "")
    return {
        "id": f"{state.room}-{round_.number}",
        "number": round_.number,
        "name": _("Round %(number)s") % {"number": round_.number},
        "status": {"word": term(word), "code": word},
        "denied": denials(desk, state, round_),
        "dates": words,
        "expected": expected,
        "place": _last(round_, "place"),
        "unsure": word in UNSURE,
        "open": word not in ("closed",),
        "history": _history(desk, state, round_),
        "more_url": reported.more_url(desk, "date of round", round_.number) if state.room == PUBLIC else "",
        "agenda": _agenda(desk, state, round_.number),
        "opened": dates.moment(opened.time, desk.zone) if opened is not None else None,
    }


def _history(desk: Desk, state: RoomState, round_: Round) -> list[dict[str, Any]]:
    """Every announcement, and every report of one, as made; nothing explains a moved date but what was said."""
    lines = [(e.time, _announcement(desk, state, e)) for e in round_.announcements]
    announced = {_saying(e.act.source) for e in round_.announcements if not isinstance(e.act, Erased)}
    for entry in reported.latest(desk, "date of round", round_.number) if state.room == PUBLIC else ():
        act = entry.act
        if isinstance(act, RecordClaim):
            if act.source is not None and _saying(act.source) in announced:
                continue  # the same saying by the same report, filed as an announcement too
            about = dates.in_words(act.about) if act.about else ""
            line = {
                "at": when_said(desk, state, entry),
                "by": claim_speaker(act),
                "words": act.words,
                "verbatim": act.verbatim,
                "dates": about,
                "status": {"word": _("as reported"), "code": "claimed"},
                "source": claim_source(state, act),
                "url": desk.entry_url(state.room, entry.number),
            }
            lines.append((entry.time, line))
    return [line for _, line in sorted(lines, key=lambda pair: pair[0])]


def _saying(source: Source | None) -> tuple[str, ...]:
    """What makes two filings one saying: the report, the speaker, and when the words were said."""
    return (source.report, source.date, source.speaker, source.said_on or "") if source is not None else ()


def _announcement(desk: Desk, state: RoomState, entry: Entry) -> dict[str, Any]:
    act = entry.act
    assert isinstance(act, ScheduleRound | Reschedule)
    by = act.announced_by or (act.source.speaker if act.source is not None else "") or who(desk, entry.seat)
    more = [dates.in_words(act.dates) if act.dates else _("no exact date given"), act.place, act.expected, act.note]
    source = source_words(act.source) if act.source is not None else ""
    return {
        "at": when_said(desk, state, entry),
        "by": by,
        "words": act.source.words if act.source is not None else "",
        "verbatim": True,
        "dates": strung([part for part in more if part], ";"),
        "status": {"word": term(act.status), "code": act.status},
        "source": source,
        "url": desk.entry_url(state.room, entry.number),
    }


def _agenda(desk: Desk, state: RoomState, round_: int) -> dict[str, Any] | None:
    """The agenda that all parties adopted, else the last one proposed and who has adopted it."""
    adopted = agenda_of(state, round_)
    proposals = [e for e in state.calendar.agendas.values() if isinstance(e.act, AdoptAgenda) and e.act.round == round_]
    shown = proposals[-1] if proposals else adopted
    if shown is None or not isinstance(shown.act, AdoptAgenda):
        return None
    parties = negotiating(state.founding)
    have = [p for p in parties if (shown.number, p) in state.calendar.adoptions]
    missing = [p for p in parties if p not in have]
    mine = desk.party in missing
    return {
        "items": [
            {
                "text": desk.say(item.text),
                "url": desk.url("point", room=state.room, point=item.point)
                if item.point is not None and item.point in state.points.points
                else "",
                "point": item.point,
            }
            for item in shown.act.items
        ],
        "adopted": not missing and bool(parties),
        "have": party_names(desk, have),
        "missing": party_names(desk, missing),
        "url": desk.entry_url(state.room, shown.number),
        "number": shown.number,
        "actions": acts.links(
            acts.link(desk, state.room, "AdoptAgenda", _("Adopt this agenda"), round=round_, proposal=shown.number)
            if mine
            else None
        ),
    }


def assessments(desk: Desk, state: RoomState) -> list[dict[str, Any]]:
    """How each saw the rounds, in its own words, newest first; reports of such words are said to be reports."""
    quotes: list[tuple[Any, dict[str, Any]]] = []
    for entry in state.calendar.assessments.values():
        act = entry.act
        if isinstance(act, AssessRound) and act.words:
            words = desk.words(act.words)
            quote = {
                "words": words.text,
                "lang": words.lang,
                "dir": words.dir,
                "speaker": assessor(desk, entry, act),
                "office": _of(desk, act),
                "at": when_said(desk, state, entry),
                "url": desk.entry_url(state.room, entry.number),
                **source_of(act.source),
            }
            quotes.append((entry.time, quote))
    for entry in reported.latest(desk, "claim", "assessment") if state.room == PUBLIC else ():
        act = entry.act
        if isinstance(act, RecordClaim) and not filed_already(state, act):
            quote = {
                "words": act.words,
                "lang": "und",
                "dir": "auto",
                "speaker": claim_speaker(act),
                "office": act.office,
                "source": claim_source(state, act),
                "url": desk.entry_url(state.room, entry.number),
            }
            quotes.append((entry.time, quote))
    return [quote for _, quote in sorted(quotes, key=lambda pair: pair[0], reverse=True)]


def _of(desk: Desk, act: AssessRound) -> str:
    parts = []
    if act.party is not None and act.speaker:
        parts.append(party_name(desk, act.party))
    if act.round is not None:
        parts.append(_("on round %(number)s") % {"number": act.round})
    return strung(parts)
