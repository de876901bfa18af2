"""The entries of a room that are about a point. The index grows with the record and is shared by its readers."""

from __future__ import annotations

import threading
from collections import OrderedDict

from goodoffices.server.desks.moves import points_of
from goodoffices.talks.act import Entry, PointId
from goodoffices.talks.play import RoomState

KEPT = 64  # rooms whose index is kept in memory

_kept: OrderedDict[int, tuple[RoomState, dict[PointId, list[int]]]] = OrderedDict()
_lock = threading.Lock()


def on_point(state: RoomState, point: PointId) -> list[Entry]:
    """The entries of this room that name the point, or answer one that does, in order."""
    return [state.entries[number - 1] for number in _index(state).get(point, ())]


def _index(state: RoomState) -> dict[PointId, list[int]]:
    with _lock:
        found = _kept.get(id(state))
        if found is not None and found[0] is state:
            _kept.move_to_end(id(state))
            return found[1]
    index: dict[PointId, list[int]] = {}
    of: dict[int, PointId] = {}
    for entry in state.entries:
        points = list(dict.fromkeys((*points_of(entry), *_answered(entry, of))))
        for point in points:
            index.setdefault(point, []).append(entry.number)
        if len(points) == 1:
            of[entry.number] = points[0]
    with _lock:
        _kept[id(state)] = (state, index)
        while len(_kept) > KEPT:
            _kept.popitem(last=False)
    return index


# The fields by which an act refers to an earlier entry of its room.
_ANSWERS = ("record", "claim", "offer", "silence", "release", "position")


def _answered(entry: Entry, of: dict[int, PointId]) -> list[PointId]:
    """The point of the entry that this one answers: a confirmation is about what it confirms."""
    numbers = (getattr(entry.act, name, None) for name in _ANSWERS)
    return [of[number] for number in numbers if isinstance(number, int) and number in of]


def forget() -> None:
    """Keep nothing of what was made before."""
    with _lock:
        _kept.clear()
