"""Worth: what a delegation says of what the alternatives are worth to it, in its own capital and nowhere else.

Alternatives are named as in a directive: by the entry of plenary that brought them. Of one thing the last word counts:
a new order of a point, a new division, the same two packages compared again, a new number take the place of the earlier
one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Literal

from msgspec import Meta, Struct, field

from goodoffices.phrases import phrase
from goodoffices.talks import words
from goodoffices.talks.act import Act, Chosen, Entry, Number, PointId, Refusal

if TYPE_CHECKING:
    from goodoffices.talks.play import RoomState
    from goodoffices.talks.table import Table

HIGHEST = 10_000
HIGHEST_WHOLE = 1_000_000

Whole = Annotated[int, Meta(ge=-(2**53) + 1, le=2**53 - 1)]
Package = tuple[tuple[PointId, int], ...]


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

    def standing(self) -> list[int]:
        """The entries of which something still counts, in their order."""
        entries = (*self.orders.values(), *self.comparisons.values(), self.division)
        numbers = (*self.noted.values(), self.no_agreement)
        found = {entry.number for entry in entries if entry is not None}
        return sorted(found | {noted.number for noted in numbers if noted is not None})


def package(chosen: tuple[Chosen, ...]) -> Package:
    """A package by point and alternative, in one order."""
    return tuple(sorted({(one.point, one.wording) for one in chosen}))


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


def open_points(plenary: RoomState) -> dict[PointId, tuple[int, ...]]:
    """The points of plenary that have alternatives, each with those that have not been withdrawn."""
    found: dict[PointId, tuple[int, ...]] = {}
    for point, numbers in plenary.alternatives.by_point.items():
        here = tuple(n for n in numbers if plenary.alternatives.alternatives[point, n].withdrawn is None)
        if here:
            found[point] = here
    return found


# Rules


def _live(t: Table, point: PointId, alternative: int, field: str) -> Refusal | None:
    """The refusal of what is no alternative in plenary, or no longer is."""
    found = t.plenary.alternatives.alternatives.get((point, alternative))
    if found is None:
        return words.invalid(
            field,
            phrase(
                "Entry {number} of plenary brings no alternative on point {point}.", number=alternative, point=point
            ),
        )
    if found.withdrawn is not None:
        message = phrase(
            "Alternative {alternative} on point {point} was withdrawn in entry {number} of plenary: leave it out.",
            alternative=alternative,
            point=point,
            number=found.withdrawn,
        )
        return Refusal("stale", message, field)
    return None


def _may_rank(t: Table, act: RankAlternatives) -> Refusal | None:
    named = [number for group in act.groups for number in group]
    if not all(act.groups):
        return words.invalid("groups", phrase("Each place in the order has one alternative at least."))
    if len(set(named)) < len(named):
        return words.invalid("groups", phrase("An alternative has one place in the order: you named one twice."))
    if len(named) < 2:
        return words.invalid("groups", phrase("Order two alternatives at least."))
    return words.first(
        t.known_point(act.point),
        *(
            _live(t, act.point, number, f"groups.{i}.{j}")
            for i, group in enumerate(act.groups)
            for j, number in enumerate(group)
        ),
    )


def _may_divide(t: Table, act: DividePoints) -> Refusal | None:
    named = [one.point for one in act.shares]
    if len(named) < 2:
        return words.invalid("shares", phrase("Divide 100 among two points at least."))
    if len(set(named)) < len(named):
        return words.invalid("shares", phrase("A point has one share: you named one twice."))
    for i, one in enumerate(act.shares):
        wrong = t.known_point(one.point, f"shares.{i}.point")
        if wrong is None and not 0 <= one.share <= 100:
            wrong = words.invalid(f"shares.{i}.share", phrase("A share is a whole number from 0 to 100."))
        if wrong is not None:
            return wrong
    whole = sum(one.share for one in act.shares)
    if whole != 100:
        return words.invalid("shares", phrase("The shares make {whole}: divide exactly 100.", whole=whole))
    return words.first(*(_ordered(t, one.point, f"shares.{i}.point") for i, one in enumerate(act.shares)))


def _ordered(t: Table, point: PointId, field: str) -> Refusal | None:
    """The refusal of a share on a point whose worst and best are not said."""
    here = open_points(t.plenary).get(point, ())
    if len(here) < 2:
        return words.invalid(
            field, phrase("Point {point} has no two alternatives: there is nothing to share out on it.", point=point)
        )
    order = t.room.worth.orders.get(point)
    act = order.act if order is not None else None
    known = {number for group in act.groups for number in group} if isinstance(act, RankAlternatives) else set()
    if set(here) <= known:
        return None
    message = phrase(
        "Order all alternatives of point {point} first: its share is what it is worth to go from the worst of them "
        "to the best.",
        point=point,
    )
    return Refusal("conflict", message, field)


def _may_compare(t: Table, act: ComparePackages) -> Refusal | None:
    for name, chosen in (("first", act.first), ("second", act.second)):
        if len({one.point for one in chosen}) < len(chosen):
            return words.invalid(name, phrase("A package has one alternative of a point."))
        for i, one in enumerate(chosen):
            wrong = _live(t, one.point, one.wording, f"{name}.{i}.wording")
            if wrong is not None:
                return wrong
    if package(act.first) == package(act.second):
        return words.invalid("second", phrase("The two packages are the same: compare two that differ."))
    return _comparable(t, act)


def _comparable(t: Table, act: ComparePackages) -> Refusal | None:
    """The refusal of two packages that settle different points; beside no agreement every point is settled."""
    first, second = ({one.point for one in chosen} for chosen in (act.first, act.second))
    if first and second:
        only = sorted(first ^ second)
        if not only:
            return None
        message = phrase(
            "Two packages settle the same points: say in both how point {point} is settled, or in neither.",
            point=only[0],
        )
        return words.invalid("second" if only[0] in first else "first", message)
    missing = [point for point in open_points(t.plenary) if point not in first | second]
    if not missing:
        return None
    message = phrase(
        "Beside no agreement a package settles every point: say how point {point} is settled.", point=missing[0]
    )
    return words.invalid("first" if first else "second", message)


def _may_note(t: Table, act: NoteWorths) -> Refusal | None:
    if not act.worths and act.no_agreement is None:
        return words.invalid(
            "worths", phrase("Give a number or a range, for one alternative at least or for no agreement.")
        )
    named = [(one.point, one.alternative) for one in act.worths]
    if len(set(named)) < len(named):
        return words.invalid("worths", phrase("An alternative has one number or range: you named one twice."))
    return words.first(*_numbers(t, act))


def _numbers(t: Table, act: NoteWorths) -> Iterator[Refusal | None]:
    for i, one in enumerate(act.worths):
        yield _live(t, one.point, one.alternative, f"worths.{i}.alternative")
        yield _range(one.low, one.high, HIGHEST, f"worths.{i}")
    if act.no_agreement is not None:
        yield _range(*act.no_agreement, HIGHEST_WHOLE, "no_agreement")


def _range(low: int, high: int, most: int, field: str) -> Refusal | None:
    if low < 0 or high < 0 or low > most or high > most:
        return words.invalid(field, phrase("A worth is a whole number from 0 to {most:,}.", most=most))
    if low > high:
        return words.invalid(
            field, phrase("The range runs from {low:,} down to {high:,}: lower end first.", low=low, high=high)
        )
    return None


def _may_take_back(t: Table, act: TakeBack) -> Refusal | None:
    if act.answer in t.room.worth.standing():
        return None
    return words.invalid(
        "answer", phrase("Entry {number} of this room is no answer on worth that still counts.", number=act.answer)
    )


RULES = {
    RankAlternatives: _may_rank,
    DividePoints: _may_divide,
    ComparePackages: _may_compare,
    NoteWorths: _may_note,
    TakeBack: _may_take_back,
}
