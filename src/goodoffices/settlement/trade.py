"""From a text to a better package in small steps, and what each party gives and gets: log-rolling made visible.

A *path* changes one point at a time, or two at once where one alone would leave somebody below the text (a swap, the
exchange of votes that gave log-rolling its name: Buchanan and Tullock, *The Calculus of Consent*, 1962, chapter 10). At
no step is anyone worse off than with the text, nor a red line or a rule crossed that the text does not cross; in
between a party may lose again what an earlier step gave it. Where there is no such path of single points and pairs,
steps grow.

Up to `EXACT` changed points the path has the fewest points in joint steps; beyond, steps are taken as they are found.
Complexity: two to the number of changed points, times their pairs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import combinations

from goodoffices.settlement.problem import Package, Problem, as_written, barred, holds, values

EXACT = 10
"""Changed points up to which all orders are looked at."""


@dataclass(frozen=True, slots=True)
class Step:
    """The points changed together, and the package and values after it."""

    points: tuple[int, ...]
    package: Package
    values: tuple[int, ...]


def path(problem: Problem, text: Package, goal: Package) -> tuple[Step, ...] | None:
    """Steps from a text to a goal at which nobody falls below the text; None where the goal itself does.

    >>> from goodoffices.settlement.problem import Party, Point
    >>> points = (Point("border", ("A", "B")), Point("water", ("X", "Y")), Point("air", ("P", "Q")))
    >>> akra = Party("akra", 0, ((5, 0), (2, 0), (0, 1)))
    >>> boria = Party("boria", 0, ((0, 1), (0, 4), (0, 0)))
    >>> [step.points for step in path(Problem(points, (akra, boria)), (1, 0, 0), (0, 1, 1))]
    [(2,), (0, 1)]
    """
    changed = [k for k, (a, b) in enumerate(zip(text, goal, strict=True)) if a != b]
    walk = Walk(problem, text, goal)
    if not walk.fits(frozenset(changed)):
        return None
    steps = _fewest(walk, changed) if len(changed) <= EXACT else _greedy(walk, changed)
    found, done = [], frozenset[int]()
    for points in steps:
        done |= set(points)
        package = walk.at(done)
        found.append(Step(tuple(points), package, values(problem, package)))
    return tuple(found)


class Walk:
    """The packages between a text and a goal, by the points that are already changed."""

    def __init__(self, problem: Problem, text: Package, goal: Package) -> None:
        self.problem, self.text, self.goal = problem, text, goal
        self.start = values(problem, text)
        self.barred = [one for one in barred(problem) if not holds(one, text)]
        self.known: dict[frozenset[int], bool] = {}

    def at(self, done: frozenset[int]) -> Package:
        return tuple(b if k in done else a for k, (a, b) in enumerate(zip(self.text, self.goal, strict=True)))

    def fits(self, done: frozenset[int]) -> bool:
        """Whether nobody is below the text there, and nothing new is crossed."""
        if done not in self.known:
            package = self.at(done)
            worth = zip(values(self.problem, package), self.start, strict=True)
            crossed = any(holds(one, package) for one in self.barred)
            self.known[done] = not crossed and all(a >= b for a, b in worth)
        return self.known[done]


def _fewest(walk: Walk, changed: Sequence[int]) -> list[tuple[int, ...]]:
    """The path with the smallest joint steps, and among those the fewest points in them (Dijkstra, 1959)."""
    whole = frozenset(changed)
    for width in range(min(2, len(changed)), len(changed) + 1):
        pending: list[tuple[int, int, frozenset[int], list[tuple[int, ...]]]] = [(0, 0, frozenset(), [])]
        settled: set[frozenset[int]] = set()
        order = 0
        while pending:
            cost, _, done, steps = heappop(pending)
            if done == whole:
                return steps
            if done in settled:
                continue
            settled.add(done)
            for size in range(1, width + 1):
                for points in combinations(sorted(whole - done), size):
                    after = done | set(points)
                    if after not in settled and walk.fits(after):
                        order += 1
                        heappush(pending, (cost + (size if size > 1 else 0), order, after, [*steps, points]))
    return [tuple(changed)] if changed else []


def _greedy(walk: Walk, changed: Sequence[int]) -> list[tuple[int, ...]]:
    """Single points where one fits, else the first pair that does, else all that is left at once."""
    left, done = list(changed), frozenset[int]()
    steps: list[tuple[int, ...]] = []
    while left:
        points = next((one for one in _small(left) if walk.fits(done | set(one))), tuple(left))
        steps.append(points)
        done |= set(points)
        left = [k for k in left if k not in points]
    return steps


def _small(left: Sequence[int]) -> Iterator[tuple[int, ...]]:
    for size in (1, 2):
        yield from combinations(left, size)


def in_words(problem: Problem, text: Package, goal: Package) -> tuple[str, ...]:
    """One sentence a party: where it gives, where it gets, and what that comes to, in worths as written.

    >>> from goodoffices.settlement.problem import Party, Point
    >>> points = (Point("border", ("A", "B")), Point("water", ("X", "Y")))
    >>> akra, boria = Party("akra", 0, ((5, 0), (2, 0))), Party("boria", 0, ((0, 1), (0, 4)))
    >>> for sentence in in_words(Problem(points, (akra, boria)), (1, 0), (0, 1)):
    ...     print(sentence)
    akra gives 2 on water (X → Y) and gets 5 on border (B → A): 3 better off.
    boria gives 1 on border (B → A) and gets 4 on water (X → Y): 3 better off.
    """
    sentences = []
    for party in problem.parties:
        given: list[str] = []
        got: list[str] = []
        balance = 0
        for k, (a, b) in enumerate(zip(text, goal, strict=True)):
            difference = party.worth[k][b] - party.worth[k][a]
            balance += difference
            names = problem.points[k].alternatives
            words = f"{as_written(problem, abs(difference))} on {problem.points[k].id} ({names[a]} → {names[b]})"
            if difference:
                (got if difference > 0 else given).append(words)
        for linkage in party.linkages:
            difference = linkage.worth * (holds(linkage.when, goal) - holds(linkage.when, text))
            balance += difference
            joined = " with ".join(problem.points[k].alternatives[a] for k, a in linkage.when)
            end = "now together" if holds(linkage.when, goal) else "no longer together"
            if difference:
                (got if difference > 0 else given).append(f"{as_written(problem, abs(difference))} by {joined}, {end}")
        does = [verb + ", ".join(words) for verb, words in (("gives ", given), ("gets ", got)) if words]
        amount = as_written(problem, abs(balance))
        outcome = "as well off as before" if not balance else f"{amount} {'better' if balance > 0 else 'worse'} off"
        sentences.append(f"{party.name or party.id} {' and '.join(does) or 'is not touched'}: {outcome}.")
    return tuple(sentences)
