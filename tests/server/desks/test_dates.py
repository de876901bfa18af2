"""Dates in words, never surer than they are."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from goodoffices.server.desks import dates

ZURICH = ZoneInfo("Europe/Zurich")


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2027-03-04", "4 March 2027"),
        ("2027-03-04?", "4 March 2027, not certain"),
        ("2027-04~", "about April 2027"),
        ("2027-04%", "about April 2027, not certain"),
        ("2027", "2027"),
        ("2027-21", "spring 2027"),
        ("2027-03-08/2027-03-14", "8 to 14 March 2027"),
        ("2027-03-30/2027-04-02", "30 March to 2 April 2027"),
        ("2027-12-30/2028-01-02", "30 December 2027 to 2 January 2028"),
        ("2027-03-08?/2027-03-14?", "8 to 14 March 2027, not certain"),
        ("2027-03-08/2027-03-14?", "8 March 2027 to 14 March 2027, not certain"),
        ("2027-03-10/..", "from 10 March 2027"),
        ("../2027-03", "until March 2027"),
        ("2027-03-10/", "from 10 March 2027, end not known"),
        ("2027-03-XX", "March 2027, day not given"),
        ("[2027-03-08,2027-03-09]", "8 March 2027 or 9 March 2027"),
        ("2027-03-10T10:00:00Z", "10 March 2027, 10:00 UTC"),
        ("202X", "202X"),
        ("Y-17E7", "Y-17E7"),
        ("-0044", "-0044"),
    ],
)
def test_words(edtf: str, words: str) -> None:
    assert dates.in_words(edtf) == words


def test_a_moment_is_printed_in_the_talks_zone_with_its_offset() -> None:
    at = dates.moment(datetime(2027, 3, 10, 9, 0, tzinfo=UTC), ZURICH)
    assert at == {"iso": "2027-03-10T10:00:00+01:00", "words": "10 Mar 2027, 10:00"}


def test_a_date_without_a_clock_has_no_zone() -> None:
    assert dates.when("2027-03-10", ZURICH) == {"iso": "2027-03-10", "words": "10 March 2027"}
    assert dates.when("2027-03-10?", ZURICH)["iso"] == ""
    assert dates.when("2027-03-10T10:00:00", ZURICH)["iso"] == "2027-03-10T10:00:00+01:00"


@pytest.mark.parametrize(
    ("edtf", "over"),
    [
        ("2027-03-09", True),
        ("2027-03-10", False),  # the day is not over
        ("2027-03", False),
        ("2027-03-01/2027-03-09", True),
        ("2027-03-01/..", False),
        ("2027-03-01/", False),  # an end that is not known is not behind us
        ("2027-03-10T10:59:00+01:00", True),
        ("2027-03-10T11:01:00+01:00", False),
    ],
)
def test_what_is_over(edtf: str, over: bool) -> None:
    assert dates.ended(edtf, ZURICH, datetime(2027, 3, 10, 10, 0, tzinfo=UTC)) is over
