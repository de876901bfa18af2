"""Exact figures as people and spreadsheets read them."""

from __future__ import annotations

from fractions import Fraction


def number(value: Fraction | int) -> str:
    """A number, exactly: as a decimal where it is one, else as a fraction.

    >>> number(Fraction(27, 2)), number(Fraction(-4)), number(Fraction(1, 3))
    ('13.5', '-4', '1/3')
    """
    value = Fraction(value)
    rest, places = value.denominator, 0
    while rest % 10 == 0 or rest % 5 == 0 or rest % 2 == 0:
        rest = rest // 10 if rest % 10 == 0 else rest // 5 if rest % 5 == 0 else rest // 2
        places += 1
    if rest > 1:
        return str(value)
    whole = abs(value.numerator) * 10**places // value.denominator
    digits = str(whole).rjust(places + 1, "0")
    sign = "-" if value < 0 else ""
    return f"{sign}{digits[: len(digits) - places]}{'.' if places else ''}{digits[len(digits) - places :]}"


def read(text: str) -> Fraction:
    """A number as `number` writes it. Raises `ValueError`."""
    try:
        return Fraction(text)
    except ZeroDivisionError:
        raise ValueError(text) from None
