"""What keeps a zone shut and what would open it, beyond what is judged with every problem."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.scenarios import scenario
from goodoffices.settlement.blockers import blocker, blockers
from goodoffices.settlement.claims import nothing
from goodoffices.settlement.hitting import least_hitting
from goodoffices.settlement.limits import FACTS, Limit, broken, in_words, keeping
from goodoffices.settlement.problem import Party, Point, Problem, acceptable
from goodoffices.settlement.refutation import refute
from goodoffices.settlement.relaxation import fewest_limits, smallest_sum

BORDER, WATER = Point("border", ("A", "B")), Point("water", ("X", "Y"))

LARGE = scenario(10, 100, 5, 1000, linkages=20, red_lines=2, share=88)


def test_forbidden_combinations_are_facts_unless_they_are_asked_about() -> None:
    akra = Party("akra", 4, ((2, 0), (2, 0)))
    problem = Problem((BORDER, WATER), (akra,), forbidden=(((0, 0), (1, 0)),))
    assert [one.limits for one in blockers(problem).sets] == [(Limit(0),)]
    found = blockers(problem, facts=True)
    assert [one.limits for one in found.sets] == [(Limit(FACTS, 0), Limit(0))]
    assert in_words(problem, found.sets[0].limits[0]) == "the rule against border: A with water: X"
    assert in_words(problem, found.sets[0].limits[1]) == "the reservation value of akra"


def test_where_nothing_is_possible_no_limit_is_to_blame() -> None:
    problem = Problem((BORDER,), (Party("akra", 0, ((1, 1),)),), forbidden=(((0, 0),), ((0, 1),)))
    found = blockers(problem)
    assert ([one.limits for one in found.sets], found.openings, found.complete) == ([()], (), True)
    few, total = fewest_limits(problem), smallest_sum(problem)
    assert (few.package, few.proven, total.package, total.proven) == (None, True, None, True)


def test_an_open_zone_has_no_blocker() -> None:
    problem = Problem((BORDER,), (Party("akra", 1, ((1, 0),)),))
    found = blockers(problem)
    assert (found.package, found.sets, found.complete) == ((0,), (), True)
    assert fewest_limits(problem).limits == ()
    assert smallest_sum(problem).total == 0


def test_a_blocker_of_a_large_problem_is_irreducible() -> None:
    one = blocker(LARGE).sets[0]
    assert one.irreducible
    assert refute(LARGE, nothing(keeping(LARGE, one.limits))).tree is not None
    for limit, package in zip(one.limits, one.without, strict=True):
        assert package is not None
        assert broken(LARGE, package) & set(one.limits) == {limit}


def test_no_time_is_no_answer_and_says_so() -> None:
    found = blockers(LARGE, time_limit=0.0)
    assert (found.package, found.sets, found.complete) == (None, (), False)
    few = fewest_limits(LARGE, time_limit=0.0)
    assert (few.package, few.proven, few.bound) == (None, False, 0)
    total = smallest_sum(LARGE, time_limit=0.0)
    assert (total.package, total.proven) == (None, False)


def test_some_time_gives_a_bound_below_what_is_found() -> None:
    total = smallest_sum(LARGE, nodes=2)
    assert total.package is not None
    assert total.bound <= total.total
    assert total.proven == (total.bound == total.total)


def test_lowering_by_what_is_said_opens_the_zone() -> None:
    found = smallest_sum(LARGE)
    lower = tuple(
        Party(p.id, p.reservation - by, p.worth, p.linkages, p.red_lines)
        for p, by in zip(LARGE.parties, found.reductions, strict=True)
    )
    assert found.package is not None
    assert acceptable(Problem(LARGE.points, lower), found.package)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sets(st.integers(0, 7), min_size=1, max_size=4), max_size=8))
def test_least_hitting_sets_are_least(sets: list[set[int]]) -> None:
    found = least_hitting(sets)
    assert found is not None
    assert all(one & set(found) for one in sets)
    smaller = (set(one) for size in range(len(found)) for one in combinations(range(8), size))
    assert not any(all(one & chosen for one in sets) for chosen in smaller)


@pytest.mark.parametrize("share", [76, 77])
def test_a_narrow_zone_of_a_large_problem_is_found(share: int) -> None:
    problem = scenario(10, 100, 5, 1000, share=share)
    found = blockers(problem, time_limit=60.0)
    assert found.package is not None
    assert acceptable(problem, found.package)


def test_ctrl_c_keeps_the_least_that_is_known() -> None:
    told: list[str] = []

    def press(words: str, seconds: float) -> None:
        told.append(words)
        if len(told) == 3:
            raise KeyboardInterrupt

    found = smallest_sum(LARGE, progress=press)
    assert told == ["branch 1", "branch 2", "branch 3"]
    assert found.package is not None
    assert found.bound <= found.total == sum(found.reductions)
    assert not found.proven
