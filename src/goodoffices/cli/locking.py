"""With what a backup is encrypted and opened: keys in files, or a passphrase, asked for where nobody may see it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from goodoffices.cli.faults import USAGE, fail

if TYPE_CHECKING:
    from goodoffices.server.backing.encrypting import Key, Lock

PassphraseFile = Annotated[
    Path | None,
    typer.Option(
        help="A file whose first line is the passphrase; without one it is asked for.", metavar="FILE", dir_okay=False
    ),
]
LEAST = 12  # characters of a passphrase


def lock(recipients: list[str], file: Path | None, passphrase_file: Path | None) -> Lock:
    """To whom to encrypt, or with what; asked for at the terminal if nothing is given."""
    from goodoffices.server.backing.encrypting import Lock
    from goodoffices.server.backing.encrypting import recipients as read
    from goodoffices.server.backing.errors import BackupError

    written = [*recipients, *(_lines(file) if file is not None else ())]
    if written and passphrase_file is not None:
        fail("Give either recipients or a passphrase: a file of age has one or the other.", USAGE)
    if not written:
        passphrase = _passphrase(passphrase_file, new=True)
        if len(passphrase) < LEAST:
            fail(f"The passphrase has fewer than {LEAST} characters: whoever has the backup can try them all.", USAGE)
        return Lock(passphrase=passphrase)
    try:
        return Lock(read(written))
    except BackupError as error:
        fail(f"{str(error)[0].upper()}{str(error)[1:]}.", USAGE)


def key(identity: Path | None, passphrase_file: Path | None) -> Key:
    """What opens a backup; a passphrase is asked for at the terminal if nothing is given."""
    from goodoffices.server.backing.encrypting import Key, identities
    from goodoffices.server.backing.errors import BackupError

    if identity is None:
        return Key(passphrase=_passphrase(passphrase_file, new=False))
    if passphrase_file is not None:
        fail("Give either --identity or --passphrase-file.", USAGE)
    try:
        return Key(identities(_text(identity)))
    except BackupError as error:
        fail(f"“{identity}” cannot be used: {error}.", USAGE)


def _passphrase(file: Path | None, new: bool) -> str:
    if file is not None:
        return next(iter(_text(file).splitlines()), "")
    if not sys.stdin.isatty():
        choice = "--recipient KEY, --recipients FILE or --passphrase-file" if new else "--identity or --passphrase-file"
        fail(f"Give {choice}: nobody is at the terminal to be asked for a passphrase.", USAGE)
    asked: str = typer.prompt("Passphrase of the backup", hide_input=True, confirmation_prompt=new, err=True)
    return asked


def _lines(file: Path) -> list[str]:
    lines = [line.strip() for line in _text(file).splitlines()]
    return [line for line in lines if line and not line.startswith("#")]


def _text(file: Path) -> str:
    try:
        return file.read_text("utf-8")
    except OSError as error:
        fail(f"“{file}” cannot be read: {error.strerror}.", USAGE)
    except UnicodeDecodeError:
        fail(f"“{file}” is no file of text.", USAGE)
