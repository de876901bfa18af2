"""Certificates of what the zone hangs on, what improves on a text, and a division (`certificate.py` has the others)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from goodoffices.settlement.adjusted_winner import Division
from goodoffices.settlement.blockers import Blockers
from goodoffices.settlement.certificate import Certificate, Certifier, combined
from goodoffices.settlement.claims import Claim, gain, total, unchanged
from goodoffices.settlement.cores import Blocker
from goodoffices.settlement.improve import Improvements, Nearest, from_text
from goodoffices.settlement.limits import FACTS, Limit, lines
from goodoffices.settlement.problem import Package, named
from goodoffices.settlement.refutation import Tree
from goodoffices.settlement.relaxation import Fewest, Lowered
from goodoffices.settlement.sensitivity import Interval, Worth
from goodoffices.settlement.solution import Solution
from goodoffices.settlement.trade import Step


def blockers(by: Certifier, found: Blockers, *, facts: bool = False) -> Certificate:
    """What keeps the zone shut, or a package of the zone."""
    sets = [
        {**_blocker(by, one), "without": [None if p is None else named(by.problem, p) for p in one.without]}
        for one in found.sets
    ]
    openings = [
        {"limits": _limits(by, one.limits), "package": named(by.problem, one.package)} for one in found.openings
    ]
    package = None if found.package is None else named(by.problem, found.package)
    return by.about("blockers", package=package, sets=sets, openings=openings, complete=found.complete, facts=facts)


def fewest(by: Certifier, found: Fewest) -> Certificate:
    """The fewest limits whose dropping opens the zone."""
    fields: dict[str, Any] = {
        "measure": "fewest",
        "limits": _limits(by, found.limits),
        "bound": found.bound,
        "proven": found.proven,
        "blockers": [_blocker(by, one) for one in found.blockers],
    }
    return by.about("relaxation", **fields, **_reached(by, found.package))


def lowered(by: Certifier, found: Lowered, measure: str) -> Certificate:
    """The least lowering of reservation values: `measure` is `sum` or `share`."""
    power = 1 if measure == "sum" else 0
    argument = {"kind": "solver"} if found.tree is None else {"kind": "tree", "trees": [scaled(found.tree, by.factor)]}
    if by.problem.size <= by.few:
        argument = {"kind": "exhaustive"}
    shown = {} if found.package is not None and not found.bound else {"argument": argument}
    return by.about(
        "relaxation",
        measure=measure,
        reductions=[by.number(one) for one in found.reductions],
        total=by.number(found.total, power),
        bound=by.number(found.bound, power),
        proven=found.proven,
        **shown,
        **_reached(by, found.package),
    )


def improvements(by: Certifier, found: Improvements) -> list[Certificate]:
    """The nearest improvement on a text, and the best by each criterion."""
    made = [nearest(by, found.text, found.nearest)]
    made += [best(by, found.text, solution) for solution in found.best.values()]
    return made


def nearest(by: Certifier, text: Package, found: Nearest) -> Certificate:
    """An improvement that changes the fewest points; or that there is none."""
    over = from_text(by.problem, text)
    gains = tuple(gain(party) for party in over.parties)
    straight = Claim((*gains, total(gains)), (*(0 for _ in gains), 1))
    fields: dict[str, Any] = {"from": named(by.problem, text), "criterion": "nearest", "optimal": found.proven}
    if found.improvement is None:
        return by.about("improve", **fields, package=None, argument=by.argument([straight]))
    changed = len(found.improvement.changed)
    claim = Claim((*straight.measures, unchanged(by.problem, text)), (*straight.floors, len(text) - changed + 1))
    argument = by.argument([claim]) if found.proven else {"kind": "solver"}
    return by.about("improve", **fields, changed=changed, argument=argument, **_reached(by, found.improvement.package))


def best(by: Certifier, text: Package, found: Solution) -> Certificate:
    """An improvement on a text that is best by a criterion."""
    made = by.solution(found, from_text(by.problem, text))
    return {**made, "question": "improve", "from": named(by.problem, text)}


def path(by: Certifier, text: Package, steps: Sequence[Step]) -> Certificate:
    """Steps at which nobody falls below a text."""
    end = steps[-1].package if steps else text
    return by.about(
        "path",
        **{"from": named(by.problem, text)},
        steps=[named(by.problem, step.package) for step in steps],
        width=max((len(step.points) for step in steps), default=1),
        package=named(by.problem, end),
    )


def sensitivity(by: Certifier, worth: Worth, criterion: str, package: Package, found: Interval) -> Certificate:
    """How far a number may move while a package stays best by a criterion."""
    kind = "exhaustive" if by.problem.size <= by.few and found.proven and by.factor == 1 else "solver"
    low, high = (None if end is None else by.number(end) for end in (found.low, found.high))
    return by.about(
        "sensitivity",
        criterion=criterion,
        party=by.problem.parties[worth.party].id,
        when=combined(by.problem, worth.when),
        package=named(by.problem, package),
        low=low,
        high=high,
        argument={"kind": kind},
    )


def division(by: Certifier, found: Division) -> Certificate:
    """Shares by adjusted winner: the shares are all the argument that there is, and enough."""
    points, parties = by.problem.points, by.problem.parties
    shares = {
        point.id: {party.id: by.number(one, 0) for party, one in zip(parties, parts, strict=True)}
        for point, parts in zip(points, found.shares, strict=True)
    }
    return by.about(
        "division",
        rule="adjusted winner",
        shares=shares,
        values=[by.number(one) for one in found.values],
        proportion=by.number(found.proportion, 0),
        split=None if found.split is None else points[found.split].id,
    )


def scaled(tree: Tree, factor: int) -> Tree:
    """A tree for worths that were multiplied by a factor, made to fit the worths without it."""
    if factor == 1:
        return tree
    made = dict(tree)
    for field in ("floors", "curve"):
        if field in tree:
            made[field] = [factor * one for one in tree[field]]
    if "branches" in tree:
        made["branches"] = [[part, scaled(one, factor)] for part, one in tree["branches"]]
    return made


def _blocker(by: Certifier, one: Blocker) -> dict[str, Any]:
    return {
        "limits": _limits(by, one.limits),
        "argument": {"kind": "tree", "trees": [scaled(one.tree, by.factor)]},
    }


def _limits(by: Certifier, limits: Sequence[Limit]) -> list[dict[str, Any]]:
    barring = lines(by.problem)

    def plain(limit: Limit) -> dict[str, Any]:
        if limit.party == FACTS:
            return {"forbidden": combined(by.problem, barring[limit])}
        whose = {"party": by.problem.parties[limit.party].id}
        return whose if limit.line is None else {**whose, "red_line": combined(by.problem, barring[limit])}

    return [plain(limit) for limit in limits]


def _reached(by: Certifier, package: Package | None) -> dict[str, Any]:
    if package is None:
        return {"package": None}
    return {"package": named(by.problem, package), "values": by.worth(package)}
