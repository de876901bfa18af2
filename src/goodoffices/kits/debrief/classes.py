"""Figures over the tables of a class, and over those of earlier ones, to lay beside each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from statistics import median

from msgspec import Struct

from goodoffices.kits.debrief.ending import WITH_PACKAGE
from goodoffices.kits.debrief.table import TableDebrief
from goodoffices.talks.act import PartyId


class Result(Struct, frozen=True):
    """What the figures of a class need of one table. `worth` is of those who joined in a package that is valued."""

    table: str
    ended: str
    efficient: bool | None
    worth: dict[PartyId, Fraction]
    created: Fraction | None


class Spread(Struct, frozen=True):
    """The least, the middle and the greatest of some figures; `count` is of how many."""

    count: int
    least: Fraction
    middle: Fraction
    most: Fraction


class Figures(Struct, frozen=True):
    """A class in figures. `efficient` are the tables on the frontier, of `judged`, where that was found out."""

    name: str
    tables: int
    ended: dict[str, int]
    packages: int
    efficient: int
    judged: int
    worth: dict[PartyId, Spread]
    created: Spread | None


def result(table: TableDebrief) -> Result:
    """A table's part in the figures of its class."""
    end = table.end
    worth = {one.party: one.worth for one in end.shares if one.joined and one.worth is not None}
    return Result(table.name, end.ended, end.efficient, worth, end.created if end.whole else None)


def figures(name: str, results: Sequence[Result]) -> Figures:
    """The figures of a class. What parties had is counted over the tables at which they joined in a package."""
    parties = dict.fromkeys(party for one in results for party in one.worth)
    judged = [one.efficient for one in results if one.efficient is not None]
    worth = {party: spread([one.worth[party] for one in results if party in one.worth]) for party in parties}
    return Figures(
        name,
        len(results),
        dict(Counter(one.ended for one in results)),
        sum(one.ended in WITH_PACKAGE for one in results),
        sum(judged),
        len(judged),
        {party: found for party, found in worth.items() if found is not None},
        spread([one.created for one in results if one.created is not None]),
    )


def spread(numbers: Sequence[Fraction]) -> Spread | None:
    """Of an even count the middle is halfway between the two in the middle; None of nothing."""
    if not numbers:
        return None
    return Spread(len(numbers), min(numbers), Fraction(median(numbers)), max(numbers))
