"""Robustness over ranges: each draw against plain enumeration, answers that help, keys, blocks and stopping."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from random import Random

import numpy as np
import pytest

from goodoffices.settlement.problem import (
    Linkage,
    Party,
    Point,
    Problem,
    ProblemError,
    SizeError,
    acceptable,
    packages,
    values,
)
from goodoffices.settlement.reading import Ranges
from goodoffices.valuations import robustness as module
from goodoffices.valuations.draws import Drawing
from goodoffices.valuations.robustness import explained, robustness
from tests.settlement.likely import problem_of


def ranges_of(seed: int) -> Ranges:
    """A small problem with modest numbers and a range around some of them, zero wide around others."""
    problem = problem_of(seed, parties=3, points=3, alternatives=3, size=27)

    def tame(number: int) -> int:
        return number % 13 - 4

    ends = []
    for sign in (-1, 1):
        width = Random(seed)
        parties = []
        for party in problem.parties:
            rows = tuple(tuple(tame(x) + sign * width.choice((0, 0, 2, 5)) for x in row) for row in party.worth)
            linked = tuple(Linkage(x.when, tame(x.worth) + sign * width.choice((0, 3))) for x in party.linkages)
            reservation = tame(party.reservation) - sign * width.choice((0, 4))
            parties.append(replace(party, worth=rows, linkages=linked, reservation=reservation))
        ends.append(replace(problem, parties=tuple(parties)))
    return Ranges(*ends)


def plain(problem: Problem, package: tuple[int, ...]) -> tuple[bool, bool]:
    """Whether a package is acceptable, and whether it is efficient too, by looking at every other one."""
    if not acceptable(problem, package):
        return False, False
    own = values(problem, package)
    others = (values(problem, other) for other in packages(problem) if acceptable(problem, other))
    return True, not any(all(a >= b for a, b in zip(w, own, strict=True)) and w != own for w in others)


@pytest.mark.parametrize("seed", range(25))
def test_every_draw_is_reckoned_as_by_enumeration(seed: int) -> None:
    ranges = ranges_of(seed)
    chosen = list(packages(ranges.certain))[:6]
    drawing = Drawing(ranges)
    expected = [[plain(drawing.problem(row), package) for package in chosen] for row in drawing.block("k", 0, 40)]
    found = robustness(ranges, chosen, key="k", draws=40, settle=1)
    for j, one in enumerate(found.packages):
        assert (one.draws, one.settled) == (40, 40)
        assert one.acceptable == sum(of[j][0] for of in expected)
        assert one.efficient == sum(of[j][1] for of in expected)


def test_enumeration_sees_a_planted_mistake(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_better", lambda drawing, rows, rival, own: np.zeros(len(rows), dtype=bool))
    monkeypatch.setattr(module, "_rival", lambda problem, package: (True, None))

    def all_seeds() -> None:
        for seed in range(25):
            test_every_draw_is_reckoned_as_by_enumeration(seed)

    with pytest.raises(AssertionError):
        all_seeds()


def one_point(*worths: tuple[int, int], reservation: tuple[int, int] = (5, 5)) -> Ranges:
    """One point with one alternative for each party's range of worth; each party asks for the same."""
    ends = [
        Problem(
            (Point("1", ("A",)),),
            tuple(Party(f"q{i}", reservation[1 - end], ((worth[end],),)) for i, worth in enumerate(worths)),
        )
        for end in (0, 1)
    ]
    return Ranges(*ends)


def test_shares_come_out_as_by_hand() -> None:
    found = robustness(one_point((0, 9), (0, 9)), [(0,)], key="hand", draws=20_000)
    (one,) = found.packages
    assert one.acceptable / one.draws == pytest.approx(0.25, abs=0.02)
    # Var(E[1|x]) = 1/16 of 3/16: each answer takes a third away, what is left takes both.
    assert [question.share for question in found.questions] == pytest.approx([1 / 3, 1 / 3], abs=0.04)
    assert found.doubt == pytest.approx(3 / 16, abs=0.01)


def test_a_reservation_value_is_asked_about_too_and_what_does_not_matter_is_not() -> None:
    found = robustness(one_point((5, 5), (20, 30), reservation=(0, 9)), [(0,)], key="r", draws=5000)
    assert found.questions[0].unknown.worth.when == ()
    assert found.questions[0].share > 0.9
    assert all(question.share < 0.02 for question in found.questions[1:])


def test_numbers_that_are_known_leave_no_doubt() -> None:
    found = robustness(one_point((5, 5), (7, 7)), [(0,)], key="k", draws=10, settle=1)
    assert (found.doubt, found.questions, found.packages[0].acceptable, found.packages[0].efficient) == (
        0.0,
        (),
        10,
        10,
    )


def test_the_key_alone_decides_on_the_draws_not_who_makes_them_or_in_which_order() -> None:
    ranges = ranges_of(3)
    chosen = list(packages(ranges.certain))[:3]
    alone = robustness(ranges, chosen, key="a", draws=1200)
    with ThreadPoolExecutor(2) as pool:
        assert robustness(ranges, chosen, key="a", draws=1200, pool=pool) == alone
    drawing = Drawing(one_point((0, 10**6)))
    assert drawing.block("a", 1, 5).tolist() == drawing.block("a", 1, 5).tolist()
    assert drawing.block("a", 1, 5).tolist() != drawing.block("b", 1, 5).tolist()
    assert drawing.block("a", 1, 5).tolist() != drawing.block("a", 2, 5).tolist()


@pytest.mark.parametrize("pooled", [False, True])
def test_it_tells_how_far_it_is_and_stops_when_it_is_told_to(pooled: bool) -> None:
    told: list[tuple[int, int]] = []
    pool = ThreadPoolExecutor(2) if pooled else None
    found = robustness(
        one_point((0, 9)), [(0,)], key="k", draws=5000, pool=pool,
        progress=lambda done, of: told.append((done, of)), stop=lambda: len(told) == 3,
    )  # fmt: skip
    if pool is not None:
        pool.shutdown()
    assert told == [(500, 5000), (1000, 5000), (1500, 5000)]
    assert (found.draws, found.packages[0].draws, found.packages[0].settled) == (1500, 1500, 300)
    nothing = robustness(one_point((0, 9)), [(0,)], key="k", stop=lambda: True)
    assert (nothing.draws, nothing.packages[0].draws, nothing.questions) == (0, 0, ())


def test_what_cannot_be_asked_is_said() -> None:
    ranges = one_point((0, 9))
    with pytest.raises(ProblemError, match="settles each of the 1 points"):
        robustness(ranges, [(1,)], key="k")
    with pytest.raises(ValueError, match="one draw at least"):
        robustness(ranges, [(0,)], key="k", draws=0)
    with pytest.raises(SizeError, match="'q0' are too large"):
        robustness(one_point((0, 2**61)), [(0,)], key="k")


def test_chance_alone_explains_nothing() -> None:
    source = np.random.default_rng(1)
    shares = [explained(source.integers(0, 100, 2000), source.random((2000, 1)) < 0.5)[0] for _ in range(50)]
    assert np.mean(shares) < 0.25 * 0.005
