"""Problems to measure settlement on: a fixed generator, the same for every row and for every peer beside it.

Each party divides `total` worth points among the points at random (all divisions equally likely). On each point one
alternative, drawn at random, is worth what the party put there; every other is worth a whole number drawn evenly from
zero up to that. Linkages join two points each and are worth up to `total // points` more or less; a red line bars one
pair of alternatives on two points; a reservation value is `share` per cent of what the party would get at best.
"""

import itertools
import random
from collections.abc import Sequence

from goodoffices.settlement.problem import Combination, Linkage, Party, Point, Problem

SEED = 2026


def scenario(
    parties: int,
    points: int,
    alternatives: int,
    total: int,
    *,
    linkages: int = 0,
    red_lines: int = 0,
    share: int = 0,
    seed: int = SEED,
) -> Problem:
    """A problem of the generator; `linkages` are counted over all parties, `red_lines` for each."""
    source = random.Random(f"{seed} {parties} {points} {alternatives} {total} {linkages} {red_lines} {share}")
    named = tuple(Point(f"p{k + 1}", tuple(f"a{a + 1}" for a in range(alternatives))) for k in range(points))
    joined: list[list[Linkage]] = [[] for _ in range(parties)]
    for number in range(linkages):
        swing = max(1, total // points)
        joined[number % parties].append(Linkage(pair(source, points, alternatives), source.randint(-swing, swing)))
    seated = []
    for i in range(parties):
        worth = tuple(alternatives_worth(source, best, alternatives) for best in divided(source, total, points))
        lines = tuple(pair(source, points, alternatives) for _ in range(red_lines))
        seated.append(Party(f"q{i + 1}", total * share // 100, worth, tuple(joined[i]), lines))
    return Problem(named, tuple(seated))


def shaped(parties: int, shape: Sequence[int], total: int, *, seed: int = SEED) -> Problem:
    """The same without linkages and limits, for points with different numbers of alternatives."""
    source = random.Random(f"{seed} {parties} {list(shape)} {total}")
    points = tuple(Point(f"p{k + 1}", tuple(f"a{a + 1}" for a in range(count))) for k, count in enumerate(shape))
    worths = [
        tuple(
            alternatives_worth(source, best, count)
            for best, count in zip(divided(source, total, len(shape)), shape, strict=True)
        )
        for _ in range(parties)
    ]
    return Problem(points, tuple(Party(f"q{i + 1}", 0, worth) for i, worth in enumerate(worths)))


def divided(source: random.Random, total: int, points: int) -> list[int]:
    """`total` split into so many whole parts, each division as likely as any other."""
    cuts = sorted(source.sample(range(total + points - 1), points - 1))
    edges = [-1, *cuts, total + points - 1]
    return [right - left - 1 for left, right in itertools.pairwise(edges)]


def alternatives_worth(source: random.Random, best: int, alternatives: int) -> tuple[int, ...]:
    """One alternative worth `best`, the others anything from zero up to it."""
    worth = [source.randint(0, best) for _ in range(alternatives)]
    worth[source.randrange(alternatives)] = best
    return tuple(worth)


def pair(source: random.Random, points: int, alternatives: int) -> Combination:
    """One alternative on each of two points."""
    first, second = sorted(source.sample(range(points), 2))
    return ((first, source.randrange(alternatives)), (second, source.randrange(alternatives)))
