"""The calendar: announcements are all kept, and a date says how sure it is."""

import pytest

from goodoffices.talks.act import PLENARY, PUBLIC
from goodoffices.talks.calendar import Round
from tests.talks.world import AKRA, CHIEF, CO, PRESS, SELM, SOC, World, en, founded


@pytest.fixture(scope="module")
def table() -> World:
    world = founded()
    world.do(CHIEF, PLENARY, "ScheduleRound", round=1, dates="2027-03-10")
    world.do(CHIEF, PLENARY, "ScheduleRound", round=2)
    world.do(CHIEF, PLENARY, "CloseRound", round=2)
    return world


def rounds(world: World, room: str = PLENARY) -> dict[int, Round]:
    return world.room(room).calendar.rounds


def test_every_announcement_is_kept_and_the_last_one_stands() -> None:
    world = founded()
    world.do(
        CHIEF, PLENARY, "ScheduleRound", round=2, status="tentative", dates="2027-03-09?", announced_by="akra.press"
    )
    assert rounds(world)[2].status == "tentative"
    world.do(SOC, PLENARY, "Reschedule", round=2, status="confirmed", dates="2027-03-10", expected="two days")
    world.do(SOC, PLENARY, "Reschedule", round=2)
    assert rounds(world)[2].status == "planned"
    world.do(CHIEF, PLENARY, "Reschedule", round=2, status="opened", dates="2027-03-10/2027-03-11")
    assert rounds(world)[2].status == "opened"
    world.do(CHIEF, PLENARY, "CloseRound", round=2, dates="2027-03-10/2027-03-11")
    found = rounds(world)[2]
    assert (found.status, len(found.announcements)) == ("closed", 4)
    assert [e.act.dates for e in found.announcements][:2] == ["2027-03-09?", "2027-03-10"]  # type: ignore[union-attr]


def test_the_first_opened_session_opens_its_round() -> None:
    world = founded()
    assert Round(1).status == "not announced"
    world.do(CHIEF, PLENARY, "ScheduleRound", round=1)
    fields = {"session": "1", "title": en("Session 1"), "starts": "2027-03-10", "round": 1}
    world.do(SOC, PLENARY, "Convene", **fields)
    assert rounds(world)[1].status == "planned"
    opened = world.do(SOC, PLENARY, "Convene", **fields, status="opened")
    assert world.no(SOC, PLENARY, "Convene", **fields).reason == "conflict"
    world.do(SOC, PLENARY, "Convene", **{**fields, "session": "2"}, status="opened")
    assert rounds(world)[1].opened.number == opened  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("kind", "fields", "reason", "field"),
    [
        ("ScheduleRound", {"round": 1}, "conflict", "round"),
        ("ScheduleRound", {"round": 3, "dates": "next week"}, "invalid", "dates"),
        ("ScheduleRound", {"round": 3, "dates": "2027-02-29"}, "invalid", "dates"),
        ("ScheduleRound", {"round": 0}, "invalid", "round"),
        ("Reschedule", {"round": 3}, "invalid", "round"),
        ("Reschedule", {"round": 2}, "closed", "round"),
        ("CloseRound", {"round": 3}, "invalid", "round"),
        ("CloseRound", {"round": 2}, "closed", "round"),
        ("CloseRound", {"round": 1, "dates": "2027-03-12/2027-03-11"}, "invalid", "dates"),
        ("AssessRound", {}, "invalid", "words"),
        ("AssessRound", {"words": en("x"), "round": 9}, "invalid", "round"),
        ("AssessRound", {"left": {"words": en("x"), "sort": "exact"}}, "invalid", "left.count"),
        ("AssessRound", {"left": {"words": en("x"), "sort": "not a count", "count": 2}}, "invalid", "left.count"),
        ("AssessRound", {"left": {"words": {}, "sort": "not a count"}}, "invalid", "left.words"),
        ("AssessRound", {"left": {"words": en("x"), "sort": "not a count", "points": ["9"]}}, "invalid", "left.points"),
    ],
)
def test_what_is_not_taken(table: World, kind: str, fields: dict[str, object], reason: str, field: str) -> None:
    said = table.no(SOC, PLENARY, kind, **fields)
    assert (said.reason, said.field) == (reason, field)


def test_a_party_assesses_for_itself_and_others_words_are_filed_with_their_source() -> None:
    world = founded()
    left = {"words": en("One last issue."), "sort": "exact", "count": 1, "points": ["1"]}
    number = world.do(AKRA, PLENARY, "AssessRound", words=en("Useful."), left=left)
    assert world.room().calendar.assessments[number].act.left.count == 1  # type: ignore[union-attr]
    assert world.no(PRESS, PUBLIC, "AssessRound", words=en("x"), party="selm").reason == "not yours"
    assert world.no(CHIEF, PUBLIC, "AssessRound", words=en("x"), party="selm").field == "source"
    source = {"report": "Courier", "date": "2027-03-02"}
    assert world.no(CHIEF, PUBLIC, "AssessRound", words=en("x"), party="dorn", source=source).field == "party"
    world.do(CHIEF, PUBLIC, "AssessRound", words=en("x"), party="selm", source=source)
    assert world.no(CO, PLENARY, "AssessRound", words=en("x")).reason == "not yours"
    assert world.no(SELM, PLENARY, "ScheduleRound", round=1).reason == "not yours"


@pytest.mark.parametrize(
    ("source", "field"),
    [
        ({"report": " ", "date": "2027-03-02"}, "source.report"),
        ({"report": "Courier", "date": "2027-13-02"}, "source.date"),
        ({"report": "Courier", "date": "2027-03-02", "said_on": "Monday"}, "source.said_on"),
        ({"date": "2027-03-02"}, "source.report"),
    ],
)
def test_a_source_is_in_order(table: World, source: dict[str, object], field: str) -> None:
    assert table.no(CHIEF, PUBLIC, "AssessRound", words=en("x"), source=source).field == field
