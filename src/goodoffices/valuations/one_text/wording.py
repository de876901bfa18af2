"""Why a point changes, in words: only what the marks said, by whom and how often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from goodoffices.phrases import counted, phrase
from goodoffices.settlement.problem import Package, Point
from goodoffices.valuations.one_text.marks import BETTER, SAME, WORSE, Round


@dataclass(frozen=True, slots=True)
class Change:
    """One point that the next draft changes, from one alternative to another, and why, for the mediation team.

    `words` begin with the point; `sentence` says the same without it.
    """

    point: int
    old: int
    new: int
    words: str
    sentence: str


def changes(
    points: Sequence[Point], delegations: Sequence[str], rounds: Sequence[Round], draft: Package
) -> tuple[Change, ...]:
    """What a next draft changes of the last, in the order of the points; nothing for the first draft."""
    if not rounds:
        return ()
    last = rounds[-1].draft
    found = []
    for k, (old, new) in enumerate(zip(last, draft, strict=True)):
        if old != new:
            sentence = _sentence(points[k], delegations, rounds, k, old, new)
            words = f"{points[k].id}: {sentence[:1].lower()}{sentence[1:]}"
            found.append(Change(k, old, new, words, sentence))
    return tuple(found)


def _sentence(point: Point, delegations: Sequence[str], rounds: Sequence[Round], k: int, old: int, new: int) -> str:
    been = any(one.draft[k] == new for one in rounds)
    old_name, new_name = point.alternatives[old], point.alternatives[new]
    marks = beside(rounds, k, old, new)
    said = ""
    for sign in (WORSE, SAME, BETTER):
        if names := [_times(name, marks[name, sign]) for name in delegations if marks[name, sign]]:
            one = _marked(sign, new_name, _listed(names))
            said = phrase("{first}, {next}", first=said, next=one) if said else one
    if not said and been:
        return phrase("Go back to {new}; nobody has marked it beside {old} yet.", new=new_name, old=old_name)
    if not said:
        return phrase("Try {new}; nobody has marked it beside {old} yet.", new=new_name, old=old_name)
    if been:
        # Translators: {marks} is such as “worse than A for Akra and Selm, the same as A for Dovra”
        return phrase("Go back to {new}; {old} was {marks}.", new=new_name, old=old_name, marks=said)
    return phrase("Try {new}; {old} was {marks}.", new=new_name, old=old_name, marks=said)


def _marked(sign: int, new: str, parties: str) -> str:
    if sign == WORSE:
        return phrase("worse than {new} for {parties}", new=new, parties=parties)
    if sign == SAME:
        return phrase("the same as {new} for {parties}", new=new, parties=parties)
    return phrase("better than {new} for {parties}", new=new, parties=parties)


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
    if number == 1:
        return name
    if number == 2:
        return phrase("{party} twice", party=name)
    return counted("{party} {number} times", "{party} {number} times", number, party=name)


def _listed(names: Sequence[str]) -> str:
    *first, last = names
    if not first:
        return last
    several = first[0]
    for one in first[1:]:
        several = phrase("{first}, {next}", first=several, next=one)
    return phrase("{several} and {last}", several=several, last=last)
