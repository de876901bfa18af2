"""`goodoffices text`: the negotiating text of a room as a file."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from goodoffices.cli.database import Data
from goodoffices.cli.faults import USAGE, fail
from goodoffices.cli.play import Seat, Talks

if TYPE_CHECKING:
    from goodoffices.documents.text import NegotiatingText
    from goodoffices.talks.play import StateOfPlay

NO_MARKS = "This format has no marks for changes: leave --since out, or write .docx, .pdf or .html."
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
    columns = _languages(found, languages)
    writer = _by_party if by_party else _writers().get(out.suffix.lower())
    if writer is None or (by_party and out.suffix.lower() != ".docx"):
        fail(f"Name the file by its format: {', '.join(_writers())}; --by-party writes .docx.", USAGE)
    size = new_file(out, [writer(found, earlier, columns)])
    typer.echo(f"Wrote {out}: the text of {room} as of entry {entry}, {size:,} bytes. {_for(found)}")


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


def _copy(found: NegotiatingText, party: str) -> NegotiatingText:
    from goodoffices.documents.alternat import copy_of

    try:
        return copy_of(found, party)
    except ValueError as error:
        fail(str(error), USAGE)


Writer = Callable[["NegotiatingText", "NegotiatingText | None", tuple[str, ...]], bytes]


def _writers() -> dict[str, Writer]:
    return {".docx": _word, ".pdf": _pdf, ".html": _html, ".xml": _akoma, ".md": _markdown}


def _word(found: NegotiatingText, earlier: NegotiatingText | None, languages: tuple[str, ...]) -> bytes:
    from goodoffices.documents.word.writing import write_word

    if not sys.stderr.isatty():
        return write_word(found, earlier, languages=languages)
    with typer.progressbar(length=len(found.points), label="Writing points", file=sys.stderr) as bar:
        return write_word(found, earlier, languages=languages, progress=lambda done, _: bar.update(done - bar.pos))


def _by_party(found: NegotiatingText, earlier: NegotiatingText | None, languages: tuple[str, ...]) -> bytes:
    from goodoffices.documents.word.columns import write_columns

    return write_columns(found, (languages or ("en",))[0])


def _pdf(found: NegotiatingText, earlier: NegotiatingText | None, languages: tuple[str, ...]) -> bytes:
    from goodoffices.documents.pdf import Unprintable, write_pdf

    try:
        return write_pdf(found, earlier, languages=languages)
    except Unprintable as error:
        fail(str(error))


def _html(found: NegotiatingText, earlier: NegotiatingText | None, languages: tuple[str, ...]) -> bytes:
    from goodoffices.documents.html import write_html

    return write_html(found, earlier, languages=languages)


def _markdown(found: NegotiatingText, earlier: NegotiatingText | None, languages: tuple[str, ...]) -> bytes:
    from goodoffices.documents.markdown import write_markdown

    if earlier is not None:
        fail(NO_MARKS, USAGE)
    return write_markdown(found, languages=languages)


def _akoma(found: NegotiatingText, earlier: NegotiatingText | None, languages: tuple[str, ...]) -> bytes:
    from goodoffices.documents.akoma import write_akoma

    if earlier is not None:
        fail(NO_MARKS, USAGE)
    return write_akoma(found, languages=languages)
