"""The state of play as tables, section by section; what is empty is left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from rich.console import Console
from rich.table import Table

from goodoffices.cli import sections
from goodoffices.cli.tables import Item, console, day, plain, texts

Section = Callable[[Item, str], Iterator[Table]]

ORDER: tuple[Section, ...] = (
    sections.rounds,
    sections.programme,
    sections.points,
    sections.stances,
    sections.left,
    sections.press,
    sections.claims,
    sections.assessments,
    sections.understandings,
    sections.undertakings,
    sections.papers,
    sections.delegations,
    sections.mandate,
    sections.reports,
    sections.rooms,
)


def print_play(found: Item, language: str) -> None:
    """Print a summary. What it has nothing of is left out; a record that is still empty says so."""
    out = console()
    _head(out, found, language)
    printed = 0
    for section in ORDER:
        for table in section(found, language):
            if table.row_count:
                out.print()
                out.print(table)
                printed += 1
    if not printed:
        out.print()
        out.print(plain("Nothing is on record for this seat yet."))


def _head(out: Console, found: Item, language: str) -> None:
    talks = found["talks"]
    out.print(plain(texts(talks["title"], language) or "Talks"), style="bold")
    seat = f"{found['seat']} ({found['office']})" if found["office"] else found["seat"]
    kind = ", loaded from an example" if talks["loaded"] else ""
    mode = {"record": "a record of real talks", "role-play": "a role-play"}.get(talks["mode"] or "", "")
    out.print(
        plain("; ".join(part for part in (f"As {seat} sees it on {day(found['now'])}{kind}", mode) if part) + ".")
    )
    parties = ", ".join(f"{texts(p['name'], language)} ({', '.join(p['roles'])})" for p in found["parties"])
    if parties:
        out.print(plain(f"Parties: {parties}."))
    for party in found["parties"]:
        note = texts(party["footnote"], language)
        if note:
            out.print(plain(f"  {texts(party['name'], language)}: {note}"))
