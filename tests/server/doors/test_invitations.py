"""Invitations: one use, three days, and for whoever has no good one the same answer as for a page that is not there."""

import pytest
from django.core.cache import cache
from django.test import Client

from goodoffices.server.doors import invitations, tokens
from goodoffices.server.doors.access import may_use, seats_of
from goodoffices.server.doors.forms import NewAccount
from goodoffices.server.doors.models import Account, Invitation, SeatAccount
from goodoffices.server.store.registry import get_registry
from tests.server.doors.people import (
    DEPUTY,
    NEW,
    PASSWORD,
    act,
    deputy,
    held,
    invited,
    joins,
    later,
    page,
    press,
    signed_in,
    text,
)
from tests.server.worlds import AKRA, CHIEF, MEDIATOR, PRESIDENT, PRESS, SELM, TALKS

WRONG = "/invitations/" + "A" * 43 + "/"


def nothing_there() -> bytes:
    return Client().get("/no/such/page/").content


def test_a_seat_is_taken_with_a_new_account():
    link = invited(AKRA, deputy())
    browser = joins(link, "hedrin")
    assert browser.get(page(DEPUTY)).status_code == 200
    assert held(DEPUTY).account.username == "hedrin"


def test_a_seat_is_taken_with_an_account_that_one_has():
    link = invited(AKRA, deputy())
    browser = signed_in(PRESS)
    assert "signed in as <strong>akra.press</strong>" in text(browser.get(link))
    assert browser.post(link).status_code == 302
    assert seats_of(Account.objects.get(username=PRESS)) == [(TALKS, DEPUTY), (TALKS, PRESS)]


def test_signing_in_leads_back_to_the_invitation():
    link = invited(AKRA, deputy())
    browser = Client()
    there = f"/accounts/login/?next={link}"
    assert there in text(browser.get(link)).replace("%2F", "/")
    answer = browser.post(there, {"login": PRESS, "password": PASSWORD})
    assert answer["Location"] == link


def test_looking_takes_nothing():
    link = invited(AKRA, deputy())
    for _ in range(3):
        assert Client().get(link).status_code == 200
        assert Client().head(link).status_code == 200
    assert not SeatAccount.objects.filter(seat=DEPUTY).exists()


def test_the_page_says_what_the_invited_needs_and_no_more():
    seen = text(Client().get(invited(AKRA, deputy())))
    assert "Lake" in seen
    assert "Hedrin Sool" in seen
    assert "deputy head of delegation" in seen
    for other in ("Person in", "Selm", "Dorn", "Water", CHIEF, "capital.", "Akra at home"):
        assert other not in seen, other


@pytest.mark.parametrize("how", ["wrong", "used", "expired", "withdrawn", "replaced", "reseated", "overtaken"])
def test_a_link_that_is_not_good_is_the_same_bytes_as_no_page(how):
    link = invited(AKRA, deputy())
    if how == "wrong":
        link = WRONG
    elif how == "used":
        joins(link, "hedrin")
    elif how == "expired":
        later(hours=72)
    elif how == "withdrawn":
        press(signed_in(AKRA), page(AKRA, "seats/"), do="withdraw", seat=DEPUTY)
    elif how == "replaced":
        invited(AKRA, DEPUTY)
    elif how == "reseated":
        act(AKRA, kind="VacateSeat", seat=DEPUTY)
        act(AKRA, kind="SeatPerson", seat=DEPUTY, office="deputy", person="Somebody Else")
    elif how == "overtaken":
        found = get_registry().play(TALKS, DEPUTY).seat(DEPUTY)
        account = Account.objects.create_user("faster", NEW)
        SeatAccount.objects.create(
            talks=TALKS, seat=DEPUTY, seating=found.number, account=account, since=get_registry().now()
        )
    form = {"username": "late", "password": NEW, "again": NEW}
    for answer in (
        Client().get(link),
        Client().post(link, form),
        signed_in(SELM).get(link),
        signed_in(SELM).post(link),
    ):
        assert (answer.status_code, answer.content) == (404, nothing_there())
    assert not Account.objects.filter(username="late").exists()


def test_it_is_good_to_the_last_minute():
    link = invited(AKRA, deputy())
    later(hours=71, minutes=59)
    assert Client().get(link).status_code == 200


