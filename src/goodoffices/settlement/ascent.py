"""The leximin order on packages, and who can gain together, by trees of integer multipliers: for numbers of any size.

Where numbers are too large for the word of a solver in floating point (`Form.trusted`), nothing is taken from it. A
claim says that no package is better than the one at hand (`claims.py`); a package that refutes it takes its place, and
a tree proves it (`refutation.py`). Once the first k places of the sorted measures are proven, whatever refutes the
claim on the next place agrees with the package at hand on these k, so that one tree for each place is enough.

Complexity: exponential at worst, so branches and seconds are bounded; what was proven until then stands.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import combinations
from math import comb, lcm
from time import monotonic

from goodoffices.settlement.claims import Claim, Measure, gain, no_greater_sorted, nothing
from goodoffices.settlement.problem import Package, Problem
from goodoffices.settlement.refutation import Refutation, Search
from goodoffices.settlement.solution import Progress

NODES = 20_000
"""Branches of one tree."""

GROUPS = 1_000
"""Sets of parties that are tried one by one."""


class Ascent:
    """Trees on one problem, until a time is over; `open` says that one of them could not be finished."""

    def __init__(self, problem: Problem, end: float | None = None, progress: Progress | None = None) -> None:
        self.problem, self.end, self.progress = problem, end, progress
        self.gains = tuple(gain(party) for party in problem.parties)
        self.begun = monotonic()
        self.open = False

    def run(self, claim: Claim, tighten: Callable[[Package], tuple[Package, Claim]] | None = None) -> Refutation:
        """Prove or refute a claim; neither, and `open`, where time or branches do not suffice or on Ctrl-C."""
        left = None if self.end is None else self.end - monotonic()
        try:
            found = Search(self.problem, claim, tighten).run(nodes=NODES, seconds=left, tick=self._tick)
        except KeyboardInterrupt:
            self.end = monotonic()
            found = Refutation(None, None, 0)
        self.open |= found.tree is None and (found.package is None or tighten is not None)
        return found

    def zone(self) -> Package | None:
        """A package that all can accept; None, unless `open`, proves that there is none."""
        return self.run(nothing(self.problem)).package

    def sorted(self, start: Package, spans: Mapping[int, int], places: int) -> tuple[Package, int]:
        """A package whose measures (gain / span), in rising order, are greatest on so many places; how many are proven.

        >>> from goodoffices.settlement.problem import Party, Point
        >>> points = (Point("border", ("A", "B")), Point("water", ("X", "Y")))
        >>> akra, boria = Party("akra", 1, ((5, 0), (3, 2))), Party("boria", 1, ((0, 2), (0, 3)))
        >>> Ascent(Problem(points, (akra, boria))).sorted((1, 1), {0: 1, 1: 1}, 2)
        ((0, 1), 2)
        """
        common = lcm(*spans.values())
        counted = [gain(self.problem.parties[i], common // span) for i, span in spans.items()]
        others = [one for i, one in enumerate(self.gains) if i not in spans]
        best = start
        for place in range(places):

            def better(found: Package, place: int = place) -> tuple[Package, Claim]:
                nonlocal best
                best = found
                return found, greater(counted, others, found, place)

            if self.run(greater(counted, others, best, place), better).tree is None:
                return best, place
        return best, places

    def gaining(self) -> Package | None:
        """A package with which as many parties gain as can gain together; None where none gains or it is `open`."""
        count = len(self.gains)
        for size in range(count, 0, -1):
            if comb(count, size) > GROUPS:
                self.open = True
                return None
            for group in combinations(range(count), size):
                found = self.run(Claim(self.gains, tuple(int(i in group) for i in range(count))))
                if found.package is not None:
                    return found.package
                if self.open:
                    return None
        return None

    def _tick(self, branches: int) -> None:
        if self.progress is not None:
            self.progress(f"branch {branches}", monotonic() - self.begun)


def greater(counted: Sequence[Measure], others: Sequence[Measure], best: Package, place: int) -> Claim:
    """No package of the zone has sorted measures that agree with the best's before a place, and exceed it there."""
    claim = no_greater_sorted(counted, [measure.of(best) for measure in counted], place)
    return Claim((*claim.measures, *others), (*claim.floors, *(0 for _ in others)), claim.curve, claim.count)
