"""Claims about how far a number may move while a package stays best."""

from __future__ import annotations

from math import prod
from typing import Any

from goodoffices.settlement.check.case import Case
from goodoffices.settlement.check.criteria import best_of
from goodoffices.settlement.check.measures import span
from goodoffices.settlement.check.verdicts import exact, need, rely

WITHOUT_HOLES = ("nash", "utilitarian", "egalitarian", "leximin")

MOST_SHIFTS = 100
"""Shifts that the checker tries to either side."""


def sensitivity(case: Case, given: Any) -> Any:
    """By all criteria but one the shifts by which a package stays best have no holes, so that the ends suffice."""
    criterion, party = given["criterion"], case.party(given["party"])
    yield f"a shift from {given['low']} to {given['high']} leaves the package best by {criterion}"
    need(criterion in (*WITHOUT_HOLES, "kalai_smorodinsky"), f"there is no criterion {criterion!r}")
    when = case.combination(given["when"]) if given["when"] else ()
    package = case.package(given["package"])
    far = 4 * prod(
        max(1, span(m) + abs(r) + sum(max(map(abs, row)) for row in m.worth))
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
    if criterion not in WITHOUT_HOLES:
        yield "nor does any shift between these ends change it"
        yield lambda: throughout(case, given, party, when, package)


def throughout(case: Case, given: Any, party: int, when: Any, package: Any) -> None:
    """Ideals move too, so that every shift has to be tried."""
    low, high = (None if given[end] is None else int(exact(given[end]) * case.scale) for end in ("low", "high"))
    first, last = -MOST_SHIFTS if low is None else max(low, -MOST_SHIFTS), MOST_SHIFTS if high is None else high
    for at in range(first, min(last, MOST_SHIFTS) + 1):
        need(stays(case.moved(party, when, at), given["criterion"], package), "it is not best in between")
    if first != low or min(last, MOST_SHIFTS) != high:
        rely("there are more shifts between the ends than were tried")


def stays(case: Case, criterion: str, package: Any) -> bool:
    if not case.listed("zone"):
        return False
    best = [one for one, _ in best_of(case, criterion)]
    return package in best and (criterion != "nash" or min(case.gains(case.worth(package))) > 0)
