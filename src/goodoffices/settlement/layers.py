"""What merging keeps of each step, in small arrays, and the whole packages that are read backwards from it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from goodoffices.settlement.problem import Package, SizeError
from goodoffices.settlement.sums import Rows


class TooMany(SizeError):
    """More partial packages than the limit, after so many of the points."""

    def __init__(self, kept: int, settled: int) -> None:
        super().__init__(f"There are {kept} partial packages after {settled} points.")
        self.kept, self.settled = kept, settled


@dataclass(frozen=True, slots=True, eq=False)
class Layer:
    """What one step kept: row `made[w]` is made from row `parents[w]` of the step before by alternative `chosen[w]`.

    Without ties each row is made in one way, in the order of the rows, and `made` is None.
    """

    point: int
    parents: NDArray[np.uint32]
    chosen: NDArray[np.uint16]
    made: NDArray[np.uint32] | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Merged:
    """The rows that are left once all points are settled, and the way back."""

    rows: Rows
    layers: tuple[Layer, ...]

    def packages(self) -> NDArray[np.uint16]:
        """One package for each row (of several, any)."""
        found = np.zeros((len(self.rows), len(self.layers)), dtype=np.uint16)
        at: NDArray[np.integer] = np.arange(len(self.rows))
        for layer in reversed(self.layers):
            if layer.made is not None:
                at = np.searchsorted(layer.made, at)
            found[:, layer.point] = layer.chosen[at]
            at = layer.parents[at]
        return found

    def ways(self, limit: int) -> list[tuple[Package, ...]]:
        """All packages for each row, if merged with ties.

        Raises:
            TooMany: there are more than `limit`.
        """
        owner: NDArray[np.integer] = np.arange(len(self.rows))
        found = np.zeros((len(self.rows), len(self.layers)), dtype=np.uint16)
        at = owner
        for number, layer in enumerate(reversed(self.layers)):
            assert layer.made is not None
            start, end = np.searchsorted(layer.made, at), np.searchsorted(layer.made, at, side="right")
            several = end - start
            if several.sum() > limit:
                raise TooMany(int(several.sum()), len(self.layers) - number)
            owner, found = np.repeat(owner, several), np.repeat(found, several, axis=0)
            offset = np.arange(len(owner)) - np.repeat(np.cumsum(several) - several, several)
            way = np.repeat(start, several) + offset
            found[:, layer.point] = layer.chosen[way]
            at = layer.parents[way]
        packages: list[list[Package]] = [[] for _ in self.rows]
        for place, package in zip(owner.tolist(), found.tolist(), strict=True):
            packages[place].append(tuple(package))
        return [tuple(sorted(group)) for group in packages]
