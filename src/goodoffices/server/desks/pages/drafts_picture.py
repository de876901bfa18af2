"""Drafts over time as a picture (SVG): a line for each point, a column for each draft.

A box holds the letter of the alternative; where a draft changed the point the box is dark, where it did not a rule runs
on from the draft before. Under a box stand the marks that the reader reads, in the order of the parties: a black
triangle upwards for better, a ring for the same, a white triangle downwards for worse. The table of the page tells the
same in words, and so does the picture's own description.
"""

from __future__ import annotations

import re
from html import escape

from django.utils.translation import gettext as _

from goodoffices.server.desks.pages.drafts_grid import Cell, Grid, Line
from goodoffices.server.languages import strung
from goodoffices.server.languages.terms import MARKS, term_in
from goodoffices.talks.drafts import Mark

_INK, _QUIET, _RULE, _NEW = "#14171a", "#4a5056", "#d3d7da", "#1f3a5f"
_LABEL, _COLUMN, _ROW, _TOP, _STEP = 270, 78, 54, 46, 13
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
SHAPES: dict[Mark, str] = {
    "better": "<path d='M{x} {y}m-4.5 4l4.5 -8l4.5 8z' fill='#14171a'/>",
    "same": "<circle cx='{x}' cy='{y}' r='3.6' fill='none' stroke='#4a5056' stroke-width='1.4'/>",
    "worse": "<path d='M{x} {y}m-4.5 -4l4.5 8l4.5 -8z' fill='#fff' stroke='#14171a' stroke-width='1.4'/>",
}


def picture(title: str, found: Grid) -> str:
    """The picture of a series of drafts."""
    wide = max(_COLUMN, _STEP * len(found.parties) + 14)
    width = max(_LABEL + wide * len(found.drafts) + 20, 640)
    rows = len(found.lines) + bool(found.parties)
    height = _TOP + _ROW * rows + 40 + 16 * bool(found.parties)
    parts = []
    for place, draft in enumerate(found.drafts):
        name = _("Draft %(number)s") % {"number": draft.place}
        parts.append(_text(_middle(place, wide), 22, name, "text-anchor='middle' font-weight='bold'"))
        entry = f"text-anchor='middle' font-size='11' fill='{_QUIET}'"
        parts.append(_text(_middle(place, wide), 37, _("entry %(number)s") % {"number": draft.number}, entry))
    for row, line in enumerate(found.lines):
        parts += _line(line, _TOP + _ROW * row, wide, width, [*found.parties])
    if found.parties:
        parts += _whole(found, _TOP + _ROW * len(found.lines), wide, width)
    key = _("Dark box: words changed from the draft before.")
    parts.append(_text(0, height - (26 if found.parties else 10), key, f"font-size='12' fill='{_QUIET}'"))
    if found.parties:
        order = strung(found.names[party] for party in found.parties)
        marks = _(
            "Marks, in the order %(parties)s: black triangle better, ring the same, white triangle worse, dot none."
        )
        parts.append(_text(0, height - 10, marks % {"parties": order}, f"font-size='12' fill='{_QUIET}'"))
    return "".join(
        (
            f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {width} {height}' width='{width}' height='{height}' "
            f"role='img' aria-labelledby='t d' fill='{_INK}' font-family='system-ui, sans-serif' font-size='13'>",
            f"<title id='t'>{_safe(title)}</title><desc id='d'>{_safe(described(found))}</desc>",
            f"<rect width='{width}' height='{height}' fill='#fff'/>",
            *parts,
            "</svg>",
        )
    )


def described(found: Grid) -> str:
    """The picture in words: each draft with what it changed, and the marks of it."""
    sentences = []
    for place, draft in enumerate(found.drafts):
        new = [line for line in found.lines if line.cells[place].changed]
        points = [
            _("point %(point)s %(words)s") % {"point": line.point, "words": line.cells[place].words}
            for line in (new if place else found.lines)
        ]
        said = _("Draft %(number)s changed: %(points)s.") if place else _("Draft %(number)s: %(points)s.")
        sentences.append(said % {"number": draft.place, "points": strung(points)})
        sentences += [_of_party(found, place, party) for party in found.parties]
    return " ".join(sentences)


