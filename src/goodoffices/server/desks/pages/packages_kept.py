"""The packages of rooms kept in memory: reckoned once for a state of the record, and shared by all who read it."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from goodoffices.talks.act import RoomId, Talks
from goodoffices.talks.play import RoomState, StateOfPlay
from goodoffices.talks.silence import outcome
from goodoffices.valuations.closed import Closed, closed, common

KEPT = 64  # rooms, at so many states of their records

_Key = tuple[Talks, RoomId, int]


@dataclass
class _Slot:
    """One room at one number. Its own lock: who asks of a room waits for nobody who asks of another."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    states: Mapping[RoomId, RoomState] = field(default_factory=dict)
    silences: tuple[str, ...] = ()
    found: Closed | None = None


_slots: OrderedDict[_Key, _Slot] = OrderedDict()
_lock = threading.Lock()


def kept(talks: Talks, play: StateOfPlay, room: RoomId, now: datetime) -> Closed:
    """The packages of a room that is in `play`, from memory if nothing that they are made from has changed."""
    states = common(play, room).rooms
    state = states[room]
    pauses = play.plenary.instructing.pauses
    silences = tuple(outcome(state, number, now, pauses) for number in state.silence.opened)
    slot = _slot((talks, room, state.number))
    with slot.lock:
        same = slot.states.keys() == states.keys() and all(slot.states[name] is states[name] for name in states)
        if slot.found is None or not same or slot.silences != silences:
            slot.found = closed(play, room, now)
            slot.states, slot.silences = states, silences
        return slot.found


def _slot(key: _Key) -> _Slot:
    with _lock:
        found = _slots.setdefault(key, _Slot())
        _slots.move_to_end(key)
        while len(_slots) > KEPT:
            _slots.popitem(last=False)
        return found


def forget() -> None:
    """Keep nothing of what was made before."""
    with _lock:
        _slots.clear()
