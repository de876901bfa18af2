"""A smaller problem with the same values: alternatives that nothing tells apart are merged into one.

Two alternatives of a point are alike if they are worth the same to every party, and if every linkage, red line and
forbidden combination that names the one has a twin that names the other. Then exchanging them changes no value and no
permission, so that each efficient value is reached with the first of them alone. Scenarios with ranges, as the
hyper-rectangles of GENIUS, have many of these. Merging on one point may make alternatives of another alike, so it is
repeated until nothing changes; time is linear in the number of linkages each time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from goodoffices.settlement.problem import Combination, Party, Problem


@dataclass(frozen=True, slots=True, eq=False)
class Condensed:
    """The smaller problem, and which alternatives of the larger its alternatives stand for: the first of each kind."""

    problem: Problem
    kept: tuple[tuple[int, ...], ...]

    def packages(self, packages: NDArray[np.uint16]) -> NDArray[np.uint16]:
        """Packages of the larger problem for those of the smaller, one a row."""
        columns = [np.array(kept, dtype=np.uint16)[packages[:, k]] for k, kept in enumerate(self.kept)]
        return np.stack(columns, axis=1)


def condense(problem: Problem) -> Condensed | None:
    """The smaller problem; None where no two alternatives are alike.

    >>> from goodoffices.settlement.problem import Point
    >>> hours = Problem((Point("hours", ("6", "7", "8")),), (Party("p", 0, ((2, 2, 5),)),))
    >>> found = condense(hours)
    >>> found.problem.points[0].alternatives, found.kept
    (('6', '8'), ((0, 2),))
    """
    kept = [tuple(range(len(point.alternatives))) for point in problem.points]
    smaller, changed = problem, True
    while changed:
        changed = False
        for k, point in enumerate(smaller.points):
            chosen = different(smaller, k)
            if len(chosen) < len(point.alternatives):
                smaller, changed = without(smaller, k, chosen), True
                kept[k] = tuple(kept[k][a] for a in chosen)
    return None if smaller is problem else Condensed(smaller, tuple(kept))


def different(problem: Problem, point: int) -> list[int]:
    """The first of each kind of alternatives of a point."""
    kinds: list[list[Any]] = [[] for _ in problem.points[point].alternatives]

    def note(when: Combination, *what: Any) -> None:
        for k, a in when:
            if k == point:
                kinds[a].append((*what, tuple(pair for pair in when if pair[0] != point)))

    for i, party in enumerate(problem.parties):
        for linkage in party.linkages:
            note(linkage.when, i, linkage.worth)
        for line in party.red_lines:
            note(line, i, "never")
    for combination in problem.forbidden:
        note(combination, -1, "never")
    seen: dict[Any, int] = {}
    for a, kind in enumerate(kinds):
        worth = tuple(party.worth[point][a] for party in problem.parties)
        seen.setdefault((worth, tuple(sorted(kind, key=repr))), a)
    return list(seen.values())


def without(problem: Problem, point: int, chosen: Sequence[int]) -> Problem:
    """The problem with only some of the alternatives of a point."""
    place = {a: number for number, a in enumerate(chosen)}

    def stays(when: Combination) -> bool:
        return all(k != point or a in place for k, a in when)

    def moved(when: Combination) -> Combination:
        return tuple((k, place[a] if k == point else a) for k, a in when)

    def lines(given: Sequence[Combination]) -> tuple[Combination, ...]:
        return tuple(moved(one) for one in given if stays(one))

    def party(one: Party) -> Party:
        linkages = tuple(replace(link, when=moved(link.when)) for link in one.linkages if stays(link.when))
        row = tuple(one.worth[point][a] for a in chosen)
        worth = (*one.worth[:point], row, *one.worth[point + 1 :])
        return replace(one, worth=worth, linkages=linkages, red_lines=lines(one.red_lines))

    here = problem.points[point]
    points = list(problem.points)
    points[point] = replace(here, alternatives=tuple(here.alternatives[a] for a in chosen))
    parties = tuple(map(party, problem.parties))
    # A text may name an alternative that is merged; no frontier needs one.
    return replace(problem, points=tuple(points), parties=parties, forbidden=lines(problem.forbidden), status_quo=None)
