"""What a package is worth to one party, as exact figures with what each part gives: private to that party."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from msgspec import Struct

from goodoffices.kits.model import Kit
from goodoffices.settlement import Party, Point
from goodoffices.settlement.problem import Combination
from goodoffices.talks.act import PartyId, PointId
from goodoffices.talks.play import RoomState


class Part(Struct, frozen=True):
    """What the chosen alternative of a point gives. None: nothing is chosen, or the instructions do not value it."""

    point: str
    alternative: str | None
    worth: Fraction | None


class Linked(Struct, frozen=True):
    """What a combination adds or costs, beside the sum of its parts."""

    when: dict[str, str]
    worth: Fraction


class Scored(Struct, frozen=True):
    """A package as one party's instructions value it, in the unit in which they are written.

    `total` counts what is chosen and valued; it is the package's worth only if `whole`.
    """

    party: PartyId
    parts: tuple[Part, ...]
    linked: tuple[Linked, ...]
    total: Fraction
    reservation: Fraction
    red_lines: tuple[dict[str, str], ...]  # those that the package crosses
    whole: bool

    @property
    def above(self) -> Fraction:
        """How much more than no agreement it is worth; less, if negative."""
        return self.total - self.reservation

    @property
    def acceptable(self) -> bool:
        """Whether a whole package crosses no red line and is worth at least as much as no agreement."""
        return self.whole and not self.red_lines and self.above >= 0


class Sheet(Struct, frozen=True):
    """All that one party's instructions say of worth, in the terms of `worth.json`: nothing of any other party's."""

    party: PartyId
    worths: dict[str, dict[str, Fraction]]  # of each alternative of each point
    linked: tuple[Linked, ...]
    red_lines: tuple[dict[str, str], ...]
    reservation: Fraction  # what no agreement is worth


def sheet(kit: Kit, party: PartyId) -> Sheet:
    """What `party` is told of worth. Raises `LookupError` if the kit has no worths of it."""
    own, scale = _own(kit, party), kit.problem.scale
    worths = {
        point.id: {one: Fraction(worth, scale) for one, worth in zip(point.alternatives, row, strict=True)}
        for point, row in zip(kit.problem.points, own.worth, strict=True)
    }
    linked = tuple(Linked(_named(kit, one.when), Fraction(one.worth, scale)) for one in own.linkages)
    red_lines = tuple(_named(kit, red) for red in own.red_lines)
    return Sheet(party, worths, linked, red_lines, Fraction(own.reservation, scale))


def score(kit: Kit, party: PartyId, package: Mapping[str, str | None]) -> Scored:
    """What `package` (point to alternative, as `worth.json` names them) is worth to `party`.

    Points may be left open; an alternative that the instructions do not know counts as open.

    Raises:
        LookupError: the kit has no worths of this party, or no such point.
    """
    own = _own(kit, party)
    unknown = set(package) - {point.id for point in kit.problem.points}
    if unknown:
        raise LookupError(f"The kit has no point “{min(unknown)}”.")
    parts = tuple(_part(kit, own, k, package.get(point.id)) for k, point in enumerate(kit.problem.points))
    chosen = {part.point: part.alternative for part in parts if part.worth is not None}
    linked = tuple(
        Linked(when, Fraction(linkage.worth, kit.problem.scale))
        for linkage in own.linkages
        if _holds(when := _named(kit, linkage.when), chosen)
    )
    crossed = tuple(line for red in own.red_lines if _holds(line := _named(kit, red), chosen))
    given = (*(part.worth for part in parts if part.worth is not None), *(one.worth for one in linked))
    total = sum(given, Fraction(0))
    reservation = Fraction(own.reservation, kit.problem.scale)
    return Scored(party, parts, linked, total, reservation, crossed, len(chosen) == len(parts))


def named_in(kit: Kit, table: RoomState, wordings: Mapping[PointId, int]) -> dict[str, str | None]:
    """A package of exact wordings at a table, by entry number, in the terms of `worth.json`.

    The alternatives of a point are told apart by the order in which they came, as the pages letter them. What came
    beyond those that the kit knows, and words of no alternative, are None.
    """
    found: dict[str, str | None] = {}
    for point in kit.problem.points:
        number = kit.points[point.id]
        if number in wordings:
            root = table.alternatives.roots.get((number, wordings[number]))
            found[point.id] = _letter(point, list(table.alternatives.by_point.get(number, ())), root)
    return found


def _own(kit: Kit, party: PartyId) -> Party:
    own = next((one for one in kit.problem.parties if one.id == party), None)
    if own is None:
        raise LookupError(f"The kit has no worths of “{party}”.")
    return own


def _letter(point: Point, came: list[int], root: int | None) -> str | None:
    place = came.index(root) if root in came else len(point.alternatives)
    return point.alternatives[place] if place < len(point.alternatives) else None


def _part(kit: Kit, own: Party, k: int, alternative: str | None) -> Part:
    point = kit.problem.points[k]
    if alternative is None or alternative not in point.alternatives:
        return Part(point.id, alternative, None)
    return Part(point.id, alternative, Fraction(own.worth[k][point.alternatives.index(alternative)], kit.problem.scale))


def _named(kit: Kit, combination: Combination) -> dict[str, str]:
    points = kit.problem.points
    return {points[k].id: points[k].alternatives[chosen] for k, chosen in combination}


def _holds(when: Mapping[str, str], chosen: Mapping[str, str | None]) -> bool:
    return all(chosen.get(point) == alternative for point, alternative in when.items())
