"""Which single condition, if it were met or dropped, would let most points close together.

A condition is *met* for all who state it: the words it names are taken as agreed, or the conduct as shown. It is
*dropped* by one party on one alternative. The programme of `supposing` finds the best of all, then the best of the
others, and so on. What each closes is checked by the rules of `links`; that none closes more is the solver's word.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import highspy

from goodoffices.settlement.program import run
from goodoffices.talks.act import PartyId
from goodoffices.talks.stances import Condition
from goodoffices.valuations.links import GRANTED, Mask, Reading, links, rule
from goodoffices.valuations.supposing import Programme, Supposition
from goodoffices.valuations.tabled import Tabled

NODES = 2_000
"""So many branches the solver may look at for one supposition."""


@dataclass(frozen=True, slots=True)
class Single:
    """One condition met or dropped, who states it on what, and what then closes.

    `closes` points close together, the one that is supposed to be agreed not counted; `package` holds them, with it.
    """

    condition: Condition
    how: Literal["met", "dropped"]
    by: tuple[tuple[PartyId, Tabled], ...]
    closes: int
    package: tuple[Tabled, ...]


@dataclass(frozen=True, slots=True)
class Singles:
    """The conditions that would close most, best first, and how many points close without any supposition.

    `proven`: none closes more than these, and if they are fewer than were asked for, no other adds anything.
    """

    closes: int
    found: tuple[Single, ...]
    proven: bool


def single_conditions(alternatives: Sequence[Tabled], *, reading: Reading = "as said", most: int = 3) -> Singles:
    """The `most` single conditions that would close most points, of those with which more close than without.

    >>> from goodoffices.valuations.tabled import Word
    >>> if_so = Word("akra", "joins", "accept", (Condition("2", 6),))
    >>> a = Tabled("1", 5, 5, (if_so, Word("selm", "joins", "accept")), 2)
    >>> b = Tabled("2", 6, 6, (Word("akra", "open", "reserve"), Word("selm", "joins", "accept")), 2)
    >>> sorted((one.how, one.condition.point, one.closes) for one in single_conditions((a, b)).found)
    [('dropped', '2', 1), ('met', '2', 1)]
    """
    programme = Programme(alternatives, reading)
    left = list(programme.supposed)
    if not left:
        programme.model.column(0, 0)  # a programme without columns has no solution
    solver = programme.model.solver()
    solver.setOptionValue("mip_max_nodes", NODES)
    solver.changeRowBounds(0, 0, 0)
    base = _solved(solver)
    if base is None:
        return Singles(0, (), False)
    solver.changeRowBounds(0, 0, 1)
    found: list[Single] = []
    while left and len(found) < most:
        answer = _solved(solver)
        if answer is None:
            return Singles(base[0], tuple(found), False)
        closes, shares = answer
        if closes <= base[0]:
            break
        made = max(left, key=lambda column: shares[column])
        chosen = sum(1 << place for place in range(len(alternatives)) if shares[place] > 0.5)
        if not _holds(alternatives, reading, programme, programme.supposed[made], chosen, closes):
            return Singles(base[0], tuple(found), False)
        found.append(_single(alternatives, programme.supposed[made], chosen, closes))
        left.remove(made)
        solver.changeColBounds(made, 0, 0)
    return Singles(base[0], tuple(found), True)


def _solved(solver: highspy.Highs) -> tuple[int, list[float]] | None:
    """How many points close at most, and the values of the columns; None if the solver did not get to the end."""
    if run(solver) or solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return None
    return round(solver.getInfo().objective_function_value), list(solver.getSolution().col_value)


def _holds(
    alternatives: Sequence[Tabled], reading: Reading, programme: Programme, made: Supposition, chosen: Mask, closes: int
) -> bool:
    """Whether all that was chosen holds by the rules, if what is supposed is so."""
    table = links(alternatives, reading)
    waived = {place: {(party, made.condition) for party, where in made.by if where == place} for _, place in made.by}
    rules = {place: rule(alternatives[place], programme.named, reading, pairs) for place, pairs in waived.items()}
    table = table.with_rules(dict.fromkeys(made.granted, GRANTED) if made.granted else rules)
    once = all((chosen & point).bit_count() <= 1 for point in table.points)
    return once and table.greatest(chosen) == chosen and chosen.bit_count() - bool(made.granted) == closes


def _single(alternatives: Sequence[Tabled], made: Supposition, chosen: Mask, closes: int) -> Single:
    by = tuple((party, alternatives[place]) for party, place in made.by)
    package = tuple(one for place, one in enumerate(alternatives) if chosen >> place & 1)
    return Single(made.condition, made.how, by, closes, package)
