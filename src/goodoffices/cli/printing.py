"""The state of play as tables, section by section; what is empty is left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import typer
from rich.console import Console
from rich.table import Table

from goodoffices.cli.sections import calendar, capital, packages, points, press, table
from goodoffices.cli.tables import Item, console, day, plain, texts

Section = Callable[[Item, str], Iterator[Table]]

ORDER: tuple[Section, ...] = (
    calendar.rounds,
    calendar.programme,
    points.points,
    points.stances,
    points.left,
    press.press,
    press.claims,
    calendar.assessments,
    packages.drafts,
    packages.questions,
    table.understandings,
    table.undertakings,
    table.papers,
    table.delegations,
    capital.mandate,
    capital.reports,
    table.rooms,
)


def print_play(found: Item, language: str) -> None:
    """Print a summary. What it has nothing of is left out; a record that is still empty says so."""
    out = console()
    with out.capture() as printed:
        _head(out, found, language)
        tables = [one for section in ORDER for one in section(found, language) if one.row_count]
        for one in tables:
            out.print()
            out.print(one)
        if not tables:
            out.print()
            out.print(plain("Nothing is on record for this seat yet."))
    # No line ends in blanks, which a file or a narrower window would keep.
    typer.echo("\n".join(line.rstrip() for line in printed.get().rstrip().split("\n")))


def _head(out: Console, found: Item, language: str) -> None:
    talks = found["talks"]
    out.print(plain(texts(talks["title"], language) or "Talks"), style="bold")
    seat = f"{found['seat']} ({found['office']})" if found["office"] else found["seat"]
    kind = ", loaded from an example" if talks["loaded"] else ""
    mode = {"record": "a record of real talks", "role-play": "a role-play"}.get(talks["mode"] or "", "")
    seen = f"As {seat} sees it on {day(found['now'], talks['zone'])}{kind}"
    out.print(plain(f"{seen}; {mode}." if mode else f"{seen}."))
    parties = ", ".join(f"{texts(p['name'], language)} ({', '.join(p['roles'])})" for p in found["parties"])
    if parties:
        out.print(plain(f"Parties: {parties}."))
    for party in found["parties"]:
        note = texts(party["footnote"], language)
        if note:
            out.print(plain(f"  {texts(party['name'], language)}: {note}"))
