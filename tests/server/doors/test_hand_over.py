"""The end of a shift: the seat goes to another account, and the one before loses it."""

from django.test import Client

from goodoffices.server.doors import access, keys
from goodoffices.server.doors.models import Account, SeatAccount
from tests.server.doors.people import held, joins, link_in, page, press, signed_in, text
from tests.server.worlds import AKRA, CHIEF, SELM, TALKS


def handed_over(seat: str) -> str:
    return link_in(press(signed_in(seat), page(seat, "seat/"), do="hand over"))


def test_the_seat_stays_until_the_link_is_used():
    link = handed_over(CHIEF)
    assert signed_in(CHIEF).get(page(CHIEF)).status_code == 200
    night = joins(link, "night-shift")
    assert night.get(page(CHIEF)).status_code == 200
    assert signed_in(CHIEF).get(page(CHIEF)).status_code == 404
    assert held(CHIEF).account.username == "night-shift"
    assert SeatAccount.objects.get(seat=CHIEF, ended__isnull=False).account.username == CHIEF


def test_its_tokens_end_with_it():
    token = keys.make(held(CHIEF), "minutes")
    joins(handed_over(CHIEF), "night-shift")
    assert access.seat_of_token(token) is None


def test_it_can_be_handed_back():
    joins(handed_over(CHIEF), "night-shift")
    night = signed_in("night-shift", "linden house by the river")
    answer = night.post(page(CHIEF, "seat/"), {"do": "hand over"})
    assert signed_in(CHIEF).post(link_in(answer)).status_code == 302
    assert access.may_use(Account.objects.get(username=CHIEF), TALKS, CHIEF)


def test_oneself_takes_over_nothing():
    link, browser = handed_over(CHIEF), signed_in(CHIEF)
    assert "You hold this seat already" in text(browser.get(link))
    browser.post(link)
    assert Client().get(link).status_code == 200
    assert held(CHIEF).account.username == CHIEF


def test_the_link_can_be_made_void():
    link, browser = handed_over(CHIEF), signed_in(CHIEF)
    assert "A link is open until" in text(browser.get(page(CHIEF, "seat/")))
    browser.post(page(CHIEF, "seat/"), {"do": "withdraw"})
    assert Client().get(link).status_code == 404
    assert "A link is open until" not in text(browser.get(page(CHIEF, "seat/")))


def test_nobody_hands_over_the_seat_of_another():
    assert signed_in(SELM).post(page(AKRA, "seat/"), {"do": "hand over"}).status_code == 404


def test_who_has_just_signed_in_is_not_asked_again():
    answer = signed_in(CHIEF).post(page(CHIEF, "seat/"), {"do": "hand over"})
    assert (answer.status_code, "line-link" in text(answer)) == (200, True)


def test_one_shows_once_more_who_one_is():
    browser = signed_in(CHIEF)
    session = browser.session
    for shown in session["account_authentication_methods"]:
        shown["at"] -= 3600  # an hour at the table
    session.save()
    answer = browser.post(page(CHIEF, "seat/"), {"do": "hand over"})
    assert answer["Location"].startswith("/accounts/reauthenticate/")
    wrong = browser.post(answer["Location"], {"password": "not that one"})
    assert "line-link" not in text(wrong)
    assert browser.get(page(CHIEF)).status_code == 200


def test_the_door_tells_who_was_let_in():
    joins(handed_over(CHIEF), "night-shift")
    night = signed_in("night-shift", "linden house by the river")
    seen = text(night.get(page(CHIEF, "seat/")))
    assert "Invitation made by" in seen
    assert "That account gave up the seat to another." in seen
    assert "night-shift" not in seen.split("At this door</h2>")[1].split("</ul>")[0]
