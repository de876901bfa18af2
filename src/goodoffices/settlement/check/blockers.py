"""Claims about blockers: no package meets all of each, none of its limits is idle, and none is missing."""

from __future__ import annotations

from functools import partial
from typing import Any

from goodoffices.settlement.check.case import Case
from goodoffices.settlement.check.hitting import hitting
from goodoffices.settlement.check.limits import limits, together, unmet
from goodoffices.settlement.check.verdicts import need, rely


def blockers(case: Case, given: Any) -> Any:
    facts = given.get("facts") is True
    if given.get("package") is not None:
        yield "nothing keeps the zone shut"
        need(case.accepts(case.package(given["package"])) and not given["sets"], "the package is not in the zone")
        return
    sets, openings = [], []
    for one in given["sets"]:
        yield f"no package meets these {len(one['limits'])} limits"
        whole = {member for kind in limits(case, one["limits"]) for member in kind}
        yield partial(together, case, one, facts)
        need(whole not in sets, "a set is listed twice")
        sets.append(whole)
        yield "and each of them is needed for that"
        need(len(one["without"]) == len(whole), "a package is missing")
        for limit, named in zip(one["limits"], one["without"], strict=True):
            if named is None:
                yield lambda: rely("it was not shown that each is needed")
                continue
            left = unmet(case, case.package(named), facts) & whole
            parties, lines, rules = limits(case, [limit])
            need(left == {*parties, *lines, *rules}, "a package does not meet all the others and miss this one")
    for one in given["openings"]:
        yield "dropping these limits opens the zone"
        parties, lines, rules = limits(case, one["limits"])
        openings.append({*parties, *lines, *rules})
        need(unmet(case, case.package(one["package"]), facts) == openings[-1], "the package needs other limits dropped")
    if given["complete"] is True:
        yield "these are all blockers and all openings"
        found = {frozenset(one) for one in openings}
        yield lambda: need(found == hitting(sets), "the openings are not what hits all the blockers")
        need(len(openings) == len({frozenset(one) for one in openings}), "an opening is listed twice")
