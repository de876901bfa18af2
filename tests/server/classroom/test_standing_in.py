"""The instructor plays a seat that nobody plays: the table is told, and a student who comes has the seat."""

from typing import Any

import pytest
from django.test import Client

from goodoffices.kits.copying import INSTRUCTOR
from goodoffices.kits.seating import Seating
from goodoffices.server.classroom import names, places, resetting, standing_in
from goodoffices.server.classroom.models import Class, TableOf
from goodoffices.server.store.registry import get_registry
from goodoffices.talks.act import PLENARY
from goodoffices.talks.instructing import Announce
from tests.server.classroom.conftest import joined

PAGE = "/class/friday/tables/2/"


@pytest.fixture
def table(klass: Class) -> TableOf:
    """The second table, to which one of two did not come."""
    absent = next(one for one in names.students(klass) if one.at == Seating(2, "kestle.head"))
    places.mark_absent(absent.place, True)
    return names.tables(klass)[1]


@pytest.fixture
def seat(klass: Class, table: TableOf) -> str:
    assert "kestle.head" in standing_in.free(klass, table)
    return "kestle.head"


def said(table: TableOf) -> list[str]:
    entries = get_registry().play(table.talks, INSTRUCTOR).rooms[PLENARY].entries
    return [one.act.text["en"] for one in entries if isinstance(one.act, Announce)]


def press(client: Client, do: str, seat: str) -> int:
    return client.post(PAGE, {"do": do, "seat": seat}).status_code


def test_a_free_seat_is_offered_played_and_left_and_the_table_is_told_each_time(
    klass: Class, teacher: Client, table: TableOf, seat: str, django_capture_on_commit_callbacks: Any
) -> None:
    desk = f"/t/{table.talks}/as/{seat}/"
    person = get_registry().play(table.talks, seat).seat(seat).person  # type: ignore[union-attr]
    assert teacher.get(desk).status_code == 404
    assert f"Nobody plays {person}" in teacher.get("/class/friday/").content.decode()
    assert f'value="{seat}"' in teacher.get(PAGE).content.decode()
    assert press(teacher, "play", seat) == 302
    assert said(table) == [f"{person} is played by the instructor from now on."]
    assert teacher.get(desk).status_code == 200
    assert f'href="{desk}"' in teacher.get(PAGE).content.decode()
    assert "Nobody plays" not in teacher.get("/class/friday/").content.decode()
    assert "Still without anybody" not in teacher.get("/class/friday/balance/").content.decode()
    press(teacher, "play", seat)  # pressed twice, it is said once
    assert len(said(table)) == 1
    with django_capture_on_commit_callbacks(execute=True):
        assert press(teacher, "leave", seat) == 302
    assert said(table)[1:] == [f"{person} is no longer played by the instructor."]
    assert teacher.get(desk).status_code == 404
    assert teacher.get(f"/t/{table.talks}/as/{INSTRUCTOR}/").status_code == 200


def test_a_seat_that_a_student_has_cannot_be_taken_nor_can_the_instructors_be_left(
    klass: Class, teacher: Client, table: TableOf
) -> None:
    there = next(one.at.seat for one in names.students(klass) if one.at is not None and one.at.table == 2)
    for seat in (there, INSTRUCTOR, "nowhere.head"):
        assert press(teacher, "play", seat) == 404
        assert press(teacher, "leave", seat) == 404
    assert said(table) == []


def test_a_student_who_comes_has_the_seat_and_the_instructor_no_longer(
    klass: Class, teacher: Client, table: TableOf, seat: str, django_capture_on_commit_callbacks: Any
) -> None:
    press(teacher, "play", seat)
    desk = f"/t/{table.talks}/as/{seat}/"
    with django_capture_on_commit_callbacks(execute=True):
        places.seat_late(places.add_late(klass, "Fay"))
        browser = joined(klass, "Fay")
    assert browser.get(desk).status_code == 200
    assert teacher.get(desk).status_code == 404
    assert len(said(table)) == 2


def test_at_a_table_that_is_begun_anew_the_instructor_goes_on_playing(
    klass: Class, teacher: Client, table: TableOf, seat: str
) -> None:
    press(teacher, "play", seat)
    new = resetting.begin_anew(table)
    assert new is not None
    assert standing_in.played(klass, new) == {seat}
    assert standing_in.played(klass, table) == set()
    assert len(said(new)) == 1
