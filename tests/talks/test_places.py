"""Places: a run of others' words replaced, struck out, filled in; exactly, in every language, no letter parted."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.talks.act import PLENARY, Entry, Erased, Texts
from goodoffices.talks.kinds import decode, encode
from goodoffices.talks.places import Place, Put, joined, may_put, whole, within
from goodoffices.talks.play import fold
from tests.talks.laws import law
from tests.talks.world import AKRA, SELM, SOC, TOKENS, en, founded

BASE = {"en": "The level is kept for 30 days.", "fr": "Le niveau est maintenu trente jours."}
seeds = st.integers(0, 2**32 - 1)


def run(text: str, words: str) -> list[int]:
    start = text.index(words)
    return [start, start + len(words)]


def place(wording: int, text: str, words: str) -> dict[str, object]:
    return {"wording": wording, "runs": {"en": run(text, words)}}


def some_put(rng: Random, base: Texts) -> Put:
    runs, text = {}, {}
    for language, words in base.items():
        if rng.random() < 0.7 or not runs:
            runs[language] = tuple(sorted(rng.randrange(len(words) + 1) for _ in "se"))
            text[language] = rng.choice(["", "", "x", "some words", "é"])
    return Put(Place(1, runs), {language: words for language, words in text.items() if words})


@law(300)
@given(seeds)
def test_two_changes_joined_are_one_change_with_the_same_outcome(seed: int) -> None:
    rng = Random(seed)
    first = some_put(rng, BASE)
    middle = whole(BASE, first)
    then = some_put(rng, middle)
    text = whole(middle, then)
    both = joined(first, then, text)
    assert whole(BASE, both) == text
    assert within(BASE, both, text) == both


@law(200)
@given(seeds)
def test_what_is_outside_a_place_is_the_base_s_or_else_it_stands_in_it_no_longer(seed: int) -> None:
    rng = Random(seed)
    put, other = some_put(rng, BASE), some_put(rng, BASE)
    text = whole(BASE, other)
    found = within(BASE, put, text)
    if found is not None:
        assert whole(BASE, found) == text
    assert within(BASE, other, text) == other


def test_words_are_put_into_others_and_the_alternative_is_the_whole_point() -> None:
    world = founded()
    base = world.propose(SOC, text=BASE["en"])
    number = world.do(AKRA, PLENARY, "Propose", point="1", text=en("60"), place=place(base, BASE["en"], "30"))
    found = world.room().alternatives.alternatives["1", number]
    assert found.wording.text == en("The level is kept for 60 days.")
    assert found.wording.own == en("60")
    assert (found.by, found.wording.put.place.wording) == (("akra",), base)  # type: ignore[union-attr]
    world.stance(AKRA, number, "accept")
    world.stance(SELM, number, "accept")
    assert world.words() == "agreed"


def test_a_run_is_proposed_for_deletion_in_the_languages_that_it_has_no_words_in() -> None:
    world = founded()
    base = world.do(SOC, PLENARY, "Propose", point="1", text=BASE)
    runs = {"en": run(BASE["en"], " for 30 days"), "fr": run(BASE["fr"], "trente jours")}
    fields = {"point": "1", "text": {"fr": "toujours"}, "place": {"wording": base, "runs": runs}}
    number = world.do(AKRA, PLENARY, "Propose", **fields)
    found = world.room().alternatives.alternatives["1", number].wording
    assert found.text == {"en": "The level is kept.", "fr": "Le niveau est maintenu toujours."}


def test_an_amendment_in_one_s_own_words_keeps_their_place_in_the_others() -> None:
    world = founded()
    base = world.propose(SOC, text=BASE["en"])
    number = world.do(AKRA, PLENARY, "Propose", point="1", text=en("60 long"), place=place(base, BASE["en"], "30"))
    own = "The level is kept for 60 long days."
    fields = {"point": "1", "alternative": number, "wording": number}
    later = world.do(AKRA, PLENARY, "Amend", **fields, text=en("very long"), place=place(number, own, "long"))
    found = world.room().alternatives.alternatives["1", number].wording
    assert (found.number, found.text["en"]) == (later, "The level is kept for 60 very long days.")
    assert found.put == Put(Place(base, {"en": tuple(run(BASE["en"], "30"))}), en("60 very long"))
    corrected = world.do(
        AKRA, PLENARY, "Correct", point="1", alternative=number, wording=later,
        text=en("The level is kept for 60 very very long days."),
    )  # fmt: skip
    found = world.room().alternatives.alternatives["1", number].wording
    assert (found.number, found.own) == (corrected, en("60 very very long"))
    world.do(
        AKRA, PLENARY, "Amend", point="1", alternative=number, wording=corrected, text=en("No level is kept at all.")
    )
    assert world.room().alternatives.alternatives["1", number].wording.put is None


def test_what_was_put_into_erased_words_says_nothing_of_the_rest() -> None:
    world = founded()
    base = world.propose(SOC, text=BASE["en"])
    number = world.do(AKRA, PLENARY, "Propose", point="1", text=en("60"), place=place(base, BASE["en"], "30"))
    entries = [
        Entry(e.room, e.number, e.seat, e.time, Erased()) if e.number == base else e for e in world.room().entries
    ]
    found = fold(PLENARY, entries).alternatives.alternatives["1", number].wording
    assert (found.text, found.own) == ({}, en("60"))


def test_the_first_version_of_these_acts_means_what_it_meant() -> None:
    old = b'{"kind":"Propose","point":"1","text":{"en":"x"}}'
    assert decode(old).place is None  # type: ignore[attr-defined]
    assert decode(encode(decode(old))) == decode(old)
    merge = decode(b'{"kind":"Merge","point":"1","alternatives":[4,5],"text":{"en":"x"}}')
    assert (merge.wordings, merge.why) == ((), ())  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("runs", "text", "field"),
    [
        ({}, {"en": "x"}, "place.runs"),
        ({"English": (0, 1)}, {}, "place.runs"),
        ({"en": (4, 3)}, {}, "place.runs.en"),
        ({"en": (0, 31)}, {}, "place.runs.en"),
        ({"de": (0, 1)}, {"de": "x"}, "place.runs.de"),
        ({"en": (0, 3)}, {"fr": "x"}, "text.fr"),
        ({"en": (0, 3)}, {"en": ""}, "text.en"),
        ({"en": (0, 3)}, {"en": "The"}, "text"),
        ({"en": (3, 3)}, {}, "text"),
    ],
)
def test_what_is_no_place(runs: dict[str, tuple[int, int]], text: dict[str, str], field: str) -> None:
    said = may_put(BASE, Put(Place(1, runs), text))
    assert said is not None
    assert said.field == field
    assert said.message.endswith(".")


@pytest.mark.parametrize("letter", ["e\u0323\u0302", "👩\u200d👧", "\r\n", "नि"])
def test_a_letter_is_not_parted_from_its_marks(letter: str) -> None:
    base = {"en": f"a{letter}b"}
    assert may_put(base, Put(Place(1, {"en": (1, 1 + len(letter))}), {"en": "x"})) is None
    said = may_put(base, Put(Place(1, {"en": (2, 3)}), {"en": "x"}))
    assert said is not None
    assert said.field == "place.runs.en"


@pytest.mark.parametrize(
    ("base", "run_", "new"),
    [
        ("cafe", (4, 4), "\u0301s"),  # the accent would join the e that stands there
        ("ab", (1, 1), "\u0301"),
        ("the \u2067word\u2069 s", (3, 6), ""),  # what ends the stretch from right to left would be left alone
    ],
)
def test_words_do_not_run_together_with_what_stands_around_them(base: str, run_: tuple[int, int], new: str) -> None:
    said = may_put({"en": base}, Put(Place(1, {"en": run_}), {"en": new} if new else {}))
    assert said is not None
    assert said.field in ("text.en", "place.runs.en")


def test_words_that_stand_no_longer_are_stale() -> None:
    world = founded()
    base = world.propose(SOC, text=BASE["en"])
    world.do(SOC, PLENARY, "Amend", point="1", alternative=base, wording=base, text=en("Other words."))
    fields = {"point": "1", "text": en("60"), "place": place(base, BASE["en"], "30")}
    said = world.no(AKRA, PLENARY, "Propose", **fields)
    assert (said.reason, said.field) == ("stale", "place.wording")
    said = world.no(AKRA, PLENARY, "Propose", **{**fields, "point": "2"})
    assert (said.reason, said.field) == ("invalid", "place.wording")


def test_words_put_into_others_are_released_with_the_others_leave() -> None:
    world = founded()
    room = world.open(SOC, "track", "water", members=[AKRA, SELM])
    base = world.propose(SELM, room=room, text=BASE["en"])
    world.do(AKRA, room, "Propose", point="1", text=en("sixty"), place=place(base, BASE["en"], "30"))
    release = {"target": PLENARY, "attributed": True, "token": TOKENS[0]}
    text = en("The level is kept for sixty days.")
    said = world.no(AKRA, room, "Release", **release, words_of=["akra"], text=text)
    assert (said.field, "words of selm" in said.message) == ("words_of", True)
    world.do(AKRA, room, "Release", **release, words_of=["akra", "selm"], text=text)
