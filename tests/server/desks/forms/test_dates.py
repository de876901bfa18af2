"""Dates as people say them become EDTF that is never surer or more exact than what they said."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.server.desks.forms.dates import Looking, Unread, instant, is_edtf, read
from tests.server.desks.forms.filling import filled
from tests.server.desks.forms.talk import CHIEF, MED, talk

ZURICH = ZoneInfo("Europe/Zurich")
NOW = datetime(2027, 3, 1, 23, 30, tzinfo=UTC)  # a Tuesday already in Zurich


@pytest.mark.parametrize(
    ("typed", "edtf", "plain"),
    [
        ("2027-03-04", "2027-03-04", True),
        ("2027-03-04?", "2027-03-04?", True),
        ("2027-03-04/2027-03-06", "2027-03-04/2027-03-06", True),
        ("2027", "2027", True),
        ("4 March 2027", "2027-03-04", True),
        ("Thursday, 4th of March 2027", "2027-03-04", True),
        ("4 March", "2027-03-04", False),
        ("the 4th", "2027-03-04", False),
        ("next Monday", "2027-03-08", False),
        ("tomorrow", "2027-03-03", False),
        ("in 3 days", "2027-03-05", False),
        ("in two months", "2027-05", False),
        ("March 2027", "2027-03", False),
        ("next year", "2028", False),
        ("4/3/2027", "2027-03-04", False),
        ("04.03.2027", "2027-03-04", False),
        ("tentatively 4 March", "2027-03-04?", False),
        ("4 March 2027 (to be confirmed)", "2027-03-04?", False),
        ("probably next Monday", "2027-03-08?", False),
        ("4 March 2027?", "2027-03-04?", False),
        ("about 4 March 2027", "2027-03-04~", False),
        ("perhaps around March 2027", "2027-03%", False),
        ("4 to 6 March 2027", "2027-03-04/2027-03-06", False),
        ("23-24 January", "2028-01-23/2028-01-24", False),
        ("4–5 March 2027, tentatively", "2027-03-04?/2027-03-05?", False),
        ("from 28 February to 2 March 2027", "2027-02-28/2027-03-02", False),
        ("28 December to 3 January 2028", "2027-12-28/2028-01-03", False),
        ("4 and 5 March 2027", "2027-03-04/2027-03-05", False),
        ("4 March 2027 at 14:30", "2027-03-04T14:30:00+01:00", False),
        ("tomorrow, 9.30", "2027-03-03T09:30:00+01:00", False),
        ("5 April 2027 2 pm", "2027-04-05T14:00:00+02:00", False),
        ("noon tomorrow", "2027-03-03T12:00:00+01:00", False),
        ("04.03.2027 10:00", "2027-03-04T10:00:00+01:00", False),
    ],
)  # fmt: skip
def test_what_people_say(typed: str, edtf: str, plain: bool) -> None:
    assert read(typed, NOW, ZURICH, clock=True) == (edtf, plain)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "no date"),
        ("next week", "no date that can be read"),
        ("in two weeks", "no date that can be read"),
        ("end of March", "no date that can be read"),
        ("30 February 2027", "no date that can be read"),
        ("2027-02-30", "no date that can be read"),
        ("9999999999", "no date that can be read"),
        ("soon", "no date that can be read"),
        ("2 and 5 March 2027", "two days"),
        ("6 to 4 March 2027", "ends before it begins"),
        ("Friday 5 March", ""),
        ("Friday 4 March 2027", "is a Thursday"),
        ("4 March 2027 25:00", "no time of day"),
        ("perhaps 4 March 2027 10:00", "cannot be marked as unsure"),
        ("March 2027 10:00", "no date that can be read"),
        ("28 March 2027 02:30", "go forward"),
        ("31 October 2027 02:30", "comes twice"),
    ],
)
def test_what_cannot_be_read_as_one_date(typed: str, said: str) -> None:
    if not said:
        assert read(typed, NOW, ZURICH, clock=True)
        return
    with pytest.raises(Unread, match=said):
        read(typed, NOW, ZURICH, clock=True)


@pytest.mark.parametrize(("looking", "edtf"), [("future", "2028-01-10"), ("past", "2027-01-10")])
def test_a_day_without_a_year_is_the_nearest_one_in_the_way_that_one_looks(looking: Looking, edtf: str) -> None:
    assert read("10 January", NOW, ZURICH, looking).edtf == edtf


@given(st.text(alphabet="0123456789 -–/.:?~,to and March pm at tomorrow next week perhaps", max_size=24))
def test_whatever_is_typed_is_a_date_or_is_not(typed: str) -> None:
    try:
        found = read(typed, NOW, ZURICH, clock=True)
    except Unread:
        return
    assert is_edtf(found.edtf)


def test_a_time_of_day_has_the_offset_of_its_day() -> None:
    assert instant(datetime(2027, 1, 1, 12), ZURICH) == "2027-01-01T12:00:00+01:00"
    assert instant(datetime(2027, 7, 1, 12), ZURICH) == "2027-07-01T12:00:00+02:00"
    with pytest.raises(Unread, match="too far"):
        instant(datetime(1, 1, 1), ZoneInfo("Asia/Tokyo"))


def test_a_date_that_could_be_read_otherwise_is_read_back_before_it_is_taken() -> None:
    desk = talk().desk(CHIEF)
    form = filled("ScheduleRound", desk, "plenary", {"dates": "perhaps next Monday"})
    assert not form.is_valid()
    (said,) = form.errors["dates"]
    assert "“perhaps next Monday” was read as 8 March 2027, not certain (2027-03-08?)" in said
    assert form["dates"].value() == "2027-03-08?"
    again = filled("ScheduleRound", desk, "plenary", {"dates": form["dates"].value()})
    assert again.is_valid()
    assert again.act()["dates"] == "2027-03-08?"


def test_the_help_says_in_which_zone_a_time_is() -> None:
    form = filled("OpenSilence", talk().desk(MED), "plenary", {})
    assert "Europe/Zurich" in str(form["deadline"].help_text)
