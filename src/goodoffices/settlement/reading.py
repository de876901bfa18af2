"""Reading a problem from its own JSON or TOML; whatever is wrong is named by party, point and remedy.

Numbers may be integers, decimals or fractions written as text ("1/3"); all are scaled to integers by the least common
denominator, without rounding. A number may be a range `[low, high]`: then a problem has two ends (`Ranges`), and only
the answers that say so handle it.
"""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain
from pathlib import Path
from typing import Any, NoReturn

from goodoffices.settlement import parts
from goodoffices.settlement.problem import Problem, ProblemError, package_of
from goodoffices.settlement.shapes import entries, mapping, names, once, text
from goodoffices.settlement.worths import common_scale

PROBLEM = {"points", "parties", "forbidden", "status_quo", "title", "source"}


@dataclass(frozen=True, slots=True)
class Ranges:
    """The two ends of a problem that gives ranges: what is surely so holds in `certain`, what may be in `possible`.

    `certain` takes the lowest worths and the highest reservation values, `possible` the highest and the lowest.
    Without a range the two are equal.
    """

    certain: Problem
    possible: Problem

    @property
    def exact(self) -> bool:
        """Whether no number is a range."""
        return self.certain == self.possible


def read(path: Path) -> Problem:
    """The problem in a `.json` or `.toml` file.

    Raises:
        ProblemError: the file cannot be read, is malformed, contradicts itself or gives a range.
    """
    return without_ranges(read_ranges(path))


def read_ranges(path: Path) -> Ranges:
    """Both ends of the problem in a file; equal where it gives no range. Raises as `read` does."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ProblemError(f"{path} cannot be read: {error.strerror or error}.") from None
    return decode_ranges(data, toml=path.suffix.lower() == ".toml")


def decode(data: bytes, *, toml: bool = False) -> Problem:
    """The problem in JSON (or TOML) bytes. Raises as `read` does.

    >>> problem = decode(b'''{
    ...   "points": [{"id": "border", "alternatives": ["A", "B"]}],
    ...   "parties": [{"id": "akra", "reservation": 0.5, "worth": {"border": {"A": 2, "B": 0}}}]}''')
    >>> problem.scale, problem.parties[0].reservation, problem.parties[0].worth
    (2, 1, ((4, 0),))
    """
    return without_ranges(decode_ranges(data, toml=toml))


def decode_ranges(data: bytes, *, toml: bool = False) -> Ranges:
    """Both ends of the problem in JSON (or TOML) bytes. Raises as `read` does."""
    language = "TOML" if toml else "JSON"
    try:
        words = data.decode("utf-8-sig")
        if toml:
            raw = tomllib.loads(words, parse_float=Decimal)
        else:
            raw = json.loads(words, parse_float=Decimal, parse_constant=_constant, object_pairs_hook=_pairs)
    except UnicodeDecodeError:
        raise ProblemError("The problem is not UTF-8 text: save it as UTF-8.") from None
    except ProblemError:
        raise
    except ValueError as error:
        raise ProblemError(f"The problem is not {language}: {error}.") from None
    except RecursionError:
        raise ProblemError("The problem is nested too deeply to be one.") from None
    return build(raw)


def build(raw: Any) -> Ranges:
    """Both ends of a problem given as plain mappings and lists, as JSON gives them. Raises as `read` does."""
    whole = mapping(raw, "The problem", PROBLEM)
    points = tuple(parts.point(given, place) for place, given in enumerate(entries(whole, "points", "The problem"), 1))
    once((point.id for point in points), "point")
    listed = enumerate(entries(whole, "parties", "The problem"), 1)
    parties = [parts.party(given, place, points) for place, given in listed]
    once((party.id for party in parties), "party")
    scale = common_scale(chain.from_iterable(party.numbers() for party in parties), "The problem")
    bare = Problem(points, ())
    forbidden = parts.combinations(whole, "forbidden", "The problem", points)
    standing = whole.get("status_quo")
    if standing is not None:
        bare.indivisible()
        standing = package_of(bare, names(standing, "The status quo"))
    title, source = (text(whole.get(field, ""), f"The {field}") for field in ("title", "source"))
    certain, possible = (
        Problem(
            points,
            tuple(party.at(scale, high=high) for party in parties),
            forbidden,
            standing,
            scale,
            title,
            source,
        )
        for high in (False, True)
    )
    return Ranges(certain, possible)


def without_ranges(ranges: Ranges) -> Problem:
    """The one problem where no number is a range. Raises ProblemError where one is."""
    if ranges.exact:
        return ranges.certain
    party = next(a.id for a, b in zip(ranges.certain.parties, ranges.possible.parties, strict=True) if a != b)
    raise ProblemError(
        f"Party {party!r} gives a range, and this question needs numbers: ask about the zone, which handles ranges, "
        "or write one number for each worth and reservation value."
    )


def _constant(word: str) -> NoReturn:
    raise ProblemError(f"{word} is no number to reckon with: write a plain one.")


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    once((name for name, _ in pairs), "the name")
    return dict(pairs)
