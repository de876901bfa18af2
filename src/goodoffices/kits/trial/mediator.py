"""What a mediator does in a try: it sees each head alone, and puts one sheet after the other before them all.

One sheet with a package, changed after each round of answers, is the one-text procedure of Fisher, Ury and Patton,
*Getting to Yes* (1981), chapter 6. The mediator is told in what order each head likes the alternatives of a point, not
what they are worth; whose complaint it hears about a point, for that party it takes the point to matter more.
"""

from __future__ import annotations

from random import Random

from goodoffices.kits.trial.heads import Head
from goodoffices.kits.trial.packages import Open, told
from goodoffices.kits.trial.table import Table
from goodoffices.settlement import Package
from goodoffices.talks.act import PLENARY


class Mediator:
    """The mediator of a table, if it has one."""

    def __init__(self, table: Table, heads: list[Head], open_: Open, chance: Random) -> None:
        self._table, self._heads, self._open, self._chance = table, heads, open_, chance
        self._seat = table.holder("mediator")
        rules = table.play(heads[0].seat).rules
        self._enough = rules.sufficient if rules.decision == "sufficient consensus" else len(heads)
        points = range(len(table.kit.problem.points))
        self._orders = [[head.orders(k) for k in points] for head in heads]
        self._matters = [[1.0 for _ in points] for _ in heads]
        self._put: dict[Package, None] = {}
        self._sheets = 0

    def puts(self, passed: float) -> list[Package]:
        """The sheet that it puts now, after hearing each head on it; nothing without a mediator.

        An earlier one again, if it has become good enough for as many as decide; else a new one.
        """
        left = [package for package in self._open.packages if package not in self._put]
        again = [package for package in self._put if self._would_do(package, passed)]
        if self._seat is None or not (again or left):
            return []
        package = max(again or left, key=lambda one: (self._promises(one), self._chance.random()))
        self._put[package] = None
        self._sheets += 1
        words = told(self._table.kit, package, self._open.points)
        self._table.act(
            self._seat,
            PLENARY,
            f"puts one sheet: {words}",
            "CirculatePaper",
            symbol=f"SHEET/{self._sheets}",
            title={"en": "One sheet"},
            sort="non-paper",
            marking="without prejudice",
            text={"en": words},
        )
        for head, matters in zip(self._heads, self._matters, strict=True):
            if not head.would_do(package, passed):
                matters[head.would_change(package)] += 1
        return [package]

    def _would_do(self, package: Package, passed: float) -> bool:
        """Whether an earlier sheet is good enough by now for as many as decide."""
        return sum(head.would_do(package, passed) for head in self._heads) >= self._enough

    def _promises(self, package: Package) -> float:
        """How well the last of those whose word is needed seems to do, between 0 and 1."""
        found = []
        for orders, matters in zip(self._orders, self._matters, strict=True):
            rows = zip(orders, package, matters, strict=True)
            liked = sum(weight * order[chosen] / (max(order) or 1) for order, chosen, weight in rows)
            found.append(liked / sum(matters))
        return sorted(found, reverse=True)[min(self._enough, len(found)) - 1]
