"""The trade that was missed: the smallest change of a package that would have made all better off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from msgspec import Struct

from goodoffices.settlement import Package, Problem, improve
from goodoffices.settlement.claims import Claim, gain, unchanged
from goodoffices.settlement.improve import Improvement, distance, from_text, improvement
from goodoffices.settlement.refutation import Search

NODES = 20_000


class Missed(Struct, frozen=True):
    """A package that was better for those who agreed, and which points it settles otherwise: from what to what.

    `gains` by party, over that package, as written. `all_gain`: each of them gains; else nobody loses.
    `nearest`: it is proven that no such package changes fewer points.
    """

    changes: tuple[tuple[str, str, str], ...]
    package: dict[str, str]
    gains: dict[str, Fraction]
    all_gain: bool
    nearest: bool


class Trades(Struct, frozen=True):
    """What there was to gain over a package: for all, or at least for one at nobody's cost.

    `efficient`: there is nothing; None: it was not found out in the time given.
    """

    efficient: bool | None
    for_all: Missed | None
    for_some: Missed | None

    @property
    def smallest(self) -> Missed | None:
        """What would have made all better off; where there is no such thing, what would have harmed nobody."""
        return self.for_all or self.for_some


def trades(problem: Problem, text: Package, *, time_limit: float = 10) -> Trades:
    """What was missed over a package, which may itself cross a red line or hold what is forbidden."""
    found = improve(problem, text, time_limit=time_limit).nearest
    if found.improvement is None:
        return Trades(True if found.proven else None, None, None)
    for_some = missed(problem, text, found.improvement, found.proven)
    best, proven = nearest_for_all(problem, text, time_limit)
    return Trades(False, missed(problem, text, best, proven) if best is not None else None, for_some)


def nearest_for_all(problem: Problem, text: Package, seconds: float) -> tuple[Improvement | None, bool]:
    """The package that each party prefers to a text, and that changes the fewest points; and whether that is proven."""
    over = from_text(problem, text)
    parties = tuple(replace(party, reservation=party.reservation + 1) for party in over.parties)
    found, proven = nearest_inside(replace(over, parties=parties), text, seconds)
    return (improvement(problem, text, found) if found is not None else None), proven


def nearest_inside(problem: Problem, text: Package, seconds: float) -> tuple[Package | None, bool]:
    """The package of a problem's zone that changes the fewest points of a text; and whether that is proven."""
    gains = tuple(gain(party) for party in problem.parties)
    measures = (*gains, unchanged(problem, text))

    def nearer_than(points: int) -> Claim:
        return Claim(measures, (*(0 for _ in gains), len(text) - points + 1))

    def tighten(package: Package) -> tuple[Package, Claim]:
        return package, nearer_than(distance(package, text))

    answer = Search(problem, nearer_than(len(text) + 1), tighten).run(nodes=NODES, seconds=seconds)
    return answer.package, answer.tree is not None


def rescue(problem: Problem, texts: Sequence[Package], *, time_limit: float = 10) -> tuple[int, Missed] | None:
    """The smallest change by which one of some packages would have suited all: of which one, and what.

    Of several the first. Its gains are over no agreement. None: no package suits all, or none was found in time.
    """
    best: tuple[int, Missed] | None = None
    for place, text in enumerate(texts):
        package, proven = nearest_inside(problem, text, time_limit / len(texts))
        if package is None:
            continue
        found = improvement(problem, text, package)
        above = tuple(value - party.reservation for value, party in zip(found.values, problem.parties, strict=True))
        told = missed(problem, text, replace(found, gains=above), proven)
        if best is None or len(told.changes) < len(best[1].changes):
            best = place, told
    return best


def missed(problem: Problem, text: Package, found: Improvement, proven: bool) -> Missed:
    """An improvement in the terms of the kit."""
    points = problem.points
    return Missed(
        tuple(
            (points[k].id, points[k].alternatives[text[k]], points[k].alternatives[found.package[k]])
            for k in found.changed
        ),
        {point.id: point.alternatives[a] for point, a in zip(points, found.package, strict=True)},
        {party.id: Fraction(gained, problem.scale) for party, gained in zip(problem.parties, found.gains, strict=True)},
        min(found.gains) > 0,
        proven,
    )
