"""Yardsticks for packages: a party's worth, its gain, or the sum of several."""

from __future__ import annotations

from typing import Any, NamedTuple


class Measure(NamedTuple):
    """A yardstick: what each alternative and each combination adds, and what it starts from."""

    worth: list[list[int]]
    linkages: dict[Any, int]
    constant: int

    def of(self, package: Any) -> int:
        parts: int = sum(row[a] for row, a in zip(self.worth, package, strict=True))
        return self.constant + parts + sum(w for when, w in self.linkages.items() if holds(when, package))


def holds(when: Any, package: Any) -> bool:
    return all(package[k] == a for k, a in when)


def total(measures: list[Measure]) -> Measure:
    linkages: dict[Any, int] = {}
    for measure in measures:
        for when, worth in measure.linkages.items():
            linkages[when] = linkages.get(when, 0) + worth
    rows = [
        [sum(column) for column in zip(*row, strict=True)]
        for row in zip(*(measure.worth for measure in measures), strict=True)
    ]
    return Measure(rows, linkages, sum(measure.constant for measure in measures))


def span(measure: Measure) -> int:
    """From the worst to the best alternatives and linkages, point by point."""
    return sum(max(row) - min(row) for row in measure.worth) + sum(map(abs, measure.linkages.values()))
