"""Processes to draw with: fresh interpreters that leave Ctrl-C to who started them, and end however that one ends."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection, wait


@contextmanager
def processes(count: int | None = None) -> Iterator[ProcessPoolExecutor]:
    """So many processes, or one for each core; none is a copy of this one, with its connections and its threads.

    At the end of the block whoever is still at work is not waited for.
    """
    context = get_context("spawn")
    reader, writer = context.Pipe(duplex=False)
    pool = ProcessPoolExecutor(count, context, _begin, (reader,))
    try:
        yield pool
    finally:
        writer.close()
        pool.shutdown(cancel_futures=True)
        reader.close()


def _begin(until: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end, args=(until,), name="end", daemon=True).start()


def _end(until: Connection) -> None:
    """A process whose starter is gone would wait for work for ever."""
    parent = parent_process()
    wait([until] if parent is None else [until, parent.sentinel])
    os._exit(1)
