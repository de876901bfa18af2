"""A lost telephone: the seat is closed at once, everywhere, and only those who gave it open it again."""

import pytest
from django.contrib.auth import get_user
from django.test import Client

from goodoffices.server.doors import access, holding, keys
from goodoffices.server.doors.models import Account
from tests.server.doors.people import (
    DEPUTY,
    deputy,
    held,
    invited,
    joins,
    link_in,
    page,
    press,
    signed_in,
    text,
)  # fmt: skip
from tests.server.worlds import AKRA, CHIEF, MEDIATOR, PRESIDENT, PRESS, SELM, TALKS


@pytest.mark.parametrize(("by", "seat"), [(AKRA, AKRA), (CHIEF, AKRA), (AKRA, PRESS), (AKRA, PRESIDENT)])
def test_locking_ends_the_sessions_at_once(by, seat):
    telephone, laptop = signed_in(seat), signed_in(seat)
    assert telephone.get(page(seat)).status_code == 200
    own = by == seat
    press(signed_in(by), page(by, "seat/" if own else "seats/"), do="lock", seat=seat)
    for browser in (telephone, laptop):
        assert browser.get(page(seat)).status_code == 404
        request = browser.get("/").wsgi_request
        assert not get_user(request).is_authenticated


def test_a_new_session_does_not_open_a_locked_seat():
    holding.lock(held(SELM))
    browser = signed_in(SELM)
    assert browser.get(page(SELM)).status_code == 404
    assert access.seats_of(Account.objects.get(username=SELM)) == []


def test_unlocking_gives_it_back_to_the_same_account():
    chief = signed_in(CHIEF)
    press(chief, page(CHIEF, "seats/"), do="lock", seat=SELM)
    assert "<strong>Locked</strong>" in text(chief.get(page(CHIEF, "seats/")))
    press(chief, page(CHIEF, "seats/"), do="unlock", seat=SELM)
    assert signed_in(SELM).get(page(SELM)).status_code == 200


def test_the_holder_cannot_unlock_itself():
    press(signed_in(AKRA), page(AKRA, "seat/"), do="lock")
    browser = signed_in(AKRA)
    assert browser.post(page(AKRA, "seat/"), {"do": "unlock"}).status_code == 404
    assert browser.post(page(AKRA, "seats/"), {"do": "unlock", "seat": AKRA}).status_code == 404
    assert held(AKRA).locked is not None


@pytest.mark.parametrize(("by", "seat"), [(CHIEF, PRESS), (CHIEF, PRESIDENT), (SELM, AKRA), (AKRA, MEDIATOR)])
def test_nobody_locks_the_seats_of_others(by, seat):
    assert press(signed_in(by), page(by, "seats/"), do="lock", seat=seat).status_code == 404
    assert held(seat).locked is None


def test_tokens_and_links_of_a_locked_seat_are_void():
    token = keys.make(held(AKRA), "minutes")
    successor = link_in(press(signed_in(AKRA), page(AKRA, "seat/"), do="hand over"))
    guest = invited(AKRA, deputy())
    password = link_in(press(signed_in(CHIEF), page(CHIEF, "seats/"), do="sign-in link", seat=AKRA))
    assert access.seat_of_token(token) == (TALKS, AKRA)
    assert [Client().get(link).status_code for link in (successor, guest, password)] == [200, 200, 200]
    press(signed_in(CHIEF), page(CHIEF, "seats/"), do="lock", seat=AKRA)
    assert access.seat_of_token(token) is None
    assert [Client().get(link).status_code for link in (successor, guest, password)] == [404, 404, 404]
    press(signed_in(CHIEF), page(CHIEF, "seats/"), do="unlock", seat=AKRA)
    assert access.seat_of_token(token) is None
    assert [Client().get(link).status_code for link in (successor, guest, password)] == [404, 404, 404]


def test_whoever_took_a_seat_in_time_keeps_it():
    browser = joins(invited(AKRA, deputy()), "hedrin")
    holding.lock(held(AKRA))
    assert browser.get(page(DEPUTY)).status_code == 200


def test_a_page_that_stays_open_ends_with_its_session():
    """The account as a live page holds it, read when the page was opened."""
    reader = Account.objects.get(username=PRESIDENT)
    assert access.may_use(reader, TALKS, PRESIDENT)
    holding.end_sessions(reader)
    assert not access.may_use(reader, TALKS, PRESIDENT)
    assert access.may_use(Account.objects.get(username=PRESIDENT), TALKS, PRESIDENT)


def test_locking_twice_changes_nothing():
    holding.lock(held(SELM))
    first = held(SELM).locked
    holding.lock(held(SELM))
    assert held(SELM).locked == first
