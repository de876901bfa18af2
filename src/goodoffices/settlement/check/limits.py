"""Limits as certificates name them: reservation values, red lines and forbidden combinations."""

from __future__ import annotations

from typing import Any

from goodoffices.settlement.check.arguments import argue
from goodoffices.settlement.check.case import Case
from goodoffices.settlement.check.measures import holds
from goodoffices.settlement.check.trees import Claim
from goodoffices.settlement.check.verdicts import need


def limits(case: Case, given: Any) -> tuple[set[int], set[Any], set[Any]]:
    """Parties, red lines (party, combination) and forbidden combinations that a list of limits names."""
    parties, lines, facts = set(), set(), set()
    for one in given:
        if "forbidden" in one:
            facts.add(case.combination(one["forbidden"]))
            need(facts <= set(case.forbidden), "a combination is not forbidden")
        elif "red_line" in one:
            lines.add((case.party(one["party"]), case.combination(one["red_line"])))
            need(all(line in case.lines[i] for i, line in lines), "a red line is not one")
        else:
            parties.add(case.party(one["party"]))
    need(len(given) == len(parties) + len(lines) + len(facts), "a limit is listed twice")
    return parties, lines, facts


def unmet(case: Case, package: Any, facts: bool) -> set[Any]:
    """The limits that a package does not meet, as `limits` names them."""
    broken: set[Any] = {i for i, gain in enumerate(case.gains(case.worth(package))) if gain < 0}
    broken |= {(i, line) for i, lines in enumerate(case.lines) for line in lines if holds(line, package)}
    forbidden = {one for one in case.forbidden if holds(one, package)}
    need(facts or not forbidden, "the package holds a forbidden combination")
    return broken | forbidden


def together(case: Case, given: Any, facts: bool) -> set[Any]:
    """Check that no package meets all limits of a set; the set."""
    parties, lines, rules = limits(case, given["limits"])
    whole = {*parties, *lines, *rules}
    barred = {*(() if facts else case.forbidden), *rules, *(line for _, line in lines)}
    claim = Claim(case.all_gains(), [0 if i in parties else None for i in range(len(case.parties))])
    looking = lambda: not any(whole.isdisjoint(unmet(case, one, False)) for one, _ in case.listed("possible"))  # noqa: E731
    need(not facts or given["argument"]["kind"] != "exhaustive", "looking at every package does not show this")
    argue(case, given["argument"], looking, [claim], barred)
    return whole
