"""What the checker says of a claim, how a check ends early, and the numbers of a file as exact fractions."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple


class Verdict(NamedTuple):
    """What was claimed, whether it is `checked`, `relied upon` or `refused`, and why."""

    claim: str
    status: str
    reason: str


class Refused(Exception):
    """The certificate does not show what it claims."""


class Relied(Exception):
    """The certificate leaves this to the word of a solver, or it is too long to redo."""


def need(condition: Any, reason: str) -> None:
    if not condition:
        raise Refused(reason)


def rely(reason: str) -> None:
    raise Relied(reason)


def exact(number: Any) -> Fraction:
    need(isinstance(number, (int, str, Decimal)) and not isinstance(number, bool), f"{number!r} is no number")
    try:
        return Fraction(number)
    except (ValueError, ZeroDivisionError, OverflowError):
        raise Refused(f"{number!r} is no number") from None


def written(number: Fraction) -> int | str:
    return number.numerator if number.denominator == 1 else f"{number.numerator}/{number.denominator}"
