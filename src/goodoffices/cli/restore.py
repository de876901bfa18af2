"""`goodoffices restore`: a backup put in the place of nothing, if it is what was signed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from goodoffices.cli.database import Data
from goodoffices.cli.doctor import Witness, claims_in, show, worst
from goodoffices.cli.faults import USAGE, fail, say
from goodoffices.cli.locking import PassphraseFile

if TYPE_CHECKING:
    from goodoffices.house import House
    from goodoffices.server.backing.restoring import Opened
    from goodoffices.server.examining.finding import Finding


def restore(
    file: Annotated[Path, typer.Argument(help="The backup.", metavar="FILE", dir_okay=False)],
    identity: Annotated[
        Path | None,
        typer.Option(help="The file of the private key that opens it (age or ssh).", metavar="FILE", dir_okay=False),
    ] = None,
    passphrase_file: PassphraseFile = None,
    witness: Witness = None,
    data: Data = None,
) -> None:
    """Put a backup in a folder (or, by DATABASE_URL, in a PostgreSQL database) in which there are no talks yet.

    Before anything can be served, every room's log is worked out anew from its entries and held against what the house
    signed and what witnesses cosigned. Put master-key and house-keys into the folder first: with the one every payload
    is opened too, and by the others the backup is known to be of your house.

    Exits with 0 if it is in its place, with 1 if it is not, and with 2 if the command was not given what it needs.
    """
    from goodoffices.cli import database
    from goodoffices.cli.locking import key
    from goodoffices.cli.waiting import waiting

    if not file.exists():
        fail(f"“{file}” is not there.", USAGE)
    opening = key(identity, passphrase_file)
    database.set_up(data)
    house = database.house()
    from goodoffices.server import installation
    from goodoffices.server.backing import copying, restoring
    from goodoffices.server.backing.errors import BackupError

    findings: list[Finding] = []
    try:
        with database.told(), installation.reading(), waiting("Looking at") as tell:
            restoring.must_be_empty()
            with copying.draft(restoring.folder_for_copies(), copying.RESTORING) as copy:
                with file.open("rb") as sealed:
                    opened = restoring.opened(sealed, opening, copy, house)
                _introduce(opened)
                for finding in restoring.restore(opened, claims_in(witness or [], opened.signers), tell):
                    findings.append(finding)
                    show(finding)
            if worst(findings) != "wrong" and not installation.migrated():
                installation.migrate()
    except BackupError as error:
        fail(f"“{file}” was not restored: {error}.")
    except OSError as error:
        fail(f"“{file}” was not restored: {error.filename or file}: {error.strerror}.")
    if worst(findings) == "wrong":
        _refused(database.where())
    typer.echo(f"Restored: {database.where()}.")
    _what_is_missing(opened, house)


def _introduce(opened: Opened) -> None:
    from datetime import UTC, datetime

    from goodoffices.proof.explain import OWN_KEYS, fingerprint

    said = opened.said
    at = datetime.fromtimestamp(said.made, UTC).strftime("%Y-%m-%d %H:%M UTC")
    typer.echo(f"A backup of {at}, of house {said.house}: {len(said.rooms):,} rooms, {said.entries:,} entries.")
    if not opened.trusted:
        typer.echo(OWN_KEYS.replace("the file itself", "the backup itself"))
        for key in opened.signers.keys:
            typer.echo(f"  {fingerprint(key)} ({key.words})")


def _refused(where: str) -> NoReturn:
    say("NOT RESTORED: this is not what was signed. Keep the backup, and ask the witnesses what they saw.", red=True)
    say(f"No server takes {where} for a database of talks. What was put there, if anything, can be thrown away.")
    raise typer.Exit(1)


def _what_is_missing(opened: Opened, house: House | None) -> None:
    from goodoffices.server import at_rest

    try:
        at_rest.sealing()
    except at_rest.AtRestError as error:
        say(f"Before it can be served: {error}")
    if house is None:
        say(
            "Before it can be served: put the file house-keys of that installation into its folder. New ones, which "
            "“goodoffices init” makes, raise an alarm with every witness."
        )
    typer.echo("Only one of two servers may go on from here: see that the old one does not run any more.")
