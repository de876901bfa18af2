"""The worker, as a process beside the server's: `python -m goodoffices.server.jobs`. It ends with who started it."""

from __future__ import annotations

import os
import signal
import threading


def main() -> None:
    """Work until there is no more to do."""
    parent, told = os.getppid(), threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: told.set())
    signal.signal(signal.SIGINT, lambda *_: told.set())
    if hasattr(os, "nice"):
        os.nice(10)  # pages come first
    from goodoffices.server import installation

    installation.set_up()
    from goodoffices.server.jobs.waking import IDLE, alone
    from goodoffices.server.jobs.worker import work

    with alone() as free:
        if free:
            work(IDLE, lambda: told.is_set() or os.getppid() != parent)


if __name__ == "__main__":
    main()
