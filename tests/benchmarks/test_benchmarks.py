"""The benchmarks measure what they say: their acts pass the rules, and their figures can miss."""

import itertools
import json
from datetime import timedelta
from hashlib import sha256

from benchmarks.figure import Figure, percentile
from benchmarks.world import START, acts, stored
from goodoffices.memory import MemoryRecords
from goodoffices.registry import Registry, to_entry
from goodoffices.talks.act import Refusal
from goodoffices.talks.play import fold


def test_every_act_of_the_measured_world_passes_the_rules_and_is_stored_alike() -> None:
    tick = itertools.count(1)
    registry = Registry(
        MemoryRecords(),
        lambda: START + timedelta(seconds=next(tick)),
        lambda purpose, where, number: sha256(str(number).encode()).digest(),
    )
    registry.found("bench")
    for number, (seat, act) in zip(range(400), acts(10, 40), strict=False):
        outcome = registry.submit("bench", seat, "plenary", json.dumps(act), str(number))
        assert not isinstance(outcome, Refusal), (act, outcome)
    submitted = registry.play("bench", "secretariat.chief").rooms["plenary"]
    replayed = fold("plenary", [to_entry(entry) for entry in stored(400, 10, 40)])
    assert [entry.act for entry in submitted.entries] == [entry.act for entry in replayed.entries]
    assert submitted.stances == replayed.stances


def test_a_figure_says_when_it_misses() -> None:
    assert Figure("x", 2, "s", 1).met is False
    assert "MISSED" in str(Figure("x", 0.2, "×", 0.3, at_most=False))
    assert Figure("x", 0.3, "×", 0.3, at_most=False).met
    assert percentile([float(i) for i in range(100)], 0.95) == 95
