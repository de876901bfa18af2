"""Rounds as a calendar: the announcement that stands, with every other one in its description."""

from __future__ import annotations

from django.http import HttpRequest

from goodoffices.documents import calendar as documents
from goodoffices.server.desks.desk import Desk
from goodoffices.server.desks.pages.parts.rounds import round_of, standing
from goodoffices.server.outside.serving import absolute, for_everyone
from goodoffices.talks.calendar import CloseRound, Round
from goodoffices.talks.play import RoomState
from goodoffices.talks.sessions import Convene


@for_everyone("text/calendar; charset=utf-8")
def rounds(request: HttpRequest, desk: Desk, state: RoomState) -> bytes:
    """The calendar of rounds."""
    opened = state.door.opened
    assert opened is not None
    page = absolute(request, "page", desk.talks)
    dated = (_dated(desk, state, one, page) for _, one in sorted(state.calendar.rounds.items()))
    return documents.calendar(desk.talks, desk.title, desk.zone.key, opened.time, dated)


def _dated(desk: Desk, state: RoomState, one: Round, page: str) -> documents.Dated:
    said = round_of(desk, state, one)
    told = [entry for entry in (*one.announcements, one.opened, one.closed) if entry is not None]
    told = list({entry.number: entry for entry in told}.values())
    word = said["status"]["word"]
    lines = [f"{word.capitalize()}: {said['dates']}{', ' if said['expected'] else ''}{said['expected']}."]
    for a in said["history"]:
        source = f" (according to {a['source']})" if a["source"] else ""
        quoted = f" “{a['words']}”" if a["verbatim"] else f" {a['words']}"  # quoted: only what was printed so
        words = quoted if a["words"] else ""
        lines.append(f"{a['at']['words']}, {a['by']}, {a['status']['word']}:{words} {a['dates']}{source}")
    return documents.Dated(
        number=one.number,
        title=f"{desk.title}: round {one.number} ({word})",
        status=word,
        dates=dates_of(one),
        place=said["place"],
        description="\n".join(lines),
        stamped=max(entry.time for entry in told),
        told=len(told),
        url=f"{page}#round-{said['id']}",
    )


def dates_of(one: Round) -> str:
    """On which days it was held, else as announced, else when its opening session began; EDTF, empty if nobody said."""
    if one.closed is not None and isinstance(one.closed.act, CloseRound) and one.closed.act.dates:
        return one.closed.act.dates
    stands = standing(one)
    if stands is not None and stands.dates:
        return stands.dates
    opened = one.opened.act if one.opened is not None else None
    return opened.starts if isinstance(opened, Convene) else ""
