"""The questions of one analysis, asked one after the other, and what was found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from goodoffices.cli.analysis.watching import Progress, Watch

if TYPE_CHECKING:
    from goodoffices.cli.analysis.moving import Movement
    from goodoffices.settlement.adjusted_winner import Division
    from goodoffices.settlement.blockers import Blockers
    from goodoffices.settlement.counting import Count
    from goodoffices.settlement.frontier import Frontier
    from goodoffices.settlement.improve import Improvements
    from goodoffices.settlement.problem import Package, Problem
    from goodoffices.settlement.reading import Ranges
    from goodoffices.settlement.relaxation import Fewest, Lowered
    from goodoffices.settlement.sensitivity import Worth
    from goodoffices.settlement.solution import NoZone, Solution
    from goodoffices.settlement.zone import Zone

    Rule = Callable[..., Solution | NoZone]

QUESTIONS = ("zone", "frontier", "solutions", "improve", "blockers")
CRITERIA = ("nash", "kalai_smorodinsky", "leximin", "utilitarian")
NAMES = dict(zip(CRITERIA, ("Nash", "Kalai-Smorodinsky", "leximin", "utilitarian"), strict=True))


@dataclass(slots=True)
class Findings:
    """What is known at the end; None where nothing was asked, or found in time (`late` and `stopped` say so)."""

    problem: Problem
    asked: tuple[str, ...]
    start: Package | None = None
    zone: Zone | None = None
    possible: Zone | None = None
    count: Count | None = None
    frontier: Frontier | None = None
    too_large: str | None = None
    box: tuple[tuple[int, int], ...] | None = None
    solutions: dict[str, Solution | NoZone] = field(default_factory=dict)
    division: Division | None = None
    improvements: Improvements | None = None
    blockers: Blockers | None = None
    fewest: Fewest | None = None
    relaxation: dict[str, Lowered] | None = None
    movement: Movement | None = None
    late: list[str] = field(default_factory=list)
    stopped: bool = False

    @property
    def empty(self) -> bool:
        """Whether it is certain that no package is acceptable to all."""
        return self.zone is not None and self.zone.exists is False

    def solved(self) -> dict[str, Solution]:
        """The solutions that there are."""
        from goodoffices.settlement.solution import Solution

        return {name: one for name, one in self.solutions.items() if isinstance(one, Solution)}


def ask(
    ranges: Ranges,
    question: str,
    start: Package | None,
    watch: Watch,
    shift: tuple[Worth, int | None] | None = None,
) -> Findings:
    """Ask one question, or all of them; and, with a number and perhaps an amount, what becomes of the solutions.

    Ranges are answered for the zone alone: `zone` is then about the worst case, `possible` about the best.

    Raises:
        ProblemError: the question cannot be asked of this problem.
    """
    from goodoffices.settlement.reading import without_ranges

    asked = QUESTIONS if question == "all" else (question,)
    if not ranges.exact:
        if question not in ("zone", "all"):
            without_ranges(ranges)
        asked = ("zone",)
    found = Findings(ranges.certain, asked, start)
    with watch.listening():
        if all(point.divisible for point in found.problem.points) and question in ("all", "solutions"):
            found.asked = ("division",)
            _divide(found, watch)
        else:
            found.problem.indivisible()
            if "zone" in asked:
                _zone(found, ranges, watch)
            if "solutions" in asked and not found.empty:
                _solutions(found, watch)
            if "improve" in asked and start is not None:
                _improve(found, start, watch)
            if "blockers" in asked and not (found.zone is not None and found.zone.exists):
                _blockers(found, watch)
            if shift is not None:
                found.asked = (*found.asked, "moved")
                _move(found, shift, watch)
            if "frontier" in asked and not found.empty:
                # The one answer that may be too long to be found comes last, so that Ctrl-C costs no other.
                _frontier(found, watch)
    found.late, found.stopped = watch.late, watch.stopped
    return found


def _zone(found: Findings, ranges: Ranges, watch: Watch) -> None:
    from goodoffices.settlement.counting import count
    from goodoffices.settlement.zone import zone

    limit = watch.time_limit
    found.zone = watch.ask("zone", lambda tell: zone(ranges.certain, time_limit=limit, progress=tell))
    if not ranges.exact:
        found.possible = watch.ask("zone", lambda tell: zone(ranges.possible, time_limit=limit, progress=tell))
    elif not found.empty:
        found.count = watch.ask("packages in the zone", lambda _: count(found.problem))


def _frontier(found: Findings, watch: Watch) -> None:
    from goodoffices.settlement.frontier import FrontierTooLarge, frontier

    try:
        found.frontier = watch.ask("frontier", lambda tell: frontier(found.problem, progress=tell), strict=True)
    except FrontierTooLarge as error:
        found.too_large, found.box = str(error), error.box


def _solutions(found: Findings, watch: Watch) -> None:
    for key, rule in rules().items():
        seek = partial(rule, found.problem, time_limit=watch.time_limit)
        answer = watch.ask(NAMES[key], partial(_with_progress, seek))
        if answer is not None:
            found.solutions[key] = answer


def _with_progress(seek: Rule, tell: Progress) -> Solution | NoZone:
    return seek(progress=tell)


def rules() -> dict[str, Rule]:
    """The criteria by their keys, in the order in which they are told."""
    from goodoffices.settlement.kalai_smorodinsky import kalai_smorodinsky
    from goodoffices.settlement.leximin import leximin
    from goodoffices.settlement.nash import nash
    from goodoffices.settlement.utilitarian import utilitarian

    return dict(zip(CRITERIA, (nash, kalai_smorodinsky, leximin, utilitarian), strict=True))


def _improve(found: Findings, start: Package, watch: Watch) -> None:
    from goodoffices.settlement.improve import improve

    limit = watch.time_limit

    def better(tell: Progress) -> Improvements:
        seek = {key: partial(rule, time_limit=limit, progress=tell) for key, rule in rules().items()}
        return improve(found.problem, start, seek, time_limit=limit, progress=tell)

    found.improvements = watch.ask("improvements", better)


def _divide(found: Findings, watch: Watch) -> None:
    from goodoffices.settlement.adjusted_winner import adjusted_winner

    found.division = watch.ask("division", lambda _: adjusted_winner(found.problem))


def _blockers(found: Findings, watch: Watch) -> None:
    from goodoffices.settlement.blockers import blockers

    limit = watch.time_limit
    found.blockers = watch.ask("blockers", lambda tell: blockers(found.problem, time_limit=limit, progress=tell))
    if found.blockers is not None and found.blockers.package is None:
        _relax(found, watch)


def _relax(found: Findings, watch: Watch) -> None:
    from goodoffices.settlement.relaxation import fewest_limits, smallest_share, smallest_sum

    limit, problem = watch.time_limit, found.problem
    found.fewest = watch.ask("fewest limits", lambda tell: fewest_limits(problem, time_limit=limit, progress=tell))
    found.relaxation = {}
    for key, measure in (("sum", smallest_sum), ("share", smallest_share)):

        def least(tell: Progress, measure: Callable[..., Lowered] = measure) -> Lowered:
            return measure(problem, time_limit=limit, progress=tell)

        answer = watch.ask("least relaxation", least)
        if answer is not None:
            found.relaxation[key] = answer


def _move(found: Findings, shift: tuple[Worth, int | None], watch: Watch) -> None:
    from goodoffices.cli.analysis.moving import move

    found.movement = move(found, *shift, watch)
