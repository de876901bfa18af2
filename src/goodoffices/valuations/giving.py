"""What giving way on one point would cost, what would pay for it, and how much of that hangs on what is not known."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from goodoffices.valuations.elicitation.scale import Range, Scale

LOOKED_AT = 4
"""So many ways of giving way are priced in exchanges; twice as many are set beside the cheapest."""


@dataclass(frozen=True, slots=True)
class Move:
    """One point of a package settled otherwise, and by how much the package is then better."""

    point: int
    before: int
    after: int
    change: Range


@dataclass(frozen=True, slots=True)
class Trade:
    """Giving way on one point for something on another, and by how much the package is then better."""

    give: Move
    take: Move
    change: Range


@dataclass(frozen=True, slots=True)
class Giving:
    """Ways of giving way, the cheapest at worst first; what may be asked in exchange; and the doubt about the first.

    `rival` may be cheaper than the first by as much as `doubt`; None where nothing can be.
    """

    ways: tuple[Move, ...]
    trades: tuple[Trade, ...]
    rival: Move | None
    doubt: float


def giving(scale: Scale, package: Mapping[int, int], barred: Collection[tuple[int, int]]) -> Giving:
    """From a package, on the points that are fully ordered: of others no change surely costs or gains anything.

    Left out is what is `barred`: each (point, alternative) that the mandate never allows.

    >>> from goodoffices.settlement.problem import Point
    >>> from goodoffices.valuations.elicitation.answers import Divide, Order
    >>> points = (Point("border", ("A", "B")), Point("water", ("X", "Y")))
    >>> orders = [Order(0, ((0,), (1,))), Order(1, ((0,), (1,)))]
    >>> found = giving(Scale(points, [*orders, Divide(((0, 70), (1, 30)))]), {0: 1, 1: 0}, ())
    >>> [(way.point, way.change) for way in found.ways], [(one.give.point, one.take.point) for one in found.trades]
    ([(1, Range(low=-31.0, high=-29.0))], [(1, 0)])
    """
    moves = [
        Move(k, before, after, scale.change(package, {**package, k: after}))
        for k, before in package.items()
        if k in scale.ordered
        for after in range(len(scale.columns.points[k].alternatives))
        if after != before and (k, after) not in barred
    ]
    ways = sorted((one for one in moves if one.change.low < 0), key=lambda one: (-one.change.low, -one.change.high))
    gains = sorted(
        (one for one in moves if one.change.low >= 0 < one.change.high),
        key=lambda one: (one.change.high, one.change.low),
    )
    rival, doubt = None, 0.0
    for other in ways[1 : 2 * LOOKED_AT]:
        if other.change.high > ways[0].change.low:
            more = scale.change({**package, ways[0].point: ways[0].after}, {**package, other.point: other.after}).high
            rival, doubt = (other, more) if more > doubt else (rival, doubt)
    return Giving(tuple(ways), _trades(scale, package, ways[:LOOKED_AT], gains), rival, doubt)


def _trades(scale: Scale, package: Mapping[int, int], ways: list[Move], gains: list[Move]) -> tuple[Trade, ...]:
    """For each way of giving way the smallest gain elsewhere that surely pays for it."""
    found = []
    for give in ways:
        for take in gains:
            if take.point == give.point or take.change.high < -give.change.low:
                continue
            change = scale.change(package, {**package, give.point: give.after, take.point: take.after})
            if change.low >= 0:
                found.append(Trade(give, take, change))
                break
    return tuple(found)
