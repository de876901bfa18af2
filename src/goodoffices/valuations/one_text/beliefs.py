"""What the marks let one suppose of each delegation's worths: draws from all additive worths that fit them.

Before any mark, a point's weight is exponential (all divisions of importance among points equally likely). Its weight
is what the best of its alternatives brings; which one that is, and what the others bring between nothing and that, is
even. What the best alternative to an agreement is worth is even up to nine tenths of the best conceivable draft. A mark
fits a difference d with the logistic chance of d exceeding what the delegation notices at all (itself unknown); the
three marks' chances add up to one, and some marks are slips: linkages, which the draws do not know, look like them.
The draws are moved by Metropolis, Rosenbluth, Rosenbluth, Teller and Teller (J. Chem. Phys. 21, 1953): every point is
moved by its own marks alone, and what so comes out is taken, a few points at a time, by what was said of whole drafts.

All delegations are reckoned at once, each from its own marks alone. The stream of random numbers is NumPy's frozen one:
the same marks give the same draws.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Whole = NDArray[np.int64]

DRAWS, SWEEPS, INNER, TOGETHER = 64, 5, 3, 3
"""Draws of a delegation; sweeps for a draft; moves of a point in a sweep; points taken together."""

SOFT = 0.05
"""How far, in mean weights of a point, a mark may be from what the draw says before it counts heavily."""

SOFT_WHOLE = 0.3
"""The same of a whole draft."""

FAR = 30.0
"""Differences beyond this, in units of SOFT, count alike."""

NOTICED = 0.3
"""The mean, before any mark, of the least difference that a delegation notices, in mean weights of a point."""

SLIPS = 0.05
"""The share of marks that say nothing, any of the three as likely: one of them must not decide."""

SURPRISE = -6.0
"""The least that one word on a whole draft may say against a draw."""

HIGHEST = 0.9


class Beliefs:
    """Draws of every delegation's worths, given the drafts heard so far.

    Arrays run over delegations, then draws; `weight` then over points, `share` and `raw` over points and alternatives.
    """

    def __init__(self, delegations: int, alternatives: Sequence[int], draws: int = DRAWS) -> None:
        self.random = np.random.RandomState(1981)
        self.shape = (delegations, draws)
        self.points, self.most = len(alternatives), max(alternatives)
        self.counts = np.array(alternatives)
        self.weight: Array = self.random.exponential(1.0, (*self.shape, self.points))
        there = np.arange(self.most) < self.counts[:, None]
        self.share: Array = self.random.random_sample((*self.shape, self.points, self.most)) * there
        self.limit: Array = self.random.uniform(0.0, HIGHEST, self.shape)
        self.least: Array = self.random.exponential(NOTICED, self.shape)
        pairs = list(combinations(range(self.most), 2))
        self.first, self.second = (np.array([pair[i] for pair in pairs], dtype=np.int64) for i in (0, 1))
        self.place = {pair: (i, 1) for i, pair in enumerate(pairs)}
        self.place |= {(b, a): (i, -1) for (a, b), (i, _) in self.place.items()}
        # How often the second of a pair was marked worse, the same, better than the first, by delegation and point.
        self.said: Array = np.zeros((3, delegations, self.points, len(pairs)))
        self.drafts: Whole = np.zeros((0, self.points), dtype=np.int64)
        # A draft on which a delegation did not say is 0.
        self.lived: Whole = np.zeros((delegations, 0), dtype=np.int64)
        self._reckon()

    @property
    def unit(self) -> Array:
        """What turns a draw's own measure into mean weights of a point, by delegation and draw."""
        return np.asarray(self.points / self.total)

    @property
    def worth(self) -> Array:
        """Worths by delegation, draw, point and alternative, in mean weights of a point."""
        return self.raw * self.unit[..., None, None]

    @property
    def reservation(self) -> Array:
        """What no agreement is worth, by delegation and draw, in the same unit."""
        return self.limit * self.points

    @property
    def notice(self) -> Array:
        """The least difference that is noticed, by delegation and draw, in the same unit."""
        return self.least * self.unit

    def hear(self, draft: Whole, marks: Whole, lived: Whole) -> None:
        """One more draft with its marks, by delegation and point (9: not given), and who could live with it."""
        if len(self.drafts):
            for k, step in enumerate(zip(self.drafts[-1].tolist(), draft.tolist(), strict=True)):
                if step in self.place:
                    pair, way = self.place[step]
                    for i, mark in enumerate(marks[:, k]):
                        if mark != 9:
                            self.said[mark * way + 1, i, k, pair] += 1
        self.drafts = np.concatenate([self.drafts, draft[None, :]])
        self.lived = np.concatenate([self.lived, lived[:, None]], axis=1)
        self._reckon()
        for _ in range(SWEEPS):
            self._sweep()

    def steadied(self, sweeps: int) -> Beliefs:
        """The same after more sweeps, for the draft that settles; what was drawn so far stays as it is."""
        further = deepcopy(self)
        for _ in range(sweeps):
            further._sweep()
        return further

    def _reckon(self) -> None:
        """What every draft is worth in every draw, and how well the marks fit."""
        every = np.arange(self.points)
        self.raw: Array = _raw(self.weight, self.share)
        self.total: Array = self.weight.sum(axis=-1)
        held = [self.raw[:, :, every, draft].sum(axis=-1) for draft in self.drafts]
        self.values: Array = np.stack(held, axis=-1) if held else np.zeros((*self.shape, 0))
        self.compared: NDArray[np.bool_] = np.asarray(self.said.any(axis=(0, 1, 2)))
        self.of_points: Array = self._fits(self.raw, self.least)
        self.of_whole: Array = self._fit_whole(self.values, self.total, self.limit)

    def _fits(self, raw: Array, least: Array) -> Array:
        """The logarithm of the chance of each point's marks, by delegation, draw and point."""
        if not self.compared.any():
            return np.zeros(raw.shape[:-1])
        # In single precision: this is where the time goes, and a mark tells far less than seven digits.
        difference = raw[..., self.second[self.compared]] - raw[..., self.first[self.compared]]
        over = np.exp(np.clip(difference / SOFT, -FAR, FAR).astype(np.float32))
        notice = np.exp(np.minimum(least / SOFT, FAR).astype(np.float32))[..., None, None]
        better, worse = over / (over + notice), 1 / (1 + over * notice)
        chances = (worse, np.maximum(1 - better - worse, 0), better)
        said = self.said[..., self.compared][:, :, None].astype(np.float32)
        fit = said[0] * np.log(SLIPS / 3 + (1 - SLIPS) * chances[0])
        for i in (1, 2):
            fit += said[i] * np.log(SLIPS / 3 + (1 - SLIPS) * chances[i])
        return np.asarray(fit @ np.ones(fit.shape[-1], dtype=np.float32), dtype=np.float64)

    def _fit_whole(self, values: Array, total: Array, limit: Array) -> Array:
        over = (values / total[..., None] - limit[..., None]) * (self.points / SOFT_WHOLE)
        fit = np.maximum(-np.logaddexp(0.0, -self.lived[:, None, :] * over), SURPRISE)
        return np.asarray((fit * (self.lived != 0)[:, None, :]).sum(axis=-1))

    def _sweep(self) -> None:
        weight, share, raw, fit = self._offered()
        change, heavier = raw - self.raw, weight - self.weight
        taken = np.zeros(weight.shape, dtype=bool)
        order = self.random.permutation(self.points)
        for begin in range(0, self.points, TOGETHER):
            some = order[begin : begin + TOGETHER]
            values = self.values + sum(change[:, :, k][:, :, self.drafts[:, k]] for k in some)
            total = self.total + heavier[:, :, some].sum(axis=-1)
            whole = self._fit_whole(values, total, self.limit)
            into = self._accepted(whole - self.of_whole)
            self.values, self.total = np.where(into[..., None], values, self.values), np.where(into, total, self.total)
            self.of_whole = np.where(into, whole, self.of_whole)
            taken[:, :, some] = into[..., None]
        self.weight, self.of_points = np.where(taken, weight, self.weight), np.where(taken, fit, self.of_points)
        self.share = np.where(taken[..., None], share, self.share)
        self.raw = np.where(taken[..., None], raw, self.raw)
        self._move_limits()

    def _offered(self) -> tuple[Array, Array, Array, Array]:
        """Every point after some moves by its own marks: of its weight, or of what one alternative brings."""
        weight, share, raw, fit = self.weight, self.share, self.raw, self.of_points
        for _ in range(INNER):
            weighs = self.random.random_sample(weight.shape) < 0.5
            factor = np.where(weighs, np.exp(0.8 * self.random.standard_normal(weight.shape)), 1.0)
            which = (self.random.random_sample(weight.shape) * self.counts).astype(np.int64)[..., None]
            anew = self.random.random_sample((*weight.shape, 1))
            other = share.copy()
            np.put_along_axis(
                other, which, np.where(weighs[..., None], np.take_along_axis(share, which, -1), anew), axis=-1
            )
            moved = _raw(weight * factor, other)
            fits = self._fits(moved, self.least)
            taken = self._accepted(np.log(factor) - weight * (factor - 1) + fits - fit)
            weight, fit = np.where(taken, weight * factor, weight), np.where(taken, fits, fit)
            share, raw = np.where(taken[..., None], other, share), np.where(taken[..., None], moved, raw)
        return weight, share, raw, fit

    def _move_limits(self) -> None:
        for _ in range(3):
            limit = self.limit + 0.1 * self.random.standard_normal(self.shape)
            fit = self._fit_whole(self.values, self.total, limit)
            taken = (limit > 0) & (limit < HIGHEST) & self._accepted(fit - self.of_whole)
            self.limit, self.of_whole = np.where(taken, limit, self.limit), np.where(taken, fit, self.of_whole)
        factor = np.exp(0.3 * self.random.standard_normal(self.shape))
        fits = self._fits(self.raw, self.least * factor)
        prior = np.log(factor) - self.least * (factor - 1) / NOTICED
        taken = self._accepted(prior + (fits - self.of_points).sum(axis=-1))
        self.least = np.where(taken, self.least * factor, self.least)
        self.of_points = np.where(taken[..., None], fits, self.of_points)

    def _accepted(self, gain: Array) -> NDArray[np.bool_]:
        return np.asarray(np.log(self.random.random_sample(gain.shape)) < gain)


def _raw(weight: Array, share: Array) -> Array:
    """What alternatives bring: the best of a point its whole weight, the others their part of it."""
    return np.asarray(weight[..., None] * share / share.max(axis=-1, keepdims=True))
