"""A server's database and clock for measuring: its own folder, thrown away afterwards."""

import contextlib
import itertools
import os
import tempfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from benchmarks.world import START


@contextlib.contextmanager
def database() -> Iterator[Path]:
    """Django set up on a fresh SQLite file, migrated. Once in a process: Django's settings cannot be changed after."""
    with tempfile.TemporaryDirectory(prefix="goodoffices-bench-") as folder:
        os.environ |= {
            "GOODOFFICES_DATA": folder,
            "GOODOFFICES_DEMO": "1",
            "DJANGO_SETTINGS_MODULE": "goodoffices.server.settings",
        }
        os.environ.pop("DATABASE_URL", None)
        import django
        from django.core.management import call_command
        from django.db import connections

        django.setup()
        call_command("migrate", verbosity=0)
        yield Path(folder)
        connections.close_all()


_ticks = itertools.count()


def clock():
    """A clock that goes one second an entry, so that no measurement waits for another's time."""
    return START + timedelta(seconds=next(_ticks))
