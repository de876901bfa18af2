"""The packages of one room told whole: as said, if asked, and which single condition keeps most apart.

Made from the record of that room and from plenary's, which every seat reads: who negotiates and what decides stand
there. Nothing else of a state of play is looked at, so whoever reads the room is told the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from msgspec import Struct

from goodoffices.talks.act import PLENARY, PartyId, PointId, RoomId, Texts
from goodoffices.talks.play import RoomState, StateOfPlay
from goodoffices.talks.stances import Condition
from goodoffices.valuations.conditions import Need, Package, Packages, packages
from goodoffices.valuations.tabled import Tabled, tabled

if TYPE_CHECKING:
    from goodoffices.valuations.singles import Single, Singles

MOST = 10
"""So many packages are told of each reading: more than anybody reads."""


@dataclass(frozen=True, slots=True)
class Closed:
    """What is on the table of a room, its packages by both readings, and the conditions that would close most."""

    room: RoomId
    through: int
    table: tuple[Tabled, ...]
    said: Packages
    asked: Packages
    singles: Singles


def common(play: StateOfPlay, room: RoomId) -> StateOfPlay:
    """A state of play reduced to what its packages are made from. Raises `KeyError` for a room not in it."""
    return StateOfPlay({name: state for name, state in play.rooms.items() if name in (room, PLENARY)})


def closed(play: StateOfPlay, room: RoomId, now: datetime | None = None) -> Closed:
    """The packages of a room as its record stands. Raises `KeyError` for a room not in `play`."""
    from goodoffices.valuations.singles import single_conditions  # with the solver's library, which takes a while

    table = tabled(common(play, room), room, now)
    return Closed(
        room,
        play.rooms[room].number,
        table,
        packages(table, reading="as said", most=MOST),
        packages(table, reading="if asked", most=MOST),
        single_conditions(table),
    )


class WordingRead(Struct, frozen=True):
    """Words that stand on the table: of which alternative, in which entry, and whose."""

    point: PointId
    alternative: int
    wording: int
    by: list[PartyId]
    text: Texts


class WordRead(Struct, frozen=True):
    """A party that is still to join, what it has said so far, and on which conditions."""

    party: PartyId
    said: str
    conditions: list[Condition]


class NeedRead(Struct, frozen=True):
    """That `at_least` of these join in the words of entry `wording`, and those of `must` in any case."""

    point: PointId
    wording: int
    at_least: int
    must: list[PartyId]
    of: list[WordRead]


class PackageRead(Struct, frozen=True):
    """Words that go together, the points that they leave open, and what is still needed: `words` words at least."""

    chosen: list[WordingRead]
    left_open: list[PointId]
    words: int
    needs: list[NeedRead]


class ListedRead(Struct, frozen=True):
    """The first packages of a reading. `count`: how many there are, where that is known."""

    packages: list[PackageRead]
    count: int | None
    at_most_points: int


class StatedRead(Struct, frozen=True):
    """Who states a condition, and on which words."""

    party: PartyId
    point: PointId
    wording: int


class SingleRead(Struct, frozen=True):
    """One condition, met for all who state it or dropped by one, and how many points then close together."""

    condition: Condition
    how: str
    by: list[StatedRead]
    closes: int
    package: list[WordingRead]


class PackagesRead(Struct, frozen=True):
    """The packages of a room up to entry `through`: a reading of its record. No status comes from it."""

    room: RoomId
    through: int
    as_said: ListedRead
    if_asked: ListedRead
    closes_as_said: int
    singles: list[SingleRead]
    singles_proven: bool


def told(found: Closed, state: RoomState) -> PackagesRead:
    """The same with the words themselves, for programs; `state` is the room's that it was made from."""
    singles = [_single(one, state) for one in found.singles.found]
    said, asked = _listed(found.said, state), _listed(found.asked, state)
    return PackagesRead(
        found.room, found.through, said, asked, found.singles.closes, singles, found.singles.proven
    )  # fmt: skip


def _listed(found: Packages, state: RoomState) -> ListedRead:
    return ListedRead([_package(one, state) for one in found.packages], found.count, found.at_most)


def _package(found: Package, state: RoomState) -> PackageRead:
    needs = [_need(need) for need in found.needs]
    return PackageRead([_wording(one, state) for one in found.chosen], list(found.left_open), found.words, needs)


def _wording(one: Tabled, state: RoomState) -> WordingRead:
    there = state.alternatives.alternatives[one.point, one.alternative]
    return WordingRead(one.point, one.alternative, one.wording, list(there.by), there.wording.text)


def _need(need: Need) -> NeedRead:
    of = [WordRead(word.party, word.said, list(word.conditions)) for word in need.of]
    return NeedRead(need.on.point, need.on.wording, need.at_least, sorted(need.must), of)


def _single(one: Single, state: RoomState) -> SingleRead:
    by = [StatedRead(party, on.point, on.wording) for party, on in one.by]
    return SingleRead(one.condition, one.how, by, one.closes, [_wording(each, state) for each in one.package])
