"""The teacher's pages: late ones, no-shows, balancing as it was shown, the timetable, papers, other teachers."""

import re

import pytest
from django.test import Client

from goodoffices.examples import shipped
from goodoffices.kits import Stage
from goodoffices.kits.copying import INSTRUCTOR
from goodoffices.kits.seating import OBSERVER
from goodoffices.server.classroom import names, opening, roster
from goodoffices.server.classroom.models import Class
from goodoffices.server.classroom.opening import ClassError
from goodoffices.server.classroom.timetable import stretched
from goodoffices.server.store.models import Talks as StoredTalks
from goodoffices.server.store.registry import get_registry
from goodoffices.talks.instructing import clock
from tests.server.classroom.conftest import joined, student


def where(klass: Class) -> dict[str, tuple[int, str] | None]:
    return {one.name: (one.at.table, one.at.seat) if one.at else None for one in names.students(klass)}


def test_the_roster_is_seated(klass: Class) -> None:
    assert where(klass) == {
        "Ana": (1, "kestle.head"), "Bo": (2, "kestle.head"), "Chi": (1, "branch.head"), "Dana": (2, "branch.head"),
        "Eli": (1, "service.chief"),
    }  # fmt: skip


def test_the_wall_shows_codes_until_they_are_used(klass: Class, teacher: Client) -> None:
    code = student(klass, "Ana").code
    shown = f"{code[:3]} {code[3:]}"
    assert shown in teacher.get("/class/friday/wall/").content.decode()
    joined(klass, "Ana")
    page = teacher.get("/class/friday/wall/").content.decode()
    assert shown not in page
    assert "1 of 5 here" in page


def test_a_no_show_leaves_a_gap_that_balancing_fills_as_shown(klass: Class, teacher: Client) -> None:
    eli = joined(klass, "Eli")
    teacher.post("/class/friday/", {"do": "absent", "place": student(klass, "Bo").place.pk})
    assert where(klass)["Bo"] is None
    page = teacher.get("/class/friday/balance/").content.decode()
    assert "table 2, Maren Holt" in page
    assert where(klass)["Eli"] == (1, "service.chief")  # nothing is done by looking
    seen = re.search(r'name="seen" value="(\w+)"', page)
    assert seen is not None
    teacher.post("/class/friday/balance/", {"seen": seen[1], "closing": ""})
    assert where(klass)["Eli"] == (2, "kestle.head")
    assert "Maren Holt" in eli.get("/class/mine/").content.decode()  # on the telephone that is in already


def test_what_was_shown_and_has_changed_meanwhile_is_not_done(klass: Class, teacher: Client) -> None:
    teacher.post("/class/friday/", {"do": "absent", "place": student(klass, "Bo").place.pk})
    seen = re.search(r'name="seen" value="(\w+)"', teacher.get("/class/friday/balance/").content.decode())
    assert seen is not None
    teacher.post("/class/friday/", {"do": "absent", "place": student(klass, "Eli").place.pk})
    before = where(klass)
    page = teacher.post("/class/friday/balance/", {"seen": seen[1], "closing": ""}).content.decode()
    assert "nothing was done" in page
    assert where(klass) == before


def test_a_table_that_is_short_can_be_given_up(klass: Class, teacher: Client) -> None:
    teacher.post("/class/friday/", {"do": "absent", "place": student(klass, "Bo").place.pk})
    page = teacher.get("/class/friday/balance/?closing=2").content.decode()
    seen = re.search(r'name="seen" value="(\w+)"', page)
    assert seen is not None
    teacher.post("/class/friday/balance/", {"seen": seen[1], "closing": "2"})
    assert [table.number for table in names.tables(klass)] == [1]
    assert where(klass)["Dana"] == (1, "secretariat.chief")


def test_who_comes_late_gets_the_gap_and_moves_nobody(klass: Class, teacher: Client) -> None:
    before = where(klass)
    teacher.post("/class/friday/", {"do": "late", "name": " Fay  Li "})
    assert where(klass) == {**before, "Fay Li": (2, "service.chief")}
    assert joined(klass, "Fay Li").get("/class/mine/").status_code == 200


def test_a_no_show_who_comes_after_all_waits_and_is_seated(klass: Class, teacher: Client) -> None:
    teacher.post("/class/friday/", {"do": "no-shows"})
    assert set(where(klass).values()) == {None}
    bo = joined(klass, "Bo")
    assert "has no seat for you yet" in bo.get("/class/mine/").content.decode()
    teacher.post("/class/friday/", {"do": "move", "place": student(klass, "Bo").place.pk, "to": f"1/{OBSERVER}"})
    assert "You observe" in bo.get("/class/mine/").content.decode()


