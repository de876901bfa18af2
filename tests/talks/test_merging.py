"""Merging: what a compromise was made from, by which words, why, and what their owners let go."""

import pytest

from goodoffices.talks.act import PLENARY
from goodoffices.talks.merging import LetGo, Merged
from tests.talks.world import AKRA, NEXT, SELM, SOC, World, en, founded

ONE, TWO, GONE = NEXT, NEXT + 1, NEXT + 2
MERGED = NEXT + 4


@pytest.fixture(scope="module")
def table() -> World:
    world = founded()
    world.propose(AKRA, text="Six years of toil.")
    world.propose(SELM, text="Ten years.")
    world.propose(AKRA, text="Gone.")
    world.do(AKRA, PLENARY, "Withdraw", point="1", alternative=GONE)
    world.do(SOC, PLENARY, "Merge", point="1", alternatives=[ONE, TWO], text=en("Six years.\nOr ten."), why=["Shorter"])
    return world


def test_a_compromise_knows_the_words_that_it_was_made_from() -> None:
    world = founded()
    one, two = world.propose(AKRA, text="Six years."), world.propose(SELM, text="Ten years.")
    sources = {"alternatives": [one, two], "wordings": [one, two]}
    merged = world.do(SOC, PLENARY, "Merge", point="1", **sources, text=en("Eight years."), why=["The mean."])
    later = world.do(AKRA, PLENARY, "Amend", point="1", alternative=one, wording=one, text=en("Seven years."))
    assert world.room().merging.merges["1", merged] == Merged(((one, one), (two, two)), ("The mean.",))
    said = world.no(SOC, PLENARY, "Merge", point="1", **sources, text=en("Eight years."))
    assert (said.reason, said.field) == ("stale", "wordings")
    again = world.do(SOC, PLENARY, "Merge", point="1", alternatives=[one, two], text=en("Eight."))
    assert world.room().merging.merges["1", again].sources == ((one, later), (two, two))


def test_words_are_let_go_once_by_their_owner() -> None:
    world = founded()
    one = world.propose(AKRA, text="Six years of toil.")
    two = world.propose(SELM, text="Ten years.")
    merged = world.do(SOC, PLENARY, "Merge", point="1", alternatives=[one, two], text=en("Six years."))
    fields = {"point": "1", "merge": merged, "wording": one, "language": "en", "start": 10, "end": 17}
    number = world.do(AKRA, PLENARY, "WithdrawWords", **fields)
    assert world.room().merging.merges["1", merged].let_go == (LetGo(number, "akra", one, "en", 10, 17),)
    assert world.no(AKRA, PLENARY, "WithdrawWords", **{**fields, "start": 11}).reason == "conflict"
    assert world.room().alternatives.alternatives["1", one].wording.text == en("Six years of toil.")
    world.do(SOC, PLENARY, "Withdraw", point="1", alternative=merged)
    assert world.no(AKRA, PLENARY, "WithdrawWords", **{**fields, "start": 0}).reason == "stale"


LET_GO = {"point": "1", "merge": MERGED, "wording": ONE, "language": "en", "start": 10, "end": 17}


@pytest.mark.parametrize(
    ("by", "kind", "fields", "reason", "field"),
    [
        (SOC, "Merge", {"point": "1", "alternatives": [], "text": en("x")}, "invalid", "alternatives"),
        (SOC, "Merge", {"point": "1", "alternatives": [1], "text": en("x")}, "invalid", "alternatives"),
        (SOC, "Merge", {"point": "1", "alternatives": [ONE, GONE], "text": en("x")}, "conflict", "alternatives"),
        (SOC, "Merge", {"point": "1", "alternatives": [ONE, TWO], "text": {}}, "invalid", "text"),
        (AKRA, "Merge", {"point": "1", "alternatives": [ONE, TWO], "text": en("x")}, "not yours", ""),
        (
            SOC, "Merge", {"point": "1", "alternatives": [ONE, TWO], "wordings": [ONE], "text": en("x")}, "invalid",
            "wordings",
        ),
        (
            SOC, "Merge", {"point": "1", "alternatives": [ONE, TWO], "why": ["a", "b"], "text": en("x")}, "invalid",
            "why",
        ),
        (SELM, "WithdrawWords", LET_GO, "not yours", "wording"),
        (SOC, "WithdrawWords", LET_GO, "not yours", "wording"),
        (AKRA, "WithdrawWords", {**LET_GO, "merge": ONE}, "invalid", "merge"),
        (AKRA, "WithdrawWords", {**LET_GO, "wording": GONE}, "invalid", "wording"),
        (AKRA, "WithdrawWords", {**LET_GO, "language": "fr"}, "invalid", "language"),
        (AKRA, "WithdrawWords", {**LET_GO, "start": 17}, "invalid", "end"),
        (AKRA, "WithdrawWords", {**LET_GO, "end": 19}, "invalid", "end"),
    ],
)  # fmt: skip
def test_what_is_not_taken(
    table: World, by: str, kind: str, fields: dict[str, object], reason: str, field: str
) -> None:
    said = table.no(by, PLENARY, kind, **fields)
    assert (said.reason, said.field) == (reason, field)
