"""Joining by code: once, by nobody who guesses, on one telephone at a time, to one's own table and no other."""

import re

import pytest
from django.db import connection
from django.test import Client

from goodoffices.server.classroom import codes, names, places
from goodoffices.server.classroom.models import Class, Place
from goodoffices.server.classroom.pages.join import NOWHERE
from goodoffices.server.doors.limits import RATES
from goodoffices.server.store.registry import get_registry
from tests.server.classroom.conftest import joined, student


def desk(klass: Class, name: str) -> str:
    one = student(klass, name)
    assert one.place.table is not None
    return f"/t/{one.place.table.talks}/as/{one.place.seat}/"


def test_a_code_leads_to_ones_own_seat_and_instructions(klass: Class) -> None:
    client = joined(klass, "Ana")
    page = client.get("/class/mine/").content.decode()
    assert "Maren Holt" in page
    assert "Ana, table 1" in page
    assert "For you alone" in page
    assert client.get(desk(klass, "Ana")).status_code == 200
    assert client.get("/").headers["Location"] == "/class/mine/"


def test_no_seat_sees_another_table_or_another_seat(klass: Class) -> None:
    client = joined(klass, "Ana")
    nothing = client.get("/t/nothing/as/akra.head/")
    for other in ("Bo", "Chi"):
        answer = client.get(desk(klass, other))
        assert (answer.status_code, answer.content) == (404, nothing.content)
    for page in ("/class/friday/", "/class/friday/wall/", "/class/friday/cards.pdf", "/class/new/"):
        answer = client.get(page)
        assert (answer.status_code, answer.content) == (404, nothing.content)


@pytest.mark.parametrize(
    "typed", ["{0}", "{0[0]}{0[1]}{0[2]} {0[3]}{0[4]}{0[5]}", " {0} ", "{0[0]}-{0[1]}{0[2]}{0[3]}{0[4]}{0[5]}"]
)
def test_a_code_is_read_as_people_type_it(klass: Class, typed: str) -> None:
    code = student(klass, "Bo").code.lower()
    assert Client().post("/class/", {"code": typed.format(code)}).status_code == 302


@pytest.mark.parametrize(
    "keyboard",
    [
        str.maketrans("BCHKMPTXY", "ВСНКМРТХУ"),  # Cyrillic
        str.maketrans("BHKMNPTXY", "ΒΗΚΜΝΡΤΧΥ"),  # Greek
        {ord(letter): ord(letter) + 0xFEE0 for letter in codes.LETTERS},  # as wide as a Chinese letter
        {ord(letter): f"\u200f{letter}" for letter in codes.LETTERS},
    ],
)
def test_letters_that_look_the_same_are_taken_for_what_is_on_the_wall(keyboard: dict[int, int | str]) -> None:
    for typed in (codes.LETTERS.translate(keyboard), codes.LETTERS.translate(keyboard).lower()):
        assert typed not in (codes.LETTERS, codes.LETTERS.lower())
        assert codes.read(typed) == codes.LETTERS


def test_a_code_works_once_and_tells_nobody_why_it_does_not(klass: Class) -> None:
    used = student(klass, "Ana").code
    joined(klass, "Ana")
    other = Client()
    pages = []
    for code in (used, "BCDFGH", "no code", ""):
        answer = other.post("/class/", {"code": code})
        assert answer.status_code == 404
        pages.append(str(NOWHERE) in answer.content.decode())
    assert all(pages)


def test_two_telephones_with_one_code_let_in_one(klass: Class) -> None:
    first, second = (codes.find(student(klass, "Ana").code) for _ in range(2))
    assert first is not None
    assert second is not None
    assert places.enter(first) is not None
    assert places.enter(second) is None


def test_guessing_codes_ends_soon_and_for_the_guesser_alone(klass: Class) -> None:
    guesser = Client(REMOTE_ADDR="10.0.0.66")
    statuses = [guesser.post("/class/", {"code": "BCDFGH"}).status_code for _ in range(RATES["code"][0] + 2)]
    assert statuses[0] == 404
    assert statuses[-1] == 429
    assert guesser.post("/class/", {"code": student(klass, "Ana").code}).status_code == 429
    joined(klass, "Ana")


