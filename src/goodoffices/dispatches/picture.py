"""The chronology of rounds as a picture (SVG): when each date was given, and the day that it gave.

One line for each saying: a square on the day on which it was said, a thin rule to the date that it names, and there a
white mark (ahead), a black one (begun, held), a grey one (behind, as reported) or a cross (denied). The words beside it
tell the same.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable
from html import escape

from goodoffices.dispatches.bounds import bounds, written
from goodoffices.dispatches.items import HELD, NOT_SO, Item
from goodoffices.dispatches.rounds import Round, order
from goodoffices.phrases import phrase

LINES = 12  # so many of the latest sayings about a round are drawn
ROUNDS = 8
_FAR = 800  # days between a saying and the date that it names

_WIDTH, _LABEL, _RIGHT = 960, 250, 150
_LINE, _HEAD, _TOP, _FOOT = 22, 34, 44, 34
_INK, _QUIET, _RULE = "#14171a", "#4a5056", "#d3d7da"
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Say = Callable[[str], str]
"""How a picture says a phrase, and the word of the record for how a date stands."""
Tick = Callable[[dt.date, bool], str]
"""How a picture names a day along its top: with its year, or without."""


def _tick(day: dt.date, year: bool) -> str:
    return f"{day.day} {written(day).split()[1][:3]}{f' {day.year}' if year else ''}"


def picture(title: str, rounds: Iterable[Round], say: Say = str, tick: Tick = _tick) -> str:
    """The picture as SVG; empty where no round has a date or a saying."""
    drawn = [(found.number, sorted(found.sayings, key=order)[-LINES:]) for found in list(rounds)[-ROUNDS:]]
    days = [day for _, said in drawn for item in said for day in (_said(item), *_named(item))]
    if not days:
        return ""
    scale = _Scale(min(days), max(days))
    parts, y = [], _TOP
    for number, said in drawn:
        parts.append(_text(0, y + 16, say(phrase("Round {number}", number=number)), "font-weight='bold'"))
        parts.append(f"<line x1='0' x2='{_WIDTH}' y1='{y + 24}' y2='{y + 24}' stroke='{_RULE}'/>")
        y += _HEAD
        for item in said:
            parts.append(_saying(item, scale, y + 6, say))
            y += _LINE
        y += 8
    height = y + _FOOT
    key = phrase(
        "Square: said. White: ahead. Black: begun, held. Grey: behind, as reported. Cross: denied, called off."
    )
    return "".join(
        (
            f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {_WIDTH} {height}' "
            f"width='{_WIDTH}' height='{height}' role='img' fill='{_INK}' font-family='system-ui, sans-serif' "
            "font-size='13'>",
            f"<title>{_safe(title)}</title><rect width='{_WIDTH}' height='{height}' fill='#fff'/>",
            scale.ticks(height - _FOOT, tick),
            *parts,
            _text(0, height - 10, say(key), f"font-size='12' fill='{_QUIET}'"),
            "</svg>",
        )
    )


class _Scale:
    """Days along the width."""

    def __init__(self, first: dt.date, last: dt.date) -> None:
        self.first, self.last = first, last
        self.day = (_WIDTH - _LABEL - _RIGHT) / max((last - first).days + 1, 7)

    def x(self, day: dt.date) -> float:
        """Where the middle of a day is."""
        return round(_LABEL + ((day - self.first).days + 0.5) * self.day, 1)

    def ticks(self, bottom: int, tick: Tick) -> str:
        """Days, or every so many of them, named along the top."""
        step = next((n for n in (1, 2, 7, 14, 28) if n * self.day >= 84), 1 + int(84 / self.day))
        found = []
        for ordinal in range(self.first.toordinal(), self.last.toordinal() + 1, step):
            day = dt.date.fromordinal(ordinal)
            x, name = self.x(day), tick(day, day == self.first or step > 14)
            found.append(f"<line x1='{x}' x2='{x}' y1='26' y2='{bottom}' stroke='{_RULE}'/>")
            found.append(_text(x, 18, name, f"text-anchor='middle' font-size='12' fill='{_QUIET}'"))
        return "".join(found)


def _said(item: Item) -> dt.date:
    """The day on which a saying is drawn: the last on which it can have been said, and no later than it was known."""
    return order(item)[0]


def _named(item: Item) -> tuple[dt.date, ...]:
    """The first and the last day that a saying names; nothing where they are so far off that no picture holds both."""
    days = tuple(day for day in (bounds(item.about) if item.about else ()) if day is not None)
    return days if all(abs((day - _said(item)).days) <= _FAR for day in days) else ()


def _saying(item: Item, scale: _Scale, y: int, say: Say) -> str:
    said = scale.x(_said(item))
    who = item.speaker or say(phrase("the report itself") if item.dispatch else phrase("on the record"))
    parts = [
        _text(0, y + 4, who if len(who) <= 34 else f"{who[:33]}…", f"fill='{_QUIET}'"),
        f"<rect x='{said - 3.5}' y='{y - 3.5}' width='7' height='7'/>",
    ]
    days, end = _named(item), said
    if days:
        start, end = scale.x(days[0]), scale.x(days[-1])
        if abs(start - said) > 8:
            parts.append(f"<line x1='{said}' x2='{start}' y1='{y}' y2='{y}' stroke='{_QUIET}'/>")
        parts.append(_mark(item, start, end, y))
    without = phrase("no day given") if not item.about else "" if days else phrase("the date is not drawn")
    status = item.status or ("" if without else "as reported")
    words = "; ".join(say(part) for part in (status, without) if part)
    parts.append(_text(max(said, end) + 12, y + 4, words, "font-style='italic'"))
    return "".join(parts)


def _mark(item: Item, start: float, end: float, y: int) -> str:
    if item.status in NOT_SO:
        return f"<path d='M{start - 5} {y - 5}l10 10m0 -10l-10 10' stroke='{_INK}' stroke-width='1.6'/>"
    fill = _INK if item.status in HELD else "#fff" if item.ahead else _RULE
    where = f"x='{start - 6}' y='{y - 6}' width='{end - start + 12}' height='12' rx='6'"
    return f"<rect {where} fill='{fill}' stroke='{_INK}' stroke-width='1.6'/>"


def _text(x: float, y: float, words: str, more: str = "") -> str:
    return f"<text x='{x}' y='{y}' {more}>{_safe(words)}</text>"


def _safe(words: str) -> str:
    return escape(_NOT_XML.sub("", words))
