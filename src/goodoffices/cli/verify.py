"""`goodoffices verify`: whether a bundle, or one entry of it, is what the house signed; offline."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from goodoffices.cli.faults import USAGE, fail

Key = Annotated[
    list[str] | None,
    typer.Option(help="A key of the house that you trust; without one, the file's own.", metavar="KEY"),
]
Keys = Annotated[
    Path | None, typer.Option(help="A file of keys that you trust, one to a line.", metavar="FILE", dir_okay=False)
]


def verify(
    file: Annotated[Path, typer.Argument(help="A bundle, or the proof of one entry.", metavar="FILE", dir_okay=False)],
    key: Key = None,
    keys: Keys = None,
    since: Annotated[
        Path | None,
        typer.Option(help="An earlier bundle of the record, which it must begin with.", metavar="OLD", dir_okay=False),
    ] = None,
    receipt: Annotated[
        list[Path] | None,
        typer.Option(
            help="The receipt of an act, which must stand in the bundle. May be repeated.",
            metavar="FILE",
            dir_okay=False,
        ),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Verify a bundle, or the proof of one entry, and say in plain words what was checked and what cannot be.

    A receipt, as “goodoffices act --receipt” and the API give it, is held against a bundle of a seat that reads the
    room: does the entry still stand where the house acknowledged it?

    Exits with 0 if it is sound, with 1 if not, and with 2 if it cannot be read.
    """
    from goodoffices.proof.examine import examine, trusted_keys
    from goodoffices.proof.note import NoteError

    try:
        found = examine(file, trusted_keys(key or (), keys), since, receipt or ())
    except OSError as error:
        fail(f"“{error.filename or file}” cannot be read: {error.strerror}.", USAGE)
    except NoteError as error:
        fail(f"That is no key: {error}.", USAGE)
    if json:
        from json import dumps

        typer.echo(dumps(found.data, ensure_ascii=False, indent=2))
    else:
        typer.echo("\n".join(found.lines))
    if not found.sound:
        raise typer.Exit(1)
