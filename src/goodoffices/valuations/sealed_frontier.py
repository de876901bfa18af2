"""The picture for the mediation team: what is possible, and where drafts lie, in numbers that are nobody's own.

Each party's gain runs from 0, its worth of no agreement, to 10, what it would gain by the package that it likes best of
those that it accepts: by its own deposit alone, so that its scale tells nothing of the others. Of a package two numbers
are told, in tenths and rounded down: the *least* gain of a party and the *mean* gain of all. The frontier has, for each
least gain that all can be given, the greatest mean that is then possible; a dot of it may stand for several packages,
and names none.

Efficient packages and their values as in Raiffa, *The Art and Science of Negotiation* (1982), chapter 10; the greatest
mean above a floor that rises is the ε-constraint method of Haimes, Lasdon and Wismer, "On a bicriterion formulation of
the problems of integrated system identification and system optimization", IEEE Transactions on Systems, Man, and
Cybernetics 1 (1971).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction

from goodoffices import settlement
from goodoffices.settlement.problem import Package, Problem, acceptable, values
from goodoffices.settlement.solution import NoZone, Solution
from goodoffices.talks.questions import Gains

WHOLE = 10

Left = Callable[[], float]
"""The seconds that are left; raises where there are none."""


class UnprovenError(Exception):
    """No proof was found in the time given."""


@dataclass(frozen=True, slots=True)
class Picture:
    """The frontier, best mean first, and where each text lies: None for what somebody could not accept."""

    frontier: tuple[Gains, ...]
    places: tuple[Gains | None, ...]


def picture(of: Problem, texts: tuple[Package, ...], left: Left) -> Picture | None:
    """The picture; None where there is no package that all could accept.

    >>> from goodoffices.settlement.problem import Party, Point
    >>> points = (Point("border", ("A", "B", "C")),)
    >>> rows = ((10, 6, 0),), ((0, 6, 10),), ((10, 3, 8),)
    >>> found = picture(Problem(points, tuple(Party(str(k), 0, row) for k, row in enumerate(rows))), ((2,),), lambda: 9)
    >>> found.frontier
    (Gains(least=0, mean=6), Gains(least=3, mean=5))
    >>> found.places
    (Gains(least=0, mean=6),)

    Raises:
        UnprovenError: the time did not suffice.
    """
    best = [_best(replace(of, parties=(party,)), left) for party in of.parties]
    spans = [max(1, one) if one is not None else 0 for one in best]
    if not all(spans):
        return None
    frontier: list[Gains] = []
    for least in range(WHOLE + 1):
        found = _greatest(of, spans, least, left)
        if found is None:
            break
        mean = _gains(of, spans, found).mean
        if frontier and frontier[-1].mean == mean:
            frontier.pop()
        frontier.append(Gains(least, mean))
    if not frontier:
        return None
    return Picture(tuple(frontier), tuple(_gains(of, spans, one) if acceptable(of, one) else None for one in texts))


def _best(alone: Problem, left: Left) -> int | None:
    """What a party gains by the package that it likes best of those that it accepts; None if it accepts none."""
    found = _proven(settlement.utilitarian(alone, time_limit=left()))
    return sum(values(alone, found.package)) - alone.parties[0].reservation if found is not None else None


def _greatest(of: Problem, spans: list[int], least: int, left: Left) -> Package | None:
    """A package with the greatest mean of those that give all at least so many tenths; None if there is none."""
    whole = 1
    for span in spans:
        whole *= span
    parties = []
    for party, span in zip(of.parties, spans, strict=True):
        factor = whole // span
        floor = party.reservation + -(-least * span // WHOLE)
        parties.append(
            replace(
                party,
                reservation=floor * factor,
                worth=tuple(tuple(worth * factor for worth in row) for row in party.worth),
                linkages=tuple(replace(one, worth=one.worth * factor) for one in party.linkages),
            )
        )
    found = _proven(settlement.utilitarian(replace(of, parties=tuple(parties)), time_limit=left()))
    return found.package if found is not None else None


def _proven(found: Solution | NoZone) -> Solution | None:
    if isinstance(found, NoZone):
        if not found.proven:
            raise UnprovenError
        return None
    if not found.optimal:
        raise UnprovenError
    return found


def _gains(of: Problem, spans: list[int], package: Package) -> Gains:
    worth = zip(values(of, package), of.parties, spans, strict=True)
    shares = [Fraction(value - party.reservation, span) for value, party, span in worth]
    return Gains(int(WHOLE * min(shares)), int(WHOLE * sum(shares) / len(shares)))
