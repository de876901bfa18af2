"""From a capital's record to what one delegation has said of worth, and from plenary to the packages on the table.

A capital's own: nothing here looks at another party's. Alternatives are those of plenary. What an answer says of one
that has been withdrawn since no longer counts, and where the rest of it then says nothing clear, all of it is set aside
and named, with what to do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from goodoffices.phrases import phrase
from goodoffices.settlement.problem import Point
from goodoffices.talks.act import Chosen, PointId
from goodoffices.talks.play import RoomState
from goodoffices.talks.weighing import open_points
from goodoffices.talks.worth import ComparePackages, DividePoints, NoteWorths, RankAlternatives
from goodoffices.valuations.elicitation.answers import NO_AGREEMENT, Answer, Compare, Divide, Numbers, Order
from goodoffices.valuations.elicitation.contradictions import contradiction

SIGNS: dict[str, Literal[1, 0, -1]] = {"first": 1, "as good": 0, "second": -1}


@dataclass(frozen=True, slots=True)
class Aside:
    """An answer that says nothing clear today, by its entry, and why; what to do is part of why."""

    entry: int
    why: str


@dataclass(frozen=True, slots=True)
class Ground:
    """Points and alternatives as plenary has them, and the answers that count, each with its entry in the capital."""

    points: tuple[Point, ...]
    alternatives: tuple[tuple[int, ...], ...]
    answers: tuple[Answer, ...]
    entries: tuple[int, ...]
    aside: tuple[Aside, ...] = ()
    unnumbered: tuple[PointId, ...] = ()  # points without a number, where no agreement has one

    def place(self, point: PointId) -> int | None:
        """The place of a point; None if it has no alternative."""
        return next((k for k, one in enumerate(self.points) if one.id == point), None)

    def chosen(self, package: Mapping[PointId, int]) -> dict[int, int]:
        """A package by places."""
        found = {}
        for point, alternative in package.items():
            k = self.place(point)
            if k is not None and alternative in self.alternatives[k]:
                found[k] = self.alternatives[k].index(alternative)
        return found

    def named(self, package: Mapping[int, int]) -> dict[PointId, int]:
        """A package by points and alternatives' entries."""
        return {self.points[k].id: self.alternatives[k][a] for k, a in package.items()}


def ground(plenary: RoomState, capital: RoomState) -> Ground:
    """All that one delegation has said, on what stands on the table today."""
    live = dict(sorted(open_points(plenary).items(), key=lambda pair: _natural(pair[0])))
    points = tuple(Point(point, tuple(map(str, numbers))) for point, numbers in live.items())
    found = Ground(points, tuple(live.values()), (), ())
    reading = _Reading(found, plenary, capital)
    said = sorted(reading.read(), key=lambda pair: pair[0])
    numbered = {k for _, one in said if isinstance(one, Numbers) for k, *_ in one.ranges}
    typed = any(isinstance(one, Numbers) and one.no_agreement is not None for _, one in said)
    return Ground(
        points,
        tuple(live.values()),
        tuple(one for _, one in said),
        tuple(entry for entry, _ in said),
        tuple(sorted(reading.aside, key=lambda one: one.entry)),
        tuple(point.id for k, point in enumerate(points) if k not in numbered) if typed else (),
    )


def _natural(point: PointId) -> tuple[tuple[bool, int, str], ...]:
    """Point 10 after point 9, and 7a after 7."""
    parts = re.findall(r"\d+|\D+", point)
    return tuple((not part.isdecimal(), int(part) if part.isdecimal() else 0, part) for part in parts)


def clash(here: Ground) -> tuple[int, ...]:
    """The entries of the fewest answers that cannot all be true; nothing where all can."""
    return tuple(here.entries[place] for place in contradiction(here.points, here.answers))


