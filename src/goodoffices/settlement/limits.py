"""Limits: what a party can say no with, one by one, so that one may ask which of them keep the zone shut.

A party's limits are its reservation value and each of its red lines. Forbidden combinations are facts about the points,
not anybody's choice: they are limits only where they are asked to be.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from goodoffices.settlement.problem import Combination, Package, Party, Problem, holds, value


@dataclass(frozen=True, slots=True)
class Limit:
    """One limit: a party's reservation value (`line` None) or its red line of that index.

    A `party` of -1 stands for the facts: `line` is then an index into the problem's forbidden combinations.
    """

    party: int
    line: int | None = None

    def _key(self) -> tuple[int, int]:
        return self.party, -1 if self.line is None else self.line


FACTS = -1
"""The `party` of a forbidden combination."""


def limits(problem: Problem, *, facts: bool = False) -> tuple[Limit, ...]:
    """All limits of a problem, party by party; with `facts` the forbidden combinations too.

    >>> from goodoffices.settlement.problem import Party, Point
    >>> border = Point("border", ("A", "B"))
    >>> limits(Problem((border,), (Party("akra", 1, ((2, 0),), red_lines=(((0, 1),),)),)))
    (Limit(party=0, line=None), Limit(party=0, line=0))
    """
    found = [Limit(FACTS, k) for k in range(len(problem.forbidden))] if facts else []
    for i, party in enumerate(problem.parties):
        found.append(Limit(i))
        found.extend(Limit(i, k) for k in range(len(party.red_lines)))
    return tuple(found)


def lines(problem: Problem) -> dict[Limit, Combination]:
    """The combination that each red line, and each forbidden combination, bars."""
    found = {Limit(FACTS, k): one for k, one in enumerate(problem.forbidden)}
    for i, party in enumerate(problem.parties):
        found.update({Limit(i, k): line for k, line in enumerate(party.red_lines)})
    return found


def keeping(problem: Problem, kept: Collection[Limit], *, facts: bool = False) -> Problem:
    """The problem with these limits alone; a dropped reservation value falls to where it excludes nothing."""
    parties = tuple(
        replace(
            party,
            reservation=party.reservation if Limit(i) in kept else min(party.reservation, least(party)),
            red_lines=tuple(line for k, line in enumerate(party.red_lines) if Limit(i, k) in kept),
        )
        for i, party in enumerate(problem.parties)
    )
    forbidden = tuple(one for k, one in enumerate(problem.forbidden) if not facts or Limit(FACTS, k) in kept)
    return replace(problem, parties=parties, forbidden=forbidden)


def least(party: Party) -> int:
    """A value that no package falls below: the worst alternative of each point, and every linkage that costs."""
    return sum(min(row) for row in party.worth) + sum(min(0, linkage.worth) for linkage in party.linkages)


def most(party: Party) -> int:
    """A value that no package exceeds: the best alternative of each point, and every linkage that adds."""
    return sum(max(row) for row in party.worth) + sum(max(0, linkage.worth) for linkage in party.linkages)


def broken(problem: Problem, package: Package, *, facts: bool = False) -> frozenset[Limit]:
    """The limits that a package does not meet."""
    found = {Limit(FACTS, k) for k, one in enumerate(problem.forbidden) if facts and holds(one, package)}
    for i, party in enumerate(problem.parties):
        if value(party, package) < party.reservation:
            found.add(Limit(i))
        found.update(Limit(i, k) for k, line in enumerate(party.red_lines) if holds(line, package))
    return frozenset(found)


def ordered(found: Collection[Limit]) -> tuple[Limit, ...]:
    """Limits in the order of the parties, each reservation value before the red lines."""
    return tuple(sorted(found, key=Limit._key))


def in_words(problem: Problem, limit: Limit) -> str:
    """A limit for a sentence, with the party and the alternatives by name."""
    if limit.line is None:
        party = problem.parties[limit.party]
        return f"the reservation value of {party.name or party.id}"
    facts = limit.party == FACTS
    party_name = "" if facts else problem.parties[limit.party].name or problem.parties[limit.party].id
    line = problem.forbidden[limit.line] if facts else problem.parties[limit.party].red_lines[limit.line]
    words = " with ".join(f"{problem.points[k].id}: {problem.points[k].alternatives[a]}" for k, a in line)
    return f"the rule against {words}" if facts else f"{party_name}'s red line against {words}"
