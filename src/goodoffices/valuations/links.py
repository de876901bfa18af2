"""Which alternatives hold each other up, as sets of bits: one bit for each alternative on the table.

An alternative *holds* in a set of alternatives if enough parties join it whose conditions the set meets; a condition is
a mask, met by a set that has one of its bits. More alternatives never keep another from holding, so every set has a
largest part that holds itself up: its greatest fixed point (Tarski, 1955), found by dropping what does not hold.

Two readings. *As said*: only acceptances count, and conduct asked for is not taken as met. *If asked*: whoever has
given no answer is taken to join, on the conditions it stated if any, and conduct as met: each such word is a *need*.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from goodoffices.talks.stances import Condition
from goodoffices.valuations.tabled import Tabled, by_point

Reading = Literal["as said", "if asked"]

Mask = int


@dataclass(frozen=True, slots=True)
class Joiner:
    """A party that joins where all masks are met; `asked` if it has yet to say so, `must` if nothing goes without."""

    masks: tuple[Mask, ...]
    asked: bool
    must: bool


@dataclass(frozen=True, slots=True)
class Rule:
    """When an alternative holds. Where all joiners are needed, `masks` are all their masks, else None."""

    joiners: tuple[Joiner, ...]
    enough: int
    masks: tuple[Mask, ...] | None
    price: int

    def holds(self, among: Mask) -> bool:
        """Whether enough parties join, if these alternatives are in."""
        if self.masks is not None:
            return all(mask & among for mask in self.masks)
        joined = [joiner for joiner in self.joiners if all(mask & among for mask in joiner.masks)]
        return len(joined) >= self.enough and all(joiner in joined for joiner in self.joiners if joiner.must)

    def needs(self, among: Mask) -> int:
        """How many words it still needs where it holds: fewest, if there is a choice; fewer the more are in."""
        if self.masks is not None:
            return self.price
        joined = [joiner for joiner in self.joiners if all(mask & among for mask in joiner.masks)]
        asked = sum(joiner.asked for joiner in joined)
        return max(sum(joiner.asked and joiner.must for joiner in joined), self.enough - (len(joined) - asked))


GRANTED = Rule((), 0, (), 0)
"""The rule of an alternative that is taken as agreed."""


@dataclass(frozen=True, slots=True)
class Links:
    """The rules of alternatives; None for one that cannot be agreed whatever is in. `points` has a mask for each."""

    points: tuple[Mask, ...]
    rules: tuple[Rule | None, ...]

    def greatest(self, left: Mask) -> Mask:
        """The largest part of `left` in which everything holds, several alternatives of a point or not."""
        rules = self.rules
        while True:
            dropped = 0
            for place in bits(left):
                rule = rules[place]
                if rule is None or not rule.holds(left):
                    dropped |= 1 << place
            if not dropped:
                return left
            left &= ~dropped

    def with_rules(self, changed: Mapping[int, Rule | None]) -> Links:
        """The same with other rules for some alternatives."""
        return replace(self, rules=tuple(changed.get(place, rule) for place, rule in enumerate(self.rules)))


def links(alternatives: Sequence[Tabled], reading: Reading) -> Links:
    """The rules of what is on the table.

    >>> from goodoffices.valuations.tabled import Word
    >>> if_so = Word("akra", "joins", "accept", (Condition("2"),))
    >>> a = Tabled("1", 5, 5, (if_so, Word("selm", "joins", "accept")), 2)
    >>> b = Tabled("2", 6, 6, (Word("akra", "joins", "accept"), Word("selm", "open", "no word")), 2)
    >>> links((a, b), "as said").greatest(0b11), links((a, b), "if asked").greatest(0b11)
    (0, 3)
    """
    named = names(alternatives)
    points = tuple(named[point, None] for point in by_point(alternatives))
    return Links(points, tuple(rule(one, named, reading) for one in alternatives))


def names(alternatives: Sequence[Tabled]) -> dict[tuple[str, int | None], Mask]:
    """The mask that a condition names: by point and wording, or by point alone."""
    found: dict[tuple[str, int | None], Mask] = {}
    for place, one in enumerate(alternatives):
        found[one.point, one.wording] = 1 << place
        found[one.point, None] = found.get((one.point, None), 0) | 1 << place
    return found


def rule(
    one: Tabled,
    named: Mapping[tuple[str, int | None], Mask],
    reading: Reading,
    waived: Collection[tuple[str, Condition]] = (),
) -> Rule | None:
    """When an alternative holds; `waived` are (party, condition) pairs that are let go."""
    joiners = []
    for word in one.words:
        conditions = [condition for condition in word.conditions if (word.party, condition) not in waived]
        conduct = any(condition.point is None for condition in conditions)
        asked = word.answer == "open" or conduct
        if word.answer == "against" or (asked and reading == "as said"):
            continue
        masks = [named.get((c.point, c.wording), 0) for c in conditions if c.point is not None]
        if all(masks):
            joiners.append(Joiner(tuple(dict.fromkeys(masks)), asked, word.party in one.must))
    if len(joiners) < one.enough or sum(joiner.must for joiner in joiners) < len(one.must):
        return None
    everybody = len(joiners) == one.enough
    masks = list(dict.fromkeys(mask for joiner in joiners for mask in joiner.masks))
    price = sum(joiner.asked for joiner in joiners)
    return Rule(tuple(joiners), one.enough, tuple(masks) if everybody else None, price)


def bits(mask: Mask) -> Iterator[int]:
    """The places of the bits that are set."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


def joined(masks: Iterable[Mask]) -> Mask:
    """All bits of several masks."""
    found = 0
    for mask in masks:
        found |= mask
    return found
