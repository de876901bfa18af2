"""Mending a package that falls short of some floors: a local search, for a package that an exact search then checks.

Steepest descent on what the floors are missed by, each in units of its measure's span: one point at a time; where no
single change helps, the best pair among the most promising ones (2-opt; Aarts and Lenstra, *Local Search in
Combinatorial Optimization*, 1997). Linkages are not foreseen, only counted where it starts. In floating point, since
nothing rests on it. Complexity of a step: measures × alternatives, or measures × the square of `PROMISING`.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from goodoffices.settlement.claims import Claim
from goodoffices.settlement.problem import Package

STEPS = 60
PROMISING = 60


class Mender:
    """The worths of a claim's measures as arrays; `worth` has a row for each measure, a column for each alternative."""

    def __init__(self, claim: Claim, shape: Sequence[int], worth: NDArray[np.float64]) -> None:
        self.claim = claim
        self.spans = np.array([float(measure.span) for measure in claim.measures])
        self.worth = worth[:, : sum(shape)] / self.spans[:, None]
        self.point = np.repeat(np.arange(len(shape)), shape)
        self.start = np.cumsum([0, *shape])[:-1]

    def mend(self, package: Package, floors: Sequence[int | None]) -> Package:
        """A package that misses the floors by less, often not at all."""
        rows = [i for i, floor in enumerate(floors) if floor is not None]
        worth = self.worth[rows]
        above = [float(self.claim.measures[i].of(package) - (floors[i] or 0)) / self.spans[i] for i in rows]
        at = np.array(above)
        chosen = self.start + np.array(package)
        missed = short(at[:, None])[0]
        for _ in range(STEPS):
            if missed <= 0:
                break
            moves = worth - worth[:, chosen[self.point]]
            after = short(at[:, None] + moves)
            best = [int(after.argmin())]
            if after[best[0]] >= missed - 1e-12:
                near = np.argsort(after, kind="stable")[:PROMISING]
                pairs = short(at[:, None, None] + moves[:, near, None] + moves[:, None, near])
                pairs[self.point[near][:, None] == self.point[near][None, :]] = np.inf
                one, other = divmod(int(pairs.argmin()), len(near))
                if pairs[one, other] >= missed - 1e-12:
                    break
                best = [int(near[one]), int(near[other])]
            at = at + moves[:, best].sum(axis=1)
            chosen[self.point[best]] = best
            missed = short(at[:, None])[0]
        return tuple((chosen - self.start).tolist())


def short(above: NDArray[np.float64]) -> NDArray[np.float64]:
    """What the floors are missed by, added up over the first axis."""
    missed: NDArray[np.float64] = np.maximum(0.0, -above).sum(axis=0)
    return missed
