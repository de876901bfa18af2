"""Which of some packages to recommend, how wrong that may be at worst, and what to ask next.

Recommended is the package that is best in the middle of what fits: the mean of the worths that favour each package
most, and of some that hold every answer widely. The next question sets it beside the rival that may exceed it most (the
"current solution" of Boutilier and others, 2006). Before that come questions that are easier to answer: the order of
the alternatives on the points in which the two differ and, once all that differ are ordered, how 100 would be divided
among the points. Which package to set beside no agreement is a question of its own: the one of which that is most in
doubt.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from goodoffices.settlement.problem import Package, Point
from goodoffices.valuations.elicitation.answers import NO_AGREEMENT, Answer, AnswerError, Columns, Divide, Order
from goodoffices.valuations.elicitation.contradictions import contradiction
from goodoffices.valuations.elicitation.scale import Scale
from goodoffices.valuations.elicitation.worths import Worths

ENOUGH = 0.01


@dataclass(frozen=True, slots=True)
class Advice:
    """The package recommended, by its place; by what share of the best it may fall short at worst, and of which."""

    place: int
    shortfall: float
    rival: int | None


@dataclass(frozen=True, slots=True)
class AskOrder:
    """Ask for the order of the alternatives of a point."""

    point: int


@dataclass(frozen=True, slots=True)
class AskDivide:
    """Ask to divide 100 among these points, by what it is worth to go from the worst to the best on each."""

    points: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class AskCompare:
    """Ask which of two packages is better, by their places."""

    first: int
    second: int


@dataclass(frozen=True, slots=True)
class AskBeside:
    """Ask whether a package, by its place, is better than no agreement."""

    place: int


def advise(points: Sequence[Point], answers: Sequence[Answer], packages: Sequence[Package]) -> Advice:
    """The package to recommend by all that was answered.

    >>> from goodoffices.valuations.elicitation.answers import Compare
    >>> points = (Point("border", ("A", "B")), Point("water", ("X", "Y")))
    >>> advise(points, [Compare((0, 1), (1, 0), -1)], [(0, 1), (1, 0)])
    Advice(place=1, shortfall=0.0, rival=None)

    Raises:
        AnswerError: there is no package, an answer cannot be read, or answers contradict each other.
    """
    if NO_AGREEMENT in packages:
        raise AnswerError("No agreement is set beside packages, not among them: leave it out.")
    if not packages:
        raise AnswerError("There is no package to compare: table one first.")
    worths = Worths(points, answers)
    if not worths.fit:
        places = ", ".join(str(place + 1) for place in contradiction(points, answers))
        raise AnswerError(f"Answers {places} cannot all be true: change one of them.")
    weighings = np.array([worths.weighing(package) for package in packages])
    whole = np.append(np.ones(worths.columns.count), np.zeros(worths.columns.all - worths.columns.count))
    favouring = [worths.extreme(one - weighings.mean(axis=0), whole) for one in weighings]
    middle = np.mean([*favouring, worths.inside], axis=0)
    place = int((weighings @ middle).argmax())
    shortfalls = [worths.shortfall(packages[place], rival) for rival in packages]
    worst = int(np.argmax(shortfalls))
    short = float(round(shortfalls[worst], 9))
    return Advice(place, short, worst if short else None)


def ask(
    points: Sequence[Point],
    answers: Sequence[Answer],
    packages: Sequence[Package],
    *,
    advice: Advice | None = None,
    orders: bool = True,
    enough: float = ENOUGH,
) -> AskOrder | AskDivide | AskCompare | None:
    """The next question, of packages only unless `orders`; None where no more than `enough` is surely missed.

    Raises as `advise` does.
    """
    found = advise(points, answers, packages) if advice is None else advice
    if found.rival is None or found.shortfall <= enough:
        return None
    if orders:
        full = Columns(points).full
        ordered = {answer.point for answer in answers if isinstance(answer, Order) and full(answer)}
        for k, (a, b) in enumerate(zip(packages[found.place], packages[found.rival], strict=True)):
            if a != b and k not in ordered:
                return AskOrder(k)
        differ = tuple(k for k in range(len(points)) if len({package[k] for package in packages}) > 1)
        if ordered.issuperset(differ) and len(differ) > 1 and not any(isinstance(one, Divide) for one in answers):
            return AskDivide(differ)
    return AskCompare(found.place, found.rival)


def ask_beside(scale: Scale, packages: Sequence[Package], first: int = 0) -> AskBeside | None:
    """Which package to set beside no agreement; None where of all of them it is known which is better.

    Where nothing is known yet, that is the package in the place `first`.

    >>> from goodoffices.valuations.elicitation.answers import Compare
    >>> points = (Point("border", ("A", "B")), Point("water", ("X", "Y")))
    >>> answers = [Order(0, ((0,), (1,))), Order(1, ((0,), (1,))), Compare((0, 1), (), 1)]
    >>> ask_beside(Scale(points, answers), [(0, 0), (0, 1), (1, 0)])
    AskBeside(place=2)
    """
    doubts = []
    for package in packages:
        beside = scale.beside(dict(enumerate(package)))
        doubts.append(min(-beside.low, beside.high))
    if not doubts or max(doubts) <= 0:
        return None
    order = [first, *(place for place in range(len(packages)) if place != first)]
    return AskBeside(max(order, key=lambda place: doubts[place]))
