"""The frontier is exactly what plain enumeration finds, by every method, at every size of number."""

import random
import sys
from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings

from goodoffices.settlement.condensing import condense
from goodoffices.settlement.dominance import efficient, on_grid
from goodoffices.settlement.frontier import FrontierTooLarge, frontier
from goodoffices.settlement.problem import Combination, Linkage, Party, Point, Problem, ProblemError
from goodoffices.settlement.staircase import staircase
from tests.settlement import brute, likely

BULK = 1500


def check(problem: Problem) -> None:
    """Values, packages and ties, within the zone and without, against plain enumeration."""
    for zone_only in (True, False):
        wanted = brute.frontier(problem, zone_only=zone_only)
        found = frontier(problem, zone_only=zone_only)
        assert found.vectors() == sorted(wanted, reverse=True)
        for place, vector in enumerate(found.vectors()):
            assert found.package(place) in wanted[vector]
            assert all(type(value) is int for value in vector)
        tied = frontier(problem, zone_only=zone_only, ties=True)
        assert tied.vectors() == found.vectors()
        assert tied.tied is not None
        for vector, packages, place in zip(tied.vectors(), tied.tied, range(tied.size), strict=True):
            assert len(packages) == len(set(packages))
            assert set(packages) == wanted[vector]
            assert tied.package(place) in wanted[vector]


@settings(max_examples=150, deadline=None)
@given(likely.problems())
def test_likely_problems(problem: Problem) -> None:
    check(problem)


