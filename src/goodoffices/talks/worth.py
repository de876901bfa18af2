"""Worth: what a delegation says of what the alternatives are worth to it, in its own capital and nowhere else.

Alternatives are named as in a directive: by the entry of plenary that brought them. Of one thing the last word counts:
a new order of a point, a new division, the same two packages compared again, a new number take the place of the earlier
one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from msgspec import Meta, Struct, field

from goodoffices.talks.act import Act, Chosen, Entry, Number, PointId
from goodoffices.talks.weighing import Package, may_compare, may_divide, may_note, may_rank, may_take_back, package

if TYPE_CHECKING:
    from goodoffices.talks.play import RoomState

Whole = Annotated[int, Meta(ge=-(2**53) + 1, le=2**53 - 1)]


class Share(Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """What it is worth to go from the worst to the best on `point`, of 100 for all that are named."""

    point: PointId
    share: Whole


class Worth(Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """What an alternative in plenary is worth, on a scale of the delegation's own: from `low` to `high`."""

    point: PointId
    alternative: Number
    low: Whole
    high: Whole


class RankAlternatives(Act, frozen=True):
    """The alternatives of a point, best first; those of one group are worth the same."""

    point: PointId
    groups: Annotated[tuple[tuple[Number, ...], ...], Meta(max_length=200)]


class DividePoints(Act, frozen=True):
    """100 divided among points, by what it is worth to go from the worst to the best on each."""

    shares: Annotated[tuple[Share, ...], Meta(max_length=500)]


class ComparePackages(Act, frozen=True):
    """Which of two packages is better, all else the same; an empty package is no agreement.

    The `wording` of what is chosen is the number of the alternative, whatever its present words.
    """

    first: Annotated[tuple[Chosen, ...], Meta(max_length=500)]
    second: Annotated[tuple[Chosen, ...], Meta(max_length=500)]
    better: Literal["first", "as good", "second"]


class NoteWorths(Act, frozen=True):
    """Numbers or ranges on one scale: a package is worth the sum of its alternatives, to be set beside no agreement."""

    worths: Annotated[tuple[Worth, ...], Meta(max_length=500)] = ()
    no_agreement: tuple[Whole, Whole] | None = None  # from, to: what the best is that can be had without one


class TakeBack(Act, frozen=True):
    """An answer on worth no longer counts; what it had taken the place of does not come back."""

    answer: Number


class Noted(Struct, frozen=True):
    """A number or a range, and the entry that noted it."""

    number: int
    low: int
    high: int


class Worths(Struct):
    """The slice of a capital's state that this group keeps: the last word on each thing."""

    orders: dict[PointId, Entry] = field(default_factory=dict)
    division: Entry | None = None
    comparisons: dict[tuple[Package, Package], Entry] = field(default_factory=dict)
    noted: dict[tuple[PointId, int], Noted] = field(default_factory=dict)
    no_agreement: Noted | None = None

    def ordered(self, point: PointId) -> set[int]:
        """The alternatives of a point that have a place in its order."""
        order = self.orders.get(point)
        act = order.act if order is not None else None
        return {number for group in act.groups for number in group} if isinstance(act, RankAlternatives) else set()

    def standing(self) -> list[int]:
        """The entries of which something still counts, in their order."""
        entries = (*self.orders.values(), *self.comparisons.values(), self.division)
        numbers = (*self.noted.values(), self.no_agreement)
        found = {entry.number for entry in entries if entry is not None}
        return sorted(found | {noted.number for noted in numbers if noted is not None})


def _ranked(s: RoomState, e: Entry, act: RankAlternatives) -> None:
    s.worth.orders[act.point] = e


def _divided(s: RoomState, e: Entry, act: DividePoints) -> None:
    s.worth.division = e


def _compared(s: RoomState, e: Entry, act: ComparePackages) -> None:
    first, second = sorted((package(act.first), package(act.second)))
    s.worth.comparisons[first, second] = e


def _noted(s: RoomState, e: Entry, act: NoteWorths) -> None:
    for one in act.worths:
        s.worth.noted[one.point, one.alternative] = Noted(e.number, one.low, one.high)
    if act.no_agreement is not None:
        s.worth.no_agreement = Noted(e.number, *act.no_agreement)


def _took_back(s: RoomState, e: Entry, act: TakeBack) -> None:
    kept, gone = s.worth, act.answer
    kept.orders = {point: one for point, one in kept.orders.items() if one.number != gone}
    kept.comparisons = {pair: one for pair, one in kept.comparisons.items() if one.number != gone}
    kept.noted = {about: one for about, one in kept.noted.items() if one.number != gone}
    if kept.division is not None and kept.division.number == gone:
        kept.division = None
    if kept.no_agreement is not None and kept.no_agreement.number == gone:
        kept.no_agreement = None


EVOLVE = {
    RankAlternatives: _ranked,
    DividePoints: _divided,
    ComparePackages: _compared,
    NoteWorths: _noted,
    TakeBack: _took_back,
}

RULES = {
    RankAlternatives: may_rank,
    DividePoints: may_divide,
    ComparePackages: may_compare,
    NoteWorths: may_note,
    TakeBack: may_take_back,
}
