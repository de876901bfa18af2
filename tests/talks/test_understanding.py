"""Understandings: claimed by one, confirmed or corrected by the other."""

import pytest

from goodoffices.talks.act import PLENARY
from tests.talks.world import AKRA, CHIEF, DORN, NEXT_OF_THREE, SELM, SOC, World, en, founded

CLAIM = {"text": en("Our position is well understood by both."), "by": ["selm", "dorn"], "point": "1"}


@pytest.fixture(scope="module")
def table() -> World:
    world = founded(third=True)
    world.do(AKRA, PLENARY, "ClaimUnderstanding", text=en("x"), by=["selm"])
    return world


def test_a_claim_stays_a_claim_until_all_of_whom_it_was_made_have_confirmed() -> None:
    world = founded(third=True)
    number = world.do(AKRA, PLENARY, "ClaimUnderstanding", **CLAIM)

    def standing() -> str:
        return world.room().understanding.claims[number].standing

    assert standing() == "claimed"
    world.do(DORN, PLENARY, "Restate", claim=number, text=en("Akra works the gates."))
    assert standing() == "claimed"
    world.do(SELM, PLENARY, "ConfirmUnderstanding", claim=number)
    assert standing() == "partly confirmed"
    world.do(DORN, PLENARY, "CorrectUnderstanding", claim=number, text=en("Not: alone."))
    assert standing() == "corrected"
    world.do(DORN, PLENARY, "ConfirmUnderstanding", claim=number)
    assert standing() == "confirmed"
    answers = [a.answer for a in world.room().understanding.claims[number].answers]
    assert answers == ["restated", "confirmed", "corrected", "confirmed"]


@pytest.mark.parametrize(
    ("by", "kind", "fields", "field"),
    [
        (AKRA, "ClaimUnderstanding", {**CLAIM, "by": []}, "by"),
        (AKRA, "ClaimUnderstanding", {**CLAIM, "by": ["akra"]}, "by"),
        (AKRA, "ClaimUnderstanding", {**CLAIM, "by": ["nobody"]}, "by"),
        (AKRA, "ClaimUnderstanding", {**CLAIM, "text": {}}, "text"),
        (AKRA, "ClaimUnderstanding", {**CLAIM, "point": "9"}, "point"),
        (SELM, "Restate", {"claim": 1, "text": en("x")}, "claim"),
        (SELM, "CorrectUnderstanding", {"claim": NEXT_OF_THREE, "text": {}}, "text"),
        (DORN, "ConfirmUnderstanding", {"claim": NEXT_OF_THREE}, "claim"),
    ],
)
def test_what_is_not_taken(table: World, by: str, kind: str, fields: dict[str, object], field: str) -> None:
    assert table.no(by, PLENARY, kind, **fields).field == field


def test_of_a_party_that_is_not_in_the_room_nothing_is_claimed(table: World) -> None:
    room = table.open(CHIEF, "track", "water", members=[AKRA, SELM])
    assert table.no(AKRA, room, "ClaimUnderstanding", **CLAIM).field == "by"
    table.do(AKRA, room, "ClaimUnderstanding", text=en("x"), by=["selm"])
    assert table.no(SOC, room, "ClaimUnderstanding", text=en("x"), by=["selm"]).reason == "not found"
