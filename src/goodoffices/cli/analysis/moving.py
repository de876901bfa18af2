"""What becomes of the answers when one number of one party moves: asked, told to people, and to programs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING, Any

from goodoffices.cli.analysis.asking import NAMES, rules
from goodoffices.cli.analysis.limits import moves
from goodoffices.cli.analysis.numbers import given, shown
from goodoffices.cli.analysis.packages import pairs
from goodoffices.cli.analysis.wording import Part, grid, name

if TYPE_CHECKING:
    from goodoffices.cli.analysis.asking import Findings, Rule
    from goodoffices.cli.analysis.watching import Watch
    from goodoffices.settlement.problem import Package, Problem
    from goodoffices.settlement.sensitivity import Interval, Worth
    from goodoffices.settlement.solution import NoZone, Solution

    Answer = Solution | NoZone


@dataclass(frozen=True, slots=True)
class Moved:
    """One rule's answer: its package, how far the number may move (None: not known), and what it then becomes.

    `becomes` has an answer for each of some amounts: those asked for, or just beyond the ends of the interval.
    """

    package: Package
    interval: Interval | None
    becomes: tuple[tuple[int, Answer], ...]


@dataclass(frozen=True, slots=True)
class Movement:
    """The number that moves, how far until there is (no longer) a zone, and what each rule makes of it."""

    worth: Worth
    by: int | None
    zone: Interval | None
    answers: dict[str, Moved]


def parse(problem: Problem, words: str, by: str | None) -> tuple[Worth, int | None]:
    """The number that was named, as “party” or “party: point=alternative, …”, and the amount in the file's unit.

    Raises:
        ProblemError: there is no such party, point or alternative, or the amount is no number.
    """
    from goodoffices.settlement.problem import ProblemError, index_of, listed
    from goodoffices.settlement.sensitivity import Worth
    from goodoffices.settlement.worths import exact

    problem.indivisible()
    ids = [party.id for party in problem.parties]
    chosen = words.partition(":") if words not in ids else (words, "", "")
    if chosen[0].strip() not in ids:
        raise ProblemError(f"--move names a party first, as in “akra: border=A”; the parties are {listed(ids)}.")
    points = {point.id: place for place, point in enumerate(problem.points)}
    when = []
    for point, alternative in (pairs(chosen[2], "--move") if chosen[2].strip() else {}).items():
        if point not in points:
            raise ProblemError(f"--move: there is no point {point!r}: the points are {listed(points)}.")
        when.append((points[point], index_of(problem.points[points[point]], alternative)))
    amount = None if by is None else exact(by, "--by") * problem.scale
    if amount is not None and amount.denominator != 1:
        raise ProblemError(f"--by is finer than the file's numbers: move by a multiple of 1/{problem.scale}.")
    return Worth(ids.index(chosen[0].strip()), tuple(sorted(when))), None if amount is None else int(amount)


def move(found: Findings, worth: Worth, by: int | None, watch: Watch) -> Movement:
    """How far the number may move before each answer changes, and what it becomes then (or by an amount)."""
    from goodoffices.settlement.sensitivity import stays_shut

    zone = None
    if by is None:
        zone = watch.ask("zone", lambda _: stays_shut(found.problem, worth, time_limit=watch.time_limit))
    answers = {}
    for key, rule in rules().items():
        answer = watch.ask(f"{NAMES[key]} when a number moves", partial(_moved, found, worth, by, rule, watch))
        if answer is not None:
            answers[key] = answer
    return Movement(worth, by, zone, answers)


def _moved(found: Findings, worth: Worth, by: int | None, rule: Rule, watch: Watch, tell: Any) -> Moved | None:
    from goodoffices.settlement.problem import SizeError
    from goodoffices.settlement.sensitivity import moved, stays_best
    from goodoffices.settlement.solution import NoZone

    limit = watch.time_limit
    seek = partial(rule, time_limit=limit, progress=tell)
    now = seek(found.problem)
    if isinstance(now, NoZone):
        return None
    interval = None
    if by is None and now.optimal and not now.degenerate:
        try:
            interval = stays_best(found.problem, worth, now.package, seek, time_limit=limit)
        except SizeError:
            interval = None
    amounts = [by] if by is not None else []
    if interval is not None and interval.proven:
        amounts += [] if interval.low is None else [interval.low - 1]
        amounts += [] if interval.high is None else [interval.high + 1]
    becomes = tuple((amount, seek(moved(found.problem, worth, amount))) for amount in amounts)
    return Moved(now.package, interval, becomes)


def number(problem: Problem, worth: Worth) -> int:
    """Where the number stands."""
    party = problem.parties[worth.party]
    if not worth.when:
        return party.reservation
    if len(worth.when) == 1:
        ((k, a),) = worth.when
        return party.worth[k][a]
    return sum(linkage.worth for linkage in party.linkages if linkage.when == worth.when)


def told(found: Findings) -> Iterator[Part]:
    """A line for each rule."""
    answer, problem = found.movement, found.problem
    if answer is None:
        return
    stands = number(problem, answer.worth)
    held = " with ".join(f"{problem.points[k].id}: {problem.points[k].alternatives[a]}" for k, a in answer.worth.when)
    what = f"what {held} is worth to" if held else "the reservation value of"
    yield f"The number that moves: {what} {name(problem, answer.worth.party)}. It stands at {_shown(problem, stands)}."
    rows = []
    for key, one in answer.answers.items():
        stays = "" if answer.by is not None else _stays(problem, stands, one.interval)
        then = [f"at {_shown(problem, stands + by)}: {_then(problem, one.package, after)}" for by, after in one.becomes]
        rows.append([NAMES[key], stays, "; ".join(then)])
    if not rows and answer.by is not None:
        yield "No package is acceptable to all where it stands, so that no rule names one."
        return
    if answer.by is not None:
        yield grid(["rule", "what becomes of its package"], [[row[0], row[2]] for row in rows])
        return
    if answer.zone is not None:
        zone = "There is a zone" if answer.answers else "There is no zone"
        yield f"{zone} while it stands {_run(problem, stands, answer.zone)}."
    if not rows:
        return
    yield grid(["rule", "its package stays", "and then becomes"], rows)
    yield "That it stays does not say that the number is right, only that this answer does not hang on it."


def _shown(problem: Problem, worth: int) -> str:
    return shown(Fraction(worth, problem.scale))


def _stays(problem: Problem, stands: int, interval: Interval | None) -> str:
    return "not known; ask with --by" if interval is None else _run(problem, stands, interval)


def _run(problem: Problem, stands: int, interval: Interval) -> str:
    low, high = (None if end is None else _shown(problem, stands + end) for end in (interval.low, interval.high))
    sure = "" if interval.proven else " at least"
    if low is None and high is None:
        return "anywhere"
    if low is None:
        return f"at {high} or below{sure}"
    return f"at {low} or above{sure}" if high is None else f"from {low} to {high}{sure}"


def _then(problem: Problem, before: Package, after: Answer) -> str:
    from goodoffices.settlement.solution import NoZone

    if isinstance(after, NoZone):
        return "no zone" if after.proven else "none found in time"
    return ("" if after.optimal else "the best known: ") + (moves(problem, before, after.package) or "the same")


def plain(found: Findings) -> dict[str, Any] | None:
    """For programs: numbers in the unit of the file, where the number stands, and the ends between which it may be."""
    from goodoffices.cli.analysis.plain import package, valued
    from goodoffices.settlement.solution import NoZone

    answer, problem = found.movement, found.problem
    if answer is None:
        return None
    stands = number(problem, answer.worth)

    def at(amount: int | None) -> int | float | None:
        return None if amount is None else given(Fraction(stands + amount, problem.scale))

    def ends(one: Interval | None) -> dict[str, Any] | None:
        return None if one is None else {"low": at(one.low), "high": at(one.high), "proven": one.proven}

    def after(one: Answer) -> dict[str, Any] | None:
        return None if isinstance(one, NoZone) else {**valued(problem, one.package), "optimal": one.optimal}

    return {
        "party": problem.parties[answer.worth.party].id,
        "when": {problem.points[k].id: problem.points[k].alternatives[a] for k, a in answer.worth.when},
        "stands": at(0),
        "zone": ends(answer.zone),
        "rules": {
            key: {
                "package": package(problem, one.package),
                "interval": ends(one.interval),
                "becomes": [{"at": at(by), "answer": after(then)} for by, then in one.becomes],
            }
            for key, one in answer.answers.items()
        },
    }
