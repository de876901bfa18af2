"""That no package of the zone is better by a criterion than the bound."""

from __future__ import annotations

from fractions import Fraction
from math import lcm, prod
from typing import Any

from goodoffices.settlement.check.arguments import argue
from goodoffices.settlement.check.case import Case
from goodoffices.settlement.check.criteria import best_of
from goodoffices.settlement.check.measures import total
from goodoffices.settlement.check.trees import Claim, refute
from goodoffices.settlement.check.verdicts import need


def none_better(case: Case, given: Any, criterion: str, among: Any, ideal: Any, bound: Any) -> None:
    """Check the argument that no package of the zone has a greater measure than the bound."""
    argument = given["argument"]

    def by_looking() -> bool:
        return looked_at(case, criterion, among, ideal, bound, optimal=given["optimal"] is True)

    claims = None
    if argument["kind"] == "tree":
        claims = refuted(case, argument, criterion, among, ideal, bound)
    argue(case, argument, by_looking, claims)


def looked_at(case: Case, criterion: str, among: Any, ideal: Any, bound: Any, *, optimal: bool) -> bool:
    """Whether no package of the zone exceeds the bound, by looking at each."""
    if criterion == "nash" and not optimal:
        rows = [case.gains(values) for _, values in case.listed("zone")]
        return all(prod(row[i] for i in among) <= bound for row in rows if all(row[i] > 0 for i in among))
    ranked = best_of(case, criterion)
    if criterion == "nash":
        sizes = {len(who) for _, (who, _) in ranked}
        return sizes == {len(among)} and all(m <= bound for _, (who, m) in ranked if who == frozenset(among))
    if criterion == "kalai_smorodinsky":
        best = [max(value) for value in zip(*(values for _, values in case.listed("zone")), strict=True)]
        able = [i for i, one in enumerate(best) if one > case.reservations[i]]
        need(best == ideal and able == among, "the ideals are others")
    top = ranked[0][1]
    return bool((top[: len(bound)] if isinstance(bound, list) else top) <= bound)


def refuted(case: Case, argument: Any, criterion: str, among: Any, ideal: Any, bound: Any) -> list[Claim] | None:
    """The claims whose refutation shows the bound; None where trees cannot show it."""
    gains = case.all_gains()
    if criterion == "nash":
        everyone = among == list(range(len(gains)))
        return [Claim(gains, [1] * len(gains), "product", [int(bound // 1) + 1])] if everyone else None
    if criterion == "egalitarian":
        return [Claim(gains, [int(bound // 1) + 1] * len(gains))]
    if criterion == "utilitarian":
        return [Claim([*gains, total(gains)], [*(0 for _ in gains), int(bound // 1) + 1])]
    if len(bound) != len(among):
        return None
    factors = [1] * len(gains)
    if criterion == "kalai_smorodinsky":
        factors, common = ratios(case, argument, among, ideal)
        bound = [one * common for one in bound]
    return ranked_claims(case, among, factors, bound)


def ratios(case: Case, argument: Any, among: Any, ideal: Any) -> tuple[list[int], int]:
    """Check the ideals; what to multiply each gain by so that ratios are compared as integers, in their common unit."""
    gains = case.all_gains()
    need(len(argument["ideals"]) == len(gains), "an ideal is not shown")
    for i, shown in enumerate(argument["ideals"]):
        witness = case.package(shown["package"])
        need(case.accepts(witness) and case.worth(witness)[i] == ideal[i], "no package reaches an ideal")
        above = ideal[i] - case.reservations[i]
        refute(case, Claim([*gains, gains[i]], [*(0 for _ in gains), above + 1]), shown["tree"])
    able = [i for i, one in enumerate(ideal) if one > case.reservations[i]]
    need(able == among, "the parties that can gain are others")
    common = lcm(*(ideal[i] - case.reservations[i] for i in able))
    return [common // (ideal[i] - case.reservations[i]) for i in able], common


def ranked_claims(case: Case, among: Any, factors: list[int], bound: Any) -> list[Claim]:
    """That no package has gains that are greater in rising order: one claim for each place where they might be."""
    need(all(one.denominator == 1 for one in map(Fraction, bound)), "the bound is no measure")
    best = [int(one) for one in bound]
    scaled = [case.gain(i, factor) for i, factor in zip(among, factors, strict=True)]
    rest = [gain for i, gain in enumerate(case.all_gains()) if i not in among]
    claims = []
    for k in range(len(best)):
        targets = best[:k] + [best[k] + 1] * (len(best) - k)
        claims.append(Claim(scaled + rest, [targets[0]] * len(scaled) + [0] * len(rest), "sorted", targets))
    return claims
