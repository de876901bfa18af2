"""Random sets of stances on three points, as a room's record has them, and all packages by looking at every one.

The brute force knows the stances as they were made up, and nothing of how a state or a table of them is read.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from random import Random

from goodoffices.talks.act import PLENARY, Entry
from goodoffices.talks.alternatives import Withdraw
from goodoffices.talks.play import StateOfPlay, fold
from goodoffices.talks.stances import Condition, TakeStance
from tests.talks.world import AKRA, DORN, SELM, SOC, World, founded

PARTIES = ("akra", "selm", "dorn")
POINTS = ("1", "2", "3")
EACH = 3
ACCEPTS = ("accept", "accept ad referendum")
WORDS = ("accept", "accept", "accept", "accept", "accept ad referendum", "can live with", "reserve", "oppose", None)

Combination = tuple[int | None, ...]
"""Of each point the number of an alternative, or none."""


def _template(**rules: object) -> tuple[World, dict[str, list[int]]]:
    world = founded(third=True)
    if rules:
        world.adopt([AKRA, SELM, DORN], **rules)
    return world, {point: [world.propose(SOC, point) for _ in range(EACH)] for point in POINTS}


BY_ALL = _template()
BY_ENOUGH = _template(decision="sufficient consensus", sufficient=2, sufficient_with=["akra"])


@dataclass(frozen=True)
class Case:
    """Who said what: by alternative and party a stance and its conditions. What is withdrawn stands no more."""

    enough: bool
    said: dict[tuple[int, str], tuple[str, tuple[Condition, ...]]]
    withdrawn: frozenset[int]

    @property
    def wordings(self) -> dict[str, list[int]]:
        return (BY_ENOUGH if self.enough else BY_ALL)[1]

    @property
    def live(self) -> dict[str, list[int]]:
        return {point: [n for n in numbers if n not in self.withdrawn] for point, numbers in self.wordings.items()}

    def play(self) -> StateOfPlay:
        """The record with these stances, and with what was withdrawn after them."""
        world, wordings = BY_ENOUGH if self.enough else BY_ALL
        state = world.room()
        point_of = {number: point for point, numbers in wordings.items() for number in numbers}
        acts: list[tuple[str, TakeStance | Withdraw]] = [
            (f"{party}.head", TakeStance(point=point_of[n], wording=n, stance=stance, conditions=conditions))  # type: ignore[arg-type]
            for (n, party), (stance, conditions) in self.said.items()
        ]
        acts += [(SOC, Withdraw(point=point_of[n], alternative=n)) for n in sorted(self.withdrawn)]
        entries = [Entry(PLENARY, state.number + 1 + i, seat, world.now, act) for i, (seat, act) in enumerate(acts)]
        return StateOfPlay({PLENARY: fold(PLENARY, [*state.entries, *entries])})


def case_of(seed: int) -> Case:
    """The set of stances of a seed."""
    source = Random(seed)
    enough = source.random() < 0.4
    wordings = (BY_ENOUGH if enough else BY_ALL)[1]
    often, silent = source.choice((0.15, 0.35, 0.6)), source.choice((0.0, 0.1, 0.4))
    said = {}
    for point in POINTS:
        for number in wordings[point]:
            for party in PARTIES:
                stance = None if source.random() < silent else source.choice(WORDS)
                if stance is not None:
                    may = stance in (*ACCEPTS, "can live with") and source.random() < often
                    said[number, party] = (stance, _conditions(source, wordings) if may else ())
    withdrawn = [n for numbers in wordings.values() for n in numbers if source.random() < 0.15]
    return Case(enough, said, frozenset(withdrawn))


def _conditions(source: Random, wordings: dict[str, list[int]]) -> tuple[Condition, ...]:
    found = []
    for _ in range(source.choice((1, 1, 2))):
        point = source.choice(POINTS)
        kind = source.random()
        if kind < 0.15:
            found.append(Condition(conduct=source.choice(("that the boats are back", "that the radio is silent"))))
        elif kind < 0.4:
            found.append(Condition(point=point))
        else:
            found.append(Condition(point=point, wording=source.choice(wordings[point])))
    return tuple(dict.fromkeys(found))


Let = frozenset[tuple[int, str, Condition]]
"""Conditions taken as met or dropped: on which alternative, whose, which."""


def combinations(case: Case) -> Iterator[Combination]:
    """All of them: on each point one alternative that stands, or none."""
    return product(*([*case.live[point], None] for point in POINTS))


def joins(case: Case, number: int, party: str, chosen: Combination, asked: bool, let: Let = frozenset()) -> bool:
    """Whether a party joins in on an alternative, were these chosen."""
    stance, conditions = case.said.get((number, party), (None, ()))
    if stance is None or case.withdrawn & {condition.wording for condition in conditions}:
        return asked
    if stance not in ACCEPTS and (stance == "oppose" or not asked):
        return False
    for condition in conditions:
        if (number, party, condition) in let:
            continue
        if condition.point is None:
            met = asked
        else:
            there = chosen[POINTS.index(condition.point)]
            met = there is not None if condition.wording is None else there == condition.wording
        if not met:
            return False
    return True


def decided(case: Case, joined: set[str]) -> bool:
    return len(joined) == 3 or (case.enough and len(joined) >= 2 and "akra" in joined)


def closed(case: Case, chosen: Combination, asked: bool, let: Let = frozenset(), granted: tuple[int, ...] = ()) -> bool:
    """Whether everything chosen could be agreed with the rest."""
    return all(
        number in granted or decided(case, {p for p in PARTIES if joins(case, number, p, chosen, asked, let)})
        for number in chosen
        if number is not None
    )


def whole(case: Case, asked: bool) -> list[Combination]:
    """The closed combinations to which nothing can be added."""
    found = [chosen for chosen in combinations(case) if closed(case, chosen, asked)]
    return [one for one in found if not any(other != one and _within(one, other) for other in found)]


def _within(one: Combination, other: Combination) -> bool:
    return all(a is None or a == b for a, b in zip(one, other, strict=True))


def needs(case: Case, chosen: Combination) -> int:
    """The fewest parties that have yet to join, over all that is chosen."""
    total = 0
    for number in chosen:
        if number is not None:
            firm = {party for party in PARTIES if joins(case, number, party, chosen, asked=False)}
            willing = [party for party in PARTIES if joins(case, number, party, chosen, asked=True)]
            ways = product(*([False, True] for _ in willing))
            more = [{party for party, yes in zip(willing, way, strict=True) if yes} for way in ways]
            total += min(len(extra - firm) for extra in more if decided(case, firm | extra))
    return total


def best_single(case: Case) -> tuple[int, int]:
    """How many points close together as things stand, and at most with one condition met or dropped."""
    base = max(settled(chosen) for chosen in combinations(case) if closed(case, chosen, False))
    best = base
    stated = [
        (n, party, condition)
        for (n, party), (stance, conditions) in case.said.items()
        if stance in ACCEPTS and n not in case.withdrawn and not case.withdrawn & {c.wording for c in conditions}
        for condition in conditions
    ]
    for chosen in combinations(case):
        if settled(chosen) <= best:
            continue
        lets = [frozenset([one]) for one in stated]
        lets += [frozenset(one for one in stated if one[2] == c) for _, _, c in stated if c.point is None]
        if any(closed(case, chosen, False, let) for let in lets):
            best = settled(chosen)
    for _, _, condition in stated:
        if condition.point is not None:
            granted = tuple(n for n in case.live[condition.point] if condition.wording in (None, n))
            for chosen in combinations(case) if granted else ():
                if settled(chosen) - 1 > best and closed(case, chosen, False, granted=granted):
                    best = settled(chosen) - 1
    return base, best


def settled(chosen: Combination) -> int:
    return sum(number is not None for number in chosen)
