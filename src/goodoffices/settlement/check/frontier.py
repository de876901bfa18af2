"""Claims about the frontier: each value vector has its package, none is dominated, and none is missing."""

from __future__ import annotations

from typing import Any

from goodoffices.settlement.check.arguments import argue
from goodoffices.settlement.check.case import Case
from goodoffices.settlement.check.measures import holds
from goodoffices.settlement.check.merging import efficient, merged
from goodoffices.settlement.check.verdicts import exact, need


def frontier(case: Case, given: Any) -> Any:
    inside = given["zone_only"] is True
    yield "each value vector belongs to its package"
    found = [tuple(int(exact(one) * case.scale) for one in row) for row in given["values"]]
    need(len(set(found)) == len(found) == len(given["packages"]), "a value vector is listed twice or has no package")
    for named, vector in zip(given["packages"], found, strict=True):
        package = case.package(named)
        need(tuple(case.worth(package)) == vector, "a package has other values")
        need(
            case.accepts(package) if inside else not any(holds(f, package) for f in case.forbidden), "a package is out"
        )
    yield "none of them is better for all than another"
    need(len(efficient(found)) == len(found), "one of the vectors is not efficient")
    if given["complete"] is not True:
        return
    yield "these are all efficient value vectors"
    if given["argument"]["kind"] == "merge":
        yield lambda: need(remade(case, inside) == set(found), "merging the points anew gives another frontier")
    else:
        rows = "zone" if inside else "possible"
        again = lambda: set(efficient(tuple(values) for _, values in case.listed(rows))) == set(found)  # noqa: E731
        yield lambda: argue(case, given["argument"], again, None)


def remade(case: Case, inside: bool) -> set[tuple[int, ...]]:
    every = merged(case, prune=True, bars=None if inside else set(case.forbidden))
    return {one for one in every if not inside or min(case.gains(one)) >= 0}
