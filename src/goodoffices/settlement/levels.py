"""The leximin order on packages by an integer programme: the sorted measures, lexicographically greatest.

A party's measure is its gain divided by its span (1, or what it could gain at best). With alternatives that cannot be
divided one cannot say beforehand *which* party is worst off at the best, so no party is fixed: the programme counts how
many parties can be above a level at once, for one level after another (as the cumulated criteria of Ogryczak and
Śliwiński, "On direct methods for lexicographic min-max optimization", 2006, count rather than name).

Of n parties let some be settled, and the other m be at the level of the best package known, or above. The programme
asks how many, at most, can be above that level. All m: then the level was too low, and is raised. Fewer: then that
level is settled for the others, and the question is put again for those above it.

What is settled is an integer (how many parties) over heights that are integers, so the solver's bound, rounded down,
proves it; levels are fractions reckoned from packages. Where numbers are beyond the solver's precision, trees of
integer multipliers take its place (`ascent.py`). Complexity: at most two programmes for each different measure of the
answer, and one more for each halving of a level in doubt.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor
from time import monotonic

from goodoffices.settlement.ascent import Ascent
from goodoffices.settlement.forms import form
from goodoffices.settlement.problem import Package, Problem
from goodoffices.settlement.program import INFINITY, Found, Program
from goodoffices.settlement.solution import Argument, Progress, gains

Ratios = tuple[Fraction, ...]

TIES = 200
"""So many ties are looked for, each by a programme of its own."""


@dataclass(slots=True)
class Climb:
    """The best package found, and how far its sorted measures are settled; `ceiling` bounds the first that is not."""

    package: Package
    settled: int
    ceiling: Fraction


class Levels:
    """The programmes of one question; `spans` gives each party that counts what its gains are divided by."""

    def __init__(
        self, problem: Problem, spans: Mapping[int, int], *, end: float | None = None, progress: Progress | None = None
    ) -> None:
        self.problem, self.spans, self.end, self.progress = problem, spans, end, progress
        self.form = form(problem)
        self.above = [base - party.reservation for base, party in zip(self.form.base, problem.parties, strict=True)]
        self.argument: Argument = "solver"
        self.settled: list[tuple[Fraction, int]] = []
        """The levels that are settled, each with how many parties are at it or above."""

    def measures(self, package: Package) -> Ratios:
        """The measures of a package in rising order."""
        gained = gains(self.problem, package)
        return tuple(sorted(Fraction(gained[i], span) for i, span in self.spans.items()))

    def climb(self, *, first_only: bool = False) -> Climb | Found:
        """A leximin package, or (`first_only`) one with the greatest least measure; what the solver says if none."""
        found = self.start()
        if not self.form.trusted and not found.interrupted:
            return self.by_trees(found, 1 if first_only else len(self.spans))
        if found.package is None:
            return found
        at = Climb(found.package, 0, self.highest())
        count = len(self.spans)
        raised = False
        while at.settled < count and not (first_only and self.settled):
            left = count - at.settled
            level = self.measures(at.package)[at.settled]
            if raised and self.halve(at, level, left):
                continue
            most = self.keep(at, self.ask(at.package, level, left, strictly=True))
            raised = self.measures(at.package)[at.settled] > level
            if raised:
                continue
            if most is None or most != sum(one > level for one in self.measures(at.package)):
                break
            self.settled.append((level, left))
            at.settled += left - most
            at.ceiling = self.highest()
        return at

    def by_trees(self, found: Found, places: int) -> Climb | Found:
        """The same without the solver's word, for numbers beyond its precision."""
        self.argument = "multipliers"
        trees = Ascent(self.problem, self.end, self.progress)
        package = trees.zone() if found.package is None else found.package
        if package is None:
            return Found(None, not trees.open, None)
        package, proven = trees.sorted(package, self.spans, min(places, len(self.spans)))
        measures = self.measures(package)
        self.settled = [(measures[place], len(self.spans) - place) for place in range(proven)]
        return Climb(package, proven, self.highest())

    def highest(self) -> Fraction:
        """No measure is greater."""
        tops = (
            Fraction(self.form.ranges[i] * self.form.unit[i] + self.above[i], span) for i, span in self.spans.items()
        )
        return max(tops, default=Fraction(0))

    def halve(self, at: Climb, level: Fraction, left: int) -> bool:
        """Whether so many parties can be halfway between a level and the ceiling; lowers the ceiling if not."""
        middle = (level + at.ceiling) / 2
        most = self.keep(at, self.ask(at.package, level, left, at_least=middle))
        if most is not None and most < left:
            at.ceiling = middle
        return self.measures(at.package)[at.settled] > level

    def keep(self, at: Climb, found: Found) -> int | None:
        """Keep what was found if it is better; the most parties there can be, by the solver's bound."""
        if found.interrupted:  # Ctrl-C is for the whole question: the programmes still to come have no time left
            self.end = monotonic()
        if found.package is not None and self.measures(found.package) > self.measures(at.package):
            at.package = found.package
        return None if found.infeasible else found.bound

    def start(self) -> Found:
        """A package with a great least measure, by a programme in fractions: good, but nothing is proven by it."""
        program = Program(self.form)
        sizes = {i: self.form.unit[i] * program.scale[i] for i in self.spans}
        # The level is measured so that no entry of the programme is greater than one.
        rate = max((self.spans[i] / size for i, size in sizes.items()), default=1.0)
        least = program.model.column(-INFINITY if self.spans else 0, INFINITY if self.spans else 0, 1.0)
        for i, size in sizes.items():
            entries = [1.0, -self.spans[i] / size / rate]
            program.model.row([program.heights[i], least], entries, -self.above[i] / size, INFINITY)
        # Gains are whole, so that two least measures hardly differ by less; what is left is for the counting to settle.
        gap = 0.999 * rate / max(self.spans.values(), default=1)
        found = program.solve(gap=gap, time_limit=self.left(), progress=self.progress)
        if found.interrupted:
            self.end = monotonic()
        if found.package is not None or found.infeasible:
            return found
        return Program(self.form).solve(time_limit=self.left(), progress=self.progress)

    def ask(
        self, start: Package, level: Fraction, left: int, *, strictly: bool = False, at_least: Fraction | None = None
    ) -> Found:
        """How many parties can be above a level (or at another one), when so many are at the level or above."""
        asked = {i: self.height(i, level if at_least is None else at_least, strictly=strictly) for i in self.spans}
        program = self.program([*self.settled, (level, left)], asked)
        return program.solve(start=start, time_limit=self.left(), progress=self.progress)

    def left(self) -> float | None:
        """The seconds that are left."""
        return None if self.end is None else self.end - monotonic()

    def height(self, party: int, level: Fraction, *, strictly: bool = False) -> int:
        """The least height with which a party is at a level, or above it; one that is out of reach if all are."""
        exact = (level * self.spans[party] - self.above[party]) / self.form.unit[party]
        least = floor(exact) + 1 if strictly else -floor(-exact)
        return min(max(0, least), self.form.ranges[party] + 1)

    def program(self, levels: Sequence[tuple[Fraction, int]], asked: Mapping[int, int] | None = None) -> Program:
        """The programme whose packages have so many parties at each level or above; the first level is everybody's.

        With `asked`, it maximises how many parties are at those heights.
        """
        program = Program(self.form)
        model = program.model
        (first, _), *more = levels
        layers = [({i: self.height(i, level) for i in self.spans}, count) for level, count in more]
        if asked is not None:
            layers.append((dict(asked), 0))
        steps: list[dict[int, int]] = []
        for _, count in layers:
            steps.append({i: model.column(0, 1, integer=True) for i in self.spans})
            model.row(list(steps[-1].values()), [1.0] * len(self.spans), count, INFINITY)
        if asked is not None:
            for column in steps[-1].values():
                model.costs[column] = 1.0
        for i in self.spans:
            at = lowest = self.height(i, first)
            program.at_least(i, lowest)
            columns, entries = [program.heights[i]], [1.0]
            for n, (heights, _) in enumerate(layers):
                columns.append(steps[n][i])
                entries.append(-(heights[i] - at) / program.scale[i])
                at = heights[i]
                if n:
                    model.row([steps[n][i], steps[n - 1][i]], [1.0, -1.0], -INFINITY, 0)
            if layers:
                model.row(columns, entries, lowest / program.scale[i], INFINITY)
        return program

    def ties(self, package: Package, limit: int) -> tuple[list[Package], bool]:
        """All packages that meet the settled levels as this one does, one by one, and whether there are no others."""
        program = self.program(self.settled or [(Fraction(0), len(self.spans))])
        found: list[Package] = [package]
        while len(found) <= limit:
            columns = [self.form.column(k, a) for k, a in enumerate(found[-1])]
            program.model.row(columns, [1.0] * len(columns), -INFINITY, len(columns) - 1)
            answer = program.solve(time_limit=self.left(), progress=self.progress)
            if answer.package is None:
                return found, answer.infeasible
            if not self.meets(answer.package):  # as seen by the solver alone, whose precision does not suffice
                return found, False
            found.append(answer.package)
        return found[:limit], False

    def meets(self, package: Package) -> bool:
        """Whether as many parties are at each settled level, or above it, as there can be."""
        measures = self.measures(package)
        return all(sum(one >= level for one in measures) >= count for level, count in self.settled)
