"""Why a point changes, in words: only what the marks said, by whom and how often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from goodoffices.settlement.problem import Package, Point
from goodoffices.valuations.one_text.marks import BETTER, SAME, WORSE, Round

TIMES = {1: "", 2: " twice"}

SAID = {BETTER: "better than", SAME: "the same as", WORSE: "worse than"}


@dataclass(frozen=True, slots=True)
class Change:
    """One point that the next draft changes, from one alternative to another, and why, for the mediation team."""

    point: int
    old: int
    new: int
    words: str


def changes(
    points: Sequence[Point], delegations: Sequence[str], rounds: Sequence[Round], draft: Package
) -> tuple[Change, ...]:
    """What a next draft changes of the last, in the order of the points; nothing for the first draft."""
    if not rounds:
        return ()
    last = rounds[-1].draft
    return tuple(
        Change(k, old, new, _words(points[k], delegations, rounds, k, old, new))
        for k, (old, new) in enumerate(zip(last, draft, strict=True))
        if old != new
    )


def _words(point: Point, delegations: Sequence[str], rounds: Sequence[Round], k: int, old: int, new: int) -> str:
    been = any(one.draft[k] == new for one in rounds)
    old_name, new_name = point.alternatives[old], point.alternatives[new]
    head = f"{point.id}: {'go back to' if been else 'try'} {new_name}"
    marks = beside(rounds, k, old, new)
    said = []
    for sign in (WORSE, SAME, BETTER):
        if names := [_times(name, marks[name, sign]) for name in delegations if marks[name, sign]]:
            said.append(f"{SAID[sign]} {new_name} for {_listed(names)}")
    if not said:
        return f"{head}; nobody has marked it beside {old_name} yet."
    return f"{head}; {old_name} was {', '.join(said)}."


def beside(rounds: Sequence[Round], k: int, old: int, new: int) -> Counter[tuple[str, int]]:
    """How often each delegation marked `old` as better, the same or worse than `new`, whichever came first."""
    found: Counter[tuple[str, int]] = Counter()
    for before, after in pairwise(rounds):
        step = (before.draft[k], after.draft[k])
        if step not in ((old, new), (new, old)):
            continue
        for name, reaction in after.reactions.items():
            mark = reaction.points[k] if reaction.points else None
            if mark is not None:
                found[name, mark if step == (new, old) else -mark] += 1
    return found


def _times(name: str, number: int) -> str:
    return name + TIMES.get(number, f" {number} times")


def _listed(names: Sequence[str]) -> str:
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last
