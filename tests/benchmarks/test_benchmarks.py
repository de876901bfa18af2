"""The benchmarks measure what they say: their acts pass the rules, and their figures can miss."""

import itertools
import json
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from benchmarks import peers
from benchmarks.alone import alone
from benchmarks.figure import Figure, percentile
from benchmarks.frontier import beside, compared
from benchmarks.scenarios import scenario, shaped
from benchmarks.world import START, acts, stored
from goodoffices.memory import MemoryRecords
from goodoffices.registry import Registry, to_entry
from goodoffices.settlement import frontier
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


def test_the_measured_problems_are_always_the_same_and_divide_all_points() -> None:
    problem = scenario(3, 10, 5, 1000, linkages=4, red_lines=2, share=50)
    assert problem == scenario(3, 10, 5, 1000, linkages=4, red_lines=2, share=50)
    assert [sum(map(max, party.worth)) for party in problem.parties] == [1000] * 3
    assert sum(len(party.linkages) for party in problem.parties) == 4
    assert [len(party.red_lines) for party in problem.parties] == [2] * 3
    assert [len(point.alternatives) for point in shaped(2, (3, 50), 100).points] == [3, 50]


def test_a_frontier_is_measured_in_a_process_of_its_own() -> None:
    problem = scenario(2, 6, 4, 100)
    measured = alone(problem, 2)
    assert measured["size"] == frontier(problem).size
    assert measured["seconds"] > 0


def test_a_peer_that_cannot_be_installed_is_said_and_stops_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(peers, "CACHE", tmp_path / "cache")
    monkeypatch.setitem(peers.PINNED, "negmas", "no-such-package-as-this==0")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    [row] = beside("two parties", scenario(2, 4, 3, 100), 1)
    assert "no-such-package-as-this==0 cannot be installed here" in str(row)


def test_an_answer_of_a_peer_is_compared_by_its_values() -> None:
    problem = scenario(2, 6, 4, 100)
    values = [[float(value) for value in row] for row in frontier(problem).vectors()]
    assert compared(problem, values) == "the same values"
    assert compared(problem, values[1:]).startswith("NegMAS LACKS 1 of ours")
    assert "1 more, NOT BEATEN" in compared(problem, [*values, [1000.0 for _ in values[0]]])
