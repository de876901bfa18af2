"""Scenarios as files: our own JSON and TOML, GENIUS's XML, GeniusWeb's JSON and textbook tables, known by content."""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import Path

from goodoffices.settlement.files import csv_table, genius, genius_writing, geniusweb, geniusweb_writing
from goodoffices.settlement.problem import Problem, ProblemError
from goodoffices.settlement.reading import Ranges, read_ranges, without_ranges
from goodoffices.settlement.writing import encode

FORMATS = ("json", "genius", "geniusweb", "csv")


def load(path: Path, *, at: Fraction | None = None) -> Problem:
    """The problem in a file, or in a folder of GENIUS or GeniusWeb files.

    Args:
        path: `.json`, `.toml`, `.csv`, a GENIUS domain with its profiles beside it, or a folder of profiles.
        at: the time in [0, 1] for which to apply the discounts of a GENIUS scenario; None for none.

    Raises:
        ProblemError: it cannot be read, is malformed, or gives ranges; says where, and what to do.
    """
    return without_ranges(load_ranges(path, at=at))


def load_ranges(path: Path, *, at: Fraction | None = None) -> Ranges:
    """Both ends of the problem in a file; they differ only where our own format gives ranges. Raises as `load` does."""
    if path.is_dir():
        found = _folder(path, at)
    else:
        try:
            with path.open("rb") as file:
                data = file.read(4096)
        except OSError as error:
            raise ProblemError(f"{path} cannot be read: {error.strerror or error}.") from None
        head = data.removeprefix(b"\xef\xbb\xbf").lstrip()
        if head.startswith(b"<"):
            return _sure(genius.read(path, at=at))
        _without_time(path, at)
        if head.startswith(b"{") and any(kind.encode() in head for kind in geniusweb.KINDS):
            found = geniusweb.read(path)
        elif path.suffix.lower() in (".csv", ".tsv") or re.match(rb"point[,;\t]alternative", head, re.IGNORECASE):
            found = csv_table.read(path)
        else:
            return read_ranges(path)
    return _sure(found)


def _sure(found: Problem) -> Ranges:
    return Ranges(found, found)


def _without_time(path: Path, at: Fraction | None) -> None:
    if at is not None:
        raise ProblemError(f"{path} has no discounts to apply for a time: only GENIUS scenarios have.")


def save(problem: Problem, path: Path, form: str = "json") -> None:
    """Write a problem: `json` and `csv` to a file, `genius` and `geniusweb` into a folder.

    Raises:
        ProblemError: the format cannot hold the problem, or the place cannot be written.
    """
    try:
        if form == "json":
            path.write_bytes(encode(problem) + b"\n")
        elif form == "csv":
            path.write_text(csv_table.encode(problem), encoding="utf-8")
        elif form == "genius":
            genius_writing.save(problem, path)
        elif form == "geniusweb":
            geniusweb_writing.save(problem, path)
        else:
            raise ProblemError(f"There is no format {form!r}: there are {', '.join(FORMATS)}.")
    except OSError as error:
        raise ProblemError(f"{path} cannot be written: {error.strerror or error}.") from None


def _folder(path: Path, at: Fraction | None) -> Problem:
    if any(path.glob("*.xml")):
        return genius.read(path, at=at)
    _without_time(path, at)
    if any(path.glob("*.json")):
        return geniusweb.read(path)
    raise ProblemError(f"{path} holds no scenario: give a file, or a folder of GENIUS or GeniusWeb profiles.")
