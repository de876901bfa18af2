"""All worths that fit the answers: a cone, asked by linear programmes (HiGHS) about one package beside another.

Times: some hundredths of a second for 40 points and 30 packages.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

import highspy
import numpy as np
from numpy.typing import NDArray

from goodoffices.settlement.problem import Package, Point
from goodoffices.settlement.program import INFINITY, Model
from goodoffices.valuations.elicitation.answers import Answer, Columns, Row, rows

Array = NDArray[np.float64]

APART = 1e-6
"""A difference below this, of worths that add up to 1, is none."""


class Worths:
    """The worths that fit all answers. `fit`: whether there are any; `inside`: some that hold strict ones widely."""

    def __init__(self, points: Sequence[Point], answers: Sequence[Answer]) -> None:
        self.columns = Columns(points)
        said = [rows(self.columns, answers, place) for place in range(len(answers))]
        self.solver = cone(self.columns, list(chain.from_iterable(said)))
        margin, self.inside = widest(self.columns, list(chain.from_iterable(said)))
        self.fit = margin > APART

    def extreme(self, sought: Array, scaled: Array) -> Array:
        """The worths for which `sought` is worth most where `scaled` is worth 1; both weigh columns."""
        count = self.columns.all
        here = np.flatnonzero(scaled).astype(np.int32)
        self.solver.addRow(1.0, 1.0, len(here), here, scaled[here])
        self.solver.changeColsCost(count, np.arange(count, dtype=np.int32), sought)
        self.solver.run()
        solved = self.solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
        found = np.array(self.solver.getSolution().col_value)[:count] if solved else np.zeros(count)
        last = np.array([self.solver.getNumRow() - 1], dtype=np.int32)
        self.solver.deleteRows(1, last)
        return found

    def weighing(self, package: Package) -> Array:
        """A package as weights of columns."""
        found = np.zeros(self.columns.all)
        found[self.columns.package(package)] = 1.0
        return found

    def shortfall(self, package: Package, rival: Package) -> float:
        """How much less than the rival a package may be worth, at worst, as a share of the rival; at least 0."""
        if package == rival:
            return 0.0
        here, there = self.weighing(package), self.weighing(rival)
        found = self.extreme(-here, there)
        return max(0.0, 1.0 - float(here @ found)) if found.any() else 0.0


def lowest(columns: Columns) -> list[float]:
    """The lower bound of each column."""
    free = {columns.none, *range(columns.zeros, columns.all)}
    return [-INFINITY if column in free else 0.0 for column in range(columns.all)]


def cone(columns: Columns, said: Sequence[Row]) -> highspy.Highs:
    """The linear programme of some constraints, without an objective and without a scale."""
    model = Model()
    for lower in lowest(columns):
        model.column(lower, INFINITY)
    for row in said:
        model.row([column for column, _ in row.terms], [entry for _, entry in row.terms], 0, INFINITY)
    return model.solver(relaxed=True)


def widest(columns: Columns, said: Sequence[Row]) -> tuple[float, Array]:
    """By how much all strict constraints can hold at once, worths adding up to 1; 0 where they cannot; and where."""
    model = Model()
    for lower in lowest(columns):
        model.column(lower, INFINITY)
    margin = model.column(-1, 1, 1.0)
    for row in said:
        held, entries = [column for column, _ in row.terms], [entry for _, entry in row.terms]
        if row.strict:
            model.row([*held, margin], [*entries, -1.0], 0, INFINITY)
        else:
            model.row(held, entries, 0, INFINITY)
    model.row(list(range(columns.count)), [1.0] * columns.count, 1, 1)
    solver = model.solver(relaxed=True)
    solver.run()
    if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return 0.0, np.zeros(columns.all)
    found = np.array(solver.getSolution().col_value)
    return float(found[margin]), found[: columns.all]
