"""Blockers: smallest sets of limits that keep the zone shut, and smallest sets whose dropping opens it.

A blocker is a set of limits (reservation values and red lines) that no package can meet all of, while any of it could
be dropped and the rest be met: an irreducible infeasible set (Chinneck and Dravnieks, ORSA Journal on Computing 3,
1991). An opening is a smallest set whose dropping opens the zone. Each kind is made of what hits all of the other
(Reiter, *Artificial Intelligence* 32, 1987), so they are found together: take the smallest set that hits every blocker
known; if dropping it opens the zone it is an opening, else a new blocker is left, which deletion makes irreducible
(Liffiton, Previti, Malik and Marques-Silva, "Fast, flexible MUS enumeration", *Constraints* 21, 2016). When every such
set is an opening, all blockers are found.

Conditions: whole alternatives. Complexity: as many zone questions as there are openings, and as there are limits times
blockers; both may be exponentially many, so their number and the seconds are bounded, and `complete` says how it ended.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from goodoffices.settlement.cores import Blocker, Cores, Solve, Undecided
from goodoffices.settlement.hitting import hit
from goodoffices.settlement.limits import Limit, ordered
from goodoffices.settlement.problem import Package, Problem

Progress = Callable[[str, float], None]


@dataclass(frozen=True, slots=True)
class Opening:
    """Limits whose dropping opens the zone, none of them in vain, and a package that it opens to."""

    limits: tuple[Limit, ...]
    package: Package


@dataclass(frozen=True, slots=True)
class Blockers:
    """What keeps the zone shut; `package` is a package of the zone where nothing does.

    `complete`: these are all blockers and all openings. Without it there may be more of both; an empty list then means
    that nothing was found in the time given, not that there is nothing.
    """

    package: Package | None
    sets: tuple[Blocker, ...]
    openings: tuple[Opening, ...]
    complete: bool


def blockers(
    problem: Problem,
    *,
    facts: bool = False,
    most: int = 100,
    time_limit: float | None = None,
    solve: Solve | None = None,
    progress: Progress | None = None,
) -> Blockers:
    """All blockers where they and the openings are at most `most`, else as many as that or the time allows.

    With `facts` forbidden combinations count as limits too. Where nothing at all is possible, the one blocker is the
    empty set: no limit is to blame.

    >>> from goodoffices.settlement.problem import Party, Point
    >>> points = (Point("border", ("A", "B")), Point("water", ("X", "Y")))
    >>> akra = Party("akra", 3, ((2, 0), (2, 0)), red_lines=(((0, 1),),))
    >>> boria = Party("boria", 3, ((0, 2), (0, 2)))
    >>> found = blockers(Problem(points, (akra, boria)))
    >>> [blocker.limits for blocker in found.sets]
    ... # doctest: +NORMALIZE_WHITESPACE
    [(Limit(party=0, line=None), Limit(party=1, line=None)), (Limit(party=0, line=0), Limit(party=1, line=None))]
    >>> [opening.limits for opening in found.openings], found.complete
    ([(Limit(party=1, line=None),), (Limit(party=0, line=None), Limit(party=0, line=0))], True)
    """
    search = Cores(problem, facts=facts, time_limit=time_limit, solve=solve)
    openings: list[Opening] = []
    hitting: list[frozenset[Limit]] = [frozenset()]
    complete = False
    try:
        while len(search.found) + len(openings) < most:
            opened = {frozenset(opening.limits) for opening in openings}
            open_still = [one for one in hitting if one not in opened]
            if not open_still or len(hitting) > 50 * most:
                complete = not open_still
                break
            dropped = min(open_still, key=lambda one: (len(one), key(one)))
            found = search.without(dropped)
            if isinstance(found, Blocker):
                hitting = hit(hitting, found.limits)
            elif not dropped:
                return Blockers(found, (), (), True)
            else:
                openings.append(Opening(ordered(dropped), found))
            if progress is not None:
                progress(f"{len(search.found)} blockers, {len(openings)} openings", 0.0)
    except (Undecided, KeyboardInterrupt):
        complete = False
    complete = complete and all(one.irreducible for one in search.found)
    sets = sorted(search.found, key=lambda one: (len(one.limits), key(one.limits)))
    openings.sort(key=lambda one: (len(one.limits), key(one.limits)))
    return Blockers(None, tuple(sets), tuple(openings), complete)


def blocker(problem: Problem, *, time_limit: float | None = None, solve: Solve | None = None) -> Blockers:
    """One blocker, soon: `complete` only says whether there is a zone instead."""
    return blockers(problem, most=1, time_limit=time_limit, solve=solve)


def key(found: Collection[Limit]) -> list[tuple[int, int]]:
    """An order of sets of limits that is always the same."""
    return [(one.party, -1 if one.line is None else one.line) for one in ordered(found)]
