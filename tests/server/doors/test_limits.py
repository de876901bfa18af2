"""Limits: what counts is what a client or a seat did itself; beyond its share nothing is done."""

import pytest
from django.test import Client

from goodoffices.server.doors import limits
from tests.server.doors.people import deputy, held, invited, page, signed_in, text
from tests.server.worlds import AKRA, CHIEF, PRESS, SELM, TALKS


@pytest.fixture
def one_a_minute(monkeypatch):
    monkeypatch.setattr(limits, "RATES", dict.fromkeys(limits.RATES, (1, 60)))


@pytest.fixture(autouse=True)
def still_clock(monkeypatch):
    monkeypatch.setattr(limits.time, "time", lambda: 1_800_000_000.0)


@pytest.mark.parametrize("what", limits.RATES)
def test_a_share_is_used_up_and_comes_back(monkeypatch, what):
    amount, seconds = limits.RATES[what]
    assert all(limits.count(what, "one") for _ in range(amount))
    assert limits.spent(what, "one")
    assert not limits.count(what, "one")
    assert limits.count(what, "another")
    monkeypatch.setattr(limits.time, "time", lambda: 1_800_000_000.0 + seconds)
    assert not limits.spent(what, "one")
    assert limits.count(what, "one")


def test_a_seat_submits_so_many_forms_and_no_other_seat_is_held_up(one_a_minute):
    chief = signed_in(CHIEF)
    assert chief.post(page(CHIEF, "seats/"), {"do": "lock", "seat": SELM}).status_code == 302
    answer = chief.post(page(CHIEF, "seats/"), {"do": "unlock", "seat": SELM})
    assert (answer.status_code, "Nothing was done" in text(answer)) == (429, True)
    assert held(SELM).locked is not None
    assert chief.get(page(CHIEF, "seats/")).status_code == 200
    assert signed_in(AKRA).post(page(AKRA, "seat/"), {"do": "nothing"}).status_code == 302


def test_who_may_not_use_a_seat_does_not_use_up_its_share(one_a_minute):
    for _ in range(3):
        assert signed_in(PRESS).post(page(AKRA, "seat/"), {"do": "lock"}).status_code == 404
    assert not limits.spent("act", f"{TALKS}/{AKRA}")


def test_user_names_are_not_tried_out_for_long():
    link, browser = invited(AKRA, deputy()), Client()
    for number in range(limits.RATES["form"][0]):
        form = {"username": f"name-{number}", "password": "short", "again": "short"}
        assert browser.post(link, form).status_code == 200
    assert browser.post(link, form).status_code == 429
    assert browser.get(link).status_code == 200
