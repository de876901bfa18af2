"""Packages as a picture: a line for each, a column for each point, in it the letter of the alternative.

A black square: these words close as they stand. A white one: somebody has yet to join. A dot: the point is left open.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from goodoffices.phrases import counted, phrase
from goodoffices.talks.act import PointId
from goodoffices.valuations.pictures.drawing import INK, QUIET, RULE, Say, cut, sheet, text

_LABEL, _LINE, _TOP, _FOOT, _RIGHT = 110, 30, 46, 40, 190
_KEY = phrase("Black: closes as it stands. White: somebody has yet to join. Dot: left open.")


@dataclass(frozen=True, slots=True)
class Row:
    """A package: of each point that it settles the letter, and whether it closes as it stands; the words needed."""

    name: str
    cells: Mapping[PointId, tuple[str, bool]]
    words: int


def picture(title: str, points: Sequence[PointId], rows: Sequence[Row], say: Say = str) -> str:
    """The picture as SVG; `say` says its phrases.

    >>> "Package 1: point 2 on B, which needs words; 1 word needed." in picture(
    ...     "Packages", ["1", "2"], [Row("Package 1", {"2": ("B", False)}, 1)])
    True
    """
    column = max(30, 10 + 8 * max((len(point) for point in points), default=0))
    width, height = max(640, _LABEL + column * len(points) + _RIGHT), _TOP + _LINE * len(rows) + _FOOT
    parts = []
    for place, point in enumerate(points):
        x = _LABEL + column * (place + 0.5)
        parts.append(text(x, _TOP - 14, cut(point, 12), f"text-anchor='middle' fill='{QUIET}'"))
        parts.append(f"<line x1='{x:g}' x2='{x:g}' y1='{_TOP - 6}' y2='{_TOP + _LINE * len(rows)}' stroke='{RULE}'/>")
    parts.append(text(0, _TOP - 14, say(phrase("point")), f"fill='{QUIET}'"))
    for number, row in enumerate(rows):
        y = _TOP + _LINE * (number + 0.5)
        parts.append(text(0, y + 5, row.name))
        for place, point in enumerate(points):
            parts.append(_cell(_LABEL + column * (place + 0.5), y, row.cells.get(point)))
        parts.append(text(_LABEL + column * len(points) + 12, y + 5, say(_sum(row)), f"fill='{QUIET}'"))
    parts.append(text(0, height - 12, say(_KEY), f"font-size='12' fill='{QUIET}'"))
    return sheet(title, " ".join(say(_told(row)) for row in rows), width, height, parts)


def _cell(x: float, y: float, cell: tuple[str, bool] | None) -> str:
    if cell is None:
        return f"<circle cx='{x:g}' cy='{y:g}' r='2' fill='{QUIET}'/>"
    letter, firm = cell
    ground, ink = (INK, "#fff") if firm else ("#fff", INK)
    box = f"<rect x='{x - 11:g}' y='{y - 11:g}' width='22' height='22' fill='{ground}' stroke='{INK}'/>"
    return box + text(x, y + 5, letter, f"text-anchor='middle' fill='{ink}'")


def _sum(row: Row) -> str:
    settled = counted("{number} point", "{number} points", len(row.cells))
    if row.words:
        return phrase("{settled}, {needed}", settled=settled, needed=_words(row))
    return phrase("{settled}, closes as it stands", settled=settled)


def _words(row: Row) -> str:
    return counted("{number} word needed", "{number} words needed", row.words)


def _told(row: Row) -> str:
    needed = _words(row) if row.words else phrase("closes as it stands")
    cells = ""
    for point, (letter, firm) in row.cells.items():
        one = phrase("point {point} on {letter}", point=point, letter=letter)
        if not firm:
            one = phrase("point {point} on {letter}, which needs words", point=point, letter=letter)
        cells = phrase("{first}; {next}", first=cells, next=one) if cells else one
    return phrase("{package}: {cells}; {needed}.", package=row.name, cells=cells, needed=needed)
