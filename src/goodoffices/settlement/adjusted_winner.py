"""Adjusted winner: two parties share out divisible points so that both get the same share by their own count.

Brams and Taylor, *Fair Division* (1996), chapter 4. Each party divides its worth among the points. Every point first
goes to the party that puts more on it (equal ones to whoever is behind). Then the party that is ahead hands over
points, or a part of one, in the order of (its worth / the other's worth), the least first, until both have the same
share of their own total. At most one point is split.

The outcome is *equitable* (equal shares), *envy-free* (nobody would rather have the other's part) and *efficient*
(nothing else is better for one and no worse for the other), if the worths are true and add up; a party that knows the
other's worths can do better by misstating its own. Conditions: two parties, divisible points, no linkages or red lines,
no negative worths; reservation values play no part. Complexity: sorting. All numbers are exact fractions.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from goodoffices.settlement.problem import Problem, ProblemError

Shares = tuple[Fraction, Fraction]


@dataclass(frozen=True, slots=True)
class Division:
    """What each party gets: `shares[k]` of point k, `values` in its own points, `proportion` of its own total.

    `split` is the point that is shared, if one is; `first` are the values before anything was handed over.
    """

    shares: tuple[Shares, ...]
    values: Shares
    proportion: Fraction
    split: int | None
    first: tuple[int, int]


def adjusted_winner(problem: Problem) -> Division:
    """Divide the points between the two parties.

    >>> from goodoffices.settlement.problem import Party, Point
    >>> points = tuple(Point(name, ()) for name in ("pension", "house", "cottage", "savings", "other"))
    >>> carol = Party("carol", 0, ((50,), (20,), (15,), (10,), (5,)))
    >>> bob = Party("bob", 0, ((40,), (30,), (10,), (10,), (10,)))
    >>> division = adjusted_winner(Problem(points, (carol, bob)))
    >>> [str(one) for one in division.values], [str(one) for one in division.shares[division.split]]
    (['170/3', '170/3'], ['5/6', '1/6'])

    Raises:
        ProblemError: there are not two parties; a point is not divisible; a worth is negative, a total zero; there are
            linkages, red lines or forbidden combinations.
    """
    check(problem)
    worths = [tuple(party.worth[k][0] for party in problem.parties) for k in range(len(problem.points))]
    totals = [sum(column) for column in zip(*worths, strict=True)]
    # By each party's own total, so that parties may count in units of their own.
    parts = [(Fraction(a, totals[0]), Fraction(b, totals[1])) for a, b in worths]
    held = [Fraction(0), Fraction(0)]
    owner: dict[int, int] = {}
    for k, (a, b) in sorted(enumerate(parts), key=lambda one: one[1][0] == one[1][1]):
        owner[k] = 0 if a > b or (a == b and held[0] <= held[1]) else 1
        held[owner[k]] += parts[k][owner[k]]
    first = tuple(sum(worths[k][i] for k in owner if owner[k] == i) for i in (0, 1))
    kept = {k: Fraction(1) for k in owner}
    ahead = 0 if held[0] >= held[1] else 1
    split = None
    mine = [k for k in owner if owner[k] == ahead]
    for k in sorted(mine, key=lambda k: ratio(parts[k][ahead], parts[k][1 - ahead])):
        apart = held[ahead] - held[1 - ahead]
        if not apart or not any(parts[k]):
            continue
        handed = min(Fraction(1), apart / sum(parts[k]))
        kept[k] -= handed
        held[ahead] -= handed * parts[k][ahead]
        held[1 - ahead] += handed * parts[k][1 - ahead]
        split = k if handed < 1 else None
    shares = tuple((kept[k], 1 - kept[k]) if owner[k] == 0 else (1 - kept[k], kept[k]) for k in range(len(parts)))
    return Division(shares, (held[0] * totals[0], held[1] * totals[1]), held[0], split, (first[0], first[1]))


def ratio(mine: Fraction, others: Fraction) -> tuple[bool, Fraction]:
    """How much more a point is worth to its holder; what is worth nothing to the other is handed over last."""
    return (True, mine) if not others else (False, mine / others)


def check(problem: Problem) -> None:
    """Refuse what adjusted winner is not for. Raises ProblemError; names the party and the point."""
    if len(problem.parties) != 2:
        raise ProblemError(f"Adjusted winner divides between two parties; here there are {len(problem.parties)}.")
    for point in problem.points:
        if not point.divisible:
            raise ProblemError(
                f"Point {point.id!r} has alternatives; adjusted winner shares points out: leave them out to divide it."
            )
    if problem.forbidden:
        raise ProblemError("Adjusted winner knows no forbidden combinations: remove them.")
    for party in problem.parties:
        if party.linkages or party.red_lines:
            raise ProblemError(f"Party {party.id!r} has linkages or red lines, which adjusted winner knows not.")
        for point, worth in zip(problem.points, party.worth, strict=True):
            if worth[0] < 0:
                raise ProblemError(
                    f"Party {party.id!r} holds point {point.id!r} to be a burden ({worth[0]}): "
                    "say what it is worth to be rid of it, and divide that."
                )
        if not sum(worth[0] for worth in party.worth):
            raise ProblemError(f"Party {party.id!r} puts no worth on any point: there is nothing to divide by.")
