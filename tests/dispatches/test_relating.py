"""What suggestions of one report tell of each other: of which round a date is, and when something was said."""

from __future__ import annotations

import doctest

import pytest

from goodoffices.dispatches import numbering, relating
from goodoffices.dispatches.names import Names, Round
from goodoffices.dispatches.numbering import numbered
from goodoffices.dispatches.relating import related
from goodoffices.dispatches.suggestion import Suggestion

SECOND = Suggestion("date", 0, 9, "The second round is on 12 March", about="2031-03-12", modality="planned", round=2)


@pytest.mark.parametrize("module", [numbering, relating])
def test_the_examples_in_their_words_hold(module) -> None:
    assert doctest.testmod(module).failed == 0
    assert doctest.testmod(module).attempted > 2


def date(words: str, about: str = "", modality: str = "planned", **more: object) -> Suggestion:
    return Suggestion("date", 50, 60, words, about=about, modality=modality, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("beside", "number"),
    [
        (date("They would meet again on 12 March", "2031-03-12", "expected"), 2),
        (date("The next round of talks is planned for next week", "[2031-03-10..2031-03-16]"), 2),
        (date("Talks resume soon"), 2),
        (date("They held two days of talks on 4 and 5 March", "2031-03-04/2031-03-05", "took place"), 1),
        (date("An initial round of consultations took place in May", "2030-05", "took place"), 1),
        (date("A bridge was opened on 12 March", "2031-03-12"), None),  # of no meeting
        (date("Talks on fish were held on 12 March", "2031-03-12", "took place"), None),  # a plan is no meeting
        (date("Preliminary talks are under way", "2031-03-03", "took place"), None),
        (date("They held talks after it", "2031-03-20", "took place"), None),
        (date("The fourth round is on 1 May", "2031-05-01", round=4), 4),  # what the words say stays
    ],
)
def test_a_date_without_a_number_is_of_the_round_that_it_can_only_be_of(beside: Suggestion, number: int | None) -> None:
    (_, found) = numbered([SECOND, beside], Names())
    assert found.round == number
    assert (f"round {number}:" in found.why) == (number is not None and beside.round is None)


def test_where_two_rounds_would_do_none_is_read() -> None:
    third = date("The third round is on 1 May", "2031-05-01", round=3)
    same = date("The third round is on 12 March", "2031-03-12", round=3)
    held = date("They held talks on 4 March", "2031-03-04", "took place")
    assert numbered([SECOND, third, date("The next round is near")], Names())[2].round is None
    assert numbered([SECOND, same, date("Talks open on 12 March", "2031-03-12")], Names())[2].round is None
    assert numbered([SECOND, third, held], Names())[2].round is None


def test_a_round_is_known_by_its_days_on_record() -> None:
    held = date("The sides met on 4 and 5 March", "2031-03-04/2031-03-05", "took place")
    names = Names(round=(Round(6, dates="2031-03-04/2031-03-05"), Round(7, dates="2031-04-01")))
    assert numbered([held], names)[0].round == 6
    twice = Names(round=(*names.round, Round(8, dates="2031-03-04/2031-03-05")))
    assert numbered([held], twice)[0].round is None


def said(start: int, end: int, on: str = "", by: str = "Vosk") -> Suggestion:
    return Suggestion("quotation", start, end, "", speaker=by, said_on=on)


def test_a_saying_has_the_day_of_what_its_speaker_says_in_the_same_sentence_and_no_other() -> None:
    text = "On Monday she said they met and went on. She said more. Mr Quorn agreed and left."
    met, went, more = said(19, 27, "2031-03-03"), said(32, 39), said(50, 54)
    assert [s.said_on for s in related([met, went, more], text, "2031-03-05")] == ["2031-03-03", "2031-03-03", ""]
    assert related([met, said(32, 39, by="Quorn")], text, "2031-03-05")[1].said_on == ""
    assert related([met, said(32, 39, by="")], text, "2031-03-05")[1].said_on == ""


def test_no_report_quotes_what_is_still_to_be_said() -> None:
    for on, kept in (("2031-03-12", ""), ("2031-03-05", "2031-03-05"), ("2031-03", "2031-03"), ("[..2031-03-04]",) * 2):
        assert related([said(0, 2, on)], "ab", "2031-03-05")[0].said_on == kept
    assert related([said(0, 2, "2031-03-12")], "ab", "2031-03")[0].said_on == "2031-03-12"  # it may be of that day
