"""What packages and no agreement may be worth, against worths in small whole numbers, tried one by one."""

import random
from collections.abc import Iterator, Sequence
from itertools import pairwise, product
from math import inf

import pytest

from goodoffices.settlement.problem import Package, Point
from goodoffices.valuations.elicitation.answers import (
    LARGEST_WHOLE,
    NO_AGREEMENT,
    Answer,
    AnswerError,
    Compare,
    Divide,
    Numbers,
    Order,
)
from goodoffices.valuations.elicitation.asking import AskBeside, advise, ask_beside
from goodoffices.valuations.elicitation.contradictions import contradiction
from goodoffices.valuations.elicitation.scale import Range, Scale

POINTS = (Point("border", ("A", "B", "C")), Point("water", ("X", "Y")))
PACKAGES = list(product(range(3), range(2)))
MOST, FAR = 3, 12

Sheet = tuple[tuple[int, ...], tuple[int, ...], int]


def sheets() -> Iterator[Sheet]:
    """Worths in whole numbers, the worst of each point worth nothing, and what no agreement is worth."""
    for row in product(range(MOST + 1), repeat=3):
        for other in product(range(MOST + 1), repeat=2):
            if min(row) == min(other) == 0 and any(row + other):
                yield from ((row, other, none) for none in range(-FAR, FAR + 1))


def worth(sheet: Sheet, package: Package) -> int:
    if package == NO_AGREEMENT:
        return sheet[2]
    return sheet[0][package[0]] + sheet[1][package[1]]


def weakly(sheet: Sheet, answer: Answer) -> bool:
    """Whether an answer is true of some worths, or as nearly true as one likes."""
    if isinstance(answer, Compare):
        change = worth(sheet, answer.first) - worth(sheet, answer.second)
        return change * answer.sign >= 0 if answer.sign else change == 0
    assert isinstance(answer, Order)
    groups = [{sheet[answer.point][a] for a in group} for group in answer.groups]  # type: ignore[index, union-attr]
    return all(len(group) == 1 for group in groups) and all(min(a) >= min(b) for a, b in pairwise(groups))


def some(source: random.Random) -> list[Answer]:
    """A few orders and comparisons at random, some with no agreement."""
    answers: list[Answer] = []
    for _ in range(source.randint(1, 4)):
        kind = source.random()
        if kind < 0.4:
            k = source.randrange(2)
            answers.append(Order(k, tuple((a,) for a in source.sample(range(3 - k), source.randint(2, 3 - k)))))
        elif kind < 0.7:
            answers.append(Compare(*source.sample(PACKAGES, 2), source.choice((1, 1, -1, 0))))
        else:
            answers.append(Compare(source.choice(PACKAGES), NO_AGREEMENT, source.choice((1, -1, 0))))
    return answers


def spread(fits: Sequence[Sheet], package: dict[int, int] | None, *, beside: bool) -> Range:
    """The least and the most found by trying; what runs on as far as was tried is infinite."""
    found = []
    ends = set()
    for sheet in fits:
        whole = max(sheet[0]) + max(sheet[1])
        for border in [package[0]] if package and 0 in package else range(3):
            for water in [package[1]] if package and 1 in package else range(2):
                none = sheet[2] if beside or package is None else 0
                there = 0 if package is None else worth(sheet, (border, water))
                value = 100 * (none if package is None else there - none) / whole
                found.append(value)
                if (beside or package is None) and abs(sheet[2]) == FAR:
                    ends.add((sheet[2] > 0) != beside)
    return Range(-inf if False in ends else min(found), inf if True in ends else max(found))


def near(ours: float, tried: float) -> bool:
    return ours == tried or abs(ours - tried) < 1e-4


def test_ranges_hold_all_worths_that_fit_and_end_where_they_do() -> None:
    grid = list(sheets())
    exact = looked = 0
    for number in range(40):
        answers = some(random.Random(number))
        if contradiction(POINTS, answers):
            continue
        scale, fits = Scale(POINTS, answers), [sheet for sheet in grid if all(weakly(sheet, one) for one in answers)]
        asked: list[tuple[Range, Range]] = [(scale.no_agreement(), spread(fits, None, beside=False))]
        for package in ({0: 0, 1: 0}, {0: 2, 1: 1}, {0: 1}, {}):
            asked.append((scale.worth(package), spread(fits, package, beside=False)))
            asked.append((scale.beside(package), spread(fits, package, beside=True)))
        for ours, tried in asked:
            assert ours.low <= tried.low + 1e-4, (answers, ours, tried)
            assert ours.high >= tried.high - 1e-4, (answers, ours, tried)
            exact += near(ours.low, tried.low) and near(ours.high, tried.high)
            looked += 1
    assert looked > 200
    assert exact >= 0.97 * looked, (exact, looked)


