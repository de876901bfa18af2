"""What several desks show: the next session, what moved, open points, undertakings, what was said today."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from operator import itemgetter
from typing import Any

from django.utils.translation import gettext as _

from goodoffices.server.desks import dates, looked, own
from goodoffices.server.desks.desk import Desk
from goodoffices.server.desks.labels import party_name, party_names, point_title, room_name
from goodoffices.server.desks.moves import entries_since, moved_points, points_of
from goodoffices.server.desks.order import in_order, natural
from goodoffices.server.desks.pages import programme
from goodoffices.server.desks.rows import rows
from goodoffices.server.desks.stances import labels, mark, standing
from goodoffices.talks.act import PLENARY, PUBLIC, Entry, PartyId, RoomId, party_of
from goodoffices.talks.founding import negotiating
from goodoffices.talks.play import RoomState
from goodoffices.talks.sessions import AdoptAgenda, agenda_of
from goodoffices.talks.standing import Standing
from goodoffices.talks.undertakings import Undertaking

SHORT = 110  # characters of an alternative on a desk; the page of the point has it whole


def sessions(desk: Desk, rooms: Iterable[RoomId] | None = None) -> list[dict[str, Any]]:
    """Sessions that run or lie ahead in `rooms` (None: all that are read), the next one first, with its agenda."""
    wanted = {desk.url("room", room=room) for room in (desk.play.rooms if rooms is None else rooms)}
    ahead = [
        session
        for session in programme.sessions(desk)
        if session["room_url"] in wanted and programme.lies_ahead(desk, session)
    ]
    # Of real talks nothing is said that no report says: neither that an agenda was adopted nor that none was.
    wanting = desk.mode != "record" and PLENARY in desk.play.rooms
    return [
        session | {"agenda": _agenda(desk, session["round"]), "no_agenda": wanting and session["round"] is not None}
        for session in sorted(ahead, key=itemgetter("starts"))
    ]


def _agenda(desk: Desk, round_: int | None) -> list[dict[str, Any]]:
    """The agenda of a round as the parties adopted it in plenary."""
    adopted = agenda_of(desk.play.plenary, round_) if round_ is not None else None
    items = adopted.act.items if adopted is not None and isinstance(adopted.act, AdoptAgenda) else ()
    return [{"words": desk.say(item.text), "point": item.point} for item in items]


def moved(desk: Desk, most: int = 12) -> list[dict[str, Any]]:
    """Points that moved in the rooms that the reader reads since it last looked there, and by whose acts."""
    before = looked.seen(desk)
    found = []
    for room in in_order(desk.play.rooms.values()):
        state = desk.play.rooms[room]
        since = before.get(room, 0)
        if since >= state.number or room == PUBLIC:
            continue
        whose: dict[str, dict[PartyId, None]] = {}
        for entry in entries_since(state, since):
            for point in points_of(entry):
                whose.setdefault(point, {})[party_of(entry.seat)] = None
        for point in sorted(moved_points(state, since), key=natural):
            found.append(
                {
                    "point": point,
                    "title": point_title(desk.play, desk, point, room),
                    "room": room_name(desk, room),
                    "by": party_names(desk, whose.get(point, ())),
                    "status": standing(desk, rows(desk, room).standings[point]),
                    "url": desk.url("point", room=room, point=point),
                }
            )
    return found[:most]


def open_points(desk: Desk, room: RoomId) -> list[dict[str, Any]]:
    """The points that are not agreed in `room`: our words, theirs, how firm each, and the private mandate mark.

    First those on which nothing is agreed yet, then those that wait for a capital or a condition, then what is parked.
    Of a point that is agreed ad referendum or on conditions, the words on which it is are all that is shown.
    """
    state = desk.play.rooms.get(room)
    if state is None:
        return []
    standings = rows(desk, room).standings
    found = []
    for point in sorted(standings, key=lambda point: (_settled(standings[point]), natural(point))):
        here = standings[point]
        if here.rung == "agreed" and not here.on_conditions:
            continue
        names = labels(state, point)
        live = [state.alternatives.alternatives[point, n] for n in names]
        open_ = [a for a in live if a.withdrawn is None]
        agreed = [a for a in open_ if a.number == here.alternative]
        words = agreed or open_
        shown = {names[a.number] for a in words}
        ours = [_words(desk, state, a, names[a.number]) for a in words if desk.party in a.by]
        theirs = [_words(desk, state, a, names[a.number]) for a in words if desk.party not in a.by]
        found.append(
            {
                "point": point,
                "title": point_title(desk.play, desk, point, room),
                "url": desk.url("point", room=room, point=point),
                "status": standing(desk, here),
                "agreed": [_words(desk, state, a, names[a.number]) for a in agreed],
                "others": len(open_) - len(words),
                "ours": ours,
                "theirs": theirs,
                "own": [m for m in own.mandate_marks(desk, state, point) if m["alt"] in ("", *shown)],
            }
        )
    return found


def _settled(here: Standing) -> int:
    """How far a point is from wanting anybody's attention: nothing agreed, agreed in part, parked."""
    return 2 if here.parked else 1 if here.rung.startswith("agreed") else 0


