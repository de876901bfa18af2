"""Claims about the least relaxation that opens the zone: fewest limits, or least lowering."""

from __future__ import annotations

from functools import partial
from math import lcm
from typing import Any

from goodoffices.settlement.check.arguments import argue, same_values
from goodoffices.settlement.check.case import Case
from goodoffices.settlement.check.hitting import hits
from goodoffices.settlement.check.limits import limits, together, unmet
from goodoffices.settlement.check.measures import span
from goodoffices.settlement.check.trees import Claim
from goodoffices.settlement.check.verdicts import exact, need


def relaxation(case: Case, given: Any) -> Any:
    named, proven = given.get("package"), given["proven"] is True
    package = None if named is None else case.package(named)
    if given["measure"] == "fewest":
        if package is not None:
            yield "dropping these limits opens the zone to the package"
            parties, lines, rules = limits(case, given["limits"])
            need(unmet(case, package, False) == {*parties, *lines} and not rules, "it needs others dropped")
            same_values(case, package, given["values"])
        yield f"no fewer than {given['bound']} limits open it" if package is not None else "nothing opens it"
        need(type(given["bound"]) is int, "the bound is no number")
        need(not proven or package is None or given["bound"] == len(given["limits"]), "it is called least and is not")
        sets = [{member for kind in limits(case, one["limits"]) for member in kind} for one in given["blockers"]]
        for one in given["blockers"]:
            yield partial(together, case, one, False)
        if package is None and proven:
            need(set() in sets and given["bound"] == 0, "it is not shown that nothing is possible")
        else:
            need(given["bound"] >= 0 and not hits(sets, given["bound"] - 1), "fewer limits hit all the blockers")
        return
    need(given["measure"] in ("sum", "share"), "there is no such measure of what is least")
    # A party to which all is alike has no span: its amounts count as they are written.
    spans = [span(measure) or case.scale if given["measure"] == "share" else 1 for measure in case.values]
    unit = lcm(*spans)
    weights = [unit // one for one in spans]
    gains = case.all_gains()
    if package is None:
        yield "no lowering of reservation values opens the zone"
        need(proven, "it is not shown that nothing opens it")
        never = Claim(gains, [None] * len(gains))
        yield lambda: argue(case, given["argument"], lambda: not case.listed("allowed"), [never])
        return
    yield "lowering the reservation values by this opens the zone to the package"
    short = [max(0, -gain) for gain in case.gains(case.worth(package))]
    need(case.allowed(package), "the package crosses a red line or a rule")
    same_values(case, package, given["values"])
    need([exact(one) * case.scale for one in given["reductions"]] == short, "it needs other amounts")
    counted = sum(weight * one for weight, one in zip(weights, short, strict=True))
    per = unit if given["measure"] == "share" else case.scale
    need(exact(given["total"]) * per == counted, "the amounts add up to something else")
    yield "nothing less opens it" if proven else "nothing below the bound opens it"
    bound = exact(given["bound"]) * per
    need(bound == counted if proven else 0 <= bound <= counted, "the bound is elsewhere")
    if bound > 0:
        claim = Claim(gains, [None] * len(gains), "shortfall", [int(-(-bound // 1)) - 1], weights)

        def by_looking() -> bool:
            short = (case.gains(values) for _, values in case.listed("allowed"))
            return min(sum(w * max(0, -g) for w, g in zip(weights, gains, strict=True)) for gains in short) >= bound

        yield lambda: argue(case, given["argument"], by_looking, [claim])
