"""Between which days a date (EDTF, ISO 8601-2:2019) lies, and how the house writes a day."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_PLAIN = re.compile(r"\[?([0-9]{4}-[0-9]{2}-[0-9]{2})(?:(?:/|\.\.)([0-9]{4}-[0-9]{2}-[0-9]{2}))?\]?")
_TIMED = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})T.*")

Bounds = tuple[dt.date | None, dt.date | None]


@lru_cache(8192)
def bounds(edtf: str) -> Bounds:
    """The first and the last day that a date may mean; None on a side that is open, or of words that are no date.

    >>> bounds("2026-01-23/2026-01-24")
    (datetime.date(2026, 1, 23), datetime.date(2026, 1, 24))
    >>> bounds("[..2026-01-27]")
    (None, datetime.date(2026, 1, 27))
    """
    timed = _TIMED.fullmatch(edtf)
    if timed:
        edtf = timed[1]
    plain = _PLAIN.fullmatch(edtf)
    try:
        if plain:  # a day, days from one to another, one of several days: the parser takes a thousand times as long
            return dt.date.fromisoformat(plain[1]), dt.date.fromisoformat(plain[2] or plain[1])
        parsed = parse_edtf(edtf)
        return _day(parsed.lower_strict()), _day(parsed.upper_strict()) if not edtf.endswith("/") else None
    except (EDTFParseException, TypeError, ValueError, OverflowError, AttributeError):
        return None, None


def _day(found: tuple[int, ...] | float) -> dt.date | None:
    if isinstance(found, float):  # open: minus or plus infinity
        return None
    year, month, day = found[:3]
    return dt.date(year, month, day)


def apart(one: str, other: str) -> bool:
    """Whether no day can be both. An open side reaches as far as days go.

    >>> apart("2026-02-01", "2026-02-04"), apart("2026-02", "2026-02-04")
    (True, False)
    """
    (a, b), (c, d) = bounds(one), bounds(other)
    return (b or dt.date.max) < (c or dt.date.min) or (d or dt.date.max) < (a or dt.date.min)


def whole_week(edtf: str) -> dt.date | None:
    """The Monday of the week that a date leaves open, if one day of that week is all that it says.

    >>> whole_week("[2026-02-02..2026-02-08]")
    datetime.date(2026, 2, 2)
    """
    first, last = bounds(edtf)
    if edtf.startswith("[") and first and last and first.weekday() == 0 and last - first == dt.timedelta(days=6):
        return first
    return None


def written(day: dt.date) -> str:
    """A day as the house writes it.

    >>> written(dt.date(2026, 2, 1))
    '1 February 2026'
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
