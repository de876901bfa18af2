"""Integers that weigh a claim's rows into a single one, and how much of it even the best package reaches, exactly.

They show that no package meets the claim if that is less than what the rows ask for. Wherever they come from, nothing
here rests on floating point but what `fitting` is proposed, and it makes a bound of whatever that is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from math import gcd

import numpy as np

from goodoffices.settlement.claims import Claim
from goodoffices.settlement.problem import Combination

Domains = tuple[tuple[int, ...], ...]
"""The alternatives that are left on each point."""

SAFE = 2**62
"""Sums that are sure to stay below this are reckoned in 64 bits, others in Python's integers."""


class Table:
    """The worths of a claim's measures, side by side, to be weighed exactly."""

    def __init__(self, claim: Claim) -> None:
        self.shape = [len(row) for row in claim.measures[0].worth]
        flat = [[one for row in measure.worth for one in row] for measure in claim.measures]
        self.largest = [max(map(abs, row)) for row in flat]
        kind = np.int64 if max(self.largest) < SAFE else object
        self.worth = np.array(flat, dtype=kind)

    def weighted(self, weights: Sequence[int]) -> list[list[int]]:
        """The weighted sum of the measures' worths for each alternative of each point."""
        used = [i for i, weight in enumerate(weights) if weight]
        most = sum(weights[i] * self.largest[i] for i in used)
        kind = np.int64 if most < SAFE and max(weights) < SAFE else object
        chosen = np.array([weights[i] for i in used], dtype=kind)
        flat = (chosen @ self.worth[used].astype(kind, copy=False)).tolist() if used else [0] * sum(self.shape)
        ends = np.cumsum(self.shape).tolist()
        return [flat[end - count : end] for end, count in zip(ends, self.shape, strict=True)]


@dataclass(frozen=True, slots=True)
class Part:
    """A linear bound on a combination: `weights` for its alternatives, one by one, and a constant."""

    weights: tuple[int, ...]
    constant: int


@dataclass(frozen=True, slots=True)
class Argument:
    """Nonnegative integers that weigh a claim's rows; `parts` bound the combinations that are not bounded by rote."""

    floors: tuple[int, ...]
    curve: tuple[int, ...]
    parts: Mapping[Combination, Part] = field(default_factory=dict)

    def top(self, claim: Claim, domains: Domains, barred: frozenset[Combination], table: Table) -> int | None:
        """The most that the weighted measures reach on these domains; None where a barred combination is settled."""
        weights = [*self.floors]
        for i, weight in enumerate(self.curve):
            weights[i] += weight
        used = [(weight, measure) for weight, measure in zip(weights, claim.measures, strict=True) if weight]
        rows = table.weighted(weights)
        constant = sum(weight * measure.constant for weight, measure in used)
        linked = {when for _, measure in used for when in measure.linkages}
        for when in linked | barred:
            if any(a not in domains[k] for k, a in when):
                continue
            settled = all(len(domains[k]) == 1 for k, _ in when)
            if when in barred and settled:
                return None
            worth = sum(weight * measure.linkages.get(when, 0) for weight, measure in used)
            part = self.parts.get(when)
            if part is not None:
                for (k, a), share in zip(when, part.weights, strict=True):
                    rows[k][a] += share
                constant += part.constant
            elif when not in barred:
                constant += worth if settled else max(0, worth)
        return constant + sum(max(row[a] for a in domain) for row, domain in zip(rows, domains, strict=True))


def fitting(given: Mapping[tuple[str, int], float], width: int, worth: int, barred: bool) -> Part | None:
    """A linear bound on a combination of this worth that is sure to hold, near to what the solver proposes."""
    if barred or worth < 0:
        steep = round(given.get(("barred" if barred else "whole", 0), 0.0))
        steep = steep if barred else min(steep, -worth)
        return Part((-steep,) * width, steep * (width - 1)) if steep else None
    shares = [given.get(("share", j), 0.0) for j in range(width)]
    whole = sum(shares)
    if not worth or whole <= 0:
        return None
    weights = [int(worth * (share / whole)) for share in shares]
    weights[shares.index(max(shares))] += worth - sum(weights)
    return Part(tuple(weights), 0)


def smallest(floors: list[int], curve: list[int], parts: Mapping[Combination, Part]) -> Argument:
    """The same argument in the smallest integers."""
    numbers = [*floors, *curve, *(one for part in parts.values() for one in (*part.weights, part.constant))]
    common = reduce(gcd, numbers, 0) or 1
    return Argument(
        tuple(one // common for one in floors),
        tuple(one // common for one in curve),
        {w: Part(tuple(x // common for x in p.weights), p.constant // common) for w, p in parts.items()},
    )
