"""`goodoffices new`: empty talks of the same format as an example."""

from __future__ import annotations

from typing import Annotated

import typer

from goodoffices.cli.database import Data
from goodoffices.cli.faults import USAGE, fail


def new(
    like: Annotated[str, typer.Option(help="An example's folder, or the name of one that comes with the product.")],
    name: Annotated[
        str | None,
        typer.Argument(
            help="The name of the new talks: letters a to z, digits, hyphens; by default rehearsal, rehearsal-2 …",
            show_default=False,
        ),
    ] = None,
    title: Annotated[str | None, typer.Option(help="The title of the new talks; by default their name.")] = None,
    address: Annotated[str, typer.Option(help="The address at which people reach this server.")] = "",
    data: Data = None,
) -> None:
    """Make empty talks for a rehearsal: an example's parties, points and rounds, with invented persons in the seats.

    Where there is no installation yet, its folder, secret key and database are made.
    """
    from goodoffices.cli.choosing import example
    from goodoffices.cli.installing import registry
    from goodoffices.talks import words

    refusal = words.slug(name, "NAME") if name is not None else None
    if refusal is not None:
        fail(refusal.message, USAGE)
    chosen = example(like)
    into = registry(data)
    from goodoffices.examples import ExampleError
    from goodoffices.examples.likeness import FOUNDER, free_name, make
    from goodoffices.server.doors.setup import first_secretariat

    name = name if name is not None else free_name(into)
    try:
        seats = make(chosen, into, name, title or name)
    except ExampleError as error:
        fail(str(error))
    typer.echo(f"Made “{name}”, with nothing on the table yet. Its seats: {', '.join(seats)}.")
    typer.echo(f"Invitation to {FOUNDER}, good once and for 72 hours:")
    typer.echo(f"  {address.rstrip('/')}{first_secretariat(name)}")
    typer.echo("From there the secretariat invites the heads and the mediators, and each head its own delegation.")
    typer.echo("Next: goodoffices serve --help. Whoever opens the link makes an account.")
