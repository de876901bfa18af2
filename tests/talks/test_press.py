"""The press: what is published, and how it is corrected."""

import pytest

from goodoffices.talks.act import PLENARY, PUBLIC, PUBLIC_SEAT
from tests.talks.world import ADVISER, AKRA, CHIEF, PRESS, SELM, World, en, founded

STATEMENT = {"title": en("On the first day"), "text": en("A useful beginning."), "on_behalf_of": ["akra"]}


@pytest.fixture(scope="module")
def table() -> World:
    world = founded()
    world.do(PRESS, PUBLIC, "Publish", **STATEMENT)  # 2
    return world


def test_the_world_reads_what_is_published_and_how_it_was_corrected() -> None:
    world = founded()
    number = world.do(PRESS, PUBLIC, "Publish", **STATEMENT)
    corrected = world.do(AKRA, PUBLIC, "CorrectStatement", statement=number, text=en("A useful day."))
    withdrawn = world.do(AKRA, PUBLIC, "CorrectStatement", statement=number, withdrawn=True)
    found = world.room(PUBLIC, PUBLIC_SEAT).press.statements[number]
    assert found.entry.act.text == en("A useful beginning.")  # type: ignore[union-attr]
    assert [e.number for e in found.corrections] == [corrected, withdrawn]


def test_a_joint_statement_is_published_as_its_parties_cleared_it() -> None:
    world = founded()
    draft = world.do(CHIEF, PLENARY, "DraftStatement", title=en("Joint"), text=en("Two days."))
    joint = {"title": en("Joint"), "text": en("Two days."), "on_behalf_of": ["akra", "selm"]}
    world.do(AKRA, PLENARY, "ClearStatement", draft=draft)
    assert world.no(CHIEF, PUBLIC, "Publish", **joint).field == "text"
    world.do(SELM, PLENARY, "ClearStatement", draft=draft)
    assert world.no(CHIEF, PUBLIC, "Publish", **{**joint, "text": en("Three days.")}).field == "text"
    world.do(CHIEF, PUBLIC, "Publish", **joint)


def test_what_is_under_embargo_is_not_published_yet() -> None:
    world = founded()
    said = world.no(AKRA, PUBLIC, "Publish", **STATEMENT, embargo="2027-03-02T06:00:00Z")
    assert said.message == "The public room is read at once: publish when the embargo is over."
    world.do(AKRA, PUBLIC, "Publish", **STATEMENT, embargo="2027-03-01T06:00:00Z")


@pytest.mark.parametrize(
    ("by", "kind", "fields", "reason", "field"),
    [
        (PRESS, "Publish", {**STATEMENT, "on_behalf_of": ["selm"]}, "not yours", "on_behalf_of"),
        (PRESS, "Publish", {**STATEMENT, "on_behalf_of": ["akra", "nobody"]}, "invalid", "on_behalf_of"),
        (CHIEF, "Publish", {**STATEMENT, "on_behalf_of": []}, "invalid", "on_behalf_of"),
        (PRESS, "Publish", {**STATEMENT, "title": {}}, "invalid", "title"),
        (PRESS, "Publish", {**STATEMENT, "text": {}}, "invalid", "text"),
        (ADVISER, "Publish", STATEMENT, "not yours", ""),
        (AKRA, "CorrectStatement", {"statement": 1, "withdrawn": True}, "invalid", "statement"),
        (SELM, "CorrectStatement", {"statement": 2, "withdrawn": True}, "not yours", "statement"),
        (AKRA, "CorrectStatement", {"statement": 2}, "invalid", "text"),
        (AKRA, "CorrectStatement", {"statement": 2, "withdrawn": True, "text": en("x")}, "invalid", "text"),
        (AKRA, "CorrectStatement", {"statement": 2, "text": en(" ")}, "invalid", "text.en"),
    ],
)
def test_what_is_not_taken(
    table: World, by: str, kind: str, fields: dict[str, object], reason: str, field: str
) -> None:
    said = table.no(by, PUBLIC, kind, **fields)
    assert (said.reason, said.field) == (reason, field)


