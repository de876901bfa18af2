"""`goodoffices play`: the state of play for one seat, as tables or as JSON, from a server's record or a bundle."""

from __future__ import annotations

from typing import Annotated

import typer

from goodoffices.cli.database import Data

Talks = Annotated[
    str, typer.Argument(help="The name of talks, an example's folder, or a bundle's file.", metavar="TALKS|FILE")
]
Seat = Annotated[
    str | None,
    typer.Option("--as", help="A seat's id, such as akra.head, or “public”; a bundle has its own.", metavar="SEAT"),
]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", help="As known at the end of this day in the talks' zone: 2026-01-28.", metavar="DATE"),
]


def play(
    talks: Talks,
    seat: Seat = None,
    as_of: AsOf = None,
    json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    language: Annotated[str, typer.Option(help="The language in which texts are wanted.")] = "en",
    data: Data = None,
) -> None:
    """Print the state of play as one seat sees it; of a bundle, as its seat saw it when it was made."""
    from goodoffices.cli.reading import read_play
    from goodoffices.summary import summary

    state, by, now = read_play(talks, seat, as_of, data)
    found = summary(state, by, now)
    if json:
        from json import dumps

        typer.echo(dumps(found, ensure_ascii=False, indent=2))
        return
    from goodoffices.cli.printing import print_play

    print_play(found, language)
