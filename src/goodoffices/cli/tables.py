"""Words and tables in a terminal: what people wrote is printed as text, and can neither colour nor move anything."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

Item = Mapping[str, Any]

NARROW = 12  # columns of a terminal

_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_SECONDS = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d):\d\d")
_SETS = re.compile(r"\[([^,\]]*)\.\.([^,\]]*)\]")
_SURE = {"?": "{}, uncertain", "~": "about {}", "%": "about {}, uncertain"}


def console() -> Console:
    """Standard output. Nothing that is printed on it is read as markup; into a file it is wide enough to be read."""
    out = Console(markup=False, highlight=False, emoji=False)
    if not out.is_terminal and "COLUMNS" not in os.environ:
        out.width = 120
    return out


def plain(value: object) -> Text:
    """A cell: text as it is, with control characters made visible; nothing for None."""
    return Text(_CONTROLS.sub("\N{REPLACEMENT CHARACTER}", "" if value is None else str(value)))


def table(title: str, columns: Iterable[str], rows: Iterable[Iterable[object]]) -> Table:
    """A table with a heading; a column that is empty in every row is left out, a narrow one is kept on one line."""
    names, cells = list(columns), [[plain(cell) for cell in row] for row in rows]
    found = Table(
        title=title,
        title_justify="left",
        title_style="bold",
        header_style="dim",
        box=SIMPLE_HEAD,
        pad_edge=False,
        padding=(0, 1, 0, 0),
    )
    kept = [i for i in range(len(names)) if any(row[i].plain for row in cells)]
    for i in kept:
        widest = max(row[i].cell_len for row in cells)
        found.add_column(names[i], overflow="fold", no_wrap=widest <= NARROW, min_width=min(widest, NARROW))
    for row in cells:
        found.add_row(*(row[i] for i in kept))
    return found


def texts(value: Mapping[str, str] | None, language: str) -> str:
    """A text in the language asked for, or in the first that it has."""
    return "" if not value else value.get(language) or next(iter(value.values()))


def dates(edtf: str | None) -> str:
    """A date in EDTF, its intervals, sets and doubts in words; days stay as they are written (2026-02-01)."""
    if not edtf:
        return ""
    edtf = _SECONDS.sub(r"\1 \2", edtf)
    if found := _SETS.fullmatch(edtf):
        first, last = found.groups()
        if first and last:
            return f"a day from {first} to {last}"
        return f"by {last}" if last else f"{first} or later"
    first, slash, last = (_sure(part) for part in edtf.partition("/"))
    if not slash:
        return first
    if last in ("", ".."):
        return f"from {first} on"
    return f"until {last}" if first in ("", "..") else f"{first} to {last}"


def _sure(one: str) -> str:
    """A single date with the doubt that it carries."""
    return _SURE[one[-1]].format(one[:-1]) if one[-1:] in _SURE else one


def day(moment: str, zone: str) -> str:
    """The day of a moment in the talks' zone."""
    return datetime.fromisoformat(moment).astimezone(ZoneInfo(zone)).date().isoformat()


def clock(moment: str | None, zone: str) -> str:
    """A moment in the talks' zone, with the zone's name."""
    if moment is None:
        return ""
    return f"{datetime.fromisoformat(moment).astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M} ({zone})"


def lines(*parts: str | None) -> str:
    """The parts that are there, each on a line of its own."""
    return "\n".join(part for part in parts if part)


def according(item: Item, who: str | None) -> str:
    """Who said or did something; below it the report that the entry rests on, and through whom, where it names one."""
    source = item["source"]
    if source is None:
        return who or str(item["seat"])
    through = " ← ".join([source["report"], *source["via"]])
    return (
        f"{source['report']}, the report itself" if who in (None, "", source["report"]) else lines(who, f"({through})")
    )
