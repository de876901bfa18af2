"""Stage reports: facts quoted home apart from judgement; at most three decisions; the principal's replies."""

import pytest

from goodoffices.talks.act import PLENARY
from goodoffices.talks.carrying import quote_link
from goodoffices.talks.reports import answered
from tests.talks.world import AKRA, CAPITAL, PRESIDENT, SELM, TOKENS, World, en, founded, with_capital

FACT = {"text": en("Selm proposed six years.")}
DECISION = {"question": en("May we accept?"), "point": "1", "recommendation": en("Yes.")}
REPORT = {"title": en("First stage"), "facts": [FACT], "judgement": en("Selm will pay.")}


def test_facts_rest_on_quotations_and_the_principal_answers() -> None:
    world = with_capital(founded())
    number = world.propose(SELM, text="Six years.")
    link = quote_link(TOKENS[0], PLENARY, number)
    quote = world.do(AKRA, CAPITAL, "Quote", words="Six years.", speaker="Selm", nonce=TOKENS[0], link=link)
    facts = [{**FACT, "quote": quote}]
    report = world.do(AKRA, CAPITAL, "ReportStage", **{**REPORT, "facts": facts}, decisions=[DECISION, DECISION])
    replies = [{"decision": 1, "answer": "approve"}, {"decision": 2, "answer": "call me", "words": en("Tonight.")}]
    world.do(PRESIDENT, CAPITAL, "NoteReport", report=report, replies=replies)
    world.do(PRESIDENT, CAPITAL, "NoteReport", report=report, replies=[{"decision": 2, "answer": "refuse"}])
    found = answered(world.room(CAPITAL, AKRA), report)
    assert {place: reply.answer for place, reply in found.items()} == {1: "approve", 2: "refuse"}
    assert answered(world.room(CAPITAL, AKRA), 1) == {}


@pytest.fixture(scope="module")
def home() -> World:
    world = with_capital(founded())
    world.do(AKRA, CAPITAL, "ReportStage", **REPORT, decisions=[DECISION])  # 4
    return world


@pytest.mark.parametrize(
    ("by", "kind", "fields", "field"),
    [
        (AKRA, "ReportStage", {**REPORT, "title": {}}, "title"),
        (AKRA, "ReportStage", {**REPORT, "facts": []}, "facts"),
        (AKRA, "ReportStage", {**REPORT, "facts": [{"text": {}}]}, "facts.0.text"),
        (AKRA, "ReportStage", {**REPORT, "facts": [{**FACT, "quote": 1}]}, "facts.0.quote"),
        (AKRA, "ReportStage", {**REPORT, "judgement": en(" ")}, "judgement.en"),
        (AKRA, "ReportStage", {**REPORT, "decisions": [DECISION] * 4}, "decisions"),
        (AKRA, "ReportStage", {**REPORT, "decisions": [{"question": {}}]}, "decisions.0.question"),
        (AKRA, "ReportStage", {**REPORT, "decisions": [{**DECISION, "point": "9"}]}, "decisions.0.point"),
        (PRESIDENT, "NoteReport", {"report": 1}, "report"),
        (PRESIDENT, "NoteReport", {"report": 4, "replies": [{"decision": 2, "answer": "amend"}]}, "replies.0.decision"),
        (PRESIDENT, "NoteReport", {"report": 4, "words": en(" ")}, "words.en"),
        (AKRA, "NoteReport", {"report": 4}, ""),
    ],
)
def test_what_is_not_taken(home: World, by: str, kind: str, fields: dict[str, object], field: str) -> None:
    assert home.no(by, CAPITAL, kind, **fields).field == field
