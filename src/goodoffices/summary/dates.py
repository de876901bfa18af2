"""What can be told from a date in EDTF: from which day until which day it reaches."""

from __future__ import annotations

import math
import time
from datetime import date
from functools import lru_cache

from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException

Day = tuple[float, ...]  # year, month, day; infinite where the date is open

_EVER: tuple[Day, Day] = ((-math.inf,), (math.inf,))


@lru_cache(4096)
def span(edtf: str) -> tuple[Day, Day]:
    """The first and the last day that `edtf` can mean; from ever to ever if it cannot be told."""
    try:
        found = parse_edtf(edtf)
        return _day(found.lower_strict()), _day(found.upper_strict())
    except (EDTFParseException, ValueError, TypeError, AttributeError, OverflowError):
        return _EVER


def _day(bound: time.struct_time | float) -> Day:
    return (bound,) if isinstance(bound, float) else tuple(bound[:3])


def overlap(one: str, other: str) -> bool:
    """Whether two dates can mean the same day."""
    (first, last), (begin, end) = span(one), span(other)
    return first <= end and begin <= last


def over(edtf: str, today: date) -> bool:
    """Whether every day that `edtf` can mean is before `today`."""
    return span(edtf)[1] < (today.year, today.month, today.day)
