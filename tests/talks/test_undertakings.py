"""Undertakings: who owes what to whom by when, and who says that it is done."""

import pytest

from goodoffices.talks.act import PLENARY
from tests.talks.world import AKRA, DORN, NEXT_OF_THREE, SELM, SOC, World, en, founded

OWED = {"what": en("Seven boats"), "to": ["selm"], "due": "2027-06-10"}


@pytest.fixture(scope="module")
def table() -> World:
    world = founded(third=True)
    world.do(AKRA, PLENARY, "Undertake", **OWED)
    return world


@pytest.mark.parametrize("who", [AKRA, SELM])
def test_its_debtor_or_its_creditor_says_that_it_is_discharged(who: str) -> None:
    world = founded()
    number = world.do(AKRA, PLENARY, "Undertake", **OWED)
    found = world.room().undertakings.undertakings[number]
    assert (found.party, found.to, found.due, found.discharged) == ("akra", ("selm",), "2027-06-10", None)
    discharged = world.do(who, PLENARY, "Discharge", undertaking=number)
    found = world.room().undertakings.undertakings[number]
    assert (found.discharged, found.discharged_by) == (discharged, who.split(".")[0])
    assert world.no(AKRA, PLENARY, "Discharge", undertaking=number).reason == "conflict"


def test_a_mediator_may_owe_too() -> None:
    world = founded()
    world.do(SOC, PLENARY, "Undertake", what=en("A note on the water balance"), to=["akra", "selm"])


@pytest.mark.parametrize(
    ("by", "kind", "fields", "field"),
    [
        (AKRA, "Undertake", {**OWED, "to": []}, "to"),
        (AKRA, "Undertake", {**OWED, "to": ["akra"]}, "to"),
        (AKRA, "Undertake", {**OWED, "to": ["nobody"]}, "to"),
        (AKRA, "Undertake", {**OWED, "what": {}}, "what"),
        (AKRA, "Undertake", {**OWED, "due": "soon"}, "due"),
        (AKRA, "Discharge", {"undertaking": 1}, "undertaking"),
        (DORN, "Discharge", {"undertaking": NEXT_OF_THREE}, "undertaking"),
    ],
)
def test_what_is_not_taken(table: World, by: str, kind: str, fields: dict[str, object], field: str) -> None:
    assert table.no(by, PLENARY, kind, **fields).field == field
