"""An answer on robustness in plain values: for files, for other programs, for a page that shows it later."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import Executor
from typing import TYPE_CHECKING

from msgspec import Struct

from goodoffices.phrases import Phrase, phrase
from goodoffices.settlement.problem import Package, Problem, named
from goodoffices.settlement.reading import Ranges

if TYPE_CHECKING:
    from goodoffices.settlement.sensitivity import Worth
    from goodoffices.valuations.candidates import Candidate
    from goodoffices.valuations.robustness import Progress, Robustness

KEY = "goodoffices"
"""The key of the draws where none is given: the same file then gives the same answer everywhere."""

QUESTIONS = 10
"""So many numbers are named that would be worth knowing."""


class Firm(Struct, frozen=True):
    """A package by its names, and in how many draws of how many all could accept it, and nothing is better."""

    names: tuple[str, ...]
    package: dict[str, str]
    draws: int
    acceptable: int
    settled: int
    efficient: int


class Asked(Struct, frozen=True):
    """A number that is not known, whose, its range, and the share of all doubt that knowing it would take away."""

    party: str
    what: str
    low: float
    high: float
    share: float


class Robust(Struct, frozen=True):
    """The whole answer. `draws` of `wanted` were made: fewer where it was stopped."""

    title: str
    parties: tuple[str, ...]
    points: tuple[str, ...]
    ranges: int
    wanted: int
    draws: int
    key: str
    doubt: float
    packages: tuple[Firm, ...]
    questions: tuple[Asked, ...]


def robust(
    ranges: Ranges,
    also: Iterable[tuple[str, Package]] = (),
    *,
    draws: int = 10_000,
    key: str = KEY,
    pool: Executor | None = None,
    progress: Progress | None = None,
    stop: Callable[[], bool] = lambda: False,
    time_limit: float | None = 10.0,
) -> Robust:
    """How firmly the candidates hold over the ranges. Raises as `robustness` and `candidates` do."""
    from goodoffices.valuations.candidates import candidates  # with the solvers' libraries, which a reader of answers
    from goodoffices.valuations.robustness import robustness  # does not need

    chosen = candidates(ranges, also, time_limit=time_limit)
    packages = [one.package for one in chosen]
    found = robustness(ranges, packages, key=key, draws=draws, pool=pool, progress=progress, stop=stop)
    return told(ranges, chosen, found, wanted=draws, key=key)


def told(ranges: Ranges, chosen: Iterable[Candidate], found: Robustness, *, wanted: int, key: str) -> Robust:
    """What was found, with the names of things; the firmest package first."""
    problem = ranges.certain
    firm = [
        Firm(one.names, named(problem, one.package), f.draws, f.acceptable, f.settled, f.efficient)
        for one, f in zip(chosen, found.packages, strict=True)
    ]
    firm.sort(key=lambda one: (-one.acceptable, -one.efficient))
    scale = problem.scale
    questions = tuple(
        Asked(*_named(problem, one.unknown.worth), one.unknown.low / scale, one.unknown.high / scale, one.share)
        for one in found.questions[:QUESTIONS]
    )
    return Robust(
        problem.title,
        tuple(party.name or party.id for party in problem.parties),
        tuple(point.id for point in problem.points),
        _ranges(ranges),
        wanted,
        found.draws,
        key,
        found.doubt,
        tuple(firm),
        questions,
    )


# An answer is kept in English; these are the names in it that are words.
_NAMES = {
    "the text in force": phrase("the text in force"),
    "reservation value": phrase("reservation value"),
}
_RULES = {
    "in the middle of the ranges": phrase("{rule}, in the middle of the ranges"),
    "in the best case": phrase("{rule}, in the best case"),
}


def in_words(name: str) -> str:
    """A name of a package, or what a number is of, as a phrase; the names of others as they are."""
    rule, _, where = name.partition(", ")
    if where in _RULES:
        return Phrase(_RULES[where].template, {"rule": rule})
    return _NAMES.get(name, name)


def _ranges(ranges: Ranges) -> int:
    from goodoffices.valuations.draws import Drawing

    return len(Drawing(ranges).unknowns)


def _named(problem: Problem, worth: Worth) -> tuple[str, str]:
    """Whose number it is, and of what: a reservation value, an alternative, or alternatives together."""
    party = problem.parties[worth.party]
    parts = [f"{problem.points[k].id}: {problem.points[k].alternatives[a]}" for k, a in worth.when]
    what = "reservation value" if not parts else " with ".join(parts)
    return party.name or party.id, what
