"""Making this installation where there is none yet: its folder, its secret key, its database."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from goodoffices.cli.faults import fail

if TYPE_CHECKING:
    from goodoffices.registry import Registry


def install(data: Path | None) -> tuple[Path, bool]:
    """Make what is not there yet, and bring the database to what this version needs.

    Returns the folder, and whether anything was done to the database.
    """
    from goodoffices.cli import database

    folder = database.set_up(data)
    from goodoffices.server.folder import make_folder, secret_key

    try:
        make_folder(folder)
        secret_key(folder)
        signing_keys()
    except OSError as error:
        fail(f"{error.filename or folder}: {error.strerror}.")
    return folder, database.made()


def signing_keys() -> None:
    """Make the keys with which this installation signs its records, unless it has them. Raises `OSError`."""
    from goodoffices.house import HouseError
    from goodoffices.server import signing

    try:
        signing.establish()
    except HouseError as error:
        fail(f"The keys of the house cannot be read: {error}.")


def registry(data: Path | None) -> Registry:
    """The registry over this installation's database; an installation that is made for it is said to be."""
    from goodoffices.cli import database

    folder, made = install(data)
    if made:
        typer.echo(f"Made the database of an installation in {folder}: {database.where()}")
    return database.registry(data)
