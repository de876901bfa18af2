"""Clauses are sorted by words: by what was learned, the same at every run, and names as such count for nothing."""

import datetime as dt

import pytest

from benchmarks.learning import ALL, folds, learn
from goodoffices.dispatches.document import Document
from goodoffices.dispatches.names import Names, Party
from goodoffices.dispatches.sorting.clauses import clauses
from goodoffices.dispatches.sorting.features import features
from goodoffices.dispatches.sorting.model import SORTS, chances, sorted_clauses, weights
from goodoffices.dispatches.sorting.words import words_of
from goodoffices.dispatches.units import read
from tests.dispatches.labels import dispatches

NAMES = Names((Party("orrin", ("Orrin",)), Party("tarn", ("Tarn",)), Party("marle", ("Marle",))))


def taken_apart(text: str, names: Names = NAMES):
    return read(Document(text, published="2032-05-05"), names, dt.date(2032, 5, 5))


def test_names_dates_and_numbers_are_weighed_by_what_they_are() -> None:
    known = taken_apart("Orrin will send 12 lawyers to Tarn on Friday.")
    assert words_of(known, 0, len(known.text)) == [
        "PARTY",
        "will",
        "send",
        "NUMBER",
        "lawyer",
        "to",
        "PARTY",
        "on",
        "DATE",
    ]


def test_other_names_change_no_chance() -> None:
    chance = [
        sorted_clauses(taken_apart(f"The talks are mediated by {party}.", Names((Party("x", (party,)),))))[0][1]["role"]
        for party in ("Orrin", "Tarn")
    ]
    assert chance[0] == chance[1] > 0.5


@pytest.mark.parametrize(
    ("sentence", "sort"),
    [
        ("The two delegations were headed by deputy ministers, an official said.", "attendance"),
        ("The spokeswoman declined to say who had asked for the break.", "no comment"),
        ("Orrin's minister said the session had been frank and useful.", "assessment"),
        ("Three chapters remain open, the chairman said.", "left"),
        ("Orrin is prepared to release the crew, its minister said.", "offer"),
        ("The ministry denied that a deal had been reached.", "denial"),
    ],
)
def test_the_most_likely_sort_is_that_of_a_reader(sentence: str, sort: str) -> None:
    best = max((chances[s], s) for _, chances in sorted_clauses(taken_apart(sentence)) for s in SORTS)
    assert best[1] == sort


def test_what_is_told_in_passing_is_a_clause_of_its_own() -> None:
    known = taken_apart("Marle, which hosts the talks, has invited Orrin and Tarn to a third round in June.")
    within = [clause.extent(known) for clause in clauses(known) if clause.within]
    assert [known.text[start:end] for start, end in within] == ["Marle, which hosts the talks"]


def test_learning_weighs_what_tells_sorts_apart_and_is_the_same_at_every_run() -> None:
    offers = [(frozenset({"offer", word}), frozenset({"offer"}), ALL) for word in ("truce", "swap", "truce", "fund")]
    denials = [(frozenset({"deny", word}), frozenset({"denial"}), ALL) for word in ("truce", "swap", "split", "fund")]
    learned = learn([*offers, *denials])
    assert chances({"offer", "split"}, learned)["offer"] > 0.5 > chances({"deny", "split"}, learned)["offer"]
    assert "split" not in learned.shown  # shown once: no ground to weigh it
    assert learn([*offers, *denials]) == learned


def test_of_what_a_sentence_is_not_known_to_be_nothing_is_learned() -> None:
    unknown = [(frozenset({"word"}), frozenset[str](), frozenset({"offer"}))] * 4
    learned = learn(unknown)
    assert learned.shown["word"][SORTS.index("offer")] < 0 == learned.shown["word"][SORTS.index("denial")]


def test_no_talks_are_in_two_folds() -> None:
    titles = [title for fold in folds(dispatches("development")) for title in fold]
    assert sorted(titles) == sorted({d.talks.title for d in dispatches("development")})


def test_the_weights_that_are_shipped_have_a_row_for_every_sort() -> None:
    shipped = weights()
    assert len(shipped.bias) == len(SORTS)
    assert all(len(row) == len(SORTS) for row in shipped.shown.values())


def test_a_clause_without_words_that_are_known_has_the_chances_of_any() -> None:
    known = taken_apart("Qwrtz zxcv.")
    assert chances(frozenset(), weights()) == pytest.approx(
        chances(features(known, clauses(known)[0]) - set(weights().shown), weights())
    )
