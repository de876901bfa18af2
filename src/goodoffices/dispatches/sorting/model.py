"""How likely a clause is a claim of each sort, by weights learned from labelled dispatches and sentences.

A logistic regression for each sort: the weights of what a clause shows are added up and scaled by how much it shows.
`weights.json` is made by `python -m benchmarks.learning --write`, which also prints how well it sorts what it has not
seen.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from functools import cache
from importlib import resources

import msgspec
from msgspec import Struct

from goodoffices.dispatches.reading import Read
from goodoffices.dispatches.sorting.clauses import Clause, clauses
from goodoffices.dispatches.sorting.features import features

SORTS = (
    "assessment", "attendance", "condition", "denial", "format", "left", "no comment", "offer", "press policy", "role",
    "understanding", "statement",
)  # fmt: skip
SCALE = 3.0  # of what a clause shows, against the bias
UNIT = 100  # weights are whole hundredths


class Weights(Struct, frozen=True):
    """Hundredths for each sort, in the order of `SORTS`: of every clause, and of each thing that a clause may show."""

    bias: tuple[int, ...]
    shown: dict[str, tuple[int, ...]]


@cache
def weights() -> Weights:
    """The weights that are shipped."""
    return msgspec.json.decode(resources.files(__package__).joinpath("weights.json").read_bytes(), type=Weights)


def chances(shown: Collection[str], by: Weights) -> dict[str, float]:
    """How likely a clause that shows these things is a claim of each sort, from 0 to 1.

    >>> by = Weights((-100,) * 12, {"deny": (0, 0, 0, 200, 0, 0, 0, 0, 0, 0, 0, 0)})
    >>> [round(chances({"deny"}, by)[sort], 2) for sort in ("denial", "offer")]
    [0.99, 0.27]
    """
    rows = [row for row in map(by.shown.get, sorted(shown)) if row is not None]
    scale = SCALE / math.sqrt(max(len(shown), 1))
    sums = [sum(column) for column in zip(*rows, strict=True)] if rows else [0] * len(SORTS)
    return {
        sort: 1 / (1 + math.exp(-(bias + scale * total) / UNIT))
        for sort, bias, total in zip(SORTS, by.bias, sums, strict=True)
    }


def sorted_clauses(read: Read, by: Weights | None = None) -> list[tuple[Clause, Mapping[str, float]]]:
    """Every clause of a dispatch with its chances."""
    known = weights() if by is None else by
    return [(clause, chances(features(read, clause), known)) for clause in clauses(read)]
