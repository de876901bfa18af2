"""Lake Mirna's words: both languages everywhere, and nothing said behind a door legible to who is not behind it."""

import unicodedata
from collections.abc import Iterator
from functools import cache

import msgspec
import pytest

from goodoffices.talks.act import PUBLIC, Entry, SeatId, party_of
from goodoffices.talks.carrying import Quote
from goodoffices.talks.declarations import RecordDeclared, Say
from goodoffices.talks.mandates import NoteOralInstruction, SeekInstructions, SetObjectives
from goodoffices.talks.reports import NoteReport, ReportStage
from tests.mirna import HOUR, NAME, entries, records, registry, seats, strings

# What is said behind a door and is not meant to leave it: no lines for the press, no words let out by their owners.
SAID = (RecordDeclared, Say, SetObjectives, SeekInstructions, NoteOralInstruction, ReportStage, NoteReport)
BEHIND = {"caucus", "capital", "bilateral", "mediation", "restricted", "track"}
SENTENCE = 5  # words: less may be said twice by chance


def texts(value: object) -> Iterator[dict[str, str]]:
    """Every text in languages within an act."""
    if isinstance(value, dict):
        if value and set(value) <= {"en", "fr"} and all(isinstance(words, str) for words in value.values()):
            yield value
        for item in value.values():
            yield from texts(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from texts(item)


@pytest.mark.parametrize("name", [NAME, HOUR])
def test_every_text_is_there_in_both_languages(name: str) -> None:
    found = [(entry, text) for entry in entries(name) for text in texts(msgspec.to_builtins(entry.act))]
    assert len(found) > 30
    for entry, text in found:
        assert set(text) == {"en", "fr"}, entry
        assert text["en"] != text["fr"] or len(text["en"].split()) < 3, entry


@pytest.mark.parametrize("name", [NAME, HOUR])
def test_the_words_are_set_as_print_sets_them(name: str) -> None:
    for entry in entries(name):
        for words in strings(entry):
            assert unicodedata.is_normalized("NFC", words), entry
            assert "'" not in words, entry
        for text in texts(msgspec.to_builtins(entry.act)):
            for sign in ":;!?»":
                assert f" {sign}" not in text["fr"], entry  # a no-break space stands there in French


@cache
def legible(seat: SeatId) -> str:
    """Every word that a seat can read, but for what its own delegation quoted home."""
    states = registry(NAME).play(NAME, seat).rooms.values()
    read = (entry for state in states for entry in state.entries if not isinstance(entry.act, Quote))
    return "\n".join(words for entry in read for words in strings(entry))


def readers(entry: Entry) -> set[SeatId]:
    found = set()
    for seat in seats(NAME):
        state = registry(NAME).play(NAME, seat).rooms.get(entry.room)
        if state is not None and state.number >= entry.number:
            found.add(seat)
    return found


def said_behind() -> Iterator[tuple[Entry, str]]:
    for state in records(NAME).values():
        if state.door.kind in BEHIND:
            for entry in state.entries:
                if isinstance(entry.act, SAID):
                    for words in strings(entry):
                        if len(words.split()) >= SENTENCE:
                            yield entry, words


def test_nothing_said_behind_a_door_is_legible_to_who_is_not_behind_it() -> None:
    kinds = set()
    for entry, words in said_behind():
        inside = readers(entry)
        assert all(words in legible(seat) for seat in inside)
        outside = [seat for seat in seats(NAME) if seat not in inside]
        assert PUBLIC in outside
        assert [seat for seat in outside if words in legible(seat)] == [], (entry.room, entry.number, words)
        kinds.add(records(NAME)[entry.room].door.kind)
    assert kinds == BEHIND


@pytest.mark.parametrize(
    ("words", "knows", "others"),
    [
        ("Akra says that it will return the boats", {"akra", "selm", "soc"}, {"dovra", "tarsane", "secretariat"}),
        ("Suppose that no official vessel came near", {"akra", "selm", "soc"}, {"dovra", "tarsane", "secretariat"}),
        ("A figure that the bank accepts is worth more", {"dovra", "soc"}, {"akra", "selm", "tarsane", "secretariat"}),
        ("A gate of the Barrage is opened with two keys", {"akra", "dovra", "selm", "soc"}, {"tarsane", "secretariat"}),
    ],
)
def test_words_are_known_where_they_were_carried_and_nowhere_else(
    words: str, knows: set[str], others: set[str]
) -> None:
    found = {party_of(seat) for seat in seats(NAME) if words in legible(seat)}
    assert found == knows
    assert not found & others
