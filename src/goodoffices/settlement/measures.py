"""Which rows of gains are best by each criterion, exactly: the last step of enumeration and of every bound's core."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from math import lcm, prod

import numpy as np
from numpy.typing import NDArray

from goodoffices.settlement.forms import SAFE, Exact
from goodoffices.settlement.solution import Measure

Best = tuple[Measure, NDArray[np.intp]]
"""The greatest measure among some rows, and every row that reaches it."""

Choose = Callable[[Exact], Best]

NEAR = 1e-9
"""Logarithms of products this near to each other (relative to their size) are told apart in integers."""


def greatest_sum(gains: Exact) -> Best:
    """The greatest sum of gains."""
    totals = gains.sum(axis=1)
    return int(totals.max()), np.flatnonzero(totals == totals.max())


def greatest_least(gains: Exact) -> Best:
    """The greatest least gain."""
    least = gains.min(axis=1)
    return int(least.max()), np.flatnonzero(least == least.max())


def greatest_sorted(gains: Exact) -> Best:
    """The gains in rising order, lexicographically greatest."""
    ordered = np.sort(gains, axis=1)
    left = np.arange(len(ordered))
    for column in range(ordered.shape[1]):
        entries = ordered[left, column]
        left = left[entries == entries.max()]
    return tuple(int(one) for one in ordered[left[0]]), left


def greatest_ratios(gains: Exact, spans: Sequence[int]) -> Best:
    """The ratios gain / span (positive) in rising order, lexicographically greatest; without spans all rows tie."""
    if not spans:
        return (), np.arange(len(gains))
    common = lcm(*spans)
    factors = [common // span for span in spans]
    most = int(np.abs(gains).max(initial=0)) * max(factors)
    kind = np.int64 if most < SAFE and gains.dtype != object else object
    measure, left = greatest_sorted(gains.astype(kind) * np.array(factors, dtype=kind))
    assert isinstance(measure, tuple)
    return tuple(Fraction(one) / common for one in measure), left


def greatest_product(gains: Exact) -> Best:
    """The greatest product of gains, which are all positive."""
    logs = np.log(gains.astype(float)).sum(axis=1)
    near = np.flatnonzero(logs >= logs.max() - NEAR * (1 + abs(float(logs.max()))))
    products = [prod(row) for row in gains[near].tolist()]
    most = max(products)
    return most, near[[one == most for one in products]]