class _Reading:
    """One reading of a capital's record; `aside` fills as it goes."""

    def __init__(self, here: Ground, plenary: RoomState, capital: RoomState) -> None:
        self.here, self.plenary, self.capital = here, plenary, capital
        self.aside: list[Aside] = []
        self.orders: dict[int, Order] = {}

    def read(self) -> Iterator[tuple[int, Answer]]:
        kept = self.capital.worth
        for entry in kept.orders.values():
            assert isinstance(entry.act, RankAlternatives)
            order = self._order(entry.act)
            if order is not None:
                self.orders[order.point] = order
                yield entry.number, order
        if kept.division is not None and isinstance(kept.division.act, DividePoints):
            yield from ((kept.division.number, one) for one in self._division(kept.division.number, kept.division.act))
        for entry in kept.comparisons.values():
            assert isinstance(entry.act, ComparePackages)
            yield from ((entry.number, one) for one in self._comparison(entry.number, entry.act))
        yield from self._numbers()

    def _order(self, act: RankAlternatives) -> Order | None:
        """What is left of an order without alternatives that were withdrawn; None where nothing is."""
        k = self.here.place(act.point)
        if k is None:
            return None
        numbers = self.here.alternatives[k]
        groups = (tuple(numbers.index(one) for one in group if one in numbers) for group in act.groups)
        left = tuple(group for group in groups if group)
        return Order(k, left) if left else None

    def _division(self, entry: int, act: DividePoints) -> Iterator[Divide]:
        shares = []
        for one in act.shares:
            k = self.here.place(one.point)
            why = self._ends(entry, k, one.point)
            if why:
                self.aside.append(Aside(entry, why))
                return
            assert k is not None
            shares.append((k, one.share))
        yield Divide(tuple(shares))

    def _ends(self, entry: int, k: int | None, point: PointId) -> str:
        """Why a share of a point no longer says what it said: from the worst to the best of then."""
        order = self.orders.get(k) if k is not None else None
        if k is None or len(self.here.alternatives[k]) < 2:
            return phrase(
                "Point {point} has no two alternatives any more: order it, and divide 100 again.", point=point
            )
        numbers = self.here.alternatives[k]
        if order is None or sum(map(len, order.groups)) < len(numbers):
            return phrase(
                "Point {point} has an alternative that your order does not have: order it, and divide 100 again.",
                point=point,
            )
        now = [{numbers[a] for a in order.groups[place]} for place in (0, -1)]
        earlier = (e.act for e in reversed(self.capital.entries[: entry - 1]) if isinstance(e.act, RankAlternatives))
        act = next((act for act in earlier if act.point == point), None)
        groups = [{one for one in group if self._stood(entry, point, one)} for group in act.groups] if act else []
        left = [group for group in groups if group]
        then = [left[0], left[-1]] if left else [set(), set()]
        same = all(a & b for a, b in zip(now, then, strict=True))
        if same:
            return ""
        return phrase(
            "The best or the worst on point {point} is another than when you divided: order it, and divide 100 again.",
            point=point,
        )

    def _stood(self, entry: int, point: PointId, alternative: int) -> bool:
        """Whether an alternative was still on the table when an answer was given."""
        found = self.plenary.alternatives.alternatives.get((point, alternative))
        if found is None or found.withdrawn is None:
            return found is not None
        return self.plenary.entries[found.withdrawn - 1].time > self.capital.entries[entry - 1].time

    def _comparison(self, entry: int, act: ComparePackages) -> Iterator[Compare]:
        for one in (*act.first, *act.second):
            k = self.here.place(one.point)
            if k is None or one.wording not in self.here.alternatives[k]:
                why = phrase(
                    "An alternative on point {point} that it names has been withdrawn: compare packages of today.",
                    point=one.point,
                )
                self.aside.append(Aside(entry, why))
                return
        settled = {one.point for one in (*act.first, *act.second)}
        added = [point.id for point in self.here.points if point.id not in settled]
        if added and not (act.first and act.second):
            why = phrase(
                "Point {point} has come onto the table since, and it says nothing of it: compare with no agreement "
                "again.",
                point=added[0],
            )
            self.aside.append(Aside(entry, why))
            return
        yield Compare(self._whole(act.first), self._whole(act.second), SIGNS[act.better])

    def _whole(self, chosen: tuple[Chosen, ...]) -> tuple[int, ...]:
        """A package as answers have it: points that neither of the two names are the same in both."""
        if not chosen:
            return NO_AGREEMENT
        settled = self.here.chosen({one.point: one.wording for one in chosen})
        return tuple(settled.get(k, 0) for k in range(len(self.here.points)))

    def _numbers(self) -> Iterator[tuple[int, Answer]]:
        kept = self.capital.worth
        ranges: dict[int, list[tuple[int, int, float, float]]] = {}
        for (point, alternative), one in kept.noted.items():
            for k, a in self.here.chosen({point: alternative}).items():
                ranges.setdefault(one.number, []).append((k, a, one.low, one.high))
        none = kept.no_agreement
        if none is not None:
            ranges.setdefault(none.number, [])
        for entry, here in ranges.items():
            typed = none is not None and none.number == entry
            yield entry, Numbers(tuple(here), (none.low, none.high) if none is not None and typed else None)


def reworded(plenary: RoomState, capital: RoomState) -> dict[int, list[tuple[PointId, int]]]:
    """Of each answer that counts: the alternatives that it names and whose words have changed since it was given."""
    found: dict[int, list[tuple[PointId, int]]] = {}
    for entry in (capital.entries[number - 1] for number in capital.worth.standing()):
        for point, alternative in _named(entry.act):
            here = plenary.alternatives.alternatives.get((point, alternative))
            if here is None or here.withdrawn is not None or len(here.wordings) < 2:
                continue
            if plenary.entries[here.wording.number - 1].time > entry.time:
                found.setdefault(entry.number, []).append((point, alternative))
    return found


def _named(act: object) -> Iterable[tuple[PointId, int]]:
    if isinstance(act, RankAlternatives):
        return dict.fromkeys((act.point, number) for group in act.groups for number in group)
    if isinstance(act, ComparePackages):
        return dict.fromkeys((one.point, one.wording) for one in (*act.first, *act.second))
    if isinstance(act, NoteWorths):
        return dict.fromkeys((one.point, one.alternative) for one in act.worths)
    return ()
