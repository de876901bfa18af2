"""What each solution concept makes greatest, and the packages that are best by it when each is looked at."""

from __future__ import annotations

from fractions import Fraction
from math import prod
from typing import Any

from goodoffices.settlement.check.case import Case
from goodoffices.settlement.check.verdicts import need


def reached(case: Case, criterion: str, gains: Any, among: Any, ideal: Any) -> Any:
    """What a criterion makes greatest, in whole units (ratios as fractions)."""
    if criterion == "nash":
        return prod(gains[i] for i in among)
    if criterion == "utilitarian":
        return sum(gains)
    if criterion == "egalitarian":
        return min(gains)
    if criterion == "leximin":
        return sorted(gains)
    need(criterion == "kalai_smorodinsky", f"there is no criterion {criterion!r}")
    return sorted(Fraction(gains[i], ideal[i] - case.reservations[i]) for i in among)


def best_of(case: Case, criterion: str) -> list[tuple[Any, Any]]:
    """The packages of the zone that are best by a criterion, each with its measure."""
    rows = [(one, case.gains(values)) for one, values in case.listed("zone")]
    need(rows, "there is no package that all could accept")
    ideal = [max(gains[i] for _, gains in rows) + least for i, least in enumerate(case.reservations)]
    among: list[int] = [i for i, one in enumerate(ideal) if one > case.reservations[i]]
    if criterion == "nash":
        most = max(sum(one > 0 for one in gains) for _, gains in rows)
        rows = [(one, gains) for one, gains in rows if sum(x > 0 for x in gains) == most]
        measured = [((frozenset(i for i, x in enumerate(g) if x > 0), prod(x for x in g if x > 0)), p) for p, g in rows]
        best = {who: max(m for (other, m), _ in measured if other == who) for (who, _), _ in measured}
        return [(package, key) for key, package in measured if best[key[0]] == key[1]]
    ranked = [(reached(case, criterion, gains, among, ideal), package) for package, gains in rows]
    top = max(one for one, _ in ranked)
    return [(package, one) for one, package in ranked if one == top]
