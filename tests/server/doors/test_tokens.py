"""Tokens for programs: shown once, kept as a fingerprint, ended at any time."""

import re

from goodoffices.server.doors import access, keys, tokens
from goodoffices.server.doors.models import ApiToken
from tests.server.doors.people import act, held, page, press, signed_in, text
from tests.server.worlds import AKRA, CHIEF, PRESS, TALKS


def made(seat: str, name: str = "minutes") -> str:
    """A token made on the seat's page."""
    answer = press(signed_in(seat), page(seat, "seat/"), do="token", name=name)
    found = re.search(r'id="line-token">([^<]+)<', text(answer))
    assert found is not None, text(answer)
    return found[1]


def test_it_acts_for_its_seat():
    assert access.seat_of_token(made(AKRA)) == (TALKS, AKRA)


def test_it_is_shown_once_and_kept_as_a_fingerprint():
    token, browser = made(AKRA), signed_in(AKRA)
    assert token not in text(browser.get(page(AKRA, "seat/")))
    kept = ApiToken.objects.get(name="minutes")
    assert kept.digest == tokens.digest(token)
    assert len(token) == 43


def test_it_is_revoked_by_name():
    token, browser = made(AKRA), signed_in(AKRA)
    assert "minutes" in text(browser.get(page(AKRA, "seat/")))
    browser.post(page(AKRA, "seat/"), {"do": "revoke", "name": "minutes"})
    assert access.seat_of_token(token) is None
    assert "minutes</bdi>" not in text(browser.get(page(AKRA, "seat/")))


def test_what_is_no_token_is_none():
    for wrong in ("", "x", "A" * 43, "ü" * 43, "\ud800", "\0", "a" * 100_000):
        assert access.seat_of_token(wrong) is None


def test_it_ends_when_the_seat_is_vacated_or_its_account_closed():
    token, other = made(PRESS), made(AKRA)
    act(AKRA, kind="VacateSeat", seat=PRESS)
    assert access.seat_of_token(token) is None
    account = held(AKRA).account
    account.is_active = False
    account.save()
    assert access.seat_of_token(other) is None


def test_names_are_one_each_and_there_are_ten_at_most():
    browser = signed_in(CHIEF)
    assert keys.make(held(CHIEF), "twice") is not None
    answer = press(browser, page(CHIEF, "seat/"), do="token", name="twice")
    assert "There is a token of that name" in text(answer)
    while keys.make(held(CHIEF), f"number {len(keys.standing(held(CHIEF)))}") is not None:
        pass
    assert len(keys.standing(held(CHIEF))) == keys.MOST
    assert "revoke one first" in text(press(browser, page(CHIEF, "seat/"), do="token", name="one more"))


def test_nobody_makes_one_for_the_seat_of_another():
    assert press(signed_in(PRESS), page(AKRA, "seat/"), do="token", name="x").status_code == 404
