"""Everything in a debrief as rows for a spreadsheet, and what an earlier class left, read back."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from fractions import Fraction

from goodoffices.kits.debrief.classes import Result
from goodoffices.kits.debrief.numbers import number, read
from goodoffices.kits.debrief.offers import Offer
from goodoffices.kits.debrief.sheets import Sheet
from goodoffices.kits.debrief.table import TableDebrief

COLUMNS = ("kit", "table", "part", "entry", "minute", "seat", "party", "point", "what", "value")
"""One fact to a row: of which table and part; by which entry, when, by whom, on what; what it is, and its value."""

MOST = 20 << 20
Row = dict[str, object]


class NotAnEarlierClass(ValueError):
    """A file is not what a debrief wrote: which line, and what to do."""


def written(kit: str, tables: Sequence[TableDebrief]) -> bytes:
    """The rows of some tables as CSV in UTF-8, with a mark at the beginning by which spreadsheets know it."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS, restval="")
    writer.writeheader()
    for table in tables:
        for row in rows(table):
            writer.writerow({name: _cell(value) for name, value in {"kit": kit, "table": table.name, **row}.items()})
    return out.getvalue().encode("utf-8-sig")


def rows(table: TableDebrief) -> Iterator[Row]:
    """Every fact of one table."""
    yield from _end(table)
    for offer in table.path:
        yield from _offer(offer)
    for moment in table.moments:
        by: Row = {"part": "moment", "entry": moment.entry or "", "minute": moment.minute}
        yield {**by, "what": moment.what, "value": moment.words}
    for sheet in table.sheets:
        yield from _sheet(sheet)
    for frame in table.replay:
        at: Row = {"part": "replay", "entry": frame.number, "minute": frame.minute, "seat": frame.seat}
        yield {**at, "what": frame.room, "value": frame.kind or "erased"}


def _end(table: TableDebrief) -> Iterator[Row]:
    end = table.end
    yield {"part": "end", "minute": table.minutes, "what": "ended", "value": end.ended}
    yield {"part": "end", "what": "text", "value": end.text}
    for name, truth in (("suits all who joined", end.suits), ("on the frontier", end.efficient)):
        yield {"part": "end", "what": name, "value": _truth(truth)}
    for name, figure in (("created", end.created), ("most that could be created", end.most)):
        yield {"part": "end", "what": name, "value": figure}
    for point, words in end.points.items():
        yield {"part": "end", "point": point, "what": "status", "value": words}
        yield {"part": "end", "point": point, "what": "alternative", "value": end.package.get(point)}
    for share in end.shares:
        of: Row = {"part": "end", "party": share.party}
        yield {**of, "what": "joined", "value": _truth(share.joined)}
        yield {**of, "what": "worth", "value": share.worth}
        yield {**of, "what": "no agreement", "value": share.reservation}
        yield {**of, "what": "claimed", "value": share.claimed}
        yield {**of, "what": "best that suits all", "value": share.best}
        yield {**of, "what": "red lines crossed", "value": len(share.red_lines)}
    smallest = end.trades.smallest if end.trades is not None else None
    if smallest is not None:
        for point, _, after in smallest.changes:
            yield {"part": "missed", "point": point, "what": "alternative", "value": after}
        for party, gain in smallest.gains.items():
            yield {"part": "missed", "party": party, "what": "gain", "value": gain}


def _offer(offer: Offer) -> Iterator[Row]:
    by: Row = {"part": "offer", "entry": offer.entry, "minute": offer.minute, "seat": offer.seat}
    yield {**by, "party": offer.party, "what": "put", "value": offer.put}
    yield {**by, "party": offer.party, "what": "whole", "value": _truth(offer.whole)}
    for point, alternative in offer.package.items():
        yield {**by, "point": point, "what": "alternative", "value": alternative or "other words"}
    for party, worth in offer.worth.items():
        yield {**by, "party": party, "what": "worth", "value": worth}


def _sheet(sheet: Sheet) -> Iterator[Row]:
    of: Row = {"part": "sheet", "seat": sheet.seat, "party": sheet.party}
    yield {**of, "what": "person", "value": sheet.person}
    yield {**of, "what": "entries", "value": sum(sheet.acts.values())}
    yield {**of, "what": "offers", "value": len(sheet.own)}
    yield {**of, "what": "gave way by", "value": sheet.given_way}
    yield {**of, "what": "missed", "value": sheet.missed}


def _truth(value: bool | None) -> str:
    return "not known" if value is None else "yes" if value else "no"


def _cell(value: object) -> str:
    """A cell: what a person wrote begins no formula of a spreadsheet."""
    if isinstance(value, bool):
        return _truth(value)
    if isinstance(value, int | Fraction):
        return number(value)
    text = "" if value is None else str(value)
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


def earlier(content: bytes, kit: str) -> tuple[Result, ...]:
    """What the figures need of the tables in an earlier debrief of the same kit.

    Raises:
        NotAnEarlierClass: the file was not written by a debrief, or of another kit.
    """
    if len(content) > MOST:
        raise NotAnEarlierClass(f"It is larger than {MOST >> 20} MB: give the file that “debrief --csv” wrote.")
    try:
        reader = csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True)
        if tuple(reader.fieldnames or ()) != COLUMNS:
            raise NotAnEarlierClass("Line 1 names other columns: give the file that “debrief --csv” wrote, as it was.")
        tables: dict[str, dict[tuple[str, str], str]] = {}
        for row in reader:
            if row["kit"] != kit:
                raise NotAnEarlierClass(f"Line {reader.line_num} is of the kit “{row['kit']}”: give a class of {kit}.")
            if row["part"] == "end":
                tables.setdefault(row["table"], {})[row["party"] or "", row["what"] or ""] = row["value"] or ""
    except (UnicodeDecodeError, csv.Error):
        raise NotAnEarlierClass("It is no CSV in UTF-8: give the file that “debrief --csv” wrote.") from None
    return tuple(_result(name, told) for name, told in tables.items())


def _result(name: str, told: dict[tuple[str, str], str]) -> Result:
    joined = [party for (party, what), value in told.items() if what == "joined" and value == "yes"]
    whole = all(told.get((party, "worth")) for party in joined) and bool(joined)
    known = {"yes": True, "no": False}
    created = told.get(("", "created"), "")
    try:
        worth = {party: read(told[party, "worth"]) for party in joined if told.get((party, "worth"))}
        return Result(
            name,
            told["", "ended"],
            known.get(told.get(("", "on the frontier"), "")),
            worth,
            read(created) if whole and created else None,
        )
    except (KeyError, ValueError):
        raise NotAnEarlierClass(f"What it says of “{name}” is not whole: give the file as it was written.") from None
