"""How far one number may move while a package stays Kalai and Smorodinsky's: exact, where the packages can be listed.

When a number of one party moves by t, that party's gains are g + h·t (h tells whether the number counts), its best
gain is of that form too, and the ratios of all others stay as they are until a package enters or leaves the zone. So
the amounts at which two packages can change places are where two such ratios, or a ratio and a constant, meet: finitely
many fractions, and nothing changes between two neighbours. All whole amounts next to them are tried, going outwards, up
to the first at which another package is better. Beyond it the package may become best again: the interval is the run of
amounts around zero.

Complexity: (times at which the zone changes) × (packages in it) × (parties)², with fractions.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor
from time import monotonic

from goodoffices.settlement.problem import Package, Problem, allowed, holds, packages
from goodoffices.settlement.solution import gains

LARGEST = 5_000
"""Packages that are listed."""


@dataclass(frozen=True, slots=True)
class Row:
    """A package in a direction: the moving party's gain is `start + rate·t`; the gains of the others."""

    package: Package
    start: int
    rate: int
    others: tuple[int, ...]

    def at(self, t: int) -> int:
        return self.start + self.rate * t


def rows_of(problem: Problem, party: int, when: Sequence[tuple[int, int]], sign: int) -> list[Row]:
    """The allowed packages that all others accept; without `when` the reservation value is what moves."""
    found = []
    for package in packages(problem):
        if not allowed(problem, package):
            continue
        gained = gains(problem, package)
        others = (*gained[:party], *gained[party + 1 :])
        if min(others, default=0) >= 0:
            rate = -sign if not when else sign * holds(tuple(when), package)
            found.append(Row(package, gained[party], rate, others))
    return found


def run_of(rows: Sequence[Row], package: Package, deadline: float | None) -> tuple[int | None, bool]:
    """How far out the package stays best in this direction (None: however far), and whether that was settled."""
    mine = next(row for row in rows if row.package == package)
    edges = {edge for row in rows if row.rate for edge in around(Fraction(-row.start, row.rate))}
    starts = sorted(edge for edge in {0, *edges} if edge >= 0)
    reached = 0
    for low, following in zip(starts, [*starts[1:], None], strict=True):
        high = None if following is None else following - 1
        zone = [row for row in rows if row.at(low) >= 0]
        for first, last in pieces(zone, low, high):
            if deadline is not None and monotonic() > deadline:
                return reached, False
            fails = first_worse(zone, mine, first, last)
            if fails is not None:
                return fails - 1, True
            reached = first if last is None else last
    return None, True


def pieces(zone: Sequence[Row], low: int, high: int | None) -> Iterator[tuple[int, int | None]]:
    """A run of amounts with the same zone, cut where another package becomes best for the party, or none gains."""
    cuts = {low}
    tops = {rate: max(row.start for row in zone if row.rate == rate) for rate in {row.rate for row in zone}}
    lines = list(tops.items())
    for place, (rate, top) in enumerate(lines):
        meets = [Fraction(-top, rate)] if rate else []
        meets += [Fraction(other - top, rate - slope) for slope, other in lines[:place] if slope != rate]
        cuts |= {one for meet in meets for one in around(meet)}
    edges = sorted(cut for cut in cuts if cut >= low and (high is None or cut <= high))
    for first, following in zip(edges, [*edges[1:], None], strict=True):
        yield first, high if following is None else following - 1


def first_worse(zone: Sequence[Row], mine: Row, first: int, last: int | None) -> int | None:
    """The first amount of a piece at which a package is better than mine; None if there is none."""
    if mine not in zone:
        return first
    best = [max(row.others[j] for row in zone) for j in range(len(mine.others))]
    span = max(zone, key=lambda row: (row.at(first), row.at(first + 1)))
    nearest = last

    def ratios(row: Row) -> list[Fraction]:
        return [Fraction(gain, most) for gain, most in zip(row.others, best, strict=True) if most > 0]

    def vector(row: Row, constants: Sequence[Fraction], t: int) -> list[Fraction]:
        whole = span.at(t)
        return sorted([*constants, Fraction(row.at(t), whole)] if whole > 0 else constants)

    ours, found = ratios(mine), None
    for other in zone:
        theirs = ratios(other)
        meets = {Fraction(first)}
        if other.rate != mine.rate:
            meets.add(Fraction(other.start - mine.start, mine.rate - other.rate))
        for row in (mine, other):
            for level in (*ours, *theirs):
                if row.rate != level * span.rate:
                    meets.add((level * span.start - row.start) / (row.rate - level * span.rate))
        tried = sorted({one for meet in meets for one in around(meet)})
        for t in tried:
            if t >= first and (nearest is None or t <= nearest) and vector(other, theirs, t) > vector(mine, ours, t):
                found, nearest = t, t - 1
                break
    return found


def around(meet: Fraction) -> tuple[int, int]:
    """The whole amount at or just below a fraction, and the next."""
    return floor(meet), floor(meet) + 1
