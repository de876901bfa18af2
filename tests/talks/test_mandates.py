"""Mandates: what a principal directs; unset means refer; nothing is blocked, and nobody else sees it."""

from datetime import timedelta

import pytest

from goodoffices.registry import Receipt
from goodoffices.talks.act import PLENARY
from goodoffices.talks.mandates import mark, verdict
from tests.talks.world import (
    AKRA,
    CAPITAL,
    CHIEF,
    NEXT,
    PRESIDENT,
    SELM,
    SOC,
    TALKS,
    World,
    en,
    founded,
    with_capital,
)


@pytest.fixture(scope="module")
def home() -> World:
    world = with_capital(founded())
    world.propose(SELM)
    return world


def private(world: World, alternative: int, point: str = "1", room: str = PLENARY) -> str:
    play = world.play(AKRA)
    capital = play.capital("akra")
    assert capital is not None
    return mark(play, capital, room, point, alternative)


def direct(world: World, verdict: str, alternative: int | None = None, point: str = "1", **more: object) -> int:
    about = {"alternative": alternative} if alternative is not None else {}
    return world.do(PRESIDENT, CAPITAL, "Direct", point=point, verdict=verdict, **about, **more)


def test_an_unset_directive_means_refer() -> None:
    world = with_capital(founded())
    wording = world.propose(SELM)
    assert private(world, wording) == "refer"
    assert private(world, 1) == "refer"
    assert verdict(world.room(CAPITAL, AKRA), "9", None) == "refer"


def test_the_alternatives_own_directive_goes_before_the_points() -> None:
    world = with_capital(founded())
    one, two = world.propose(SELM), world.propose(SELM)
    direct(world, "never")
    assert (private(world, one), private(world, two)) == ("outside", "outside")
    direct(world, "may accept", one)
    assert (private(world, one), private(world, two)) == ("inside", "outside")
    direct(world, "refer", one)
    assert private(world, one) == "refer"


def test_a_directive_on_an_alternative_is_about_the_words_that_stood_when_it_was_given() -> None:
    world = with_capital(founded())
    wording = world.propose(SELM)
    direct(world, "may accept")
    direct(world, "may accept", wording)
    assert private(world, wording) == "inside"
    world.do(SELM, PLENARY, "Amend", point="1", alternative=wording, wording=wording, text=en("Worse."))
    assert private(world, wording) == "refer"
    direct(world, "never", wording)
    assert private(world, wording) == "outside"


def test_to_words_of_another_room_the_directive_on_the_point_applies() -> None:
    world = with_capital(founded())
    room = world.open(CHIEF, "track", "water", members=[AKRA, SELM])
    wording = world.propose(SELM, room=room)
    direct(world, "never")
    assert private(world, wording, room=room) == "outside"


def test_an_oral_instruction_has_its_giver_and_its_time() -> None:
    world = with_capital(founded())
    said = {"giver": "The President", "at": "2027-03-01T08:00:00Z", "text": "Take the one without patrols."}
    world.do(AKRA, CAPITAL, "NoteOralInstruction", **said)
    world.do(AKRA, CAPITAL, "NoteOralInstruction", **said, point="1", verdict="may accept")
    found = world.room(CAPITAL, AKRA).mandates.directives["1", None]
    assert (found.verdict, found.oral, found.text) == ("may accept", True, {"und": said["text"]})


def test_instructions_are_sought_and_given_and_may_be_a_reference_alone() -> None:
    world = with_capital(founded())
    world.do(PRESIDENT, CAPITAL, "SetObjectives", text=en("A lasting peace."))
    deadline = (world.now + timedelta(days=1)).isoformat()
    request = world.do(AKRA, CAPITAL, "SeekInstructions", question=en("May we?"), point="1", deadline=deadline)
    number = direct(world, "may accept", answers=request, answer="approve", reference="HD/2027/041")
    mandates = world.room(CAPITAL, PRESIDENT).mandates
    assert mandates.answers[request].number == number
    assert (mandates.directives["1", None].reference, mandates.directives["1", None].text) == ("HD/2027/041", {})
    assert mandates.objectives is not None


@pytest.mark.parametrize(
    ("by", "kind", "fields", "field"),
    [
        (PRESIDENT, "SetObjectives", {"text": {}}, "text"),
        (PRESIDENT, "Direct", {"point": "9", "verdict": "never"}, "point"),
        (PRESIDENT, "Direct", {"point": "1", "verdict": "never", "alternative": 1}, "alternative"),
        (PRESIDENT, "Direct", {"point": "2", "verdict": "never", "alternative": NEXT}, "alternative"),
        (PRESIDENT, "Direct", {"point": "1", "verdict": "never", "text": en("x"), "reference": "y"}, "reference"),
        (PRESIDENT, "Direct", {"point": "1", "verdict": "never", "text": en(" ")}, "text.en"),
        (PRESIDENT, "Direct", {"point": "1", "verdict": "never", "answers": 1}, "answer"),
        (PRESIDENT, "Direct", {"point": "1", "verdict": "never", "answers": 1, "answer": "approve"}, "answers"),
        (AKRA, "SeekInstructions", {"question": {}}, "question"),
        (AKRA, "SeekInstructions", {"question": en("x"), "deadline": "2027-01-01T00:00:00Z"}, "deadline"),
        (AKRA, "SeekInstructions", {"question": en("x"), "point": "9"}, "point"),
        (AKRA, "SeekInstructions", {"question": en("x"), "alternative": NEXT}, "alternative"),
        (AKRA, "SeekInstructions", {"question": en("x"), "recommendation": en("")}, "recommendation.en"),
    ],
)
def test_what_is_not_taken(home: World, by: str, kind: str, fields: dict[str, object], field: str) -> None:
    assert home.no(by, CAPITAL, kind, **fields).field == field


ORAL = {"giver": "The President", "at": "2027-03-01T08:00:00Z", "text": "x"}


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"giver": ""}, "giver"),
        ({"text": " "}, "text"),
        ({"at": "2037-03-01T08:00:00Z"}, "at"),
        ({"at": "0001-01-01T00:00:00Z"}, "at"),
        ({"verdict": "never"}, "point"),
        ({"alternative": NEXT}, "point"),
        ({"point": "9"}, "point"),
        ({"point": "1", "alternative": 1}, "alternative"),
    ],
)
def test_oral_instructions_that_are_not_in_order(home: World, change: dict[str, object], field: str) -> None:
    assert home.no(AKRA, CAPITAL, "NoteOralInstruction", **{**ORAL, **change}).field == field


def test_nothing_outside_the_mandate_is_refused_and_nobody_else_learns_of_it() -> None:
    world = with_capital(founded())
    wording = world.propose(SELM)
    direct(world, "never")
    world.stance(AKRA, wording, "accept")
    assert "never" not in str([world.play(seat) for seat in (SELM, SOC, CHIEF, "public")])


def test_a_head_is_told_once_that_a_new_directive_has_arrived() -> None:
    world = with_capital(founded())
    wording = world.propose(SELM)
    seen = {CAPITAL: world.room(CAPITAL, AKRA).number}
    raw = f'{{"kind":"TakeStance","point":"1","wording":{wording},"stance":"accept"}}'

    def commit(key: str) -> object:
        return world.registry.submit(TALKS, AKRA, PLENARY, raw, key, seen=seen)

    direct(world, "never")
    assert getattr(commit("a"), "reason", None) == "stale"
    seen = {CAPITAL: world.room(CAPITAL, AKRA).number}
    world.do(PRESIDENT, CAPITAL, "Say", text=en("Good luck."))  # no directive
    assert isinstance(commit("b"), Receipt)
