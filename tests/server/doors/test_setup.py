"""What the operator does: the first invitation, and letting a secretariat back in."""

import pytest

from goodoffices.server.doors import holding
from goodoffices.server.doors.setup import first_secretariat, unlock
from tests.server.doors.people import held, joins, page, signed_in
from tests.server.worlds import AKRA, CHIEF, MEDIATOR, NOWHERE, PRESIDENT, TALKS


def test_the_first_seat_is_taken_through_the_link():
    browser = joins(first_secretariat(TALKS), "first")
    assert browser.get(page(CHIEF)).status_code == 200
    assert browser.get(page(CHIEF, "seats/")).status_code == 200


@pytest.mark.parametrize(
    ("talks", "name", "seat"),
    [(NOWHERE, "", CHIEF), (TALKS, "Somebody Else", CHIEF), (TALKS, "", "secretariat.nobody"), (TALKS, "", AKRA),
     (TALKS, "", MEDIATOR), (TALKS, "", PRESIDENT)],
)  # fmt: skip
def test_it_is_for_the_secretariat_as_the_record_has_it(talks, name, seat):
    with pytest.raises(ValueError, match=r"no seat of the secretariat|sits in"):
        first_secretariat(talks, name, seat)


def test_a_locked_seat_is_opened_by_the_operator():
    holding.lock(held(CHIEF))
    assert signed_in(CHIEF).get(page(CHIEF)).status_code == 404
    unlock(TALKS, CHIEF)
    assert signed_in(CHIEF).get(page(CHIEF)).status_code == 200
    with pytest.raises(ValueError, match="Nobody holds"):
        unlock(TALKS, "secretariat.nobody")
