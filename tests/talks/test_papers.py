"""Papers: symbols, markings, numbered copies and their collection."""

import pytest

from goodoffices.talks.act import PLENARY
from tests.talks.world import AKRA, NEXT, SELM, SHA, World, en, founded

PAPER = {"symbol": "P/1", "title": en("Chart"), "sort": "map", "copies": {"Selm": 1, "Dorn": 2}}


@pytest.fixture(scope="module")
def table() -> World:
    world = founded()
    world.do(AKRA, PLENARY, "CirculatePaper", **PAPER)
    world.do(AKRA, PLENARY, "CirculatePaper", symbol="P/2", title=en("x"), sort="non-paper", marking="non-paper")
    return world


def test_copies_are_numbered_and_collected() -> None:
    world = founded()
    number = world.do(AKRA, PLENARY, "CirculatePaper", **PAPER, sha256=SHA)
    world.do(SELM, PLENARY, "CollectPaper", paper=number, copies=[2])
    paper = world.room().papers.papers[number]
    assert (paper.party, paper.collected, paper.out, paper.sha256) == ("akra", (2,), (1,), SHA)
    assert world.no(SELM, PLENARY, "CollectPaper", paper=number, copies=[2]).message == "Copies that are out: 1."
    world.do(AKRA, PLENARY, "MarkPaper", paper=number, marking="without prejudice")
    assert world.room().papers.papers[number].marking == "without prejudice"


@pytest.mark.parametrize(
    ("by", "kind", "fields", "field"),
    [
        (SELM, "CirculatePaper", PAPER, "symbol"),  # taken
        (AKRA, "CirculatePaper", {**PAPER, "symbol": " "}, "symbol"),
        (AKRA, "CirculatePaper", {**PAPER, "symbol": "P/3", "title": {}}, "title"),
        (AKRA, "CirculatePaper", {**PAPER, "symbol": "P/3", "text": {"en": ""}}, "text.en"),
        (AKRA, "CirculatePaper", {**PAPER, "symbol": "P/3", "copies": {"a": 1, "b": 1}}, "copies"),
        (AKRA, "CirculatePaper", {**PAPER, "symbol": "P/3", "copies": {"a": 0}}, "copies"),
        (AKRA, "CirculatePaper", {**PAPER, "symbol": "P/3", "sha256": "Z" * 64}, "sha256"),
        (AKRA, "CirculatePaper", {**PAPER, "symbol": "P/3", "sort": "non-paper"}, "marking"),
        (AKRA, "MarkPaper", {"paper": 1, "marking": "formal"}, "paper"),
        (SELM, "MarkPaper", {"paper": NEXT, "marking": "formal"}, "paper"),
        (AKRA, "MarkPaper", {"paper": NEXT + 1, "marking": "formal"}, "marking"),
        (AKRA, "CollectPaper", {"paper": 1, "copies": [1]}, "paper"),
        (AKRA, "CollectPaper", {"paper": NEXT, "copies": []}, "copies"),
        (AKRA, "CollectPaper", {"paper": NEXT, "copies": [3]}, "copies"),
    ],
)
def test_what_is_not_taken(table: World, by: str, kind: str, fields: dict[str, object], field: str) -> None:
    assert table.no(by, PLENARY, kind, **fields).field == field


def test_a_paper_stays_in_its_room(table: World) -> None:
    room = table.open(AKRA, "bilateral", "two", members=[SELM], regime="decisions only")
    table.do(AKRA, room, "CirculatePaper", **{**PAPER, "symbol": "SECRET/1"})
    assert "SECRET/1" not in str(table.play("soc.chief"))
