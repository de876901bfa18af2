"""`goodoffices load`: an example into new talks."""

from __future__ import annotations

from typing import Annotated

import typer

from goodoffices.cli.database import Data
from goodoffices.cli.faults import fail


def load(
    folder: Annotated[str, typer.Argument(help="An example's folder, or the name of one that comes with the product.")],
    copies: Annotated[int, typer.Option(min=1, max=500, help="How many talks: NAME, NAME-2, NAME-3 …")] = 1,
    data: Data = None,
) -> None:
    """Load an example, through the same rules as live acts, into new talks that are marked as loaded for ever.

    Where there is no installation yet, its folder, secret key and database are made.
    """
    from goodoffices.cli.choosing import example
    from goodoffices.cli.installing import registry
    from goodoffices.examples import ExampleError
    from goodoffices.examples import load as load_example

    chosen = example(folder)
    into = registry(data)
    try:
        for loaded in load_example(chosen, into, copies):
            typer.echo(f"Loaded “{loaded.talks}”: {loaded.acts} acts in {loaded.rooms} rooms.")
    except ExampleError as error:
        fail(str(error))
