"""`goodoffices keys`: what seals the records at rest."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from goodoffices.cli.database import Data
from goodoffices.cli.faults import fail, say

if TYPE_CHECKING:
    from goodoffices.server.at_rest import Sealing

keys = typer.Typer(no_args_is_help=True, help="See and change what seals the records at rest.", rich_markup_mode=None)


@keys.command()
def show(data: Data = None) -> None:
    """Say where the master key comes from, by what name it goes, and whether all is sealed. No key is printed."""
    with _at(data):
        from goodoffices.server import at_rest

        _told(at_rest.sealing())


@keys.command()
def seal(data: Data = None) -> None:
    """Make a master key if there is none yet, and seal what lies in the clear."""
    with _at(data):
        from goodoffices.server import at_rest

        count = at_rest.prepare()
        typer.echo(f"Sealed now: {count} {'entry' if count == 1 else 'entries'} that lay in the clear.")
        _told(at_rest.sealing())


@keys.command()
def rotate(
    rooms: Annotated[
        bool, typer.Option("--rooms", help="Give every room a new key too: after a master key was seen by others.")
    ] = False,
    data: Data = None,
) -> None:
    """Put a new master key over all that is sealed. A server that runs goes on, and takes it up by itself.

    The old key stays in the file, behind the new one: copies and backups from before need it.
    """
    with _at(data):
        from goodoffices.server import at_rest

        _told(at_rest.rotate(rooms))


@keys.command("forget")
def forget_(data: Data = None) -> None:
    """Take old master keys out of their file, once nothing here needs them. Copies from before open no more."""
    with _at(data):
        from goodoffices.server import at_rest

        count = at_rest.forget_old()
        typer.echo(f"Taken out: {count} old {'key' if count == 1 else 'keys'}.")
        _told(at_rest.sealing())


@contextmanager
def _at(data: Path | None) -> Iterator[None]:
    """This installation, whose database must be there; what is wrong with it is told in one line."""
    from goodoffices.cli import database

    database.there(data)
    from goodoffices.server.at_rest import AtRestError

    try:
        yield
    except AtRestError as error:
        fail(str(error))


def _told(found: Sealing) -> None:
    from goodoffices.server.at_rest import warning

    if found.found is not None:
        first, *older = found.found.ring.names
        typer.echo(f"Master key {first}, from {found.found.where}.")
        if older:
            typer.echo(f"Older master keys that are still there: {', '.join(older)}.")
        if found.found.beside:
            typer.echo(
                "It lies in the folder of this installation: keep a copy elsewhere, and keep it out of the backups of "
                "the database. Whoever takes this whole disk has both."
            )
        if not found.in_clear:
            typer.echo("Every entry is sealed.")
    if words := warning(found):
        say(f"Warning: {words}")
