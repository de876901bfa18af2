"""The shape of words that acts coin."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.talks import words
from tests.talks.laws import law


@pytest.mark.parametrize(
    "value",
    [
        "2027", "2027-03", "2027-03-04", "2027-03-04?", "2027-03-04~", "2027-03-04%", "2027-04~", "2028-02-29",
        "2027-03-04/2027-03-05", "2027-03-04?/2027-03-05~", "2027-03-10/..", "../2027-03", "2027-21", "202X",
        "2027-03-XX", "2027-03-10T10:00:00Z", "2027-03-10T10:00:00+01:00", "[2027-03-08,2027-03-09]", "2004-06?-11",
    ],
)  # fmt: skip
def test_dates_say_how_sure_they_are(value: str) -> None:
    assert words.date(value, "dates") is None


@pytest.mark.parametrize(
    "value",
    [
        "", " ", "soon", "2027-13-01", "2027-02-29", "2027-02-30/2027-03-01", "2027-03-05/2027-03-04", "04.03.2027",
        "2027-03-10T25:00:00Z", "0000-01-01", "0900", "-0044", "Y-17E7", "12027", " 2027", "2027-03-04 ", "../..",
        "/..",
        "2027T10:00:00", "2027-03-04/soon",
    ],
)  # fmt: skip
def test_what_is_no_date(value: str) -> None:
    refused = words.date(value, "dates")
    assert refused is not None
    assert refused.field == "dates"


parts = st.sampled_from(
    ["2027", "-", "03", "/", "?", "~", "X", "..", "[", "]", "{", "}", ",", "T10:00:00", "Z", "Y", "E", "open"]
)


@law(60)
@given(st.lists(parts, max_size=9).map("".join) | st.text(max_size=20))
def test_no_text_is_too_odd_to_be_asked_whether_it_is_a_date(value: str) -> None:
    assert words.is_date(value) in (True, False)


def test_nothing_is_printed_about_odd_dates(capsys: pytest.CaptureFixture[str]) -> None:
    for value in ("../", "/..", "../?", "../{2027", "/..T10:00:00", "../XX03~", "../open"):
        words.is_date(value)
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("value", "fits"), [("2027-03-04", True), ("2027-03", False), ("2027-02-29", False), (None, True)]
)
def test_days(value: str | None, fits: bool) -> None:
    assert (words.day(value, "until") is None) is fits


def test_moments() -> None:
    now = datetime(2027, 3, 1, tzinfo=UTC)
    assert words.moment(datetime.max.replace(tzinfo=UTC), "until") is not None
    assert words.moment(None, "until") is None
    assert words.later(now, now, "deadline") is not None
    assert words.later(datetime(2027, 3, 2, tzinfo=UTC), now, "deadline") is None


@pytest.mark.parametrize(
    ("value", "fits"), [("akra", True), ("a-1", True), ("Akra", False), ("a.b", False), ("x" * 31, False)]
)
def test_parties(value: str, fits: bool) -> None:
    assert (words.party(value) is None) is fits


@pytest.mark.parametrize(("value", "fits"), [("akra.head", True), ("akra", False), ("akra.", False), ("akra.Ä", False)])
def test_seats(value: str, fits: bool) -> None:
    assert (words.seat(value) is None) is fits


@pytest.mark.parametrize(
    ("value", "fits"), [("Europe/Zurich", True), ("UTC", True), ("localtime", False), ("../etc", False)]
)
def test_zones(value: str, fits: bool) -> None:
    assert (words.zone(value, "zone") is None) is fits


@pytest.mark.parametrize(("value", "fits"), [("en", True), ("fr-CH", True), ("und", True), ("EN", False), ("x", False)])
def test_languages(value: str, fits: bool) -> None:
    assert (words.language(value, "text") is None) is fits
