"""Branch and bound whose every bound is reckoned in integers: the exact answer, or how far it may be off.

Each branch is a choice of domains (the alternatives still open on each point). Its linear programme gives weights; the
weights give, in integers, a top that no package of the branch exceeds and the core of those that could still be as good
as the best known (`core.py`). If the core is short it is looked at whole, and the branch is done. Else the point whose
shares are least clear is split in two (Land and Doig, 1960), the most promising branch first.

Floating point only chooses where to look. The programme is made soft (a party may fall below its floor, a barred
combination may be held, at a price), so that it always has duals. Complexity: exponential at worst.
"""

from __future__ import annotations

import heapq
from dataclasses import dataclass, field
from itertools import count
from time import monotonic

import numpy as np
from numpy.typing import NDArray

from goodoffices.settlement.aims import Aim
from goodoffices.settlement.core import Multipliers, core, integers, smallest, weigh
from goodoffices.settlement.forms import Domains, Form, reduced
from goodoffices.settlement.problem import Package
from goodoffices.settlement.program import INFINITY, Program
from goodoffices.settlement.solution import Progress

PRICE = 1000.0
"""What a unit below a floor, or of a barred combination, costs the soft programme."""

FIRST, CORE = 1_000, 500_000
"""How many packages are looked at to find a good one; and (times parties) at most to finish a branch."""

TIES = 100_000
"""So many ties are kept; of more, it is said that there are more."""

SHRUNK = 0.8
"""Domains smaller than this are solved again before they are split."""


@dataclass(slots=True)
class Outcome:
    """The best package found and all that tie with it; `bound` is None once nothing is left open.

    `by_solver`: that there is no package at all is the solver's word.
    """

    measure: int | None = None
    packages: set[Package] = field(default_factory=set)
    bound: int | None = None
    weights: tuple[int, ...] | None = None
    branches: int = 0
    all_ties: bool = False
    by_solver: bool = False
    interrupted: bool = False


class Relaxation:
    """The soft linear programme of a form and an aim; only the bounds of its columns change between branches."""

    def __init__(self, form: Form, aim: Aim) -> None:
        self.form, self.aim = form, aim
        self.program = program = Program(form)
        model = program.model
        for row in program.barred_rows:
            extra = model.column(0, INFINITY, -PRICE)
            model.indices[row] = np.append(model.indices[row], np.int32(extra))
            model.entries[row] = np.append(model.entries[row], -1.0)
        model.starts = np.cumsum([0, *map(len, model.indices)]).tolist()
        self.floor_rows = []
        for column in program.heights:
            model.lower[column] = -INFINITY
            short = model.column(0, INFINITY, -PRICE)
            self.floor_rows.append(model.row([column, short], [1.0, 1.0], 0, INFINITY))
        aim.attach(program)
        self.solver = model.solver(relaxed=True)
        self.solver.setOptionValue("presolve", "off")

    def solve(self, domains: Domains) -> tuple[NDArray[np.float64], Multipliers, float]:
        """The shares of the alternatives, multipliers, and what a unit of the objective is in them."""
        form, solver = self.form, self.solver
        upper = np.zeros(form.columns)
        for k, domain in enumerate(domains):
            upper[form.first[k] + np.array(domain, dtype=np.intp)] = 1.0
        solver.changeColsBounds(form.columns, np.arange(form.columns, dtype=np.int32), np.zeros(form.columns), upper)
        while True:
            solver.run()
            solution = solver.getSolution()
            found = np.array(solution.col_value)
            if not self.aim.sharpen(solver, found):
                break
        duals = np.array(solution.row_dual)
        weights, factor = self.aim.weights(duals)
        below = [duals[list(one[:-1])].tolist() for one in self.program.link_rows]
        above = [-float(duals[one[-1]]) for one in self.program.link_rows]
        floors = [-float(duals[row]) / scale for row, scale in zip(self.floor_rows, self.program.scale, strict=True)]
        by = Multipliers(
            weights,
            integers(floors, factor),
            tuple(integers(one, factor) for one in below),
            integers(above, factor),
            integers(duals[self.program.barred_rows].tolist(), factor),
        )
        return found[: form.columns], by, factor


