"""Parties, values and packages in words, for the sections of a report."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from rich.table import Table

from goodoffices.cli.analysis.numbers import shown
from goodoffices.cli.tables import table

if TYPE_CHECKING:
    from goodoffices.settlement.problem import Package, Problem

Part = str | Table
"""A paragraph or a table of a report."""

Row = tuple[str, Sequence[str], str]
"""A label, what belongs to each party, and a note."""


def grid(columns: Sequence[str], rows: Iterable[Sequence[object]], numbers: Collection[str] = ()) -> Table:
    """A table without a title, its columns of numbers aligned on the right."""
    found = table("", columns, rows)
    found.title = None
    for column in found.columns:
        if column.header in numbers:
            column.justify = "right"
    return found


def by_party(problem: Problem, rows: Sequence[Row], first: str = "", last: str = "") -> Iterator[Part]:
    """A table of values, a column for each party; with many parties, or long names, a line for each instead."""
    heads = names(problem)
    if not wide(problem):
        yield grid([first, *heads, last], [[label, *values, note] for label, values, note in rows], heads)
        return
    columns = [label for label, _, _ in rows]
    lines = [[party, *(values[place] for _, values, _ in rows)] for place, party in enumerate(heads)]
    yield grid(["party", *columns], lines, columns)
    yield from (f"{label}: {note}." for label, _, note in rows if note)


def wide(problem: Problem) -> bool:
    """Whether a column for each party would not fit a terminal."""
    return len(problem.parties) > 5 or sum(len(one) + 2 for one in names(problem)) > 56


def name(problem: Problem, place: int) -> str:
    """A party's name."""
    return problem.parties[place].name or problem.parties[place].id


def names(problem: Problem) -> list[str]:
    """The parties' names."""
    return [name(problem, place) for place in range(len(problem.parties))]


def worth(problem: Problem, value: int) -> str:
    """A value in the unit of the file."""
    return shown(Fraction(value, problem.scale))


def worths(problem: Problem, values: tuple[int, ...]) -> list[str]:
    """Values in the unit of the file."""
    return [worth(problem, value) for value in values]


def words(problem: Problem, package: Package) -> str:
    """A package in one line."""
    from goodoffices.settlement.problem import named

    return "; ".join(f"{point}: {chosen}" for point, chosen in named(problem, package).items())