ORDERS: list[Answer] = [Order(0, ((0,), (1,), (2,))), Order(1, ((1,), (0,)))]


def test_a_change_costs_what_lies_between_the_packages() -> None:
    scale = Scale(POINTS, [*ORDERS, Divide(((0, 80), (1, 20)))])
    assert scale.change({0: 0, 1: 1}, {0: 0, 1: 0}) == Range(-21.0, -19.0)
    assert scale.change({0: 0, 1: 1}, {0: 0, 1: 1}) == Range(0.0, 0.0)
    assert scale.change({0: 0}, {0: 1}) == Range(-81.0, 0.0)


def test_numbers_set_packages_beside_no_agreement_once_every_point_has_one() -> None:
    typed = ((0, 0, 60, 60), (0, 1, 30, 40), (0, 2, 10, 10), (1, 0, 5, 5), (1, 1, 55, 55))
    scale = Scale(POINTS, [Numbers(typed, (65, 75))])
    assert scale.worth({0: 0, 1: 1}) == Range(100.0, 100.0)
    assert scale.no_agreement() == Range(50.0, 60.0)
    assert scale.beside({0: 1, 1: 1}) == Range(10.0, 30.0)
    apart = [Numbers(typed[:3]), Numbers(typed[3:]), Numbers((), (65, 75))]
    assert Scale(POINTS, apart).beside({0: 1, 1: 1}) == Range(10.0, 30.0), "there is one scale"
    assert not Scale(POINTS, [Numbers(typed[:3], (65, 75))]).no_agreement().known


def test_numbers_that_differ_are_no_tie() -> None:
    different = Numbers(((0, 0, 6, 6), (0, 1, 2, 2)))
    assert contradiction(POINTS, [different, Order(0, ((0, 1),))]) == (0, 1)
    far = [Numbers(((0, 0, 10_000, 10_000), (0, 1, 1, 1), (0, 2, 0, 0))), ORDERS[0]]
    assert contradiction(POINTS, far) == ()
    beside = [Numbers(((0, 0, 9, 9), (1, 0, 9, 9)), (30, 30)), Compare((0, 0), NO_AGREEMENT, 1)]
    assert contradiction(POINTS, beside) == (0, 1)


def test_a_contradiction_through_no_agreement_is_found() -> None:
    round_about = [Compare((0, 0), NO_AGREEMENT, -1), *ORDERS, Compare(NO_AGREEMENT, (2, 0), -1)]
    assert contradiction(POINTS, round_about) == (0, 1, 3)


def test_the_package_most_in_doubt_is_set_beside_no_agreement_until_none_is() -> None:
    hidden = {package: 60 * (package[0] == 0) + 20 * (package[0] == 1) + 40 * package[1] for package in PACKAGES}
    answers = [*ORDERS, Divide(((0, 60), (1, 40)))]
    asked = []
    while (question := ask_beside(Scale(POINTS, answers), PACKAGES)) is not None:
        assert isinstance(question, AskBeside)
        package = PACKAGES[question.place]
        assert package not in asked
        asked.append(package)
        answers.append(Compare(package, NO_AGREEMENT, 1 if hidden[package] > 50 else -1))
    for package in PACKAGES:
        beside = Scale(POINTS, answers).beside(dict(enumerate(package)))
        assert beside.low >= 0 if hidden[package] > 50 else beside.high <= 0
    assert asked[0] == PACKAGES[0]
    assert len(asked) < len(PACKAGES)


@pytest.mark.parametrize(
    ("answers", "says"),
    [
        ([Compare(NO_AGREEMENT, NO_AGREEMENT, 1)], "the same"),
        ([Numbers((), (-1, 5))], "no agreement is a number from 0"),
        ([Numbers((), (5, LARGEST_WHOLE + 1))], "no agreement is a number from 0"),
        ([Numbers((), (5, 4))], "no agreement is a number from 0"),
    ],
)
def test_what_cannot_be_said_of_no_agreement_is_named(answers: list[Answer], says: str) -> None:
    with pytest.raises(AnswerError, match=says):
        Scale(POINTS, answers)


def test_no_agreement_is_not_recommended() -> None:
    with pytest.raises(AnswerError, match="leave it out"):
        advise(POINTS, [], [(0, 0), NO_AGREEMENT])
