"""What packages may be worth, from least to most, on one scale: 0 for the worst on every point, 100 for the best.

Each end of a range is reached by worths that fit all answers, or comes as near as one likes. Where a point is not fully
ordered, any of its alternatives may be the best or the worst as far as the answers leave that open: one binary each
(Glover and Woolsey, 1974) where an answer says anything of the point, solved by HiGHS. A point that a package leaves
open may still be settled in any way, so it adds from nothing to all that the point is worth. What nothing bounds is
infinite.

Times: a package takes thousandths of a second where points are ordered, and some hundredths of a second where 40 are
not and answers link them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import inf

import highspy
import numpy as np
from numpy.typing import NDArray

from goodoffices.settlement.problem import Point
from goodoffices.settlement.program import INFINITY, Model
from goodoffices.valuations.elicitation.answers import Answer, Columns, Order, rows
from goodoffices.valuations.elicitation.worths import lowest

BEST = 100.0

Chosen = Mapping[int, int]
"""A package that may leave points open: point to alternative."""


@dataclass(frozen=True, slots=True)
class Range:
    """From least to most; either may be infinite."""

    low: float
    high: float

    @property
    def known(self) -> bool:
        """Whether anything bounds it on both sides."""
        return -inf < self.low and self.high < inf


class Scale:
    """The worths that fit all answers, where the best on every point adds up to 100 and the worst to nothing.

    >>> from goodoffices.valuations.elicitation.answers import Compare
    >>> points = (Point("border", ("A", "B")), Point("water", ("X", "Y")))
    >>> answers = [Order(0, ((0,), (1,))), Order(1, ((0,), (1,))), Compare((0, 1), (1, 0), 1), Compare((), (1, 0), 0)]
    >>> scale = Scale(points, answers)
    >>> scale.worth({0: 0, 1: 1}), scale.no_agreement(), scale.worth({0: 1})
    (Range(low=50.0, high=100.0), Range(low=0.0, high=50.0), Range(low=0.0, high=50.0))

    Raises:
        AnswerError: an answer cannot be read. Answers that contradict each other are for `contradictions`.
    """

    def __init__(self, points: Sequence[Point], answers: Sequence[Answer]) -> None:
        self.columns = columns = Columns(points)
        model = Model()
        for lower in lowest(columns):
            model.column(lower, INFINITY)
        self.most = [model.column(0, INFINITY) for _ in points]
        said = [row for place in range(len(answers)) for row in rows(columns, answers, place)]
        mentioned = {column for row in said for column, _ in row.terms}
        for row in said:
            model.row([column for column, _ in row.terms], [entry for _, entry in row.terms], 0, INFINITY)
        ordered = {one.point: one for one in answers if isinstance(one, Order) and columns.full(one)}
        self.ordered = frozenset(ordered)
        for k, point in enumerate(points):
            here = range(columns.first[k], columns.first[k + 1])
            if k in ordered or len(point.alternatives) == 1:
                best = columns.of(k, ordered[k].groups[0][0]) if k in ordered else here[0]
                model.row([self.most[k], best], [1.0, -1.0], 0, 0)
                if k not in ordered:
                    model.row([best], [1.0], 0, 0)
            elif mentioned.isdisjoint(here):  # some other alternative can always be the best, or the worst
                for column in here:
                    model.row([self.most[k], column], [1.0, -1.0], 0, INFINITY)
            else:
                _either(model, self.most[k], here)
        model.row(self.most, [1.0] * len(self.most), 1, 1)
        self.solver = model.solver(relaxed=not any(model.integer))
        self.size = len(model.costs)

    def worth(self, package: Chosen) -> Range:
        """What a package is worth."""
        return self._range(self._weighing(package), self._open(package))

    def no_agreement(self) -> Range:
        """What no agreement is worth on the same scale; below 0 it is worse than the worst on every point."""
        found = np.zeros(self.size)
        found[self.columns.none] = 1.0
        return self._range(found)

    def beside(self, package: Chosen) -> Range:
        """By how much a package is better than no agreement."""
        found = self._weighing(package)
        found[self.columns.none] = -1.0
        return self._range(found, self._open(package))

    def change(self, before: Chosen, after: Chosen) -> Range:
        """By how much the second of two packages that settle the same points is better than the first."""
        return self._range(self._weighing(after) - self._weighing(before))

    def _weighing(self, package: Chosen) -> NDArray[np.float64]:
        found = np.zeros(self.size)
        found[[self.columns.of(k, a) for k, a in package.items()]] = 1.0
        return found

    def _open(self, package: Chosen) -> list[int]:
        return [column for k, column in enumerate(self.most) if k not in package]

    def _range(self, sought: NDArray[np.float64], left_open: Sequence[int] = ()) -> Range:
        """From the least of what is sought to the most of it, with all that is left open."""
        least = 0.0 - self._greatest(-sought)
        sought[list(left_open)] += 1.0
        return Range(least, self._greatest(sought))

    def _greatest(self, sought: NDArray[np.float64]) -> float:
        if not sought.any():
            return 0.0
        self.solver.changeColsCost(self.size, np.arange(self.size, dtype=np.int32), sought)
        self.solver.run()
        status = self.solver.getModelStatus()
        if status != highspy.HighsModelStatus.kOptimal:
            return inf
        return round(BEST * float(self.solver.getObjectiveValue()), 6) + 0.0


def _either(model: Model, most: int, here: Sequence[int]) -> None:
    """Of a point that is not fully ordered some alternative is worth the most, and some nothing."""
    best = [model.column(0, 1, integer=True) for _ in here]
    worst = [model.column(0, 1, integer=True) for _ in here]
    for column, first, last in zip(here, best, worst, strict=True):
        model.row([most, column], [1.0, -1.0], 0, INFINITY)
        model.row([most, column, first], [1.0, -1.0, 1.0], -INFINITY, 1.0)
        model.row([column, last], [1.0, 1.0], -INFINITY, 1.0)
    model.row(best, [1.0] * len(best), 1, 1)
    model.row(worst, [1.0] * len(worst), 1, 1)
