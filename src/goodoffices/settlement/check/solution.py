"""Claims about a solution: what its package reaches, the bound on all others, and its ties."""

from __future__ import annotations

from functools import partial
from typing import Any

from goodoffices.settlement.check.arguments import same_values
from goodoffices.settlement.check.bounds import none_better
from goodoffices.settlement.check.case import Case
from goodoffices.settlement.check.criteria import best_of, reached
from goodoffices.settlement.check.verdicts import exact, need


def solution(case: Case, given: Any) -> Any:
    criterion = given["criterion"]
    yield "the package is in the zone and has these values"
    package = case.package(given["package"])
    need(case.accepts(package), "the package is not in the zone")
    same_values(case, package, given["values"])
    yield f"it reaches what it is said to, by {criterion}"
    among = sorted(case.party(one) for one in given["among"])
    need(among == sorted(set(among)), "a party is counted twice")
    if criterion not in ("nash", "kalai_smorodinsky"):
        need(len(among) == len(case.parties), "a party is left out")
    ideal = [int(exact(one) * case.scale) for one in given["ideal"]] if criterion == "kalai_smorodinsky" else None
    need(ideal is None or all(ideal[i] > case.reservations[i] for i in among), "a party that cannot gain is counted")
    unit = {"nash": case.scale ** len(among), "kalai_smorodinsky": 1}.get(criterion, case.scale)

    def read(one: Any) -> Any:
        return [exact(x) * unit for x in one] if isinstance(one, list) else exact(one) * unit

    measure = read(given["measure"])
    bound = None if given["bound"] is None else read(given["bound"])
    gains = case.gains(case.worth(package))
    need(measure == reached(case, criterion, gains, among, ideal), "it reaches something else")
    need(criterion != "nash" or all(gains[i] > 0 for i in among), "a party that does not gain is counted")
    optimal = given["optimal"] is True
    if optimal:
        need(bound == measure, "it is called best with a bound that is elsewhere")
    elif bound is None:
        need(given["optimal"] is False, "it is called best without a bound")
    else:
        first = measure[: len(bound)] if isinstance(bound, list) else measure
        need(given["optimal"] is False and bound >= first, "the bound is below what is reached")
    if bound is not None:
        whose = " for those who gain" if criterion == "nash" and len(among) < len(case.parties) else ""
        yield "no package of the zone is better" if optimal else f"no package of the zone exceeds the bound{whose}"
        yield lambda: none_better(case, given, criterion, among, ideal, bound)
    if given.get("ties") is not None:
        yield "its ties are as good"
        ties = [case.package(one) for one in given["ties"]]
        need(len(set(ties)) == len(ties) and package in ties, "a tie is listed twice, or the package is not")
        for one in ties:
            same = case.gains(case.worth(one))
            need(case.accepts(one) and (criterion != "nash" or all(same[i] > 0 for i in among)), "a tie is not one")
            need(reached(case, criterion, same, among, ideal) == measure, "a tie is not as good")
        if given.get("all_ties") is True:
            yield "there are no other ties"
            yield partial(all_ties, case, criterion, set(among), set(ties))


def all_ties(case: Case, criterion: str, among: set[int], ties: set[Any]) -> None:
    every = {one for one, measure in best_of(case, criterion) if criterion != "nash" or measure[0] == among}
    need(ties == every, "looking at every package shows otherwise")
