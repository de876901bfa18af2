"""The integer programme of a problem, solved by HiGHS (Huangfu and Hall, 2018; https://highs.dev).

A binary column for each alternative, one of each point's; a column for each combination with a linkage, held between
the sum of its alternatives less (their number - 1) and each of them, so that it is right whether the linkage is worth
or costs (Glover and Woolsey, 1974); a row for each barred combination; a column for each party's height (`forms.py`),
which is not negative. A question adds columns and rows of its own and an objective to maximise.

What the solver gives is a package, never a number: its heights are reckoned anew in integers, and whether it is
permitted. Its bound counts only where the objective is an integer and all numbers are far above its tolerances
(`Form.trusted`); it is then rounded down to an integer. Feasibility: NP-hard in general; in practice fractions of a
second at 100 points for 10 parties.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from math import floor
from time import monotonic
from typing import Any

import highspy
import numpy as np
from numpy.typing import NDArray

from goodoffices.settlement.forms import TRUSTED, Form, form, rows
from goodoffices.settlement.problem import Package, Problem
from goodoffices.settlement.solution import Progress

INFINITY = highspy.kHighsInf

ROUNDING = 1e-5
"""A bound this little below an integer is that integer: ten times the solver's own tolerance."""


class Model:
    """Columns and rows for HiGHS, gathered in plain lists and passed at once: its modelling layer is slow."""

    def __init__(self) -> None:
        self.costs: list[float] = []
        self.lower: list[float] = []
        self.upper: list[float] = []
        self.integer: list[bool] = []
        self.row_lower: list[float] = []
        self.row_upper: list[float] = []
        self.starts: list[int] = [0]
        self.indices: list[NDArray[np.int32]] = []
        self.entries: list[NDArray[np.float64]] = []

    def column(self, lower: float, upper: float, cost: float = 0.0, *, integer: bool = False) -> int:
        """Add a column; its index."""
        self.costs.append(cost)
        self.lower.append(lower)
        self.upper.append(upper)
        self.integer.append(integer)
        return len(self.costs) - 1

    def row(self, columns: Sequence[int], entries: Sequence[float], lower: float, upper: float) -> int:
        """Add a row; its index."""
        self.indices.append(np.asarray(columns, dtype=np.int32))
        self.entries.append(np.asarray(entries, dtype=np.float64))
        self.starts.append(self.starts[-1] + len(columns))
        self.row_lower.append(lower)
        self.row_upper.append(upper)
        return len(self.row_lower) - 1

    def solver(self, *, relaxed: bool = False) -> highspy.Highs:
        """HiGHS with this model, to be maximised, without the integers if `relaxed`."""
        lp = highspy.HighsLp()
        lp.num_col_, lp.num_row_ = len(self.costs), len(self.row_lower)
        lp.sense_ = highspy.ObjSense.kMaximize
        lp.col_cost_, lp.col_lower_, lp.col_upper_ = np.array(self.costs), np.array(self.lower), np.array(self.upper)
        lp.row_lower_, lp.row_upper_ = np.array(self.row_lower), np.array(self.row_upper)
        lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        lp.a_matrix_.start_ = np.array(self.starts, dtype=np.int32)
        lp.a_matrix_.index_ = np.concatenate(self.indices) if self.indices else np.array([], dtype=np.int32)
        lp.a_matrix_.value_ = np.concatenate(self.entries) if self.entries else np.array([])
        solver = highspy.Highs()
        if not relaxed:
            kinds = (highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger)
            lp.integrality_ = [kinds[one] for one in self.integer]
            # HiGHS 1.12 to 1.15 calls some small integer programmes infeasible that are not, but only after presolve.
            solver.setOptionValue("presolve", "off")
        solver.setOptionValue("output_flag", False)
        solver.setOptionValue("mip_rel_gap", 0.0)
        # The scheduler of HiGHS is one for the whole process: every model must ask for the same number of threads.
        solver.setOptionValue("threads", 1)
        solver.passModel(lp)
        return solver


@dataclass(frozen=True, slots=True)
class Found:
    """What a run of the solver found: a permitted package, if any, and what it claims.

    `infeasible` and `bound` (an integer) are the solver's word, rounded; `bound` is None where none counts.
    """

    package: Package | None
    infeasible: bool
    bound: int | None
    interrupted: bool = False


