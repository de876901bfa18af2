"""Improving on a text, the way there, what is traded, and how far a worth may move."""

from random import Random

import pytest
from hypothesis import given, settings

from benchmarks.scenarios import scenario
from goodoffices.settlement.improve import improve, nearest
from goodoffices.settlement.kalai_smorodinsky import kalai_smorodinsky
from goodoffices.settlement.nash import nash
from goodoffices.settlement.problem import Linkage, Package, Party, Point, Problem, SizeError, barred, holds, packages
from goodoffices.settlement.sensitivity import Worth, becomes, moved, stays_best, stays_efficient, stays_shut
from goodoffices.settlement.solution import NoZone, Solution
from goodoffices.settlement.trade import EXACT, in_words, path
from goodoffices.settlement.utilitarian import utilitarian
from tests.settlement import brute
from tests.settlement.judge import largest, numbers
from tests.settlement.likely import problem_of, with_package

POINTS = (Point("border", ("A", "B")), Point("water", ("X", "Y")))


def test_a_text_that_cannot_be_improved_on_is_efficient() -> None:
    problem = Problem(POINTS, (Party("akra", 0, ((2, 0), (1, 0))), Party("boria", 0, ((0, 2), (0, 1)))))
    found = improve(problem, (0, 1), {"nash": nash})
    assert (found.nearest.improvement, found.nearest.proven, found.best) == (None, True, {})


def test_a_text_across_a_red_line_is_improved_on_within_the_red_lines() -> None:
    akra = Party("akra", 0, ((1, 5), (0, 1)), red_lines=(((0, 0),),))
    found = improve(Problem(POINTS, (akra,)), (0, 0))
    assert [(limit.party, limit.line) for limit in found.crossed] == [(0, 0)]
    assert found.nearest.improvement is not None
    assert found.nearest.improvement.package == (1, 0)


@settings(max_examples=100, deadline=None)
@given(with_package())
def test_nobody_falls_below_the_text_on_the_way(given: tuple[Problem, Package]) -> None:
    problem, text = given
    start = brute.values_of(problem, text)
    crossed = {one for one in barred(problem) if holds(one, text)}
    for goal in brute.improving(problem, text):
        steps = path(problem, text, goal)
        assert steps is not None
        assert steps[-1].package == goal
        assert sorted(k for step in steps for k in step.points) == [k for k in range(len(text)) if text[k] != goal[k]]
        for step in steps:
            assert brute.at_least(step.values, start)
            assert step.values == brute.values_of(problem, step.package)
            assert {one for one in barred(problem) if holds(one, step.package)} <= crossed


def test_a_long_way_is_walked_too() -> None:
    problem = scenario(3, 30, 4, 300, linkages=6, red_lines=1)
    text = (0,) * 30
    found = improve(problem, text, {"utilitarian": utilitarian})
    goal = found.best["utilitarian"].package
    steps = path(problem, text, goal)
    assert steps is not None
    assert sum(len(step.points) for step in steps) > EXACT
    assert all(brute.at_least(step.values, found.values) for step in steps)


def test_the_nearest_improvement_of_a_large_problem_is_proven() -> None:
    problem = scenario(4, 60, 4, 500, share=0)
    found = nearest(problem, (0,) * 60)
    assert found.proven
    assert found.improvement is not None
    assert len(found.improvement.changed) == brute.distance(found.improvement.package, (0,) * 60)


def test_ctrl_c_keeps_the_nearest_improvement_that_is_known() -> None:
    problem = scenario(4, 30, 4, 1000, linkages=10)
    told: list[str] = []

    def press(words: str, seconds: float) -> None:
        told.append(words)
        if len(told) == 2:
            raise KeyboardInterrupt

    text = tuple(len(point.alternatives) - 1 for point in problem.points)
    found = nearest(problem, text, progress=press)
    assert told == ["branch 1", "branch 2"]
    assert found.improvement is not None
    assert not found.proven


def test_a_trade_is_told_with_what_linkages_add_and_take() -> None:
    akra = Party("akra", 0, ((0, 3), (1, 0)), (Linkage(((0, 0), (1, 0)), 4),), name="Akra")
    told = in_words(Problem(POINTS, (akra,), scale=2), (0, 0), (1, 0))
    assert told == ("Akra gives 2 by A with X, no longer together and gets 3/2 on border (A → B): 1/2 worse off.",)


def test_an_answer_is_given_for_a_moved_number() -> None:
    problem = Problem(POINTS, (Party("akra", 0, ((2, 0), (1, 0))), Party("boria", 0, ((0, 3), (0, 4)))))
    after, changed = becomes(problem, Worth(0, ((1, 0),)), 9, utilitarian)
    assert isinstance(after, Solution)
    assert (after.package, changed) == ((1, 0), True)
    shut, changed = becomes(problem, Worth(0), 9, utilitarian)
    assert isinstance(shut, NoZone)
    assert changed


def test_kalai_smorodinskys_answer_stays_just_so_far() -> None:
    """Against plain enumeration at every whole amount up to 40 either way."""
    judged = 0
    for seed in range(130):
        problem = problem_of(seed, size=60)
        found = kalai_smorodinsky(problem)
        if isinstance(found, NoZone) or largest(problem) > 25:
            continue
        judged += 1
        source = Random(seed)
        linked = [linkage.when for party in problem.parties for linkage in party.linkages]
        worth = Worth(source.randrange(len(problem.parties)), source.choice([(), *linked, *numbers(problem)]))
        interval = stays_best(problem, worth, found.package, kalai_smorodinsky)
        assert interval.proven
        for sign, end in ((-1, interval.low), (1, interval.high)):
            reach = 40 if end is None else min(40, abs(end) + 1)
            for amount in range(1, reach + 1):
                truth = brute.kalai_smorodinsky(moved(problem, worth, sign * amount))
                stays = truth is not None and found.package in truth.leximin
                assert stays == (end is None or amount <= abs(end)), (seed, sign * amount)
    assert judged > 20


def test_where_packages_cannot_be_listed_kalai_smorodinskys_interval_is_refused() -> None:
    with pytest.raises(SizeError, match="ask what it becomes"):
        stays_best(scenario(2, 12, 3, 50), Worth(0), (0,) * 12, kalai_smorodinsky)


@pytest.mark.parametrize("seed", range(40))
def test_a_zone_and_a_frontier_stay_as_they_are_just_so_far(seed: int) -> None:
    problem = problem_of(seed, parties=3, points=3, alternatives=3)
    source = Random(seed)
    point = source.randrange(len(problem.points))
    worth = Worth(source.randrange(len(problem.parties)), ((point, 0),))
    found = stays_shut(problem, worth)
    assert found.proven
    for end, sign in ((found.low, -1), (found.high, 1)):
        inside = sign * 10**100 if end is None else end
        assert bool(brute.zone(moved(problem, worth, inside))) == bool(brute.zone(problem))
        if end is not None:
            assert bool(brute.zone(moved(problem, worth, end + sign))) != bool(brute.zone(problem))
    package = source.choice(list(packages(problem)))
    if not any(package in tied for tied in brute.frontier(problem).values()):
        return
    efficient = stays_efficient(problem, worth, package)
    assert efficient.proven
    for end, sign in ((efficient.low, -1), (efficient.high, 1)):
        inside = sign * 10**100 if end is None else end
        assert any(package in tied for tied in brute.frontier(moved(problem, worth, inside)).values())
        if end is not None:
            beyond = brute.frontier(moved(problem, worth, end + sign)).values()
            assert not any(package in tied for tied in beyond)
