"""Seats: who seats whom, what ends when a person leaves, and power on record."""

from datetime import timedelta

import pytest

from goodoffices.talks.act import PLENARY
from tests.talks.world import (
    AIDE,
    AKRA,
    CAPITAL,
    CHIEF,
    DEPUTY,
    HOST,
    PRESIDENT,
    SELM,
    SOC,
    World,
    en,
    founded,
    with_capital,
)


@pytest.fixture(scope="module")
def table() -> World:
    world = with_capital(founded())
    world.do(CHIEF, PLENARY, "AdmitParty", party="league", name=en("League"), roles=["observer"])
    return world


@pytest.mark.parametrize(
    ("by", "seat", "office", "reason", "field"),
    [
        (CHIEF, "akra", "head", "invalid", "seat"),
        (CHIEF, "dorn.head", "head", "invalid", "seat"),  # no party
        (CHIEF, "akra.capital.x", "adviser", "invalid", "seat"),
        (CHIEF, "akra.x", "principal", "invalid", "seat"),
        (CHIEF, "akra.x", "secretariat", "invalid", "office"),
        (CHIEF, "secretariat.x", "adviser", "invalid", "office"),
        (CHIEF, "akra.x", "mediator", "invalid", "office"),
        (CHIEF, "league.x", "head", "invalid", "office"),  # an observer only
        (CHIEF, "akra.x", "adviser", "not yours", "office"),
        (AKRA, "selm.x", "adviser", "not yours", "seat"),
        (AKRA, DEPUTY, "deputy", "conflict", "seat"),  # taken
    ],
)
def test_seats_that_are_not_given(table: World, by: str, seat: str, office: str, reason: str, field: str) -> None:
    said = table.no(by, PLENARY, "SeatPerson", seat=seat, office=office, person="Somebody")
    assert (said.reason, said.field) == (reason, field)


def test_a_person_has_a_name(table: World) -> None:
    assert table.no(AKRA, PLENARY, "SeatPerson", seat="akra.x", office="adviser", person=" ").field == "person"


@pytest.mark.parametrize(
    ("seat", "office", "field"),
    [("akra.x", "adviser", "seat"), ("selm.capital.x", "adviser", "seat"), ("akra.capital.x", "head", "office")],
)
def test_seats_that_are_not_given_in_a_capital(table: World, seat: str, office: str, field: str) -> None:
    assert table.no(AKRA, CAPITAL, "SeatPerson", seat=seat, office=office, person="Somebody").field == field


def test_a_capital_is_seated_by_its_own_head_and_principal_and_read_by_nobody_else(table: World) -> None:
    for stranger in (CHIEF, SOC, SELM, HOST):
        assert CAPITAL not in table.play(stranger).rooms
        said = table.no(stranger, CAPITAL, "SeatPerson", seat="akra.capital.x", office="adviser", person="Somebody")
        assert said == table.no(stranger, "capital.nowhere", "Say", text=en("x"))
    assert {CAPITAL, PLENARY} <= set(table.play(PRESIDENT).rooms)
    assert table.play(SELM).seat(PRESIDENT) is None


def test_seats_of_a_capital_read_plenary_and_do_not_act_there(table: World) -> None:
    assert table.play(PRESIDENT).inside(PRESIDENT, PLENARY) is False
    assert table.no(PRESIDENT, PLENARY, "Say", text=en("x")).reason == "not found"


