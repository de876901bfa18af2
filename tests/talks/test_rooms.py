"""Rooms: which there are, whom they suit, and that opening one never tells of another."""

import pytest

from goodoffices.talks.act import PLENARY, Refusal
from tests.talks.world import ADVISER, AKRA, CAPITAL, CHIEF, CO, DEPUTY, DORN, PRESIDENT, SELM, SOC, World, en, founded


@pytest.fixture(scope="module")
def table() -> World:
    world = founded(third=True)
    world.open(CHIEF, "track", "water", members=[AKRA, SELM])
    return world


def test_the_opener_is_in_the_room_and_functions_are_given() -> None:
    world = founded()
    room = world.open(CHIEF, "track", "water", members=[AKRA, SELM], chair=SELM, secretary=CHIEF, rapporteur=AKRA)
    assert room == f"water@{CHIEF}"
    door = world.room(room).door
    assert list(door.members()) == [CHIEF, AKRA, SELM]
    assert door.parties() == ("secretariat", "akra", "selm")
    assert door.functions == {"chair": SELM, "room secretary": CHIEF, "rapporteur": AKRA}
    assert (door.kind, door.regime) == ("track", "declared")
    assert room not in world.play(SOC).rooms


def test_two_rooms_of_one_name_stand_side_by_side() -> None:
    world = founded()
    mine, theirs = (world.open(seat, "restricted", "heads", members=[SOC]) for seat in (AKRA, SELM))
    assert (mine, theirs) == (f"heads@{AKRA}", f"heads@{SELM}")
    assert mine not in world.play(SELM).rooms


@pytest.mark.parametrize(
    ("by", "fields", "reason", "field"),
    [
        (CHIEF, {"room_kind": "track", "title": {}, "name": "a"}, "invalid", "title"),
        (CHIEF, {"room_kind": "track", "name": "A room"}, "invalid", "name"),
        (CHIEF, {"room_kind": "track", "name": "water"}, "conflict", "name"),
        (CHIEF, {"room_kind": "track", "name": "a", "members": ["selm.nobody"]}, "invalid", "members"),
        (CHIEF, {"room_kind": "track", "name": "a", "chair": AKRA}, "invalid", "chair"),
        (CHIEF, {"room_kind": "track", "name": "a", "zone": "Nowhere"}, "invalid", "zone"),
        (CHIEF, {"room_kind": "track", "name": "a", "regime": "none"}, "invalid", "regime"),
        (CHIEF, {"room_kind": "public"}, "conflict", "name"),
        (CHIEF, {"room_kind": "plenary"}, "not yours", ""),
        (AKRA, {"room_kind": "capital", "name": "home"}, "invalid", "name"),
        (AKRA, {"room_kind": "capital", "members": [SELM]}, "invalid", "members"),
        (SOC, {"room_kind": "mediation", "members": [AKRA]}, "invalid", "members"),
        (AKRA, {"room_kind": "bilateral", "name": "two"}, "invalid", "members"),
        (AKRA, {"room_kind": "bilateral", "name": "two", "members": [SELM, DORN]}, "invalid", "members"),
        (SOC, {"room_kind": "caucus", "name": "c", "members": [CO], "reports_to": [SOC]}, "invalid", "members"),
        (SOC, {"room_kind": "caucus", "name": "c", "members": [AKRA, SELM], "reports_to": [SOC]}, "invalid", "members"),
        (SOC, {"room_kind": "caucus", "name": "c", "members": [AKRA]}, "invalid", "reports_to"),
        (SOC, {"room_kind": "caucus", "name": "c", "members": [AKRA], "reports_to": ["x.y"]}, "invalid", "reports_to"),
        (AKRA, {"room_kind": "track", "name": "a"}, "not yours", ""),
        (DEPUTY, {"room_kind": "restricted", "name": "a"}, "not yours", ""),
    ],
)
def test_rooms_that_are_not_opened(table: World, by: str, fields: dict[str, object], reason: str, field: str) -> None:
    said = table.no(by, "-", "OpenRoom", **{"title": en("Room"), **fields})
    assert (said.reason, said.field) == (reason, field), said


def test_the_public_room_has_no_list_of_members() -> None:
    world = founded(public=False)
    said = world.no(CHIEF, "-", "OpenRoom", room_kind="public", title=en("Public"), members=[AKRA])
    assert said.field == "members"
    world.open(CHIEF, "public")
    assert "public" in world.play("public").rooms
    assert "public" in world.play(ADVISER).rooms


def test_a_capital_and_the_mediation_room_are_opened_by_the_first_so_seated() -> None:
    """A second head or mediator gets the same answer whether the room is there or not."""
    world = founded()
    world.do(AKRA, PLENARY, "SeatPerson", seat="akra.second", office="head", person="Second")
    world.do(CHIEF, PLENARY, "SeatPerson", seat="soc.second", office="mediator", person="Second")

    def second() -> list[Refusal]:
        capital = world.no("akra.second", "-", "OpenRoom", room_kind="capital", title=en("Home"))
        return [capital, world.no("soc.second", "-", "OpenRoom", room_kind="mediation", title=en("Team"))]

    before = second()
    world.open(AKRA, "capital")
    world.open(SOC, "mediation")
    assert second() == before
    assert before[0].message == "There is one such room, and it is for akra.head to open."
    assert before[1].message == "There is one such room, and it is for soc.chief to open."


def test_what_a_room_keeps_is_settled_when_it_opens() -> None:
    world = founded()
    bilateral = world.open(AKRA, "bilateral", "first", members=[SELM])
    world.adopt(regimes={"bilateral": "verbatim", "track": "verbatim", "plenary": "verbatim"})
    assert world.room(bilateral, AKRA).door.regime == "none"
    world.do(AKRA, PLENARY, "Say", text=en("Now words are kept here."))
    said = world.no(CHIEF, "-", "OpenRoom", room_kind="track", name="water", title=en("Water"))
    assert said.field == "regime"
    assert "verbatim" in said.message
    room = world.open(CHIEF, "track", "water", regime="verbatim")
    world.do(CHIEF, room, "Say", text=en("Kept."))
    other = world.open(CHIEF, "track", "fish", regime="decisions only")
    assert world.no(CHIEF, other, "Say", text=en("Not kept.")).reason == "regime"


def test_a_room_is_opened_under_its_own_id(table: World) -> None:
    from goodoffices.talks.kinds import decode
    from goodoffices.talks.rules import decide

    act = decode(b'{"kind":"OpenRoom","room_kind":"track","name":"x","title":{"en":"X"}}')
    said = decide(table.play(CHIEF), CHIEF, "y@secretariat.chief", act, table.now)
    assert said.message == "The room that this act opens is “x@secretariat.chief”."  # type: ignore[union-attr]


def test_a_person_of_a_capital_can_be_brought_to_a_table_by_its_own_party_only() -> None:
    world = founded()
    world.open(AKRA, "capital")
    world.do(AKRA, CAPITAL, "SeatPerson", seat=PRESIDENT, office="principal", person="Maro")
    fields = {"room_kind": "restricted", "name": "summit", "title": en("Summit")}
    hidden = world.no(SOC, "-", "OpenRoom", **fields, members=[AKRA, PRESIDENT])
    absent = world.no(SOC, "-", "OpenRoom", **fields, members=[AKRA, "akra.capital.nobody"])
    assert hidden.message.replace(PRESIDENT, "") == absent.message.replace("akra.capital.nobody", "")
    room = world.open(SOC, "restricted", "summit", members=[AKRA, SELM])
    world.do(AKRA, room, "BringIn", seat=PRESIDENT)
    assert world.play(SELM).inside(PRESIDENT, room)
