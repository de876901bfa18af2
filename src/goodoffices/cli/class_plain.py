"""The way without TLS to a class on a room's own network; for `goodoffices class --lan`, beside its https.

`python -m goodoffices.cli.class_plain DATA PORT` ends when its standard input does: however the server beside it ended,
nothing is left behind.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from pathlib import Path


def main(data: str, port: str) -> None:
    """Serve over plain http until standard input ends."""
    threading.Thread(target=_end_with_it, name="end", daemon=True).start()
    os.environ["GOODOFFICES_HTTP"] = "1"
    from goodoffices.cli import database
    from goodoffices.cli.serve import run

    database.registry(Path(data))
    run("0.0.0.0", int(port))  # noqa: S104  # the network was asked for


def _end_with_it() -> None:
    sys.stdin.buffer.read()
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    main(*sys.argv[1:])
