"""What a solution concept answers: a package and what it is worth, and how surely it is the best by that criterion."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from goodoffices.settlement.problem import Package, Problem, values

Measure = int | Fraction | tuple[int, ...] | tuple[Fraction, ...]
"""What a criterion makes greatest: a product, a sum, a least gain or ratio, or gains or ratios in rising order."""

Argument = Literal["exhaustive", "multipliers", "solver"]
"""Why it is so: every package was looked at; integer multipliers leave out all but those looked at; HiGHS says so."""

Method = Literal["auto", "enumeration", "program"]
"""How to look: at every package, or by an integer programme; `auto` chooses by size."""

Progress = Callable[[str, float], None]
"""Called now and then with what is being done and the seconds since the start."""


@dataclass(frozen=True, slots=True)
class Solution:
    """The package that one criterion names, over the zone.

    `values` and `gains` (values less reservation values) are reckoned from the package in exact integers. `optimal`
    says that no package of the zone has a greater measure; otherwise `bound` is what none exceeds (of a measure with
    several entries: of its first entries, in order), None where no bound is known. `among` are the parties whose gains
    count: all of them, except in a `degenerate` Nash solution, whose package does not let all of them gain (and with a
    bound, no package does), and for a party that cannot gain in Kalai and Smorodinsky's. `ties` are all packages with
    the same measure, in lexicographic order, where they were asked for; `all_ties` says that there are no others.
    `weights` are the multipliers that the argument rests on, one for each party, if it rests on multipliers.
    """

    criterion: str
    package: Package
    values: tuple[int, ...]
    gains: tuple[int, ...]
    measure: Measure
    optimal: bool
    bound: Measure | None
    argument: Argument
    among: tuple[int, ...]
    degenerate: bool = False
    ideal: tuple[int, ...] | None = None
    ties: tuple[Package, ...] | None = None
    all_ties: bool = False
    weights: tuple[int, ...] | None = None

    @property
    def gap(self) -> int | Fraction | None:
        """How far the measure may be from the greatest there is, at the first entry that is open; None if not known.

        Zero if optimal, and only then.
        """
        if self.bound is None:
            return None
        if isinstance(self.measure, tuple) and isinstance(self.bound, tuple):
            bounds, reached = [Fraction(one) for one in self.bound], [Fraction(one) for one in self.measure]
            apart = (most - one for most, one in zip(bounds, reached, strict=False) if most != one)
            return next(apart, Fraction(0) if self.optimal else None)
        assert not isinstance(self.measure, tuple)
        assert not isinstance(self.bound, tuple)
        return self.bound - self.measure


@dataclass(frozen=True, slots=True)
class NoZone:
    """There is no package that all could accept; or, where not `proven`, none was found in the time given."""

    criterion: str
    proven: bool
    argument: Argument


def solution(
    problem: Problem,
    criterion: str,
    package: Package,
    measure: Measure,
    argument: Argument,
    *,
    bound: Measure | None = None,
    among: Sequence[int] | None = None,
    degenerate: bool = False,
    ideal: tuple[int, ...] | None = None,
    ties: Iterable[Package] | None = None,
    all_ties: bool = False,
    weights: tuple[int, ...] | None = None,
) -> Solution:
    """A solution with what its package is worth reckoned anew; without a bound it is optimal.

    An empty bound says that it is not, and that no bound is known.
    """
    return Solution(
        criterion,
        package,
        values(problem, package),
        gains(problem, package),
        measure,
        bound is None,
        measure if bound is None else None if bound == () else bound,
        argument,
        tuple(range(len(problem.parties)) if among is None else among),
        degenerate,
        ideal,
        None if ties is None else tuple(sorted(ties)),
        all_ties and bound is None,
        weights,
    )


def gains(problem: Problem, package: Package) -> tuple[int, ...]:
    """What a package gives each party beyond its reservation value."""
    worth = values(problem, package)
    return tuple(value - party.reservation for value, party in zip(worth, problem.parties, strict=True))
