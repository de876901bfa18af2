"""The core: all packages that a weighing of the parties does not rule out, listed by how much they lose.

Integer weights t_i for the heights of the parties, and integer multipliers for the rows that hold combinations down or
up, turn a problem into a sum over points: every permitted package satisfies

    Σ t_i height_i  ≤  top - (loss of each chosen alternative)

where an alternative's loss is how far its weighted worth stays behind the best of its point (Lagrangian relaxation:
Geoffrion, 1974). So a package that must reach a threshold lies among those that lose no more than top - threshold, and
those are listed point by point. All in integers: nothing rests on where the weights came from. The idea of solving what
is left once reduced costs have fixed the rest is that of Balas and Zemel, "An algorithm for large zero-one knapsack
problems", Operations Research 28 (1980). Complexity: proportional to what is listed, which is limited.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from goodoffices.settlement.forms import SAFE, Domains, Exact, Form


@dataclass(frozen=True, slots=True)
class Multipliers:
    """Nonnegative integers: `party` and `floor` for the heights, the others for the rows of combinations.

    `party` weighs what is bounded; `floor` adds weight because no height is negative. For each linkage `below` has one
    for each of its alternatives (the combination holds only if that is chosen), `above` one (it holds if all are).
    """

    party: tuple[int, ...]
    floor: tuple[int, ...]
    below: tuple[tuple[int, ...], ...]
    above: tuple[int, ...]
    barred: tuple[int, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Weighing:
    """`top` bounds Σ party_i height_i over the domains; `losses[k]` are those of the alternatives of point k."""

    top: int
    domains: Domains
    losses: tuple[Exact, ...]


def weigh(form: Form, domains: Domains, by: Multipliers) -> Weighing:
    """The bound that multipliers give, and what each alternative loses against it."""
    total = [one + other for one, other in zip(by.party, by.floor, strict=True)]
    extra = sum(map(sum, by.below)) + sum(by.above) + sum(by.barred)
    most = sum(one * (most + 1) for one, most in zip(total, form.ranges, strict=True)) + extra * len(form.domains)
    kind: Any = np.int64 if most < SAFE and form.worth.dtype != object else object
    weights = np.array(total, dtype=kind)
    worth: Exact = weights @ form.worth.astype(kind)
    link: list[int] = [int(one) for one in weights @ form.link.astype(kind)]
    top = sum(one * start for one, start in zip(total, form.start, strict=True))
    for j, when in enumerate(form.linked):
        for (k, a), below in zip(when, by.below[j], strict=True):
            worth[form.column(k, a)] += below - by.above[j]
        link[j] += by.above[j] - sum(by.below[j])
        top += by.above[j] * (len(when) - 1)
    for when, weight in zip(form.barred, by.barred, strict=True):
        for k, a in when:
            worth[form.column(k, a)] -= weight
        top += weight * (len(when) - 1)
    top += sum(max(0, one) for one in link)
    losses = []
    for k, domain in enumerate(domains):
        here = worth[form.first[k] + np.array(domain, dtype=np.intp)]
        best = here.max()
        losses.append(best - here)
        top += int(best)
    return Weighing(int(top), domains, tuple(losses))


@dataclass(frozen=True, slots=True, eq=False)
class Core:
    """Packages that lose little; all that lose less than `cut` are there (None: all that the budget allows)."""

    packages: NDArray[np.intp]
    cut: int | None


def core(weighing: Weighing, budget: int, limit: int) -> Core:
    """The packages of the domains that lose at most the budget; of more than the limit, those that lose least."""
    count = len(weighing.domains)
    cut: int | None = None
    fixed = np.zeros(count, dtype=np.intp)
    open_points: list[tuple[int, int]] = []
    choices: dict[int, tuple[NDArray[np.intp], Exact]] = {}
    for k, (domain, losses) in enumerate(zip(weighing.domains, weighing.losses, strict=True)):
        kept = np.flatnonzero(losses <= budget)
        order = kept[np.argsort(losses[kept], kind="stable")]
        fixed[k] = domain[order[0]]
        if len(order) > 1:
            choices[k] = (np.array(domain, dtype=np.intp)[order], losses[order])
            open_points.append((int(losses[order[1]]), k))
    # What is dear first, so that the lists stay short for long.
    sums = np.zeros(1, dtype=choices[open_points[0][1]][1].dtype if open_points else np.int64)
    trail: list[tuple[int, NDArray[np.intp], NDArray[np.intp]]] = []
    for _, k in sorted(open_points, reverse=True):
        alternatives, losses = choices[k]
        longer = (sums[:, None] + losses[None, :]).reshape(-1)
        left = np.flatnonzero(longer <= budget)
        if len(left) > limit:
            order = np.argpartition(longer[left], limit)
            lost = int(longer[left[order[limit]]])
            cut = lost if cut is None else min(cut, lost)
            left = left[np.sort(order[:limit])]
        sums = longer[left]
        trail.append((k, left // len(losses), alternatives[left % len(losses)]))
    packages = np.repeat(fixed[None, :], len(sums), axis=0)
    at = np.arange(len(sums))
    for k, parents, chosen in reversed(trail):
        packages[:, k] = chosen[at]
        at = parents[at]
    return Core(packages, cut)


def smallest(weighing: Weighing, budget: int) -> Domains:
    """The domains without the alternatives that lose more than the budget."""
    return tuple(
        tuple(a for a, loss in zip(domain, losses, strict=True) if loss <= budget)
        for domain, losses in zip(weighing.domains, weighing.losses, strict=True)
    )


def integers(numbers: Sequence[float], factor: float) -> tuple[int, ...]:
    """Nonnegative numbers, multiplied and rounded to integers."""
    return tuple(max(0, round(one * factor)) for one in numbers)
