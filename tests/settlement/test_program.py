"""The integer programme, and the bounds that are reckoned in integers around it."""

import _thread
import threading
from itertools import product
from random import Random

import numpy as np

from benchmarks.scenarios import scenario
from goodoffices.settlement import search
from goodoffices.settlement.aims import ProductAim, SumAim
from goodoffices.settlement.core import Multipliers, core, smallest, weigh
from goodoffices.settlement.forms import Form, form, reduced, rows
from goodoffices.settlement.nash import nash
from goodoffices.settlement.problem import Linkage, Party, Point, Problem
from goodoffices.settlement.program import Program, feasible
from goodoffices.settlement.search import Search
from goodoffices.settlement.solution import NoZone, Solution
from tests.settlement import brute, likely

HUGE = 2**70


def drawn(source: Random, forms: Form) -> Multipliers:
    """Any multipliers: bounds hold whatever they are."""

    def some(count: int) -> tuple[int, ...]:
        return tuple(source.choice((0, 0, 1, 5, 1000, HUGE)) for _ in range(count))

    parties = len(forms.unit)
    below = tuple(some(len(when)) for when in forms.linked)
    return Multipliers(some(parties), some(parties), below, some(len(forms.linked)), some(len(forms.barred)))


def test_heights_are_values() -> None:
    for seed in range(300):
        problem = likely.problem_of(seed)
        forms = form(problem)
        every = rows(list(product(*forms.domains)), len(problem.points))
        heights = forms.heights(every).tolist()
        assert [tuple(one) for one in forms.gains(forms.heights(every)).tolist()] == [
            brute.gains_of(problem, tuple(package)) for package in every.tolist()
        ]
        for package, found in zip(every.tolist(), heights, strict=True):
            values = brute.values_of(problem, package)
            assert [b + u * h for b, u, h in zip(forms.base, forms.unit, found, strict=True)] == list(values)
            for i, party in enumerate(problem.parties):
                assert (found[i] >= 0) is (values[i] >= party.reservation)
                assert abs(found[i]) <= forms.ranges[i]


def test_a_weighing_bounds_every_package_of_the_zone() -> None:
    source = Random(1)
    tight = 0
    for seed in range(300):
        problem = likely.problem_of(seed)
        forms = form(problem)
        zone = brute.zone(problem)
        if forms.empty or not zone:
            continue
        by = drawn(source, forms)
        found = weigh(forms, forms.domains, by)
        heights = forms.heights(rows(zone, len(problem.points))).tolist()
        for package, row in zip(zone, heights, strict=True):
            lost = sum(int(found.losses[k][forms.domains[k].index(a)]) for k, a in enumerate(package))
            reached = sum(weight * height for weight, height in zip(by.party, row, strict=True))
            assert reached <= found.top - lost
            tight += reached == found.top
    assert tight


def test_the_core_is_whole() -> None:
    source = Random(2)
    for seed in range(200):
        problem = likely.problem_of(seed)
        forms = form(problem)
        if forms.empty:
            continue
        weighing = weigh(forms, forms.domains, drawn(source, forms))
        losses = {
            package: sum(int(weighing.losses[k][forms.domains[k].index(a)]) for k, a in enumerate(package))
            for package in product(*forms.domains)
        }
        budget = source.choice(sorted(losses.values()))
        within = {package for package, lost in losses.items() if lost <= budget}
        all_of_it = core(weighing, budget, 10_000)
        assert all_of_it.cut is None
        assert set(map(tuple, all_of_it.packages.tolist())) == within
        assert all(a in smallest(weighing, budget)[k] for package in within for k, a in enumerate(package))
        some = core(weighing, budget, 3)
        listed = set(map(tuple, some.packages.tolist()))
        assert len(listed) <= 3
        assert listed <= within
        assert {one for one in within if some.cut is None or losses[one] < some.cut} <= listed


def test_reduced_domains_keep_a_best_package() -> None:
    for seed in range(200):
        problem = likely.problem_of(seed)
        kept = set(product(*reduced(form(problem))))
        for found in (brute.leximin(problem), brute.utilitarian(problem)):
            assert found is None or found[1] & kept


