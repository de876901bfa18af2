"""Founding: the talks, their parties, and rules that the parties adopt."""

import pytest

from goodoffices.talks.act import PLENARY
from tests.talks.world import AKRA, CHIEF, DEPUTY, DORN, HOST, SELM, SOC, World, en, founded


@pytest.fixture(scope="module")
def table() -> World:
    return founded()


def test_talks_are_founded_once_and_by_the_secretariat() -> None:
    world = World()
    fields = {"title": en("Talks"), "zone": "Europe/Zurich", "languages": ["en"]}
    assert world.no(AKRA, PLENARY, "FoundTalks", **fields).reason == "not yours"
    assert world.no(CHIEF, PLENARY, "FoundTalks", **{**fields, "zone": "Mars/Olympus"}).field == "zone"
    assert world.no(CHIEF, PLENARY, "FoundTalks", **{**fields, "zone": "localtime"}).field == "zone"
    assert world.no(CHIEF, PLENARY, "FoundTalks", **{**fields, "languages": []}).field == "languages"
    assert world.no(CHIEF, PLENARY, "FoundTalks", **{**fields, "languages": ["English"]}).field == "languages"
    assert world.no(CHIEF, PLENARY, "FoundTalks", **{**fields, "title": {}}).field == "title"
    assert world.no("secretariat.Ä", PLENARY, "FoundTalks", **fields).field == "seat"
    assert world.no(CHIEF, "public", "FoundTalks", **fields).reason == "conflict"
    assert world.do(CHIEF, PLENARY, "FoundTalks", **fields) == 1
    assert world.no(CHIEF, PLENARY, "FoundTalks", **fields).message == "These talks have been founded already."


def test_a_seat_that_reads_nothing_learns_nothing_by_founding_again() -> None:
    world = founded()
    fields = {"title": en("Talks"), "zone": "Europe/Zurich", "languages": ["en"]}
    assert world.no("secretariat.other", PLENARY, "FoundTalks", **fields).reason == "not found"


@pytest.mark.parametrize(
    ("party", "name", "roles", "field"),
    [
        ("akra", en("Akra"), ["negotiating"], "party"),  # is a party already
        ("Dorn", en("Dorn"), ["negotiating"], "party"),
        ("plenary", en("Dorn"), ["negotiating"], "party"),
        ("dorn", {}, ["negotiating"], "name"),
        ("dorn", {"en": "  "}, ["negotiating"], "name.en"),
        ("dorn", {"English": "Dorn"}, ["negotiating"], "name"),
        ("dorn", en("Dorn"), [], "roles"),
        ("dorn", en("Dorn"), ["host", "host"], "roles"),
    ],
)
def test_who_is_not_admitted(table: World, party: str, name: dict[str, str], roles: list[str], field: str) -> None:
    assert table.no(CHIEF, PLENARY, "AdmitParty", party=party, name=name, roles=roles).field == field


def test_parties_are_admitted_by_the_secretariat_alone(table: World) -> None:
    said = table.no(AKRA, PLENARY, "AdmitParty", party="dorn", name=en("Dorn"), roles=["negotiating"])
    assert said.message == "In a plenary room AdmitParty is for: secretariat."


def test_rules_are_in_force_when_every_negotiating_party_has_adopted_them() -> None:
    world = founded()
    proposal = world.do(CHIEF, PLENARY, "AdoptRules", rules={"can_live_with_suffices": True})
    assert not world.play(AKRA).rules.can_live_with_suffices
    world.do(AKRA, PLENARY, "AdoptRules", proposal=proposal)
    assert not world.play(AKRA).rules.can_live_with_suffices
    world.do(SELM, PLENARY, "AdoptRules", proposal=proposal)
    assert world.play(AKRA).rules.can_live_with_suffices


def test_a_party_has_adopted_what_it_proposes_itself() -> None:
    world = founded()
    proposal = world.do(AKRA, PLENARY, "AdoptRules", rules={"can_live_with_suffices": True})
    assert world.no(AKRA, PLENARY, "AdoptRules", proposal=proposal).reason == "conflict"
    world.do(SELM, PLENARY, "AdoptRules", proposal=proposal)
    assert world.play(AKRA).rules.can_live_with_suffices


def test_a_party_that_joins_later_does_not_undo_the_rules() -> None:
    world = founded()
    world.adopt(can_live_with_suffices=True)
    world.do(CHIEF, PLENARY, "AdmitParty", party="dorn", name=en("Dorn"), roles=["negotiating"])
    assert world.play(AKRA).rules.can_live_with_suffices


def test_a_proposal_that_was_overtaken_is_not_adopted() -> None:
    world = founded()
    old = world.do(AKRA, PLENARY, "AdoptRules", rules={"silence_on_substance": True})
    world.adopt(can_live_with_suffices=True)
    assert world.no(SELM, PLENARY, "AdoptRules", proposal=old).reason == "stale"
    assert not world.play(AKRA).rules.silence_on_substance


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({}, "proposal"),
        ({"proposal": 1}, "proposal"),
        ({"proposal": 1, "rules": {}}, "proposal"),
        ({"rules": {"text_ladder": ["signed", "frozen"]}}, "rules.text_ladder"),
        ({"rules": {"text_ladder": ["frozen", "initialled"]}}, "rules.text_ladder"),
        ({"rules": {"decision": "sufficient consensus", "sufficient": 1}}, "rules.sufficient"),
        ({"rules": {"sufficient_with": ["soc"]}}, "rules.sufficient_with"),
        ({"rules": {"regimes": {"plenary": "none"}}}, "rules.regimes.plenary"),
        ({"rules": {"words": {"en": " "}}}, "rules.words.en"),
        ({"rules": {"decision": "majority"}}, "rules.decision"),
        ({"rules": {"votes": 1}}, "rules.votes"),
    ],
)
def test_rules_that_are_not_taken(table: World, fields: dict[str, object], field: str) -> None:
    assert table.no(AKRA, PLENARY, "AdoptRules", **fields).field == field


def test_rules_are_adopted_by_negotiating_parties_alone() -> None:
    world = founded(third=True)
    proposal = world.do(SOC, PLENARY, "AdoptRules", rules={"silence_on_substance": True})
    assert world.no(SOC, PLENARY, "AdoptRules", proposal=proposal).reason == "not yours"
    assert world.no(HOST, PLENARY, "AdoptRules", proposal=proposal).reason == "not yours"
    assert world.no(DEPUTY, PLENARY, "AdoptRules", proposal=proposal).reason == "not yours"
    for head in (AKRA, SELM, DORN):
        assert not world.play(AKRA).rules.silence_on_substance
        world.do(head, PLENARY, "AdoptRules", proposal=proposal)
    assert world.play(AKRA).rules.silence_on_substance
