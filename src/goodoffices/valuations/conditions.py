"""Conditional stances closed: all combinations of alternatives that satisfy what everyone has said in one room.

A *package* has one alternative of each point that it settles. It satisfies everyone if each of these could be agreed
with the others in: enough parties join whose conditions the package meets, and nobody whose word decides is against.
Mutual conditions hold each other up, as in `talks.acceptances`, but one package settles a point in one way only.
A package is listed if nothing can be added to it. By default those that have not answered are taken to be asked
(`links.Reading`), so a package says which words it still needs, and whose; one that needs none closes as it stands.

Exact: points that no condition links are separate questions, each answered by branch and bound (`closing`), or by the
integer programme (`solving`) where that is too long. Where not all packages are listed, those that are come first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import prod

from goodoffices.talks.act import PartyId, PointId
from goodoffices.talks.stances import Condition
from goodoffices.valuations.closing import Key, Listing, Search, clusters
from goodoffices.valuations.links import Links, Mask, Reading, bits, links, names
from goodoffices.valuations.tabled import Tabled, Word, by_point

BRANCHES = 100
"""So many branches are looked at before the solver is asked."""


@dataclass(frozen=True, slots=True)
class Need:
    """What an alternative of a package still needs: that `at_least` of these parties join, and those of `must`.

    A party that joins already and waits for conduct is asked to say that its condition on that is met.
    """

    on: Tabled
    of: tuple[Word, ...]
    at_least: int
    must: frozenset[PartyId] = frozenset()


@dataclass(frozen=True, slots=True)
class Package:
    """Alternatives that go together, in the order of their points; the points it leaves open; what it still needs."""

    chosen: tuple[Tabled, ...]
    left_open: tuple[PointId, ...]
    needs: tuple[Need, ...]

    @property
    def words(self) -> int:
        """How many words it still needs, at least."""
        return sum(need.at_least for need in self.needs)


@dataclass(frozen=True, slots=True)
class Packages:
    """The packages that settle most points, and of these first those that need fewest words.

    `count` is how many there are in all, where that is known. No package settles more than `at_most` points.
    """

    packages: tuple[Package, ...]
    count: int | None
    at_most: int

    @property
    def complete(self) -> bool:
        """Whether these are all."""
        return self.count == len(self.packages)


def packages(alternatives: Sequence[Tabled], *, reading: Reading = "if asked", most: int = 10) -> Packages:
    """The first `most` packages of what is on the table.

    >>> if_so = Word("akra", "joins", "accept", (Condition("2", 6),))
    >>> a = Tabled("1", 5, 5, (if_so, Word("selm", "joins", "accept")), 2)
    >>> b = Tabled("2", 6, 6, (Word("akra", "joins", "accept"), Word("selm", "open", "no word")), 2)
    >>> c = Tabled("2", 7, 7, (Word("akra", "joins", "accept"), Word("selm", "joins", "accept")), 2)
    >>> found = packages((a, b, c))
    >>> [([one.wording for one in package.chosen], package.words) for package in found.packages], found.complete
    ([([5, 6], 1), ([7], 0)], True)
    """
    if most < 1:
        raise ValueError("Ask for one package at least.")
    table = links(alternatives, reading)
    listings = [listed(table, cluster, most) for cluster in clusters(table)]
    complete = all(listing.complete for listing in listings)
    at_most = -sum((listing.keys[0] if listing.keys else listing.bound or (0, 0))[0] for listing in listings)
    return Packages(
        tuple(_package(alternatives, table, chosen) for chosen in _together(listings, most)),
        prod(len(listing.sets) for listing in listings) if complete else None,
        at_most,
    )


def listed(table: Links, cluster: Mask, most: int) -> Listing:
    """The first whole sets of a cluster: by branch and bound, or by the solver if that is not done soon."""
    search = Search(table)
    left = search.possible(cluster)
    found = search.best(left, most, BRANCHES)
    if found.complete or len(found.sets) >= most:
        return found
    from goodoffices.valuations.solving import best  # a small table needs no solver, nor the wait for its library

    return best(table, left, most)


def _together(listings: Sequence[Listing], most: int) -> list[Mask]:
    """The first sets made of one of each cluster: as far as it is sure that no others come before them."""
    found: list[tuple[Key, Mask]] = [((0, 0), 0)]
    for listing in listings:
        pairs = zip(listing.keys, listing.sets, strict=True)
        sums = [(_sum(a, b), one | other) for b, other in pairs for a, one in found]
        found = sorted(sums, key=lambda pair: pair[0])[:most]
    for place, listing in enumerate(listings):
        if len(listing.sets) < most and listing.bound is not None:
            limit = listing.bound
            for other in (*listings[:place], *listings[place + 1 :]):
                limit = _sum(limit, other.keys[0] if other.keys else other.bound or (0, 0))
            found = [pair for pair in found if pair[0] <= limit]
    return [chosen for _, chosen in found]


def _sum(a: Key, b: Key) -> Key:
    return a[0] + b[0], a[1] + b[1]


def _package(alternatives: Sequence[Tabled], table: Links, chosen: Mask) -> Package:
    settled = [alternatives[place] for place in bits(chosen)]
    points = by_point(alternatives)
    order = list(points)
    settled.sort(key=lambda one: order.index(one.point))
    done = {one.point for one in settled}
    named = names(alternatives)
    needs = tuple(need for one in settled if (need := _need(one, named, chosen)) is not None)
    return Package(tuple(settled), tuple(point for point in points if point not in done), needs)


def unmet(word: Word, named: dict[tuple[str, int | None], Mask], chosen: Mask) -> tuple[Condition, ...]:
    """The conditions of a word on other points that a package does not meet."""
    return tuple(
        condition
        for condition in word.conditions
        if condition.point is not None and not named.get((condition.point, condition.wording), 0) & chosen
    )


def _need(one: Tabled, named: dict[tuple[str, int | None], Mask], chosen: Mask) -> Need | None:
    willing = [word for word in one.words if word.answer != "against" and not unmet(word, named, chosen)]
    firm = {word.party for word in willing if word.answer == "joins" and not word.conduct}
    asked = tuple(word for word in willing if word.party not in firm)
    must = one.must - firm
    at_least = max(len(must), one.enough - len(firm))
    return Need(one, asked, at_least, must) if at_least > 0 else None
