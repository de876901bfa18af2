"""Claims about the zone: that it has a package or none, and how many it has."""

from __future__ import annotations

from typing import Any

from goodoffices.settlement.check.arguments import argue, same_values
from goodoffices.settlement.check.case import Case
from goodoffices.settlement.check.merging import merged
from goodoffices.settlement.check.trees import Claim
from goodoffices.settlement.check.verdicts import need, rely


def zone(case: Case, given: Any) -> Any:
    """Yield each claim before it is checked, and, to be called, whatever may end in relying on somebody's word."""
    if given["exists"] is True:
        yield "all can accept this package"
        package = case.package(given["package"])
        need(case.accepts(package), "the package is not in the zone")
        same_values(case, package, given["values"])
    elif given["exists"] is None:
        yield "whether all can accept some package was not settled"
        yield lambda: rely("it is left open")
    else:
        yield "no package is one that all can accept"
        need(given["exists"] is False and not given.get("package"), "the zone is either empty or not")
        empty = Claim(case.all_gains(), [0] * len(case.parties))
        yield lambda: argue(case, given["argument"], lambda: not case.listed("zone"), [empty])


def count(case: Case, given: Any) -> Any:
    lower, upper = given["lower"], given["upper"]
    yield f"the zone has {lower} packages" if lower == upper else f"the zone has {lower} to {upper} packages"
    need(type(lower) is int and type(upper) is int and 0 <= lower <= upper, "these are no bounds")
    if given["argument"]["kind"] == "merge":
        yield lambda: need(lower <= counted(case) <= upper, "counting anew gives another number")
    else:
        yield lambda: argue(case, given["argument"], lambda: lower <= len(case.listed("zone")) <= upper, None)


def counted(case: Case) -> int:
    return sum(n for values, n in merged(case, prune=False).items() if min(case.gains(values)) >= 0)
