"""What would improve on a text: packages that make nobody worse off and somebody better (Pareto improvements).

The nearest changes the fewest points; the best by a criterion is that criterion's answer where what the text is worth
takes the place of the reservation values, so that gains are gains over the text (Raiffa's post-settlement settlement,
"Post-settlement settlements", *Negotiation Journal* 1, 1985). An improvement holds no forbidden combination and crosses
no red line; the text itself may. It may lie below a reservation value where the text does too, and then says so.

Complexity: NP-hard in general; branch and bound with a proof (`refutation.py`), bounded in branches and seconds.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from time import monotonic

from goodoffices.settlement.claims import Claim, gain, total, unchanged
from goodoffices.settlement.limits import Limit, broken, ordered
from goodoffices.settlement.problem import Package, Problem, acceptable, allowed, values
from goodoffices.settlement.refutation import Refutation, Search, Tree
from goodoffices.settlement.solution import NoZone, Progress, Solution

Criterion = Callable[[Problem], Solution | NoZone]


@dataclass(frozen=True, slots=True)
class Improvement:
    """A package that makes nobody worse off than a text, and somebody better: `gains` over the text, party by party.

    `changed` are the points that it settles otherwise. `inside`: it is in the zone.
    """

    package: Package
    values: tuple[int, ...]
    gains: tuple[int, ...]
    changed: tuple[int, ...]
    inside: bool


@dataclass(frozen=True, slots=True)
class Nearest:
    """An improvement that changes the fewest points; `improvement` None: there is none at all.

    `proven`: `tree` proves it. Otherwise there may be a nearer one (or one at all): the time given did not suffice.
    """

    improvement: Improvement | None
    proven: bool
    tree: Tree | None


@dataclass(frozen=True, slots=True)
class Improvements:
    """What improves on a text. `crossed` are the limits that the text itself does not meet.

    `best` has, for each criterion, its solution over the packages that make nobody worse off; none where only packages
    are left that are worth to each party just what the text is.
    """

    text: Package
    values: tuple[int, ...]
    crossed: tuple[Limit, ...]
    nearest: Nearest
    best: Mapping[str, Solution]


def improve(
    problem: Problem,
    text: Package,
    criteria: Mapping[str, Criterion] | None = None,
    *,
    time_limit: float | None = None,
    progress: Progress | None = None,
) -> Improvements:
    """What improves on a text: nearest, and best by each of some criteria.

    >>> from goodoffices.settlement.problem import Party, Point
    >>> points = (Point("border", ("A", "B")), Point("water", ("X", "Y")))
    >>> akra, boria = Party("akra", 0, ((5, 0), (2, 0))), Party("boria", 0, ((0, 1), (0, 4)))
    >>> found = improve(Problem(points, (akra, boria)), (1, 0))
    >>> found.nearest.improvement.package, found.nearest.improvement.gains, found.nearest.proven
    ((0, 1), (3, 3), True)
    """
    close = nearest(problem, text, time_limit=time_limit, progress=progress)
    best: dict[str, Solution] = {}
    if close.improvement is not None or not close.proven:
        over = from_text(problem, text)
        for name, criterion in (criteria or {}).items():
            found = criterion(over)
            if isinstance(found, Solution) and any(found.gains):
                best[name] = found
    return Improvements(text, values(problem, text), ordered(broken(problem, text)), close, best)


def from_text(problem: Problem, text: Package) -> Problem:
    """The problem with what a text is worth in place of the reservation values: its zone is what harms nobody."""
    worth = zip(problem.parties, values(problem, text), strict=True)
    return replace(problem, parties=tuple(replace(party, reservation=value) for party, value in worth))


def nearest(
    problem: Problem,
    text: Package,
    *,
    time_limit: float | None = None,
    nodes: int = 20_000,
    progress: Progress | None = None,
) -> Nearest:
    """The improvement that changes the fewest points of a text; on Ctrl-C the nearest that is known."""
    begun = monotonic()
    known: Package | None = None
    over = from_text(problem, text)
    gains = tuple(gain(party) for party in over.parties)
    measures = (*gains, total(gains), unchanged(problem, text))

    def nearer_than(points: int) -> Claim:
        return Claim(measures, (*(0 for _ in gains), 1, len(text) - points + 1))

    def tighten(package: Package) -> tuple[Package, Claim]:
        nonlocal known
        known = closer = revert(over, text, package)
        return closer, nearer_than(distance(closer, text))

    def tick(branches: int) -> None:
        if progress is not None:
            progress(f"branch {branches}", monotonic() - begun)

    try:
        answer = Search(problem, nearer_than(len(text) + 1), tighten).run(nodes=nodes, seconds=time_limit, tick=tick)
    except KeyboardInterrupt:
        answer = Refutation(None, known, 0)
    found = None if answer.package is None else improvement(problem, text, answer.package)
    return Nearest(found, answer.tree is not None, answer.tree)


def revert(over: Problem, text: Package, package: Package) -> Package:
    """Take back changes one by one while it stays an improvement."""
    for k, before in enumerate(text):
        moved = (*package[:k], before, *package[k + 1 :])
        if acceptable(over, moved) and sum(values(over, moved)) > sum(over.reservations):
            package = moved
    return package


def improvement(problem: Problem, text: Package, package: Package) -> Improvement:
    """A package beside a text."""
    after, before = values(problem, package), values(problem, text)
    gains = tuple(a - b for a, b in zip(after, before, strict=True))
    changed = tuple(k for k, (a, b) in enumerate(zip(package, text, strict=True)) if a != b)
    return Improvement(package, after, gains, changed, acceptable(problem, package))


def improves(problem: Problem, text: Package, package: Package) -> bool:
    """Whether a package is allowed, makes nobody worse off than a text, and somebody better."""
    gains = improvement(problem, text, package).gains
    return allowed(problem, package) and min(gains) >= 0 and any(gains)


def distance(package: Package, text: Package) -> int:
    """How many points two packages settle otherwise."""
    return sum(a != b for a, b in zip(package, text, strict=True))
