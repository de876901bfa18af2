"""Answers bound worths; contradictions are shown smallest; what is recommended says how wrong it may be."""

import random
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise, product

import pytest

from benchmarks import elicitation as harness
from goodoffices.settlement.problem import Package, Point
from goodoffices.valuations.elicitation.answers import Answer, AnswerError, Compare, Divide, Numbers, Order
from goodoffices.valuations.elicitation.asking import AskCompare, AskDivide, AskOrder, advise, ask
from goodoffices.valuations.elicitation.contradictions import contradiction
from goodoffices.valuations.elicitation.worths import Worths

POINTS = (Point("border", ("A", "B", "C")), Point("water", ("X", "Y")))
PACKAGES = list(product(range(3), range(2)))

Sheet = tuple[tuple[int, ...], ...]


def sheets(most: int) -> Iterator[Sheet]:
    """All worths in whole numbers, the worst of each point worth nothing."""
    for row in product(range(most + 1), repeat=3):
        for other in product(range(most + 1), repeat=2):
            if min(row) == min(other) == 0 and any(row + other):
                yield (row, other)


def worth(sheet: Sheet, package: Package) -> int:
    return sum(row[chosen] for row, chosen in zip(sheet, package, strict=True))


def true(sheet: Sheet, answer: Answer) -> bool:
    """Whether an order or a comparison is true of some worths."""
    if isinstance(answer, Compare):
        change = worth(sheet, answer.first) - worth(sheet, answer.second)
        return (change > 0) - (change < 0) == answer.sign
    assert isinstance(answer, Order)
    row = [{sheet[answer.point][a] for a in group} for group in answer.groups]
    values = [min(group) for group in row]
    return all(len(group) == 1 for group in row) and all(a > b for a, b in pairwise(values))


def some(source: random.Random, count: int) -> list[Answer]:
    """Orders and comparisons at random, true of nobody in particular."""
    answers: list[Answer] = []
    for _ in range(count):
        if source.random() < 0.3:
            k = source.randrange(2)
            answers.append(Order(k, tuple((a,) for a in source.sample(range(3 - k), source.randint(2, 3 - k)))))
        else:
            answers.append(Compare(*source.sample(PACKAGES, 2), source.choice((1, 1, -1, 0))))
    return answers


def test_contradictions_are_the_smallest_of_all_and_found_just_where_no_worths_fit() -> None:
    grid = list(sheets(5))
    met = {True: 0, False: 0}
    for number in range(120):
        answers = some(random.Random(number), 3 + number % 4)
        found = contradiction(POINTS, answers)
        # Whatever so few answers leave open has worths in small whole numbers.
        fit = any(all(true(sheet, one) for one in answers) for sheet in grid)
        met[fit] += 1
        assert bool(found) != fit, answers
        smaller = (
            subset
            for size in range(1, len(found))
            for subset in combinations(answers, size)
            if not any(all(true(sheet, one) for one in subset) for sheet in grid)
        )
        assert next(smaller, None) is None
        assert not found or not any(all(true(sheet, answers[place]) for place in found) for sheet in grid)
    assert min(met.values()) > 10


def test_no_worths_that_fit_fall_short_by_more_than_is_said_and_some_come_near() -> None:
    grid = list(sheets(8))
    near = 0
    for number in range(40):
        source = random.Random(number)
        hidden = source.choice(grid)
        answers: list[Answer] = []
        for first, second in (source.sample(PACKAGES, 2) for _ in range(3)):
            sign = worth(hidden, first) - worth(hidden, second)
            answers.append(Compare(first, second, (sign > 0) - (sign < 0)))
        advice = advise(POINTS, answers, PACKAGES)
        here = PACKAGES[advice.place]
        short = 0.0
        for sheet in grid:
            if all(true(sheet, one) for one in answers):
                short = max(short, 1 - worth(sheet, here) / max(worth(sheet, one) for one in PACKAGES))
        assert short <= advice.shortfall + 1e-6
        near += short >= 0.7 * advice.shortfall
    assert near >= 20


def talk(hidden: Sheet, *, orders: bool) -> Sequence[Answer]:
    """Questions asked and truly answered until none is left."""
    answers: list[Answer] = []
    while (question := ask(POINTS, answers, PACKAGES, orders=orders)) is not None:
        if isinstance(question, AskCompare):
            first, second = PACKAGES[question.first], PACKAGES[question.second]
            change = worth(hidden, first) - worth(hidden, second)
            answers.append(Compare(first, second, (change > 0) - (change < 0)))
        else:
            party = harness.Party("akra", 0, hidden)
            if isinstance(question, AskOrder):
                answers.append(harness.order(party, question.point))
            else:
                answers.append(harness.divide(party, question.points))
        assert len(answers) < 20
    return answers


