"""Words and tables in a terminal: what people wrote is printed as text, and can neither colour nor move anything."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

Item = Mapping[str, Any]

_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_SETS = re.compile(r"\[([^,\]]*)\.\.([^,\]]*)\]")


def console() -> Console:
    """Standard output. Nothing that is printed on it is read as markup."""
    return Console(markup=False, highlight=False, emoji=False, soft_wrap=False)


def plain(value: object) -> Text:
    """A cell: text as it is, with control characters made visible; nothing for None."""
    return Text(_CONTROLS.sub("\N{REPLACEMENT CHARACTER}", "" if value is None else str(value)))


def table(title: str, columns: Iterable[str], rows: Iterable[Iterable[object]]) -> Table:
    """A table with a heading; a column that is empty in every row is left out."""
    names, cells = list(columns), [[plain(cell) for cell in row] for row in rows]
    kept = [i for i in range(len(names)) if any(row[i].plain for row in cells)]
    found = Table(title=title, title_justify="left", title_style="bold", header_style="", expand=False)
    for i in kept:
        found.add_column(names[i], overflow="fold")
    for row in cells:
        found.add_row(*(row[i] for i in kept))
    return found


def texts(value: Mapping[str, str] | None, language: str) -> str:
    """A text in the language asked for, or in the first that it has."""
    return "" if not value else value.get(language) or next(iter(value.values()))


def dates(edtf: str | None) -> str:
    """A date in EDTF, its intervals and sets in words; days stay as they are written (2026-02-01)."""
    if not edtf:
        return ""
    if found := _SETS.fullmatch(edtf):
        first, last = found.groups()
        if first and last:
            return f"a day from {first} to {last}"
        return f"by {last}" if last else f"{first} or later"
    first, slash, last = edtf.partition("/")
    if not slash:
        return edtf
    if last in ("", ".."):
        return f"from {first} on"
    return f"until {last}" if first in ("", "..") else f"{first} to {last}"


def day(moment: str | None) -> str:
    """The day of a moment."""
    return (moment or "")[:10]
