"""Whether what a delegation says of worth can be taken: orders, shares, comparisons and numbers that say something."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from goodoffices.phrases import phrase
from goodoffices.talks import words
from goodoffices.talks.act import Chosen, PointId, Refusal

if TYPE_CHECKING:
    from goodoffices.talks.play import RoomState
    from goodoffices.talks.table import Table
    from goodoffices.talks.worth import ComparePackages, DividePoints, NoteWorths, RankAlternatives, TakeBack

HIGHEST = 10_000
HIGHEST_WHOLE = 1_000_000

Package = tuple[tuple[PointId, int], ...]


def package(chosen: tuple[Chosen, ...]) -> Package:
    """A package by point and alternative, in one order."""
    return tuple(sorted({(one.point, one.wording) for one in chosen}))


def open_points(plenary: RoomState) -> dict[PointId, tuple[int, ...]]:
    """The points of plenary that have alternatives, each with those that have not been withdrawn."""
    found: dict[PointId, tuple[int, ...]] = {}
    for point, numbers in plenary.alternatives.by_point.items():
        here = tuple(n for n in numbers if plenary.alternatives.alternatives[point, n].withdrawn is None)
        if here:
            found[point] = here
    return found


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


def may_rank(t: Table, act: RankAlternatives) -> Refusal | None:
    """The refusal of an order that names one alternative, or one twice, or one that does not stand."""
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


def may_divide(t: Table, act: DividePoints) -> Refusal | None:
    """The refusal of shares that do not make 100, or are of points that were not ordered."""
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
    if set(here) <= t.room.worth.ordered(point):
        return None
    message = phrase(
        "Order all alternatives of point {point} first: its share is what it is worth to go from the worst of them "
        "to the best.",
        point=point,
    )
    return Refusal("conflict", message, field)


def may_compare(t: Table, act: ComparePackages) -> Refusal | None:
    """The refusal of two packages that cannot be set beside each other."""
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


def may_note(t: Table, act: NoteWorths) -> Refusal | None:
    """The refusal of numbers of nothing, or out of their bounds."""
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


def may_take_back(t: Table, act: TakeBack) -> Refusal | None:
    """The refusal to take back what no longer counts."""
    if act.answer in t.room.worth.standing():
        return None
    return words.invalid(
        "answer", phrase("Entry {number} of this room is no answer on worth that still counts.", number=act.answer)
    )
