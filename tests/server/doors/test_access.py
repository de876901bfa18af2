"""Who may use which seat; and for whoever may not, one answer to everything."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from goodoffices.server.doors.access import may_use, seats_of
from goodoffices.server.doors.models import Account, SeatAccount
from goodoffices.server.store.registry import get_registry
from tests.server.doors.people import act, page, signed_in, text
from tests.server.worlds import AKRA, CHIEF, DORN, ELSEWHERE, MEDIATOR, NOWHERE, PRESIDENT, PRESS, SEATS, SELM, TALKS


def account(seat: str) -> Account:
    return Account.objects.get(username=seat)


def test_an_account_uses_its_own_seat_and_no_other():
    for own in SEATS[:-1]:
        for seat in SEATS[:-1]:
            assert may_use(account(own), TALKS, seat) == (own == seat)
        assert seats_of(account(own)) == [(TALKS, own)]


def test_the_public_seat_is_for_everyone_where_there_is_a_public_room():
    for reader in (AnonymousUser(), account(AKRA)):
        assert may_use(reader, TALKS, "public")
        assert not may_use(reader, ELSEWHERE, "public")
        assert not may_use(reader, NOWHERE, "public")


def test_without_an_account_there_is_no_seat():
    assert seats_of(AnonymousUser()) == []
    assert not may_use(AnonymousUser(), TALKS, AKRA)


@pytest.mark.parametrize("odd", ["\0", f"{AKRA}\0", "\ud800", "a\nb"])
def test_what_can_be_no_id_is_not_looked_up(odd):
    reader = account(AKRA)
    with CaptureQueriesContext(connection) as asked:
        assert not may_use(reader, TALKS, odd)
        assert not may_use(reader, odd, AKRA)
        assert not may_use(reader, odd, "public")
    assert len(asked) == 0


def test_one_account_holds_seats_in_several_talks():
    now = get_registry().now()
    SeatAccount.objects.create(talks=ELSEWHERE, seat=CHIEF, seating=1, account=account(AKRA), since=now)
    assert seats_of(account(AKRA)) == [(ELSEWHERE, CHIEF), (TALKS, AKRA)]
    seen = text(signed_in(AKRA).get("/"))
    assert seen.index(">E<") < seen.index(">Lake<")


@pytest.mark.parametrize(
    "address",
    [
        *(page(seat) for seat in (AKRA, SELM, PRESIDENT, "akra.capital.aide", "nobody", "nobody.here")),
        *(page(seat, name) for seat in (CHIEF, PRESIDENT, "nobody") for name in ("seat/", "seats/")),
        *(page(CHIEF, talks=talks) for talks in (ELSEWHERE, NOWHERE)),
        page("public", "seat/"), page("public", "seats/"), page(DORN, "no/such/page/"),
    ],
)  # fmt: skip
def test_whatever_is_not_yours_is_the_same_bytes_as_no_page(address):
    nothing = Client().get("/no/such/page/")
    for browser in (Client(), signed_in(DORN)):
        for answer in (browser.get(address), browser.post(address, {"do": "lock", "seat": SELM})):
            assert (answer.status_code, answer.content) == (404, nothing.content)
            assert {k: v for k, v in answer.headers.items() if k != "Vary"} == {
                k: v for k, v in nothing.headers.items() if k != "Vary"
            }


def test_a_vacated_seat_is_lost_and_not_regained_by_whoever_held_it():
    act(AKRA, kind="VacateSeat", seat=PRESS)
    assert not may_use(account(PRESS), TALKS, PRESS)
    act(AKRA, kind="SeatPerson", seat=PRESS, office="press", person="Somebody Else")
    assert not may_use(account(PRESS), TALKS, PRESS)
    assert seats_of(account(PRESS)) == []


def test_a_closed_account_uses_nothing():
    closed = account(MEDIATOR)
    closed.is_active = False
    closed.save()
    assert not may_use(closed, TALKS, MEDIATOR)
