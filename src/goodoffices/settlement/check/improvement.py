"""Claims about improving on a text: a package that hurts nobody, and a way to it."""

from __future__ import annotations

from typing import Any

from goodoffices.settlement.check.arguments import argue, same_values
from goodoffices.settlement.check.case import Case
from goodoffices.settlement.check.measures import Measure, holds, total
from goodoffices.settlement.check.solution import solution
from goodoffices.settlement.check.trees import Claim
from goodoffices.settlement.check.verdicts import need, rely


def improve(case: Case, given: Any) -> Any:
    text = case.package(given["from"])
    other = case.measured_from(case.worth(text))
    gains = other.all_gains()
    straight = Claim([*gains, total(gains)], [*(0 for _ in gains), 1])
    if given.get("package") is None:
        yield "nothing makes one party better off and none worse"
        yield lambda: argue(other, given["argument"], lambda: not better(other), [straight])
        return
    yield "the package makes one party better off than the text, and none worse"
    package = case.package(given["package"])
    need(other.accepts(package) and sum(other.gains(other.worth(package))) > 0, "it does not")
    same_values(case, package, given["values"])
    if given["criterion"] != "nearest":
        yield from solution(other, given)
        return
    yield "no such package changes fewer points"
    changed = sum(a != b for a, b in zip(package, text, strict=True))
    need(type(given["changed"]) is int and changed == given["changed"], "it changes another number of points")
    if given["optimal"] is not True:
        need(given["optimal"] is False, "it is either nearest or not")
        yield lambda: rely("it is not said to be nearest")
        return
    kept = Measure([[int(a == b) for a in range(len(names))] for b, names in zip(text, case.names, strict=True)], {}, 0)
    claim = Claim([*straight.measures, kept], [*straight.floors, len(text) - changed + 1])
    nearest = lambda: min(sum(a != b for a, b in zip(one, text, strict=True)) for one in better(other)) == changed  # noqa: E731
    yield lambda: argue(other, given["argument"], nearest, [claim])


def better(case: Case) -> list[Any]:
    return [one for one, values in case.listed("zone") if sum(case.gains(values)) > 0]


def path(case: Case, given: Any) -> Any:
    yield "at no step does a party fall below the text, or is a limit crossed that the text does not cross"
    at = case.package(given["from"])
    start = case.worth(at)
    crossed = {one for one in case.barred if holds(one, at)}
    for named in given["steps"]:
        step = case.package(named)
        changed = sum(a != b for a, b in zip(at, step, strict=True))
        need(1 <= changed <= given["width"], "a step changes no point, or too many")
        need(all(a >= b for a, b in zip(case.worth(step), start, strict=True)), "a party falls below the text")
        need(all(one in crossed for one in case.barred if holds(one, step)), "a step crosses a limit")
        at = step
    need(at == case.package(given["package"]), "the steps end elsewhere")
