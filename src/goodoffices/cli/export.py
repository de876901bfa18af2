"""`goodoffices export`: the bundle of all that one seat may see."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from goodoffices.cli.database import Data
from goodoffices.cli.faults import NOTHING_HERE, USAGE, fail


def export(
    talks: Annotated[str, typer.Argument(help="The name of the talks.", metavar="TALKS")],
    seat: Annotated[str, typer.Option("--as", help="A seat's id, such as akra.head, or “public”.", metavar="SEAT")],
    out: Annotated[Path, typer.Option("--out", "-o", help="The file to write.", metavar="FILE", dir_okay=False)],
    data: Data = None,
) -> None:
    """Write the bundle of one seat: all that it may see, with the proofs, signed by this installation.

    Whoever has the file reads all that the seat reads. It is verified without a server: goodoffices verify FILE.
    """
    from goodoffices.cli.reading import is_folder

    if is_folder(talks):
        fail("An example in its folder has nobody who signs it: load it first (goodoffices load FOLDER).", USAGE)
    from goodoffices.cli.database import registry
    from goodoffices.cli.writing import new_file
    from goodoffices.exporting import Unsound, export
    from goodoffices.proof.explain import fingerprint
    from goodoffices.proving import NoHouse
    from goodoffices.records import StoreError, StoreSealed

    into = registry(data)
    try:
        if not into.heads(talks, seat):
            fail(NOTHING_HERE.format(talks=talks, seat=seat))
        size = new_file(out, export(into, talks, seat))
        keys = into.house.verifiers
    except (NoHouse, Unsound) as error:
        fail(str(error))
    except StoreSealed as error:
        fail(str(error))
    except StoreError:
        fail("The records cannot be read now: try again, or see to the database.")
    typer.echo(f"Wrote {out}: all that {seat} reads of “{talks}”, {size:,} bytes.")
    typer.echo("The keys that signed it; whoever verifies it compares them with what they were told:")
    for key in keys:
        typer.echo(f"  {fingerprint(key)} ({key.words})")
    typer.echo(f"Next: goodoffices verify {out}")
