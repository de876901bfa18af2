"""Synchronization: one sheet, each party's declared wording, confirmed by its head, stale when its stance moves."""

import pytest

from goodoffices.talks.act import PLENARY
from goodoffices.talks.synchronization import stale
from tests.talks.world import AKRA, CHIEF, NEXT, SECRETARY, SELM, SOC, World, en, founded


def sheet(world: World, points: tuple[str, ...] = ("1", "2")) -> int:
    world.do(SOC, PLENARY, "AppointChair", seat=CHIEF, function="room secretary")
    return world.do(SOC, PLENARY, "OpenSynchronization", title=en("Positions"), points=points)


def declare(world: World, seat: str, number: int, party: str, **more: object) -> int:
    fields = {"sheet": number, "point": "1", "party": party, "words": en("We accept it."), **more}
    return world.do(seat, PLENARY, "DeclarePosition", **fields)


def test_a_column_is_the_partys_own_once_its_head_has_confirmed_it() -> None:
    world = founded()
    number = sheet(world)
    position = declare(world, CHIEF, number, "akra")
    assert world.no(SELM, PLENARY, "ConfirmPosition", position=position).reason == "not yours"
    newer = declare(world, SECRETARY, number, "akra", words=en("We accept it, but for one word."))
    assert world.no(AKRA, PLENARY, "ConfirmPosition", position=position).reason == "stale"
    confirmed = world.do(AKRA, PLENARY, "ConfirmPosition", position=newer)
    assert world.no(AKRA, PLENARY, "ConfirmPosition", position=newer).reason == "conflict"
    state = world.room().synchronization
    assert state.positions[state.columns[number, "1", "akra"]].confirmed == confirmed
    said = world.no(CHIEF, PLENARY, "DeclarePosition", sheet=number, point="1", party="akra", words=en("x"))
    assert said.reason == "conflict"
    declare(world, AKRA, number, "akra")


def test_a_column_is_stale_when_its_stance_has_moved() -> None:
    world = founded()
    wording = world.propose(SELM)
    first = world.stance(AKRA, wording, "reserve")
    number = sheet(world)
    position = declare(world, AKRA, number, "akra", stance=first)
    other = declare(world, SELM, number, "selm")

    def found(position: int) -> bool:
        return stale(world.room(), world.room().synchronization.positions[position])

    assert (found(position), found(other)) == (False, False)
    world.stance(SELM, wording, "accept")
    assert (found(position), found(other)) == (False, True)
    world.stance(AKRA, wording, "accept")
    assert found(position)
    said = world.no(
        AKRA, PLENARY, "DeclarePosition", sheet=number, point="1", party="akra", words=en("x"), stance=first
    )
    assert said.field == "stance"


OPEN, CLOSED = NEXT + 1, NEXT + 3


@pytest.fixture(scope="module")
def table() -> World:
    world = founded()
    assert sheet(world) == OPEN
    declare(world, AKRA, OPEN, "akra")
    assert world.do(SOC, PLENARY, "OpenSynchronization", title=en("Closed"), points=["1"]) == CLOSED
    declare(world, AKRA, CLOSED, "akra")
    world.do(SOC, PLENARY, "CloseSynchronization", sheet=CLOSED)
    return world


POSITION = {"sheet": OPEN, "point": "1", "party": "akra", "words": en("x")}


@pytest.mark.parametrize(
    ("by", "kind", "fields", "reason", "field"),
    [
        (SOC, "OpenSynchronization", {"title": en("x"), "points": []}, "invalid", "points"),
        (SOC, "OpenSynchronization", {"title": en("x"), "points": ["9"]}, "invalid", "points"),
        (SOC, "OpenSynchronization", {"title": {}, "points": ["1"]}, "invalid", "title"),
        (AKRA, "DeclarePosition", {**POSITION, "sheet": 1}, "invalid", "sheet"),
        (AKRA, "DeclarePosition", {**POSITION, "sheet": CLOSED}, "closed", "sheet"),
        (AKRA, "DeclarePosition", {**POSITION, "point": "3"}, "invalid", "point"),
        (AKRA, "DeclarePosition", {**POSITION, "party": "nobody"}, "invalid", "party"),
        (AKRA, "DeclarePosition", {**POSITION, "party": "selm"}, "not yours", "party"),
        (AKRA, "DeclarePosition", {**POSITION, "words": {}}, "invalid", "words"),
        (AKRA, "ConfirmPosition", {"position": 1}, "invalid", "position"),
        (AKRA, "ConfirmPosition", {"position": CLOSED + 1}, "closed", "sheet"),
        (SOC, "CloseSynchronization", {"sheet": CLOSED}, "closed", "sheet"),
        (SOC, "CloseSynchronization", {"sheet": 1}, "invalid", "sheet"),
    ],
)
def test_what_is_not_taken(
    table: World, by: str, kind: str, fields: dict[str, object], reason: str, field: str
) -> None:
    said = table.no(by, PLENARY, kind, **fields)
    assert (said.reason, said.field) == (reason, field)