def test_right_codes_are_no_guesses(klass: Class) -> None:
    for _ in range(RATES["code"][0] + 2):
        client = joined(klass, "Ana", "10.0.0.7")
        client.post("/class/mine/")
    joined(klass, "Ana", "10.0.0.7")


def test_leaving_ends_the_session_and_the_code_works_again(klass: Class) -> None:
    first = joined(klass, "Ana")
    code = student(klass, "Ana").code
    assert first.post("/class/mine/").status_code == 302
    assert first.get(desk(klass, "Ana")).status_code == 404
    assert student(klass, "Ana").code == code
    assert joined(klass, "Ana").get(desk(klass, "Ana")).status_code == 200


def test_a_lost_telephone_gets_a_new_code_and_the_old_session_ends(klass: Class, teacher: Client) -> None:
    lost = joined(klass, "Ana")
    before = student(klass, "Ana")
    assert lost.get(desk(klass, "Ana")).status_code == 200
    teacher.post("/class/friday/", {"do": "new code", "place": before.place.pk})
    assert lost.get(desk(klass, "Ana")).status_code == 404
    assert lost.get("/class/mine/").status_code == 302
    assert codes.find(before.code) is None
    after = joined(klass, "Ana")
    assert student(klass, "Ana").place.account == before.place.account or before.place.account is None
    assert after.get(desk(klass, "Ana")).status_code == 200


def test_two_share_a_seat_and_one_of_them_can_lose_the_telephone(klass: Class, teacher: Client) -> None:
    ana, chi = student(klass, "Ana"), student(klass, "Chi")
    teacher.post("/class/friday/", {"do": "move", "place": chi.place.pk, "to": f"1/{ana.place.seat}"})
    first, second = joined(klass, "Ana"), joined(klass, "Chi")
    assert desk(klass, "Ana") == desk(klass, "Chi")
    assert "With you on this seat: Chi" in first.get("/class/mine/").content.decode()
    assert [c.get(desk(klass, "Ana")).status_code for c in (first, second)] == [200, 200]
    teacher.post("/class/friday/", {"do": "new code", "place": chi.place.pk})
    assert [c.get(desk(klass, "Ana")).status_code for c in (first, second)] == [200, 404]


def test_neither_names_nor_codes_lie_in_the_clear(klass: Class) -> None:
    places.add_late(klass, "Anastasia Bell")  # longer than what sealed bytes spell by chance
    joined(klass, "Anastasia Bell")
    code = student(klass, "Anastasia Bell").code
    kept = [str(row) for row in Place.objects.values_list()]
    with connection.cursor() as cursor:
        cursor.execute("SELECT kept FROM classroom_classevent UNION SELECT kept FROM classroom_class")
        kept += [row[0] for row in cursor.fetchall()]
    assert len(kept) > 5
    assert not any(word in row for row in kept for word in ("Anastasia", code, "Ada Brun"))


def test_codes_have_no_letters_that_look_alike() -> None:
    assert not set("ILOQSZ0125AEU") & set(codes.LETTERS)
    assert len(set(codes.LETTERS)) == len(codes.LETTERS) == 17


def test_everybody_has_another_code(klass: Class) -> None:
    found = [one.code for one in names.students(klass)]
    assert len(set(found)) == 5
    assert all(len(code) == codes.LENGTH and set(code) <= set(codes.LETTERS) for code in found)


def test_every_page_and_every_door_of_a_student_says_that_the_teacher_reads(klass: Class) -> None:
    for name in ("Ana", "Eli"):
        phone = joined(klass, name)
        place = student(klass, name).place
        assert place.table is not None
        assert "reads every room" in phone.get("/class/mine/").content.decode()
        desk = f"/t/{place.table.talks}/as/{place.seat}/"
        page = phone.get(desk).content.decode()
        menu = page.partition('id="nav"')[2].partition("</nav>")[0]
        pages = {desk, *(link for link in re.findall(r'href="(/t/[^"?#]+)"', menu) if "/language/" not in link)}
        assert len(pages) > 15
        for path in sorted(pages):
            shown = phone.get(path)
            assert shown.status_code == 200, path
            assert "The instructor, Ada Brun, reads every room" in shown.content.decode(), path
        for room in get_registry().play(place.table.talks, place.seat).rooms:
            door = phone.get(f"{desk}rooms/{room}/").content.decode()
            world = "read by the world" if room == "public" else "the instructor’s among them"
            assert world in door, room
