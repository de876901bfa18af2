"""`goodoffices prove`: one entry of a bundle, for a third party."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from goodoffices.cli.faults import REFUSED, fail


def prove(
    file: Annotated[Path, typer.Argument(help="A bundle.", metavar="FILE", dir_okay=False)],
    entry: Annotated[int, typer.Option(help="The number of the entry in its room.", metavar="N")],
    room: Annotated[str, typer.Option(help="The room that it stands in.", metavar="ROOM")] = "plenary",
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", help="The file to write; by default TALKS-ROOM-N.entry.", metavar="FILE"),
    ] = None,
) -> None:
    """Show one entry to a third party, and no other: a file that verifies alone.

    Only what was released, delivered at a table, published, initialled or signed is shown.
    """
    from goodoffices.cli.bundles import read_bundle
    from goodoffices.cli.writing import new_file
    from goodoffices.disclosing import MEANS, NotShown, ground
    from goodoffices.proof.disclosure import SUFFIX

    bundle = read_bundle(file)
    talks = bundle.head.talks
    try:
        why = ground(bundle.reader.play(talks, bundle.head.seat), room, entry)
    except NotShown as error:
        fail(f"{error} {MEANS}", REFUSED)
    path = out if out is not None else Path(f"{talks}-{room}-{entry}{SUFFIX}".replace("/", "-"))
    new_file(path, [bundle.disclosed(room, entry)])
    typer.echo(f"Wrote {path}: entry {entry} of {room}, since {why}.")
    size = len(bundle.rooms[room].entries)
    typer.echo(
        f"It tells this entry's words, author and time, and that the room had {size} entries; nothing of the others."
    )
    typer.echo(MEANS)
    typer.echo(f"Whoever gets it checks it with: goodoffices verify {path}, or with verify.html in a browser.")