def test_two_who_use_it_at_once_get_one_seat():
    token = invited(AKRA, deputy()).split("/")[2]
    one, two = (Account.objects.create_user(name, NEW) for name in ("one", "two"))
    assert invitations.accept(token, one) is not None
    assert invitations.accept(token, two) is None
    assert held(DEPUTY).account == one


def test_whoever_comes_second_gets_no_account_either(monkeypatch):
    link = invited(AKRA, deputy())
    monkeypatch.setattr(invitations, "accept", lambda token, account: None)
    answer = Client().post(link, {"username": "second", "password": NEW, "again": NEW})
    assert (answer.status_code, answer.content) == (404, nothing_there())
    assert not Account.objects.filter(username="second").exists()


def test_a_name_that_is_taken_in_the_same_moment_is_told_so(monkeypatch):
    link = invited(AKRA, deputy())
    monkeypatch.setattr(NewAccount, "clean_username", lambda form: form.cleaned_data["username"])
    answer = Client().post(link, {"username": PRESS, "password": NEW, "again": NEW})
    assert (answer.status_code, "This user name is taken" in text(answer)) == (200, True)
    assert Client().get(link).status_code == 200


def test_only_a_fingerprint_is_kept():
    token = invited(AKRA, deputy()).split("/")[2]
    kept = Invitation.objects.get(seat=DEPUTY)
    assert kept.digest == tokens.digest(token)
    assert token not in "".join(str(value) for value in vars(kept).values())


@pytest.mark.parametrize(
    ("by", "seat"),
    [
        (CHIEF, PRESS),
        (CHIEF, PRESIDENT),
        (SELM, PRESS),
        (AKRA, SELM),
        (AKRA, AKRA),
        (CHIEF, "akra.nobody"),
        (CHIEF, ""),
    ],
)
def test_nobody_invites_to_the_seats_of_others(by, seat):
    answer = press(signed_in(by), page(by, "seats/"), do="invite", seat=seat)
    assert (answer.status_code, answer.content) == (404, nothing_there())
    assert not Invitation.objects.filter(seat=seat, by=by).exists()


@pytest.mark.parametrize("seat", [PRESS, "public"])
def test_who_opens_no_seats_has_no_such_page(seat):
    answer = signed_in(PRESS).get(page(seat, "seats/"))
    assert (answer.status_code, answer.content) == (404, nothing_there())


def test_nobody_is_replaced_who_was_not_locked_out_before():
    answer = press(signed_in(CHIEF), page(CHIEF, "seats/"), do="invite", seat=MEDIATOR)
    assert answer.status_code == 302
    assert not Invitation.objects.filter(seat=MEDIATOR).exists()
    press(signed_in(CHIEF), page(CHIEF, "seats/"), do="lock", seat=MEDIATOR)
    before = held(MEDIATOR)
    joins(invited(CHIEF, MEDIATOR), "another")
    assert held(MEDIATOR).account.username == "another"
    assert not may_use(Account.objects.get(pk=before.account_id), TALKS, MEDIATOR)


def test_a_bad_form_is_told_so_and_spends_nothing():
    link = invited(AKRA, deputy())
    for given, told in (
        ({"username": "x", "password": "short", "again": "short"}, "too short"),
        ({"username": "x", "password": NEW, "again": NEW + "!"}, "differ"),
        ({"username": "hedrin-sool", "password": "hedrin-sool-1", "again": "hedrin-sool-1"}, "too similar"),
        ({"username": PRESS.upper(), "password": NEW, "again": NEW}, "taken"),
        ({"username": "a b", "password": NEW, "again": NEW}, "valid username"),
        ({"username": "", "password": "", "again": ""}, "required"),
    ):
        answer = Client().post(link, given)
        assert answer.status_code == 200
        assert told in text(answer)
    assert Client().get(link).status_code == 200


def test_guessing_ends_soon_for_good_links_too():
    link = invited(AKRA, deputy())
    browser = Client()
    for _ in range(20):
        assert browser.get(WRONG).status_code == 404
    assert browser.get(WRONG).status_code == 429
    assert browser.get(link).status_code == 429
    assert browser.get("/sign-in/x/").status_code == 429
    cache.clear()
    assert browser.get(link).status_code == 200
