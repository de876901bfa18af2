"""`goodoffices genuine`: whether a file is exactly a released version of a text."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from goodoffices.cli.database import Data
from goodoffices.cli.faults import REFUSED, USAGE, fail
from goodoffices.cli.play import Seat

if TYPE_CHECKING:
    from goodoffices.documents.genuine import Entered, Version

NO = (
    "No: this file is not exactly a version of a text that was released and that {seat} may read. "
    "Of any other nothing is said here."
)


def genuine(
    file: Annotated[Path, typer.Argument(help="A Word, PDF, HTML, Akoma Ntoso or Markdown file.", metavar="FILE")],
    talks: Annotated[
        str | None,
        typer.Option(help="The talks, an example's folder or a bundle; by default those it names.", metavar="TALKS"),
    ] = None,
    seat: Seat = None,
    data: Data = None,
) -> None:
    """Say whether a file is exactly a released version of a text: published, delivered at a table, or frozen and later.

    What the file holds is compared with the record, not what it says of itself. Exits with 0 if it is genuine, with 1
    if not, and with 2 if it cannot be read.
    """
    from goodoffices.cli.reading import read_named
    from goodoffices.documents.contents import MOST, claimed_talks
    from goodoffices.documents.genuine import Version
    from goodoffices.documents.genuine import genuine as judged
    from goodoffices.documents.pdf import Unprintable
    from goodoffices.documents.word.opening import Unreadable

    try:
        with file.open("rb") as opened:
            content = opened.read(MOST + 1)
    except OSError as error:
        fail(f"“{file}” cannot be read: {error.strerror}.", USAGE)
    try:
        named = talks or claimed_talks(content)
        if named is None:
            fail("This file names no talks: say which, --talks TALKS.", USAGE)
        play, by, _, name = read_named(named, seat, None, data)
        found = judged(play, name, content)
    except (Unreadable, Unprintable) as error:
        fail(str(error), USAGE)
    if found is None:
        fail(NO.format(seat=by), REFUSED)
    typer.echo(_version(found) if isinstance(found, Version) else _entered(found))


def _version(found: Version) -> str:
    origin, claim = found.text.origin, found.claim
    lines = [
        f"Genuine: exactly the text of {origin.room} of “{origin.talks}” as of entry {origin.entry} "
        f"({origin.moment:%Y-%m-%d}), in {', '.join(claim.languages)}. By the record it was then {origin.commitment}.",
        f"SHA-256 of the canonical text: {origin.sha256}",
    ]
    if claim.earlier is not None:
        lines.append(f"Its marks are exactly the changes since entry {claim.earlier}.")
    if claim.copy:
        lines.append(f"It is the copy of {claim.copy}.")
    lines.append(
        "The file is byte for byte what this program writes."
        if found.bytes_too
        else "The file was saved by another program: its words, brackets and marks were compared, not how it looks."
    )
    return "\n".join(lines)


def _entered(found: Entered) -> str:
    return (
        f"Genuine: its words are exactly those of entry {found.entry} of {found.room} ({found.language}); "
        f"{found.ground}. The file does not say so itself: its words were compared, not how it looks."
    )
