"""Claims about a division of points between two parties: equal shares, no envy, and nothing better for both.

What shows that nothing is better is the order of the ratios (Brams and Taylor, *Fair Division*, 1996, chapter 4): of a
point that one party has a part of, and one that the other has, no exchange helps one and does not hurt the other.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from goodoffices.settlement.check.case import Case
from goodoffices.settlement.check.verdicts import exact, need

Parts = tuple[Fraction, Fraction]


def division(case: Case, given: Any) -> Any:
    """Yield each claim before it is checked."""
    yield "each point is shared out whole, and each party has these values"
    worth = worths(case)
    shares = shared(case, given["shares"])
    totals = [sum(point[i] for point in worth) for i in (0, 1)]
    held = [sum((share[i] * point[i] for share, point in zip(shares, worth, strict=True)), Fraction(0)) for i in (0, 1)]
    need(all(one > 0 for one in totals), "a party puts no worth on any point")
    need([exact(one) * case.scale for one in given["values"]] == held, "the parts have other values")
    yield f"each has {given['proportion']} of its own total"
    need(all(held[i] == exact(given["proportion"]) * totals[i] for i in (0, 1)), "a party has another share")
    yield "no more than one point is split"
    split = [k for k, share in enumerate(shares) if min(share) > 0]
    need(split == ([] if given["split"] is None else [case.ids.index(given["split"])]), "other points are split")
    yield "neither would rather have the other's part"
    need(all(2 * held[i] >= totals[i] for i in (0, 1)), "one would")
    yield "no division is better for one party and no worse for the other"
    need(efficient(worth, shares), "an exchange would be")


def worths(case: Case) -> list[tuple[int, int]]:
    """What each point is worth to the two parties; refuses what adjusted winner is not for."""
    need(len(case.parties) == 2, "there are not two parties")
    need(all("alternatives" not in point for point in case.raw["points"]), "a point has alternatives")
    need(not case.barred and not any(measure.linkages for measure in case.values), "there are limits or linkages")
    worth = [(a[0], b[0]) for a, b in zip(case.values[0].worth, case.values[1].worth, strict=True)]
    need(all(min(point) >= 0 for point in worth), "a point is a burden")
    return worth


def shared(case: Case, given: Any) -> list[Parts]:
    """What the two parties get of each point."""
    need(set(given) == set(case.ids), "the points are others")
    need(all(set(given[point]) == set(case.parties) for point in case.ids), "the parties are others")
    first, second = case.parties
    shares = [(exact(given[point][first]), exact(given[point][second])) for point in case.ids]
    need(all(min(share) >= 0 and sum(share) == 1 for share in shares), "a point is not shared out whole")
    return shares


def efficient(worth: list[tuple[int, int]], shares: list[Parts]) -> bool:
    """Whether there are weights for the parties by which each part is where it counts most.

    There are if nobody has what is worth something to the other alone, and of any two points the ratio (worth to the
    first / worth to the second) is no less where the first has a part than where the second has.
    """
    idle = any(
        (not a and b and share[0]) or (not b and a and share[1])
        for (a, b), share in zip(worth, shares, strict=True)
    )  # fmt: skip
    first = [point for point, share in zip(worth, shares, strict=True) if share[0]]
    second = [point for point, share in zip(worth, shares, strict=True) if share[1]]
    return not idle and all(a * d >= c * b for a, b in first for c, d in second)
