"""Who is in a room: bringing in, showing out, functions, closing."""

import pytest

from goodoffices.talks.act import PLENARY
from tests.talks.world import (
    ADVISER,
    AIDE,
    AKRA,
    CAPITAL,
    CHIEF,
    CO,
    DEPUTY,
    DORN,
    PRESIDENT,
    PRESS,
    SELM,
    SOC,
    World,
    en,
    founded,
    with_capital,
)


@pytest.fixture(scope="module")
def table() -> World:
    world = with_capital(founded(third=True))
    world.open(CHIEF, "track", "water", members=[AKRA, SELM, ADVISER])
    world.open(AKRA, "bilateral", "two", members=[SELM])
    world.open(SOC, "caucus", "with-akra", members=[AKRA], reports_to=[SOC])
    world.open(SOC, "mediation")
    return world


TRACK, BILATERAL, CAUCUS = f"water@{CHIEF}", f"two@{AKRA}", f"with-akra@{SOC}"


def test_who_is_brought_in_reads_the_whole_record_and_who_is_shown_out_what_was_entered_until_then() -> None:
    world = founded()
    room = world.open(SOC, "track", "water", members=[AKRA, SELM], regime="verbatim", chair=SELM)
    world.do(AKRA, room, "Say", text=en("before"))
    world.do(AKRA, room, "BringIn", seat=ADVISER)
    assert world.play(ADVISER).rooms[room].number == 3
    out = world.do(AKRA, room, "ShowOut", seat=ADVISER)
    later = world.do(AKRA, room, "Say", text=en("after"))
    state = world.play(ADVISER).rooms[room]
    assert (state.number, [e.number for e in state.entries]) == (out, list(range(1, out + 1)))
    assert world.play(AKRA).rooms[room].number == later
    assert world.no(ADVISER, room, "Say", text=en("x")).reason == "not found"
    world.do(AKRA, room, "BringIn", seat=ADVISER)
    assert world.play(ADVISER).rooms[room].number == later + 1
    world.do(SELM, room, "ShowOut", seat=SELM)
    assert "chair" not in world.room(room, AKRA).door.functions


@pytest.mark.parametrize(
    ("by", "room", "seat", "reason"),
    [
        (AKRA, PLENARY, ADVISER, "not yours"),
        (AKRA, TRACK, "akra.nobody", "invalid"),
        (AKRA, TRACK, SELM, "conflict"),
        (AKRA, TRACK, DORN, "not yours"),
        (ADVISER, TRACK, PRESS, "not yours"),
        (SOC, f"{'mediation'}", AKRA, "invalid"),
        (SOC, CAUCUS, SELM, "invalid"),
        (AKRA, BILATERAL, DORN, "invalid"),
        (PRESIDENT, CAPITAL, SELM, "invalid"),
        (DORN, TRACK, DORN, "not found"),
    ],
)
def test_who_is_not_brought_in(table: World, by: str, room: str, seat: str, reason: str) -> None:
    assert table.no(by, room, "BringIn", seat=seat).reason == reason


def test_a_caucus_stays_that_of_its_party_when_its_guests_have_left() -> None:
    world = founded()
    room = world.open(SOC, "caucus", "with-akra", members=[AKRA], reports_to=[SOC])
    world.do(AKRA, room, "ShowOut", seat=AKRA)
    assert world.no(SOC, room, "BringIn", seat=SELM).reason == "invalid"
    world.do(SOC, room, "BringIn", seat=CO)
    world.do(SOC, room, "BringIn", seat=AKRA)


def test_the_opener_and_the_chair_move_people_of_other_parties() -> None:
    world = founded(third=True)
    room = world.open(AKRA, "restricted", "heads", members=[SELM, DEPUTY])
    world.do(AKRA, room, "BringIn", seat=DORN)
    assert world.no(SELM, room, "ShowOut", seat=DORN).reason == "not yours"
    world.do(AKRA, room, "AppointChair", seat=SELM)
    world.do(SELM, room, "ShowOut", seat=DORN)
    assert world.no(DEPUTY, room, "BringIn", seat=ADVISER).reason == "not yours"
    world.empower(DEPUTY, "BringIn")
    world.do(DEPUTY, room, "BringIn", seat=ADVISER)
    assert world.no(ADVISER, room, "ShowOut", seat=DEPUTY).message == "You may leave; heads show out their own people."
    assert world.no(DEPUTY, room, "ShowOut", seat=AKRA).reason == "not yours"  # no deputy shows its head out by itself
    world.empower(DEPUTY, "ShowOut")
    world.do(DEPUTY, room, "ShowOut", seat=ADVISER)


@pytest.mark.parametrize(
    ("by", "room", "seat", "reason"),
    [(AKRA, TRACK, DORN, "invalid"), (PRESIDENT, CAPITAL, AIDE, "conflict"), (AKRA, TRACK, SELM, "not yours")],
)
def test_who_is_not_shown_out(table: World, by: str, room: str, seat: str, reason: str) -> None:
    assert table.no(by, room, "ShowOut", seat=seat).reason == reason


def test_a_head_may_leave_its_capital_and_comes_back() -> None:
    world = with_capital(founded())
    world.do(PRESIDENT, CAPITAL, "ShowOut", seat=AKRA)
    assert world.no(AKRA, CAPITAL, "Say", text=en("x")).reason == "not found"
    world.do(PRESIDENT, CAPITAL, "BringIn", seat=AKRA)
    world.do(AKRA, CAPITAL, "Say", text=en("x"))


def test_nothing_is_done_in_a_closed_room_and_its_record_stays() -> None:
    world = founded()
    room = world.open(SOC, "track", "water", members=[AKRA])
    assert world.no(AKRA, room, "CloseRoom").reason == "not yours"
    world.do(SOC, room, "CloseRoom", reason="Done.")
    assert world.no(AKRA, room, "ShowOut", seat=AKRA).message == "This room has been closed."
    assert world.play(AKRA).rooms[room].number == 2
    assert world.no(SOC, PLENARY, "CloseRoom").message == "CloseRoom is not done in a plenary room."


def test_functions_are_for_seats_behind_the_door(table: World) -> None:
    assert table.no(CHIEF, TRACK, "AppointChair", seat=DORN).field == "seat"
    assert table.no(AKRA, TRACK, "AppointChair", seat=AKRA).reason == "not yours"
    assert table.no(SOC, PLENARY, "AppointChair", seat=PRESIDENT).field == "seat"


def test_a_chair_of_plenary_may_do_what_chairs_do() -> None:
    world = founded()
    one, two = world.propose(AKRA), world.propose(SELM)
    assert world.no(SELM, PLENARY, "Merge", point="1", alternatives=[one, two], text=en("x")).reason == "not yours"
    world.do(SOC, PLENARY, "AppointChair", seat=SELM)
    world.do(SELM, PLENARY, "Merge", point="1", alternatives=[one, two], text=en("x"))
