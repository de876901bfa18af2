"""The integer programme of packages under one supposition: that a condition is met, or dropped.

As in `solving`, a binary column for each alternative, and one for each party that may join in on it: below the
alternatives that each of its conditions names, or what lets it go of that condition. A column for each supposition, of
which at most one is made. A condition on words is met by the words: supposing it met *grants* them, so that they are in
whoever joins; since what is supposed does not count as closing, such a supposition costs a point.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from goodoffices.settlement.program import INFINITY, Model
from goodoffices.talks.act import PartyId
from goodoffices.talks.stances import Condition
from goodoffices.valuations.links import Reading, bits, names, rule
from goodoffices.valuations.tabled import Tabled, by_point

Stated = tuple[PartyId, int]
"""Who states a condition: the party, and the place of the alternative that it would join in on it."""


@dataclass(frozen=True, slots=True)
class Supposition:
    """That a condition is met for all who state it, or dropped by the one who does; `granted` are places."""

    condition: Condition
    how: Literal["met", "dropped"]
    by: tuple[Stated, ...]
    granted: tuple[int, ...] = ()


class Programme:
    """Columns of alternatives come first, in their order; then one for each supposition; row 0 lets one be made."""

    def __init__(self, alternatives: Sequence[Tabled], reading: Reading) -> None:
        self.reading = reading
        self.named = names(alternatives)
        self.model = model = Model()
        for _ in alternatives:
            model.column(0, 1, 1.0, integer=True)
        self.supposed: dict[int, Supposition] = {}
        for one in suppositions(alternatives, reading):
            column = model.column(0, 1, -1.0 if one.granted else 0.0, integer=True)
            self.supposed[column] = one
        self.lets: dict[tuple[Condition, Stated], list[int]] = {}
        self.grants: dict[int, list[int]] = {}
        for column, supposition in self.supposed.items():
            for place in supposition.granted:
                self.grants.setdefault(place, []).append(column)
            for stated in supposition.by if not supposition.granted else ():
                self.lets.setdefault((supposition.condition, stated), []).append(column)
        model.row(list(self.supposed), [1.0] * len(self.supposed), 0, 1)
        for places in by_point(alternatives).values():
            model.row(places, [1.0] * len(places), -INFINITY, 1)
        for place, tabled in enumerate(alternatives):
            self._rows(place, tabled)

    def _rows(self, place: int, one: Tabled) -> None:
        """An alternative is in only if enough parties join, or if it is granted."""
        grants = self.grants.get(place, [])
        joiners = {word.party: self._joiner(place, one, number) for number, word in enumerate(one.words)}
        must = set(joiners) if one.enough == len(joiners) else one.must
        for party in must:
            joiner = joiners[party]
            self._within(1, place, [*grants] if joiner is None else [joiner, *grants])
        if one.enough != len(joiners):
            there = [joiner for joiner in joiners.values() if joiner is not None]
            self._within(one.enough, place, there, grants)

    def _joiner(self, place: int, one: Tabled, number: int) -> int | None:
        """The column of a party that may join, below all that it asks for; None for one that does not."""
        word = one.words[number]
        if word.answer == "against" or (word.answer == "open" and self.reading == "as said"):
            return None
        joiner = self.model.column(0, 1)
        for condition in dict.fromkeys(word.conditions):
            if condition.point is not None or self.reading == "as said":
                lets = self.lets.get((condition, (word.party, place)), [])
                self._within(1, joiner, [*bits(mask_of(self.named, condition)), *lets])
        return joiner

    def _within(self, times: int, column: int, others: list[int], grants: Sequence[int] = ()) -> None:
        """`times` the column is at most the sum of others and `times` that of grants."""
        entries = [float(times), *[-1.0] * len(others), *[-float(times)] * len(grants)]
        self.model.row([column, *others, *grants], entries, -INFINITY, 0)


def suppositions(alternatives: Sequence[Tabled], reading: Reading) -> list[Supposition]:
    """Every condition met, and every condition dropped, of those that keep somebody from joining by this reading.

    That one is dropped on an alternative which could then still not be agreed, whatever is in, is left out.
    """
    stated: dict[Condition, list[Stated]] = {}
    for place, one in enumerate(alternatives):
        for word in one.words:
            if word.answer == "joins" or (word.answer == "open" and reading == "if asked"):
                for condition in dict.fromkeys(word.conditions):
                    if condition.point is not None or reading == "as said":
                        stated.setdefault(condition, []).append((word.party, place))
    named = names(alternatives)
    found = []
    for condition, by in stated.items():
        granted = tuple(bits(mask_of(named, condition)))
        if granted or condition.point is None:  # what nobody has put on the table cannot be agreed
            found.append(Supposition(condition, "met", tuple(by), granted))
        if condition.point is not None or len(by) > 1:  # conduct that one party asks for: met or dropped is the same
            for party, place in by:
                if rule(alternatives[place], named, reading, {(party, condition)}) is not None:
                    found.append(Supposition(condition, "dropped", ((party, place),)))
    return found


def mask_of(named: dict[tuple[str, int | None], int], condition: Condition) -> int:
    """The alternatives that meet a condition on a point; none for conduct."""
    return named.get((condition.point, condition.wording), 0) if condition.point is not None else 0
