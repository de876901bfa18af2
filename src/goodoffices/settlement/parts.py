"""The parts of a written problem, each checked against the points: what is wrong is named by party and point."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from goodoffices.settlement.problem import Combination, Linkage, Party, Point, ProblemError, index_of, listed
from goodoffices.settlement.shapes import entries, identifier, mapping, names, once, text
from goodoffices.settlement.worths import Given, range_of, scaled

POINT = {"id", "alternatives", "divisible", "title"}
PARTY = {"id", "name", "reservation", "worth", "linkages", "red_lines"}
LINKAGE = {"when", "worth"}


@dataclass(frozen=True, slots=True)
class GivenParty:
    """A party as written, before its numbers are scaled and its ranges taken at one end."""

    id: str
    name: str
    reservation: Given
    worth: tuple[tuple[Given, ...], ...]
    linkages: tuple[tuple[Combination, Given], ...]
    red_lines: tuple[Combination, ...]

    def numbers(self) -> Iterator[Given]:
        """All its numbers."""
        yield self.reservation
        for row in self.worth:
            yield from row
        for _, worth in self.linkages:
            yield worth

    def at(self, scale: int, *, high: bool) -> Party:
        """The party at one end of its ranges: a high reservation value goes with low worths."""
        return Party(
            self.id,
            scaled(self.reservation[not high], scale),
            tuple(tuple(scaled(given[high], scale) for given in row) for row in self.worth),
            tuple(Linkage(when, scaled(given[high], scale)) for when, given in self.linkages),
            self.red_lines,
            self.name,
        )


def point(given: Any, place: int) -> Point:
    """The point at a place of the list, counted from 1."""
    raw = mapping(given, f"Point {place}", POINT)
    name = identifier(raw, f"Point {place}")
    whose = f"Point {name!r}"
    title = text(raw.get("title", ""), f"The title of {whose}")
    divisible = raw.get("divisible", False)
    if not isinstance(divisible, bool):
        raise ProblemError(f"{whose}: 'divisible' is true or false.")
    if divisible:
        if "alternatives" in raw:
            raise ProblemError(f"{whose} is divisible, so it has no alternatives: leave one of the two out.")
        return Point(name, (), title)
    alternatives = tuple(text(entry, f"An alternative of {whose}") for entry in entries(raw, "alternatives", whose))
    if not all(alternative.strip() for alternative in alternatives):
        raise ProblemError(f"{whose} has an alternative without a name: name it.")
    once(alternatives, "alternative", f"{whose}: ")
    return Point(name, alternatives, title)


def party(given: Any, place: int, points: Sequence[Point]) -> GivenParty:
    """The party at a place of the list, counted from 1."""
    raw = mapping(given, f"Party {place}", PARTY)
    name = identifier(raw, f"Party {place}")
    whose = f"Party {name!r}"
    worth = raw.get("worth")
    if not isinstance(worth, Mapping):
        raise ProblemError(f"{whose}: 'worth' gives, for each point, what each alternative is worth.")
    unknown = [one for one in worth if one not in {point.id for point in points}]
    if unknown:
        raise ProblemError(f"{whose} values {listed(unknown)}, and there is no such point: correct or remove it.")
    linkages = tuple(_linkage(entry, whose, points) for entry in entries(raw, "linkages", whose, required=False))
    once([_words(when, points) for when, _ in linkages], "the linkage", f"{whose}: ", "add the two worths up into one")
    return GivenParty(
        name,
        text(raw.get("name", ""), f"The name of {whose}"),
        range_of(raw.get("reservation", 0), f"{whose}: the reservation value"),
        tuple(_row(worth, one, whose) for one in points),
        linkages,
        combinations(raw, "red_lines", whose, points),
    )


def combinations(raw: Mapping[str, Any], field: str, whose: str, points: Sequence[Point]) -> tuple[Combination, ...]:
    """The combinations of alternatives in a field, each on one point or more."""
    given = entries(raw, field, whose, required=False)
    found = tuple(_combination(entry, f"{whose}: {field!r}", points) for entry in given)
    once([_words(one, points) for one in found], "the combination", f"{whose}: {field!r}: ", "remove one")
    return found


def _row(worth: Mapping[str, Any], one: Point, whose: str) -> tuple[Given, ...]:
    """What the alternatives of one point are worth, in the order of the point."""
    here = f"{whose}, point {one.id!r}"
    if one.id not in worth:
        raise ProblemError(f"{here}: no worth is given: give one for each alternative (0 if none).")
    row = worth[one.id]
    if one.divisible:
        if isinstance(row, Mapping):
            raise ProblemError(f"{here} is divisible: give one number, what the whole of it is worth.")
        return (range_of(row, here),)
    if not isinstance(row, Mapping):
        raise ProblemError(f"{here}: give a worth for each of {listed(one.alternatives)}.")
    missing = [name for name in one.alternatives if name not in row]
    if missing:
        raise ProblemError(f"{here}: no worth for {listed(missing)}: give one (0 if none).")
    unknown = [name for name in row if name not in one.alternatives]
    if unknown:
        raise ProblemError(f"{here} has no alternative {listed(unknown)}: it has {listed(one.alternatives)}.")
    return tuple(range_of(row[name], f"{here}, {name!r}") for name in one.alternatives)


def _linkage(given: Any, whose: str, points: Sequence[Point]) -> tuple[Combination, Given]:
    raw = mapping(given, f"{whose}: a linkage", LINKAGE)
    if "when" not in raw or "worth" not in raw:
        raise ProblemError(f"{whose}: a linkage says 'when' (alternatives on points) and what that is 'worth'.")
    when = _combination(raw["when"], f"{whose}: a linkage", points)
    if len(when) < 2:
        raise ProblemError(f"{whose}: a linkage joins two points or more: put a worth on one point with that point.")
    return when, range_of(raw["worth"], f"{whose}: the linkage {_words(when, points)}")


def _combination(given: Any, whose: str, points: Sequence[Point]) -> Combination:
    chosen = names(given, whose)
    if not chosen:
        raise ProblemError(f"{whose} is empty: name an alternative on one point or more.")
    order = {one.id: place for place, one in enumerate(points)}
    for name in chosen:
        if name not in order:
            raise ProblemError(f"{whose} names point {name!r}, and there is none: the points are {listed(order)}.")
        if points[order[name]].divisible:
            raise ProblemError(f"{whose} names point {name!r}, which is divisible: only alternatives can be combined.")
    try:
        return tuple(sorted((order[name], index_of(points[order[name]], chosen[name])) for name in chosen))
    except ProblemError as error:
        raise ProblemError(f"{whose}: {error}") from None


def _words(combination: Combination, points: Sequence[Point]) -> str:
    return ", ".join(f"{points[place].id}: {points[place].alternatives[chosen]}" for place, chosen in combination)
