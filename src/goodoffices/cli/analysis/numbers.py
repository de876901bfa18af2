"""Worths and measures as numbers to read: integers as they are, the rest rounded, and fractions where asked."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from goodoffices.settlement.solution import Measure, Solution


def shown(number: Fraction | int) -> str:
    """A number to read: 76, 0.882, 12.5, 1,234,567; a very large one with its power of ten."""
    number = Fraction(number)
    if abs(number) >= 10**15:
        return f"{_big(number)}"
    if number.denominator == 1:
        return f"{number.numerator:,}"
    return f"{float(number):,.3f}".rstrip("0").rstrip(".")


def _big(number: Fraction) -> str:
    whole = int(number)
    digits = str(abs(whole))
    return f"{'-' if whole < 0 else ''}{digits[0]}.{digits[1:4]} × 10^{len(digits) - 1}"


def given(number: Fraction | int) -> int | float:
    """A JSON number: an integer where it is one (or too large for a double), else the nearest double."""
    number = Fraction(number)
    return int(number) if number.denominator == 1 or abs(number) >= 10**300 else float(number)


def exact(numbers: Sequence[Fraction | int]) -> list[str] | None:
    """The numbers as fractions, where a JSON number would have rounded one of them."""
    if all(Fraction(number).denominator == 1 for number in numbers):
        return None
    return [str(Fraction(number)) for number in numbers]


def measured(criterion: str, found: Measure, solution: Solution, scale: int) -> Fraction | tuple[Fraction, ...]:
    """A measure or its bound in the unit in which the problem was written; ratios have none."""
    power = {"nash": len(solution.among), "kalai_smorodinsky": 0}.get(criterion, 1)
    unit = Fraction(1, scale**power)
    return tuple(one * unit for one in found) if isinstance(found, tuple) else found * unit
