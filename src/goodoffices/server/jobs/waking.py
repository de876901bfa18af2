"""One worker for an installation: started when there is work, by whichever process of the server notices."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings

from goodoffices.server.jobs import keeping
from goodoffices.server.jobs.models import Job

try:
    import fcntl
except ModuleNotFoundError:  # a system without such locks: then two may work, each on jobs of its own
    fcntl = None  # type: ignore[assignment]

IDLE = 20.0  # seconds that a worker waits for more

_lock = threading.Lock()
_started: list[subprocess.Popen[bytes]] = []


@contextmanager
def alone() -> Iterator[bool]:
    """Whether this process is the installation's one worker, until the end of the block."""
    if fcntl is None:
        yield True
        return
    with (Path(settings.DATA) / "jobs.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            yield False
            return
        yield True


def tidy() -> None:
    """Delete old jobs, and see to it that those under way go on after a restart."""
    keeping.tidy(datetime.now(UTC))
    wake()


def wake() -> None:
    """See to it that somebody works, if there is work. A worker that was killed is replaced."""
    if not settings.JOBS or not Job.objects.filter(state__in=keeping.UNDER_WAY).exists():
        return
    with _lock:
        _started[:] = [each for each in _started if each.poll() is None]
        if _started:
            return
        with alone() as free:
            if not free:
                return
        command = [sys.executable, "-m", "goodoffices.server.jobs"]
        _started.append(subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL))