@pytest.mark.parametrize("orders", [True, False])
def test_true_answers_end_within_one_in_a_hundred_of_the_best_and_never_contradict(orders: bool) -> None:
    source = random.Random(3)
    for hidden in source.sample(list(sheets(9)), 25):
        answers = talk(hidden, orders=orders)
        advice = advise(POINTS, answers, PACKAGES)
        best = max(worth(hidden, one) for one in PACKAGES)
        assert worth(hidden, PACKAGES[advice.place]) >= 0.99 * best - 1e-6
        assert len(set(map(repr, answers))) == len(answers), "no question is asked twice"


def test_numbers_and_ranges_bound_what_packages_are_worth() -> None:
    exact = [Numbers(((0, 0, 6, 6), (0, 1, 2, 2), (0, 2, 0, 0), (1, 0, 0, 0), (1, 1, 3, 3)))]
    worths = Worths(POINTS, [*exact, Order(0, ((0,), (1,), (2,))), Order(1, ((1,), (0,)))])
    assert worths.shortfall((1, 0), (0, 1)) == pytest.approx(1 - 2 / 9)
    ranged = [Numbers(((0, 0, 4, 6), (0, 2, 0, 0), (1, 0, 0, 0), (1, 1, 3, 3)))]
    worths = Worths(POINTS, [*ranged, Order(0, ((0,), (1,), (2,))), Order(1, ((1,), (0,)))])
    assert worths.shortfall((2, 1), (0, 0)) == pytest.approx(1 - 3 / 6)
    assert worths.shortfall((0, 0), (2, 1)) == 0.0


def test_shares_say_how_points_weigh() -> None:
    orders = [Order(0, ((0,), (1,), (2,))), Order(1, ((1,), (0,)))]
    worths = Worths(POINTS, [*orders, Divide(((0, 80), (1, 20)))])
    assert worths.shortfall((0, 0), (2, 1)) == 0.0
    assert worths.shortfall((2, 1), (0, 0)) == pytest.approx(1 - 19 / 81)


def test_easier_questions_come_first() -> None:
    answers: list[Answer] = []
    assert isinstance(ask(POINTS, answers, PACKAGES), AskOrder)
    answers += [Order(0, ((0,), (1,), (2,))), Order(1, ((1,), (0,)))]
    assert ask(POINTS, answers, PACKAGES) is None, "one package is best on every point"
    assert ask(POINTS, answers, [(0, 0), (2, 1)]) == AskDivide((0, 1))


@pytest.mark.parametrize(
    ("answers", "says"),
    [
        ([Order(2, ((0,),))], "no point 3"),
        ([Order(0, ((0,), (3,)))], "'border' has no alternative 4"),
        ([Order(0, ((0,), (0,)))], "twice"),
        ([Compare((0, 0), (0, 0), 1)], "the same"),
        ([Compare((0,), (1,), 1)], "settles 1 points of 2"),
        ([Compare((0, 0), (1, 0), 2)], "not 2"),
        ([Divide(((0, 50), (1, 50)))], "Order all alternatives of point 'border' first"),
        ([Divide(((0, 50), (1, 60)))], "together 100"),
        ([Divide(((0, 150), (1, -50)))], "from 0"),
        ([Numbers(((0, 0, -1, 2),))], "'border' is a number from 0"),
        ([Numbers(((0, 0, 0, float("inf")),))], "number from 0"),
        ([Numbers(((0, 0, float("nan"), 1),))], "number from 0"),
        ([Numbers(((0, 0, 3, 2),))], "lower end"),
        ([Numbers(((0, 0, 1, 2), (0, 0, 1, 2)))], "one number"),
        ([Order(1, ((0,), (1,))), Compare((0, 0), (1, 0), 1), Order(0, ((1,), (0,)))], "Answers 2, 3 cannot all"),
    ],
)
def test_what_cannot_be_answered_is_named(answers: list[Answer], says: str) -> None:
    with pytest.raises(AnswerError, match=says):
        advise(POINTS, answers, PACKAGES)


def test_nothing_to_compare_is_said() -> None:
    with pytest.raises(AnswerError, match="table one first"):
        advise(POINTS, [], [])
