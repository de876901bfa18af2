"""Whatever a record holds, erased or nonsense, a text can be gathered from it and every question of it answered."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.documents import placing
from goodoffices.documents.collisions import before
from goodoffices.documents.gathering import gathered
from goodoffices.documents.languages import translations, unlike
from goodoffices.documents.merges import merged
from goodoffices.drafting.brackets import Bracket, plain
from goodoffices.talks.act import PLENARY
from goodoffices.talks.play import StateOfPlay
from tests.talks import arbitrary
from tests.talks.arbitrary import SEATS, START
from tests.talks.laws import law
from tests.talks.test_totality import records
from tests.talks.world import AKRA, CHIEF, SELM, SOC, founded

seeds = st.integers(0, 2**32 - 1)
TEXTUAL = ("Propose", "Amend", "Correct", "Withdraw", "Merge", "WithdrawWords", "TableText", "TakeStance")


def ask(play: StateOfPlay, rng: Random) -> int:
    """Every question of documents; how many brackets there were."""
    brackets = 0
    for room, state in play.rooms.items():
        text = gathered(play, room, "x", START)
        if state.number:
            gathered(play, room, "x", START, entry=rng.randrange(state.number) + 1)
        gathered(play, room, "x", START, day=START.date())
        for found in text.points:
            unlike(found, text.languages)
            for language, nodes in found.nodes.items():
                brackets += len(nodes) > 1
                base = state.alternatives.alternatives[found.point, found.base]  # type: ignore[index]
                assert plain(nodes) == base.wording.text.get(language, "")
                check_options(state.alternatives.alternatives, found.point, language, nodes)
        for point, number in state.alternatives.alternatives:
            merged(play, room, point, number)
            translations(state.alternatives, state.alternatives.alternatives[point, number], ("en",))
        for kind in TEXTUAL:
            before(play, room, rng.choice(SEATS), arbitrary.act(rng, kind), START)
    return brackets


def check_options(known: object, point: str, language: str, nodes: object) -> None:
    """Each option, taken with those that it stands in, gives exactly the words of its alternative."""

    def walk(nodes: object, chosen: dict[int, bool]) -> None:
        for node in nodes:  # type: ignore[attr-defined]
            if isinstance(node, Bracket):
                for option in node.options:
                    taken = chosen if option.key is None else {**chosen, option.key: True}
                    if option.key is not None:
                        assert plain(top, taken) == known[point, option.key].wording.text[language]  # type: ignore[index]
                    walk(option.nodes, taken)

    top = nodes
    walk(nodes, {})


@law(60)
@given(seeds)
def test_any_record_gives_a_text(seed: int) -> None:
    rng = Random(seed)
    ask(records(rng), rng)


def drawn(rng: Random) -> StateOfPlay:
    """A point that three parties change: words put into any that stand, changed again, merged, withdrawn."""
    world = founded()
    world.do(SOC, PLENARY, "Propose", point="1", text={"en": "one two three four", "fr": "un deux trois"})
    for step in range(rng.randrange(3, 14)):
        seat, here = rng.choice([AKRA, SELM, SOC]), world.room().alternatives
        live = [a for a in here.on("1") if a.withdrawn is None]
        own = [a for a in live if seat.partition(".")[0] in a.by]
        if not live or rng.random() < 0.1:
            world.submit(seat, PLENARY, "Propose", point="1", text={"en": f"five six {step}"})
        elif own and rng.random() < 0.15:
            world.submit(seat, PLENARY, "Withdraw", point="1", alternative=rng.choice(own).number)
        else:
            base = rng.choice(live[-4:]).wording
            runs, text = {}, {}
            for language, words in base.text.items():
                if rng.random() < 0.6:
                    runs[language] = sorted(rng.randrange(len(words) + 1) for _ in "se")
                    text |= {language: rng.choice(["a", "bc d", " e"])} if rng.random() < 0.8 else {}
            fields = {"point": "1", "text": text, "place": {"wording": base.number, "runs": runs}}
            mine = rng.choice(own) if own and rng.random() < 0.3 else None
            if mine is None:
                world.submit(seat, PLENARY, "Propose", **fields)
            else:
                more = {"alternative": mine.number, "wording": mine.wording.number}
                world.submit(seat, PLENARY, "Amend", **fields, **more)
    return world.play(CHIEF)


@law(150)
@given(seeds)
def test_every_option_is_exactly_the_words_of_its_alternative(seed: int) -> None:
    rng = Random(seed)
    ask(drawn(rng), rng)


def _many() -> int:
    rng = Random(7)
    return sum(ask(drawn(rng), rng) for _ in range(120))


def test_words_are_bracketed_often_enough_to_tell() -> None:
    assert _many() > 20


@pytest.mark.parametrize("wrong", [True, False])
def test_an_option_that_says_something_else_is_caught(wrong: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if wrong:
        monkeypatch.setattr(placing, "_within", lambda outer, words, inner: True)
    else:
        monkeypatch.setattr(placing, "joined", lambda first, then, text: then)
    with pytest.raises((AssertionError, ValueError)):
        _many()
