"""The chronology: what the public record tells, in the order in which it became known, or is said to have happened.

As of a day it holds only what had been published by then, whenever it was filed. The index grows with the record: a
further entry costs a search and the shift of a few lists, and a page as of a day what it shows, however much is on
record.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import reduce
from heapq import nlargest
from typing import Literal
from zoneinfo import ZoneInfo

from msgspec import Struct

from goodoffices.dispatches.bounds import bounds
from goodoffices.dispatches.items import Item, item_of, joined, rests_on
from goodoffices.talks.act import Entry
from goodoffices.talks.filing import CorrectClaim
from goodoffices.talks.play import RoomState

Axis = Literal["known", "happened"]
AXES: tuple[Axis, Axis] = ("known", "happened")
Facet = tuple[str, str]  # ("party", "akra"), ("speaker", "…"), ("sort", "date"), ("point", "7"), ("round", "2")
EVERYTHING: Facet = ("", "")
SPEAKERS = 200  # how many speakers are offered to choose from: those heard most often

_OF_ITS_OWN = frozenset({"statement", "correction", "report"})  # told even where it cites a claim
_BITS = 40  # a key is a day above so many bits that hold the number of the entry
_FEW = 64  # up to so many further keys are put in their places one by one


class Page(Struct, frozen=True):
    """A part of a chronology, newest first, and the keys from which the next parts go on; 0: there is none."""

    items: tuple[Item, ...]
    older: int = 0
    newer: int = 0


class Chronology:
    """The index of one public room. Whoever shares it between threads holds a lock while it is read or grown."""

    def __init__(self, zone: ZoneInfo) -> None:
        self.zone = zone
        self.number = 0
        self.items: dict[int, Item] = {}
        self._last: Entry | None = None
        self._resting: dict[int, tuple[Item, ...]] = {}  # by claim: what was announced, noted or filed upon it
        self._keys: dict[tuple[Axis, Facet], list[int]] = {}
        self._heard: tuple[int, list[str]] = (0, [])

    def follows(self, state: RoomState) -> bool:
        """Whether the entries of `state` begin with those that this index was made from."""
        return self.number == 0 or (self.number <= state.number and state.entries[self.number - 1] is self._last)

    def grow(self, state: RoomState) -> None:
        """Take in the entries of `state` that are new. Time O(new entries), and O(all) in moving the lists once."""
        before: dict[int, Item | None] = {}
        for entry in state.entries[self.number :]:
            item = item_of(state, entry, self.zone)
            for number, now in self._tells(entry, item) if item is not None else ():
                before.setdefault(number, self.items.get(number))
                if now is None:
                    self.items.pop(number, None)
                else:
                    self.items[number] = now
        for was in before.values():
            if was is not None:
                self._forget(was)
        self._place(self.items[number] for number in before if number in self.items)
        if state.number > self.number:
            self.number, self._last = state.number, state.entries[state.number - 1]

    def _tells(self, entry: Entry, item: Item) -> list[tuple[int, Item | None]]:
        """What an entry changes: under which number, and what is told there now."""
        if isinstance(entry.act, CorrectClaim):  # takes the place of the claim that it corrects
            if item.number not in self.items:
                return []
            rest = self._resting.get(item.number, ())
            return [(item.number, None if entry.act.withdrawn else reduce(joined, rest, item))]
        claims = [number for number in rests_on(entry) if number in self.items]
        if not claims or item.sort in _OF_ITS_OWN:
            return [(item.number, item)]
        for number in claims:  # a claim gains what the filer read in it
            self._resting[number] = (*self._resting.get(number, ()), item)
        return [(number, joined(self.items[number], item)) for number in claims]

    def _forget(self, item: Item) -> None:
        for axis in AXES:
            key = _key(item, axis)
            for facet in _facets(item):
                keys = self._keys[axis, facet]
                del keys[bisect_left(keys, key)]

    def _place(self, items: Iterable[Item]) -> None:
        new: dict[tuple[Axis, Facet], list[int]] = defaultdict(list)
        for item in items:
            for axis in AXES:
                key = _key(item, axis)
                for facet in _facets(item):
                    new[axis, facet].append(key)
        for place, keys in new.items():
            known = self._keys.setdefault(place, [])
            if len(keys) <= _FEW:
                for key in keys:
                    insort(known, key)
            else:
                known.extend(keys)
                known.sort()

    def values(self, name: str) -> list[str]:
        """The values of a facet on record: the parties, sorts, points or rounds that anything is told of."""
        return [facet[1] for axis, facet in self._keys if axis == "known" and facet[0] == name]

    def heard(self) -> list[str]:
        """The speakers that are heard most often, by name."""
        if self._heard[0] != self.number:
            often = nlargest(SPEAKERS, self.values("speaker"), key=lambda name: len(self.keys(("speaker", name))))
            self._heard = (self.number, sorted(often))
        return self._heard[1]

    def keys(self, facet: Facet = EVERYTHING, axis: Axis = "known") -> list[int]:
        """The keys of everything told under a facet, oldest first."""
        return self._keys.get((axis, facet), [])


class Known(Struct, frozen=True):
    """A chronology as of a day: what had been published by then, and no more. Without a day, all of it."""

    chronology: Chronology
    day: dt.date = dt.date.max

    @property
    def _end(self) -> int:
        return (self.day.toordinal() + 1) << _BITS

    def any(self, facet: Facet) -> bool:
        """Whether anything under this facet was known."""
        keys = self.chronology.keys(facet)
        return bool(keys) and keys[0] < self._end

    def count(self, facet: Facet = EVERYTHING) -> int:
        """How much was known under a facet."""
        return bisect_left(self.chronology.keys(facet), self._end)

    def newest(self, wanted: Iterable[Facet] = (), axis: Axis = "known", below: int = 0) -> Iterator[tuple[int, Item]]:
        """What was known of everything `wanted`, newest first, with its key; of keys before `below`, if given."""
        facets, keys = self._rarest(wanted, axis)
        end = bisect_left(keys, min(below or self._end, self._end)) if axis == "known" else len(keys)
        if axis == "happened" and below:
            end = bisect_left(keys, below)
        return self._matching((keys[at] for at in range(end - 1, -1, -1)), facets)

    def oldest(self, wanted: Iterable[Facet], axis: Axis, above: int) -> Iterator[tuple[int, Item]]:
        """The same the other way: what comes after `above`, oldest first."""
        facets, keys = self._rarest(wanted, axis)
        return self._matching((keys[at] for at in range(bisect_right(keys, above), len(keys))), facets)

    def _rarest(self, wanted: Iterable[Facet], axis: Axis) -> tuple[frozenset[Facet], list[int]]:
        facets = frozenset(wanted) or frozenset((EVERYTHING,))
        rounds, sorts = ({value for facet, value in facets if facet == name} for name in ("round", "sort"))
        if len(rounds) == len(sorts) == 1:  # asked on every page: it has a list of its own
            (n,), (sort,) = rounds, sorts
            facets = facets - {("round", n), ("sort", sort)} | {_both(n, sort)}
        return facets, min((self.chronology.keys(facet, axis) for facet in facets), key=len)

    def _matching(self, keys: Iterable[int], facets: frozenset[Facet]) -> Iterator[tuple[int, Item]]:
        items, day, several = self.chronology.items, self.day, len(facets) > 1
        for key in keys:
            item = items[key & ((1 << _BITS) - 1)]
            if item.known <= day and (not several or facets <= set(_facets(item))):
                yield key, item

    def page(
        self, wanted: Iterable[Facet] = (), axis: Axis = "known", size: int = 50, below: int = 0, above: int = 0
    ) -> Page:
        """At most `size` things, newest first: those next before the key `below`, or next after `above`."""
        wanted = tuple(wanted)
        if above:
            found = _first(self.oldest(wanted, axis, above), size + 1)
            shown = found[:size][::-1]
            newer = found[size - 1][0] if len(found) > size else 0
            older = shown[-1][0] if shown and _first(self.newest(wanted, axis, shown[-1][0]), 1) else 0
        else:
            found = _first(self.newest(wanted, axis, below), size + 1)
            shown = found[:size]
            older = shown[-1][0] if len(found) > size else 0
            newer = shown[0][0] if below and shown and _first(self.oldest(wanted, axis, shown[0][0]), 1) else 0
        return Page(tuple(item for _, item in shown), older, newer)


def _first(items: Iterator[tuple[int, Item]], size: int) -> list[tuple[int, Item]]:
    return [found for _, found in zip(range(size), items, strict=False)]


def _key(item: Item, axis: Axis) -> int:
    """A day and an entry in one number. What has no day comes before everything that has one."""
    if axis == "known":
        return item.known.toordinal() << _BITS | item.number
    first, last = bounds(item.happened) if item.happened else (None, None)
    day = first or last
    return (day.toordinal() if day is not None else 0) << _BITS | item.number


def _both(number: str, sort: str) -> Facet:
    return "round and sort", f"{number} {sort}"


def _facets(item: Item) -> list[Facet]:
    facets = [EVERYTHING, ("sort", item.sort), *(("party", party) for party in dict.fromkeys(item.parties))]
    if item.left and item.sort != "left":
        facets.append(("sort", "left"))
    if item.round is not None:
        facets += [_both(str(item.round), sort) for name, sort in facets if name == "sort"]
    if item.speaker:
        facets.append(("speaker", item.speaker))
    if item.round is not None:
        facets.append(("round", str(item.round)))
    return [*facets, *(("point", point) for point in dict.fromkeys(item.points))]
