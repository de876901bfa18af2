"""The demo's one click: every seat, for this session, and nothing of it anywhere else."""

import pytest
from django.test import Client, override_settings
from django.urls import NoReverseMatch, clear_url_caches, include, path, reverse

from goodoffices.server import urls as server_urls
from goodoffices.server.doors import access, demo, holding
from goodoffices.server.doors import urls as doors_urls
from goodoffices.server.doors.models import Account, SeatAccount
from tests.server.doors.people import act, held, page, signed_in, text
from tests.server.worlds import AKRA, CHIEF, PRESIDENT, SEATS, SELM, TALKS

TAKE = {"talks": TALKS, "seat": AKRA}


class DemoUrls:
    """The addresses as they are where `DEMO` is set when the server starts."""

    handler404 = server_urls.handler404
    _doors = [*doors_urls.urlpatterns, path("take/", demo.take, name="take")]
    urlpatterns = [path("", include((_doors, "doors"))), *server_urls.urlpatterns]


@pytest.fixture
def in_the_demo():
    with override_settings(DEMO=True, ROOT_URLCONF=DemoUrls):
        clear_url_caches()
        yield
    clear_url_caches()


def taken(seat: str = AKRA) -> Client:
    browser = Client()
    assert browser.post("/take/", {"talks": TALKS, "seat": seat})["Location"] == page(seat)
    return browser


@pytest.mark.usefixtures("in_the_demo")
def test_every_occupied_seat_is_offered_by_talks_and_party():
    seen = text(Client().get("/"))
    for seat in SEATS[:-1]:
        assert f'name="seat" value="{seat}"' in seen
    assert 'value="public"' not in seen
    act(AKRA, kind="VacateSeat", seat="akra.press")
    assert 'value="akra.press"' not in text(Client().get("/"))


@pytest.mark.usefixtures("in_the_demo")
def test_a_seat_is_taken_with_one_click_and_changed_with_another():
    browser = taken()
    assert browser.get(page(AKRA)).status_code == 200
    assert browser.get(page(SELM)).status_code == 404
    assert browser.post("/take/", {"talks": TALKS, "seat": SELM})["Location"] == page(SELM)
    assert [browser.get(page(seat)).status_code for seat in (AKRA, SELM)] == [200, 200]
    assert text(browser.get("/")).count("you sit here") == 2
    assert Account.objects.filter(username__startswith="visitor-").count() == 1


@pytest.mark.usefixtures("in_the_demo")
def test_it_holds_for_the_session_only():
    taken()
    assert Client().get(page(AKRA)).status_code == 404
    visitor = Account.objects.get(username__startswith="visitor-")
    assert not visitor.has_usable_password()
    browser = taken()
    browser.post("/accounts/logout/")
    assert browser.get(page(AKRA)).status_code == 404


@pytest.mark.usefixtures("in_the_demo")
def test_several_sit_in_one_seat_and_its_holder_is_untouched():
    one, two = taken(), taken()
    assert [browser.get(page(AKRA)).status_code for browser in (one, two, signed_in(AKRA))] == [200, 200, 200]
    assert held(AKRA).account.username == AKRA


@pytest.mark.usefixtures("in_the_demo")
def test_a_seat_of_the_demo_is_not_locked_or_handed_over_but_has_tokens():
    browser = taken()
    seen = text(browser.get(page(AKRA, "seat/")))
    assert "Lock my seat" not in seen
    assert "successor" not in seen
    assert browser.post(page(AKRA, "seat/"), {"do": "hand over"}).status_code == 302
    answer = browser.post(page(AKRA, "seat/"), {"do": "token", "name": "tour"})
    token = text(answer).split('id="line-token">')[1].split("<")[0]
    assert access.seat_of_token(token) == (TALKS, AKRA)
    with override_settings(DEMO=False):
        assert access.seat_of_token(token) is None


@pytest.mark.usefixtures("in_the_demo")
def test_what_is_not_there_is_not_taken():
    nothing = Client().get("/no/such/page/").content
    for given in ({"talks": TALKS, "seat": "public"}, {"talks": "nowhere", "seat": AKRA}, {"seat": "akra.nobody"}, {}):
        answer = Client().post("/take/", {**TAKE, **given} if given else {})
        assert (answer.status_code, answer.content) == (404, nothing), given
    assert Client().get("/take/").status_code == 405


@pytest.mark.usefixtures("in_the_demo")
def test_taking_needs_the_forms_token():
    browser = Client(enforce_csrf_checks=True)
    assert browser.post("/take/", TAKE).status_code == 403
    assert not SeatAccount.objects.filter(demo=True).exists()


def test_outside_the_demo_there_is_no_such_address():
    with pytest.raises(NoReverseMatch):
        reverse("doors:take")
    nothing = Client().get("/no/such/page/").content
    for browser in (Client(), signed_in(CHIEF)):
        answer = browser.post("/take/", TAKE)
        assert (answer.status_code, answer.content) == (404, nothing)


def test_outside_the_demo_its_view_does_nothing_either():
    with override_settings(ROOT_URLCONF=DemoUrls):
        clear_url_caches()
        assert Client().post("/take/", TAKE).status_code == 404
    clear_url_caches()
    assert not SeatAccount.objects.filter(demo=True).exists()


def test_what_was_taken_in_the_demo_is_worth_nothing_outside():
    visitor = Account.objects.create_user("visitor-1")
    seating = held(PRESIDENT).seating
    SeatAccount.objects.create(
        talks=TALKS, seat=PRESIDENT, seating=seating, account=visitor, since=held(PRESIDENT).since, demo=True
    )
    assert not access.may_use(visitor, TALKS, PRESIDENT)
    assert access.seats_of(visitor) == []
    with override_settings(DEMO=True):
        assert access.may_use(visitor, TALKS, PRESIDENT)


def test_outside_the_demo_no_page_speaks_of_it():
    for browser in (Client(), signed_in(CHIEF)):
        for address in ("/", "/accounts/login/", "/no/such/page/"):
            seen = text(browser.get(address))
            assert "demo" not in seen.lower()
            assert "Take" not in seen


def test_a_session_cannot_say_that_it_is_a_demo():
    browser = Client()
    session = browser.session
    session["demo"] = session["taken"] = session["seats"] = [[TALKS, AKRA]]
    session.save()
    assert browser.get(page(AKRA)).status_code == 404


def test_locking_reaches_the_holder_not_the_visitors():
    seating = held(AKRA).seating
    visitor = Account.objects.create_user("visitor-2")
    SeatAccount.objects.create(
        talks=TALKS, seat=AKRA, seating=seating, account=visitor, since=held(AKRA).since, demo=True
    )
    holding.lock(held(AKRA))
    assert held(AKRA).account.username == AKRA
