"""Exact numbers of a problem as they are written: integers, decimals, fractions, or a range of two."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from math import lcm
from typing import Any

from goodoffices.settlement.problem import ProblemError

LARGEST = 10**30
"""No worth is larger than this: a wider number is a slip of the pen."""

FINEST = 10**45
"""No denominator is larger than this: the product of two doubles as GENIUS's files print them has up to 10^40."""

Given = tuple[Fraction, Fraction]
"""A number as given: its lower and its upper end, the same where it is no range."""

_WRITTEN = re.compile(r"[+-]?\d{1,40}(\.\d{1,40}|/\d{1,40})?")


def exact(given: Any, whose: str) -> Fraction:
    """One number without rounding: 3, 0.25 (read as Decimal), "0.25" or "1/3".

    Raises:
        ProblemError: it is no number, or too large or too fine to be one; says whose it is.
    """
    if isinstance(given, bool) or not isinstance(given, int | Decimal | Fraction | str):
        raise ProblemError(f'{whose} is a number, such as 12, 0.5 or "1/3"; it is {given!r}.')
    if isinstance(given, str) and not _WRITTEN.fullmatch(given.strip()):
        raise ProblemError(f'{whose} is a number, such as 12, 0.5 or "1/3"; it is {given[:60]!r}.')
    if isinstance(given, Decimal) and (not given.is_finite() or abs(given.adjusted()) > 60):
        raise ProblemError(f"{whose} is {str(given)[:60]}, which is no number to reckon with: write a plain one.")
    try:
        number = Fraction(given)
    except ZeroDivisionError:
        raise ProblemError(f"{whose} divides by zero: {given!r}.") from None
    if abs(number.numerator) > LARGEST * number.denominator or number.denominator > FINEST:
        raise ProblemError(f"{whose} is beyond 10^30, or finer than 10^-45: write it in another unit.")
    return number


def range_of(given: Any, whose: str) -> Given:
    """A number or a range `[low, high]`. Raises as `exact` does, and where the range is upside down."""
    if not isinstance(given, list):
        number = exact(given, whose)
        return number, number
    if len(given) != 2:
        raise ProblemError(f"{whose} is a number or a range [low, high]; it has {len(given)} entries.")
    low, high = (exact(end, whose) for end in given)
    if low > high:
        raise ProblemError(f"{whose}: the range begins at {low} and ends at {high}: turn it round.")
    return low, high


def common_scale(numbers: Iterable[Given], whose: str) -> int:
    """The least number that makes integers of all. Raises ProblemError where that is beyond 10^90."""
    scale = 1
    for given in numbers:
        scale = lcm(scale, *(end.denominator for end in given))
        if scale > FINEST**2:
            raise ProblemError(f"{whose} has numbers with too many different denominators: round them to decimals.")
    return scale


def scaled(number: Fraction, scale: int) -> int:
    """A number as an integer of the common scale, which is a multiple of its denominator."""
    return number.numerator * (scale // number.denominator)


def written(worth: int, scale: int) -> int | str:
    """A scaled integer as it may be written: an integer where it is one, else a fraction in lowest terms."""
    number = Fraction(worth, scale)
    return number.numerator if number.denominator == 1 else f"{number.numerator}/{number.denominator}"
