"""Who may open which seat: it follows from what the opener sees, and never reaches a capital from outside."""

import pytest

from goodoffices.server.doors.opening import OPENERS, may_open
from goodoffices.server.store.registry import get_registry
from goodoffices.talks.play import StateOfPlay
from tests.server.doors.people import DEPUTY, act, deputy
from tests.server.worlds import AKRA, CHIEF, DORN, MEDIATOR, PRESIDENT, PRESS, SELM, TALKS


def opens(seat: str) -> set[str]:
    return {found.id for found in may_open(get_registry().play(TALKS, seat), seat)}


@pytest.mark.parametrize(
    ("seat", "seats"),
    [
        (CHIEF, {AKRA, SELM, DORN, MEDIATOR}),
        (AKRA, {PRESS, PRESIDENT}),
        (SELM, set()),
        (PRESIDENT, set()),
        (PRESS, set()),
        (MEDIATOR, set()),
        ("public", set()),
        ("akra.nobody", set()),
    ],
)
def test_each_opens_what_it_seats(seat, seats):
    assert opens(seat) == seats


def test_only_openers_open():
    for seat in (CHIEF, AKRA, SELM, DORN, MEDIATOR, PRESIDENT, PRESS):
        found = get_registry().play(TALKS, seat).seat(seat)
        assert found is not None
        assert not opens(seat) or found.office in OPENERS


def test_a_principal_opens_its_capital():
    act(PRESIDENT, "capital.akra", kind="SeatPerson", seat="akra.capital.aide", office="aide", person="Mirel Hast")
    assert opens(PRESIDENT) == {"akra.capital.aide"}
    assert opens(AKRA) == {PRESS, PRESIDENT, "akra.capital.aide"}


def test_a_head_that_was_shown_out_of_its_capital_opens_none_of_it():
    act(PRESIDENT, "capital.akra", kind="ShowOut", seat=AKRA)
    assert opens(AKRA) == {PRESS}


def test_the_secretariat_opens_its_own_and_observers_but_no_delegate():
    deputy()
    act(CHIEF, kind="SeatPerson", seat="secretariat.papers", office="secretariat", person="Per Holt")
    act(CHIEF, kind="SeatPerson", seat="dorn.observer", office="observer", person="Ulla Rein")
    assert opens(CHIEF) == {AKRA, SELM, DORN, MEDIATOR, "secretariat.papers", "dorn.observer"}
    assert opens("secretariat.papers") == {CHIEF, AKRA, SELM, DORN, MEDIATOR, "dorn.observer"}
    assert opens(DEPUTY) == set()


def test_a_vacated_seat_opens_nothing_and_is_not_opened():
    act(AKRA, kind="VacateSeat", seat=PRESS)
    act(CHIEF, kind="VacateSeat", seat=AKRA)
    assert AKRA not in opens(CHIEF)
    assert opens(AKRA) == set()


def test_it_follows_from_the_play_alone():
    play = get_registry().play(TALKS, AKRA)
    without = StateOfPlay({room: state for room, state in play.rooms.items() if not room.startswith("capital.")})
    assert {seat.id for seat in may_open(without, AKRA)} == {PRESS}
