"""Claims with their sources, for other programs: one row or object a claim, in the order of the chronology."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from goodoffices.dispatches.items import Item
from goodoffices.talks.filing import RecordClaim, dispatch_of
from goodoffices.talks.play import RoomState

COLUMNS = (
    "number", "entry", "known", "claim", "words", "verbatim", "polarity", "speaker", "office", "party", "via",
    "occasion", "said_on", "about", "place", "modality", "round", "point", "count", "counted", "scope", "start", "end",
    "dispatch", "publisher", "title", "published", "agency", "sha256",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def claims(state: RoomState, items: Iterable[Item]) -> Iterator[dict[str, Any]]:
    """The claims among `items`, each with its report.

    `number` and `dispatch` are numbers of entries in the public record; `entry` is the correction of a claim that was
    corrected; `known` is the day by which it had been published; the other dates are EDTF.
    """
    for item in items:
        act = state.entries[item.entry - 1].act
        if not isinstance(act, RecordClaim):
            continue
        report = dispatch_of(state, act.dispatch)
        found = {name: getattr(act, name) for name in COLUMNS if name in act.__struct_fields__}
        filed = ("publisher", "title", "published", "agency", "sha256")
        found |= {name: getattr(report, name, "") or "" for name in filed}
        found |= {"number": item.number, "entry": item.entry, "known": item.known.isoformat(), "via": list(act.via)}
        yield {name: "" if found[name] is None else found[name] for name in COLUMNS}


def as_csv(rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    """Lines of CSV (RFC 4180), the names of the columns first; several names in one cell are separated by “; ”.

    A cell that a spreadsheet would take for a formula begins with an apostrophe: words of strangers compute nothing.
    """
    yield _line(COLUMNS)
    for row in rows:
        yield _line("; ".join(value) if isinstance(value, list) else value for value in row.values())


def _line(cells: Iterable[object]) -> str:
    out = io.StringIO()
    csv.writer(out).writerow([_safe(cell) for cell in cells])
    return out.getvalue()


def _safe(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def as_json(rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    """The same as one JSON array, a claim a line."""
    yield "["
    before = "\n"
    for row in rows:
        yield before + msgspec.json.encode(row).decode()
        before = ",\n"
    yield "\n]\n"
