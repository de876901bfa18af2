"""The two reports filed as they are into new talks, and all that is suggested accepted: what one then reads."""

from __future__ import annotations

import datetime as dt
from functools import cache
from hashlib import sha256
from zoneinfo import ZoneInfo

import msgspec
import pytest

from goodoffices.dispatches.chronology import Chronology, Known
from goodoffices.dispatches.claiming import record, suggestions
from goodoffices.dispatches.differing import Question, differing, moved
from goodoffices.dispatches.filing import file_all
from goodoffices.dispatches.findable import findable
from goodoffices.dispatches.rounds import Round, rounds
from goodoffices.memory import MemoryRecords
from goodoffices.receipts import Receipt
from goodoffices.registry import Registry
from goodoffices.talks.act import PUBLIC
from goodoffices.talks.founding import AdmitParty, FoundTalks
from goodoffices.talks.rooms import OpenRoom
from tests.dispatches.labels import report

REPORTS = ("2026-01-28", "2026-02-04")
JANUARY, FEBRUARY = map(dt.date.fromisoformat, REPORTS)
TALKS, CHIEF, ZONE = "fresh", "secretariat.chief", "Asia/Dubai"
PARTIES = {"Russia": ("Russian", "Moscow", "the Kremlin"), "Ukraine": ("Ukrainian", "Kyiv", "Kiev"),
           "United States": ("US", "American", "Washington")}  # fmt: skip
pytestmark = pytest.mark.skipif(report(REPORTS[0]) is None, reason="the two reports are not here")


@cache
def chronology() -> Chronology:
    """New talks that know the names of three parties, and nothing of any round."""
    at = Registry(
        MemoryRecords(), lambda: dt.datetime(2026, 11, 22, tzinfo=dt.UTC),
        lambda *what: sha256(repr(what).encode()).digest(), findable,
    )  # fmt: skip
    at.found(TALKS)
    title = {"en": "Talks"}
    acts = [
        ("plenary", FoundTalks(title=title, zone=ZONE, languages=("en",))),
        (PUBLIC, OpenRoom(room_kind="public", title=title, zone=ZONE)),
        *((PUBLIC, AdmitParty(party=name.split()[0].lower(), name={"en": name}, roles=("negotiating",), aliases=known))
          for name, known in PARTIES.items()),
    ]  # fmt: skip
    for n, (room, act) in enumerate(acts):
        assert isinstance(at.submit(TALKS, CHIEF, room, msgspec.json.encode(act), str(n)), Receipt)
    files = [(f"{name}.txt", str(report(name)).encode()) for name in REPORTS]
    for filed in file_all(at, TALKS, CHIEF, files):
        assert filed.receipt is not None, filed.refusal
        number = filed.receipt.number
        found = suggestions(at.play(TALKS, CHIEF), number)
        done = record(at, TALKS, CHIEF, [(number, one) for one in found])
        assert all(isinstance(one, Receipt) for one in done)
    made = Chronology(ZoneInfo(ZONE))
    made.grow(at.play(TALKS, "public").rooms[PUBLIC])
    return made


def second(day: dt.date) -> Round:
    return next(one for one in rounds(Known(chronology(), day)) if one.number == 2)


def asked(day: dt.date, words: str) -> Question:
    known = Known(chronology(), day)
    return next(question for question in differing(known, rounds(known)) if words in question.asked)


def test_as_of_28_january_a_second_round_on_1_february_tentatively() -> None:
    found = second(JANUARY)
    assert found.days == "2026-02-01"
    assert found.stands is not None
    assert (found.stands.status, found.stands.speaker, found.stands.said_on) == (
        "tentative", "Dmitry Peskov", "2026-01-28",
    )  # fmt: skip
    assert found.moved_from == ()


def test_next_week_without_an_exact_date_may_include_the_sunday_and_contradicts_nothing() -> None:
    found = asked(JANUARY, "When was round 2 to be held?")
    assert [(item.speaker, item.about) for item in found.answers if item.about.startswith("[")] == [
        ("Dmitry Peskov", "[2026-02-02..2026-02-08]")
    ]
    assert {item.about for item in found.answers} == {"2026-02-01", "[2026-02-02..2026-02-08]"}
    assert [note[:30] for note in found.notes] == ["“Next week” may include it: 1 "]
    assert "Sunday" in found.notes[0]


def test_as_of_4_february_opened_that_day_expected_to_last_two_days_and_nobody_says_why_it_moved() -> None:
    found = second(FEBRUARY)
    assert found.days == "2026-02-04"
    assert [item.expected for item in found.sayings if item.expected] == ["two days"]
    assert found.moved_from == ("2026-02-01",)
    assert moved(found, Known(chronology(), FEBRUARY)).endswith(
        "Nothing on this record says that it was put off, or why."
    )


def test_the_first_round_was_held_in_january() -> None:
    first = next(one for one in rounds(Known(chronology(), JANUARY)) if one.number == 1)
    assert first.days == "2026-01-23/2026-01-24"
    assert first.happened


@pytest.mark.parametrize("day", [JANUARY, FEBRUARY])
def test_one_last_issue_stands_beside_the_most_sensitive_ones_which_are_no_count(day: dt.date) -> None:
    left = asked(day, "What is left?")
    assert [(item.speaker, item.left, item.count) for item in left.answers] == [
        ("Steve Witkoff", "exact", 1), ("Andrii Sybiha", "not a count", None),
    ]  # fmt: skip
    assert "most sensitive" in left.answers[1].words


def test_nothing_of_the_second_report_was_known_in_january() -> None:
    known = Known(chronology(), FEBRUARY - dt.timedelta(days=1))
    assert {item.known for item in known.page(size=500).items} == {JANUARY}
