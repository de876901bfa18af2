"""Sensitivity: what an answer becomes when one worth moves, and how far it may move before the answer changes.

One number of one party moves by a whole amount: the worth of an alternative or a linkage, or the reservation value. All
packages that hold it move together for that party, all others stay; so which of two packages a criterion prefers turns
at most once as the number rises, and a package that enters the zone does not leave it again. Hence the amounts by which
a package stays best (by the Nash product, the sum, the least gain or leximin) have no holes: the interval is found by
doubling and bisection, and is exact. It does not hold for Kalai and Smorodinsky's solution, whose ideals move too:
there the run of amounts around zero is found from the amounts at which ratios meet (`shifting_ratios.py`), where the
packages are few enough to be listed.

Compare Wendell, "Tolerance sensitivity and optimality bounds in linear programming", *Management Science* 50 (2004).
Complexity: some forty to a hundred solutions of the problem for an interval.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import prod
from time import monotonic

from goodoffices.settlement.claims import Claim, gain, nothing, total
from goodoffices.settlement.limits import least, most
from goodoffices.settlement.problem import Combination, Linkage, Package, Party, Problem, SizeError, acceptable, values
from goodoffices.settlement.refutation import refute
from goodoffices.settlement.shifting_ratios import LARGEST, rows_of, run_of
from goodoffices.settlement.solution import NoZone, Solution, gains

Criterion = Callable[[Problem], Solution | NoZone]

WITHOUT_HOLES = ("nash", "utilitarian", "egalitarian", "leximin")
"""Criteria by which the amounts that leave a package best form an interval."""


@dataclass(frozen=True, slots=True)
class Worth:
    """A number of one party: what an alternative (or a linked combination) is worth; without `when` its reservation."""

    party: int
    when: Combination = ()


@dataclass(frozen=True, slots=True)
class Interval:
    """The whole amounts by which a number may move while the answer stays; None: however far.

    `proven`: at both ends and just beyond them the answer was settled. Otherwise the interval is at least this wide.
    Beyond an end the answer does not come back, save Kalai and Smorodinsky's.
    """

    low: int | None
    high: int | None
    proven: bool


class Open(Exception):
    """The answer for a moved number could not be settled."""


def moved(problem: Problem, worth: Worth, by: int) -> Problem:
    """The problem with one number moved.

    >>> from goodoffices.settlement.problem import Point
    >>> border = Problem((Point("border", ("A", "B")),), (Party("akra", 1, ((2, 0),)),))
    >>> moved(border, Worth(0, ((0, 1),)), 5).parties[0].worth
    ((2, 5),)
    """
    party = problem.parties[worth.party]
    if not worth.when:
        party = replace(party, reservation=party.reservation + by)
    elif len(worth.when) == 1:
        ((k, a),) = worth.when
        row = party.worth[k]
        row = (*row[:a], row[a] + by, *row[a + 1 :])
        party = replace(party, worth=(*party.worth[:k], row, *party.worth[k + 1 :]))
    else:
        whole = by + sum(linkage.worth for linkage in party.linkages if linkage.when == worth.when)
        others = tuple(linkage for linkage in party.linkages if linkage.when != worth.when)
        party = replace(party, linkages=(*others, Linkage(worth.when, whole)))
    parties = (*problem.parties[: worth.party], party, *problem.parties[worth.party + 1 :])
    return replace(problem, parties=parties)


def becomes(problem: Problem, worth: Worth, by: int, criterion: Criterion) -> tuple[Solution | NoZone, bool]:
    """A criterion's answer after a number has moved, and whether the package is another one than before."""
    before, after = criterion(problem), criterion(moved(problem, worth, by))
    if isinstance(before, Solution) and isinstance(after, Solution):
        return after, before.package != after.package
    return after, type(before) is not type(after)


def stays_best(
    problem: Problem, worth: Worth, package: Package, criterion: Criterion, *, time_limit: float | None = None
) -> Interval:
    """How far a number may move while a package stays one of the best by a criterion.

    Raises:
        ValueError: the package is not best to begin with.
        SizeError: the criterion is Kalai and Smorodinsky's, and the packages are too many to be listed.
    """
    if criterion(problem).criterion == "kalai_smorodinsky":
        return _ratios_stay(problem, worth, package, time_limit)

    def stays(at: Problem) -> bool:
        if not acceptable(at, package):
            return False
        found = criterion(at)
        if isinstance(found, NoZone) or not found.optimal:
            raise Open
        if found.criterion not in WITHOUT_HOLES:
            raise ValueError(f"The interval of {found.criterion} may have holes.")
        return not found.degenerate and found.measure == measured(at, found.criterion, package)

    return _interval(problem, worth, stays, time_limit)


