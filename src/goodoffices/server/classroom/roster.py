"""A roster: a CSV file as spreadsheets write it, with a column of names; other columns are kept with them.

Columns `table` and `seat` say where somebody is to sit. Every fault is told with its line.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from goodoffices.kits.seating import Wish
from goodoffices.phrases import counted, phrase
from goodoffices.server.languages import strung

MOST_BYTES: Final = 2 << 20
MOST_PEOPLE: Final = 1000
MOST_NAME: Final = 100

_MARKS: Final = dict.fromkeys(map(ord, "\u200e\u200f\u061c\ufeff"))  # of direction, and of the order of bytes
_JOINERS: Final = dict.fromkeys(map(ord, "\u200c\u200d"))  # with which some scripts are spelt


def _either(words: str) -> frozenset[str]:
    return frozenset(words.split(","))


NAMES: Final = _either(
    "name,full name,student,student name,participant,person,nom,nom complet,étudiant,nombre,nombre completo,estudiante,"
    "имя,фио,студент,ім'я,ім’я,піб,студентка,الاسم,الطالب,姓名,名字,学生"
)
FIRST: Final = _either("first name,given name,forename,first,prénom,nombre de pila,имя,ім'я,ім’я,名")
LAST: Final = _either("last name,surname,family name,last,nom de famille,nom,apellido,apellidos,фамилия,прізвище,姓")
TABLE: Final = _either("table,mesa,стол,стіл,الطاولة,桌")
SEAT: Final = _either("seat,role,siège,rôle,asiento,papel,место,роль,місце,المقعد,席位")

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
    head = [cell.strip().casefold() for cell in rows[0][1]]
    columns = _columns(head)
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
        one = _student(line, row, heading, columns or _Columns((0,)))
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


class _Columns(Struct, frozen=True):
    names: tuple[int, ...]  # one column, or those of first and last name, in the order in which they are joined
    table: int | None = None
    seat: int | None = None


def _columns(head: list[str]) -> _Columns | None:
    """Which column is what; None if the first line is no heading."""

    def place(names: frozenset[str]) -> int | None:
        return next((i for i, cell in enumerate(head) if cell in names), None)

    first, last, whole = place(FIRST), place(LAST), place(NAMES)
    if first is not None and last is not None and first != last:
        names: tuple[int, ...] = (first, last)
    elif whole is not None or first is not None:
        names = (whole if whole is not None else first or 0,)
    elif last is not None:
        names = (last,)
    else:
        return None
    return _Columns(names, place(TABLE), place(SEAT))


def _student(line: int, row: list[str], heading: list[str], columns: _Columns) -> Student:
    def cell(place: int) -> str:
        return " ".join(row[place].split()) if place < len(row) else ""

    name = " ".join(part for part in map(cell, columns.names) if part)
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
    seat = cell(columns.seat) if columns.seat is not None else ""
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
    """The separator by the first line with something in it: of comma, semicolon and tab the one it has most of."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    outside = "".join(first.split('"')[::2])
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
    return text.translate(_MARKS).replace("\r\n", "\n").replace("\r", "\n"), note


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
