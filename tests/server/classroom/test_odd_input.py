"""What nobody means to type: numbers of thousands of digits, names without end. Each is refused in words."""

from urllib.parse import quote_from_bytes

import pytest
from django.test import Client

from goodoffices.server.classroom import opening
from goodoffices.server.classroom.models import Class
from goodoffices.server.classroom.roster import RosterError, read
from tests.server.classroom.conftest import student

HUGE = "9" * 5000  # more digits than Python reads
AFTER_NOUGHTS = "000001" + "9" * 30


@pytest.mark.parametrize("number", [HUGE, AFTER_NOUGHTS, "٣" * 5000])
@pytest.mark.parametrize("field", ["tables", "minutes"])
def test_a_new_class_refuses_numbers_without_end(teacher: Client, field: str, number: str) -> None:
    given = {"names": "Ana\nBo\n", "kit": "rail-depot", "name": "odd", field: number}
    assert teacher.post("/class/new/", given).status_code == 400
    assert not Class.objects.filter(name="odd").exists()


@pytest.mark.parametrize("number", [HUGE, "0" * 5000 + "1"])
def test_a_roster_refuses_a_table_without_end(number: str) -> None:
    with pytest.raises(RosterError, match="Line 2"):
        read(f"name,table\nAna,{number}\n".encode())


@pytest.mark.parametrize("number", [HUGE, AFTER_NOUGHTS])
def test_the_pages_of_a_class_take_numbers_without_end(klass: Class, teacher: Client, number: str) -> None:
    assert teacher.get(f"/class/friday/balance/?closing={number}").status_code == 200
    assert teacher.get(f"/class/friday/tables/{number}/").status_code == 404
    assert teacher.get(f"/class/friday/debrief/tables/{number}/").status_code == 404
    said = teacher.post(
        "/class/friday/tables/", {"do": "extend", "minutes": number, "key": "a-key-of-this-test"}, follow=True
    )
    assert "write a whole number from 1 to" in said.content.decode()
    assert teacher.post("/class/friday/", {"do": "absent", "place": number}).status_code == 404
    to = {"do": "move", "place": student(klass, "Ana").place.pk, "to": f"{number}/kestle.head"}
    assert teacher.post("/class/friday/", to).status_code == 404


@pytest.mark.parametrize("name", ["A" * 3000, "a\x00b", "a\u202eb", " ", "אבג " * 30])
def test_a_teacher_of_any_name_opens_a_class_or_is_told_why_not(teacher: Client, name: str) -> None:
    answer = teacher.post("/class/new/", {"names": "Ana\nBo\n", "kit": "rail-depot", "name": "odd", "teacher": name})
    assert answer.status_code in (302, 400)


@pytest.mark.parametrize("code", ["A" * 100_000, "\x00" * 6, "\u202eBCDFGH", "٣٣٣٣٣٣", "BCDFG\ud800"])
def test_what_is_no_code_leads_nowhere(klass: Class, code: str) -> None:
    sent = code.encode("utf-8", "surrogatepass")
    client = Client()
    client.raise_request_exception = False
    form = "application/x-www-form-urlencoded"
    answer = client.post("/class/", f"code={quote_from_bytes(sent)}", content_type=form)
    assert answer.status_code == 404
    assert client.get(f"/class/?code={quote_from_bytes(sent)}").status_code == 200


def test_marks_of_direction_are_no_part_of_a_name_and_joiners_are() -> None:
    found = read("\u200f\ufeffname,table\n\u200fليلى\u200e,1\nعلی\u200cرضا,2\n".encode())
    assert [one.name for one in found.students] == ["ليلى", "علی\u200cرضا"]
    assert [one.wish.table for one in found.students] == [1, 2]


def test_looking_at_the_head_of_a_teachers_link_does_not_use_it_up(klass: Class) -> None:
    link = f"/class/teach/{opening.teacher_link(klass.teacher)}/"
    assert Client().head(link).status_code == 405
    assert Client().get(link).status_code == 302
    assert Client().get(link).status_code == 404
