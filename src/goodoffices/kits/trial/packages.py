"""The packages of a try: what is still open at the table, in the terms of the kit and in those of the record."""

from __future__ import annotations

from itertools import product
from math import prod

from msgspec import Struct

from goodoffices.kits.model import Kit
from goodoffices.kits.trial.table import Table
from goodoffices.settlement import Package, Party
from goodoffices.settlement.problem import holds, value
from goodoffices.talks.act import PLENARY, PointId, SeatId
from goodoffices.talks.standing import Standing, statuses

MOST = 100_000
"""Packages beyond which a table is not tried by computer."""


class TooMany(Exception):
    """There are more packages than a try looks at: how many."""


class Open(Struct, frozen=True):
    """What is open: the places of the open points in the worths, and every package that can still be had."""

    points: tuple[int, ...]
    packages: tuple[Package, ...]


def still_open(table: Table, seat: SeatId) -> Open:
    """What is open at the table; points that are agreed or parked stay as they are.

    Raises:
        TooMany: more packages than a try looks at.
    """
    kit, state = table.kit, table.plenary(seat)
    standing = statuses(table.play(seat), PLENARY, table.now)
    choices: list[tuple[int, ...]] = []
    points = []
    for k, point in enumerate(kit.problem.points):
        number = kit.points[point.id]
        came = list(state.alternatives.by_point.get(number, ()))
        found = standing[number]
        if agreed(found) and found.alternative in came[: len(point.alternatives)]:
            choices.append((came.index(found.alternative),))
            continue
        live = (state.alternatives.alternatives[number, one].withdrawn is None for one in came)
        choices.append(tuple(a for a, one in enumerate(live) if one and a < len(point.alternatives)))
        points.append(k)
    if prod(map(len, choices)) > MOST:
        raise TooMany(f"{prod(map(len, choices)):,} packages are open, and a try looks at {MOST:,} at most")
    had = (one for one in product(*choices) if not any(holds(barred, one) for barred in kit.problem.forbidden))
    return Open(tuple(points), tuple(had))


def agreed(standing: Standing) -> bool:
    """Whether a point is agreed, at least ad referendum."""
    return standing.rung.startswith("agreed")


def wording(table: Table, seat: SeatId, k: int, alternative: int) -> tuple[PointId, int, int]:
    """The point, the alternative's entry and its current wording in the record."""
    state = table.plenary(seat)
    number = table.kit.points[table.kit.problem.points[k].id]
    root = state.alternatives.by_point[number][alternative]
    return number, root, state.alternatives.alternatives[number, root].wording.number


def worth(party: Party, package: Package) -> int | None:
    """What a package is worth to a party; None if it crosses a red line."""
    return None if any(holds(line, package) for line in party.red_lines) else value(party, package)


def told(kit: Kit, package: Package, points: tuple[int, ...]) -> str:
    """A package for people: point and alternative of every open point."""
    chosen = ((kit.problem.points[k], package[k]) for k in points)
    return ", ".join(f"{kit.points[point.id]} {point.alternatives[a]}" for point, a in chosen)
