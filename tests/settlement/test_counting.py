"""How many packages are in the zone: exactly what plain enumeration counts, and bounds that hold."""

from math import comb

import pytest
from hypothesis import given, settings

from benchmarks.scenarios import scenario
from goodoffices.settlement.counting import count, counted, loose
from goodoffices.settlement.elimination import plan, ties_of
from goodoffices.settlement.layers import TooMany
from goodoffices.settlement.problem import Party, Point, Problem
from goodoffices.settlement.sums import sums
from tests.settlement import brute, likely


@settings(max_examples=150, deadline=None)
@given(likely.problems())
def test_likely_problems(problem: Problem) -> None:
    found = count(problem)
    assert found.exact
    assert found.lower == len(brute.zone(problem))


def test_seeded_problems_exactly_rounded_and_loosely() -> None:
    tight = gaps = 0
    for seed in range(1500):
        problem = likely.problem_of(seed)
        wanted = len(brute.zone(problem))
        assert count(problem).lower == count(problem).upper == wanted
        around = loose(problem, 1000)
        assert around.lower <= wanted <= around.upper
        tables = sums(problem)
        steps = plan(problem, ties_of(problem), range(len(problem.points)))
        try:
            lower, _ = counted(problem, tables, steps, 3, up=False)
            upper, _ = counted(problem, tables, steps, 3, up=True)
        except TooMany:
            continue
        assert lower <= wanted <= upper
        tight += lower == upper
        gaps += lower < upper
    assert tight > 500
    assert gaps > 20


def yes_or_no(points: int, needed: int, worth: int = 1) -> Problem:
    named = tuple(Point(f"p{k}", ("yes", "no")) for k in range(points))
    return Problem(named, (Party("akra", needed * worth, ((worth, 0),) * points),))


@pytest.mark.parametrize("worth", [1, 10**30])
def test_numbers_beyond_64_bits(worth: int) -> None:
    found = count(yes_or_no(200, 100, worth))
    assert found.exact
    assert found.lower == sum(comb(200, k) for k in range(100, 201))


def test_a_linkage_in_a_long_row_of_points() -> None:
    """No two neighbours both yes: counted by Fibonacci's numbers."""
    points = 90
    named = tuple(Point(f"p{k}", ("yes", "no")) for k in range(points))
    never = tuple(((k, 0), (k + 1, 0)) for k in range(points - 1))
    smaller, fibonacci = 1, 2
    for _ in range(points - 1):
        smaller, fibonacci = fibonacci, smaller + fibonacci
    found = count(Problem(named, (Party("akra", 0, ((0, 0),) * points),), never))
    assert found.lower == found.upper == fibonacci


def test_rounding_leaves_bounds_that_close_with_more_states() -> None:
    problem = scenario(2, 10, 5, 1000, share=60)
    exact, rough, rougher = count(problem), count(problem, limit=1000), count(problem, limit=100)
    assert exact.exact
    assert exact.lower > 0
    assert rougher.lower <= rough.lower <= exact.lower <= rough.upper <= rougher.upper
    assert not rough.exact
