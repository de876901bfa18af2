"""The summary of drafts and sealed questions: to each seat its own marks and deposits, and nobody else's."""

import json
from datetime import timedelta
from typing import Any

import pytest

from goodoffices.cli.printing import print_play
from goodoffices.summary import summary
from goodoffices.talks.act import HOUSE, PLENARY
from goodoffices.talks.questions import Answer
from tests.mirna import AFTERWARDS, NAME, PARTIES, registry
from tests.talks.test_questions import ALL, SEALED, Asked, cited, table
from tests.talks.world import AKRA, CAPITAL, CHIEF, SELM, SOC, TALKS


def mirna(seat: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(json.dumps(summary(registry(NAME).play(NAME, seat), seat, AFTERWARDS)))
    return found


def asked(world: Asked, seat: str) -> dict[str, Any]:
    (found,) = summary(world.play(seat), seat, world.now)["questions"]
    return dict(found)


def test_the_mediator_reads_all_marks_each_delegation_its_own_and_others_none() -> None:
    for seat, marked in (("soc.chief", PARTIES), *((f"{p}.head", (p,)) for p in PARTIES), ("secretariat.chief", ())):
        first, second = mirna(seat)["drafts"]
        assert (first["place"], second["place"], second["after"]) == (1, 2, first["entry"])
        assert tuple(one["party"] for one in second["marks"]) == marked
        assert (first["final"], second["final"]["answers"]) == (None, dict.fromkeys(PARTIES, "yes"))
    assert mirna("public")["drafts"] == mirna("public")["questions"] == []


def test_a_question_tells_how_it_stands_and_only_its_own_capital_that_something_was_deposited() -> None:
    world = table()
    number = world.ask()
    world.do(AKRA, CAPITAL, "Deposit", **cited(number), sealed=SEALED)
    world.consent(number, AKRA)
    for seat, deposited in ((AKRA, ["akra"]), (SELM, []), (SOC, []), (CHIEF, [])):
        found = asked(world, seat)
        assert (found["standing"], found["words"], found["deposited"]) == ("open", {"akra": "consented"}, deposited)
        assert (found["deposits_end"], found["answer"]) == (None, None)
    assert SEALED not in json.dumps(summary(world.play(AKRA), AKRA, world.now))


def test_an_answer_is_told_as_it_was_entered(capsys: pytest.CaptureFixture[str]) -> None:
    world = table()
    number = world.ask()
    world.consent(number, *ALL)
    found = asked(world, SELM)
    assert found["answered_at"] > found["deposits_end"]
    world.now += timedelta(seconds=600)
    (question,) = world.room().questions.asked.values()
    assert question.at is not None
    world.registry.answer(TALKS, PLENARY, Answer(question=number, outcome="no"), question.at)
    found = asked(world, SELM)
    assert (found["standing"], found["answer"]["outcome"]) == ("answered", "no")
    entry = world.room().entries[found["answer"]["entry"] - 1]
    assert entry.seat == HOUSE
    print_play(summary(world.play(SELM), SELM, world.now), "en")
    printed = " ".join(capsys.readouterr().out.split())
    assert "Sealed questions" in printed
    assert "dorn: consented" in printed