def _ratios_stay(problem: Problem, worth: Worth, package: Package, time_limit: float | None) -> Interval:
    """The run of amounts around zero by which a package stays Kalai and Smorodinsky's."""
    if problem.size > LARGEST:
        raise SizeError(
            f"There are {problem.size} packages, too many to say how far a number may move before Kalai and "
            "Smorodinsky's answer changes: ask what it becomes."
        )
    if not acceptable(problem, package):
        raise ValueError("The package is not in the zone: there is nothing to move away from.")
    deadline = None if time_limit is None else monotonic() + time_limit
    low, sure = run_of(rows_of(problem, worth.party, worth.when, -1), package, deadline)
    high, certain = run_of(rows_of(problem, worth.party, worth.when, 1), package, deadline)
    if -1 in (low, high):
        raise ValueError("The answer does not hold where the number stands: there is nothing to move away from.")
    return Interval(None if low is None else -low, high, sure and certain)


def stays_shut(problem: Problem, worth: Worth, *, time_limit: float | None = None) -> Interval:
    """How far a number may move while whether there is a zone stays as it is."""
    was = _exists(problem)
    return _interval(problem, worth, lambda at: _exists(at) == was, time_limit)


def stays_efficient(problem: Problem, worth: Worth, package: Package, *, time_limit: float | None = None) -> Interval:
    """How far a number may move while a package stays in the zone and on its frontier.

    >>> from goodoffices.settlement.problem import Point
    >>> border = Problem((Point("border", ("A", "B")),), (Party("akra", 1, ((4, 2),)), Party("boria", 0, ((0, 3),))))
    >>> stays_efficient(border, Worth(1, ((0, 0),)), (1,)), stays_efficient(border, Worth(0, ((0, 1),)), (1,))
    (Interval(low=None, high=2, proven=True), Interval(low=-1, high=None, proven=True))
    """

    def stays(at: Problem) -> bool:
        if not acceptable(at, package):
            return False
        worth = zip(at.parties, values(at, package), strict=True)
        over = tuple(gain(replace(party, reservation=value)) for party, value in worth)
        answer = refute(at, Claim((*over, total(over)), (*(0 for _ in over), 1)))
        if answer.tree is None and answer.package is None:
            raise Open
        return answer.package is None

    return _interval(problem, worth, stays, time_limit)


def measured(problem: Problem, criterion: str, package: Package) -> object:
    """What a package reaches by one of the criteria without holes."""
    over = gains(problem, package)
    match criterion:
        case "nash":
            return prod(over) if min(over) > 0 else None
        case "utilitarian":
            return sum(over)
        case "egalitarian":
            return min(over)
    return tuple(sorted(over))


def _exists(problem: Problem) -> bool:
    answer = refute(problem, nothing(problem))
    if answer.tree is None and answer.package is None:
        raise Open
    return answer.package is not None


def far(problem: Problem) -> int:
    """An amount beyond every one at which an answer could turn."""
    return 4 * prod(most(party) - least(party) + 1 + abs(party.reservation) + _size(party) for party in problem.parties)


def _size(party: Party) -> int:
    linked = sum(abs(linkage.worth) for linkage in party.linkages)
    return linked + sum(max(abs(worth) for worth in row) for row in party.worth)


def _interval(problem: Problem, worth: Worth, stays: Callable[[Problem], bool], time_limit: float | None) -> Interval:
    deadline = None if time_limit is None else monotonic() + time_limit
    ends: list[int | None] = []
    settled = True
    if not stays(problem):
        raise ValueError("The answer does not hold where the number stands: there is nothing to move away from.")
    for sign in (-1, 1):
        good, bad = 0, far(problem) + 1
        try:
            if stays(moved(problem, worth, sign * bad)):
                ends.append(None)
                continue
            while bad - good > 1:
                if deadline is not None and monotonic() > deadline:
                    raise Open
                middle = min(2 * good + 1, (good + bad) // 2)
                if stays(moved(problem, worth, sign * middle)):
                    good = middle
                else:
                    bad = middle
        except Open:
            settled = False
        ends.append(sign * good)
    return Interval(ends[0], ends[1], settled)
