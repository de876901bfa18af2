"""Claims about how far a number may move while a package stays best."""

from __future__ import annotations

from math import prod
from typing import Any

from goodoffices.settlement.check.case import Case
from goodoffices.settlement.check.criteria import best_of
from goodoffices.settlement.check.measures import span
from goodoffices.settlement.check.verdicts import exact, need, rely


def sensitivity(case: Case, given: Any) -> Any:
    """The set of shifts by which a package stays best has no holes, by these criteria, so that its ends suffice."""
    criterion, party = given["criterion"], case.party(given["party"])
    yield f"a shift from {given['low']} to {given['high']} leaves the package best by {criterion}"
    need(criterion in ("nash", "utilitarian", "egalitarian", "leximin"), "the ends do not suffice for this criterion")
    when = case.combination(given["when"]) if given["when"] else ()
    package = case.package(given["package"])
    far = 4 * prod(
        span(m) + abs(r) + sum(max(map(abs, row)) for row in m.worth)
        for m, r in zip(case.values, case.reservations, strict=True)
    )
    need(given["low"] is None or exact(given["low"]) <= 0, "no shift is not within")
    need(given["high"] is None or exact(given["high"]) >= 0, "no shift is not within")
    if given["argument"]["kind"] == "solver":
        yield lambda: rely("a solver says so, and no proof is given")
        return
    need(given["argument"]["kind"] == "exhaustive", "there is no argument for it")
    for end, sign in ((given["low"], -1), (given["high"], 1)):
        at = sign * far if end is None else exact(end) * case.scale
        need(at == int(at), "the end is between two worths")
        need(stays(case.moved(party, when, int(at)), criterion, package), "it is not best at an end")
        if end is not None:
            need(not stays(case.moved(party, when, int(at) + sign), criterion, package), "it is best beyond an end")


def stays(case: Case, criterion: str, package: Any) -> bool:
    if not case.listed("zone"):
        return False
    best = [one for one, _ in best_of(case, criterion)]
    return package in best and (criterion != "nash" or min(case.gains(case.worth(package))) > 0)
