"""Many writers at once: no gap, no lost or double entry, and every answer true."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from goodoffices.registry import Receipt
from goodoffices.server.store.records import DjangoRecords
from goodoffices.talks.act import Refusal
from tests.server.store import table
from tests.server.store.checking import faults, snapshot
from tests.server.store.crew import Step
from tests.server.store.table import AKRA, CHIEF, MEDIATOR, PRESIDENT, SELM, TALKS, TRACK

WRITERS = [AKRA, AKRA, AKRA, SELM, SELM, MEDIATOR, PRESIDENT, PRESIDENT]
MAY_WRITE = {
    AKRA: ["plenary", TRACK, "capital.akra"],
    SELM: ["plenary", TRACK, "capital.selm"],
    MEDIATOR: ["plenary", TRACK],
    PRESIDENT: ["capital.akra"],
}
EACH = 12  # acts of each writer


@pytest.fixture
def laid(store: DjangoRecords) -> DjangoRecords:
    table.lay(table.registry(store))
    connections[store.using].close()
    return store


def saying(seat: str, room: str, key: str) -> Step:
    if room == "plenary":
        return Step(seat, room, key, {"kind": "Propose", "point": "1", "text": {"en": key}})
    return Step(seat, room, key, {"kind": "Say", "text": {"en": key}})


def test_eight_processes_on_four_rooms(url, laid, crew):
    before = snapshot(laid).heads
    plans = [
        [saying(seat, MAY_WRITE[seat][n % len(MAY_WRITE[seat])], f"{w} {n}") for n in range(EACH)]
        for w, seat in enumerate(WRITERS)
    ]
    outcomes = crew.run(url, plans)
    receipts = []
    for plan, got in zip(plans, outcomes, strict=True):
        assert [type(outcome) for outcome in got] == [Receipt] * EACH, got
        assert not any(outcome.repeated for outcome in got)
        for room in table.ROOMS:
            numbers = [o.number for o, step in zip(got, plan, strict=True) if step.room == room]
            assert numbers == sorted(numbers), "a writer's own acts changed their order"
        receipts += [(step.seat, step.key, outcome) for step, outcome in zip(plan, got, strict=True)]
    kept = snapshot(laid)
    assert faults(kept, receipts) == []
    assert sum(kept.heads.values()) == sum(before.values()) + len(WRITERS) * EACH


def test_the_same_at_once(url, laid, crew):
    steps = range(4)
    opens = {"kind": "OpenRoom", "room_kind": "restricted", "title": {"en": "x"}, "members": [AKRA, SELM]}

    def opening(seat: str, key: str, n: int) -> Step:
        return Step(seat, "-", key, opens | {"name": f"room-{n}"})

    plans = [
        # one request sent twice
        [saying(AKRA, TRACK, f"twice {n}") for n in steps],
        [saying(AKRA, TRACK, f"twice {n}") for n in steps],
        # one key for two rooms
        [saying(AKRA, "plenary", f"key {n}") for n in steps],
        [saying(AKRA, "capital.akra", f"key {n}") for n in steps],
        # one room opened by the same seat twice; and a room of that name by another seat
        [opening(AKRA, f"first {n}", n) for n in steps],
        [opening(AKRA, f"second {n}", n) for n in steps],
        [opening(SELM, f"own {n}", n) for n in steps],
        # a seat that is not in the room
        [saying(SELM, "capital.akra", f"outside {n}") for n in steps],
    ]
    got = crew.run(url, plans, in_step=True)
    for n in steps:
        one, two = sorted((got[0][n], got[1][n]), key=lambda receipt: receipt.repeated)
        assert (one.repeated, two.repeated) == (False, True)
        assert (one.room, one.number, one.time, one.leaf_hash) == (two.room, two.number, two.time, two.leaf_hash)
        kept, refused = sorted((got[2][n], got[3][n]), key=lambda outcome: isinstance(outcome, Refusal))
        assert isinstance(kept, Receipt)
        assert (refused.reason, refused.field) == ("conflict", "key")
        opened, refused = sorted((got[4][n], got[5][n]), key=lambda outcome: isinstance(outcome, Refusal))
        assert (opened.room, opened.number) == (f"room-{n}@{AKRA}", 1)
        assert isinstance(refused, Refusal)
        assert (got[6][n].room, got[6][n].number) == (f"room-{n}@{SELM}", 1)
        assert got[7][n].reason == "not found"
    receipts = [
        (step.seat, step.key, outcome)
        for plan, outcomes in zip(plans, got, strict=True)
        for step, outcome in zip(plan, outcomes, strict=True)
        if isinstance(outcome, Receipt)
    ]
    assert faults(snapshot(laid), receipts) == []


def test_a_directive_that_arrives_while_a_head_commits(url, laid, crew):
    steps = range(8)
    wording = snapshot(laid).heads["plenary"]  # of the text that was tabled last
    stance = {"kind": "TakeStance", "point": "1", "wording": wording, "stance": "accept"}
    direct = {"kind": "Direct", "point": "1", "verdict": "never"}
    plans = [
        [Step(AKRA, "plenary", f"commit {n}", stance, looks="capital.akra") for n in steps],
        [Step(PRESIDENT, "capital.akra", f"direct {n}", direct) for n in steps],
        [saying(SELM, "plenary", f"noise {n}") for n in steps],
    ]
    stances, directives, _ = crew.run(url, plans, in_step=True)
    for committed, directive in zip(stances, directives, strict=True):
        assert isinstance(directive, Receipt)
        if isinstance(committed, Receipt):
            assert committed.time <= directive.time, "committed although the directive had arrived"
        else:
            assert (committed.reason, committed.field) == ("stale", "seen")
    assert faults(snapshot(laid)) == []


def test_eight_threads_of_one_registry(records):
    registry = table.registry(records)
    table.lay(registry)
    start = threading.Barrier(len(WRITERS))

    def write(index: int) -> list[tuple[str, str, Receipt]]:
        seat = WRITERS[index]
        start.wait(10)
        try:
            done = []
            for n in range(EACH):
                room = MAY_WRITE[seat][n % len(MAY_WRITE[seat])]
                outcome = table.words(registry, seat, room, f"{index} {n}")
                assert isinstance(outcome, Receipt), outcome
                assert registry.play(TALKS, seat).rooms[room].number >= outcome.number
                done.append((seat, f"{index} {n}", outcome))
            return done
        finally:
            if isinstance(records, DjangoRecords):
                connections[records.using].close()

    with ThreadPoolExecutor(len(WRITERS)) as pool:
        receipts = [receipt for done in pool.map(write, range(len(WRITERS))) for receipt in done]
    assert len(receipts) == len(WRITERS) * EACH
    assert faults(snapshot(records), receipts) == []
    assert registry.play(TALKS, CHIEF) == table.registry(records).play(TALKS, CHIEF)