@pytest.mark.parametrize("method", ["as chosen", "a table of all packages", "block by block"])
def test_seeded_problems_by_every_method(method: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if method == "a table of all packages":
        # The package has a function of the same name, which hides the module.
        monkeypatch.setattr(sys.modules["goodoffices.settlement.frontier"], "NARROW", -1)
        monkeypatch.setattr("goodoffices.settlement.dense.BLOCK", 7)
    elif method == "block by block":
        monkeypatch.setattr("goodoffices.settlement.merging.BLOCK", 3)
    for seed in range(BULK if method == "as chosen" else BULK // 5):
        check(likely.problem_of(seed))


def uncoupled(seed: int, **bounds: int) -> Problem:
    """A problem of two parties in which no point depends on another."""
    problem = likely.problem_of(seed, **bounds)
    parties = [replace(party, linkages=(), red_lines=()) for party in (*problem.parties, *problem.parties)[:2]]
    return replace(problem, parties=(parties[0], replace(parties[1], id="other")), forbidden=())


def test_two_parties_take_a_staircase_and_agree_with_merging(monkeypatch: pytest.MonkeyPatch) -> None:
    for seed in range(600):
        check(uncoupled(seed))
    module = sys.modules["goodoffices.settlement.frontier"]
    monkeypatch.setattr("goodoffices.settlement.staircase.FEW", 12)
    monkeypatch.setattr("goodoffices.settlement.staircase.MANY", 30)
    by_stairs = 0
    for seed in range(60):
        problem = uncoupled(seed, points=12, size=10**6)
        by_stairs += staircase(problem, zone_only=True, limit=10**6) is not None
        found = frontier(problem).vectors()
        with monkeypatch.context() as without:
            without.setattr(module, "staircase", lambda *_, **__: None)
            assert frontier(problem).vectors() == found
    assert 0 < by_stairs < 60, "numbers of every width, and steps too large for it, should be among these"


def doubled(problem: Problem) -> Problem:
    """Every alternative twice, and every combination with either of the two."""

    def both(when: Combination) -> list[Combination]:
        counts = [len(point.alternatives) for point in problem.points]
        return list(product(*(((k, a), (k, a + counts[k])) for k, a in when)))

    def lines(given: tuple[Combination, ...]) -> tuple[Combination, ...]:
        return tuple(one for when in given for one in both(when))

    return replace(
        problem,
        points=tuple(Point(p.id, (*p.alternatives, *(f"{a}'" for a in p.alternatives))) for p in problem.points),
        parties=tuple(
            replace(
                party,
                worth=tuple(row * 2 for row in party.worth),
                linkages=tuple(Linkage(when, one.worth) for one in party.linkages for when in both(one.when)),
                red_lines=lines(party.red_lines),
            )
            for party in problem.parties
        ),
        forbidden=lines(problem.forbidden),
        status_quo=None,
    )


def test_alternatives_that_nothing_tells_apart_are_merged_where_the_packages_are_too_many(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    module = sys.modules["goodoffices.settlement.frontier"]
    merged = 0
    for seed in range(150):
        problem = likely.problem_of(seed, points=4, size=40)
        wide = doubled(problem)
        smaller = condense(wide)
        assert smaller is not None
        assert smaller.problem.size <= problem.size
        for zone_only in (True, False):
            wanted = brute.frontier(problem, zone_only=zone_only)
            with monkeypatch.context() as narrow:
                narrow.setattr(module, "staircase", lambda *_, **__: None)
                narrow.setattr(module, "NARROW", -1)
                narrow.setattr(module, "LARGEST_TABLE", problem.size)
                narrow.setattr(module, "QUICK_TABLE", problem.size)
                narrow.setattr("goodoffices.settlement.elimination.WIDEST", 0)
                merged += bool(module.ties_of(wide, red_lines=zone_only))
                found = frontier(wide, zone_only=zone_only)
            assert found.vectors() == sorted(wanted, reverse=True)
            assert all(brute.values_of(wide, found.package(place)) == one for place, one in enumerate(found.vectors()))
    assert merged > 50, "too few problems are coupled, so that the plain way is taken"


def test_more_packages_than_brute_force_likes() -> None:
    for seed in range(8):
        check(likely.problem_of(10**6 + seed, points=7, size=4000))


def test_dominance_on_levels_limbs_and_beyond_doubles() -> None:
    source = np.random.default_rng(5)
    for _ in range(300):
        columns = int(source.integers(1, 7))
        rows = source.integers(0, source.integers(1, 9), (source.integers(1, 40), columns))
        wanted = [
            place
            for place, row in enumerate(rows)
            if not ((rows >= row).all(axis=1) & (rows > row).any(axis=1)).any()
            and not (rows[:place] == row).all(axis=1).any()
        ]
        assert efficient(rows, columns).tolist() == wanted
        assert efficient(rows * (1 << 57), columns).tolist() == wanted
        assert efficient(np.hstack([rows // 3, rows % 3 + (1 << 59)]), columns).tolist() == wanted
        if columns > 2:
            assert on_grid(rows, [9] * columns).tolist() == wanted


def test_many_rows_take_the_grid_and_agree_with_the_sweep(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = np.random.default_rng(7).integers(0, 12, (4000, 5))
    by_grid = efficient(rows, 5).tolist()
    monkeypatch.setattr("goodoffices.settlement.dominance.LARGEST_GRID", 0)
    assert efficient(rows, 5).tolist() == by_grid


def test_larger_than_the_limit_says_what_is_known() -> None:
    source = random.Random(1)
    points = tuple(Point(f"p{k}", ("a", "b", "c")) for k in range(40))
    parties = tuple(
        Party(name, 15_000, tuple(tuple(source.randint(0, 1000) for _ in range(3)) for _ in points))
        for name in ("akra", "bel", "cor")
    )
    with pytest.raises(FrontierTooLarge, match="'akra' from 15000 to") as raised:
        frontier(Problem(points, parties), limit=500)
    for (low, high), party in zip(raised.value.box, parties, strict=True):
        assert low == 15_000
        assert high == sum(max(row) for row in party.worth)


def test_a_divisible_point_is_refused() -> None:
    with pytest.raises(ProblemError, match="'land' is divisible"):
        frontier(Problem((Point("land", ()),), (Party("akra", 0, ((5,),)),)))


def test_many_rows_of_numbers_beyond_doubles_and_with_a_column_all_alike() -> None:
    rows = np.random.default_rng(3).integers(0, 50, (2500, 4))
    wanted = [
        place for place, row in enumerate(rows) if not ((rows >= row).all(axis=1) & (rows > row).any(axis=1)).any()
    ]
    first = list(dict.fromkeys(tuple(row) for row in rows[wanted].tolist()))
    for scaled in (rows * (1 << 55), np.column_stack([rows[:, :3] * (1 << 55), rows[:, 3]])):
        kept = efficient(scaled, 4)
        assert [tuple(row) for row in rows[kept].tolist()] == first
    alike = np.column_stack([rows * (1 << 55), np.zeros(2500, dtype=np.int64)])
    assert efficient(alike, 5).tolist() == efficient(rows * (1 << 55), 4).tolist()