def _of_party(found: Grid, place: int, party: str) -> str:
    name = found.names[party]
    if party not in found.said[place]:
        return _("%(party)s has not marked it.") % {"party": name}
    given = found.said[place][party]
    words = _("point %(point)s %(words)s")
    marks = [words % {"point": one.point, "words": term_in(MARKS, one.mark)} for one in given.marks]
    live = {True: _("could live with it"), False: _("could not live with it"), None: _("did not say of the whole")}
    return _("%(party)s: %(marks)s.") % {"party": name, "marks": strung([*marks, live[given.could_live]])}


def _middle(place: int, wide: int) -> float:
    return _LABEL + wide * (place + 0.5)


def _line(line: Line, y: int, wide: int, width: int, parties: list[str]) -> list[str]:
    name = f"{line.point}. {line.title}" if line.title else _("Point %(point)s") % {"point": line.point}
    parts = [
        f"<line x1='0' x2='{width}' y1='{y}' y2='{y}' stroke='{_RULE}'/>",
        _text(0, y + 22, name if len(name) <= 38 else f"{name[:37]}…"),
    ]
    for place, cell in enumerate(line.cells):
        x = _middle(place, wide)
        if place and not cell.changed:
            parts.append(f"<line x1='{x - wide + 15}' x2='{x - 15}' y1='{y + 18}' y2='{y + 18}' stroke='{_QUIET}'/>")
        parts += _box(cell, x, y)
        parts += _marks(dict(cell.marks), parties, x, y + 42) if cell.changed else []
    return parts


def _box(cell: Cell, x: float, y: int) -> list[str]:
    fill, ink = (_NEW, "#fff") if cell.changed else ("#fff", _INK)
    return [
        f"<rect x='{x - 14}' y='{y + 6}' width='28' height='24' fill='{fill}' stroke='{_NEW}'/>",
        _text(x, y + 23, cell.letter, f"text-anchor='middle' font-weight='bold' fill='{ink}'"),
    ]


def _marks(given: dict[str, Mark], parties: list[str], x: float, y: int) -> list[str]:
    parts = []
    for place, party in enumerate(parties):
        at = x + _STEP * (place - (len(parties) - 1) / 2)
        shape = SHAPES[given[party]].format(x=at, y=y) if party in given else _dot(at, y)
        parts.append(shape)
    return parts


def _dot(x: float, y: int) -> str:
    return f"<circle cx='{x}' cy='{y}' r='1.4' fill='{_QUIET}'/>"


def _whole(found: Grid, y: int, wide: int, width: int) -> list[str]:
    """The last line: who could live with each draft."""
    parts = [
        f"<line x1='0' x2='{width}' y1='{y}' y2='{y}' stroke='{_INK}'/>",
        _text(0, y + 22, _("Could live with it"), "font-weight='bold'"),
        _text(0, y + 38, _("tick yes, cross no, dot not said"), f"font-size='11' fill='{_QUIET}'"),
    ]
    for place in range(len(found.drafts)):
        for at, (_party, could) in enumerate(found.whole(place)):
            x = _middle(place, wide) + _STEP * (at - (len(found.parties) - 1) / 2)
            if could is None:
                parts.append(_dot(x, y + 20))
            else:
                path = "m-4.5 0l3.5 4l6 -8" if could else "m-4 -4l8 8m0 -8l-8 8"
                parts.append(f"<path d='M{x} {y + 20}{path}' fill='none' stroke='{_INK}' stroke-width='1.8'/>")
    return parts


def _text(x: float, y: float, words: str, more: str = "") -> str:
    return f"<text x='{x}' y='{y}' {more}>{_safe(words)}</text>"


def _safe(words: str) -> str:
    return escape(_NOT_XML.sub("", words))