class Program:
    """The integer programme of a form; columns of alternatives first, then combinations, then heights.

    A height too large for the solver is divided by its `scale`, a power of two: its answers then prove nothing.
    """

    def __init__(self, of: Form) -> None:
        self.form = of
        self.model = model = Model()
        for k, point in enumerate(of.problem.points):
            here = [model.column(0, int(a in of.domains[k]), integer=True) for a in range(len(point.alternatives))]
            model.row(here, [1.0] * len(here), 1, 1)
        self.links = [model.column(0, 1) for _ in of.linked]
        self.link_rows: list[tuple[int, ...]] = []
        for column, when in zip(self.links, of.linked, strict=True):
            members = [of.column(k, a) for k, a in when]
            below = [model.row([column, member], [1, -1], -INFINITY, 0) for member in members]
            above = model.row([column, *members], [1, *[-1] * len(members)], 1 - len(members), INFINITY)
            self.link_rows.append((*below, above))
        self.barred_rows = [
            model.row([of.column(k, a) for k, a in when], [1] * len(when), -INFINITY, len(when) - 1)
            for when in of.barred
        ]
        self.heights = [model.column(0, INFINITY) for _ in of.problem.parties]
        self.scale = [1 if one <= TRUSTED else 1 << (one // TRUSTED).bit_length() for one in of.ranges]
        self.party_rows = []
        for i, (column, scale) in enumerate(zip(self.heights, self.scale, strict=True)):
            entries = np.concatenate([of.worth[i] / scale, of.link[i] / scale]).astype(float)
            used = np.flatnonzero(entries)
            start = of.start[i] / scale
            self.party_rows.append(model.row([*used.tolist(), column], [*(-entries[used]), 1.0], start, start))

    def at_least(self, party: int, height: int) -> None:
        """Ask that a party's height is at least this."""
        self.model.lower[self.heights[party]] = max(self.model.lower[self.heights[party]], height / self.scale[party])

    def solve(
        self,
        *,
        start: Package | None = None,
        gap: float = 0.0,
        time_limit: float | None = None,
        progress: Progress | None = None,
    ) -> Found:
        """Maximise, to within a gap; `start` is a package known to fit. Ctrl-C ends it and keeps what is known."""
        if self.form.empty:
            return Found(None, True, None)
        solver = self.model.solver()
        if gap:
            solver.setOptionValue("mip_abs_gap", gap)
        if time_limit is not None:
            solver.setOptionValue("time_limit", max(0.01, time_limit))
        if start is not None:
            chosen = np.array([self.form.column(k, a) for k, a in enumerate(start)], dtype=np.int32)
            binaries = np.arange(self.form.columns, dtype=np.int32)
            solver.setSolution(len(binaries), binaries, np.isin(binaries, chosen).astype(float))
        interrupted = run(solver, progress)
        status, info = solver.getModelStatus(), solver.getInfo()
        infeasible = status == highspy.HighsModelStatus.kInfeasible and self.form.trusted
        package = None
        if info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible:
            package = self.package(np.array(solver.getSolution().col_value))
        bound = None
        if self.form.trusted and not infeasible and np.isfinite(info.mip_dual_bound):
            bound = floor(info.mip_dual_bound + ROUNDING)
        return Found(package, infeasible, bound, interrupted)

    def package(self, found: NDArray[np.float64]) -> Package | None:
        """The package of a point of the programme, if it is permitted when reckoned exactly."""
        package = tuple(
            int(found[low:high].argmax()) for low, high in zip(self.form.first, self.form.first[1:], strict=False)
        )
        row = rows([package], len(package))
        return package if self.form.permitted(row, self.form.heights(row))[0] else None


def run(solver: highspy.Highs, progress: Progress | None = None) -> bool:
    """Run the solver so that Ctrl-C stops it and progress is told; whether it was stopped."""
    stop = threading.Event()
    begun = monotonic()

    def watch(event: Any) -> None:
        if stop.is_set():
            event.interrupt()

    solver.cbMipInterrupt.subscribe(watch)
    solver.cbSimplexInterrupt.subscribe(watch)
    done = threading.Event()

    def work() -> None:
        try:
            solver.run()
        finally:
            done.set()

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    # An interrupted Thread.join() takes a thread that still runs for ended (Python 3.11), so an event is waited for.
    while not done.is_set():
        try:
            done.wait(0.5)
            if progress is not None and not done.is_set():
                progress("solving the integer programme", monotonic() - begun)
        except KeyboardInterrupt:
            stop.set()
    thread.join()
    return stop.is_set()


def feasible(problem: Problem, *, time_limit: float | None = None, progress: Progress | None = None) -> Found:
    """A package that every party could accept, by the integer programme; `infeasible` where there is none.

    >>> from goodoffices.settlement.problem import Party, Point
    >>> points = (Point("border", ("A", "B")), Point("water", ("X", "Y")))
    >>> akra, boria = Party("akra", 2, ((2, 0), (3, 0))), Party("boria", 2, ((0, 2), (0, 3)))
    >>> feasible(Problem(points, (akra, boria))).package in {(0, 1), (1, 0)}
    True
    """
    return Program(form(problem)).solve(time_limit=time_limit, progress=progress)
