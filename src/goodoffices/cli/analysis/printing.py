"""What was found, told to people: what it means first, then the numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import typer
from rich.console import Console

from goodoffices.cli.analysis import limits, moving, reports, zones
from goodoffices.cli.analysis.numbers import shown
from goodoffices.cli.analysis.wording import Part, names
from goodoffices.cli.tables import console, plain

if TYPE_CHECKING:
    from goodoffices.cli.analysis.asking import Findings
    from goodoffices.settlement.problem import Problem

SECTIONS: dict[str, tuple[str, Callable[[Findings], Iterator[Part]]]] = {
    "zone": ("Zone of possible agreement", zones.zone),
    "frontier": ("Frontier", zones.frontier),
    "solutions": ("Solutions", reports.solutions),
    "division": ("Division", reports.division),
    "improve": ("What would improve on the text", limits.improve),
    "blockers": ("What keeps the zone shut", limits.blockers),
    "moved": ("When a number moves", moving.told),
}


def print_findings(found: Findings) -> None:
    """Print all that was found, section by section."""
    out = console()
    with out.capture() as printed:
        out.print(plain(found.problem.title or "Settlement analysis"), style="bold")
        out.print(plain(_size(found.problem)))
        for key in found.asked:
            title, section = SECTIONS[key]
            _print(out, title, section(found))
        out.print()
        if found.late:
            out.print(plain(f"Not finished in the time given: {', '.join(found.late)}."))
        if found.stopped:
            out.print(plain("Stopped by Ctrl-C: this is what was known until then."))
    # No line ends in blanks, which a file or a narrower window would keep.
    typer.echo("\n".join(line.rstrip() for line in printed.get().rstrip().split("\n")))


def _print(out: Console, title: str, parts: Iterator[Part]) -> None:
    begun = False
    for part in parts:
        if not begun:
            out.print()
            out.print(plain(title), style="bold")
            begun = True
        out.print(plain(part) if isinstance(part, str) else part)


def _size(problem: Problem) -> str:
    parties = ", ".join(names(problem))
    if all(point.divisible for point in problem.points):
        return f"{len(problem.points)} things to share out between {parties}."
    points = "1 point" if len(problem.points) == 1 else f"{len(problem.points)} points"
    return f"{points}, {shown(problem.size)} packages; {len(problem.parties)} parties: {parties}."
