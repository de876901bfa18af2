"""Erasure: an act of the secretariat in the room itself, with a reason; never of what says who is behind the door."""

import pytest

from goodoffices.states import forgotten
from goodoffices.talks.act import PLENARY, PUBLIC
from tests.talks.world import AKRA, CHIEF, SOC, World, founded

WHY = {"reason": "A person's data, by order of the court."}


def proposed(world: World) -> int:
    return world.do(SOC, PLENARY, "TableText", title={"en": "Draft"},
                    points=[{"point": "1", "title": {"en": "Water"}, "text": {"en": "Shared."}}])  # fmt: skip


def test_the_secretariat_has_words_forgotten_and_the_act_stays() -> None:
    world = founded()
    number = proposed(world)
    before = world.room(PLENARY, CHIEF)
    act = world.do(CHIEF, PLENARY, "Erase", entry=number, order="Act 3 of 2020", **WHY)
    after = world.room(PLENARY, CHIEF)
    assert after.erasure.by[number].number == act
    assert forgotten(before, after) == (number,)
    assert forgotten(after, after) == ()
    assert world.no(CHIEF, PLENARY, "Erase", entry=number, **WHY).message == f"Entry {number} was erased before."


@pytest.mark.parametrize("seat", [AKRA, SOC])
def test_it_is_for_the_secretariat_alone(seat: str) -> None:
    world = founded()
    assert world.no(seat, PLENARY, "Erase", entry=proposed(world), **WHY).reason == "not yours"


def test_what_says_who_is_behind_the_door_stays() -> None:
    world = founded()
    said = world.no(CHIEF, PLENARY, "Erase", entry=1, **WHY)
    assert said.message == ("Entry 1 (FoundTalks) says who is behind the door, or what was erased: it is not erased.")
    gone = proposed(world)
    act = world.do(CHIEF, PLENARY, "Erase", entry=gone, **WHY)
    assert world.no(CHIEF, PLENARY, "Erase", entry=act, **WHY).reason == "conflict"
    for room, kind in ((PUBLIC, "OpenRoom"),):
        assert kind in world.no(CHIEF, room, "Erase", entry=1, **WHY).message


def test_the_name_of_a_person_goes_once_the_seat_is_vacated() -> None:
    world = founded()
    number = world.room(PLENARY, CHIEF).founding.seats[AKRA].number
    said = world.no(CHIEF, PLENARY, "Erase", entry=number, **WHY)
    assert said.message == f"Somebody sits in {AKRA} by this entry: vacate the seat first."
    world.do(CHIEF, PLENARY, "VacateSeat", seat=AKRA)
    world.do(CHIEF, PLENARY, "Erase", entry=number, **WHY)


@pytest.mark.parametrize(
    ("fields", "field"), [({"entry": 9999, **WHY}, "entry"), ({"entry": 2, "reason": " "}, "reason")]
)
def test_it_names_an_entry_and_a_reason(fields: dict[str, object], field: str) -> None:
    assert founded().no(CHIEF, PLENARY, "Erase", **fields).field == field


def test_of_real_talks_on_record_too_and_without_a_source() -> None:
    world = World()
    world.do(CHIEF, PLENARY, "FoundTalks", title={"en": "T"}, zone="UTC", languages=["en"], mode="record")
    world.open(CHIEF, "public")
    world.do(CHIEF, PUBLIC, "OpenPublicPage")
    world.do(CHIEF, PUBLIC, "Erase", entry=2, **WHY)