def test_thresholds_of_products_are_never_too_high() -> None:
    """A package with a product of P has the weighted height that P asks for, whatever the weights."""
    source = Random(3)
    for seed in range(300):
        problem = likely.problem_of(seed)
        forms = form(problem, [party.reservation + 1 for party in problem.parties])
        every = rows(list(product(*forms.domains)), len(problem.points))
        heights = forms.heights(every)
        kept = forms.permitted(every, heights)
        aim = ProductAim(forms, range(len(problem.parties)))
        for row, gains in zip(heights[kept].tolist(), forms.gains(heights[kept]).tolist(), strict=True):
            factor = 2.0**30
            weights = [max(1, int(factor * source.random() / (1 + most))) for most in forms.ranges]
            reached = sum(weight * height for weight, height in zip(weights, row, strict=True))
            assert aim.threshold(weights, factor, brute.prod(gains)) <= reached
            assert aim.bound(weights, factor, reached) >= brute.prod(gains)


def test_branches_give_the_same_as_one_look(monkeypatch) -> None:
    monkeypatch.setattr(search, "FIRST", 2)
    monkeypatch.setattr(search, "CORE", 4)
    branches = 0
    for seed in range(250):
        problem = likely.problem_of(seed)
        for ties in (False, True):
            forms = form(problem)
            outcome = Search(forms, SumAim(forms), ties=ties).run()
            truth = brute.utilitarian(problem)
            branches += outcome.branches
            assert outcome.bound is None
            if truth is None:
                assert outcome.measure is None
                continue
            assert outcome.measure == truth[0] - sum(problem.reservations)
            assert outcome.packages == truth[1] if ties else outcome.packages <= truth[1]
    assert branches > 650


def test_feasible_against_enumeration() -> None:
    for seed in range(300):
        problem = likely.problem_of(seed)
        zone = brute.zone(problem)
        found = feasible(problem)
        assert found.package is None or found.package in zone
        assert not (found.infeasible and zone)
        if form(problem).trusted:
            assert found.infeasible is not bool(zone)


def test_a_combination_is_right_whether_it_is_worth_or_costs() -> None:
    points = tuple(Point(name, ("A", "B")) for name in ("border", "water", "ports"))
    when = ((0, 0), (1, 0), (2, 0))
    for worth in (-5, 5):
        party = Party("akra", 0, ((1, 0),) * 3, (Linkage(when, worth),))
        program = Program(form(Problem(points, (party,))))
        program.model.costs[program.heights[0]] = 1.0
        found = program.solve()
        assert found.package == ((0, 0, 0) if worth > 0 else found.package)
        assert found.package is not None
        assert sum(found.package) == (0 if worth > 0 else 1)
        assert found.bound == (8 if worth > 0 else 2)


def test_numbers_beyond_the_solver_are_not_taken_on_its_word() -> None:
    problem = scenario(3, 3, 3, 50)
    grown = Problem(
        problem.points,
        tuple(
            Party(p.id, p.reservation, tuple(tuple(HUGE * one + a for a, one in enumerate(row)) for row in p.worth))
            for p in problem.parties
        ),
    )
    assert not form(grown).trusted
    assert feasible(grown).bound is None
    shut = Problem(grown.points, tuple(Party(p.id, 50 * HUGE + 1000, p.worth) for p in grown.parties))
    assert not brute.zone(shut)
    assert not feasible(shut).infeasible
    found = nash(grown, method="program")
    assert isinstance(found, Solution)
    assert found.optimal
    assert found.measure == max(brute.prod(brute.gains_of(grown, one)) for one in brute.zone(grown))


def test_ctrl_c_keeps_what_is_known() -> None:
    """Pressed as soon as a package is known and the proof has begun, whatever the speed of the machine."""
    problem = scenario(60, 60, 4, 1000, linkages=200, red_lines=1, share=20)
    told: list[str] = []

    def press(words: str, share: float) -> None:
        told.append(words)
        if len(told) == 3:
            threading.Timer(0.01, _thread.interrupt_main).start()

    found = nash(problem, progress=press)
    assert len(told) >= 3, "the problem is solved before the key is pressed: take a larger one"
    assert isinstance(found, Solution)
    assert not found.optimal
    assert found.bound is None or found.bound > found.measure


def test_no_package_at_all() -> None:
    one = Problem((Point("a", ("x", "y")),), (Party("p", 0, ((1, 2),), (), (((0, 0),), ((0, 1),))),))
    for method in ("enumeration", "program"):
        found = nash(one, method=method)
        assert isinstance(found, NoZone)
        assert found.proven
    assert feasible(one).infeasible
    assert np.array_equal(form(one).domains, ((),))
