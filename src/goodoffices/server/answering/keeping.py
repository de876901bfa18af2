"""Answering as long as a server runs, and from a cron."""

from __future__ import annotations

import logging
import threading
import time
from datetime import timedelta

from django.db import DatabaseError, InterfaceError, connections

from goodoffices.records import StoreError
from goodoffices.registry import Registry
from goodoffices.server.answering import Looked, answer_all
from goodoffices.server.store.registry import get_registry

PAUSE = 10.0  # seconds between looks; consents come at least half a minute before their question runs

log = logging.getLogger(__name__)


def keep_answering(pause: float = PAUSE) -> threading.Event:
    """Answer each question when its time has come, as long as this process runs, or until what is returned is set."""
    ended = threading.Event()

    def watch() -> None:
        while not ended.is_set():
            left = pause
            try:
                registry = get_registry()
                left = min(pause, _left(registry, answer_all(registry, connections.close_all)))
            except (StoreError, DatabaseError, InterfaceError) as error:  # the database may be away for a while
                log.warning("Sealed questions could not be looked at: %s.", type(error).__name__)
            finally:
                connections.close_all()
            ended.wait(max(left, 0.01))

    threading.Thread(target=watch, name="answering", daemon=True).start()
    return ended


def answer_for(ahead: timedelta) -> int:
    """Answer what is due now and what will be within `ahead`; how many. Raises `StoreError`."""
    registry, count = get_registry(), 0
    until = registry.now() + ahead
    while True:
        looked = answer_all(registry, connections.close_all)
        count += len(looked.due)
        if looked.following is None or looked.following > until:
            if not looked.due:
                return count
            continue
        time.sleep(max(0.0, (looked.following - registry.now()).total_seconds()))


def _left(registry: Registry, looked: Looked) -> float:
    """How many seconds there are until the next question runs; as long as one likes if none is known."""
    if looked.due:
        return 0.0
    if looked.following is None:
        return float("inf")
    return max(0.0, (looked.following - registry.now()).total_seconds())
