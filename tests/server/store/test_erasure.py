"""What one process erases no other serves: every process keeps folded rooms, and asks the store whether they hold."""

from datetime import timedelta

import pytest

from goodoffices.memory import MemoryRecords
from goodoffices.records import Head, Records
from goodoffices.registry import Receipt, Registry
from goodoffices.talks.act import Erased
from tests.server.store import table
from tests.server.store.table import AKRA, MEDIATOR, SELM, TALKS, TRACK

TWO = f"two@{AKRA}"


def laid(records: Records) -> Registry:
    at = table.registry(records)
    table.lay(at)
    return at


def acts(at: Registry, seat: str, room: str, *, yesterday: bool = False) -> list[object]:
    day = (at.now() + timedelta(days=0 if yesterday else 1)).date()
    return [entry.act for entry in at.play(TALKS, seat, day if yesterday else None).rooms[room].entries]


def test_what_another_process_erased_is_served_to_nobody(records):
    here = laid(records)
    said = table.words(here, AKRA, TRACK, "k", "to be forgotten")
    assert isinstance(said, Receipt)
    assert isinstance(table.submit(here, MEDIATOR, TRACK, "ShowOut", "out", seat=SELM), Receipt)
    assert isinstance(table.words(here, AKRA, TRACK, "more"), Receipt)
    others = [table.registry(records) for _ in range(2)]
    for at in (here, *others):  # each now has the room in memory, whole and as the seat that left reads it
        assert "to be forgotten" in repr([*acts(at, AKRA, TRACK), *acts(at, SELM, TRACK)])
        assert at.play(TALKS, SELM).rooms[TRACK].number == said.number + 1
    assert others[0]._records.erase(TALKS, TRACK, said.number)
    for at in (here, *others):
        for seat in (SELM, AKRA):
            assert acts(at, seat, TRACK)[said.number - 1] == Erased()
            assert "to be forgotten" not in repr(at.play(TALKS, seat))
        assert at.entries(TALKS, AKRA, TRACK, said.number - 1, 1)[0].act == Erased()


def test_an_earlier_day_holds_no_erased_words_either(records):
    moment = [table.clock()]
    here, other = (table.registry(records, lambda: moment[0]) for _ in range(2))
    table.lay(here)
    said = table.words(here, AKRA, TRACK, "k", "to be forgotten")
    assert isinstance(said, Receipt)
    day = moment[0].date() + timedelta(days=1)  # in any zone after what was said
    moment[0] += timedelta(days=4)
    assert isinstance(table.words(here, AKRA, TRACK, "later"), Receipt)
    for at in (here, other):
        then = at.play(TALKS, AKRA, day)
        assert then.rooms[TRACK].number == said.number
        assert "to be forgotten" in repr(then)
        assert at.play(TALKS, MEDIATOR, day).rooms[TRACK] is then.rooms[TRACK]
    assert records.erase(TALKS, TRACK, said.number)
    for at in (here, other):
        assert "to be forgotten" not in repr(at.play(TALKS, AKRA, day))


def test_what_both_sides_did_not_agree_to_keep_is_gone_in_every_process(records):
    here = laid(records)
    other = table.registry(records)
    opened = {"room_kind": "bilateral", "name": "two", "title": {"en": "Two"}, "members": [SELM]}
    assert isinstance(table.submit(here, AKRA, "-", "OpenRoom", "two", **opened), Receipt)
    kept = table.submit(here, AKRA, TWO, "RecordDeclared", "d", party="akra", text={"en": "to be forgotten"})
    assert isinstance(kept, Receipt)
    assert "to be forgotten" in repr(other.play(TALKS, AKRA))
    assert isinstance(table.submit(here, SELM, TWO, "ContestRecord", "c", record=kept.number, reason={}), Receipt)
    for at in (other, here):
        assert "to be forgotten" not in repr(at.play(TALKS, AKRA))
        assert acts(at, SELM, TWO)[kept.number - 1] == Erased()
    told = table.submit(other, AKRA, TWO, "RecordDeclared", "again", party="akra", text={"en": "anew"})
    assert isinstance(told, Receipt)
    assert table.registry(records).play(TALKS, SELM) == here.play(TALKS, SELM) == other.play(TALKS, SELM)


def test_a_store_that_does_not_tell_of_erasures_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    honest = MemoryRecords.readable
    monkeypatch.setattr(
        MemoryRecords, "readable", lambda *asked: {room: Head(h.number) for room, h in honest(*asked).items()}
    )
    with pytest.raises(AssertionError):
        test_what_another_process_erased_is_served_to_nobody(MemoryRecords())
