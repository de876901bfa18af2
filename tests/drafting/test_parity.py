"""Parity: the same brackets and numbers in two languages, whatever else their words are."""

import pytest

from goodoffices.drafting.brackets import Offer, bracketed
from goodoffices.drafting.parity import Difference, difference


def numbers(first: str, second: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    one, other = difference(bracketed(first, []), bracketed(second, []))
    return one.numbers, other.numbers


@pytest.mark.parametrize(
    ("english", "other"),
    [
        ("431.80 metres", "431,80 mètres"),
        ("5,200 hectares", "5 200 hectares"),
        ("1,234,567.5 m", "1\u202f234\u202f567,5 m"),
        ("12 boats and 7", "٧ و ١٢"),
        ("no numbers", "aucun nombre"),
    ],
)
def test_numbers_are_the_same_however_they_are_written(english: str, other: str) -> None:
    assert numbers(english, other) == ((), ())


def test_a_number_that_only_one_language_has_is_named_as_written() -> None:
    assert numbers("in 2027 within 30 days of 30", "en 2027 sous 60 jours, 30") == (("30",), ("60",))


def test_options_that_one_language_lacks_are_named() -> None:
    english = bracketed("within 30 days", [Offer(7, 7, 9, "60"), Offer(9, 0, 0, "soon, ")])
    french = bracketed("sous 30 jours", [Offer(7, 5, 7, "60")])
    assert difference(english, french) == (Difference(options=(9,)), Difference())


def test_the_same_options_in_another_order_are_told() -> None:
    english = bracketed("one two", [Offer(7, 0, 3, "a"), Offer(9, 4, 7, "b")])
    french = bracketed("deux un", [Offer(9, 0, 4, "b"), Offer(7, 5, 7, "a")])
    assert difference(english, french) == (Difference(order=True), Difference(order=True))
    assert not Difference()


def test_typed_brackets_are_counted() -> None:
    one, other = difference(bracketed("[five] [eight] years", []), bracketed("[cinq] huit ans", []))
    assert (one.brackets, other.brackets) == (2, 0)
