"""Nash, utilitarian, egalitarian, leximin and Kalai-Smorodinsky, by each method, against plain enumeration."""

import json
import sys
from collections.abc import Callable
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given, settings

from benchmarks.scenarios import scenario
from goodoffices.settlement import check
from goodoffices.settlement.certificate import Certifier
from goodoffices.settlement.egalitarian import egalitarian
from goodoffices.settlement.forms import form
from goodoffices.settlement.frontier import frontier
from goodoffices.settlement.kalai_smorodinsky import kalai_smorodinsky
from goodoffices.settlement.levels import TIES
from goodoffices.settlement.leximin import leximin
from goodoffices.settlement.nash import nash, product_search
from goodoffices.settlement.problem import Package, Party, Point, Problem, ProblemError, SizeError, acceptable
from goodoffices.settlement.program import Found
from goodoffices.settlement.search import Outcome
from goodoffices.settlement.solution import Method, NoZone, Solution
from goodoffices.settlement.utilitarian import utilitarian
from goodoffices.settlement.writing import encode
from tests.settlement import brute, likely

nash_module = sys.modules[nash.__module__]

Truth = tuple[object, set[Package]] | None


def true_sum(problem: Problem) -> Truth:
    found = brute.utilitarian(problem)
    return found and (found[0] - sum(problem.reservations), found[1])


def true_ratios(problem: Problem) -> Truth:
    found = brute.kalai_smorodinsky(problem)
    if found is None:
        return None
    one = next(iter(found.leximin))
    gains = brute.gains_of(problem, one)
    spans = [best - party.reservation for best, party in zip(found.ideal, problem.parties, strict=True)]
    return tuple(sorted(Fraction(g, s) for g, s in zip(gains, spans, strict=True) if s)), found.leximin


ANSWERS: list[tuple[Callable, Callable[[Problem], Truth]]] = [
    (utilitarian, true_sum),
    (egalitarian, brute.egalitarian),
    (leximin, brute.leximin),
    (kalai_smorodinsky, true_ratios),
]


def judge(problem: Problem, found: Solution | NoZone, truth: Truth, *, sure: bool) -> None:
    """Hold an answer against the truth; `sure` ones must be proven."""
    if isinstance(found, NoZone):
        assert truth is None or not found.proven
        assert found.proven or not sure
        return
    assert truth is not None
    assert acceptable(problem, found.package)
    assert found.values == brute.values_of(problem, found.package)
    assert found.gains == brute.gains_of(problem, found.package)
    measure, best = truth
    assert found.measure <= measure or not found.optimal
    assert not sure or found.optimal
    if found.optimal:
        assert found.measure == found.bound == measure
        assert found.gap == 0
        assert found.package in best
    if found.all_ties:
        assert found.ties is not None
        assert list(found.ties) == sorted(best)
    elif sure:
        assert found.ties is None or found.degenerate or len(best) > len(found.ties) == TIES


def judge_nash(problem: Problem, found: Solution | NoZone, *, sure: bool) -> None:
    truth = brute.nash(problem)
    if truth is None or isinstance(found, NoZone):
        judge(problem, found, None if truth is None else (0, set()), sure=sure)
        return
    assert found.degenerate == truth.degenerate or not found.optimal
    if found.optimal:
        judge(problem, found, truth.largest[frozenset(found.among)], sure=sure)
    assert found.optimal or not sure


@pytest.mark.parametrize("method", ["enumeration", "program"])
@settings(max_examples=60, deadline=None)
@given(problem=likely.problems())
def test_likely_problems(problem: Problem, method: Method) -> None:
    # Beyond the solver's precision the best is proven all the same, but not that no other package ties with it.
    few = problem.size <= 30 and (method == "enumeration" or form(problem).trusted)
    for answer, truth in ANSWERS:
        judge(problem, answer(problem, ties=few, method=method), truth(problem), sure=True)
    judge_nash(problem, nash(problem, ties=True, method=method), sure=True)


