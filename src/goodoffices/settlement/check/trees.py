"""Trees that refute: branches over the points, at each leaf weights that even the best alternatives do not meet."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import prod
from typing import Any, NamedTuple

from goodoffices.settlement.check.case import Case
from goodoffices.settlement.check.measures import Measure
from goodoffices.settlement.check.verdicts import need


class Claim(NamedTuple):
    """No package without a barred combination reaches the floors (None: no floor) with gains in the curved set."""

    measures: list[Measure]
    floors: Any
    curve: str = ""
    targets: Sequence[int] = ()
    weights: Sequence[int] = ()


def refute(case: Case, claim: Claim, tree: Any, barred: Any = None) -> None:
    """Walk a tree; raise Refused unless every branch is closed."""
    bars = case.barred if barred is None else barred
    single = {one[0] for one in bars if len(one) == 1}
    whole = [[a for a in range(len(names)) if (k, a) not in single] for k, names in enumerate(case.names)]
    pending = [(whole, tree)]
    while pending:
        domains, node = pending.pop()
        need(isinstance(node, dict), "a branch of the tree is not there")
        if "branches" in node:
            k = node["point"]
            need(type(k) is int and 0 <= k < len(domains), "the tree branches on a point that is not there")
            need(
                set(domains[k]) <= {a for part, _ in node["branches"] for a in part}, "a branch of the tree is missing"
            )
            for part, below in node["branches"]:
                kept = [a for a in domains[k] if a in part]
                if kept:
                    pending.append(([*domains[:k], kept, *domains[k + 1 :]], below))
        elif all(domains):
            close(claim, domains, node, bars)


def close(claim: Claim, domains: list[list[int]], node: Any, bars: Any) -> None:
    """Check one leaf."""
    if "barred" in node:
        one = tuple(map(tuple, node["barred"]))
        need(one in bars and all(domains[k] == [a] for k, a in one), "a leaf names what is not barred there")
        return
    n = len(claim.measures)
    floors = node.get("floors") or [0] * n
    curve = node.get("curve") or []
    need(len(floors) == n, "a leaf has too many or too few numbers")
    need(all(type(one) is int and one >= 0 for one in (*floors, *curve)), "a leaf has a number that is not allowed")
    need(
        all(not w or f is not None for w, f in zip(floors, claim.floors, strict=True)),
        "a leaf weighs what is not asked for",
    )
    bent = {"product": n, "sorted": len(claim.targets), "shortfall": len(claim.weights)}.get(claim.curve, 0)
    need(len(curve) in (0, bent), "a leaf has a curve that the claim has not")
    weights = [w + (curve[i] if i < len(curve) else 0) for i, w in enumerate(floors)]
    used = [(w, measure) for w, measure in zip(weights, claim.measures, strict=True) if w]
    rows = [{a: sum(w * m.worth[k][a] for w, m in used) for a in domain} for k, domain in enumerate(domains)]
    top = sum(w * m.constant for w, m in used)
    parts = {tuple(map(tuple, when)): (share, constant) for when, share, constant in node.get("parts", [])}
    for when in {when for _, m in used for when in m.linkages} | set(bars):
        if any(a not in domains[k] for k, a in when):
            continue
        worth = sum(w * m.linkages.get(when, 0) for w, m in used)
        settled = all(len(domains[k]) == 1 for k, _ in when)
        if when in parts:
            share, constant = parts[when]
            need(
                len(share) == len(when) and all(type(x) is int for x in (*share, constant)), "a part has a wrong shape"
            )
            least = sum(min(0, x) for x in share) if max(share) >= 0 else sum(share) - max(share)
            need(least + constant >= 0, "a part does not bound its combination where it does not hold")
            need(when in bars or sum(share) + constant >= worth, "a part does not bound its combination where it holds")
            for (k, a), x in zip(when, share, strict=True):
                rows[k][a] += x
            top += constant
        elif when in bars:
            if settled:
                return
        else:
            top += worth if settled else max(0, worth)
    top += sum(max(row.values()) for row in rows)
    need(excluded(claim, floors, curve, top), "the numbers of a leaf do not exclude its packages")


def excluded(claim: Claim, floors: list[int], curve: list[int], top: int) -> bool:
    """Whether a weighted sum of at most `top` is less than what the claim's packages must have."""
    rest: int = top - sum(
        weight * floor for weight, floor in zip(floors, claim.floors, strict=True) if floor is not None
    )
    if not claim.curve or not any(curve):
        return rest < 0
    if claim.curve == "product":
        # Σ wg ≥ n (Π w · Π g)^(1/n), by the inequality of the arithmetic and geometric mean, for gains that are ≥ 0.
        n = len(curve)
        return rest < 0 or int(n**n * claim.targets[0] * prod(curve)) > rest**n
    if claim.curve == "sorted":
        # The greatest weights meet the smallest gains at best.
        least: int = sum(w * t for w, t in zip(sorted(curve, reverse=True), claim.targets, strict=True))
        return least > rest
    # Each weight is at most the steepest times what the party's shortfall counts.
    steepest = max(Fraction(w, count) for w, count in zip(curve, claim.weights, strict=True) if w)
    return bool(-claim.targets[0] * steepest > rest)
