"""Rounds as a calendar: no surer than announced, the same round always the same event, read back by two parsers."""

import doctest
from datetime import UTC, date, datetime

import pytest
from ical.calendar import Calendar as RealCalendar
from ical.calendar_stream import IcsCalendarStream
from icalendar import Calendar

from goodoffices.documents import calendar as made
from goodoffices.documents.calendar import Dated

BEGAN = datetime(2027, 1, 4, 9, tzinfo=UTC)
TOLD = datetime(2027, 2, 1, 12, tzinfo=UTC)


def dated(number: int, dates: str, status: str = "planned", **more: str) -> Dated:
    words = {"place": "", "description": "", **more}
    return Dated(number, f"River: round {number}", status, dates, words["place"], words["description"], TOLD, 2)


def file(*rounds: Dated) -> bytes:
    return made.calendar("river", "Talks on the River", "Europe/Zurich", BEGAN, rounds)


def real(raw: bytes) -> RealCalendar:
    """As a calendar program reads it: the parser of Home Assistant's calendars."""
    return IcsCalendarStream.calendar_from_ics(raw.decode())


def test_the_examples_in_its_words_hold() -> None:
    assert doctest.testmod(made).failed == 0


@pytest.mark.parametrize(
    ("dates", "status", "first", "after", "word"),
    [
        ("2027-03-04", "planned", date(2027, 3, 4), date(2027, 3, 5), "TENTATIVE"),
        ("2027-03-04", "tentative", date(2027, 3, 4), date(2027, 3, 5), "TENTATIVE"),
        ("2027-03-04", "confirmed", date(2027, 3, 4), date(2027, 3, 5), "CONFIRMED"),
        ("2027-03-04?", "confirmed", date(2027, 3, 4), date(2027, 3, 5), "TENTATIVE"),
        ("2027-03-04~/2027-03-06", "confirmed", date(2027, 3, 4), date(2027, 3, 7), "TENTATIVE"),
        ("2027-03-04/2027-03-06", "closed", date(2027, 3, 4), date(2027, 3, 7), "CONFIRMED"),
        ("2027-03-04/..", "opened", date(2027, 3, 4), date(2027, 3, 5), "CONFIRMED"),
        ("2027-12-31/2028-01-01", "cancelled", date(2027, 12, 31), date(2028, 1, 2), "CANCELLED"),
    ],
)
def test_two_parsers_read_the_days_and_how_sure_they_are(
    dates: str, status: str, first: date, after: date, word: str
) -> None:
    raw = file(dated(1, dates, status))
    (event,) = Calendar.from_ical(raw).events
    assert (event["DTSTART"].dt, event["DTEND"].dt, str(event["STATUS"])) == (first, after, word)
    (other,) = real(raw).events
    assert (other.dtstart, other.dtend, other.status) == (first, after, word)


@pytest.mark.parametrize("dates", ["2027-03", "[2027-03-01..2027-03-07]", "../2027-03-04", "2027-03-XX", "2027-21", ""])
def test_what_names_no_first_day_is_not_in_the_calendar(dates: str) -> None:
    read = Calendar.from_ical(file(dated(1, dates), dated(2, "2027-03-09")))
    assert [event["SUMMARY"] for event in read.events] == ["River: round 2"]


def test_a_moment_is_written_in_utc() -> None:
    raw = file(dated(1, "2027-03-04T18:30:00+01:00"), dated(2, "2027-03-04T18:30:00"))
    for event in Calendar.from_ical(raw).events:
        assert event["DTSTART"].dt == datetime(2027, 3, 4, 17, 30, tzinfo=UTC)
        assert "DTEND" not in event
    assert [event.dtstart for event in real(raw).events] == [datetime(2027, 3, 4, 17, 30, tzinfo=UTC)] * 2


def test_a_moved_round_is_the_same_event_and_another_round_another() -> None:
    before, after = file(dated(1, "2027-03-04")), file(dated(1, "2027-03-11"), dated(2, "2027-05-01"))
    (first,), (again, other) = Calendar.from_ical(before).events, Calendar.from_ical(after).events
    assert first["UID"] == again["UID"] == made.uid("river", BEGAN, 1)
    assert other["UID"] != first["UID"] != made.uid("lake", BEGAN, 1)
    assert again["SEQUENCE"] == 1


def test_it_is_the_same_bytes_until_something_is_told() -> None:
    assert file(dated(1, "2027-03-04")) == file(dated(1, "2027-03-04"))


def test_words_arrive_as_written_whatever_they_hold() -> None:
    said = "A; B, C\\D\n“Été” مؤتمر\r\nBEGIN:VEVENT\x0b\x00" + "ä" * 200
    raw = file(dated(1, "2027-03-04", description=said, place="Halle 4; Nord"))
    assert max(map(len, raw.split(b"\r\n"))) <= 75
    wanted = said.replace("\r\n", "\n").replace("\x0b", "").replace("\x00", "")
    (event,) = Calendar.from_ical(raw).events
    assert (str(event["DESCRIPTION"]), str(event["LOCATION"])) == (wanted, "Halle 4; Nord")
    assert [other.description for other in real(raw).events] == [wanted]


def test_without_a_dated_round_it_still_is_a_calendar() -> None:
    raw = file()
    read = Calendar.from_ical(raw)
    assert (read.events, len(read.subcomponents)) == ([], 1)
    assert real(raw).events == []
