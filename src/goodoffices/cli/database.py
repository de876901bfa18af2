"""This machine's own talks: Django is set up here and nowhere else in the commands."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from goodoffices.cli.faults import USAGE, fail

if TYPE_CHECKING:
    from goodoffices.registry import Registry

Data = Annotated[
    Path | None,
    typer.Option(
        help="The folder of this installation. By default GOODOFFICES_DATA, or “data” in the present folder.",
        file_okay=False,
        metavar="DIR",
    ),
]


def set_up(data: Path | None = None, **environment: str) -> Path:
    """Make Django ready for the installation in `data`, with `environment` for its settings; the folder that it is."""
    if data is not None:
        os.environ["GOODOFFICES_DATA"] = str(data)
    os.environ.update(environment)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goodoffices.server.settings")
    try:
        import django
        from django.core.exceptions import ImproperlyConfigured
    except ModuleNotFoundError:
        fail("This needs the server: install it with pip install 'goodoffices[server]'.", USAGE)
    try:
        django.setup()
        from django.conf import settings

        return Path(settings.DATA)
    except ImproperlyConfigured as error:
        fail(str(error))
    except OSError as error:
        fail(f"{error.filename or 'The folder of this installation'}: {error.strerror}.")


def registry(data: Path | None = None, **environment: str) -> Registry:
    """The registry over this installation's database, which must be there."""
    folder = set_up(data, **environment)
    if not migrated():
        fail(f"There is no database of talks here ({where(folder)}): run “goodoffices init”, or give its --data.")
    from goodoffices.server.store.registry import get_registry

    return get_registry()


def where(folder: Path) -> str:
    """Where the talks are kept, without a password."""
    from django.conf import settings

    kept = settings.DATABASES["default"]
    if kept["ENGINE"].endswith("sqlite3"):
        return str(kept["NAME"])
    return f"PostgreSQL database {kept['NAME']}" + (f" at {kept['HOST']}" if kept.get("HOST") else "")


def migrated() -> bool:
    """Whether the database is there and as this version needs it. An empty file is not made by asking."""
    from django.db import DatabaseError, connection
    from django.db.migrations.executor import MigrationExecutor

    name = str(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite" and not name.startswith(("file:", ":")) and not Path(name).exists():
        return False
    try:
        executor = MigrationExecutor(connection)
        return not executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError as error:
        fail(f"The database cannot be reached: {_first_line(error)}.")


def migrate() -> None:
    """Make the database, or bring it to what this version needs."""
    from django.core.management import call_command
    from django.db import DatabaseError

    try:
        call_command("migrate", verbosity=0, interactive=False)
    except DatabaseError as error:
        fail(f"The database cannot be made: {_first_line(error)}.")


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0].rstrip(".")