def test_the_timetable_begins_at_every_table(klass: Class, teacher: Client) -> None:
    teacher.post("/class/friday/", {"do": "begin"})
    for table in names.tables(klass):
        found = clock(get_registry().play(table.talks, INSTRUCTOR), get_registry().now())
        assert found is not None
        assert sum(stage.minutes for stage in found.stages) == 50


@pytest.mark.parametrize("minutes", [3, 7, 30, 50, 90])
def test_stages_are_stretched_to_the_minute(minutes: int) -> None:
    stages = tuple(Stage({"en": str(i)}, length) for i, length in enumerate((5, 40, 5)))
    found = [stage.minutes for stage in stretched(stages, minutes)]
    assert sum(found) == minutes
    assert min(found) >= 1


@pytest.mark.parametrize("paper", ["cards", "sheets"])
def test_papers_are_pdf(klass: Class, teacher: Client, paper: str) -> None:
    answer = teacher.get(f"/class/friday/{paper}.pdf")
    assert answer.status_code == 200, answer.content.decode()
    assert answer.content.startswith(b"%PDF-")
    from io import BytesIO

    from pypdf import PdfReader

    text = " ".join(page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages)
    assert "Maren Holt" in text
    code = student(klass, "Ana").code
    assert (f"{code[:3]} {code[3:]}" in text) == (paper == "cards")
    assert ("Ana" in text.split()) == (paper == "cards")


def test_the_teacher_holds_the_instructors_seat_of_every_table(klass: Class, teacher: Client) -> None:
    for table in names.tables(klass):
        assert teacher.get(f"/t/{table.talks}/as/{INSTRUCTOR}/").status_code == 200


def test_a_teachers_link_works_once(klass: Class) -> None:
    token = opening.teacher_link(klass.teacher)
    assert Client().get(f"/class/teach/{token}/").status_code == 302
    assert Client().get(f"/class/teach/{token}/").status_code == 404


def test_a_class_can_be_opened_from_a_page(klass: Class, teacher: Client) -> None:
    form = {"kit": "rail-depot", "names": "Ana\nBo\nChi", "tables": "1", "minutes": "30", "name": "Monday, third hour"}
    answer = teacher.post("/class/new/", form)
    assert answer["Location"] == "/class/monday-third-hour/wall/"
    wrong = teacher.post("/class/new/", {**form, "names": "Ana\nana"})
    assert wrong.status_code == 400
    assert "Line 2: “ana” is on line 1 already" in wrong.content.decode()
    assert teacher.post("/class/new/", {**form, "tables": "9"}).status_code == 400


def test_a_form_that_is_sent_twice_opens_one_class(klass: Class, teacher: Client) -> None:
    page = teacher.get("/class/new/").content.decode()
    shown = re.search(r'name="form" value="([\w-]{43})"', page)
    assert shown is not None
    assert shown[1] not in teacher.get("/class/new/").content.decode()  # another page, another class
    form = {"kit": "rail-depot", "names": "Ana\nBo\nChi", "tables": "1", "name": "Monday", "form": shown[1]}
    assert teacher.post("/class/new/", {**form, "names": "Ana\nana"}).status_code == 400  # a wrong one uses nothing up
    answers = [teacher.post("/class/new/", form)["Location"] for _ in range(2)]
    assert answers == ["/class/monday/wall/"] * 2
    assert sorted(Class.objects.values_list("name", flat=True)) == ["friday", "monday"]


@pytest.mark.django_db(transaction=True)
def test_nor_do_two_that_arrive_at_the_same_moment(klass: Class) -> None:
    given = opening.packed(shipped()["rail-depot"]), roster.read(b"Ana\nBo\nChi"), 1, opening.teacher()
    first = opening.open_class("monday", *given, form="sent")
    before = set(StoredTalks.objects.values_list("name", flat=True))
    assert opening.open_class("monday-2", *given, form="sent") == first  # neither saw the other when it began
    assert set(StoredTalks.objects.values_list("name", flat=True)) == before


def test_a_name_that_is_taken_is_refused_before_anything_is_made(klass: Class) -> None:
    with pytest.raises(ClassError, match="There is a class “friday” already"):
        opening.open_class("friday", opening.packed(shipped()["rail-depot"]), roster.read(b"Ana"), 1, opening.teacher())
    assert opening.unique_name("Friday!") == "friday-2"
    assert opening.unique_name("new") == "new-class"