def test_seeded_problems_by_programme() -> None:
    """Nash and sums are proven in integers however large the numbers are."""
    seen = set()
    for seed in range(300):
        problem = likely.problem_of(seed)
        trusted = form(problem).trusted
        for ties in (False, True):
            summed = utilitarian(problem, ties=ties, method="program")
            judge(problem, summed, true_sum(problem), sure=True)
            product = nash(problem, ties=ties, method="program")
            judge_nash(problem, product, sure=True)
            seen.add((type(product), getattr(product, "degenerate", None), product.argument, trusted))
    assert {(Solution, False, "multipliers", True), (Solution, False, "multipliers", False)} <= seen
    assert {(Solution, True, "solver", True), (NoZone, None, "solver", True)} <= seen
    assert {(Solution, True, "multipliers", False), (NoZone, None, "multipliers", False)} <= seen


@pytest.mark.parametrize("seed", range(4))
def test_many_ties(seed: int) -> None:
    """Worths of 0 and 1 only, so that whole faces of the problem tie."""
    problem = scenario(5, 7, 3, 6, linkages=4, red_lines=1, seed=seed)
    for answer, truth in ANSWERS:
        for method in ("enumeration", "program"):
            judge(problem, answer(problem, method=method), truth(problem), sure=True)
    judge_nash(problem, nash(problem, ties=True, method="program"), sure=True)


@pytest.mark.parametrize(("parties", "points", "total"), [(2, 30, 400), (3, 20, 300), (4, 12, 60)])
def test_larger_problems_against_the_frontier(parties: int, points: int, total: int) -> None:
    """Every one of these solutions is on the frontier, which is found in quite another way."""
    problem = scenario(parties, points, 5, total, linkages=4, red_lines=1, share=35)
    gains = [
        tuple(value - floor for value, floor in zip(values, problem.reservations, strict=True))
        for values in frontier(problem).values.tolist()
    ]
    assert nash(problem).measure == max(brute.prod(one) for one in gains)
    assert utilitarian(problem).measure == max(map(sum, gains))
    assert egalitarian(problem).measure == max(map(min, gains))
    assert leximin(problem).measure == max(tuple(sorted(one)) for one in gains)
    ideal = [max(column) for column in zip(*gains, strict=True)]
    ratios = [tuple(sorted(Fraction(g, s) for g, s in zip(one, ideal, strict=True))) for one in gains]
    found = kalai_smorodinsky(problem)
    assert found.measure == max(ratios)
    assert all(one.optimal for one in (nash(problem), utilitarian(problem), leximin(problem), found))


def test_large_problems_are_proven() -> None:
    problem = scenario(10, 100, 5, 1000, linkages=20, red_lines=2, share=40)
    assert problem.size > 10**60
    found = nash(problem)
    assert isinstance(found, Solution)
    assert found.optimal
    assert found.argument == "multipliers"
    assert found.weights is not None
    # Nobody finds a better one by settling one or two points otherwise.
    trial = list(found.package)
    for k in range(100):
        for a in range(5):
            trial[k] = a
            one = tuple(trial)
            assert not acceptable(problem, one) or brute.prod(brute.gains_of(problem, one)) <= found.measure
        trial[k] = found.package[k]


@pytest.mark.slow
def test_as_many_parties_as_the_general_assembly() -> None:
    problem = scenario(198, 200, 2, 1000)
    found = nash(problem, time_limit=60)
    assert isinstance(found, Solution)
    assert found.optimal
    assert found.measure == brute.prod(found.gains)


def test_a_time_limit_leaves_a_bound_and_no_claim() -> None:
    problem = scenario(40, 60, 4, 100, linkages=200, red_lines=1, share=20)
    for answer in (nash, leximin):
        found = answer(problem, time_limit=0.3)
        if isinstance(found, NoZone):
            assert not found.proven
            continue
        assert acceptable(problem, found.package)
        assert not found.optimal
        assert (found.gap is None) == (found.bound is None)
        assert found.bound is None or (found.bound > found.measure and found.gap > 0)


