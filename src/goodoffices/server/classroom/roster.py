"""A roster: a CSV file as spreadsheets write it, with a column of names; other columns are kept with them.

Columns `table` and `seat` say where somebody is to sit. Every fault is told with its line.
"""

from __future__ import annotations

import codecs
import csv
import io
import unicodedata
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from goodoffices.kits.seating import OBSERVER, Wish
from goodoffices.phrases import counted, phrase
from goodoffices.server.classroom.headings import OBSERVES, Columns
from goodoffices.server.classroom.headings import columns as columns_of
from goodoffices.server.languages import strung

MOST_BYTES: Final = 2 << 20
MOST_PEOPLE: Final = 1000
MOST_NAME: Final = 100
_TITLES: Final = 5  # lines of which one may be the heading: what stands over it is a title

_MARKS: Final = dict.fromkeys(map(ord, "\u200e\u200f\u061c\ufeff"))  # of direction, and of the order of bytes
_JOINERS: Final = dict.fromkeys(map(ord, "\u200c\u200d"))  # with which some scripts are spelt

_LEGACY: Final = ("cp1252", "cp1251", "cp1256", "gb18030")  # of these the bytes of a few names tell which


class RosterError(ValueError):
    """The roster cannot be used; the message names the line and says what to do."""


def is_name(text: str) -> bool:
    """Whether this can be somebody's name: of signs that print, or that join letters; and not too long."""
    return len(text) <= MOST_NAME and text.translate(_JOINERS).isprintable()


class Student(Struct, frozen=True):
    """A line of the roster."""

    name: str
    more: dict[str, str] = {}
    wish: Wish = Wish()


class Roster(Struct, frozen=True):
    """A roster as read, and what the teacher should know of how it was read."""

    students: tuple[Student, ...]
    note: str = ""


def read(data: bytes, encoding: str = "") -> Roster:
    """The roster in a file. `encoding` is for one that cannot be told from its bytes. Raises `RosterError`."""
    text, note = _text(data, encoding)
    rows = list(_rows(text))
    if not rows:
        raise RosterError(phrase("There is nobody on the roster: write one name a line."))
    rows, columns = _headed(rows)
    if columns is None and len(rows[0][1]) > 1:
        found = strung(f"“{cell.strip()}”" for cell in rows[0][1])
        raise RosterError(
            phrase(
                "Line {line}: none of the columns is called “name” ({found}): call the names’ so.",
                line=rows[0][0], found=found,
            )
        )  # fmt: skip
    heading = [cell.strip() for cell in rows[0][1]] if columns is not None else []
    students: dict[str, tuple[int, Student]] = {}
    for line, row in rows[1:] if columns is not None else rows:
        one = _student(line, row, heading, columns or Columns((0,)))
        key = one.name.casefold()
        if key in students:
            raise RosterError(
                phrase(
                    "Line {line}: “{name}” is on line {earlier} already: leave one out, or tell the two apart, such as "
                    "by a second initial.",
                    line=line,
                    name=one.name,
                    earlier=students[key][0],
                )
            )
        students[key] = line, one
    if not students:
        raise RosterError(phrase("There is nobody on the roster below its heading: write one name a line."))
    if len(students) > MOST_PEOPLE:
        raise RosterError(
            counted(
                "There are {number} people on the roster: a class has {most} at the most.",
                "There are {number} people on the roster: a class has {most} at the most.",
                len(students),
                most=MOST_PEOPLE,
            )
        )
    return Roster(tuple(one for _, one in students.values()), note)


def _headed(rows: list[tuple[int, list[str]]]) -> tuple[list[tuple[int, list[str]]], Columns | None]:
    """The lines from the heading on, and which column is what; all of them, and None, where there is no heading."""
    for i, (_line, row) in enumerate(rows[:_TITLES]):
        found = columns_of(row)
        if found is not None and len(row) == 1:  # then a comma is a part of the name: Li, Ana
            return [(line, [", ".join(filter(None, map(str.strip, cells)))]) for line, cells in rows[i:]], found
        if found is not None:
            return rows[i:], found
        if sum(bool(cell.strip()) for cell in row) > 1:  # no title
            break
    return rows, None


