"""What the numbers of a kit make of it: is there a zone, how large, how hard to find, and whom does it leave cold."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import combinations
from math import comb

from msgspec import Struct

from goodoffices.settlement import Count, FrontierTooLarge, Package, Problem, count, frontier, zone
from goodoffices.settlement.limits import keeping, least, most
from goodoffices.talks.act import PartyId

ANY_WILL_DO = Fraction(1, 2)
"""A zone that holds a larger share of the packages that can be had is found by anybody."""

HARDLY_FOUND = Fraction(1, 5000)
"""A zone that holds a smaller share is found by hardly any class within the time that there is."""

LITTLE = Fraction(1, 20)
"""What is less than so much of the whole does not count."""


MANY = 300
"""Coalitions beyond which they are not looked at one by one."""


class Interest(Struct, frozen=True):
    """How much a party has to gain, to lose and to say. Shares are between 0 and 1."""

    party: PartyId
    points: int  # that matter to it: a twentieth of its span and more between its best and its worst alternative
    refuses: Fraction | None  # the share of what suits all others that it says no to; None: not known
    low: Fraction  # what it has in the efficient packages of the zone, as written: the least and the most
    high: Fraction
    span: Fraction  # between the worst and the best of all packages, as a bound

    @property
    def dull(self) -> str:
        """Why its seats are dull, or nothing."""
        if self.points < 2:
            return f"it minds about {'one point only' if self.points else 'no point'}, so it has nothing to trade"
        if self.refuses is not None and self.refuses < LITTLE:
            return "nearly everything that suits the others suits it too, so nobody has to ask it"
        if self.high - self.low < LITTLE * self.span:
            return "it has nearly the same however the others settle, so it has nothing to fight for"
        return ""


class Coalition(Struct, frozen=True):
    """Parties that can decide together, and how many packages suit all of them (at least so many)."""

    parties: tuple[PartyId, ...]
    packages: int


class Measures(Struct, frozen=True):
    """A kit in figures. `zone` None: it was not found out whether there is one."""

    packages: int
    possible: Count  # those that hold no forbidden combination
    zone: bool | None
    inside: Count  # how many packages are in the zone
    efficient: int | None  # how many different combinations of worths among the efficient ones; None: too many
    interests: tuple[Interest, ...]
    witness: Package | None = None
    enough: int = 0  # how many parties decide, where not all are needed
    coalitions: tuple[Coalition, ...] = ()  # each of that many, if so many can be looked at

    @property
    def share(self) -> Fraction:
        """The share of the zone among the packages that can be had; of bounds, their middle."""
        within, of = (one.lower + one.upper for one in (self.inside, self.possible))
        return Fraction(within, of) if of else Fraction(0)

    @property
    def verdict(self) -> str:
        """In a word: hopeless, hard, trivial or playable; where not all are needed, by the easiest coalition."""
        most = max((one.packages for one in self.coalitions), default=None)
        if most == 0 or (most is None and self.zone is False):
            return "hopeless"
        share = self.share if most is None else Fraction(most, max(1, self.possible.upper))
        if self.efficient == 1 or share > ANY_WILL_DO:
            return "trivial"
        return "hard" if share < HARDLY_FOUND else "playable"


def measure(problem: Problem, *, enough: int = 0, always: Collection[PartyId] = (), time_limit: float = 20) -> Measures:
    """The figures of a problem.

    Args:
        enough: how many parties decide, where not all are needed; the parties in `always` are among them.
        time_limit: seconds for the one question that may take long.
    """
    found = zone(problem, time_limit=time_limit)
    free = keeping(problem, ())
    possible, inside = count(free), count(problem)
    spread, efficient = _spread(problem) if found.exists else ({}, 0)
    interests = tuple(_interest(problem, k, inside, spread.get(k)) for k in range(len(problem.parties)))
    coalitions = tuple(_coalitions(problem, enough, always)) if 0 < enough < len(problem.parties) else ()
    return Measures(
        problem.size, possible, found.exists, inside, efficient, interests, found.witness, enough, coalitions
    )


def _coalitions(problem: Problem, enough: int, always: Collection[PartyId]) -> Iterator[Coalition]:
    """Every coalition of `enough` parties; none where there are too many. What the others refuse does not count."""
    if comb(len(problem.parties), enough) > MANY:
        return
    for parties in combinations(problem.parties, enough):
        names = tuple(party.id for party in parties)
        if set(always) <= set(names):
            yield Coalition(names, count(replace(problem, parties=parties)).lower)


def _spread(problem: Problem) -> tuple[dict[int, tuple[int, int]], int | None]:
    """The least and the most that each party has in the efficient packages of the zone, and how many there are."""
    try:
        rows = frontier(problem).vectors()
    except FrontierTooLarge:
        return {}, None
    return {k: (min(column), max(column)) for k, column in enumerate(zip(*rows, strict=True))}, len(rows)


def _interest(problem: Problem, k: int, inside: Count, ends: tuple[int, int] | None) -> Interest:
    party = problem.parties[k]
    span = most(party) - least(party)
    mattering = sum(max(row) - min(row) >= LITTLE * span and max(row) > min(row) for row in party.worth)
    silent = replace(party, reservation=min(party.reservation, least(party)), red_lines=())
    others = count(replace(problem, parties=(*problem.parties[:k], silent, *problem.parties[k + 1 :])))
    known = inside.exact and others.exact and others.upper > 0
    refuses = 1 - Fraction(inside.upper, others.upper) if known else None
    low, high = (Fraction(one, problem.scale) for one in ends or (least(party), most(party)))
    return Interest(party.id, mattering, refuses, low, high, Fraction(span, problem.scale))