class Search:
    """One question on one form, from the first branch to the answer."""

    def __init__(
        self,
        form: Form,
        aim: Aim,
        *,
        ties: bool = False,
        time_limit: float | None = None,
        progress: Progress | None = None,
    ) -> None:
        self.form, self.aim, self.progress = form, aim, progress
        self.asked = self.ties = ties
        self.begun = monotonic()
        self.end = None if time_limit is None else self.begun + time_limit
        self.relaxation = Relaxation(form, aim)
        self.outcome = Outcome(all_ties=ties)

    def run(self) -> Outcome:
        """Search until nothing is left open, the time is over, or Ctrl-C."""
        outcome, order = self.outcome, count()
        waiting: list[tuple[int, int, Domains]] = []
        outcome.bound = self.aim.most
        try:
            parts = [] if self.form.empty else self.branch(self.form.domains if self.ties else reduced(self.form))
            if parts and outcome.measure is None and self.start():
                outcome.bound = None
                return outcome
            while True:
                for bound, domains in parts:
                    heapq.heappush(waiting, (-bound, next(order), domains))
                if not waiting or -waiting[0][0] < self.wanted():
                    outcome.bound = None
                    return outcome
                outcome.bound = -waiting[0][0]
                if self.end is not None and monotonic() > self.end:
                    return outcome
                if self.progress is not None:
                    self.progress(f"{outcome.branches} branches, {len(waiting)} open", monotonic() - self.begun)
                parts = self.branch(waiting[0][2])
                heapq.heappop(waiting)
        except KeyboardInterrupt:
            outcome.interrupted = True
        return outcome

    def wanted(self) -> int:
        """The least measure of a package that is still looked for."""
        if self.outcome.measure is None:
            return self.aim.least
        return self.outcome.measure + (0 if self.ties else 1)

    def start(self) -> bool:
        """Have the solver find a first package; whether it says that there is none."""
        program = Program(self.form)
        assert self.outcome.weights is not None
        for column, weight, scale in zip(program.heights, self.outcome.weights, program.scale, strict=True):
            program.model.costs[column] = weight * scale / max(self.outcome.weights)
        left = None if self.end is None else self.end - monotonic()
        found = program.solve(time_limit=left, progress=self.progress)
        if found.package is not None:
            self.look(np.array([found.package], dtype=np.intp))
        self.outcome.by_solver = found.infeasible
        return found.infeasible

    def branch(self, domains: Domains) -> list[tuple[int, Domains]]:
        """What is left open of a branch, with a bound for each part: nothing, if it could be looked at whole."""
        self.outcome.branches += 1
        shares, by, factor = self.relaxation.solve(domains)
        weighing = weigh(self.form, domains, by)
        if self.outcome.weights is None:
            self.outcome.weights = by.party

        def budget() -> int:
            return weighing.top - self.aim.threshold(by.party, factor, self.wanted())

        for limit in (FIRST, max(FIRST, CORE // len(self.form.unit))):
            if budget() < 0:
                return []
            found = core(weighing, budget(), limit)
            self.look(found.packages)
            if found.cut is None or found.cut > budget():
                return []
        bound = self.aim.bound(by.party, factor, weighing.top)
        smaller = smallest(weighing, budget())
        if sum(map(len, smaller)) < SHRUNK * sum(map(len, domains)):
            return [(bound, smaller)]
        return [(bound, part) for part in self.split(smaller, shares)]

    def split(self, domains: Domains, shares: NDArray[np.float64]) -> list[Domains]:
        """Two parts: one alternative of the least clear point, and the others."""
        clear = {
            k: max(shares[self.form.column(k, a)] for a in domain)
            for k, domain in enumerate(domains)
            if len(domain) > 1
        }
        point = min(clear, key=clear.__getitem__)
        first = max(domains[point], key=lambda a: shares[self.form.column(point, a)])
        rest = tuple(a for a in domains[point] if a != first)
        return [(*domains[:point], part, *domains[point + 1 :]) for part in ((first,), rest)]

    def look(self, packages: NDArray[np.intp]) -> None:
        """Reckon packages exactly, and keep the best."""
        heights = self.form.heights(packages)
        kept = self.form.permitted(packages, heights)
        if not kept.any():
            return
        measure, rows = self.aim.best(self.form.gains(heights[kept]))
        assert isinstance(measure, int)
        if self.outcome.measure is None or measure > self.outcome.measure:
            self.outcome.measure, self.outcome.packages = measure, set()
            self.ties = self.outcome.all_ties = self.asked
        if measure == self.outcome.measure and (self.ties or not self.outcome.packages):
            self.outcome.packages.update(map(tuple, packages[kept][rows if self.ties else rows[:1]].tolist()))
        if len(self.outcome.packages) > TIES:
            self.ties = self.outcome.all_ties = False
