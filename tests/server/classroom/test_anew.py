"""A table that is begun anew: the same people and codes at a fresh copy; the old one kept, linked, closed to them."""

from django.test import Client

from goodoffices.kits.copying import INSTRUCTOR
from goodoffices.server.classroom import names, removing
from goodoffices.server.classroom.models import Class, TableOf
from goodoffices.server.doors.models import SeatAccount
from goodoffices.server.store.registry import get_registry
from tests.server.classroom.conftest import joined, student
from tests.server.classroom.test_tables import text

PAGE = "/class/friday/tables/1/"


def anew(teacher: Client, seen: str) -> str:
    return teacher.post(PAGE, {"do": "anew", "seen": seen}, follow=True).content.decode()


def test_everybody_goes_on_at_a_fresh_copy(klass: Class, teacher: Client) -> None:
    old, other = names.tables(klass)
    ana = joined(klass, "Ana")
    codes = {one.name: one.code for one in names.students(klass)}
    before = {one.name: (one.place.seat, one.place.account_id) for one in names.students(klass)}
    theirs = f"/t/{old.talks}/as/kestle.head/"
    assert ana.get(theirs).status_code == 200
    before_entries = get_registry().heads(old.talks, INSTRUCTOR)
    assert "was begun anew" in anew(teacher, old.talks)

    new, same = names.tables(klass)
    assert (new.number, new.after, same) == (1, old, other)
    assert new.talks != old.talks
    assert {one.name: one.code for one in names.students(klass)} == codes
    assert {one.name: (one.place.seat, one.place.account_id) for one in names.students(klass)} == before
    assert student(klass, "Ana").place.table == new
    assert ana.get(f"/t/{new.talks}/as/kestle.head/").status_code == 200
    assert ana.get(f"/t/{old.talks}/as/kestle.head/").status_code == 404
    led = ana.get(f"{theirs}board/", headers={"accept": "text/html"})
    assert (led.status_code, led["Location"]) == (302, "/class/mine/")
    assert f"/t/{new.talks}/as/kestle.head/" in ana.get("/class/mine/").content.decode()
    chi = joined(klass, "Chi")  # the code that was not used yet leads to the fresh copy
    assert chi.get(f"/t/{new.talks}/as/branch.head/").status_code == 200
    assert chi.get(f"/t/{old.talks}/as/branch.head/", headers={"accept": "text/html"}).status_code == 404

    assert get_registry().heads(old.talks, INSTRUCTOR) == before_entries, "the old record is as it was"
    assert teacher.get(f"/t/{old.talks}/as/{INSTRUCTOR}/").status_code == 200
    assert f"/t/{old.talks}/as/{INSTRUCTOR}/" in teacher.get(PAGE).content.decode()
    held = SeatAccount.objects.filter(talks=old.talks, ended=None)
    assert {one.seat for one in held} == {INSTRUCTOR}


def test_a_second_press_does_nothing(klass: Class, teacher: Client) -> None:
    old = names.tables(klass)[0]
    anew(teacher, old.talks)
    assert "was begun anew already: nothing was done" in anew(teacher, old.talks)
    assert TableOf.objects.filter(klass=klass).count() == 3
    anew(teacher, names.tables(klass)[0].talks)
    assert text(teacher, PAGE).count("Made on") == 2


def test_removing_the_class_removes_the_earlier_copies_too(klass: Class, teacher: Client) -> None:
    old = names.tables(klass)[0]
    anew(teacher, old.talks)
    removed = removing.remove_class(klass)
    assert removed.tables == 2
    assert {room.talks for room in removed.rooms} >= {old.talks}
    assert get_registry().heads(old.talks, INSTRUCTOR) == {}


def test_a_student_moved_while_the_table_runs_is_led_to_the_new_seat(klass: Class, teacher: Client) -> None:
    first, second = names.tables(klass)
    ana = joined(klass, "Ana")
    teacher.post("/class/friday/", {"do": "begin"})
    teacher.post("/class/friday/", {"do": "move", "place": student(klass, "Ana").place.pk, "to": "2/service.chief"})
    led = ana.get(f"/t/{first.talks}/as/kestle.head/", headers={"accept": "text/html"})
    assert (led.status_code, led["Location"]) == (302, "/class/mine/")
    assert ana.get(f"/t/{second.talks}/as/service.chief/").status_code == 200
    bo = joined(klass, "Bo", "10.0.0.8")  # who never held that seat learns nothing of it
    assert bo.get(f"/t/{first.talks}/as/kestle.head/", headers={"accept": "text/html"}).status_code == 404


def test_one_table_is_steered_from_its_page(klass: Class, teacher: Client) -> None:
    table = names.tables(klass)[0]
    page = teacher.get(PAGE).content.decode()
    for party in ("kestle", "branch"):
        assert f"/t/{table.talks}/as/{INSTRUCTOR}/rooms/capital.{party}/act/Direct/" in page
        assert teacher.get(f"/t/{table.talks}/as/{INSTRUCTOR}/rooms/capital.{party}/act/Direct/").status_code == 200
    assert "Begin the timetable here" in page
    teacher.post(PAGE, {"do": "begin"})
    assert "Begin the timetable anew here" in teacher.get(PAGE).content.decode()
