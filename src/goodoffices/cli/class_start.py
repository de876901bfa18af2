"""`goodoffices class`: a role-play for a class, from a roster to codes on the screen; going on with it, removing it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from goodoffices.cli.faults import REFUSED, USAGE, fail, say

if TYPE_CHECKING:
    from goodoffices.server.classroom.models import Class


_OF_A_NEW_ONE = ("kit", "tables", "minutes", "name", "teacher", "encoding")
_OF_A_REMOVAL = ("receipt", "yes")


def class_(
    context: typer.Context,
    roster: Annotated[
        Path | None,
        typer.Argument(help="The roster: a CSV file with a column “name”.", metavar="ROSTER.csv", dir_okay=False),
    ] = None,
    kit: Annotated[str, typer.Option(help="A kit's folder, file or name.", metavar="KIT")] = "lake-mirna-60",
    tables: Annotated[int | None, typer.Option(min=1, help="How many tables; by default as suits the roster.")] = None,
    minutes: Annotated[
        int | None, typer.Option(min=1, max=1440, help="How long it lasts; by default the kit's.")
    ] = None,
    name: Annotated[str, typer.Option(help="What the class is called; by default as the roster's file.")] = "",
    teacher: Annotated[str, typer.Option(help="Your name, as every door prints it.")] = "",
    encoding: Annotated[str, typer.Option(help="The roster's, if it cannot be told from the file.")] = "",
    lan: Annotated[
        bool, typer.Option("--lan", help="Serve the local network, by https with its own certificate, and by http.")
    ] = False,
    port: Annotated[
        int | None, typer.Option(min=1, max=65534, help="The port; plain http beside https has the next one.")
    ] = None,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open a browser.")] = True,
    resume: Annotated[str, typer.Option(help="Go on with a class that is there.", metavar="NAME")] = "",
    delete: Annotated[str, typer.Option(help="Remove a class and all its talks, with a receipt.", metavar="NAME")] = "",
    receipt: Annotated[Path | None, typer.Option(help="Where the receipt goes.", dir_okay=False)] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Remove without being asked again.")] = False,
    data: Annotated[
        Path | None,
        typer.Option(
            help="The folder of this installation. By default GOODOFFICES_DATA, or “data” in the present folder.",
            file_okay=False,
            metavar="DIR",
        ),
    ] = None,
) -> None:
    """Open a class: copies of a kit's talks, everybody on the roster seated, and a code for each on the screen.

    Without a roster, a page of the browser asks for it. The server runs until Ctrl-C; --resume goes on with the class.
    """
    if sum(map(bool, (roster, resume, delete))) > 1:
        fail("Give a roster, --resume or --delete: one of them.", USAGE)
    _fit(context, roster is not None, bool(delete))
    if delete:
        _delete(delete, receipt, yes, data)
        return
    if roster is not None:
        from goodoffices.cli.kit import path_of

        path_of(kit)  # of a name that is none, say so before anything is made
        if not roster.is_file():
            fail(f"{roster}: there is no such file.", USAGE)
    from goodoffices.cli import class_serving

    serving = class_serving.prepare(lan, port, data)
    klass = _there(resume) if resume else None
    if roster is not None:
        klass = _open(roster, kit, tables, minutes, name, teacher, encoding)
    if klass is not None:
        _print(klass)
    class_serving.serve(serving, klass.name if klass is not None else "", browser=browser)


def _fit(context: typer.Context, opening: bool, removing: bool) -> None:
    """End where an option was given that would do nothing, rather than let somebody believe that it did."""
    for name in context.params:
        source = context.get_parameter_source(name)
        if source is None or source.name != "COMMANDLINE":
            continue
        if name in _OF_A_NEW_ONE and not opening:
            fail(f"--{name} goes with a roster: name its file, or leave the option out.", USAGE)
        if name in _OF_A_REMOVAL and not removing:
            fail(f"--{name} goes with --delete.", USAGE)


def _open(
    file: Path, which: str, tables: int | None, minutes: int | None, name: str, teacher: str, encoding: str
) -> Class:
    from goodoffices.cli.analyse import MISSING
    from goodoffices.cli.kit import fail_with_faults, path_of
    from goodoffices.examples import ExampleError
    from goodoffices.kits import KitError
    from goodoffices.kits.seating import SeatingError

    try:
        from goodoffices.server.classroom import names, opening, roster
    except ModuleNotFoundError as error:
        fail(MISSING.format(name=error.name))
    try:
        found = roster.read(file.read_bytes(), encoding)
    except OSError as error:
        fail(f"{file}: {error.strerror}.", USAGE)
    except roster.RosterError as error:
        fail(f"{file}: {error}", USAGE)
    if found.note:
        say(found.note)
    try:
        packed = opening.packed(path_of(which))
        its_kit = names.kit_in(packed)
        count = tables or max(opening.default_tables(its_kit, len(found.students)), opening.by_wish(found.students))
        return opening.open_class(
            name or opening.unique_name(file.stem), packed, found, count, opening.teacher(),
            person=teacher.strip(), minutes=minutes, told=typer.echo,
        )  # fmt: skip
    except KitError as error:
        fail_with_faults(error)
    except (opening.ClassError, SeatingError, ExampleError) as error:
        fail(str(error), USAGE)


def _there(name: str) -> Class:
    from goodoffices.server.classroom.models import Class

    found = Class.objects.filter(name=name).first()
    if found is None:
        known = ", ".join(Class.objects.order_by("name").values_list("name", flat=True))
        fail(f"There is no class “{name}” here. The classes are: {known or 'none'}.", USAGE)
    return found


def _print(klass: Class) -> None:
    """The codes, for a screen without a browser."""
    from goodoffices.server.classroom import codes, names

    typer.echo(f"Class {klass.name}:")
    for student in names.students(klass):
        if student.place.joined is None and not student.place.absent:
            at = f"table {student.at.table}" if student.at is not None else "no seat"
            typer.echo(f"  {codes.shown(student.code)}  {at}, {student.place.seat or '–'}, {student.name}")


def _delete(name: str, file: Path | None, yes: bool, data: Path | None) -> None:
    from goodoffices.cli.database import registry

    registry(data if data is None else data.absolute())
    klass = _there(name)
    if not yes:
        if not sys.stdin.isatty():
            fail("Nobody can be asked whether to go on: say --yes.", USAGE)
        if not typer.confirm(f"Remove “{name}”, its students and the records of its tables for ever?", err=True):
            typer.echo("Nothing was removed.")
            raise typer.Exit(REFUSED)
    from goodoffices.server.classroom.removing import receipt, remove_class
    from goodoffices.server.folder import write_once

    target = file if file is not None else Path(f"{name}-removed.txt")
    if target.exists():
        fail(f"“{target}” is there already: name another file by --receipt.", USAGE)
    removed = remove_class(klass)
    written = receipt(removed)
    try:
        write_once(target, written.rstrip("\n"))
    except OSError as error:
        say(f"The class is removed, but “{target}” cannot be written ({error.strerror}). The receipt:")
        typer.echo(written)
        return
    typer.echo(f"Removed: {removed.students} students, {removed.tables} tables, {removed.entries} entries.")
    typer.echo(f"The receipt is in {target}. Backups from before still hold the class.")
