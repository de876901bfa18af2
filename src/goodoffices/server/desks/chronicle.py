"""The chronologies of public rooms, kept in memory: each grows with its record and is shared by all who read it."""

from __future__ import annotations

import threading
from collections import OrderedDict, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from goodoffices.dispatches.chronology import Chronology, Known
from goodoffices.server.desks.desk import Desk
from goodoffices.talks.act import PUBLIC, Talks
from goodoffices.talks.play import RoomState

KEPT = 4  # of each talks: that of today, and those of a record as it stood on an earlier day
NOW = -1

_kept: defaultdict[Talks, OrderedDict[int, Chronology]] = defaultdict(OrderedDict)
_locks: defaultdict[Talks, threading.Lock] = defaultdict(threading.Lock)  # nobody waits for the record of other talks


def public(desk: Desk) -> RoomState:
    """The public room's state as this reader sees it; empty where there is none."""
    return desk.play.rooms.get(PUBLIC) or RoomState(PUBLIC)


@contextmanager
def as_known(desk: Desk, day: date) -> Iterator[Known]:
    """What this reader's public record tells as of `day`, to be read before the block ends: it may grow afterwards."""
    with _locks[desk.talks]:
        yield Known(_of(desk), day)


def _of(desk: Desk) -> Chronology:
    state, kept = public(desk), _kept[desk.talks]
    key = state.number if desk.as_of is not None else NOW
    found = kept.pop(key, None)
    if found is None or found.zone != desk.zone or not found.follows(state):
        found = Chronology(desk.zone)
    found.grow(state)
    kept[key] = found  # at the end: the first is the one least lately used
    while len(kept) > KEPT:
        kept.popitem(last=False)
    return found


def forget() -> None:
    """Keep nothing of what was made before."""
    _kept.clear()
