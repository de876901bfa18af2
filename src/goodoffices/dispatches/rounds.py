"""Rounds as planned and as held: every date that somebody gave, in the order of giving; a moved plan shows as moved."""

from __future__ import annotations

import datetime as dt
from itertools import islice

from msgspec import Struct

from goodoffices.dispatches.bounds import apart, bounds, whole_week
from goodoffices.dispatches.chronology import Known
from goodoffices.dispatches.items import HELD, NOT_SO, Item

_ABOUT = frozenset("~%")
SORTS = ("announcement", "date")
SAYINGS = 100  # a round is made of so many of the latest sayings about its date
OTHERS = 10  # of what else is told of it, the latest, as far as they are among the latest `SAYINGS` things told of it


class Round(Struct, frozen=True):
    """What had become known of one round by a day."""

    number: int
    sayings: tuple[Item, ...]  # about its date, place or length, in the order in which they were said
    others: tuple[Item, ...] = ()  # the latest of what else is told of it, in the same order

    @property
    def planned(self) -> tuple[Item, ...]:
        """Those that look ahead to it."""
        return tuple(item for item in self.sayings if item.ahead)

    @property
    def happened(self) -> tuple[Item, ...]:
        """Those by which it has begun or was held."""
        return tuple(item for item in self.sayings if item.status in HELD)

    @property
    def not_so(self) -> tuple[Item, ...]:
        """Those that deny a date, or call it off."""
        return tuple(item for item in self.sayings if item.status in NOT_SO)

    @property
    def stands(self) -> Item | None:
        """The last word on it: of what happened, else of what was planned, else of what was denied."""
        dated = [tuple(i for i in said if i.about) or said for said in (self.happened, self.planned, self.not_so)]
        return next((said[-1] for said in dated if said), None)

    @property
    def days(self) -> str:
        """The days on which it is said to have begun or been held; while it is a plan, the last date given (EDTF)."""
        said = self.happened or self.planned
        return next((item.about for item in reversed(said) if item.about), "")

    @property
    def moved_from(self) -> tuple[str, ...]:
        """The dates given for it that cannot be the one that holds now (EDTF), the first given first.

        One that was only said to be about then (`~`) has not moved by being missed, nor a week by the Sunday before it.
        """
        days = self.days
        ahead = dict.fromkeys(item.about for item in self.planned if item.about)
        gone = (date for date in ahead if apart(date, days) and not _ABOUT & set(date) and not _sunday(date, days))
        return tuple(gone) if days else ()


def _sunday(week: str, days: str) -> bool:
    """Whether days end with the Sunday before a week that was named: some weeks begin with it."""
    monday, last = whole_week(week), bounds(days)[1]
    return monday is not None and last is not None and last == monday - dt.timedelta(days=1)


def rounds(known: Known) -> list[Round]:
    """Every round of which anything was known, the first first."""
    numbers = sorted(int(value) for value in known.chronology.values("round") if known.any(("round", value)))
    found = []
    for number in numbers:
        facet = ("round", str(number))
        said = [item for sort in SORTS for item in _latest(known, facet, sort)]
        if said:
            latest = tuple(sorted(said, key=order)[-SAYINGS:])
            found.append(Round(number, latest, _others(known, facet)))
    return found


def _others(known: Known, facet: tuple[str, str]) -> tuple[Item, ...]:
    """What was not about its date: quotations, assessments, attendance, as far back as is looked."""
    told = (item for _, (_, item) in zip(range(SAYINGS), known.newest((facet,)), strict=False))
    latest = islice((item for item in told if item.sort not in SORTS), OTHERS)
    return tuple(sorted(latest, key=order))


def _latest(known: Known, facet: tuple[str, str], sort: str) -> list[Item]:
    return [item for _, (_, item) in zip(range(SAYINGS), known.newest((facet, ("sort", sort))), strict=False)]


def order(item: Item) -> tuple[dt.date, dt.date, int]:
    """By the day on which something was said, as far as it is told, else became known; then as it was filed."""
    said = bounds(item.said_on)[1] if item.said_on else None
    return min(said or item.known, item.known), item.known, item.number
