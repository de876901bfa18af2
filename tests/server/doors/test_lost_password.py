"""A lost password: a link of one use, which opens no door that its maker could not open itself."""

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret, hotp_value, yield_hotp_counters_from_time
from django.test import Client

from goodoffices.server.doors import access, holding, tokens
from goodoffices.server.doors.models import Account, SeatAccount, SignInLink
from goodoffices.server.doors.opening import may_open
from goodoffices.server.store.registry import get_registry
from tests.server.doors.people import NEW, PASSWORD, held, later, link_in, page, press, signed_in, text
from tests.server.worlds import AKRA, CHIEF, PRESIDENT, PRESS, SELM, TALKS

WRONG = "/sign-in/" + "A" * 43 + "/"
FORM = {"password": NEW, "again": NEW}


def link_for(seat: str, by: str = CHIEF) -> str:
    return link_in(press(signed_in(by), page(by, "seats/"), do="sign-in link", seat=seat))


def nothing_there() -> bytes:
    return Client().get("/no/such/page/").content


def also_holds(account: Account, seat: str) -> SeatAccount:
    """Let the account of one seat take another as well, which nobody held."""
    SeatAccount.objects.filter(seat=seat).update(ended=get_registry().now())
    found = get_registry().play(TALKS, seat).seat(seat)
    assert found is not None
    return SeatAccount.objects.create(
        talks=TALKS, seat=seat, seating=found.number, account=account, since=get_registry().now()
    )


def code(secret: str) -> str:
    return f"{hotp_value(secret, next(yield_hotp_counters_from_time())):06}"


def test_it_sets_a_new_password_and_ends_other_sessions():
    link, lost = link_for(SELM), signed_in(SELM)
    browser = Client()
    assert "For the account <strong>selm.head</strong>" in text(browser.get(link))
    assert browser.post(link, FORM)["Location"] == "/"
    assert browser.get(page(SELM)).status_code == 200
    assert lost.get(page(SELM)).status_code == 404
    assert Client().post("/accounts/login/", {"login": SELM, "password": PASSWORD}).status_code == 200
    assert signed_in(SELM, NEW).get(page(SELM)).status_code == 200


@pytest.mark.parametrize("how", ["wrong", "used", "expired", "replaced", "locked", "handed over"])
def test_a_link_that_is_not_good_is_the_same_bytes_as_no_page(how):
    link = link_for(SELM)
    if how == "wrong":
        link = WRONG
    elif how == "used":
        Client().post(link, FORM)
    elif how == "expired":
        later(hours=24)
    elif how == "replaced":
        link_for(SELM)
    elif how == "locked":
        holding.lock(held(SELM))
    elif how == "handed over":
        SeatAccount.objects.filter(seat=SELM).update(ended=get_registry().now())
    before = Account.objects.get(username=SELM).password
    for answer in (Client().get(link), Client().post(link, FORM), signed_in(PRESS).get(link)):
        assert (answer.status_code, answer.content) == (404, nothing_there())
    assert Account.objects.get(username=SELM).password == before


@pytest.mark.parametrize(("by", "seat"), [(CHIEF, PRESS), (CHIEF, PRESIDENT), (SELM, AKRA), (AKRA, SELM)])
def test_nobody_makes_one_for_the_seats_of_others(by, seat):
    assert press(signed_in(by), page(by, "seats/"), do="sign-in link", seat=seat).status_code == 404
    assert not SignInLink.objects.exists()


def test_it_locks_what_its_maker_could_not_open():
    account = Account.objects.get(username=AKRA)
    also_holds(account, PRESIDENT)
    Client().post(link_for(AKRA), FORM)
    account.refresh_from_db()
    assert access.seats_of(account) == [(TALKS, AKRA)]
    assert PRESIDENT not in {seat.id for seat in may_open(get_registry().play(TALKS, CHIEF), CHIEF)}
    assert held(PRESIDENT).locked is not None


def test_what_its_maker_can_open_stays_open():
    account = Account.objects.get(username=PRESS)
    also_holds(account, PRESIDENT)
    Client().post(link_for(PRESS, by=AKRA), FORM)
    account.refresh_from_db()
    assert access.seats_of(account) == [(TALKS, PRESIDENT), (TALKS, PRESS)]


def test_the_second_step_is_still_asked_for_and_then_nothing_is_locked():
    account = Account.objects.get(username=AKRA)
    also_holds(account, PRESIDENT)
    secret = generate_totp_secret()
    TOTP.activate(account, secret)
    browser = Client()
    assert browser.post(link_for(AKRA), FORM)["Location"] == "/accounts/2fa/authenticate/"
    assert browser.get(page(AKRA)).status_code == 404
    browser.post("/accounts/2fa/authenticate/", {"code": "000000" if code(secret) != "000000" else "111111"})
    assert browser.get(page(AKRA)).status_code == 404
    browser.post("/accounts/2fa/authenticate/", {"code": code(secret)})
    assert browser.get(page(AKRA)).status_code == 200
    assert browser.get(page(PRESIDENT)).status_code == 200


def test_a_bad_password_spends_nothing():
    link = link_for(SELM)
    assert "too short" in text(Client().post(link, {"password": "short", "again": "short"}))
    assert Client().get(link).status_code == 200


def test_only_a_fingerprint_is_kept():
    token = link_for(SELM).split("/")[2]
    assert SignInLink.objects.get().digest == tokens.digest(token)


def test_the_door_tells_of_it():
    Client().post(link_for(SELM), FORM)
    seen = text(signed_in(SELM, NEW).get(page(SELM, "seat/")))
    assert "Link for a lost password made by" in seen
    assert "New password chosen through that link." in seen


def test_none_is_made_for_a_locked_seat():
    holding.lock(held(SELM))
    press(signed_in(CHIEF), page(CHIEF, "seats/"), do="sign-in link", seat=SELM)
    assert not SignInLink.objects.exists()
