"""Alternatives: whose words they are, how they change, and that agreed words are not changed."""

import pytest

from goodoffices.talks.act import PLENARY
from tests.talks.world import AKRA, CHIEF, CO, NEXT, SELM, SOC, TOKENS, World, en, founded


@pytest.fixture(scope="module")
def table() -> World:
    world = founded()
    world.propose(AKRA)
    world.propose(SELM)
    world.propose(AKRA)
    world.do(AKRA, PLENARY, "Withdraw", point="1", alternative=GONE)
    return world


ONE, GONE = NEXT, NEXT + 2


def test_stances_on_an_earlier_wording_no_longer_count() -> None:
    world = founded()
    wording = world.propose(AKRA, text="First words.")
    world.stance(SELM, wording, "accept")
    later = world.do(AKRA, PLENARY, "Amend", point="1", alternative=wording, wording=wording, text=en("Other words."))
    assert world.words() == "proposed"
    found = world.room().alternatives.alternatives["1", wording]
    assert [w.text["en"] for w in found.wordings] == ["First words.", "Other words."]
    assert found.wording.number == later
    assert world.no(SELM, PLENARY, "TakeStance", point="1", wording=wording, stance="accept").reason == "stale"
    world.stance(AKRA, later, "accept")
    assert world.words() == "proposed"
    world.stance(SELM, later, "accept")
    assert world.words() == "agreed"


def test_a_slip_is_corrected_only_before_anybody_has_taken_a_stance() -> None:
    world = founded()
    wording = world.propose(AKRA)
    fields = {"point": "1", "alternative": wording}
    corrected = world.do(
        AKRA, PLENARY, "Correct", **fields, wording=wording, text=en("Withheld."), note="not drawn off"
    )
    world.stance(SELM, corrected, "oppose")
    said = world.no(AKRA, PLENARY, "Correct", **fields, wording=corrected, text=en("x"))
    assert said.message == "Stances have been taken on these words: amend them instead."


def test_words_of_several_parties_are_those_of_whoever_amends_them() -> None:
    world = founded()
    wording = world.propose(AKRA, together_with=["selm"])
    assert world.room().alternatives.alternatives["1", wording].by == ("akra", "selm")
    world.do(SELM, PLENARY, "Correct", point="1", alternative=wording, wording=wording, text=en("x"))
    assert world.room().alternatives.alternatives["1", wording].by == ("akra", "selm")
    current = world.room().number
    world.do(SELM, PLENARY, "Amend", point="1", alternative=wording, wording=current, text=en("y"))
    assert world.room().alternatives.alternatives["1", wording].by == ("selm",)
    assert world.no(AKRA, PLENARY, "Withdraw", point="1", alternative=wording).reason == "not yours"


def test_agreed_words_are_not_changed_but_their_party_may_withdraw_them() -> None:
    world = founded()
    wording = world.agree()
    fields = {"point": "1", "alternative": wording}
    assert world.no(AKRA, PLENARY, "Amend", **fields, wording=wording, text=en("x")).reason == "conflict"
    world.do(AKRA, PLENARY, "Withdraw", **fields, reason="It was conditional on more.")
    assert world.words() == "not discussed"


def test_a_mediator_does_not_withdraw_what_the_parties_have_agreed() -> None:
    world = founded()
    wording = world.propose(SOC)
    other = world.propose(SOC)
    for seat in (AKRA, SELM):
        world.stance(seat, wording, "accept")
    assert world.no(SOC, PLENARY, "Withdraw", point="1", alternative=wording).reason == "conflict"
    assert world.words() == "agreed"
    world.do(CO, PLENARY, "Withdraw", point="1", alternative=other)


def test_words_without_attribution_belong_to_the_mediator_or_the_chair() -> None:
    world = founded()
    room = world.open(SOC, "track", "water", members=[AKRA, SELM])
    release = {
        "text": en("Six years."),
        "target": PLENARY,
        "words_of": ["soc"],
        "attributed": False,
        "token": TOKENS[0],
    }
    world.do(SOC, room, "Release", **release, point="1")
    number = world.do(SOC, PLENARY, "Deliver", text=en("Six years."), token=TOKENS[0], point="1")
    said = world.no(AKRA, PLENARY, "Withdraw", point="1", alternative=number)
    assert said.message == "A mediator or the chair may withdraw it, nobody else."
    world.do(CO, PLENARY, "Withdraw", point="1", alternative=number)


def test_a_compromise_stands_beside_what_it_was_made_from() -> None:
    world = founded()
    one, two = world.propose(AKRA), world.propose(SELM)
    merged = world.do(SOC, PLENARY, "Merge", point="1", alternatives=[one, two], text=en("Both."))
    found = world.room().alternatives
    assert list(found.by_point["1"]) == [one, two, merged]
    assert (found.alternatives["1", merged].merged, found.alternatives["1", merged].compromise) == ((one, two), True)


def test_a_withdrawn_non_paper_is_not_cited() -> None:
    world = founded()
    number = world.propose(AKRA, marking="non-paper")
    amended = world.do(AKRA, PLENARY, "Amend", point="1", alternative=number, wording=number, text=en("x"))
    cites = [{"room": PLENARY, "number": number}]
    world.do(SELM, PLENARY, "Park", point="2", cites=cites)
    world.do(AKRA, PLENARY, "Withdraw", point="1", alternative=number)
    assert world.no(SELM, PLENARY, "Park", point="3", cites=cites).message == "A withdrawn non-paper is not cited."
    cites = [{"room": PLENARY, "number": amended}]
    assert world.no(SELM, PLENARY, "Park", point="3", cites=cites).reason == "citation"


AMEND = {"point": "1", "alternative": ONE, "wording": ONE, "text": en("x")}


@pytest.mark.parametrize(
    ("by", "kind", "fields", "reason", "field"),
    [
        (AKRA, "Propose", {"point": "9", "text": en("x")}, "invalid", "point"),
        (AKRA, "Propose", {"point": "1", "text": {}}, "invalid", "text"),
        (AKRA, "Propose", {"point": "1", "text": en("x"), "together_with": ["x"]}, "invalid", "together_with"),
        (AKRA, "Amend", {**AMEND, "alternative": 1}, "invalid", "alternative"),
        (AKRA, "Amend", {**AMEND, "point": "2"}, "invalid", "alternative"),
        (AKRA, "Amend", {**AMEND, "alternative": GONE}, "conflict", "alternative"),
        (SELM, "Amend", AMEND, "not yours", "alternative"),
        (SOC, "Amend", AMEND, "not yours", "alternative"),
        (AKRA, "Amend", {**AMEND, "wording": 1}, "stale", "wording"),
        (AKRA, "Amend", {**AMEND, "text": {}}, "invalid", "text"),
        (CHIEF, "Propose", {"point": "1", "text": en("x")}, "not yours", ""),
    ],
)
def test_what_is_not_taken(
    table: World, by: str, kind: str, fields: dict[str, object], reason: str, field: str
) -> None:
    said = table.no(by, PLENARY, kind, **fields)
    assert (said.reason, said.field) == (reason, field)
