"""What branch and bound makes greatest: a sum of gains, or a product of gains, as its linear programme sees it.

An aim gives the programme an objective, turns its duals into integer weights, and says how much weighted height a
package must have, at least, to be as good as one that is known. Only the last has to be right for the answer to be
right; it is exact for sums, and for products it errs on the safe side by far more than logarithms are rounded.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, localcontext
from math import ceil, floor, log, log1p, prod
from typing import Protocol

import highspy
import numpy as np
from numpy.typing import NDArray

from goodoffices.settlement.core import integers
from goodoffices.settlement.forms import Exact, Form
from goodoffices.settlement.measures import Best, greatest_product, greatest_sum
from goodoffices.settlement.program import INFINITY, Program

FINE = 1 << 24
"""The least weight of a party: how finely weights are rounded."""

MARGIN = 1e-9
"""Thousands of times the error of a sum of a thousand logarithms in doubles, and far less than a gap that matters."""

FLAT = 1e-7
"""A tangent is added where the programme is further than this above the logarithm."""


class Aim(Protocol):
    """What branch and bound asks of a criterion; no package has a measure below `least` or above `most`."""

    least: int
    most: int

    def attach(self, program: Program) -> None:
        """Add the objective to a programme."""

    def sharpen(self, solver: highspy.Highs, found: NDArray[np.float64]) -> bool:
        """Add rows that cut this point off; False where there are none to add."""

    def weights(self, duals: NDArray[np.float64]) -> tuple[tuple[int, ...], float]:
        """The parties' integer weights on their heights, and what one unit of the objective is in them."""

    def threshold(self, weights: Sequence[int], factor: float, measure: int) -> int:
        """No package with a measure as great as this has less weighted height."""

    def bound(self, weights: Sequence[int], factor: float, top: int) -> int:
        """No package with at most so much weighted height has a greater measure."""

    def best(self, gains: Exact) -> Best:
        """The best of some rows of gains."""


class SumAim:
    """The greatest sum of the gains of some parties: linear, so that its weights are the units themselves."""

    def __init__(self, form: Form, among: Sequence[int] | None = None) -> None:
        self.form = form
        self.among = range(len(form.unit)) if among is None else among
        self.least = sum(form.base[i] - form.problem.parties[i].reservation for i in self.among)
        self.most = self.least + sum(form.unit[i] * form.ranges[i] for i in self.among)

    def attach(self, program: Program) -> None:
        sizes = {i: self.form.unit[i] * program.scale[i] for i in self.among}
        self.size = max(sizes.values())
        for i, one in sizes.items():
            program.model.costs[program.heights[i]] = one / self.size

    def sharpen(self, solver: highspy.Highs, found: NDArray[np.float64]) -> bool:
        return False

    def weights(self, duals: NDArray[np.float64]) -> tuple[tuple[int, ...], float]:
        weights = (unit * FINE if i in self.among else 0 for i, unit in enumerate(self.form.unit))
        return tuple(weights), float(FINE * self.size)

    def threshold(self, weights: Sequence[int], factor: float, measure: int) -> int:
        return (measure - self.least) * FINE

    def bound(self, weights: Sequence[int], factor: float, top: int) -> int:
        return top // FINE + self.least

    def best(self, gains: Exact) -> Best:
        return greatest_sum(gains[:, list(self.among)])


