"""Dates are read in the language of the interface, and what the pages print can be typed back."""

from __future__ import annotations

import doctest
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils.translation import override
from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.server.desks.dates import in_words
from goodoffices.server.desks.forms import dates, spoken
from goodoffices.server.desks.forms.dates import Unread, read
from goodoffices.server.languages import LANGUAGES

ZURICH = ZoneInfo("Europe/Zurich")
NOW = datetime(2027, 3, 1, 23, 30, tzinfo=UTC)  # a Tuesday already in Zurich
CODES = [code for code, _ in LANGUAGES]
DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))


@pytest.mark.parametrize("code", CODES)
@settings(max_examples=25)
@given(one=DAYS, other=DAYS, sure=st.sampled_from(["", "?", "~", "%"]))
def test_what_is_printed_can_be_typed(code: str, one: date, other: date, sure: str) -> None:
    first, last = sorted((one, other))
    with override(code):
        for edtf in (f"{one}{sure}", f"{one:%Y-%m}", f"{one:%Y}"):
            assert read(in_words(edtf), NOW, ZURICH).edtf == edtf
        if first < last:
            assert read(in_words(f"{first}/{last}"), NOW, ZURICH).edtf == f"{first}/{last}"


@pytest.mark.parametrize(
    ("code", "typed", "edtf"),
    [
        ("fr", "jeudi 4 mars 2027", "2027-03-04"),
        ("fr", "du 4 au 6 mars 2027", "2027-03-04/2027-03-06"),
        ("fr", "peut-être le 4 mars", "2027-03-04?"),
        ("fr", "vers le 4 mars 2027", "2027-03-04~"),
        ("fr", "4 mars 2027 à 14 h 30", "2027-03-04T14:30:00+01:00"),
        ("fr", "demain à midi", "2027-03-03T12:00:00+01:00"),
        ("fr", "1er mars 2027", "2027-03-01"),
        ("fr", "next Monday", "2027-03-08"),
        ("es", "4 de marzo de 2027", "2027-03-04"),
        ("es", "del 4 al 6 de marzo de 2027", "2027-03-04/2027-03-06"),
        ("es", "quizá el 4 de marzo", "2027-03-04?"),
        ("es", "mañana a las 9:30", "2027-03-03T09:30:00+01:00"),
        ("ru", "четверг, 4 марта 2027", "2027-03-04"),
        ("ru", "с 28 февраля по 2 марта 2027", "2027-02-28/2027-03-02"),
        ("ru", "возможно, 4 марта 2027 года", "2027-03-04?"),
        ("ru", "завтра в 14:30", "2027-03-03T14:30:00+01:00"),
        ("uk", "4 і 5 березня 2027", "2027-03-04/2027-03-05"),
        ("uk", "приблизно 4 березня 2027", "2027-03-04~"),
        ("uk", "завтра о 9:30", "2027-03-03T09:30:00+01:00"),
        ("ar", "٤ مارس ٢٠٢٧", "2027-03-04"),
        ("ar", "من 4 إلى 6 مارس 2027", "2027-03-04/2027-03-06"),
        ("ar", "ربما 4 مارس 2027", "2027-03-04?"),
        ("ar", "غداً الساعة 14:30", "2027-03-03T14:30:00+01:00"),
        ("zh-hans", "3月4日至6日", "2027-03-04/2027-03-06"),
        ("zh-hans", "可能2027年3月4日", "2027-03-04?"),
        ("zh-hans", "2027年3月4日14点30分", "2027-03-04T14:30:00+01:00"),
        ("zh-hans", "明天", "2027-03-03"),
    ],
)
def test_what_people_say(code: str, typed: str, edtf: str) -> None:
    with override(code):
        assert read(typed, NOW, ZURICH, clock=True).edtf == edtf


@pytest.mark.parametrize("code", CODES)
def test_the_examples_that_a_form_gives_are_read(code: str) -> None:
    with override(code):
        examples = [*quoted(str(dates.HELP)), *quoted(dates._unread("?"))[1:]]
        assert len(examples) == 7
        for example in examples:
            read(example, NOW, ZURICH)
        hedges = quoted(str(dates.SURE))
        for hedge, mark in zip(hedges, "?~", strict=True):
            assert read(f"{hedge} {in_words('2027-03-04')}", NOW, ZURICH).edtf == f"2027-03-04{mark}"


@pytest.mark.parametrize(("code", "typed"), [("fr", "vendredi 4 mars 2027"), ("ru", "пятница, 4 марта 2027")])
def test_a_weekday_that_does_not_fit_is_told(code: str, typed: str) -> None:
    with override(code), pytest.raises(Unread, match="2027"):
        read(typed, NOW, ZURICH)


def quoted(text: str) -> list[str]:
    """What stands in quotation marks of any kind."""
    found, start = [], None
    for place, one in enumerate(text):
        if one in "“«":
            start = place
        elif one in "”»" and start is not None:
            found.append(text[start + 1 : place].strip())
            start = None
    return found


def test_the_examples_in_the_code_are_true() -> None:
    assert doctest.testmod(spoken) == (0, 2)
