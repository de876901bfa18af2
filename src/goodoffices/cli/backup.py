"""`goodoffices backup`: all talks of an installation in one encrypted file, while the server goes on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from goodoffices.cli.database import Data
from goodoffices.cli.faults import fail
from goodoffices.cli.locking import PassphraseFile

if TYPE_CHECKING:
    from goodoffices.server.backing.manifest import Manifest


def backup(
    output: Annotated[Path, typer.Option("--output", "-o", help="The file to write; a new one.", dir_okay=False)],
    recipient: Annotated[
        list[str] | None,
        typer.Option(help="A public key that can open it: age1… or ssh-ed25519 …. May be repeated.", metavar="KEY"),
    ] = None,
    recipients: Annotated[
        Path | None, typer.Option(help="A file of such keys, one to a line.", metavar="FILE", dir_okay=False)
    ] = None,
    passphrase_file: PassphraseFile = None,
    data: Data = None,
) -> None:
    """Write a backup of this installation's database, encrypted with age, as it stands now. A server may go on.

    Every room's log is in it with a checkpoint that the house signs now, by which “goodoffices restore” and anybody
    else can see that it is whole. The keys are not in it: keep master-key, house-keys and secret-key elsewhere.
    """
    from goodoffices.cli import database
    from goodoffices.cli.locking import lock
    from goodoffices.cli.waiting import waiting
    from goodoffices.cli.writing import new_file_by

    database.there(data)
    with_what = lock(recipient or [], recipients, passphrase_file)
    house = database.must_sign()
    from goodoffices.server import installation
    from goodoffices.server.backing.errors import BackupError
    from goodoffices.server.backing.making import back_up

    made: list[Manifest] = []
    try:
        with database.told(), installation.reading(), waiting("Backing up") as tell:
            size = new_file_by(output, lambda file: made.append(back_up(house, with_what, file, tell)))
    except BackupError as error:
        fail(f"No backup was made: {error}.")
    (said,) = made
    rooms = "1 room" if len(said.rooms) == 1 else f"{len(said.rooms):,} rooms"
    entries = "1 entry" if said.entries == 1 else f"{said.entries:,} entries"
    typer.echo(f"{output}: {rooms}, {entries}, {size / 1e6:.1f} MB, signed by house {said.house}.")
    if said.masters:
        names = " and ".join(said.masters)
        typer.echo(f"To be read it needs master key {names} as well, which is not in it. Keep that elsewhere.")