def _student(line: int, row: list[str], heading: list[str], columns: Columns) -> Student:
    def cell(place: int) -> str:
        return " ".join(row[place].split()) if place < len(row) else ""

    name = columns.between.join(part for part in map(cell, columns.names) if part)
    if not name:
        raise RosterError(phrase("Line {line}: there is no name; write it, or remove the line.", line=line))
    if not is_name(name):
        raise RosterError(
            phrase(
                "Line {line}: this is no name (longer than {most} signs, or signs that do not print).",
                line=line,
                most=MOST_NAME,
            )
        )
    table = cell(columns.table) if columns.table is not None else ""
    if table and not (table.isdecimal() and len(table) < 7 and int(table) > 0):
        raise RosterError(
            phrase(
                "Line {line}: table “{table}” is no number: write 1, 2, 3 …, or leave it empty.", line=line, table=table
            )
        )
    seat = cell(columns.seat).lower() if columns.seat is not None else ""
    seat = OBSERVER if seat in OBSERVES else seat
    used = {*columns.names, columns.table, columns.seat}
    more = {title: cell(i) for i, title in enumerate(heading) if i not in used and title and cell(i)}
    return Student(name, more, Wish(int(table) if table else None, seat or None))


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """The lines with something in them, with their numbers in the file."""
    lines = text.splitlines(keepends=True)
    skipped, separator = 0, ""
    if lines and lines[0].strip().lower().startswith("sep="):
        skipped, separator = 1, lines[0].strip()[4:5] or "\t"
    reader = csv.reader(io.StringIO("".join(lines[skipped:])), delimiter=separator or _separator(text), strict=True)
    before = skipped
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                yield before + 1, row
            before = reader.line_num + skipped
    except csv.Error as error:
        raise RosterError(
            phrase(
                "Line {line}: quotation marks do not fit together ({error}): save the file as CSV again.",
                line=before + 1,
                error=str(error),
            )
        ) from None


def _separator(text: str) -> str:
    """The separator: that by which a line is a heading; else, of the first line, that of which it has most."""
    lines = [line for line in text.splitlines() if line.strip()][:_TITLES]
    for line in lines:
        for separator in ",;\t":
            if separator in line and columns_of(line.replace('"', "").split(separator)) is not None:
                return separator
    outside = "".join(lines[0].split('"')[::2]) if lines else ""
    return max(",;\t", key=outside.count)


def _text(data: bytes, encoding: str) -> tuple[str, str]:
    """The text of a file, and a note where the encoding was guessed."""
    if len(data) > MOST_BYTES:
        raise RosterError(
            phrase("The roster is larger than {most} MB: it should hold names, and little else.", most=MOST_BYTES >> 20)
        )
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise RosterError(
            phrase("This is a workbook, not a CSV file: in the spreadsheet choose Save as, and CSV UTF-8.")
        )
    text, note = _decoded(data, encoding)
    if "\0" in text:
        raise RosterError(phrase("This is no text: save the roster as CSV (UTF-8)."))
    text = unicodedata.normalize("NFC", text.translate(_MARKS))
    return text.replace("\r\n", "\n").replace("\r", "\n"), note


def _decoded(data: bytes, encoding: str) -> tuple[str, str]:
    if encoding:
        try:
            return data.decode(encoding), ""
        except LookupError:
            raise RosterError(
                phrase("There is no encoding “{encoding}”: give one such as utf-8 or cp1251.", encoding=encoding)
            ) from None
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            raise RosterError(
                phrase(
                    "Line {line}: this is not written in {encoding}: give another encoding.",
                    line=line,
                    encoding=encoding,
                )
            ) from None
    marked = "utf-16" if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else ""
    marked = "utf-8-sig" if data.startswith(codecs.BOM_UTF8) else marked
    if marked:
        try:
            return data.decode(marked), ""
        except UnicodeDecodeError:
            raise RosterError(phrase("The file is damaged: save it as CSV (UTF-8) once more.")) from None
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=list(_LEGACY)).best()
    if best is None:
        raise RosterError(
            phrase("Line {line}: this is not UTF-8: save the roster as CSV UTF-8, or give its encoding.", line=line)
        )
    return str(best), phrase(
        "The roster is not UTF-8; it was read as {encoding}. Look whether the names are right.", encoding=best.encoding
    )
