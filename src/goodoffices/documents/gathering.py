"""Gathering: a room's negotiating text from what every member of the room may read, now or as it stood before."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta

from goodoffices.documents import attributing, placing
from goodoffices.documents.canonical import digest
from goodoffices.documents.merges import merged
from goodoffices.documents.text import Missing, NegotiatingText, Offered, Origin, PointOfText
from goodoffices.phrases import phrase
from goodoffices.talks.act import PLENARY, PUBLIC, Language, PartyId, PointId, RoomId, Texts
from goodoffices.talks.asof import as_of, at_entry, zone_of
from goodoffices.talks.founding import FoundTalks
from goodoffices.talks.instructing import instructor
from goodoffices.talks.play import RoomState, StateOfPlay
from goodoffices.talks.points import TableText
from goodoffices.talks.standing import Standing, status, statuses
from goodoffices.talks.text_ladder import text_rung
from goodoffices.talks.wordings import Alternative

COMMITMENT = {
    "draft": phrase("draft: nobody has committed to it"),
    "frozen": phrase("frozen: agreed point by point, not yet initialled"),
    "checked": phrase("checked: the languages were compared, not yet initialled"),
    "initialled": phrase("initialled"),
    "confirmed": phrase("confirmed by the capitals"),
    "signed": phrase("signed"),
    "in force": phrase("in force"),
    "suspended": phrase("suspended: a point of the frozen text was reopened"),
}
"""How far a text has come, by the highest rung that it has reached."""


def gathered(
    play: StateOfPlay,
    room: RoomId,
    talks: str,
    now: datetime,
    *,
    entry: int | None = None,
    day: date | None = None,
    points: Collection[PointId] | None = None,
) -> NegotiatingText:
    """The text of `room` from what every member of it may read, at `now`.

    With `entry` as it stood when that entry of the room was made, with `day` as it stood at the end of that day in the
    talks' zone. With `points` only those. Who asks must read the room: raises `KeyError` for a room that it does not,
    and `IndexError` for an entry that the room has not.
    """
    common = play.common(room)
    if room not in common.rooms:  # nobody is in it any more, and who was reads on
        common = StateOfPlay({room: play.rooms[room]})
    found, moment = _at(common, room, now, entry, day)
    state = found.rooms.get(room) or RoomState(room, door=common.rooms[room].door)
    own = {*state.points.points, *state.alternatives.by_point}
    named = sorted(own if points is None else own.intersection(points), key=_in_order)
    known = _standings(found, room, named, moment, every=points is None)
    languages, authentic = _languages(found, state)
    taken = tuple(_point(found, state, known[point], languages) for point in named)
    text = NegotiatingText(
        origin=_origin(found, state, talks, moment),
        title=_title(found, state),
        languages=languages,
        authentic=authentic,
        points=taken,
        names=_names(found, state),
    )
    return text._replace(origin=text.origin._replace(sha256=digest(text)))


def letter(place: int) -> str:
    """The letter of the alternative in `place` (from 0) among those of its point.

    >>> letter(0), letter(25), letter(26)
    ('A', 'Z', 'AA')
    """
    said = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        said = chr(ord("A") + rest) + said
    return said


def _at(
    play: StateOfPlay, room: RoomId, now: datetime, entry: int | None, day: date | None
) -> tuple[StateOfPlay, datetime]:
    """The play at an earlier moment, and the moment."""
    if entry is not None:
        return at_entry(play, room, entry), play.rooms[room].entries[entry - 1].time
    if day is not None and day < date.max:
        end = datetime.combine(day + timedelta(days=1), datetime.min.time(), zone_of(play)).astimezone(UTC)
        return as_of(play, day), min(now, end)
    return play, now


def _standings(
    play: StateOfPlay, room: RoomId, points: list[PointId], now: datetime, *, every: bool
) -> dict[PointId, Standing]:
    """How these points stand; `every`: they are all that the room has, which are told together."""
    if room not in play.rooms:
        return {}
    return statuses(play, room, now) if every else {point: status(play, room, point, now) for point in points}


def _point(play: StateOfPlay, state: RoomState, standing: Standing, languages: tuple[Language, ...]) -> PointOfText:
    point = standing.point
    every = state.alternatives.on(point)
    live = [a for a in every if a.withdrawn is None]
    base = placing.base_of(play, live, standing)
    options = placing.placed(state, live, base) if base is not None else {}
    labels = {a.number: letter(i) for i, a in enumerate(every)}
    offered = tuple(_offered(play, state, standing, a, labels[a.number], options.get(a.number)) for a in live)
    agreed = standing.alternative is not None
    written = _written(live)
    known = play.point(point, state.room)
    return PointOfText(
        point=point,
        title=known.title if known is not None else {},
        status=attributing.of_point(
            standing, [one.status for one in offered], any(attributing.said(state, a) for a in live)
        ),
        standing=standing.words,
        base=base.number if base is not None else None,
        offered=offered,
        nodes={
            language: placing.clean(base, language) if agreed else placing.nodes(base, options, language)
            for language in languages
            if language in written and base is not None
        },
    )


def _offered(
    play: StateOfPlay,
    state: RoomState,
    standing: Standing,
    a: Alternative,
    label: str,
    option: placing.Placed | None,
) -> Offered:
    return Offered(
        number=a.number,
        wording=a.wording.number,
        label=label,
        words=option.words if option is not None else a.wording.text,
        attribution=attributing.attribution(play, state, a),
        status=attributing.status(play, state, standing, a),
        marking=a.marking,
        by_chair=attributing.by_chair(play, a),
        notes=attributing.notes(state, a),
        moment=state.entries[a.wording.number - 1].time,
        earlier=option is not None and option.earlier,
        missing=_missing(play, state, a),
    )


def _missing(play: StateOfPlay, state: RoomState, a: Alternative) -> tuple[Missing, ...]:
    made = merged(play, state.room, a.point, a.number)
    return tuple(Missing(one.by, one.language, one.words) for one in made.missing) if made is not None else ()


def _written(live: list[Alternative]) -> set[Language]:
    """The languages in which a point has words, or proposes to have them."""
    return {language for a in live for language in (*a.wording.text, *a.wording.own)}


def _languages(play: StateOfPlay, state: RoomState) -> tuple[tuple[Language, ...], tuple[Language, ...]]:
    """The languages of the text, and which of them the talks were founded with: those that are authentic."""
    founded = play.plenary.founding.founded
    first = founded.act.languages if founded is not None and isinstance(founded.act, FoundTalks) else ()
    written: set[Language] = set()
    for a in state.alternatives.alternatives.values():
        written.update(a.wording.text, a.wording.own)
    used = {*written, *(language for p in state.points.points.values() for language in p.title)}
    return (*(x for x in first if x in used), *sorted(used - set(first))), tuple(first)


def _origin(play: StateOfPlay, state: RoomState, talks: str, moment: datetime) -> Origin:
    founded = play.plenary.founding.founded
    rung = text_rung(play, state.room, moment)[1] if state.room in play.rooms else "draft"
    return Origin(
        talks=talks,
        talks_name=founded.act.title if founded is not None and isinstance(founded.act, FoundTalks) else {},
        room=state.room,
        room_name=state.door.title or ({"en": state.room.title()} if state.room in (PLENARY, PUBLIC) else {}),
        audience=_audience(state),
        entry=state.number,
        moment=moment,
        commitment=COMMITMENT[rung],
        sha256="",
        instructed=instructor(play) is not None and state.room != PUBLIC,
    )


def _audience(state: RoomState) -> tuple[PartyId, ...]:
    """The parties that read the room; none is named for the public one, which all read."""
    if state.room == PUBLIC:
        return ()
    return tuple(state.founding.parties) if state.room == PLENARY else state.door.parties()


def _title(play: StateOfPlay, state: RoomState) -> Texts:
    """The title of the text that was tabled last in the room, or else in plenary."""
    for found in (state, play.plenary):
        acts = [entry.act for _, entry in sorted(found.points.texts.items(), reverse=True)]
        tabled = next((act.title for act in acts if isinstance(act, TableText)), None)
        if tabled is not None:
            return tabled
    return {}


def _names(play: StateOfPlay, state: RoomState) -> Mapping[PartyId, Texts]:
    known = {**play.plenary.founding.parties, **state.founding.parties}
    if not known and PUBLIC in play.rooms:
        known = dict(play.rooms[PUBLIC].founding.parties)
    return {party: found.name for party, found in known.items()}


def _in_order(point: PointId) -> tuple[object, ...]:
    """Plenary's points by number, then those that rooms have of their own."""
    return (not point[:1].isdigit(), tuple(_parts(point)))


def _parts(point: PointId) -> Iterator[tuple[int, int | str]]:
    for part in re.findall(r"\d+|\D+", point):
        yield (0, int(part)) if part.isdigit() else (1, part)
