"""Submitting through the registry, over every store: the same acts, refusals and records in each."""

from goodoffices.registry import Receipt
from goodoffices.talks.act import Refusal
from tests.server.store import table
from tests.server.store.checking import faults, snapshot
from tests.server.store.table import AKRA, CHIEF, MEDIATOR, ODD, PRESIDENT, SELM, TALKS, TRACK


def test_the_same_acts_leave_the_same_records(records):
    registry = table.registry(records)
    table.lay(registry)
    kept = snapshot(records)
    assert faults(kept) == []
    assert kept.heads == {"plenary": 8, "public": 1, "capital.akra": 2, "capital.selm": 1, TRACK: 1}
    assert registry.heads(TALKS, PRESIDENT) == {"capital.akra": 2, "plenary": 8, "public": 1}
    assert registry.heads(TALKS, CHIEF).keys() == {"plenary", "public", TRACK}
    assert table.registry(records).play(TALKS, AKRA) == registry.play(TALKS, AKRA)


def test_a_repeated_request_gets_the_first_ones_receipt(records):
    registry = table.registry(records)
    table.lay(registry)
    first = table.words(registry, AKRA, TRACK, "k")
    again = table.words(registry, AKRA, TRACK, "k")
    assert isinstance(first, Receipt)
    assert isinstance(again, Receipt)
    assert (again.room, again.number, again.time, again.leaf_hash) == (TRACK, 2, first.time, first.leaf_hash)
    assert (first.repeated, again.repeated) == (False, True)
    other = table.words(registry, AKRA, TRACK, "k", "other words")
    elsewhere = table.words(registry, AKRA, "capital.akra", "k")
    assert isinstance(other, Refusal)
    assert isinstance(elsewhere, Refusal)
    assert (other.reason, other.field) == (elsewhere.reason, elsewhere.field) == ("conflict", "key")
    # Shown out since, the seat still gets the receipt of what it entered.
    table.submit(registry, AKRA, TRACK, "ShowOut", "out", seat=AKRA)
    assert table.words(registry, AKRA, TRACK, "k") == again
    assert faults(snapshot(records)) == []


def test_a_request_needs_a_key_that_can_be_kept(records):
    registry = table.registry(records)
    table.lay(registry)
    for key in ("", "k\0", "\ud800", "x" * 201):
        refused = table.words(registry, AKRA, TRACK, key)
        assert isinstance(refused, Refusal)
        assert (refused.reason, refused.field) == ("invalid", "key")


def test_a_room_or_seat_with_an_odd_name_is_refused_like_one_that_is_not_there(records):
    registry = table.registry(records)
    table.lay(registry)
    for odd in ODD:
        assert table.words(registry, AKRA, odd, "k") == table.words(registry, AKRA, "nowhere", "k")
        assert table.words(registry, odd, TRACK, "k") == table.words(registry, "no.body", TRACK, "k")
    assert faults(snapshot(records)) == []


def test_a_seat_shown_out_reads_up_to_its_leaving_and_all_when_it_is_back(records):
    registry = table.registry(records)
    table.lay(registry)
    table.words(registry, AKRA, TRACK, "1")
    table.submit(registry, SELM, TRACK, "ShowOut", "out", seat=SELM)
    table.words(registry, AKRA, TRACK, "2")
    assert registry.heads(TALKS, SELM)[TRACK] == 3
    assert len(registry.play(TALKS, SELM).rooms[TRACK].entries) == 3
    table.submit(registry, MEDIATOR, TRACK, "BringIn", "in", seat=SELM)
    assert registry.heads(TALKS, SELM)[TRACK] == registry.heads(TALKS, AKRA)[TRACK] == 5
    assert faults(snapshot(records)) == []
