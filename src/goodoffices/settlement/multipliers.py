"""Multipliers that show that no package meets a claim: the dual of a linear programme, rounded to integers.

The programme lets each point be split between its alternatives, replaces a linkage by a number between zero and the
least of its alternatives' shares (Glover and Woolsey, 1974), and asks how far at best all rows can be met at once: rows
are the claim's floors and, one by one as they are violated, tangents of its curved set (Kelley, 1960). If that is less
than nothing, the dual values weigh the rows into a single one that even the best package cannot reach; `weighing.py`
reckons that again in integers, so that nothing rests on floating point.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import highspy
import numpy as np

from goodoffices.settlement.claims import Claim, Measure
from goodoffices.settlement.problem import Combination
from goodoffices.settlement.weighing import Argument, Domains, Part, fitting, smallest

INFINITY = highspy.kHighsInf

UNREACHED = 1e6
"""No row asks for more or less than this, in units of all that its measures can differ by."""

TANGENTS = 200
"""So many tangents are added on one branch at most: where gains are tiny beside what they start from, rounding can show
a point outside its set for ever."""

FINENESS = (20, 44)
"""Bits to which multipliers are rounded: first few, and more where few do not prove it."""


@dataclass(frozen=True, slots=True)
class Probe:
    """What the programme found on some domains: shares of the alternatives, and arguments, roughest first."""

    slack: float
    shares: list[list[float]]
    arguments: tuple[Argument, ...]


class Prober:
    """The linear programme of one claim; domains may change from probe to probe, tangents only add up.

    Built with all floors and barred combinations that there will be, of which `meet` may keep some.
    """

    def __init__(self, claim: Claim, shape: Sequence[int], barred: frozenset[Combination]) -> None:
        self.claim, self.barred, self.shape = claim, barred, shape
        self.start = np.cumsum([0, *shape])
        linked = {when for measure in claim.measures for when in measure.linkages if measure.linkages[when]}
        self.linked = sorted(linked)
        self.slack_column = int(self.start[-1]) + len(self.linked)
        self.spans = [float(measure.span) for measure in claim.measures]
        self.bases = [measure.constant + sum(map(min, measure.worth)) for measure in claim.measures]
        self.worth = np.array([self._above(measure) for measure in claim.measures])
        self.rows: list[tuple[int | None, list[float], float]] = []
        self.floors = claim.floors
        self.part_rows: list[tuple[Combination, str, int]] = []
        self.solver = highspy.Highs()
        self._build()

    def _above(self, measure: Measure) -> list[float]:
        """What each column adds to a measure beyond the worst alternative of its point."""
        worth = [float(one - min(row)) for row in measure.worth for one in row]
        return worth + [float(measure.linkages.get(when, 0)) for when in self.linked]

    def _build(self) -> None:
        solver = self.solver
        solver.setOptionValue("output_flag", False)
        solver.setOptionValue("threads", 1)
        columns = self.slack_column + 1
        lower, upper = np.zeros(columns), np.ones(columns)
        lower[-1] = -INFINITY
        solver.addVars(columns, lower, upper)
        solver.changeColCost(self.slack_column, -1.0)
        for k, count in enumerate(self.shape):
            solver.addRow(1.0, 1.0, count, np.arange(self.start[k], self.start[k] + count), np.ones(count))
        self.first = len(self.shape)
        for place, when in enumerate(self.linked):
            column = int(self.start[-1]) + place
            for j, (k, a) in enumerate(when):
                self._part(when, "share", j, [column, self._column(k, a)], [1.0, -1.0], 0.0)
            members = [self._column(k, a) for k, a in when]
            self._part(when, "whole", 0, [*members, column], [1.0] * len(when) + [-1.0], len(when) - 1.0)
        for when in sorted(self.barred):
            if len(when) > 1:
                members = [self._column(k, a) for k, a in when]
                self._part(when, "barred", 0, members, [1.0] * len(when), len(when) - 1.0)
        self.first_row = self.first + len(self.part_rows)
        for i, floor in enumerate(self.claim.floors):
            if floor is not None:
                self._row(i, [float(i == j) for j in range(len(self.claim.measures))], float(floor - self.bases[i]))

    def meet(self, floors: Sequence[int | None], barred: frozenset[Combination]) -> None:
        """Keep only some of the floors (None: dropped) and of the barred combinations for the probes to come."""
        for row, (floor, _, least) in enumerate(self.rows, self.first_row):
            if floor is not None and (self.floors[floor] is None) != (floors[floor] is None):
                self.solver.changeRowBounds(row, -INFINITY if floors[floor] is None else least, INFINITY)
        for row, (when, kind, _) in enumerate(self.part_rows, self.first):
            if kind == "barred" and (when in self.barred) != (when in barred):
                self.solver.changeRowBounds(row, -INFINITY, len(when) - 1.0 if when in barred else INFINITY)
        self.floors, self.barred = tuple(floors), barred

    def _column(self, point: int, alternative: int) -> int:
        return int(self.start[point]) + alternative

    def _part(self, when: Combination, kind: str, j: int, columns: list[int], worth: list[float], upper: float) -> None:
        self.part_rows.append((when, kind, j))
        self.solver.addRow(-INFINITY, upper, len(columns), np.array(columns), np.array(worth))

    def _row(self, floor: int | None, weights: list[float], missing: float) -> bool:
        """Add a row of a like size to all: the weighted measures are `missing` above their bases, less the slack.

        False where there is one like it, so that rounding alone is what breaks it.
        """
        size = sum(weight * span for weight, span in zip(weights, self.spans, strict=True)) or 1.0
        weights = [weight / size for weight in weights]
        line = np.append(np.array(weights) @ self.worth, -1.0)
        used = np.nonzero(line)[0].astype(np.int32)
        # Beyond what a row of this size can reach it does not matter by how much.
        least = min(max(missing / size, -UNREACHED), UNREACHED)
        if (floor, weights, least) in self.rows:
            return False
        self.rows.append((floor, weights, least))
        self.solver.addRow(least, INFINITY, len(used), used, line[used])
        return True

    def probe(self, domains: Domains) -> Probe | None:
        """Solve on some domains; None where even the combinations cannot be met (or the solver gives up)."""
        upper = np.zeros(int(self.start[-1]))
        for k, domain in enumerate(domains):
            upper[self.start[k] + np.array(domain)] = 1.0
        columns = np.arange(len(upper))
        self.solver.changeColsBounds(len(upper), columns, np.zeros(len(upper)), upper)
        for _ in range(TANGENTS):
            self.solver.run()
            if self.solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
                return None
            solution = self.solver.getSolution()
            found, duals = list(solution.col_value), list(solution.row_dual)
            slack = found[self.slack_column]
            if slack < -1e-9 or not self._tangent(found):
                break
        shares = [found[self.start[k] : self.start[k + 1]] for k in range(len(self.shape))]
        arguments = tuple(self._argument(duals, bits) for bits in FINENESS) if slack < 1e-7 else ()
        return Probe(slack, shares, arguments)

    def _tangent(self, found: list[float]) -> bool:
        """Add the tangent that cuts this point off; False where it lies in the curved set, or as good as."""
        claim = self.claim
        if claim.curve is None:
            return False
        above = self.worth[: claim.count] @ np.array(found[: self.slack_column])
        gains = [float(base + one) for base, one in zip(self.bases, above.tolist(), strict=False)]
        weights = claim.curve.separate(gains)
        if weights is None:
            return False
        least = claim.curve.support(weights)
        size = sum(weight * span for weight, span in zip(weights, self.spans, strict=False)) or 1.0
        reached = sum(weight * one for weight, one in zip(weights, gains, strict=True))
        if (least - reached) / size < 1e-7:
            return False
        rest = len(claim.measures) - claim.count
        base = sum(weight * one for weight, one in zip(weights, self.bases, strict=False))
        return self._row(None, [*map(float, weights), *(0.0 for _ in range(rest))], least - base)

    def _argument(self, duals: list[float], bits: int) -> Argument:
        """The dual values as integers, the parts of each combination made to fit the rounded weights."""
        fine = float(2**bits * max(int(span) for span in self.spans))
        floors, curve = [0.0] * len(self.claim.measures), [0.0] * self.claim.count
        for (floor, weights, _), dual in zip(self.rows, duals[self.first_row :], strict=True):
            if dual > 0 and floor is not None:
                floors[floor] += dual * weights[floor]
            elif dual > 0:
                for i in range(self.claim.count):
                    curve[i] += dual * weights[i]
        whole = [round(one * fine) for one in floors]
        bent = [round(one * fine) for one in curve]
        raw: dict[Combination, dict[tuple[str, int], float]] = {}
        for (when, kind, j), dual in zip(self.part_rows, duals[self.first : self.first_row], strict=True):
            if dual < 0:
                raw.setdefault(when, {})[kind, j] = -dual * fine
        parts: dict[Combination, Part] = {}
        for when, given in raw.items():
            worth = sum(
                weight * measure.linkages.get(when, 0)
                for weight, measure in zip(whole, self.claim.measures, strict=True)
            )
            worth += sum(
                weight * measure.linkages.get(when, 0)
                for weight, measure in zip(bent, self.claim.measures, strict=False)
            )
            part = fitting(given, len(when), worth, when in self.barred)
            if part is not None:
                parts[when] = part
        return smallest(whole, bent, parts)