def test_whoever_takes_a_vacated_seat_finds_its_office_but_not_its_powers() -> None:
    world = founded()
    world.empower(DEPUTY, "Propose")
    world.do(AKRA, PLENARY, "PresentFullPowers", seat=DEPUTY, acts=["Sign"], issued_by="x", issued_on="2027-03-01")
    world.propose(DEPUTY)
    assert world.no(AKRA, PLENARY, "VacateSeat", seat="akra.nobody").field == "seat"
    assert world.no(AKRA, PLENARY, "VacateSeat", seat=SELM).reason == "not yours"
    world.do(AKRA, PLENARY, "VacateSeat", seat=DEPUTY)
    assert world.no(AKRA, PLENARY, "VacateSeat", seat=DEPUTY).field == "seat"
    assert world.no(DEPUTY, PLENARY, "Propose", point="1", text=en("x")).message == "Nobody sits in this seat now."
    said = world.no(AKRA, PLENARY, "SeatPerson", seat=DEPUTY, office="adviser", person="New")
    assert (said.reason, said.field) == ("conflict", "office")
    world.do(AKRA, PLENARY, "SeatPerson", seat=DEPUTY, office="deputy", person="New")
    assert world.no(DEPUTY, PLENARY, "Propose", point="1", text=en("x")).reason == "not yours"
    assert world.room().founding.full_powers == {}


def test_a_deputy_acts_with_power_on_record_until_it_is_revoked_or_its_day_is_over() -> None:
    world = founded()
    said = world.no(DEPUTY, PLENARY, "Propose", point="1", text=en("x"))
    assert said.message == "A seat of office deputy needs power on record for Propose: ask to be empowered."
    world.empower(DEPUTY, "Propose", "Withdraw", until="2027-03-02")
    number = world.propose(DEPUTY)
    assert world.no(DEPUTY, PLENARY, "TakeStance", point="1", wording=number, stance="accept").reason == "not yours"
    world.now += timedelta(days=1, hours=14)  # 2 March, 23:0x in Zurich
    assert world.now.day == 2
    world.propose(DEPUTY)
    world.now += timedelta(hours=1)  # 3 March in Zurich, and not yet in London
    assert world.now.day == 2
    assert world.no(DEPUTY, PLENARY, "Propose", point="1", text=en("x")).reason == "not yours"
    world.empower(DEPUTY, "Propose", "Amend")
    world.do(AKRA, PLENARY, "Revoke", seat=DEPUTY, acts=["Amend"])
    world.propose(DEPUTY)
    world.do(AKRA, PLENARY, "Revoke", seat=DEPUTY)
    assert world.no(DEPUTY, PLENARY, "Propose", point="1", text=en("x")).reason == "not yours"
    assert world.room().founding.powers == {}


@pytest.mark.parametrize(
    ("seat", "acts", "until", "field"),
    [
        (SELM, ["Propose"], None, "seat"),
        (AKRA, ["Propose"], None, "seat"),
        (AIDE, ["Propose"], None, "seat"),  # sits in the capital
        (DEPUTY, [], None, "acts"),
        (DEPUTY, ["Propose", "Vote"], None, "acts"),
        (DEPUTY, ["Propose"], "2027-03", "until"),
        (DEPUTY, ["Propose"], "2027-02-30", "until"),
    ],
)
def test_powers_that_are_not_given(table: World, seat: str, acts: list[str], until: str | None, field: str) -> None:
    assert table.no(AKRA, PLENARY, "Empower", seat=seat, acts=acts, until=until).field == field


def test_an_aide_acts_for_a_principal_with_power_on_record() -> None:
    world = with_capital(founded())
    assert world.no(AIDE, CAPITAL, "Direct", point="1", verdict="never").reason == "not yours"
    assert world.no(AKRA, CAPITAL, "Empower", seat=AIDE, acts=["Direct"]).reason == "not yours"
    world.empower(AIDE, "Direct", by=PRESIDENT, room=CAPITAL)
    world.do(AIDE, CAPITAL, "Direct", point="1", verdict="never")
    world.do(PRESIDENT, CAPITAL, "VacateSeat", seat=AIDE)
    assert world.no(AIDE, CAPITAL, "Direct", point="1", verdict="never").reason == "not yours"
    world.do(AKRA, CAPITAL, "SeatPerson", seat=AIDE, office="aide", person="New")
    assert world.no(AIDE, CAPITAL, "Direct", point="1", verdict="never").reason == "not yours"
    assert {CAPITAL, PLENARY} <= set(world.play(AIDE).rooms)
