"""The packages that stand on the table in plenary: the text as it stands, the last draft, what conditions close.

Whoever reads plenary finds the same ones. A capital sets them beside its own worth, mandate and conditions.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from goodoffices.talks import standing
from goodoffices.talks.act import PLENARY, PartyId, PointId
from goodoffices.talks.play import RoomState, StateOfPlay
from goodoffices.talks.stances import Condition
from goodoffices.talks.weighing import open_points
from goodoffices.valuations.conditions import packages
from goodoffices.valuations.tabled import tabled

MOST_CLOSED = 5


@dataclass(frozen=True, slots=True)
class Offer:
    """A package on the table: of which sort, by which entry of plenary if one brought it, and what it settles."""

    sort: Literal["text", "draft", "closed"]
    number: int
    package: Mapping[PointId, int]
    left_open: tuple[PointId, ...]


def offers(play: StateOfPlay, now: datetime) -> tuple[Offer, ...]:
    """All that may be compared, the text as it stands first; nothing twice, and nothing that settles no point."""
    plenary = play.plenary
    live = open_points(plenary)
    found = [("text", 0, text(play, now))]
    drafts = plenary.drafts
    for number in sorted(drafts.last.values())[-1:]:
        settles = {one.point: one.wording for one in drafts.drafts[number].settles}
        found.append(("draft", number, _drafted(plenary, settles)))
    if live:
        closed = packages(tabled(play, PLENARY, now), most=MOST_CLOSED)
        for place, one in enumerate(closed.packages, 1):
            found.append(("closed", place, {chosen.point: chosen.alternative for chosen in one.chosen}))
    kept: dict[tuple[tuple[PointId, int], ...], Offer] = {}
    for sort, number, package in found:
        left_open = tuple(point for point in live if point not in package)
        if package:
            offer = Offer(sort, number, package, left_open)  # type: ignore[arg-type]  # as written above
            kept.setdefault(tuple(sorted(package.items())), offer)
    return tuple(kept.values())


def text(play: StateOfPlay, now: datetime) -> dict[PointId, int]:
    """Of each point the alternative on which it is agreed, else the only one, else the mediator's or chair's last."""
    plenary = play.plenary
    stands = standing.statuses(play, PLENARY, now)
    found = {}
    for point, numbers in open_points(plenary).items():
        agreed = stands[point].alternative if point in stands else None
        whose = [n for n in numbers if not (a := plenary.alternatives.alternatives[point, n]).by or a.compromise]
        if agreed is not None:
            found[point] = agreed
        elif len(numbers) == 1:
            found[point] = numbers[0]
        elif whose:
            found[point] = whose[-1]
    return found


def _drafted(plenary: RoomState, settles: Mapping[PointId, int]) -> dict[PointId, int]:
    """The alternatives whose words a draft names, as far as they have not been withdrawn."""
    found = {}
    for point, wording in settles.items():
        alternative = plenary.alternatives.of(point, wording)
        if alternative is not None and alternative.withdrawn is None:
            found[point] = alternative.number
    return found


def unmet(play: StateOfPlay, party: PartyId, package: Mapping[PointId, int]) -> list[tuple[PointId, Condition]]:
    """The conditions that the party's own words in plenary put on what the package settles, and that it does not meet.

    Conduct is met by no package.
    """
    plenary = play.plenary
    found = []
    for point, number in package.items():
        alternative = plenary.alternatives.alternatives[point, number]
        for stance in plenary.stances.on(point, number):
            if stance.party == party and stance.wording == alternative.wording.number:
                found += [(point, one) for one in stance.conditions if not _met(plenary, one, package)]
    return found


def _met(plenary: RoomState, condition: Condition, package: Mapping[PointId, int]) -> bool:
    if condition.point is None or condition.point not in package:
        return False
    if condition.wording is None:
        return True
    chosen = plenary.alternatives.alternatives[condition.point, package[condition.point]]
    return chosen.wording.number == condition.wording
