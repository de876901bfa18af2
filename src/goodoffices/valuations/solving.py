"""The whole sets of linked alternatives by HiGHS, where branch and bound of our own would take too long.

A binary column for each alternative and, where not all joiners are needed, for each joiner; rows say that an
alternative is in only with what its joiners ask for. The most points, then the fewest needs; then a row that asks for
something outside what was found, and so on: the next set lies in none before, so it is whole. Every set found is
checked by its rules. That none is better, and that there are no others, is the solver's word.
"""

from __future__ import annotations

from math import ceil, floor

import highspy
import numpy as np

from goodoffices.settlement.program import INFINITY, ROUNDING, Model, run
from goodoffices.valuations.closing import Listing
from goodoffices.valuations.links import Links, Mask, bits

NODES = 2_000
"""So many branches the solver may look at for one set."""


def best(links: Links, left: Mask, most: int) -> Listing:
    """The first `most` whole sets within `left`, as `closing.Search.best` has them."""
    if not left:
        return Listing((0,), ((0, 0),), True, None, 0)
    model, columns, asked = _model(links, left)
    places = list(bits(left))
    unit = 1 + len(asked) + sum(_price(links, place) for place in places)
    for place in places:
        model.costs[columns[place]] = float(unit - _price(links, place))
    for column in asked:
        model.costs[column] = -1.0
    solver = model.solver()
    solver.setOptionValue("mip_max_nodes", NODES)
    sets: list[Mask] = []
    keys: list[tuple[int, int]] = []
    while True:
        stopped = run(solver)
        status, info = solver.getModelStatus(), solver.getInfo()
        if status == highspy.HighsModelStatus.kInfeasible:
            return Listing(tuple(sets), tuple(keys), True, None, 0)
        bound = unit * sum(1 for point in links.points if point & left)
        if np.isfinite(info.mip_dual_bound):
            bound = min(bound, floor(info.mip_dual_bound + ROUNDING))
        settled = ceil(bound / unit)
        key = (-settled, settled * unit - bound)
        if len(sets) >= most or stopped or status != highspy.HighsModelStatus.kOptimal:
            return Listing(tuple(sets), tuple(keys), False, key, 0)
        shares = solver.getSolution().col_value
        chosen = sum(1 << place for place in places if shares[columns[place]] > 0.5)
        needs = sum(rule.needs(chosen) for rule in (links.rules[place] for place in bits(chosen)) if rule is not None)
        if links.greatest(chosen) != chosen or (-chosen.bit_count(), needs) != key:
            return Listing(tuple(sets), tuple(keys), False, key, 0)  # the solver's numbers do not bear it out
        sets.append(chosen)
        keys.append(key)
        rest = np.array([columns[place] for place in places if not chosen >> place & 1], dtype=np.int32)
        if not len(rest):
            return Listing(tuple(sets), tuple(keys), True, None, 0)
        solver.addRow(1.0, INFINITY, len(rest), rest, np.ones(len(rest)))


def _price(links: Links, place: int) -> int:
    """What an alternative needs wherever it holds; where that depends, its joiners have columns."""
    rule = links.rules[place]
    return rule.price if rule is not None and rule.masks is not None else 0


def _model(links: Links, left: Mask) -> tuple[Model, dict[int, int], list[int]]:
    """The programme, the column of each alternative, and those of joiners that have yet to say so."""
    model = Model()
    columns = {place: model.column(0, 1, integer=True) for place in bits(left)}
    asked: list[int] = []

    def only_with(column: int, mask: Mask) -> None:
        others = [columns[other] for other in bits(mask & left)]
        if column not in others:
            model.row([column, *others], [1.0, *[-1.0] * len(others)], -INFINITY, 0)

    for point in links.points:
        here = [columns[place] for place in bits(point & left)]
        if len(here) > 1:
            model.row(here, [1.0] * len(here), -INFINITY, 1)
    for place, column in columns.items():
        rule = links.rules[place]
        assert rule is not None  # nothing is left that cannot be agreed
        for mask in rule.masks or ():
            only_with(column, mask)
        if rule.masks is not None:
            continue
        joiners = [model.column(0, 1, integer=True) for _ in rule.joiners]
        model.row([column, *joiners], [float(rule.enough), *[-1.0] * len(joiners)], -INFINITY, 0)
        for joiner, own in zip(rule.joiners, joiners, strict=True):
            for mask in joiner.masks:
                only_with(own, mask)
            if joiner.must:
                model.row([column, own], [1.0, -1.0], -INFINITY, 0)
            if joiner.asked:
                asked.append(own)
    return model, columns, asked
