"""What shows a claim: looking at every package, trees, or a solver's word, which shows nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from goodoffices.settlement.check.case import Case
from goodoffices.settlement.check.trees import Claim, refute
from goodoffices.settlement.check.verdicts import Refused, Relied, exact, need


def argue(
    case: Case, argument: Any, by_looking: Callable[[], bool], claims: list[Claim] | None, barred: Any = None
) -> None:
    """Accept what an argument shows: `by_looking` at every package, or trees that refute the claims."""
    kind = argument["kind"]
    if kind == "exhaustive":
        need(by_looking(), "looking at every package shows otherwise")
    elif kind == "tree" and claims is not None:
        need(len(argument["trees"]) == len(claims), "a tree is missing")
        for claim, tree in zip(claims, argument["trees"], strict=True):
            refute(case, claim, tree, barred)
    elif kind == "solver":
        raise Relied("a solver says so, and no proof is given")
    else:
        raise Refused("there is no argument for it")


def same_values(case: Case, package: Any, given: Any) -> None:
    need([exact(one) * case.scale for one in given] == case.worth(package), "the package has other values")
