"""One measured figure, beside what it is held against."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """`value` in `unit`, the limit it is held to, and whether less or more of it is better."""

    name: str
    value: float
    unit: str
    limit: float
    at_most: bool = True
    note: str = ""

    @property
    def met(self) -> bool:
        return self.value <= self.limit if self.at_most else self.value >= self.limit

    def __str__(self) -> str:
        bound = "at most" if self.at_most else "at least"
        verdict = "met" if self.met else "MISSED"
        note = f"  ({self.note})" if self.note else ""
        return f"{self.name}: {self.value:.3g} {self.unit}, {bound} {self.limit:g}: {verdict}{note}"


@dataclass(frozen=True)
class Reading:
    """What was measured, held against nothing: for a table or a plot."""

    name: str
    note: str
    met: bool = True

    def __str__(self) -> str:
        return f"{self.name}: {self.note}"


def median_seconds(work: Callable[[], object], repeats: int) -> float:
    """The median time of `work` over `repeats` runs, in seconds."""
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def percentile(values: list[float], share: float) -> float:
    """The value that `share` of `values` does not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
