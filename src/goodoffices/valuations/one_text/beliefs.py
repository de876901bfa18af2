"""What the marks let one suppose of each delegation's worths: draws from all additive worths that fit them.

Before any mark, a point's weight is exponential (all divisions of importance among points equally likely), the share of
it that an alternative brings is even between nothing and all, and what the best alternative to an agreement is worth is
even up to nine tenths of the whole. A mark then fits a difference d with the logistic chance of d exceeding what the
delegation notices at all (itself unknown); linkages, which the draws do not know, are what the softness allows for.
The draws are moved by Metropolis, Rosenbluth, Rosenbluth, Teller and Teller (J. Chem. Phys. 21, 1953), one point at
a time; where a draft is heard they are first drawn anew by half the weight of its marks.

All delegations are reckoned at once, each from its own marks alone. The stream of random numbers is NumPy's frozen one:
the same marks give the same draws.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Whole = NDArray[np.int64]

DRAWS, SWEEPS = 64, 6

SOFT = 0.15
"""How far, in mean weights of a point, a mark may be from what the draw says before it counts heavily."""

SOFT_WHOLE = 0.4
"""The same of a whole draft."""

NOTICED = 0.3
"""The mean, before any mark, of the least difference that a delegation notices, in mean weights of a point."""

SURPRISE = -8.0
"""The least that one mark may say against a draw: a slip of the pen must not decide."""

HIGHEST = 0.9


class Beliefs:
    """Draws of every delegation's worths, given the drafts heard so far.

    Arrays run over delegations, then draws; `weight` then over points, `share` over points and alternatives.
    """

    def __init__(self, delegations: int, alternatives: Sequence[int], draws: int = DRAWS) -> None:
        self.random = np.random.RandomState(1981)
        self.shape = (delegations, draws)
        self.points, self.most = len(alternatives), max(alternatives)
        self.weight: Array = self.random.exponential(1.0, (*self.shape, self.points))
        self.share: Array = self.random.random_sample((*self.shape, self.points, self.most))
        self.limit: Array = self.random.uniform(0.0, HIGHEST, self.shape)
        self.notice: Array = self.random.exponential(NOTICED, self.shape)
        self.drafts: Whole = np.zeros((0, self.points), dtype=np.int64)
        # A mark not given is 9, and a draft on which a delegation did not say is 0.
        self.marks: Whole = np.full((delegations, 0, self.points), 9, dtype=np.int64)
        self.lived: Whole = np.zeros((delegations, 0), dtype=np.int64)
        self._reckon()

    @property
    def worth(self) -> Array:
        """Worths by delegation, draw, point and alternative, in mean weights of a point."""
        return self.weight[..., None] * self.share

    @property
    def reservation(self) -> Array:
        """What no agreement is worth, by delegation and draw, in the same unit."""
        return self.limit * self.points

    def hear(self, draft: Whole, marks: Whole, lived: Whole) -> None:
        """One more draft with its marks, by delegation and point, and who could live with it."""
        if len(self.drafts):
            self.marks = np.concatenate([self.marks, marks[:, None, :]], axis=1)
        self.drafts = np.concatenate([self.drafts, draft[None, :]])
        self.lived = np.concatenate([self.lived, lived[:, None]], axis=1)
        before = self.of_points.sum(axis=-1) + self.of_whole
        self._reckon()
        self._draw_anew((self.of_points.sum(axis=-1) + self.of_whole - before) / 2)
        for _ in range(SWEEPS):
            self._sweep()

    def _reckon(self) -> None:
        """What every draft is worth in every draw, and how well the marks fit."""
        worth, every = self.worth, np.arange(self.points)
        held = [worth[:, :, every, draft].sum(axis=-1) for draft in self.drafts]
        self.values: Array = np.stack(held, axis=-1) if held else np.zeros((*self.shape, 0))
        self.of_points: Array = self._fits(worth, self.notice)
        self.of_whole: Array = self._fit_whole(self.values, self.limit)

    def _fits(self, worth: Array, notice: Array) -> Array:
        return np.stack([self._fit(worth[:, :, k], k, notice) for k in range(self.points)], axis=-1)

    def _fit(self, worth: Array, k: int, notice: Array) -> Array:
        """The logarithm of the chance of a point's marks, by delegation and draw."""
        old, new = self.drafts[:-1, k], self.drafts[1:, k]
        changed = old != new
        if not changed.any():
            return np.zeros(self.shape)
        difference = worth[:, :, new[changed]] - worth[:, :, old[changed]]
        mark = self.marks[:, changed, k][:, None, :]
        above = _log_logistic((difference - notice[..., None]) / SOFT)
        below = _log_logistic((-difference - notice[..., None]) / SOFT)
        between = np.log(np.maximum(1e-6, 1 - np.exp(above) - np.exp(below)))
        fit = np.where(mark == 1, above, np.where(mark == -1, below, between))
        return np.asarray(np.where(mark == 9, 0.0, np.maximum(fit, SURPRISE)).sum(axis=-1))

    def _fit_whole(self, values: Array, limit: Array) -> Array:
        over = (values - limit[..., None] * self.points) / SOFT_WHOLE
        return np.asarray(np.maximum(_log_logistic(self.lived[:, None, :] * over), SURPRISE).sum(axis=-1))

    def _draw_anew(self, weights: Array) -> None:
        places = (np.arange(self.shape[1]) + self.random.random_sample()) / self.shape[1]
        for i, weight in enumerate(weights):
            chances = np.exp(weight - weight.max())
            kept = np.searchsorted(np.cumsum(chances)[:-1] / chances.sum(), places)
            for array in (self.weight, self.share, self.limit, self.notice, self.values, self.of_points, self.of_whole):
                array[i] = array[i][kept]

    def _sweep(self) -> None:
        for k in range(self.points):
            factor = np.exp(0.7 * self.random.standard_normal(self.shape))
            weight = self.weight[:, :, k]
            self._move(k, weight * factor, self.share[:, :, k], np.log(factor) - weight * (factor - 1))
            share = self.share[:, :, k].copy()
            which = self.random.randint(self.most, size=self.shape)[..., None]
            np.put_along_axis(share, which, self.random.random_sample((*self.shape, 1)), axis=2)
            self._move(k, self.weight[:, :, k], share, np.zeros(self.shape))
        for _ in range(3):
            limit = self.limit + 0.1 * self.random.standard_normal(self.shape)
            fit = self._fit_whole(self.values, limit)
            taken = (limit > 0) & (limit < HIGHEST) & self._accepted(fit - self.of_whole)
            self.limit, self.of_whole = np.where(taken, limit, self.limit), np.where(taken, fit, self.of_whole)
        factor = np.exp(0.3 * self.random.standard_normal(self.shape))
        fits = self._fits(self.worth, self.notice * factor)
        prior = np.log(factor) - self.notice * (factor - 1) / NOTICED
        taken = self._accepted(prior + (fits - self.of_points).sum(axis=-1))
        self.notice = np.where(taken, self.notice * factor, self.notice)
        self.of_points = np.where(taken[..., None], fits, self.of_points)

    def _move(self, k: int, weight: Array, share: Array, prior: Array) -> None:
        """Offer every draw another weight or share of one point; it moves there by its chance."""
        worth = weight[..., None] * share
        change = worth - self.weight[:, :, k, None] * self.share[:, :, k]
        values = self.values + change[:, :, self.drafts[:, k]]
        point, whole = self._fit(worth, k, self.notice), self._fit_whole(values, self.limit)
        taken = self._accepted(prior + point - self.of_points[:, :, k] + whole - self.of_whole)
        self.weight[:, :, k] = np.where(taken, weight, self.weight[:, :, k])
        self.share[:, :, k] = np.where(taken[..., None], share, self.share[:, :, k])
        self.of_points[:, :, k] = np.where(taken, point, self.of_points[:, :, k])
        self.values, self.of_whole = (
            np.where(taken[..., None], values, self.values),
            np.where(taken, whole, self.of_whole),
        )

    def _accepted(self, gain: Array) -> NDArray[np.bool_]:
        return np.asarray(np.log(self.random.random_sample(self.shape)) < gain)


def _log_logistic(z: Array) -> Array:
    return np.asarray(-np.logaddexp(0.0, -z))
