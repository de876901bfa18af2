"""Problems that are likely to show a mistake: few values and many ties, huge and negative worths, empty zones.

One maker, two sources of choice: Hypothesis, which shrinks what fails, and a seeded `random.Random`, for bulk runs.
"""

from collections.abc import Callable
from random import Random

from hypothesis import strategies as st

from goodoffices.settlement.problem import Combination, Linkage, Package, Party, Point, Problem

Choose = Callable[[int, int], int]
"""A whole number between two bounds, both included."""

NAMES = "ABCDEFGH"

WORTHS: tuple[tuple[int, int], ...] = (
    (0, 0),
    (0, 1),
    (0, 3),
    (0, 20),
    (-3, 3),
    (-1000, 1000),
    (0, 2**40),
    (-(2**60), 2**62),
    (-(2**90), 2**90),
)
"""Ranges that a party's worths are drawn from; the last two do not fit 53 or 64 bits."""


def make(choose: Choose, *, parties: int = 6, points: int = 5, alternatives: int = 4, size: int = 200) -> Problem:
    """A problem with at most so many parties, points, alternatives a point, and packages."""
    shape: list[int] = []
    left = size
    for _ in range(choose(1, points)):
        shape.append(choose(1, max(1, min(alternatives, left))))
        left //= shape[-1]
    named = tuple(Point(f"p{k}", tuple(NAMES[:count])) for k, count in enumerate(shape))
    anchor = package(choose, shape) if choose(0, 2) else None
    common = choose(0, len(WORTHS) - 1)
    modest = choose(0, 2) > 0
    seated = tuple(party(choose, f"q{i}", shape, anchor, common, modest) for i in range(choose(1, parties)))
    forbidden = combinations(choose, shape, 1 if len(shape) == 1 else choose(0, 2), least=2)
    status_quo = package(choose, shape) if choose(0, 1) else None
    return Problem(named, seated, forbidden, status_quo, (1, 10, 7)[choose(0, 2)])


def package(choose: Choose, shape: list[int]) -> Package:
    return tuple(choose(0, count - 1) for count in shape)


def party(choose: Choose, name: str, shape: list[int], anchor: Package | None, common: int, modest: bool) -> Party:
    """A party: with an anchor its reservation mostly lets that package pass; modest ones mostly ask for little."""
    low, high = WORTHS[common if choose(0, 3) else choose(0, len(WORTHS) - 1)]
    worth = tuple(tuple(choose(low, high) for _ in range(count)) for count in shape)
    linked = combinations(choose, shape, choose(0, 3), least=2) if choose(0, 1) else ()
    linkages = tuple(Linkage(when, choose(-abs(high) - 1, abs(high) + 1)) for when in linked)
    red_lines = combinations(choose, shape, choose(1, 2), least=1) if choose(0, 3) == 0 else ()
    reference = anchor or package(choose, shape)
    reached = sum(worth[k][a] for k, a in enumerate(reference))
    reached += sum(x.worth for x in linkages if all(reference[k] == a for k, a in x.when))
    match choose(0, 4) if not modest or choose(0, 4) == 0 else 2:
        case 0:
            reservation = reached
        case 1:
            reservation = reached - choose(0, max(1, len(shape) * (high - low) // 2))
        case 2:
            reservation = len(shape) * low - abs(high) * len(linkages) - 5
        case 3:
            reservation = 0 if anchor is None or reached >= 0 else reached
        case _:
            reservation = reached - 1 if anchor else reached + choose(0, max(1, high - low))
    return Party(name, reservation, worth, linkages, red_lines)


def combinations(choose: Choose, shape: list[int], count: int, *, least: int) -> tuple[Combination, ...]:
    """Different combinations on at least so many points (three at most), in the order of the points."""
    found: list[Combination] = []
    for _ in range(count):
        width = choose(least, 3)
        where = sorted({choose(0, len(shape) - 1) for _ in range(width)})
        combination = tuple((k, choose(0, shape[k] - 1)) for k in where)
        if len(combination) >= least and combination not in found:
            found.append(combination)
    return tuple(found)


@st.composite
def problems(draw: st.DrawFn, *, parties: int = 6, points: int = 5, alternatives: int = 4, size: int = 200) -> Problem:
    """Problems for Hypothesis."""

    def choose(low: int, high: int) -> int:
        return draw(st.integers(low, high))

    return make(choose, parties=parties, points=points, alternatives=alternatives, size=size)


@st.composite
def with_package(draw: st.DrawFn, **bounds: int) -> tuple[Problem, Package]:
    """A problem and any of its packages."""
    problem = draw(problems(**bounds))
    return problem, tuple(draw(st.integers(0, len(point.alternatives) - 1)) for point in problem.points)


def problem_of(seed: int, *, parties: int = 6, points: int = 5, alternatives: int = 4, size: int = 200) -> Problem:
    """The problem of a seed, always the same: for bulk runs."""
    return make(Random(seed).randint, parties=parties, points=points, alternatives=alternatives, size=size)
