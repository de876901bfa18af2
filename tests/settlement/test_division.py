"""Certificates of divisions are accepted as they are, and refused when they are spoilt or not the best for both."""

import json
from collections import Counter
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import Any

import pytest

from goodoffices.settlement import adjusted_winner, attest, check
from goodoffices.settlement.certificate import Certifier
from goodoffices.settlement.check.division import efficient
from goodoffices.settlement.problem import Party, Point, Problem
from goodoffices.settlement.writing import encode
from tests.settlement.spoiling import spoil


def divisible(*rows: tuple[int, int], scale: int = 1) -> Problem:
    points = tuple(Point(f"point {k}", ()) for k in range(len(rows)))
    parties = tuple(Party(name, 0, tuple((row[i],) for row in rows)) for i, name in enumerate(("akra", "velo")))
    return Problem(points, parties, scale=scale)


def random_problem(seed: int) -> Problem:
    source = Random(seed)
    top = source.choice((2, 10, 10**30))
    rows = [(source.randrange(top + 1), source.randrange(top + 1)) for _ in range(source.randrange(1, 8))]
    return divisible((1, 0), (0, 1), *rows, scale=source.choice((1, 3, 100)))


def certified(problem: Problem) -> tuple[check.Case, dict[str, Any]]:
    """The problem as the checker reads it, and the certificate after it has travelled as JSON."""
    made = json.dumps(attest.division(Certifier(problem), adjusted_winner(problem)))
    return check.Case(json.loads(encode(problem), parse_float=Decimal)), json.loads(made, parse_float=Decimal)


def refusals(case: check.Case, certificate: dict[str, Any]) -> list[str]:
    return [f"{one.claim}: {one.reason}" for one in check.check(case, certificate) if one.status != "checked"]


@pytest.mark.parametrize("seed", range(60))
def test_a_division_is_accepted_and_none_that_is_spoilt(seed: int) -> None:
    case, made = certified(random_problem(seed))
    assert refusals(case, made) == []
    assert len(check.check(case, made)) == 5
    spoilt = list(spoil(case, made, Random(seed)))
    assert len(Counter(what for what, _ in spoilt)) >= 8
    assert [what for what, one in spoilt if not refusals(case, one)] == []


def given(problem: Problem, *first: Fraction) -> tuple[check.Case, dict[str, Any]]:
    """A division that gives these shares to the first party, rightly reckoned."""
    case, made = certified(problem)
    shares = [(one, 1 - one) for one in first]
    values = [sum(s[i] * p.worth[k][0] for k, s in enumerate(shares)) for i, p in enumerate(problem.parties)]
    split = [case.ids[k] for k, one in enumerate(first) if 0 < one < 1]
    return case, {
        **made,
        "shares": {
            point: dict(zip(case.parties, map(str, s), strict=True)) for point, s in zip(case.ids, shares, strict=True)
        },
        "values": [str(one) for one in values],
        "proportion": str(Fraction(values[0], sum(row[0] for row in problem.parties[0].worth))),
        "split": split[0] if split else None,
    }


def test_equal_shares_are_not_enough_where_each_would_rather_have_the_others() -> None:
    case, made = given(divisible((8, 2), (2, 8)), Fraction(0), Fraction(1))
    assert made["proportion"] == "1/5"
    assert refusals(case, made) == ["neither would rather have the other's part: one would"]


def test_shares_that_are_not_equal_are_refused() -> None:
    case, made = given(divisible((6, 4), (3, 7), (1, 1)), Fraction(1), Fraction(0), Fraction(0))
    assert refusals(case, made) == ["each has 3/5 of its own total: a party has another share"]


@pytest.mark.parametrize(
    ("worth", "first", "best"),
    [
        ([(1, 0)], [0], False),
        ([(0, 1)], [1], False),
        ([(0, 0)], [1], True),
        ([(2, 1), (1, 2)], [1, 0], True),
        ([(2, 1), (1, 2)], [0, 1], False),
        ([(2, 1), (4, 2)], [0, 1], True),
        ([(3, 1), (2, 1), (1, 1)], [1, Fraction(1, 2), 0], True),
        ([(3, 1), (2, 1), (1, 1)], [Fraction(1, 2), 1, 0], False),
    ],
)
def test_no_exchange_is_better_where_the_ratios_are_in_order(worth: Any, first: Any, best: bool) -> None:
    assert efficient(worth, [(Fraction(one), 1 - Fraction(one)) for one in first]) is best


def test_an_exchange_that_helps_both_is_found() -> None:
    """Each has 52 of 100 by its own count, and would have more if they exchanged the first two points."""
    case, made = given(divisible((20, 25), (25, 20), (27, 28), (28, 27)), *map(Fraction, (0, 1, 1, 0)))
    assert refusals(case, made) == [
        "no division is better for one party and no worse for the other: an exchange would be"
    ]


def test_only_what_adjusted_winner_is_for_is_accepted() -> None:
    case, made = certified(divisible((6, 4), (4, 6)))
    third = {**case.raw, "parties": [*case.raw["parties"], {**case.raw["parties"][0], "id": "selm"}]}
    other = check.Case(third)
    assert refusals(other, {**made, "problem": other.digest()})[0].endswith("there are not two parties")
