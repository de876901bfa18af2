"""Two worlds over HTTP: where one party deposits otherwise and the answer is the same, nobody else can tell."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from goodoffices.records import QuestionKey
from goodoffices.registry import Registry
from goodoffices.server import answering
from goodoffices.server.desks.pages import questions_words
from goodoffices.server.store.registry import get_registry
from goodoffices.talks import consenting
from goodoffices.talks.act import RoomId
from goodoffices.talks.questions import Answer
from goodoffices.valuations.sealed import answer as reckon
from tests.server import surface, worlds
from tests.server.pair import Pair, _apart
from tests.server.sealed_worlds import Worth, answered, asked, pictured, two, votes, wants
from tests.server.surface import Ask
from tests.server.worlds import AKRA, CHIEF, DORN, MEDIATOR, PRESS, SELM, TALKS, standing_in

OTHERS = (SELM, DORN, MEDIATOR, CHIEF, PRESS, "public")
PAGES = (
    "", "questions/", "board/", "rooms/", "rooms/plenary/", "rooms/capital.akra/", "record/", "record/heads/", "rules/",
    "rooms/plenary/act/ConsentToQuestion/", "rooms/plenary/act/Answer/", "rooms/capital.akra/act/Deposit/",
    "language/?to=fr",
)  # fmt: skip
OF_API = ("play", "rooms", "rooms/plenary/entries?limit=1000", "rooms/capital.akra/entries", "rooms/plenary/checkpoint")


def asks(seat: str) -> list[Ask]:
    return [
        *(Ask(f"/t/{TALKS}/as/{seat}/{page}") for page in PAGES),
        *(Ask(f"/api/talks/{TALKS}/{what}") for what in OF_API),
        *([Ask(f"/api/talks/{TALKS}/question-keys", "POST", act={})] if seat != MEDIATOR else []),  # who gets a new one
    ]


def differences(pair: Pair, seat: str, made: tuple[Path, Path], asked_for: Iterable[Ask] = ()) -> list[str]:
    """What the two worlds answer a seat differently."""
    wanted = list(asked_for) or asks(seat)
    one, other = (list(pair._answers(world, seat, wanted)) for world in made)
    assert any(status == 200 for status, _, _ in one)
    return [f"{ask}: {_apart(a, b)}" for ask, a, b in zip(wanted, one, other, strict=True) if a != b]


QUESTIONS: dict[str, tuple[Worth, Worth, Worth, Worth, str]] = {
    "zone": (wants(1, 5), wants(9, 2, limit=2), wants(1), wants(3), "yes"),
    "no zone": (wants(1, 0), wants(0, 0), wants(0, 2, limit=3), wants(1), "no"),
    "short list": (wants(1, 5), wants(2, 10, limit=2), wants(1, 2), wants(1, 2), "found"),
    "blockers": (wants(1, 0), wants(6, 0, limit=4), wants(0, 1), wants(1), "found"),
    "frontier": (wants(5, 2), wants(10, 4, limit=2), wants(2, 5), wants(3, 4), "for the mediators"),
    "ballot": (votes("yes"), votes("no"), votes("no"), votes("yes"), "no"),
}


def made_of(pair: Pair, name: str) -> tuple[Path, Path]:
    one, other, selm, dorn, _ = QUESTIONS[name]
    return two(pair, name.removeprefix("no "), one, other, selm, dorn)


@pytest.mark.parametrize("name", QUESTIONS)
def test_what_one_party_deposits_changes_nothing_for_another(pair: Pair, name: str) -> None:
    made = made_of(pair, name)
    for seat in OTHERS:
        assert differences(pair, seat, made) == [], "before the answer"
    found = [answered(world) for world in made]
    assert found[0] == found[1]
    assert found[0].outcome == QUESTIONS[name][-1]
    assert name != "frontier" or pictured(made[0]) == pictured(made[1])
    for seat in OTHERS:
        assert differences(pair, seat, made) == [], "after it"


def of_pictures(seat: str) -> list[Ask]:
    pages = ("rooms/mediation/", *(f"questions/{number}/picture.svg" for number in range(20, 30)))
    read = (Ask(f"/t/{TALKS}/as/{seat}/{page}") for page in pages)
    return [*asks(seat), *read, Ask(f"/api/talks/{TALKS}/rooms/mediation/entries")]


def test_a_picture_is_the_mediators_alone_whatever_it_shows(pair: Pair) -> None:
    """Worlds in which the answers differ, and one in which there is no zone: only the team’s pages do."""
    for other in (wants(9, 1), wants(0, 0)):
        made = two(pair, "frontier", wants(5, 2), other, wants(2, 5), wants(3, 4))
        assert {answered(world).outcome for world in made} == {"for the mediators"}
        one, another = map(pictured, made)
        assert one != another
        for seat in OTHERS:
            if seat != MEDIATOR:
                assert differences(pair, seat, made, of_pictures(seat)) == []
        seen = differences(pair, MEDIATOR, made, of_pictures(MEDIATOR))
        for where in ("/questions/:", "/picture.svg", "mediation/entries"):
            assert any(where in each for each in seen), where


def test_a_planted_picture_in_plenary_is_seen(pair: Pair, monkeypatch: pytest.MonkeyPatch) -> None:
    """An answer whose outcome plenary reads, too."""

    def tells(registry: Registry, key: QuestionKey, question: object, found: Answer, at: datetime) -> object:
        return registry.answer(key.talks, key.room, Answer(question=key.number, outcome=found.outcome), at)

    monkeypatch.setattr(answering, "_entered", tells)
    monkeypatch.setattr(consenting, "_in_its_place", lambda *given, **more: True)
    made = two(pair, "frontier", wants(5, 2), wants(0, 0), wants(2, 5), wants(3, 4))
    for world in made:
        answered(world)
    assert any("entries" in each for each in differences(pair, SELM, made))


@pytest.mark.slow
@pytest.mark.parametrize("seat", [SELM, MEDIATOR])
def test_wherever_another_looks_it_is_the_same(pair: Pair, seat: str) -> None:
    made = made_of(pair, "zone")
    assert answered(made[0]) == answered(made[1])
    assert differences(pair, seat, made, surface.reading(seat)) == []


def test_the_time_of_the_answer_is_the_same_however_long_the_reckoning_takes(pair: Pair) -> None:
    made = made_of(pair, "zone")
    answered(made[0])
    answered(made[1], slow)
    times = set()
    for world in made:
        with standing_in(world):
            times.add(get_registry().play(TALKS, SELM).plenary.entries[-1].time)
    assert len(times) == 1
    assert differences(pair, SELM, made) == []


def slow(*given: object) -> Answer:
    worlds._now[0] += timedelta(seconds=15)
    return reckon(*given)  # type: ignore[arg-type]


# Leaks that are planted


def test_a_planted_witness_is_seen(pair: Pair) -> None:
    """An answer that tells of which package it is true."""

    def tells(
        number: int, act: object, contents: dict[str, dict[str, dict[str, dict[str, dict[str, int]]]]], *_: object
    ):  # type: ignore[no-untyped-def]
        worth = contents["akra"]["party"]["worth"]["1"]
        return Answer(question=number, outcome="yes", points=(str(max(worth.values())),))

    made = made_of(pair, "zone")
    for world in made:
        answered(world, tells)
    for seat in (SELM, MEDIATOR):
        assert any("questions/" in each or "entries" in each for each in differences(pair, seat, made))


def test_a_planted_delay_is_seen(pair: Pair, monkeypatch: pytest.MonkeyPatch) -> None:
    """An answer that is entered when it is known, and not when it is due."""
    enter: Callable[..., object] = Registry.answer

    def when_known(self: Registry, talks: str, room: RoomId, act: Answer, at: object) -> object:
        return enter(self, talks, room, act, self.now())

    made = made_of(pair, "zone")

    def late(*given: object) -> Answer:
        worlds._now[0] += timedelta(seconds=45)
        return reckon(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(Registry, "answer", when_known)
    answered(made[0])
    answered(made[1], late)
    assert any("entries" in each for each in differences(pair, SELM, made))


def test_a_planted_sight_of_others_deposits_is_seen(pair: Pair, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that says how many have deposited, to all alike."""
    made = []
    for name, deposit in (("with", wants(1)), ("without", None)):
        world = pair.worlds.copy(pair.worlds.world(worlds.INSIDE), f"sealed-sight-{name}-{id(pair)}")
        asked(world, "zone", {AKRA: deposit, SELM: wants(1), DORN: wants(1)})
        made.append(world)
    pairs = made[0], made[1]
    assert differences(pair, SELM, pairs) == []
    shown = questions_words.how

    def counts(desk, state, question):  # type: ignore[no-untyped-def]
        whole = get_registry().read_whole(desk.talks, "plenary", ["capital.akra"])
        many = len(whole.rooms["capital.akra"].questions.deposits)
        return {**shown(desk, state, question), "why": f"{many} deposited"}

    monkeypatch.setattr(questions_words, "how", counts)
    assert [each.partition(":")[0] for each in differences(pair, SELM, pairs)] == [
        f"GET /t/{TALKS}/as/{SELM}/questions/"
    ]
