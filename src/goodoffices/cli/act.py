"""`goodoffices act`: enter one act, as a seat."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from goodoffices.cli.database import Data
from goodoffices.cli.faults import REFUSED, USAGE, fail, say


def act(
    talks: Annotated[str, typer.Argument(help="The name of the talks.", metavar="TALKS")],
    json: Annotated[str, typer.Argument(help="The act as JSON; - reads it from standard input.", metavar="JSON|-")],
    seat: Annotated[str, typer.Option("--as", help="The seat that acts, such as akra.head.", metavar="SEAT")],
    room: Annotated[str, typer.Option(help="The room in which it acts, such as plenary.", metavar="ROOM")],
    key: Annotated[
        str | None,
        typer.Option(help="A key of your own: the same act sent twice under it is entered once.", metavar="KEY"),
    ] = None,
    data: Data = None,
) -> None:
    """Enter an act.

    Exits with 0 if it was entered, with 1 if it was refused (the reason and the field are on standard error), and
    with 2 if the command was not given what it needs.
    """
    from goodoffices.cli.reading import is_folder

    if is_folder(talks):
        fail("An example is read from its folder, not acted in: load it first (goodoffices load FOLDER).", USAGE)
    import secrets

    from goodoffices.cli.database import registry
    from goodoffices.registry import MAX_ACT
    from goodoffices.talks.act import Refusal

    raw = sys.stdin.buffer.read(MAX_ACT + 1) if json == "-" else json
    outcome = registry(data).submit(talks, seat, room, raw, key or secrets.token_hex(16))
    if isinstance(outcome, Refusal):
        where = f" (field {outcome.field})" if outcome.field else ""
        say(f"Refused, {outcome.reason}{where}: {outcome.message}")
        raise typer.Exit(REFUSED)
    again = ", as before" if outcome.repeated else ""
    typer.echo(f"Entered{again} as number {outcome.number} of {outcome.room}, {outcome.time.isoformat()}.")
