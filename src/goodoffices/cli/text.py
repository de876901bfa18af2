"""`goodoffices text`: the negotiating text of a room as a file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from goodoffices.cli.database import Data
from goodoffices.cli.faults import USAGE, fail
from goodoffices.cli.play import Seat, Talks

if TYPE_CHECKING:
    from goodoffices.documents.text import NegotiatingText
    from goodoffices.talks.play import StateOfPlay

NO_ROOM = "There is no room “{room}” here that {seat} reads."


def text(
    talks: Talks,
    out: Annotated[
        Path,
        typer.Option("--out", "-o", help="The file: .docx, .pdf, .html, .xml or .md.", metavar="FILE", dir_okay=False),
    ],
    room: Annotated[str, typer.Option(help="The room whose text it is.", metavar="ROOM")] = "plenary",
    seat: Seat = None,
    at: Annotated[int | None, typer.Option(help="The text as it stood at this entry.", metavar="ENTRY")] = None,
    since: Annotated[
        int | None, typer.Option(help="Mark what has changed since this entry of the room.", metavar="ENTRY")
    ] = None,
    languages: Annotated[
        str | None, typer.Option(help="Which languages, in which order: en,fr. By default all.", metavar="LANGUAGES")
    ] = None,
    copy: Annotated[
        str | None, typer.Option(help="Alternat: the copy of this party, which is named first in it.", metavar="PARTY")
    ] = None,
    by_party: Annotated[
        bool, typer.Option("--by-party", help="Each party's text in a column, and the compromise (.docx).")
    ] = False,
    data: Data = None,
) -> None:
    """Write the text of a room with its brackets, for those who may all read it.

    A Word file that is sent out comes back with goodoffices take-in FILE, edited with tracked changes or without.
    """
    from goodoffices.cli.reading import read_named
    from goodoffices.cli.writing import new_file

    if out.exists():
        fail(f"“{out}” is there already: keep it, and name another file.", USAGE)
    play, by, now, name = read_named(talks, seat, None, data)
    if room not in play.rooms:
        fail(NO_ROOM.format(room=room, seat=by))

    def gather(entry: int) -> NegotiatingText:
        from goodoffices.documents.gathering import gathered

        return gathered(play, room, name, now, entry=entry)

    entry = _entry(play, room, at or play.rooms[room].number)
    found = gather(entry)
    earlier = gather(_entry(play, room, since)) if since is not None else None
    if copy is not None:
        found = _copy(found, copy)
    size = new_file(out, [_written(out.suffix.lower(), found, earlier, _languages(found, languages), by_party)])
    typer.echo(f"Wrote {out}: the text of {room} as of entry {entry}, {size:,} bytes. {_for(found)}")


def _written(
    suffix: str, found: NegotiatingText, earlier: NegotiatingText | None, languages: tuple[str, ...], by_party: bool
) -> bytes:
    from goodoffices.documents import formats
    from goodoffices.documents.pdf import Unprintable

    if by_party and suffix == ".docx":
        from goodoffices.documents.word.columns import write_columns

        return write_columns(found, (languages or ("en",))[0])
    if by_party or suffix not in formats.SUFFIXES:
        fail(f"Name the file by its format: {', '.join(formats.SUFFIXES)}; --by-party writes .docx.", USAGE)
    try:
        if suffix == ".docx" and sys.stderr.isatty():
            return _with_progress(found, earlier, languages)
        return formats.write(suffix, found, earlier, languages=languages)
    except ValueError as error:
        fail(str(error), USAGE)
    except Unprintable as error:
        fail(str(error))


def _with_progress(found: NegotiatingText, earlier: NegotiatingText | None, languages: tuple[str, ...]) -> bytes:
    from goodoffices.documents.word.writing import write_word

    with typer.progressbar(length=len(found.points), label="Writing points", file=sys.stderr) as bar:
        return write_word(found, earlier, languages=languages, progress=lambda done, _: bar.update(done - bar.pos))


def _copy(found: NegotiatingText, party: str) -> NegotiatingText:
    from goodoffices.documents.alternat import copy_of

    try:
        return copy_of(found, party)
    except ValueError as error:
        fail(str(error), USAGE)


def _entry(play: StateOfPlay, room: str, entry: int) -> int:
    last = play.rooms[room].number
    if not 1 <= entry <= last:
        fail(f"The room “{room}” has entries 1 to {last}.", USAGE)
    return entry


def _languages(found: NegotiatingText, wanted: str | None) -> tuple[str, ...]:
    chosen = tuple(one.strip() for one in (wanted or "").split(",") if one.strip())
    missing = [one for one in chosen if one not in found.languages]
    if missing:
        fail(f"The text has no {', '.join(missing)}; it has {', '.join(found.languages) or 'no words yet'}.", USAGE)
    return chosen or found.languages


def _for(found: NegotiatingText) -> str:
    from goodoffices.documents.face import audience

    return audience(found, (found.languages or ("en",))[0]) + "."
