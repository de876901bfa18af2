"""A debrief in a terminal: each table in short, then the class in figures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer

from goodoffices.cli.tables import console, plain, table

if TYPE_CHECKING:
    from goodoffices.kits import Kit
    from goodoffices.kits.debrief import Figures, Spread, TableDebrief


def print_table(kit: Kit, found: TableDebrief) -> None:
    """Where a table ended, what it is worth to whom, and the moments that mattered."""
    from goodoffices.kits.debrief.moments import called
    from goodoffices.kits.debrief.numbers import number

    out, end = console(), found.end
    rows = [
        (
            called(kit, [share.party]),
            "" if not end.joined else "yes" if share.joined else "no",
            "not known" if share.worth is None else number(share.worth),
            number(share.reservation),
            "–" if share.best is None else number(share.best),
        )
        for share in end.shares
    ]
    columns = ("party", "joined", "worth", "no agreement", "the best for it that suits all")
    out.print(table(f"{found.name}: {end.ended}", columns, rows))
    moments = [(str(one.minute), one.words) for one in found.moments]
    out.print(table("The moments that mattered", ("minute", "what"), moments))


def print_class(kit: Kit, classes: Sequence[Figures]) -> None:
    """The class in figures, beside earlier ones."""
    from goodoffices.kits.debrief.moments import called

    parties = list(dict.fromkeys(party for one in classes for party in one.worth))
    columns = ["class", "tables", "with a package", "on the frontier", *(called(kit, [party]) for party in parties)]
    rows = [
        [one.name, one.tables, one.packages, f"{one.efficient} of {one.judged}"]
        + [_spread(one.worth.get(party)) for party in parties]
        for one in classes
    ]
    console().print(table("The class in figures: least, middle and greatest worth", columns, rows))
    for one in classes:
        ends = ", ".join(f"{count} {ended}" for ended, count in one.ended.items())
        typer.echo(plain(f"{one.name}: {ends}."))


def _spread(found: Spread | None) -> str:
    from goodoffices.kits.debrief.numbers import number

    return "" if found is None else " · ".join(number(one) for one in (found.least, found.middle, found.most))
