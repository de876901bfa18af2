"""Answers kept in memory as long as the public room they were made of has not grown."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable

from goodoffices.talks.play import RoomState

MOST = 32 * 1024 * 1024  # bytes of all that is kept

_kept: OrderedDict[str, tuple[RoomState, bytes]] = OrderedDict()
_lock = threading.Lock()


def body(address: str, state: RoomState, make: Callable[[], bytes]) -> bytes:
    """What `make` gives, made once for an address and a folded state. States are shared and do not change."""
    with _lock:
        found = _kept.get(address)
        if found is not None and found[0] is state:
            _kept.move_to_end(address)
            return found[1]
    made = make()
    with _lock:
        _kept[address] = state, made
        _kept.move_to_end(address)
        while _kept and sum(len(one) for _, one in _kept.values()) > MOST:
            _kept.popitem(last=False)
    return made


def forget() -> None:
    """Keep nothing of what was answered before."""
    with _lock:
        _kept.clear()