def _words(desk: Desk, state: RoomState, alternative: Any, name: str) -> dict[str, Any]:
    said = desk.words(alternative.wording.text)
    short = said.text if len(said.text) <= SHORT else said.text[: said.text.rfind(" ", 0, SHORT)] + " …"
    stances = [
        {"party": party_name(desk, s.party), **mark(state, alternative, s)}
        for s in state.stances.on(alternative.point, alternative.number)
    ]
    return {
        "label": name,
        "by": party_names(desk, alternative.by) or _("without attribution"),
        "words": short,
        "lang": said.lang,
        "dir": said.dir,
        "stances": stances,
    }


def undertakings(desk: Desk, parties: Iterable[PartyId] | None = None) -> list[dict[str, Any]]:
    """Undertakings that are not discharged, by or to the given parties (all: None), the most pressing first."""
    wanted = set(parties) if parties is not None else None
    found: list[tuple[Any, dict[str, Any]]] = []
    for room, state in desk.play.rooms.items():
        for u in state.undertakings.undertakings.values():
            if u.discharged is not None or (wanted is not None and not wanted & {u.party, *u.to}):
                continue
            found.append(((u.due is None, u.due or "", u.number), _owed(desk, room, u)))
    return [owed for _, owed in sorted(found, key=lambda pair: pair[0])]


def _owed(desk: Desk, room: RoomId, u: Undertaking) -> dict[str, Any]:
    said = desk.words(u.what)
    overdue = u.due is not None and dates.ended(u.due, desk.zone, desk.now)
    return {
        "words": said.text,
        "lang": said.lang,
        "dir": said.dir,
        "by": party_name(desk, u.party),
        "to": party_names(desk, u.to),
        "mine": u.party == desk.party,
        "due": dates.in_words(u.due) if u.due else "",
        "status": {"word": "overdue" if overdue else "open", "code": "overdue" if overdue else "open"},
        "room": room_name(desk, room),
        "url": desk.entry_url(room, u.number),
    }


def statements(desk: Desk, most: int = 5) -> list[dict[str, Any]]:
    """Published statements, newest first, each with what became of it."""
    return [quote for _, quote in islice(published(desk), most)]


def published(desk: Desk) -> Iterator[tuple[Entry, dict[str, Any]]]:
    """The same, each with its entry."""
    state = desk.play.rooms.get(PUBLIC)
    for out in reversed(list(state.press.statements.values()) if state is not None else []):
        act: Any = out.entry.act
        last: Any = out.corrections[-1].act if out.corrections else None
        said = desk.words(last.text if last is not None and last.text else act.text)
        word = "withdrawn" if last is not None and last.withdrawn else "corrected" if last is not None else ""
        quote = {
            "words": said.text,
            "lang": said.lang,
            "dir": said.dir,
            "speaker": party_names(desk, act.on_behalf_of),
            "office": desk.say(act.title),
            "at": dates.moment(out.entry.time, desk.zone),
            "statuses": [{"word": word, "code": word, "family": "other"}] if word else [],
            "url": desk.entry_url(PUBLIC, out.entry.number),
        }
        yield out.entry, quote


def unread(desk: Desk) -> list[dict[str, Any]]:
    """Rooms with entries that this seat has not looked at."""
    new = looked.unread(desk)
    return [
        {"room": room_name(desk, room), "new": new[room], "url": desk.url("room", room=room)}
        for room in in_order(desk.play.rooms.values())
        if new.get(room)
    ]


def negotiators(desk: Desk) -> tuple[PartyId, ...]:
    """The parties whose word counts."""
    return negotiating(desk.play.plenary.founding)
