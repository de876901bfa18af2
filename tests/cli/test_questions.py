"""Sealed questions from the command line: a key, a deposit sealed here, and the answering by a cron."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner

from goodoffices.cli import app
from goodoffices.valuations.sealed_box import About, new_key, open_sealed
from tests.talks.test_questions import ALL, Asked, table
from tests.talks.world import AKRA, DORN, SELM, SOC, TALKS

HEADS = {AKRA: "akra", SELM: "selm", DORN: "dorn"}


def run(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(app, list(arguments))
    return done.exit_code, done.output


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch) -> Asked:
    """Talks in memory that the commands take for those of this installation."""
    world = table()
    for head in (SELM, DORN):
        world.open(head, "capital")
    monkeypatch.setattr("goodoffices.cli.database.registry", lambda *_: world.registry)
    monkeypatch.setattr("goodoffices.server.answering.keeping.get_registry", lambda: world.registry)
    return world


def asked(world: Asked) -> int:
    key = world.registry.question_key(TALKS, SOC, "cli", new_key)
    return world.ask(key=key)


def worth(world: Asked, file: Path, **more: object) -> Path:
    points = {"1": world.first, "2": world.second}
    given = {point: {str(w): 2.5 for w in on} for point, on in points.items()}
    file.write_text(json.dumps({"party": {"reservation": 5, "worth": given, **more}}))
    return file


def test_a_deposit_is_sealed_here_and_printed_without_any_database(tmp_path: Path) -> None:
    public, secret = new_key()
    file = tmp_path / "vote.json"
    file.write_text('{"vote": "yes"}')
    code, out = run("deposit", "lake", str(file), "--as", AKRA, "--question", "7", "--key", public)
    assert code == 0
    act = json.loads(out)
    assert act["kind"] == "Deposit"
    assert act["cites"] == [{"room": "plenary", "number": 7}]
    assert open_sealed(secret, About("lake", "plenary", 7, "akra"), act["sealed"]) == {"vote": "yes"}


def test_what_is_no_deposit_is_told(tmp_path: Path, world: Asked) -> None:
    number = str(asked(world))
    for text, words in (
        ("[1]", "object"),
        ("{", "no JSON"),
        ('{"vote": "yes"}', "deposit"),
        ('{"party": {"worth": {}}}', "worth"),
    ):
        file = tmp_path / "wrong.json"
        file.write_text(text)
        code, out = run("deposit", TALKS, str(file), "--as", AKRA, "--question", number)
        assert (code, words in out) == (2, True), out
    good = str(worth(world, tmp_path / "good.json"))
    assert run("deposit", TALKS, good, "--as", AKRA, "--question", "1")[0] == 2
    assert run("deposit", TALKS, good, "--as", AKRA, "--question", number, "--key", "age1x")[0] == 2
    assert run("deposit", TALKS, good, "--as", "akra.press", "--question", number)[0] == 1


def test_a_key_is_made_for_who_may_ask(world: Asked) -> None:
    code, out = run("question-key", TALKS, "--as", SOC)
    assert code == 0
    assert out.startswith("age1")
    assert run("question-key", TALKS, "--as", AKRA)[0] == 1


def test_a_cron_answers_what_is_due_and_waits_for_what_will_be_soon(
    world: Asked, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = asked(world)
    file = str(worth(world, tmp_path / "worth.json"))
    for head in HEADS:
        assert run("deposit", TALKS, file, "--as", head, "--question", str(number))[0] == 0
    world.consent(number, *ALL)
    assert run("answer-questions") == (0, "Ran 0 sealed questions.\n")
    slept: list[float] = []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        world.now += timedelta(seconds=seconds)

    monkeypatch.setattr("time.sleep", sleep)
    monkeypatch.setattr("goodoffices.server.answering.run.__defaults__", (sleep, *run_defaults()[1:]))
    runs = world.room().questions.asked[number].runs
    assert runs is not None
    world.now = runs - timedelta(seconds=20)
    assert run("answer-questions") == (0, "Ran 1 sealed question.\n")
    assert slept[0] == 20
    assert world.standing(number) == "answered"
    assert world.room().entries[-1].time == world.room().questions.asked[number].at
    assert run("answer-questions") == (0, "Ran 0 sealed questions.\n")


def run_defaults() -> tuple[object, ...]:
    from goodoffices.server import answering

    return answering.run.__defaults__ or ()
