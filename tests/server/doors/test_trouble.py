"""What a page answers when it cannot do what was asked: plainly, nothing half done, no trace of the program."""

import pytest
from django.db import OperationalError
from django.test import Client

from goodoffices.records import StoreBusy, StoreFull, StoreLost, StoreSealed
from goodoffices.server.doors import holding, keys
from tests.server.doors.people import held, page, press, signed_in, text
from tests.server.worlds import AKRA, CHIEF, SELM


def test_a_form_of_another_site_is_refused():
    browser = Client(enforce_csrf_checks=True)
    for address in ("/accounts/login/", "/invitations/x/", "/sign-in/x/", page(CHIEF, "seat/"), page(CHIEF, "seats/")):
        answer = browser.post(address, {"do": "lock", "seat": SELM})
        assert answer.status_code == 403
        assert "The form was not accepted" in text(answer)


@pytest.mark.parametrize(
    ("error", "status", "words"),
    [
        (StoreFull(), 503, "disk is full"),
        (StoreBusy(), 503, "busy"),
        (StoreSealed("a secret of the operator"), 503, "cannot open what it keeps"),
        (StoreLost(), 503, "cannot reach its records"),
        (OperationalError("unable to open database file"), 503, "cannot reach its records"),
        (RuntimeError("a secret of the table"), 500, "Something failed"),
    ],
)
def test_the_servers_troubles_by_name(monkeypatch, error, status, words):
    def fails(*_: object) -> None:
        raise error

    browser = signed_in(AKRA)
    browser.raise_request_exception = False
    monkeypatch.setattr(keys, "standing", fails)
    answer = browser.get(page(AKRA, "seat/"))
    assert (answer.status_code, words in text(answer)) == (status, True)
    assert "a secret" not in text(answer)
    assert "Traceback" not in text(answer)


def test_a_seat_that_could_not_be_locked_is_not_half_locked(monkeypatch):
    def fails(*_: object) -> None:
        raise OperationalError("disk I/O error")

    browser = signed_in(CHIEF)
    browser.raise_request_exception = False
    monkeypatch.setattr(holding, "end_sessions", fails)
    assert browser.post(page(CHIEF, "seats/"), {"do": "lock", "seat": SELM}).status_code == 503
    assert held(SELM).locked is None


@pytest.mark.parametrize("what", ["", "nothing", "invite\0", "é" * 5000])
def test_a_button_that_is_not_there_changes_nothing(what):
    browser = signed_in(CHIEF)
    assert browser.post(page(CHIEF, "seats/"), {"do": what, "seat": SELM}).status_code == 302
    assert browser.post(page(CHIEF, "seat/"), {"do": what}).status_code == 302
    assert held(SELM).locked is None


@pytest.mark.parametrize("name", ["", " ", "x" * 61, "\0", "a\u202eb"])
def test_a_token_needs_a_plain_name(name):
    browser = signed_in(CHIEF)
    answer = press(browser, page(CHIEF, "seat/"), do="token", name=name)
    assert answer.status_code == 200
    assert keys.standing(held(CHIEF))[1:] == []
    assert 'class="field bad"' in text(answer)


@pytest.mark.parametrize("token", ["x", "%00", "%F0%9F%94%91", "a" * 3000, "..%2F"])
def test_odd_links_lead_nowhere(token):
    for kind in ("invitations", "sign-in"):
        assert Client().get(f"/{kind}/{token}/").status_code == 404
        assert Client().post(f"/{kind}/{token}/", {"username": "x"}).status_code == 404
