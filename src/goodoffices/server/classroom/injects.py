"""What a kit has to let in, as acts of a table: a report in the public record, directives in a capital, a broadcast.

Whether it was let in is read off the table's own record, so nothing is let in twice, whoever asks and after whatever.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from goodoffices.kits import Inject, Kit
from goodoffices.kits.copying import INSTRUCTOR
from goodoffices.kits.injecting import ALL
from goodoffices.phrases import phrase
from goodoffices.server.classroom.everywhere import NotHere, Wanted, timeless
from goodoffices.server.desks.desk import Desk, desk_of
from goodoffices.server.desks.labels import party_name
from goodoffices.server.store.registry import get_registry
from goodoffices.talks.act import PLENARY, PUBLIC, Act, RoomId, Talks, Texts, capital_of, party_of
from goodoffices.talks.filing import FileDispatch
from goodoffices.talks.instructing import Announce, Clock
from goodoffices.talks.mandates import Direct, NoteOralInstruction


def recording(talks: Talks) -> Desk:
    """The instructor's desk in the talks' own first language: what is recorded depends on no reader's choice."""
    registry = get_registry()
    return desk_of(talks, INSTRUCTOR, registry.play(talks, INSTRUCTOR), registry.now())


def missing(kit: Kit, inject: Inject, desk: Desk) -> list[Wanted]:
    """The acts of an inject that are not on the record of this table yet. Raises `NotHere`."""
    return [(room, act) for room, act in _acts(kit, inject, desk) if not _entered(desk, room, act)]


def let_in(kit: Kit, inject: Inject, desk: Desk) -> bool:
    """Whether all of it stands in the record."""
    try:
        return not missing(kit, inject, desk)
    except NotHere:
        return False


def minute(kit: Kit, minutes: int, inject: Inject) -> int:
    """The minute of an inject in a class of so many minutes, to which the kit's timetable was stretched."""
    whole = max(minutes, len(kit.stages))  # no stage is without a minute
    return round(inject.minute * whole / kit.minutes)


def due(kit: Kit, minutes: int, inject: Inject, clock: Clock | None) -> bool:
    """Whether its minute has come by the clock of a table, pauses not counted; never without a timetable."""
    return clock is not None and passed(clock) >= timedelta(minutes=minute(kit, minutes, inject))


def passed(clock: Clock) -> timedelta:
    """How long a table's timetable has gone on, pauses not counted."""
    return timedelta(minutes=sum(stage.minutes for stage in clock.stages)) - clock.left


def _acts(kit: Kit, inject: Inject, desk: Desk) -> Sequence[Wanted]:
    if inject.kind == "dispatch":
        return [(_there(desk, PUBLIC), _dispatch(inject, desk))]
    if inject.kind == "broadcast":
        if ALL in inject.to:
            return [(PLENARY, Announce(text=_both(inject)))]
        return [_told(inject, desk, party) for party in dict.fromkeys(map(party_of, inject.to))]
    return [each for party in inject.to for each in _directives(kit, inject, desk, party)]


def _both(inject: Inject) -> Texts:
    """Title and text as one, in every language that has both; in those of the text if none has."""
    both = {tag: f"{title}\n\n{inject.text[tag]}" for tag, title in inject.title.items() if tag in inject.text}
    return both or inject.text


def _dispatch(inject: Inject, desk: Desk) -> FileDispatch:
    title, text = desk.words(inject.title), desk.words(inject.text)
    today = desk.now.astimezone(desk.zone).date().isoformat()
    return FileDispatch(
        publisher=inject.publisher, title=title.text, published=today, text=text.text, language=text.lang
    )


def _directives(kit: Kit, inject: Inject, desk: Desk, party: str) -> Iterator[Wanted]:
    """The verdicts that change, each with the words; without any, the words alone as an oral instruction."""
    if not inject.directs:
        yield _told(inject, desk, party)
        return
    room = _there(desk, capital_of(party))
    for each in inject.directs:
        point = kit.points[each.point]
        known = next(one.alternatives for one in kit.problem.points if one.id == each.point)
        came = list(desk.play.plenary.alternatives.by_point.get(point, ()))
        place = known.index(each.alternative)
        if place >= len(came):
            raise NotHere(
                phrase(
                    "Alternative {alternative} of point {point} is not on this table.",
                    alternative=each.alternative, point=point,
                )
            )  # fmt: skip
        yield room, Direct(point=point, alternative=came[place], verdict=each.verdict, text=_both(inject))


def _told(inject: Inject, desk: Desk, party: str) -> Wanted:
    """Words for one party alone, in its capital, as an instruction by word of mouth that the instructor gave."""
    room = _there(desk, capital_of(party))
    words = desk.words(_both(inject)).text
    giver = desk.person or "The instructor"  # the record's own words: in no reader's language
    return room, NoteOralInstruction(giver=giver, at=desk.now.replace(second=0, microsecond=0), text=words)


def _there(desk: Desk, room: RoomId) -> RoomId:
    """The room, if this table has it open."""
    state = desk.play.rooms.get(room)
    if state is not None and state.door.closed is None:
        return room
    if room == PUBLIC:
        raise NotHere(phrase("No public record is open there: nothing can be filed."))
    raise NotHere(
        phrase("{party} has no capital open there: tell its people yourself.", party=party_name(desk, room[8:]))
    )


def _entered(desk: Desk, room: RoomId, act: Act) -> bool:
    """Whether the instructor has entered the same already, whenever that was."""
    like = timeless(act)
    entries = (entry for entry in desk.play.rooms[room].entries if entry.seat == INSTRUCTOR)
    return any(isinstance(entry.act, Act) and timeless(entry.act) == like for entry in entries)