def one_of_three_gains() -> Problem:
    """One point; akra alone, or velo and selm together, can gain."""
    point = Point("mandate", ("akra", "both", "none"))
    worths = {"akra": (9, 0, 0), "velo": (0, 2, 0), "selm": (0, 2, 0)}
    return Problem((point,), tuple(Party(name, 0, (row,)) for name, row in worths.items()))


def test_a_degenerate_product_is_optimal_for_a_largest_set_of_parties() -> None:
    found = nash(one_of_three_gains(), method="program")
    assert isinstance(found, Solution)
    assert (found.package, found.among, found.measure) == ((1,), (1, 2), 4)
    assert (found.degenerate, found.optimal, found.bound, found.gap) == (True, True, 4, 0)


def test_no_bound_is_given_while_other_parties_may_be_able_to_gain(monkeypatch: pytest.MonkeyPatch) -> None:
    """The solver ran out of time with a package by which akra alone gains."""
    monkeypatch.setattr(nash_module, "most_gaining", lambda *_: Found((0,), False, 3))
    problem = one_of_three_gains()
    found = nash(problem, method="program")
    assert isinstance(found, Solution)
    assert (found.package, found.among, found.measure) == ((0,), (0,), 9)
    assert (found.degenerate, found.optimal, found.bound, found.gap) == (True, False, None, None)
    case = check.Case(json.loads(encode(problem)))
    made = json.loads(json.dumps(Certifier(problem).solution(found)))
    verdicts = check.check(case, made)
    assert [one.status for one in verdicts] == ["checked", "checked"]
    assert not any("better" in one.claim or "bound" in one.claim for one in verdicts)
    assert check.check(case, {**made, "optimal": True})[-1].status == "refused"


def test_a_product_of_everybody_that_was_found_late_is_not_degenerate(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first search is over before it finds a package by which all gain; the solver then finds one."""
    problem = scenario(3, 4, 3, 100)
    whole = product_search
    outcomes = iter([Outcome(bound=10**6)])
    monkeypatch.setattr(nash_module, "product_search", lambda *given: next(outcomes, None) or whole(*given))
    found = nash(problem, method="program")
    assert isinstance(found, Solution)
    assert (found.degenerate, found.optimal, found.among) == (False, True, (0, 1, 2))
    assert found.measure == nash(problem, method="enumeration").measure


def test_what_is_too_large_or_divisible_is_refused() -> None:
    with pytest.raises(SizeError, match="program"):
        nash(scenario(2, 30, 5, 100), method="enumeration")
    small = scenario(2, 2, 2, 10)
    shared = Problem((Point("land", ()), small.points[1]), small.parties)
    with pytest.raises(ProblemError, match="'land' is divisible"):
        leximin(shared)


@pytest.mark.parametrize("seed", [*range(8), 29])  # 29 went on for ever
def test_reservation_values_far_beyond_all_worths_end_too(seed: int) -> None:
    """Beside them the rows of the linear programme are rounded to nothing, so that a point stays outside for ever."""
    source = Random(seed)
    points = tuple(Point(name, ("A", "B")) for name in ("border", "water", "ports"))

    def worth() -> int:
        size = 10 ** source.randrange(1, 16)
        return source.randrange(-size, size)

    parties = tuple(
        Party(
            name,
            -source.choice((3, 4, 5)) * 10**26 - source.randrange(10**12),
            tuple((worth(), worth()) for _ in points),
        )
        for name in ("akra", "boria", "selm", "dovra")[: source.randrange(2, 5)]
    )
    problem = Problem(points, parties)
    found, true = kalai_smorodinsky(problem, method="program"), kalai_smorodinsky(problem, method="enumeration")
    assert isinstance(found, Solution)
    assert isinstance(true, Solution)
    assert (found.measure, found.optimal) == (true.measure, True)
