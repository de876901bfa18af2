"""What a kit is: an example with a public brief, confidential instructions, worths, a timetable, injects and notes."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from goodoffices.examples import Example
from goodoffices.settlement import Problem
from goodoffices.talks.act import Language, PartyId, PointId, SeatId, Texts

InjectKind = Literal["dispatch", "directive", "broadcast"]
Score = Literal["shown", "at debrief"]
Verdict = Literal["may accept", "refer", "never"]


class KitSeat(Struct, frozen=True):
    """A seat for a student. What the kit does not list, the teacher plays."""

    id: SeatId
    party: PartyId
    needed: bool  # a table cannot do without it
    double: bool  # two students may share it


class Stage(Struct, frozen=True):
    """A part of the timetable."""

    title: Texts
    minutes: int
    what: Texts = {}


class Direction(Struct, frozen=True):
    """What an inject of kind `directive` changes: the verdict on one alternative, in the terms of `worth.json`."""

    point: str
    alternative: str
    verdict: Verdict


class Inject(Struct, frozen=True):
    """News or a change that the teacher may let in, at a minute counted from the opening.

    A dispatch goes to the public room, a directive to the capitals of the parties in `to`, a broadcast to the seats
    and parties in `to`, or to “all”.
    """

    name: str  # the file's, without .toml
    kind: InjectKind
    minute: int
    to: tuple[str, ...]
    title: Texts
    text: Texts
    publisher: str = ""
    watch: Texts = {}  # for the teacher: what to look for
    directs: tuple[Direction, ...] = ()


class Kit(Struct, frozen=True):
    """A kit as read. Texts are by language; `languages` are those of brief and instructions, the first one complete."""

    name: str
    title: Texts
    languages: tuple[Language, ...]
    minutes: int
    score: Score
    total: int | None  # what each party would have with its way on every point, if all have the same
    seats: tuple[KitSeat, ...]
    stages: tuple[Stage, ...]
    brief: Texts
    instructions: dict[SeatId, Texts]
    teaching: Texts
    problem: Problem
    points: dict[str, PointId]  # a point of `problem`: the point of the talks that it is
    injects: tuple[Inject, ...]
    example: Example
    sources: dict[str, str]  # the kit's own files as they were read, by path: for the places of what is wrong

    def seat(self, seat: SeatId) -> KitSeat | None:
        """The seat of that id, if a student may have it."""
        return next((one for one in self.seats if one.id == seat), None)
