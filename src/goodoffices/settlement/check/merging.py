"""Putting all value vectors together again, from groups of points that nothing joins."""

from __future__ import annotations

from itertools import product
from math import prod
from typing import Any

from goodoffices.settlement.check.case import MOST_PACKAGES, Case
from goodoffices.settlement.check.measures import holds
from goodoffices.settlement.check.verdicts import Relied

MOST_VECTORS = 4_000
"""Value vectors up to which a table is put together again."""


def merged(case: Case, *, prune: bool, bars: Any = None) -> dict[tuple[int, ...], int]:
    """Value vectors of all packages without a barred combination, and how many have each; only efficient if `prune`."""
    groups = [{k} for k in range(len(case.ids))]
    bars = case.barred if bars is None else bars
    linked = {when for measure in case.values for when in measure.linkages}
    for when in linked | set(bars):
        joined = [one for one in groups if any(k in one for k, _ in when)]
        groups = [one for one in groups if one not in joined] + [set().union(*joined)]
    whole = {(0,) * len(case.parties): 1}
    for group in sorted(groups, key=len):
        places = sorted(group)
        if prod(len(case.names[k]) for k in places) > MOST_PACKAGES:
            raise Relied("too many points hang together to be redone")
        inside = [(when, i) for i, m in enumerate(case.values) for when in m.linkages if when[0][0] in group]
        here: dict[tuple[int, ...], int] = {}
        for chosen in product(*(range(len(case.names[k])) for k in places)):
            part = dict(zip(places, chosen, strict=True))
            if any(one[0][0] in group and holds(one, part) for one in bars):
                continue
            vector = [sum(m.worth[k][a] for k, a in part.items()) for m in case.values]
            for when, i in inside:
                vector[i] += case.values[i].linkages[when] if holds(when, part) else 0
            here[tuple(vector)] = here.get(tuple(vector), 0) + 1
        if len(whole) * len(here) > 100 * MOST_VECTORS:
            raise Relied("the table of values grows too long to be redone")
        longer: dict[tuple[int, ...], int] = {}
        for left, n in whole.items():
            for right, m in here.items():
                both = tuple(a + b for a, b in zip(left, right, strict=True))
                longer[both] = longer.get(both, 0) + n * m
        whole = {one: longer[one] for one in efficient(longer)} if prune else longer
        if len(whole) > MOST_VECTORS:
            raise Relied("the table of values grows too long to be redone")
    return whole


def efficient(vectors: Any) -> list[tuple[int, ...]]:
    """Those that no other is at least as great as throughout."""
    kept: list[tuple[int, ...]] = []
    for one in sorted(set(vectors), key=sum, reverse=True):
        if not any(all(a >= b for a, b in zip(other, one, strict=True)) for other in kept):
            kept.append(one)
    return kept
