"""Saying how far a command is that takes more than a second: one line on a terminal's stderr, which goes at the end."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

PATIENCE = 1.0  # seconds


@contextmanager
def waiting(doing: str) -> Iterator[Callable[[str, int], None]]:
    """Give what is to be told of each step: what it is about, and how many are done. Only a terminal shows it."""
    from rich.console import Console

    console, begun = Console(stderr=True, markup=False, highlight=False), time.monotonic()
    if not console.is_terminal:
        yield lambda what, count: None
        return
    with console.status("") as line:
        line.stop()

        def tell(what: str, count: int) -> None:
            seconds = time.monotonic() - begun
            if seconds >= PATIENCE:
                line.update(f"{doing} {what}: {count:,} ({seconds:.0f} s)")
                line.start()

        yield tell
