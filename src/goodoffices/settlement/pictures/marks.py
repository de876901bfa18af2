"""What a picture shows, in plain rows: values as they were written, and the packages that are pointed out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from goodoffices.phrases import phrase
from goodoffices.settlement.problem import Problem

MOST = 2000
"""Frontier values drawn; of more, every so-many-th in the order of the first party, and the picture says so."""

SHAPES = ("circle", "square", "triangle-up", "diamond", "cross", "triangle-down", "triangle-left", "triangle-right")
COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#000000", "#e69f00", "#56b4e9", "#999999")

Row = dict[str, Any]

Say = Callable[[str], str]
"""How a picture says a phrase: in English (`str`), or in a reader's language."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A package that is pointed out: a letter or two, what it is called, and its values."""

    letter: str
    name: str
    values: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Scene:
    """The rows of a picture. A value of party k is in the column `pk`; floats, for the eye alone."""

    title: str
    notes: tuple[str, ...]
    parties: tuple[str, ...]
    reservations: tuple[float, ...]
    frontier: tuple[Row, ...]
    marks: tuple[Row, ...]
    others: tuple[Row, ...]
    say: Say = str

    @classmethod
    def of(
        cls,
        problem: Problem,
        frontier: Sequence[tuple[int, ...]],
        marks: Sequence[Mark],
        others: Sequence[tuple[int, ...]],
        notes: Sequence[str],
        say: Say = str,
    ) -> Scene:
        """The scene of a problem: marks of the same values become one."""

        def row(values: Sequence[int]) -> Row:
            return {f"p{k}": value / problem.scale for k, value in enumerate(values)}

        efficient = sorted(set(frontier))
        shown = thinned(efficient)
        said = list(notes)
        if len(shown) < len(efficient):
            counts = {"drawn": f"{len(shown):,}", "all": f"{len(efficient):,}"}
            said.append(say(phrase("{drawn} of {all} efficient values are drawn.", **counts)))
        together: dict[tuple[int, ...], list[Mark]] = {}
        for mark in marks:
            together.setdefault(tuple(mark.values), []).append(mark)
        pointed = [
            {
                **row(values),
                "letter": " ".join(one.letter for one in found),
                "name": f"{' '.join(one.letter for one in found)}: {', '.join(one.name for one in found)}",
                "place": place,
            }
            for place, (values, found) in enumerate(together.items())
        ]
        lines = [{**row(values), "line": place} for place, values in enumerate(shown)]
        return cls(
            problem.title or say(phrase("Packages and what they are worth")),
            tuple(said),
            tuple(party.name or party.id for party in problem.parties),
            tuple(party.reservation / problem.scale for party in problem.parties),
            tuple(lines),
            tuple(pointed),
            tuple(row(values) for values in thinned(sorted(set(others) - set(efficient)))),
            say,
        )

    def told_apart(self, legend: alt.Legend | None = None) -> tuple[alt.Shape, alt.Stroke]:
        """The shape and the colour of each mark, by its name."""
        names = [mark["name"] for mark in self.marks]
        times = len(names) // len(SHAPES) + 1
        shapes, colours = list(SHAPES * times)[: len(names)], list(COLOURS * times)[: len(names)]
        return (
            alt.Shape("name:N", legend=legend, scale=alt.Scale(domain=names, range=shapes)),
            alt.Stroke("name:N", legend=legend, scale=alt.Scale(domain=names, range=colours)),
        )


def thinned(values: Sequence[tuple[int, ...]]) -> Sequence[tuple[int, ...]]:
    """All of them, or evenly chosen ones with the first and the last."""
    if len(values) <= MOST:
        return values
    return [values[place * (len(values) - 1) // (MOST - 1)] for place in range(MOST)]
