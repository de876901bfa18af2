"""Which seats a form offers to give: no id is made up by hand, and none is offered that a rule would refuse."""

from __future__ import annotations

from goodoffices.server.desks.forms import FORMS
from goodoffices.server.desks.forms.choosing import OneOf
from goodoffices.talks.act import capital_of
from tests.server.desks.forms.filling import filled
from tests.server.desks.forms.talk import AKRA, CHIEF, DEPUTY, MED, PRESIDENT, SELM, Talk, in_full_course, talk

HOME = capital_of("akra")


def offered(t: Talk, seat: str, room: str = "plenary") -> dict[str, str]:
    """The seats that may be given, each with the words of its choice."""
    field = FORMS["SeatPerson"](t.desk(seat), room).fields["seat"]
    assert isinstance(field, OneOf)
    return {option.value: option.label for option in field.options.values()}


def test_a_head_gives_the_seats_of_its_own_delegation() -> None:
    found = offered(talk(), AKRA)
    assert found["akra.secretary"] == "Secretary of the delegation (akra.secretary)"
    assert "akra.deputy-2" in found  # beside the one who sits
    assert DEPUTY not in found
    assert {seat.partition(".")[0] for seat in found} == {"akra"}
    assert not any(".capital." in seat or "mediator" in seat or "principal" in seat for seat in found)


def test_the_secretariat_gives_those_that_the_heads_do_not() -> None:
    found = offered(talk(), CHIEF)
    assert "secretariat.desk" in found
    assert "akra.observer" in found
    assert not {"akra.head", "akra.head-2", "akra.adviser", "selm.head-2"} & found.keys()


def test_a_vacant_seat_is_offered_as_what_it_is_and_to_nobody_else() -> None:
    t = in_full_course()
    t.do(AKRA, "plenary", "VacateSeat", seat=DEPUTY)
    t.do(CHIEF, "plenary", "VacateSeat", seat=SELM)
    assert offered(t, AKRA)[DEPUTY] == f"Deputy head of delegation ({DEPUTY}, now vacant)"
    assert SELM not in offered(t, AKRA)
    assert offered(t, CHIEF)[SELM] == f"Head of delegation ({SELM}, now vacant)"
    assert DEPUTY not in offered(t, CHIEF)


def test_a_capital_is_seated_in_the_capital() -> None:
    found = offered(talk(), PRESIDENT, HOME)
    assert "akra.capital.aide" in found
    assert all(seat.startswith("akra.capital.") for seat in found)


def test_a_mediator_gives_seats_of_its_team() -> None:
    party = MED.partition(".")[0]
    assert f"{party}.co-mediator" in offered(talk(), MED)


def test_a_seat_may_be_called_otherwise() -> None:
    t = talk()
    typed = {"seat": "akra.adviser", "name": "High Water", "person": "Eli Rook"}
    form = filled("SeatPerson", t.desk(AKRA), "plenary", typed)
    assert form.is_valid(), form.errors
    assert form.act() == {"kind": "SeatPerson", "seat": "akra.high-water", "office": "adviser", "person": "Eli Rook"}


def test_a_seat_that_is_not_offered_is_not_given() -> None:
    form = filled("SeatPerson", talk().desk(AKRA), "plenary", {"seat": "selm.adviser", "person": "Eli Rook"})
    assert not form.is_valid()
    assert "seat" in form.errors
