"""Two worlds over HTTP: where only hidden things differ, a seat gets the same bytes, whatever it asks and wherever."""

import pytest

from tests.server import surface
from tests.server.pair import Pair, heard_in, readable
from tests.server.worlds import (
    AKRA,
    BILATERAL,
    CAUCUS,
    DORN,
    INSIDE,
    MEDIATOR,
    PRESIDENT,
    PRESS,
    SEATS,
    SELM,
)


def test_every_address_of_the_server_is_asked_for() -> None:
    assert surface.uncovered() == []
    assert {name for name, _ in surface.addresses()} >= set(surface.QUERIES), "an address is gone: take it off the list"


def test_the_worlds_differ_and_a_member_sees_it(pair: Pair) -> None:
    everything = {seat: readable(pair.worlds.world(INSIDE), seat) for seat in SEATS}
    nothing = {seat: readable(pair.worlds.world(()), seat) for seat in SEATS}
    assert CAUCUS in everything[MEDIATOR]
    assert CAUCUS not in nothing[MEDIATOR]
    for seat in SEATS:
        assert readable(pair.of(seat)[0], seat) == everything[seat]


@pytest.mark.slow
@pytest.mark.parametrize("seat", SEATS)
def test_what_a_seat_reads_is_the_same_whatever_is_hidden_from_it(pair: Pair, seat: str) -> None:
    assert pair.differences(seat, surface.reading(seat)) == []
    assert pair.statuses[200] > (30 if seat == "public" else 50), "most of what is asked for is there"


@pytest.mark.parametrize("seat", SEATS)
def test_what_a_seat_does_is_answered_the_same_whatever_is_hidden_from_it(pair: Pair, seat: str) -> None:
    assert pair.differences(seat, surface.writing(seat)) == []
    assert pair.statuses[201] or seat in ("public", PRESS, PRESIDENT), "some of what is tried is done"


@pytest.mark.slow
@pytest.mark.parametrize("seat", [AKRA, DORN, PRESS, "public"])
def test_however_a_seat_asks_it_is_answered_the_same(pair: Pair, seat: str) -> None:
    asks = list(surface.otherwise(seat))
    assert {ask.path for ask in asks} >= surface.paths(seat)
    assert pair.differences(seat, asks) == []
    assert {200, 403, 404, 405} <= set(pair.statuses)
    assert not {status for status in pair.statuses if status >= 500}


@pytest.mark.parametrize("seat", [SELM, DORN, PRESS, PRESIDENT, "public"])
def test_what_a_page_hears_is_the_same_whatever_is_hidden_from_it(pair: Pair, seat: str) -> None:
    bare, full = pair.of(seat)
    assert heard_in(bare, seat, []) == heard_in(
        full, seat, [(MEDIATOR, "mediation"), (AKRA, CAUCUS), (AKRA, BILATERAL)]
    )
