"""What moved in a room since an entry: which points, and by whose acts."""

from __future__ import annotations

from collections.abc import Iterator

from goodoffices.talks.act import Entry, PointId
from goodoffices.talks.play import RoomState
from goodoffices.talks.points import TableText

LOOKED_AT = 500  # how many of the newest entries are looked through for whose acts they were


def moved_points(state: RoomState, since: int) -> set[PointId]:
    """Points on which a stance, a wording or the point itself changed after entry `since`."""
    moved = {point for point, number in state.stances.moves.items() if number > since}
    for (point, _), alternative in state.alternatives.alternatives.items():
        if alternative.wording.number > since or (alternative.withdrawn or 0) > since:
            moved.add(point)
    for known in state.points.points.values():
        if max(known.number, known.parked or 0, known.reopened or 0) > since:
            moved.add(known.id)
    return moved


def entries_since(state: RoomState, since: int, limit: int = LOOKED_AT) -> list[Entry]:
    """The entries after `since`, at most the `limit` newest of them, in order."""
    return state.entries[max(since, state.number - limit) :]


def points_of(entry: Entry) -> Iterator[PointId]:
    """The points that an entry is about, as its act names them."""
    point = getattr(entry.act, "point", None)
    if isinstance(point, str):
        yield point
    elif isinstance(entry.act, TableText):
        yield from (draft.point for draft in entry.act.points)
