"""The lines of the minute book, as the parts print them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.utils.translation import gettext as _

from goodoffices.server.desks import dates
from goodoffices.server.desks.desk import Desk
from goodoffices.server.desks.labels import Words, office, party_name, person, room_name, who
from goodoffices.server.desks.minutes import (
    calendar,
    capital,
    drafts,
    erasure,
    founding,
    instructing,
    outside,
    press,
    rooms,
    table,
    text,
    worth,
)
from goodoffices.server.desks.minutes.questions import SAID as QUESTIONS
from goodoffices.server.desks.minutes.saying import Said, Scribe
from goodoffices.server.desks.sources import source_words
from goodoffices.talks.act import Act, Entry, Erased, PointId, Ref, party_of
from goodoffices.talks.erasure import Erase
from goodoffices.talks.play import RoomState
from goodoffices.talks.release import Deliver

UNNAMED = ("secretariat", "instructor")  # offices that are called as their party is

SAID: dict[type[Act], Callable[[Scribe, Any], Said]] = {
    kind: say
    for group in (founding, rooms, calendar, text, table, drafts, capital, press, outside, erasure, worth, instructing)
    for kind, say in group.SAID.items()
} | QUESTIONS


def said_of(desk: Desk, state: RoomState, entry: Entry, only: PointId | None = None) -> Said:
    """What an entry says, for this reader; nothing of an act that was erased."""
    if isinstance(entry.act, Erased):
        return Said("")
    return SAID[type(entry.act)](Scribe(desk, state, entry, only), entry.act)


def entry_lines(
    desk: Desk,
    state: RoomState,
    entries: Iterable[Entry],
    *,
    since: int | None = None,
    only: PointId | None = None,
) -> list[dict[str, Any]]:
    """Entries of one room as lines of its minute book: new after entry `since`; `only` as a point's page has them."""
    return [_line(desk, state, entry, since, only) for entry in entries]


def _line(desk: Desk, state: RoomState, entry: Entry, since: int | None, only: PointId | None) -> dict[str, Any]:
    said = said_of(desk, state, entry, only)
    words = _words(desk, said)
    here = desk.url("room", room=state.room)
    erased = isinstance(entry.act, Erased)
    by = state.erasure.by.get(entry.number) if erased else None
    source = None if isinstance(entry.act, Erased) else entry.act.source
    found = desk.play.seat(entry.seat)
    return {
        "number": entry.number,
        "day": dates.day(entry.time.astimezone(desk.zone).date()),
        "url": f"{here}{'&' if '?' in here else '?'}at={entry.number}",
        "by": person(desk, entry.seat, state),
        "office": office(desk, entry.seat) if found is None or found.office not in UNNAMED else "",
        "party": party_name(desk, party_of(entry.seat)),
        "at": dates.clock(entry.time, desk.zone),
        "what": said.what,
        "words": words.text,
        "lang": words.lang,
        "dir": words.dir,
        "refs": [*_refs(desk, state, entry, said), *_joined(desk, state, entry)],
        "statuses": [said.status] if said.status else [],
        "conditions": [
            *said.conditions,
            *([_("According to %(source)s.") % {"source": source_words(source)}] if source else []),
        ],
        "is_new": since is not None and entry.number > since,
        "loaded": entry.loaded,
        "erased": erased,
        "unreadable": isinstance(entry.act, Erased) and entry.act.unreadable,
        "erased_by": _erasure(desk, state, by) if by is not None else None,
    }


def _erasure(desk: Desk, state: RoomState, by: Entry) -> dict[str, str]:
    """By whose act the words of an entry went, and why."""
    assert isinstance(by.act, Erase)
    return {
        "who": who(desk, by.seat),
        "reason": by.act.reason,
        "label": _("entry %(number)s") % {"number": by.number},
        "url": desk.entry_url(state.room, by.number),
    }


def _words(desk: Desk, said: Said) -> Words:
    if isinstance(said.words, str):
        return Words(said.words, "und", "auto")
    return desk.words(dict(said.words))


def _refs(desk: Desk, state: RoomState, entry: Entry, said: Said) -> list[dict[str, str]]:
    here = [
        {"label": _("entry %(number)s") % {"number": number}, "url": desk.entry_url(state.room, number)}
        for number in dict.fromkeys(said.refs)
        if 0 < number <= state.number
    ]
    cited = () if isinstance(entry.act, Erased) else entry.act.cites
    return here + [
        {"label": _citing(desk, state, ref), "url": desk.entry_url(ref.room, ref.number)}
        for ref in cited
        if ref.room in desk.play.rooms and ref.number <= desk.play.rooms[ref.room].number
    ]


def _citing(desk: Desk, state: RoomState, ref: Ref) -> str:
    given = {"number": ref.number, "room": room_name(desk, ref.room)}
    if ref.room != state.room:
        return _("citing entry %(number)s of %(room)s") % given
    return _("citing entry %(number)s") % given


def _joined(desk: Desk, state: RoomState, entry: Entry) -> list[dict[str, str]]:
    """For those who read both rooms: where delivered words came from, and where released ones arrived."""
    found = []
    act = entry.act
    released = state.release.released.get(entry.number)
    token = act.token if isinstance(act, Deliver) else released.token if released is not None else ""
    for other in desk.play.rooms.values() if token else ():
        if other.room == state.room:
            continue
        there = room_name(desk, other.room)
        if isinstance(act, Deliver) and token in other.release.tokens:
            number = other.release.tokens[token]
            label = _("released in entry %(number)s of %(room)s") % {"number": number, "room": there}
            found.append({"label": label, "url": desk.entry_url(other.room, number)})
        arrived = other.release.delivered.get(token)
        if released is not None and arrived is not None:
            label = _("arrived as entry %(number)s of %(room)s") % {"number": arrived.number, "room": there}
            found.append({"label": label, "url": desk.entry_url(other.room, arrived.number)})
    return found
