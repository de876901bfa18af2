"""`goodoffices kit`: role-plays ready to teach with; make one, check it, try it, send it as one file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from goodoffices.cli.analyse import MISSING
from goodoffices.cli.faults import USAGE, fail, say

if TYPE_CHECKING:
    from goodoffices.kits import Kit, KitError

kit = typer.Typer(no_args_is_help=True, help="Make, check, try and carry role-plays.", rich_markup_mode=None)

Which = Annotated[
    str,
    typer.Argument(help="A kit's folder or file, or the name of one that comes with the product.", metavar="KIT"),
]


@kit.command()
def new(
    folder: Annotated[Path, typer.Argument(help="The folder to make; its name is the kit's.", metavar="FOLDER")],
) -> None:
    """Make a small kit that is whole, for two parties and three points, to write one's own over."""
    from goodoffices.kits import KitError
    from goodoffices.kits.starting import start

    try:
        made = start(folder)
    except FileExistsError:
        fail(f"“{folder}” is there already: name a folder that is not.", USAGE)
    except OSError as error:
        fail(f"“{folder}” cannot be made: {error.strerror}.")
    except KitError as error:
        fail(str(error), USAGE)
    typer.echo(f"Made {folder} with {made} files. Write your own over them, and then: goodoffices kit check {folder}")


@kit.command()
def check(which: Which) -> None:
    """Say whether a kit is whole, how hard it is, and whom it leaves cold; every fault with file, line and remedy.

    The exit code is 1 if there is a fault that must be mended. Warnings need not be.
    """
    from goodoffices.cli.kit_printing import print_check

    found = read_kit(which)
    try:
        from goodoffices.kits.checking import check as check_kit

        checked = check_kit(found)
    except ModuleNotFoundError as error:
        fail(MISSING.format(name=error.name))
    print_check(found, checked)
    if not checked.sound:
        raise typer.Exit(1)


@kit.command()
def play(
    which: Which,
    seed: Annotated[int, typer.Option(help="Another number gives another course; the same, the same.")] = 1,
    tables: Annotated[int, typer.Option(min=1, max=1000, help="How many tables; of several, only how they end.")] = 1,
) -> None:
    """Have a table played by computer for a try, through real acts, to signature or impasse. Nothing is kept.

    The seats follow simple strategies: a try shows that the kit can be played, not how people will play it.
    """
    from goodoffices.cli.kit_printing import print_course, print_ends
    from goodoffices.examples import ExampleError
    from goodoffices.kits.trial import TooMany
    from goodoffices.kits.trial import play as play_kit

    found = read_kit(which)
    try:
        played = [play_kit(found, seed + number) for number in range(tables)]
    except (ExampleError, TooMany) as error:
        fail(f"{found.name}: {error}")
    if tables == 1:
        print_course(found, played[0])
    else:
        print_ends(found, played)


@kit.command()
def export(
    which: Which,
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", help="The file; by default the kit's name with .zip.", dir_okay=False),
    ] = None,
) -> None:
    """Write a kit as one file, for another teacher. A kit with faults is not exported."""
    from goodoffices.cli.writing import new_file
    from goodoffices.kits import KitError, pack

    folder = path_of(which)
    if not folder.is_dir():
        fail(f"“{which}” is one file already.", USAGE)
    name = read_kit(which).name
    file = out if out is not None else Path(f"{name}.zip")
    try:
        size = new_file(file, [pack(folder)])
    except KitError as error:
        fail_with_faults(error)
    typer.echo(f"Wrote {file}: {name}, {size:,} bytes. It holds everybody's instructions: for teachers only.")


@kit.command(name="import")
def import_(
    file: Annotated[Path, typer.Argument(help="The file that “kit export” made.", exists=True, dir_okay=False)],
    into: Annotated[Path, typer.Option(help="The folder under which the kit's own is made.", file_okay=False)] = Path(),
) -> None:
    """Unpack a kit from one file into a folder of its name. What is not sound is not unpacked."""
    from goodoffices.kits import KitError, read, unpack
    from goodoffices.kits.archive import MOST_PACKED

    try:
        found = read(file)
        with file.open("rb") as opened:
            folder = unpack(opened.read(MOST_PACKED + 1), into)
    except KitError as error:
        fail_with_faults(error)
    except FileExistsError:
        fail(f"There is a folder “{into / found.name}” already: name another place by --into.", USAGE)
    except OSError as error:
        fail(f"“{into}” cannot be written: {error.strerror}.")
    typer.echo(f"Unpacked {found.name} into {folder}. Next: goodoffices kit check {folder}")


def path_of(which: str) -> Path:
    """The folder or file that is meant."""
    from goodoffices.examples import shipped
    from goodoffices.kits import is_kit

    here = Path(which)
    if here.is_dir() or is_kit(here):
        return here
    known = {name: folder for name, folder in shipped().items() if is_kit(folder)}
    if which not in known:
        fail(f"“{which}” is neither a kit's folder or file nor one of: {', '.join(known) or 'none'}.", USAGE)
    return known[which]


def read_kit(which: str) -> Kit:
    """The kit that is meant, or the end with all that is wrong with it."""
    from goodoffices.kits import KitError, read

    try:
        return read(path_of(which))
    except KitError as error:
        fail_with_faults(error)


def fail_with_faults(error: KitError) -> NoReturn:
    """Every fault on a line of its own, and the end."""
    for fault in error.faults:
        say(str(fault))
    count = len(error.faults)
    fail(f"This kit cannot be used: {count} {'fault' if count == 1 else 'faults'}.")
