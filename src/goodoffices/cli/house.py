"""`goodoffices house`: who signs the records of this installation, and new keys for it."""

from __future__ import annotations

from typing import Annotated

import typer

from goodoffices.cli.database import Data
from goodoffices.cli.faults import fail


def house(
    rotate: Annotated[
        bool,
        typer.Option("--rotate", help="Make new keys, for the next start; those before hand over to them."),
    ] = False,
    data: Data = None,
) -> None:
    """Print the house's name, its public keys and their fingerprints, to be read to the parties.

    Whoever verifies a bundle or witnesses a log compares these. After --rotate the witnesses follow by themselves,
    since the old keys sign the new ones; older bundles are verified with the old keys, as ever.
    """
    from goodoffices.cli import database
    from goodoffices.house import HouseError
    from goodoffices.proof.explain import fingerprint

    database.set_up(data)
    from goodoffices.server import signing

    try:
        found = signing.renew() if rotate else signing.house()
    except (HouseError, OSError) as error:
        fail(f"The keys of the house cannot be {'changed' if rotate else 'read'}: {error}.")
    if found is None:
        fail("This installation has no keys yet: run “goodoffices init” once, which makes them.")
    typer.echo(f"House {found.name}")
    for key in found.verifiers:
        typer.echo(f"  {fingerprint(key)} ({key.words})\n  {key}")
    for place, before in enumerate(found.earlier, 1):
        typer.echo(f"Keys before change {place}:")
        for key in before.keys:
            typer.echo(f"  {fingerprint(key)} ({key.words})\n  {key}")
    if rotate:
        typer.echo("Start the server again: until then it signs with the keys before.")
