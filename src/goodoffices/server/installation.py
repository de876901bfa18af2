"""What a command does with this installation: make Django ready, see whether the database is there, make it."""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

import django
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import DatabaseError, InterfaceError, connection
from django.db.migrations.executor import MigrationExecutor

A_DAY = 24 * 3600.0  # seconds

log = logging.getLogger(__name__)


class InstallationError(Exception):
    """The installation cannot be used; in words for its operator."""


def set_up() -> Path:
    """Make Django ready by the settings of the environment; the folder of this installation."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goodoffices.server.settings")
    try:
        django.setup()
        return Path(settings.DATA)
    except ImproperlyConfigured as error:
        raise InstallationError(str(error)) from None
    except OSError as error:
        raise InstallationError(f"{error.filename or 'The folder of this installation'}: {error.strerror}.") from None


def where() -> str:
    """Where the talks are kept, without a password."""
    kept = connection.settings_dict
    if connection.vendor == "sqlite":
        return str(kept["NAME"])
    return f"PostgreSQL database {kept['NAME']}" + (f" at {kept['HOST']}" if kept.get("HOST") else "")


def migrated() -> bool:
    """Whether the database is there and as this version needs it. An empty file is not made by asking."""
    if not exists():
        return False
    try:
        executor = MigrationExecutor(connection)
        return not executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError as error:
        raise InstallationError(f"The database cannot be reached: {_first_line(error)}.") from None


def exists() -> bool:
    """Whether there is a database at all, whatever is in it: a file, or one that can be reached."""
    name = str(connection.settings_dict["NAME"])
    return connection.vendor != "sqlite" or name.startswith(("file:", ":")) or Path(name).exists()


@contextmanager
def reading() -> Iterator[None]:
    """Say in words for the operator that the database cannot be read."""
    try:
        yield
    except (DatabaseError, InterfaceError) as error:
        raise InstallationError(f"The database cannot be read: {_first_line(error)}.") from None


def migrate() -> None:
    """Make the database, or bring it to what this version needs."""
    try:
        call_command("migrate", verbosity=0, interactive=False)
    except DatabaseError as error:
        raise InstallationError(f"The database cannot be made: {_first_line(error)}.") from None


def seal() -> None:
    """Have a master key, made where nothing is sealed yet, and everything sealed with it."""
    with _sealing_told():
        from goodoffices.server import at_rest

        at_rest.prepare()


def unsealed() -> str:
    """What of the records is not sealed, in words for the operator; empty if all is."""
    with _sealing_told():
        from goodoffices.server import at_rest

        return at_rest.warning(at_rest.sealing())


@contextmanager
def _sealing_told() -> Iterator[None]:
    from goodoffices.server.at_rest import AtRestError  # which has models: Django is to be ready

    try:
        yield
    except AtRestError as error:
        raise InstallationError(str(error)) from None
    except DatabaseError as error:
        raise InstallationError(f"The database cannot be reached: {_first_line(error)}.") from None


def tidy() -> None:
    """Remove the sessions and jobs that are over, and see to it that other jobs go on. Links, tokens and answered
    requests stay: they are what happened at the doors, and what keeps an act that is sent twice from being entered
    twice."""
    try:
        import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
        import_module("goodoffices.server.jobs.waking").tidy()  # it has models: Django is to be ready
    except (DatabaseError, InterfaceError) as error:  # a full disk, say: it is for another day
        log.warning("Expired sessions could not be removed: %s.", type(error).__name__)
    finally:
        connection.close()


def keep_tidy(pause: float = A_DAY) -> threading.Event:
    """Tidy now, and after each pause (in seconds) as long as this process runs, or until what is returned is set."""
    ended = threading.Event()

    def daily() -> None:
        while not ended.wait(pause):
            tidy()

    tidy()
    threading.Thread(target=daily, name="tidy", daemon=True).start()
    return ended


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0].rstrip(".")