def joint(world: World, text: str = "Two days.", **more: object) -> tuple[int, dict[str, object]]:
    """A joint statement drafted in two languages, and what is published of it."""
    words = {"title": {"en": "Joint", "fr": "Commun"}, "text": {"en": text, "fr": "Deux jours."}}
    draft = world.do(CHIEF, PLENARY, "DraftStatement", **words, **more)
    return draft, {**words, "on_behalf_of": ["akra", "selm"]}


def cleared(world: World, draft: int, *by: str) -> None:
    for seat in by:
        world.do(seat, PLENARY, "ClearStatement", draft=draft)


def test_whoever_publishes_a_joint_statement_has_cleared_it_too() -> None:
    world = founded()
    draft, words = joint(world)
    cleared(world, draft, SELM)
    assert world.no(PRESS, PUBLIC, "Publish", **words).field == "text"
    cleared(world, draft, AKRA)
    world.do(PRESS, PUBLIC, "Publish", **words)


def test_a_joint_statement_is_published_in_all_its_languages_and_under_its_title() -> None:
    world = founded()
    draft, words = joint(world)
    cleared(world, draft, AKRA, SELM)
    assert world.no(CHIEF, PUBLIC, "Publish", **{**words, "text": en("Two days.")}).field == "text"
    assert world.no(CHIEF, PUBLIC, "Publish", **{**words, "title": en("Agreed!")}).field == "title"
    world.do(CHIEF, PUBLIC, "Publish", **words)


def test_what_was_sent_back_after_clearing_is_not_published() -> None:
    world = founded()
    draft, words = joint(world)
    cleared(world, draft, AKRA, SELM)
    world.do(SELM, PLENARY, "ClearStatement", draft=draft, cleared=False, note="Wait.")
    assert world.no(CHIEF, PUBLIC, "Publish", **words).field == "text"


def test_the_embargo_under_which_all_cleared_binds_whoever_publishes() -> None:
    world = founded()
    draft, words = joint(world, embargo="2027-03-02T06:00:00+01:00")
    cleared(world, draft, AKRA, SELM)
    assert world.no(CHIEF, PUBLIC, "Publish", **words).field == "embargo"
    again, words = joint(world)  # the same words, cleared without one
    cleared(world, again, AKRA, SELM)
    world.do(CHIEF, PUBLIC, "Publish", **words)


def test_words_under_embargo_are_no_correction_either() -> None:
    world = founded()
    draft, words = joint(world, "Three days.")
    cleared(world, draft, AKRA, SELM)
    number = world.do(CHIEF, PUBLIC, "Publish", **words)
    later, corrected = joint(world, "Two days.", embargo="2027-03-02T06:00:00+01:00")
    cleared(world, later, AKRA, SELM)
    fields = {"statement": number, "text": corrected["text"]}
    refused = world.no(CHIEF, PUBLIC, "CorrectStatement", **fields)
    assert (refused.reason, refused.field) == ("conflict", "text")
    assert "embargo" in refused.message
    world.do(CHIEF, PUBLIC, "CorrectStatement", statement=number, withdrawn=True)  # which says none of them


def test_a_joint_statement_is_corrected_in_words_that_all_cleared_and_withdrawn_once() -> None:
    world = founded()
    draft, words = joint(world, "Three days.")
    cleared(world, draft, AKRA, SELM)
    number = world.do(CHIEF, PUBLIC, "Publish", **words)
    better, corrected = joint(world, "Two days.")
    fields = {"statement": number, "text": corrected["text"], "note": "Two, not three."}
    cleared(world, better, AKRA)
    assert world.no(CHIEF, PUBLIC, "CorrectStatement", **fields).field == "text"
    cleared(world, better, SELM)
    world.do(CHIEF, PUBLIC, "CorrectStatement", **fields)
    withdrawn = world.do(CHIEF, PUBLIC, "CorrectStatement", statement=number, withdrawn=True)
    for more in ({"text": corrected["text"]}, {"withdrawn": True}):
        said = world.no(CHIEF, PUBLIC, "CorrectStatement", statement=number, **more)
        assert said.message == f"It was withdrawn in entry {withdrawn}: publish anew."