class ProductAim:
    """The greatest product of the gains of some parties, each positive: the sum of logarithms, from above.

    The programme has a column z_i ≤ log v + log((v + 1) / v) · (g_i - v) for integers v: the secant through two
    neighbouring gains, exact at both and above the logarithm at every other integer (Caragiannis, Kurokawa, Moulin,
    Procaccia, Shah and Wang, "The Unreasonable Fairness of Maximum Nash Welfare", ACM TEAC 7(3), 2019). They are added
    where the programme's solution lies above the logarithm (Kelley, 1960).

    Of any weights w > 0 it holds that log g ≤ w·h + max over heights h' of (log g(h') - w·h'). So a product of at least
    P asks for a weighted height of at least log P - Σ max(…); the maximum is at one of the two heights next to 1/w.
    """

    def __init__(self, form: Form, among: Sequence[int]) -> None:
        self.form, self.among = form, tuple(among)
        self.floors = [base - party.reservation for base, party in zip(form.base, form.problem.parties, strict=True)]
        self.least = prod(self.floors[i] for i in among)
        self.most = prod(self.floors[i] + form.unit[i] * form.ranges[i] for i in among)

    def attach(self, program: Program) -> None:
        self.program, model = program, program.model
        self.logs = {i: model.column(-INFINITY, INFINITY, 1.0) for i in self.among}
        self.rows = len(model.row_lower)
        self.cuts: list[tuple[int, float]] = []
        self.known: set[tuple[int, int]] = set()
        for i in self.among:
            most = max(1.0, self.form.ranges[i] / program.scale[i])
            for part in (0.0, 1 / 64, 1 / 16, 1 / 4, 1 / 2, 1.0):
                columns, entries, upper = self._secant(i, most * part)
                model.row(columns, entries, -INFINITY, upper)

    def _secant(self, i: int, height: float) -> tuple[list[int], list[float], float]:
        """The secant of party i's logarithm at and just above a (scaled) height, as a row."""
        unit = self.form.unit[i]
        scale = self.program.scale[i]
        at = max(0, floor(height * scale + 1e-9))
        self.known.add((i, at))
        gain = self.floors[i] + unit * at
        slope = log1p(unit / gain) * scale
        self.cuts.append((i, slope))
        return [self.logs[i], self.program.heights[i]], [1.0, -slope], log(gain) - slope * (at / scale)

    def sharpen(self, solver: highspy.Highs, found: NDArray[np.float64]) -> bool:
        added = False
        for i in self.among:
            scale = self.program.scale[i]
            height = max(0.0, found[self.program.heights[i]])
            at = floor(height * scale + 1e-9)
            gain = self.floors[i] + self.form.unit[i] * at
            rest = max(0.0, height - at / scale)
            value = log(gain) + log1p(self.form.unit[i] / gain) * scale * rest
            if found[self.logs[i]] > value + FLAT and (i, at) not in self.known:
                columns, entries, upper = self._secant(i, height)
                solver.addRow(-INFINITY, upper, 2, np.array(columns, dtype=np.int32), np.array(entries))
                added = True
        return added

    def weights(self, duals: NDArray[np.float64]) -> tuple[tuple[int, ...], float]:
        slopes = [0.0] * len(self.form.unit)
        for (i, slope), dual in zip(self.cuts, duals[self.rows :], strict=True):
            slopes[i] += max(0.0, float(dual)) * slope / self.program.scale[i]
        lowest = {i: 0.01 / (self.form.ranges[i] + 1) for i in self.among}
        slopes = [max(one, lowest[i]) if i in lowest else 0.0 for i, one in enumerate(slopes)]
        factor = FINE / min(slopes[i] for i in self.among)
        return integers(slopes, factor), factor

    def _above(self, weights: Sequence[int], factor: float) -> float:
        """Σ max (log gain - weight × height): what the logarithms exceed the weighted heights by, at most."""
        total = 0.0
        for i in self.among:
            unit, least = self.form.unit[i], self.floors[i]
            best = max(0, ceil(factor / weights[i] - least / unit))
            total += max(
                log(least + unit * h) - weights[i] * h / factor
                for h in (max(0, best - 2), max(0, best - 1), best, best + 1)
            )
        return total

    def threshold(self, weights: Sequence[int], factor: float, measure: int) -> int:
        return floor((log(measure) - self._above(weights, factor) - MARGIN) * factor)

    def bound(self, weights: Sequence[int], factor: float, top: int) -> int:
        exponent = top / factor + self._above(weights, factor) + MARGIN
        if exponent >= log(self.most):
            return self.most
        with localcontext() as context:
            context.prec = 40
            return int(Decimal(exponent).exp()) + 1

    def best(self, gains: Exact) -> Best:
        return greatest_product(gains[:, list(self.among)])
