"""Answers a delegation may give, and the linear constraints on its worths that they are.

A worth `u[k][a] >= 0` stands for each alternative of each point; only their ratios mean anything, so that every
constraint is homogeneous. Where all alternatives of a point are ordered, its last is the zero of that point. What is
to be had without an agreement has a worth of its own, which may be above, below or among those of packages: it is named
by the package `NO_AGREEMENT`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import isfinite

from goodoffices.settlement.problem import Package, Point

LARGEST = 10_000
"""The highest number of an alternative: more digits would be finer than `worths.APART`."""

LARGEST_WHOLE = 1_000_000
"""The highest number of no agreement, which stands beside a sum of numbers."""

NO_AGREEMENT: Package = ()
"""What is to be had without an agreement, wherever a package may be named."""

ROUNDED = 1.0
"""Shares of 100 are taken to be whole numbers next to the true ones, whichever way they were rounded."""


class AnswerError(ValueError):
    """What is wrong with an answer, which point and alternative it concerns, and what to do."""


@dataclass(frozen=True, slots=True)
class Order:
    """Alternatives of one point, best first; those in one group are worth the same."""

    point: int
    groups: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Divide:
    """100 divided among points by what it is worth to go from the worst to the best on each; (point, share)."""

    shares: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Compare:
    """Two packages, one of which may be no agreement: the first is better (1), as good (0) or worse (-1)."""

    first: Package
    second: Package
    sign: int


@dataclass(frozen=True, slots=True)
class Numbers:
    """Numbers for alternatives on one scale of the delegation's own: (point, alternative, at least, at most).

    A package has the sum of its alternatives' numbers, and no agreement has a number beside such sums: it says
    something once every point has a number.
    """

    ranges: tuple[tuple[int, int, float, float], ...]
    no_agreement: tuple[float, float] | None = None


Answer = Order | Divide | Compare | Numbers


@dataclass(frozen=True, slots=True)
class Row:
    """A sum of worths that is not negative; above zero where `strict`. Columns are those of `Columns`."""

    terms: tuple[tuple[int, float], ...]
    strict: bool = False


class Columns:
    """Columns: each alternative of each point (`count` of them), then no agreement and the delegation's own scale.

    The scale has a unit, and for each point the number of what is worth nothing on it. All columns but those numbers
    and no agreement are not negative.
    """

    def __init__(self, points: Sequence[Point]) -> None:
        self.points = tuple(points)
        self.first = [0]
        for point in self.points:
            self.first.append(self.first[-1] + len(point.alternatives))
        self.count = self.first[-1]
        self.none, self.unit, self.zeros = self.count, self.count + 1, self.count + 2
        self.all = self.zeros + len(self.points)

    def of(self, point: int, alternative: int) -> int:
        """The column of an alternative. Raises AnswerError where there is none."""
        if not 0 <= point < len(self.points):
            raise AnswerError(f"There is no point {point + 1}: there are {len(self.points)}.")
        here = self.points[point]
        if not 0 <= alternative < len(here.alternatives):
            raise AnswerError(
                f"Point {here.id!r} has no alternative {alternative + 1}: it may have been withdrawn; answer anew."
            )
        return self.first[point] + alternative

    def package(self, package: Package) -> list[int]:
        """The columns of a package, or of no agreement. Raises AnswerError where it does not settle these points."""
        if package == NO_AGREEMENT:
            return [self.none]
        if len(package) != len(self.points):
            raise AnswerError(
                f"A package settles {len(package)} points of {len(self.points)}: compare packages of the present text."
            )
        return [self.of(k, a) for k, a in enumerate(package)]

    def full(self, order: Order) -> bool:
        """Whether an order names every alternative of its point."""
        return sum(map(len, order.groups)) == len(self.points[order.point].alternatives)


def rows(columns: Columns, answers: Sequence[Answer], place: int) -> list[Row]:
    """The constraints that one of the answers is; sharing out 100 points needs the orders among the others.

    >>> points = (Point("border", ("A", "B")), Point("water", ("X", "Y")))
    >>> [row.terms for row in rows(Columns(points), [Compare((0, 0), (1, 0), 1)], 0)]
    [((0, 1.0), (1, -1.0))]

    Raises:
        AnswerError: the answer names what there is not, or says what cannot be.
    """
    answer = answers[place]
    if isinstance(answer, Order):
        return list(_order(columns, answer))
    if isinstance(answer, Compare):
        return _compare(columns, answer)
    if isinstance(answer, Divide):
        return list(_divide(columns, answer, [one for one in answers if isinstance(one, Order)]))
    highs = (high for one in answers if isinstance(one, Numbers) for *_, high in one.ranges)
    return list(_numbers(columns, answer, max(highs, default=0.0) or 1.0))


def _order(columns: Columns, answer: Order) -> Iterator[Row]:
    groups = [[columns.of(answer.point, a) for a in group] for group in answer.groups]
    flat = [column for group in groups for column in group]
    if len(set(flat)) < len(flat) or not all(groups):
        raise AnswerError(f"The order on point {columns.points[answer.point].id!r} names an alternative twice or none.")
    for group in groups:
        for a, b in pairwise(group):
            yield from _equal(((a, 1.0), (b, -1.0)))
    for better, worse in pairwise(groups):
        yield Row(((better[0], 1.0), (worse[0], -1.0)), strict=True)
    if columns.full(answer):
        yield Row(((flat[-1], -1.0),))


def _compare(columns: Columns, answer: Compare) -> list[Row]:
    if answer.sign not in (1, 0, -1):
        raise AnswerError(f"A comparison is better (1), as good (0) or worse (-1), not {answer.sign!r}.")
    first, second = columns.package(answer.first), columns.package(answer.second)
    sign = float(answer.sign or 1)
    better = [(a, sign) for a in first if a not in second]
    terms = (*better, *((b, -sign) for b in second if b not in first))
    if not terms:
        raise AnswerError("The two packages are the same: compare two that differ.")
    return [Row(terms, strict=True)] if answer.sign else list(_equal(terms))


def _divide(columns: Columns, answer: Divide, orders: Sequence[Order]) -> Iterator[Row]:
    if any(share < 0 for _, share in answer.shares) or sum(share for _, share in answer.shares) != 100:
        raise AnswerError("The shares are whole numbers from 0, and together 100.")
    if len({point for point, _ in answer.shares}) < len(answer.shares):
        raise AnswerError("A point has one share.")
    known = {order.point: order.groups for order in orders if columns.full(order)}
    ranges = []
    for point, share in answer.shares:
        columns.of(point, 0)
        if point not in known:
            raise AnswerError(
                f"Order all alternatives of point {columns.points[point].id!r} first: its share is what it is worth to "
                "go from the worst of them to the best."
            )
        best, worst = columns.of(point, known[point][0][0]), columns.of(point, known[point][-1][-1])
        ranges.append((best, worst, share))
    for best, worst, share in ranges:
        for sign, bound in ((1.0, share - ROUNDED), (-1.0, share + ROUNDED)):
            terms = {column: 0.0 for one in ranges for column in one[:2]}
            for other_best, other_worst, _ in ranges:
                terms[other_best] -= sign * bound / 100
                terms[other_worst] += sign * bound / 100
            terms[best] += sign
            terms[worst] -= sign
            yield Row(tuple(terms.items()))


def _numbers(columns: Columns, answer: Numbers, largest: float) -> Iterator[Row]:
    given = [(columns.of(point, a), point, low, high) for point, a, low, high in answer.ranges]
    for _, point, low, high in given:
        if not _between(low, high, LARGEST):
            raise AnswerError(
                f"A worth on point {columns.points[point].id!r} is a number from 0 to {LARGEST:,}, or a range from its "
                "lower end to its upper."
            )
    if len({column for column, *_ in given}) < len(given):
        raise AnswerError("An alternative has one number, or one range.")
    if answer.no_agreement is not None and not _between(*answer.no_agreement, LARGEST_WHOLE):
        raise AnswerError(f"The worth of no agreement is a number from 0 to {LARGEST_WHOLE:,}, or a range of them.")
    yield Row(((columns.unit, 1.0),), strict=True)
    for column, point, low, high in given:
        yield from _within(columns, ((column, 1.0), (columns.zeros + point, 1.0)), low / largest, high / largest)
    if answer.no_agreement is not None:
        low, high = answer.no_agreement
        zeros = tuple((columns.zeros + k, 1.0) for k in range(len(columns.points)))
        yield from _within(columns, ((columns.none, 1.0), *zeros), low / largest, high / largest)


def _between(low: float, high: float, most: int) -> bool:
    return isfinite(low) and isfinite(high) and 0 <= low <= high <= most


def _within(columns: Columns, terms: tuple[tuple[int, float], ...], low: float, high: float) -> Iterator[Row]:
    yield Row((*terms, (columns.unit, -low)))
    yield Row((*((column, -entry) for column, entry in terms), (columns.unit, high)))


def _equal(terms: tuple[tuple[int, float], ...]) -> Iterator[Row]:
    yield Row(terms)
    yield Row(tuple((column, -entry) for column, entry in terms))
