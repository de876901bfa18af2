"""Where accounts differ: every answer with its speaker and dates, none merged or judged."""

from __future__ import annotations

import datetime as dt
import doctest

import pytest

from goodoffices.dispatches import bounds
from goodoffices.dispatches.chronology import Known
from goodoffices.dispatches.differing import SHOWN, Question, differing, moved
from goodoffices.dispatches.rounds import rounds
from goodoffices.talks.act import Act
from goodoffices.talks.calendar import AssessRound, Left
from goodoffices.talks.filing import RecordClaim
from tests.dispatches.test_chronology import FEBRUARY, JANUARY, abu_dhabi, claim, known, report, room


def question(found: Known, asked: str) -> Question | None:
    return next((question for question in differing(found, rounds(found)) if question.asked == asked), None)


# The two reports


def test_the_four_announcements_of_january_stand_side_by_side() -> None:
    found = question(Known(abu_dhabi(), JANUARY), "When was round 2 to be held?")
    assert found is not None
    assert [(item.speaker, item.said_on, item.about, item.status) for item in found.answers] == [
        ("Volodymyr Zelenskyy", "2026-01-26", "2026-02-01", "planned"),
        ("Dmitry Peskov", "2026-01-26", "", "planned"),
        ("the Kremlin, in the report's lead", "", "2026-02-01", "planned"),
        ("Dmitry Peskov", "2026-01-28", "2026-02-01", "tentative"),
    ]


def test_next_week_may_include_the_sunday() -> None:
    found = question(Known(abu_dhabi(), JANUARY), "When was round 2 to be held?")
    assert found is not None
    assert len(found.notes) == 1
    assert found.notes[0].startswith("“Next week” may include it: 1 February 2026 is a Sunday")
    assert "contradict" not in found.notes[0]


@pytest.mark.parametrize("day", [JANUARY, FEBRUARY])
def test_one_last_issue_stands_beside_words_that_are_no_count(day: dt.date) -> None:
    found = question(Known(abu_dhabi(), day), "What is left?")
    assert found is not None
    assert [(item.speaker, item.left, item.count) for item in found.answers] == [
        ("Steve Witkoff", "exact", 1),
        ("Andrii Sybiha", "not a count", None),
    ]
    assert "down to one last issue" in found.answers[0].left_words
    assert len(found.notes) == 1
    assert "not a count" in found.notes[0]


def test_as_of_4_february_nobody_says_why_the_date_moved() -> None:
    view = Known(abu_dhabi(), FEBRUARY)
    second = next(found for found in rounds(view) if found.number == 2)
    assert moved(second, view) == "The date moved. Nothing on this record says that it was put off, or why."
    first = next(found for found in rounds(view) if found.number == 1)
    assert moved(first, view) == ""


def test_when_it_opened_and_when_it_was_planned_are_two_questions() -> None:
    view = Known(abu_dhabi(), FEBRUARY)
    asked = [question.asked for question in differing(view, rounds(view))]
    assert "When was round 2 held?" not in asked  # nobody says another day
    assert "When was round 2 to be held?" in asked


def test_the_part_of_the_united_states_is_told_in_two_ways_and_merged_in_none() -> None:
    found = question(Known(abu_dhabi(), FEBRUARY), "Who has which part in the talks?")
    assert found is not None
    assert [item.speaker for item in found.answers] == ["", "Dmitry Peskov"]


# Invented records


def test_one_account_twice_is_no_difference() -> None:
    state = room(report("2031-03-05"), claim(1, about="2031-03-12", round=2), claim(1, about="2031-03-12", round=2))
    view = known(state, "2031-06-01")
    assert differing(view, rounds(view)) == []


def test_two_days_on_which_it_was_held_are_two_answers() -> None:
    state = room(
        report("2031-03-20"),
        claim(1, about="2031-03-12", round=2, modality="took place"),
        claim(1, about="2031-03-13", round=2, modality="took place"),
    )
    found = question(known(state, "2031-06-01"), "When was round 2 held?")
    assert found is not None
    assert [item.about for item in found.answers] == ["2031-03-12", "2031-03-13"]


@pytest.mark.parametrize(
    ("day", "note"),
    [
        ("2031-03-09", "is a Sunday, the day with which some weeks begin and others end."),
        ("2031-03-10", "lies in that week."),
        ("2031-03-16", "lies in that week."),
        ("2031-03-08", ""),
        ("2031-03-17", ""),
    ],
)
@pytest.mark.parametrize("about", [None, "[2031-03-10..2031-03-16]"])
def test_a_named_week_may_include_its_days_and_the_sunday_before(about: str | None, day: str, note: str) -> None:
    named = RecordClaim(
        claim="date", dispatch=1, words="It is planned for next week.", said_on="2031-03-05", about=about, round=2
    )
    state = room(report("2031-03-05"), named, claim(1, about=day, round=2))
    found = question(known(state, "2031-06-01"), "When was round 2 to be held?")
    assert found is not None
    assert [text[text.index(":") :].endswith(note) for text in found.notes] == ([True] if note else [])


def assess(sort: str, count: int | None, party: str) -> Act:
    return AssessRound(party=party, left=Left(words={"en": f"{sort} {count}"}, sort=sort, count=count))  # type: ignore[arg-type]


def test_at_least_so_many_and_exactly_so_many_are_two_answers() -> None:
    found = question(known(room(assess("at least", 3, "a"), assess("exact", 3, "b")), "2031-06-01"), "What is left?")
    assert found is not None
    assert found.notes == ("“At least” so many leaves open that there are more.",)


def test_a_date_that_somebody_says_was_put_off_is_not_said_to_have_moved_in_silence() -> None:
    state = room(
        report("2031-03-05"),
        claim(1, about="2031-03-10", round=2),
        RecordClaim(claim="date", dispatch=1, words="Put off until the 12th.", about="2031-03-12", round=2),
    )
    view = known(state, "2031-06-01")
    assert "in the words of those who said it" in moved(rounds(view)[0], view)


def test_the_days_of_dates_are_as_their_examples_say() -> None:
    assert doctest.testmod(bounds).failed == 0
    assert doctest.testmod(bounds).attempted > 4


def test_of_many_answers_the_latest_of_each_are_shown() -> None:
    first = claim(1, about="2031-03-12", round=2)
    state = room(report("2031-03-05"), first, *(claim(1, about="2031-03-13", round=2) for _ in range(25)))
    found = question(known(state, "2031-06-01"), "When was round 2 to be held?")
    assert found is not None
    assert len(found.answers) == SHOWN
    assert found.unshown
    assert [item.number for item in found.answers] == [2, *range(29 - SHOWN, 28)]
