"""Faults that the harnesses must be able to see, planted in the store as GOODOFFICES_PLANTED says.

`early` acknowledges an act and commits it some time later; `forgetful` does not know what it answered before.
"""

import os
import secrets
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.apps import AppConfig
from msgspec.structs import replace

from goodoffices.records import Appended

LATER = 0.8  # seconds between the answer and the commit: longer than a killed server is left to live


class Planted(AppConfig):
    name = "tests.torture.planted"

    def ready(self) -> None:
        from goodoffices.server.store import records, writing

        if os.environ["GOODOFFICES_PLANTED"] == "early":
            records.DjangoRecords.writing = early(records.DjangoRecords.writing)  # type: ignore[method-assign]
        else:
            kept = writing.SeatWriting.append
            writing.SeatWriting.answered = lambda *_: None  # type: ignore[method-assign]
            writing.SeatWriting.append = (  # type: ignore[method-assign]
                lambda self, entry: kept(self, replace(entry, key=secrets.token_hex(8)))
            )


def early(kept: Callable[..., Any]) -> Callable[..., Any]:
    """A way to write that answers first: the next writer waits for the commit, and only the next writer does."""
    turn = threading.Lock()

    def commit(entry: Any, *where: Any) -> None:
        from django.db import connections

        try:
            time.sleep(LATER)
            with kept(*where) as writing:
                writing.append(entry)
        finally:
            turn.release()
            connections.close_all()

    @contextmanager
    def writing(*where: Any) -> Iterator[Any]:
        turn.acquire()
        entries: list[Any] = []

        def append(entry: Any) -> Appended:
            entries.append(entry)
            return Appended((), bytes(32))  # of a log that has not grown yet

        try:
            with kept(*where) as opened:
                opened.append = append
                yield opened
        finally:
            if not entries:
                turn.release()
        if entries:
            threading.Thread(target=commit, args=(entries[0], *where)).start()

    return writing
