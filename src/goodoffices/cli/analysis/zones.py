"""The zone and the frontier, told to people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from goodoffices.cli.analysis.asking import NAMES
from goodoffices.cli.analysis.numbers import shown
from goodoffices.cli.analysis.wording import Part, Row, by_party, grid, name, names, wide, words, worth, worths

if TYPE_CHECKING:
    from goodoffices.cli.analysis.asking import Findings

ROWS, FEW = 20, 5
"""Efficient values printed, and where the parties are many; of more the first of these, and JSON has them all."""


def zone(found: Findings) -> Iterator[Part]:
    """Whether there is a zone, how large it is, and a package of it."""
    problem, answer = found.problem, found.zone
    if answer is None or answer.exists is None:
        yield "Whether there is a zone was not found out in the time given."
        return
    if found.possible is not None:
        yield from _in_ranges(found)
        return
    if answer.exists:
        yield f"There is a zone: {_counted(found)} acceptable to all."
        yield "Such a package crosses no red line, and every party gets at least its reservation value from it."
        if answer.witness is not None and "solutions" not in found.asked:
            yield f"One of them is {words(problem, answer.witness)}."
            yield from by_party(problem, [("worth", worths(problem, answer.values or ()), "")])
        return
    yield f"There is no zone: within these limits not one of {shown(problem.size)} packages is acceptable to all."
    if answer.argument == "weights" and answer.weights is not None:
        yield (
            "Proof: give the parties these weights. Then even the best package adds up to less than the reservation "
            "values do, which each party must reach."
        )
        yield from by_party(problem, [("weight", [f"{weight:,}" for weight in answer.weights], "")])
    elif answer.argument == "solver":
        yield "That is the solver's word; no proof that could be checked by adding up was found."
    else:
        yield "Every package was accounted for, point by point."
    if "blockers" not in found.asked:
        yield "The question “blockers” tells which limits keep it shut."


def _counted(found: Findings) -> str:
    count, size = found.count, found.problem.size
    if count is None:
        return f"some of {shown(size)} packages are"
    if count.lower == size:
        return f"all of {shown(size)} packages are"
    if count.exact:
        return f"{shown(count.lower)} of {shown(size)} packages {'is' if count.lower == 1 else 'are'}"
    return f"at least {shown(count.lower)} and at most {shown(count.upper)} of {shown(size)} packages are"


def _in_ranges(found: Findings) -> Iterator[Part]:
    assert found.zone is not None
    assert found.possible is not None
    sure, may = found.zone.exists, found.possible.exists
    if sure:
        yield "There is a zone, wherever in the ranges the numbers lie."
        if found.zone.witness is not None:
            yield f"Acceptable to all in any case: {words(found.problem, found.zone.witness)}."
    elif may is False:
        yield "There is no zone, wherever in the ranges the numbers lie."
    else:
        yield "Whether there is a zone depends on where in the ranges the numbers lie."
        if found.possible.witness is not None:
            yield f"Acceptable to all in the best case: {words(found.problem, found.possible.witness)}."
    yield "The file gives ranges, and only this question handles them: the others need one number for each."


def frontier(found: Findings) -> Iterator[Part]:
    """The efficient values; those of solutions are marked."""
    problem, answer = found.problem, found.frontier
    if found.empty:
        yield "It is empty, since the zone is."
        return
    if found.too_large is not None:
        yield found.too_large
        if found.box is not None:
            rows = [[worth(problem, low), worth(problem, high)] for low, high in found.box]
            ends = [[party, *row] for party, row in zip(names(problem), rows, strict=True)]
            yield "All efficient values lie between these:"
            yield grid(["party", "least", "greatest"], ends, ["least", "greatest"])
        return
    if answer is None:
        return
    if not answer.size:
        yield "It is empty: no package is acceptable to all."
        return
    vectors = answer.vectors()
    one = answer.size == 1
    yield f"{answer.size:,} combination{' of values is' if one else 's of values are'} efficient."
    yield (
        "In these nobody can get more unless somebody else gets less. Any other acceptable package can be changed so "
        "that somebody is better off and nobody worse."
    )
    way = "across a line, never down" if wide(problem) else "down a column, never across"
    yield f"Read {way}: worths of different parties cannot be compared."
    reached: dict[tuple[int, ...], list[str]] = {}
    for key, solution in found.solved().items():
        reached.setdefault(solution.values, []).append(NAMES[key])
    shown_here = FEW if wide(problem) else ROWS
    efficient: list[Row] = [
        (f"{number}.", worths(problem, vector), ", ".join(reached.get(vector, ())))
        for number, vector in enumerate(vectors[:shown_here], 1)
    ]
    yield from by_party(problem, efficient, last="named by")
    if len(vectors) > shown_here:
        yield f"These are the best {shown_here} for {name(problem, 0)}; --json gives all {len(vectors):,}."
