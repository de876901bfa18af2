"""Whether there is a zone, shown by a package or an argument that holds: against plain enumeration."""

import sys

import pytest
from hypothesis import given, settings

from benchmarks.scenarios import scenario
from goodoffices.settlement.problem import Party, Point, Problem, acceptable
from goodoffices.settlement.zone import Zone, merged, programmed, zone
from tests.settlement import brute, likely

MODULE = "goodoffices.settlement.zone"


def check(problem: Problem, found: Zone, wanted: list[tuple[int, ...]]) -> None:
    assert found.exists is bool(wanted)
    if found.witness is not None:
        assert found.witness in wanted
        assert found.values == brute.values_of(problem, found.witness)
    if found.argument == "weights":
        assert found.weights is not None
        assert all(type(weight) is int and weight >= 0 for weight in found.weights)
        owed = sum(w * party.reservation for w, party in zip(found.weights, problem.parties, strict=True))
        for package in brute.allowed(problem):
            assert sum(w * v for w, v in zip(found.weights, brute.values_of(problem, package), strict=True)) < owed


@settings(max_examples=150, deadline=None)
@given(likely.problems())
def test_likely_problems(problem: Problem) -> None:
    check(problem, zone(problem), brute.zone(problem))


def test_seeded_problems_by_each_way() -> None:
    ways = set()
    for seed in range(1500):
        problem = likely.problem_of(seed)
        wanted = brute.zone(problem)
        found = zone(problem)
        ways.add((found.exists, found.argument))
        check(problem, found, wanted)
        check(problem, merged(problem), wanted)
    assert ways == {(True, "package"), (False, "weights"), (False, "merging")}


def test_the_programme_is_asked_where_merging_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules[MODULE], "weighed", lambda problem: None)
    monkeypatch.setattr(sys.modules[MODULE], "merged", lambda problem: merged(problem, limit=-1))
    for seed in range(60):
        problem = likely.problem_of(seed)
        wanted = brute.zone(problem)
        found = zone(problem)
        if found.exists is not None:
            check(problem, found, wanted)
            assert found.argument == ("package" if wanted else "solver")


def test_a_large_zone_is_shown_at_once_and_an_empty_one_refuted_by_weights() -> None:
    large = scenario(10, 100, 5, 1000, share=50)
    witness = zone(large).witness
    assert witness is not None
    assert acceptable(large, witness)
    empty = scenario(10, 100, 5, 1000, share=90)
    assert zone(empty).argument == "weights"


def test_the_programme_answers_a_large_one() -> None:
    problem = scenario(6, 30, 4, 1000, share=55, linkages=12, red_lines=2)
    found = programmed(problem, 60, None)
    assert found.exists is True
    assert found.witness is not None
    assert acceptable(problem, found.witness)


def test_a_party_that_nothing_satisfies_refutes_alone() -> None:
    points = (Point("border", ("A", "B")),)
    found = zone(Problem(points, (Party("akra", 0, ((3, 0),)), Party("bel", 4, ((1, 3),)))))
    assert found == Zone(False, "weights", weights=(0, 1))
