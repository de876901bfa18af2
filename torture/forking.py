"""A parent that has imported the product and opened nothing, and forks each server: `python -m torture.forking DATA`.

Most of what a server needs to start is importing it, the same each time. Here that is done once; what is forked then
does all that the command does, from reading its options to opening the database, and is killed as any process is. The
parent has one thread and no connection to a database, so nothing that a server knew outlives it: otherwise it refuses
to fork.

It reads one JSON list to a line, `["run", LOG, ARGUMENT …]`, `["poll", PID]` or `["wait", PID]`, and answers with one
number to a line: the process, or what it ended with as `subprocess` says it (null while it runs).
"""

from __future__ import annotations

import gc
import json
import os
import signal
import sys
import threading
import traceback
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

LATE = (
    "django.core.asgi",
    "django.core.servers.basehttp",
    "goodoffices.cli.waiting",
    "goodoffices.server.answering.keeping",
    "goodoffices.server.backing.making",
    "goodoffices.server.backing.restoring",
    "goodoffices.server.jobs.waking",
    "goodoffices.server.store.registry",
    "goodoffices.server.urls",
    "uvicorn.lifespan.off",
    "uvicorn.loops.auto",
    "uvicorn.protocols.http.auto",
    "uvicorn.protocols.websockets.auto",
)
"""What commands import only when they run, or when the first request comes."""


def main(data: Path) -> None:
    """Fork what is asked for, until nobody asks any more; what still runs then is killed."""
    from typer.main import get_command

    from goodoffices.cli import app, database

    database.set_up(data, GOODOFFICES_HTTP="1")
    command = get_command(app)
    _import_the_rest()
    gc.collect()
    gc.freeze()
    ended: dict[int, int | None] = {}
    for line in sys.stdin:
        what, *given = json.loads(line)
        if what == "run":
            log, *arguments = given
            _must_be_bare()
            child = os.fork()
            if child == 0:
                _become(command, log, arguments)
            ended[child] = None
            answer: int | None = child
        else:
            (child,) = given
            if ended[child] is None:
                found, status = os.waitpid(child, os.WNOHANG if what == "poll" else 0)
                ended[child] = os.waitstatus_to_exitcode(status) if found else None
            answer = ended[child]
        print(json.dumps(answer), flush=True)
    for child in (child for child, code in ended.items() if code is None):
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)


def _import_the_rest() -> None:
    """Import what commands import only when they run, with every middleware and migration."""
    for name in LATE:
        import_module(name)
    from django.core.asgi import get_asgi_application
    from django.db.migrations.loader import MigrationLoader

    get_asgi_application()
    MigrationLoader(None)


def _must_be_bare() -> None:
    """Raises `RuntimeError` if something is open that a forked process would share."""
    from django.db import connections

    opened = [each.alias for each in connections.all(initialized_only=True) if each.connection is not None]
    if opened or threading.active_count() > 1:
        raise RuntimeError(f"not to be forked: connections {opened}, threads {threading.enumerate()}")


def _become(command: Callable[..., object], log: str, arguments: list[str]) -> None:
    """Be a process that runs the command with these arguments and writes what it says to a file. Never returns."""
    code = 1
    try:
        nothing, said = os.open(os.devnull, os.O_RDONLY), os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        for given, place in ((nothing, 0), (said, 1), (said, 2)):
            os.dup2(given, place)
        command(arguments, prog_name="goodoffices")
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:  # which nobody above would tell of
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
