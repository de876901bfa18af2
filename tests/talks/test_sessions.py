"""Sessions: an agenda that the parties adopt, the programme, who was there, adjournment."""

import pytest

from goodoffices.talks.act import PLENARY
from goodoffices.talks.sessions import agenda_of
from tests.talks.world import AKRA, CHIEF, NEXT, SELM, SOC, World, en, founded

SESSION = {"session": "1", "title": en("Session 1"), "starts": "2027-03-10T10:00:00"}
ITEMS = [{"text": en("Opening")}, {"text": en("Water"), "point": "1"}]


@pytest.fixture(scope="module")
def table() -> World:
    world = founded()
    world.do(SOC, PLENARY, "Convene", **SESSION)
    world.do(SOC, PLENARY, "AdoptAgenda", round=1, items=ITEMS)
    return world


def test_an_agenda_is_adopted_by_the_parties_and_a_later_one_takes_its_place() -> None:
    world = founded()
    first = world.do(SOC, PLENARY, "AdoptAgenda", round=1, items=ITEMS)
    assert world.no(SOC, PLENARY, "AdoptAgenda", round=1, proposal=first).reason == "not yours"
    world.do(AKRA, PLENARY, "AdoptAgenda", round=1, proposal=first)
    assert agenda_of(world.room(), 1) is None
    second = world.do(SELM, PLENARY, "AdoptAgenda", round=1, items=ITEMS[:1])
    world.do(SELM, PLENARY, "AdoptAgenda", round=1, proposal=first)
    assert agenda_of(world.room(), 1).number == first  # type: ignore[union-attr]
    assert world.no(AKRA, PLENARY, "AdoptAgenda", round=1, proposal=first).reason == "conflict"
    world.do(AKRA, PLENARY, "AdoptAgenda", round=1, proposal=second)
    assert agenda_of(world.room(), 1).number == second  # type: ignore[union-attr]
    world.do(CHIEF, PLENARY, "AdmitParty", party="dorn", name=en("Dorn"), roles=["negotiating"])
    assert agenda_of(world.room(), 1).number == second  # type: ignore[union-attr]
    assert agenda_of(world.room(), 2) is None


def test_the_programme_says_who_where_and_in_which_languages() -> None:
    world = founded()
    fields = {
        **SESSION, "place": "Great Room", "format": "plenary", "who": ["heads"], "languages": ["en", "fr"],
        "interpreters": [{"person": "Ms Amarel", "languages": ["en", "fr"]}], "ends": "2027-03-10T13:00:00",
    }  # fmt: skip
    world.do(SOC, PLENARY, "Convene", **fields)
    world.do(CHIEF, PLENARY, "NoteAttendance", session="1", present=[{"party": "akra", "person": "Ilva"}])
    adjourned = world.do(SOC, PLENARY, "Adjourn", session="1", until="2027-03-11")
    calendar = world.room().calendar
    assert [e.act.place for e in calendar.sessions["1"]] == ["Great Room"]  # type: ignore[union-attr]
    assert calendar.adjourned["1"].number == adjourned
    assert [e.act.present[0].person for e in calendar.attendance.values()] == ["Ilva"]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("kind", "fields", "field"),
    [
        ("AdoptAgenda", {"round": 1}, "proposal"),
        ("AdoptAgenda", {"round": 1, "items": ITEMS, "proposal": 1}, "proposal"),
        ("AdoptAgenda", {"round": 1, "proposal": 1}, "proposal"),
        ("AdoptAgenda", {"round": 2, "proposal": NEXT + 1}, "proposal"),
        ("AdoptAgenda", {"round": 1, "items": [{"text": {}}]}, "items.0.text"),
        ("AdoptAgenda", {"round": 1, "items": [{"text": en("x"), "point": "9"}]}, "items.0.point"),
        ("Convene", {**SESSION, "round": 7}, "round"),
        ("Convene", {**SESSION, "session": " "}, "session"),
        ("Convene", {**SESSION, "title": {}}, "title"),
        ("Convene", {**SESSION, "starts": "ten"}, "starts"),
        ("Convene", {**SESSION, "ends": "2027-03-10T25:00:00"}, "ends"),
        ("Convene", {**SESSION, "languages": ["French"]}, "languages"),
        ("NoteAttendance", {"present": []}, "present"),
        ("NoteAttendance", {"present": [{"party": "x", "person": "y"}]}, "present.0.party"),
        ("NoteAttendance", {"present": [{"party": "akra", "person": "y"}], "session": "9"}, "session"),
        ("Adjourn", {"session": "9"}, "session"),
        ("Adjourn", {"session": "1", "until": "later"}, "until"),
    ],
)
def test_what_is_not_taken(table: World, kind: str, fields: dict[str, object], field: str) -> None:
    assert table.no(SOC, PLENARY, kind, **fields).field == field
