"""What is left of whoever had a telephone once: after a new code, after leaving, and at another seat, nothing."""

import re

from allauth.mfa.models import Authenticator
from django.test import Client

from goodoffices.server.classroom import places
from goodoffices.server.classroom.models import Class, Place
from goodoffices.server.doors import access, holding
from goodoffices.server.doors.models import Invitation, SeatAccount
from tests.server.classroom.conftest import joined, student


def desk(klass: Class, name: str) -> str:
    one = student(klass, name)
    assert one.place.table is not None
    return f"/t/{one.place.table.talks}/as/{one.place.seat}/"


def token(phone: Client, address: str) -> str:
    """A token for programs, made on the page of the own seat."""
    answer = phone.post(f"{address}seat/", {"do": "token", "name": "mine"})
    found = re.search(r'id="line-token">([^<]+)<', answer.content.decode())
    assert found is not None, answer.content.decode()
    return found[1]


def renew(klass: Class, name: str, teacher: Client) -> None:
    teacher.post("/class/friday/", {"do": "new code", "place": student(klass, name).place.pk})


def test_after_a_new_code_no_token_of_the_lost_telephone_is_good(klass: Class, teacher: Client) -> None:
    kept = token(joined(klass, "Ana"), desk(klass, "Ana"))
    assert access.seat_of_token(kept) is not None
    renew(klass, "Ana", teacher)
    assert access.seat_of_token(kept) is None
    assert joined(klass, "Ana").get(desk(klass, "Ana")).status_code == 200
    assert access.seat_of_token(kept) is None


def test_after_a_new_code_no_other_way_of_signing_in_is_left(klass: Class, teacher: Client) -> None:
    joined(klass, "Ana")
    account = student(klass, "Ana").place.account
    assert account is not None
    Authenticator.objects.create(user=account, type=Authenticator.Type.WEBAUTHN, data={})
    account.set_password("seven words in a row")
    account.save()
    renew(klass, "Ana", teacher)
    account.refresh_from_db()
    assert not account.has_usable_password()
    assert not Authenticator.objects.filter(user=account).exists()


def test_who_left_acts_through_no_token(klass: Class) -> None:
    phone = joined(klass, "Ana")
    kept = token(phone, desk(klass, "Ana"))
    phone.post("/class/mine/")
    assert access.seat_of_token(kept) is None


def test_a_student_hands_no_seat_of_a_class_over(klass: Class) -> None:
    phone = joined(klass, "Ana")
    assert "hand over" not in phone.get(f"{desk(klass, 'Ana')}seat/").content.decode()
    phone.post(f"{desk(klass, 'Ana')}seat/", {"do": "hand over"})
    assert not Invitation.objects.exists()


def test_who_locked_the_own_seat_is_let_in_by_a_new_code(klass: Class, teacher: Client) -> None:
    joined(klass, "Ana").post(f"{desk(klass, 'Ana')}seat/", {"do": "lock"})
    renew(klass, "Ana", teacher)
    assert joined(klass, "Ana").get(desk(klass, "Ana")).status_code == 200


def test_whoever_comes_in_while_the_teacher_gives_a_new_code_is_put_out(klass: Class) -> None:
    seen = Place.objects.select_related("klass", "table", "account").get(pk=student(klass, "Ana").place.pk)
    phone = joined(klass, "Ana")  # after the teacher's page was read
    places.renew(seen)
    assert phone.get(desk(klass, "Ana")).status_code == 404


def test_whoever_comes_in_while_the_teacher_moves_them_has_the_new_seat_alone(klass: Class) -> None:
    seen = Place.objects.select_related("klass", "table", "account").get(pk=student(klass, "Ana").place.pk)
    before, to = desk(klass, "Ana"), student(klass, "Bo")
    phone = joined(klass, "Ana")
    assert to.at is not None
    places.move(seen, to.at, to.place.table)
    assert phone.get(before).status_code in (302, 404)
    assert phone.get(desk(klass, "Bo")).status_code == 200


def test_a_signed_in_student_who_is_not_here_is_asked_for_the_code(klass: Class) -> None:
    phone = joined(klass, "Ana")
    Place.objects.filter(pk=student(klass, "Ana").place.pk).update(joined=None)
    assert phone.get("/class/mine/").headers["Location"] == "/class/"
    assert phone.get("/class/").status_code == 200


def test_a_student_without_a_password_finds_no_error_where_one_is_changed(klass: Class) -> None:
    phone = joined(klass, "Ana")
    phone.raise_request_exception = False
    assert phone.get("/accounts/password/change/").status_code < 500


def test_links_to_a_former_seat_lead_nowhere(klass: Class, teacher: Client) -> None:
    joined(klass, "Ana")
    one = student(klass, "Ana")
    assert one.place.account is not None
    held = SeatAccount.objects.get(account=one.place.account)
    link = holding.sign_in_link(held, by="")
    to = student(klass, "Bo").at
    assert to is not None
    teacher.post("/class/friday/", {"do": "move", "place": one.place.pk, "to": f"{to.table}/{to.seat}"})
    assert holding.find_sign_in(link) is None
