"""Silence procedures: adopted at the deadline if all acknowledged receipt and none spoke, and never otherwise."""

from datetime import timedelta

import pytest

from goodoffices.talks.act import PLENARY
from goodoffices.talks.silence import outcome
from tests.talks.world import AKRA, DORN, HOST, NEXT, SELM, SOC, World, en, founded


def circulate(world: World, to: tuple[str, ...] = ("akra", "selm"), hours: int = 24, **more: object) -> int:
    deadline = (world.now + timedelta(hours=hours)).isoformat()
    return world.do(SOC, PLENARY, "OpenSilence", text=en("No session after 22:00."), deadline=deadline, to=to, **more)


def found(world: World, number: int) -> str:
    return outcome(world.room(), number, world.now)


def later(world: World) -> World:
    world.now += timedelta(days=2)
    return world


def test_unbroken_silence_of_those_who_received_it_adopts() -> None:
    world = founded()
    number = circulate(world)
    for seat in (AKRA, SELM):
        world.do(seat, PLENARY, "AcknowledgeReceipt", of=number)
    assert found(world, number) == "open"
    assert found(later(world), number) == "adopted"
    assert world.no(AKRA, PLENARY, "BreakSilence", silence=number).reason == "closed"
    assert found(world, number) == "adopted"


def test_silence_of_one_who_has_not_received_it_is_no_assent() -> None:
    world = founded()
    number = circulate(world)
    world.do(AKRA, PLENARY, "AcknowledgeReceipt", of=number)
    assert found(later(world), number) == "lapsed"
    world.do(SELM, PLENARY, "AcknowledgeReceipt", of=number)  # too late
    assert found(world, number) == "lapsed"


def test_whoever_speaks_in_time_breaks_it() -> None:
    world = founded(third=True)
    number = circulate(world)
    for seat in (AKRA, SELM):
        world.do(seat, PLENARY, "AcknowledgeReceipt", of=number)
    assert world.no(DORN, PLENARY, "BreakSilence", silence=number).reason == "not yours"
    assert world.no(AKRA, PLENARY, "BreakSilence", silence=number, reason={"en": " "}).field == "reason.en"
    world.do(AKRA, PLENARY, "BreakSilence", silence=number)
    assert found(later(world), number) == "broken"


@pytest.fixture(scope="module")
def table() -> World:
    world = founded()
    world.propose(AKRA)
    return world


@pytest.mark.parametrize(
    ("change", "reason", "field"),
    [
        ({"deadline": "2027-01-01T00:00:00Z"}, "invalid", "deadline"),
        ({"deadline": "9999-12-31T23:59:59-23:59"}, "invalid", "deadline"),
        ({"to": []}, "invalid", "to"),
        ({"to": ["soc"]}, "invalid", "to"),
        ({"text": {}}, "invalid", "text"),
        ({"point": "9"}, "invalid", "point"),
        ({"point": "1", "wording": NEXT}, "not yours", "wording"),  # off for substance
    ],
)
def test_what_is_not_circulated(table: World, change: dict[str, object], reason: str, field: str) -> None:
    fields = {"text": en("x"), "deadline": "2027-04-01T00:00:00Z", "to": ["akra"], **change}
    said = table.no(SOC, PLENARY, "OpenSilence", **fields)
    assert (said.reason, said.field) == (reason, field)


def test_only_a_procedure_is_broken(table: World) -> None:
    assert table.no(AKRA, PLENARY, "BreakSilence", silence=1).field == "silence"
    assert table.no(HOST, PLENARY, "BreakSilence", silence=1).reason == "not yours"
    assert outcome(table.room(), 1, table.now) == "unknown"


# On substance, where the rules allow it


def substance(*, third: bool = False) -> World:
    world = founded(third=third)
    world.adopt([AKRA, SELM, *([DORN] if third else [])], silence_on_substance=True)
    return world


def test_on_substance_silence_joins_only_those_who_have_said_nothing() -> None:
    world = substance(third=True)
    wording = world.propose(AKRA)
    world.stance(AKRA, wording, "accept")
    world.stance(DORN, wording, "reserve")
    number = circulate(world, ("selm", "dorn"), point="1", wording=wording)
    for seat in (SELM, DORN):
        world.do(seat, PLENARY, "AcknowledgeReceipt", of=number)
    assert found(later(world), number) == "adopted"
    assert world.words() == "proposed"  # Dorn reserved
    world.stance(DORN, wording, "accept")
    assert world.words() == "agreed, by silence procedure"


def test_words_adopted_by_silence_can_be_frozen_but_not_amended() -> None:
    world = substance()
    wording = world.propose(AKRA)
    world.stance(AKRA, wording, "accept")
    number = circulate(world, ("selm",), point="1", wording=wording)
    world.do(SELM, PLENARY, "AcknowledgeReceipt", of=number)
    later(world)
    fields = {"point": "1", "alternative": wording, "wording": wording}
    assert world.no(AKRA, PLENARY, "Amend", **fields, text=en("x")).reason == "conflict"
    world.do(SELM, PLENARY, "Reopen", point="1")
    assert world.words() == "proposed"
    again = circulate(world, ("selm",), point="1", wording=wording)
    world.stance(AKRA, wording, "accept")
    world.do(SELM, PLENARY, "AcknowledgeReceipt", of=again)
    later(world)
    assert world.words() == "agreed, by silence procedure"


def test_on_substance_the_words_are_those_circulated() -> None:
    world = substance()
    wording = world.propose(AKRA)
    fields = {"text": en("x"), "deadline": "2027-04-01T00:00:00Z", "to": ["selm"], "wording": wording}
    assert world.no(SOC, PLENARY, "OpenSilence", **fields).field == "point"
    assert world.no(SOC, PLENARY, "OpenSilence", **{**fields, "wording": 1}, point="1").field == "wording"
    number = circulate(world, ("selm",), point="1", wording=wording)
    world.do(SELM, PLENARY, "AcknowledgeReceipt", of=number)
    amended = world.do(AKRA, PLENARY, "Amend", point="1", alternative=wording, wording=wording, text=en("Worse."))
    world.stance(AKRA, amended, "accept")
    assert found(later(world), number) == "adopted"
    assert world.words() == "proposed"
