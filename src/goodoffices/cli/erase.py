"""`goodoffices erase`: have the words of an entry forgotten by order of law."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from goodoffices.cli.database import Data
from goodoffices.cli.faults import REFUSED, USAGE, fail, say


def erase(
    talks: Annotated[str, typer.Argument(help="The name of the talks.", metavar="TALKS")],
    room: Annotated[str, typer.Option(help="The room, such as plenary or capital.akra.", metavar="ROOM")],
    entry: Annotated[int, typer.Option(min=1, help="The number of the entry in that room.", metavar="N")],
    reason: Annotated[
        str, typer.Option(help="Why: everybody who reads the room reads it. Do not repeat the words.", metavar="TEXT")
    ],
    order: Annotated[
        str, typer.Option(help="The law, the order of a court, or the request, with its date.", metavar="TEXT")
    ] = "",
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask again.")] = False,
    data: Data = None,
) -> None:
    """Have the words of an entry forgotten for ever, by order of law, in any room.

    For the operator, where the secretariat does not sit: nothing of what was entered is shown. The act is on record in
    the room, as the secretariat's, with its reason. The entry's number, author and time stay, and every proof holds.
    It cannot reach bundles, papers or backups from before, nor the same words in other entries and rooms.

    Exits with 0 if the words are gone, with 1 if it was refused, and with 2 if the command was not given what it needs.
    """
    import secrets

    from goodoffices.cli.database import registry
    from goodoffices.talks.act import Refusal

    table = registry(data)
    if not yes:
        if not sys.stdin.isatty():
            fail("Nobody can be asked whether to go on: say --yes.", USAGE)
        if not typer.confirm(f"Erase the words of entry {entry} of {room} for ever?", err=True):
            typer.echo("Nothing was erased.")
            raise typer.Exit(REFUSED)
    outcome = table.erase(talks, room, entry, reason, order, secrets.token_hex(16))
    if isinstance(outcome, Refusal):
        say(f"Refused, {outcome.reason}{f' (field {outcome.field})' if outcome.field else ''}: {outcome.message}")
        raise typer.Exit(REFUSED)
    typer.echo(f"Erased: entry {entry} of {outcome.room}. The act is entry {outcome.number} there, with its reason.")
    typer.echo("Backups and bundles from before still hold the words: destroy what the order reaches.")
