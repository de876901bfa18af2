"""`goodoffices debrief`: look back on tables that played a kit; as tables, as CSV, as one page with pictures."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from goodoffices.cli.analyse import MISSING
from goodoffices.cli.database import Data
from goodoffices.cli.faults import USAGE, fail, say

if TYPE_CHECKING:
    from goodoffices.kits import Kit
    from goodoffices.kits.debrief import Figures, Measured, TableDebrief

Several = Annotated[
    list[str],
    typer.Argument(help="The names of talks in which the kit was played, or bundles of them.", metavar="TALKS…"),
]


def debrief(
    talks: Several,
    kit: Annotated[str, typer.Option(help="The kit that was played: its folder, file or name.", metavar="KIT")],
    seat: Annotated[
        str | None,
        typer.Option("--as", help="By default the declared instructor, else who founded the talks.", metavar="SEAT"),
    ] = None,
    csv: Annotated[Path | None, typer.Option(help="Write everything as CSV to this new file.", dir_okay=False)] = None,
    html: Annotated[
        Path | None, typer.Option(help="Write one page with pictures to this new file.", dir_okay=False)
    ] = None,
    pseudonyms: Annotated[
        bool, typer.Option("--pseudonyms", help="Leave out who it was: tables and people by number, in random order.")
    ] = False,
    earlier: Annotated[
        list[Path] | None,
        typer.Option(
            help="The CSV of an earlier class with this kit, to compare with; may be repeated.",
            exists=True,
            dir_okay=False,
        ),
    ] = None,
    data: Data = None,
) -> None:
    """Look back on tables that played a kit: where each ended, what was put, what was missed, a sheet for each seat.

    It gives everybody's instructions away: show it when the play is over. It counts what the instructor's seat reads.
    """
    from goodoffices.cli.debrief_printing import print_class, print_table
    from goodoffices.cli.kit import read_kit
    from goodoffices.cli.writing import new_file

    if len(set(talks)) < len(talks):
        fail("The same talks are named twice: name each table once.", USAGE)
    for path in (csv, html):
        if path is not None and path.exists():
            fail(f"“{path}” is there already: keep it, and name another file.", USAGE)
    found = read_kit(kit)
    before = [_earlier(path, found) for path in earlier or ()]
    try:
        from goodoffices.kits.debrief import Measured, figures, pseudonymous, result, written

        measured = Measured(found)
        tables = tuple(_table(measured, one, seat, data) for one in talks)
    except ModuleNotFoundError as error:
        fail(MISSING.format(name=error.name))
    if len({one.name for one in tables}) < len(tables):
        fail("Two of these are records of the same talks: name each table once.", USAGE)
    if pseudonyms:
        from secrets import SystemRandom

        tables = pseudonymous(tables, SystemRandom().shuffle)
    classes = [figures("this class", [result(one) for one in tables]), *before]
    for one in tables:
        print_table(found, one)
    print_class(found, classes)
    if csv is not None:
        size = new_file(csv, [written(found.name, tables)])
        typer.echo(f"Wrote {csv}: {size:,} bytes.")
    if html is not None:
        size = new_file(html, [_page(measured, tables, classes)])
        typer.echo(f"Wrote {html}: {size:,} bytes. It holds what every seat's instructions are worth.")


def _table(measured: Measured, talks: str, seat: str | None, data: Path | None) -> TableDebrief:
    """One table as the instructor's seat reads it."""
    from goodoffices.cli.bundles import is_bundle
    from goodoffices.cli.reading import read_named
    from goodoffices.kits.debrief import debrief as look_back
    from goodoffices.talks.instructing import instructor

    kit = measured.kit
    asked = seat if seat is not None or is_bundle(talks) else kit.example.steps[0].seat
    play, by, now, name = read_named(talks, asked, None, data)
    declared = instructor(play)
    if seat is None and declared not in (None, by) and not is_bundle(talks):
        play, by, now, name = read_named(talks, declared, None, data)
    missing = [point for point in kit.points.values() if point not in play.plenary.points.points]
    if missing:
        fail(
            f"“{talks}” did not play {kit.name}: it has no point {missing[0]} that {by} reads. Name the kit it played."
        )
    if by != declared:
        say(f"Read as {by}, who is no declared instructor: rooms that {by} does not read are not counted.")
    return look_back(measured, name, play, now)


def _earlier(path: Path, kit: Kit) -> Figures:
    from goodoffices.kits.debrief import NotAnEarlierClass, earlier, figures
    from goodoffices.kits.debrief.rows import MOST

    try:
        with path.open("rb") as file:
            return figures(path.stem, earlier(file.read(MOST + 1), kit.name))
    except OSError as error:
        fail(f"“{path}” cannot be read: {error.strerror}.", USAGE)
    except NotAnEarlierClass as error:
        fail(f"“{path}” is no earlier class: {error}", USAGE)


def _page(measured: Measured, tables: tuple[TableDebrief, ...], classes: list[Figures]) -> bytes:
    try:
        from goodoffices.kits.debrief.page import write_page

        return write_page(measured, tables, classes)
    except ModuleNotFoundError as error:
        fail(MISSING.format(name=error.name))
