"""What the numbers of a kit make of it: is there a zone, how large, how hard to find, and whom does it leave cold."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

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


class Measures(Struct, frozen=True):
    """A kit in figures. `zone` None: it was not found out whether there is one."""

    packages: int
    possible: Count  # those that hold no forbidden combination
    zone: bool | None
    inside: Count  # how many packages are in the zone
    efficient: int | None  # how many different combinations of worths among the efficient ones; None: too many
    interests: tuple[Interest, ...]
    witness: Package | None = None

    @property
    def share(self) -> Fraction:
        """The share of the zone among the packages that can be had; of bounds, their middle."""
        within, of = (one.lower + one.upper for one in (self.inside, self.possible))
        return Fraction(within, of) if of else Fraction(0)

    @property
    def verdict(self) -> str:
        """In a word: hopeless, hard, trivial or playable."""
        if self.zone is False:
            return "hopeless"
        if self.efficient == 1 or self.share > ANY_WILL_DO:
            return "trivial"
        return "hard" if self.share < HARDLY_FOUND else "playable"


def measure(problem: Problem, *, time_limit: float = 20) -> Measures:
    """The figures of a problem. `time_limit`: seconds for the one question that may take long."""
    found = zone(problem, time_limit=time_limit)
    free = keeping(problem, ())
    possible, inside = count(free), count(problem)
    spread, efficient = _spread(problem) if found.exists else ({}, 0)
    interests = tuple(_interest(problem, k, inside, spread.get(k)) for k in range(len(problem.parties)))
    return Measures(problem.size, possible, found.exists, inside, efficient, interests, found.witness)


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
