"""Erasure by order of law, where the secretariat does not sit: the act is on record there, for its readers."""

import pytest

from goodoffices.exporting import export
from goodoffices.proof.verify import verify
from goodoffices.receipts import Receipt
from goodoffices.registry import Registry
from goodoffices.talks.act import PUBLIC, SECRETARIAT, Erased, Refusal
from goodoffices.talks.erasure import Erase
from tests.house import HOUSE
from tests.server.store import table
from tests.server.store.table import AKRA, CHIEF, PRESIDENT, TALKS

HOME = "capital.akra"

WHY = "A person's data."


def laid(records) -> tuple[Registry, int]:
    at = table.registry(records)
    table.lay(at)
    said = table.words(at, AKRA, HOME, "k", "to be forgotten")
    assert isinstance(said, Receipt)
    return at, said.number


def test_the_operator_erases_where_the_secretariat_does_not_sit(records):
    at, number = laid(records)
    other = table.registry(records)
    assert "to be forgotten" in repr(other.play(TALKS, PRESIDENT))
    assert HOME not in at.play(TALKS, CHIEF).rooms
    done = at.erase(TALKS, HOME, number, WHY, "Act 3", "e")
    assert isinstance(done, Receipt)
    assert done.number == number + 1
    for reader in (at, other, table.registry(records)):
        state = reader.play(TALKS, PRESIDENT).rooms[HOME]
        assert state.entries[number - 1].act == Erased()
        assert state.erasure.by[number].seat == SECRETARIAT
        assert state.entries[number].act == Erase(entry=number, reason=WHY, order="Act 3")
        assert "to be forgotten" not in repr(reader.play(TALKS, PRESIDENT))
        assert HOME not in reader.play(TALKS, CHIEF).rooms
    again = at.erase(TALKS, HOME, number, WHY, "Act 3", "e")
    assert isinstance(again, Receipt)
    assert (again.repeated, again.number) == (True, done.number)
    assert isinstance(table.words(at, PRESIDENT, HOME, "after"), Receipt)  # and the room goes on


@pytest.mark.parametrize(
    ("where", "entry", "reason", "field"),
    [
        (HOME, 99, WHY, "entry"), (HOME, 1, WHY, "entry"),
        ("nowhere@akra.head", 1, WHY, "room"), ("\n", 1, WHY, "room"),
        (HOME, 3, " ", "reason"), (HOME, 3, "\u202e", "reason"),
    ],
)  # fmt: skip
def test_what_cannot_be_erased_is_told_and_nothing_is_entered(records, where, entry, reason, field):
    at, number = laid(records)
    said = at.erase(TALKS, where, entry, reason, "", "e")
    assert isinstance(said, Refusal)
    assert said.field == field
    assert at.play(TALKS, AKRA).rooms[HOME].number == number
    assert isinstance(at.erase("no-talks", HOME, 1, WHY, "", "e"), Refusal)


def test_the_secretariat_erases_a_report_with_its_file_and_its_words(records):
    at = table.registry(records)
    table.lay(at)
    filed = table.report(at, "r", b"the original")
    assert isinstance(filed, Receipt)
    assert at.original(TALKS, CHIEF, filed.number) == b"the original"
    done = table.submit(at, CHIEF, PUBLIC, "Erase", "e", entry=filed.number, reason=WHY)
    assert isinstance(done, Receipt)
    assert at.original(TALKS, CHIEF, filed.number) is None
    assert at.play(TALKS, CHIEF).rooms[PUBLIC].entries[filed.number - 1].act == Erased()


def test_the_bundle_says_by_whom_and_why(records):
    at, number = laid(records)
    assert isinstance(at.erase(TALKS, HOME, number, WHY, "", "e"), Receipt)
    signing = Registry(records, table.clock, table.randomness, house=HOUSE)
    report = verify(export(signing, TALKS, PRESIDENT))
    assert report.sound
    (room,) = (each for each in report.rooms if each.room == HOME)
    assert room.erased == 1
    (told,) = room.erasures
    assert (told.entry, told.by, told.number, told.reason) == (number, SECRETARIAT, number + 1, WHY)
