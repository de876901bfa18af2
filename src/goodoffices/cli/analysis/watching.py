"""While an answer is sought: say what goes on if it takes more than a second, stop at the time limit and on Ctrl-C."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Timer, current_thread, main_thread
from time import monotonic
from types import FrameType
from typing import TypeVar

Found = TypeVar("Found")
Progress = Callable[[str, float], None]

PATIENCE = 1.0
"""Seconds after which something is said."""

KEYS = "(Ctrl-C stops and keeps what is known)"


class TimeOver(Exception):
    """The time for one answer is over."""


class Watch:
    """Asks one question after another, until Ctrl-C; what was found until then is kept.

    Answers that know how to stop early are given the time limit. Others are stopped when they tell how far they are.
    """

    def __init__(self, time_limit: float | None = None) -> None:
        self.time_limit = time_limit
        self.stopped = False
        self.late: list[str] = []

    def ask(self, name: str, question: Callable[[Progress], Found], *, strict: bool = False) -> Found | None:
        """The answer, or None where it was stopped before there was one.

        Args:
            name: what is sought, for the line that tells how it goes.
            question: is given what to call with a few words on how far it is.
            strict: stop it at the time limit when it calls; for answers that take no time limit themselves.
        """
        if self.stopped:
            return None
        begun = monotonic()
        with _told(name) as tell:

            def progress(words: str, _: float) -> None:
                if strict and self.time_limit is not None and monotonic() - begun > self.time_limit:
                    raise TimeOver
                if self.stopped:  # an answer in several parts has stopped one of them, and begun the next
                    raise KeyboardInterrupt
                tell(words)

            try:
                return question(progress)
            except TimeOver:
                self.late.append(name)
            except KeyboardInterrupt:
                self.stopped = True
        return None

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Notice Ctrl-C even where an answer catches it to give what it has."""
        if current_thread() is not main_thread():
            yield
            return
        before = signal.getsignal(signal.SIGINT)

        def interrupted(number: int, frame: FrameType | None) -> None:
            self.stopped = True
            signal.default_int_handler(number, frame)

        signal.signal(signal.SIGINT, interrupted)
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, before)


@contextmanager
def _told(name: str) -> Iterator[Callable[[str], None]]:
    """A line on a terminal's stderr that begins when patience ends; elsewhere nothing."""
    if not sys.stderr.isatty():
        yield lambda words: None
        return
    from rich.console import Console
    from rich.progress import Progress as Bar
    from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}", markup=False), TimeElapsedColumn())
    bar = Bar(*columns, console=Console(stderr=True), transient=True)
    task = bar.add_task(f"{name} {KEYS}")
    timer = Timer(PATIENCE, bar.start)
    timer.daemon = True
    timer.start()
    try:
        yield lambda words: bar.update(task, description=f"{name}: {words} {KEYS}")
    finally:
        timer.cancel()
        timer.join()
        bar.stop()
