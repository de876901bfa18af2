"""What would improve on a text, and what keeps the zone shut, told to people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from goodoffices.cli.analysis.asking import NAMES
from goodoffices.cli.analysis.wording import Part, Row, by_party, grid, words, worths
from goodoffices.settlement.problem import values

if TYPE_CHECKING:
    from goodoffices.cli.analysis.asking import Findings
    from goodoffices.settlement.problem import Package, Problem

MEASURES = {"sum": "the sum", "share": "shares of each party's span"}
"""What least lowerings are measured by."""

BLOCKERS = 10
"""Blockers, and ways to open the zone, that are printed; JSON has them all."""


def improve(found: Findings) -> Iterator[Part]:
    """The nearest improvement, the best ones by each rule, and the trade that the first of those is."""
    from goodoffices.settlement.limits import in_words
    from goodoffices.settlement.trade import in_words as trade

    problem, answer, start = found.problem, found.improvements, found.start
    if start is None:
        if found.asked == ("improve",):
            yield "No text was given to improve on."
        return
    yield f"The text: {words(problem, start)}."
    if answer is None:
        return
    yield from by_party(problem, [("the text", worths(problem, answer.values), "")])
    if answer.crossed:
        yield f"The text itself does not meet {', '.join(in_words(problem, limit) for limit in answer.crossed)}."
    nearest = answer.nearest
    if nearest.improvement is None:
        if nearest.proven:
            yield "Nothing improves on it: no package is better for somebody and worse for nobody."
        else:
            yield "No improvement was found in the time given; there may be one."
        return
    changes = len(nearest.improvement.changed)
    points = "one point" if changes == 1 else f"{changes} points"
    least = "It takes no more than" if nearest.proven else "It takes, as far as was found,"
    yield f"{least} {points} to make somebody better off and nobody worse:"
    yield from trade(problem, start, nearest.improvement.package)
    if not nearest.improvement.inside:
        yield "That is still not acceptable to all: a reservation value is not met."
    named: dict[Package, list[str]] = {nearest.improvement.package: ["nearest"]}
    for key, one in answer.best.items():
        named.setdefault(one.package, []).append(NAMES[key])
    rows = [
        (", ".join(titles), worths(problem, values(problem, one)), moves(problem, start, one))
        for one, titles in named.items()
    ]
    yield "The best that harm nobody, by each rule; what the text is worth stands in for the reservation values:"
    yield from by_party(problem, rows, last="changes")
    best = answer.best.get("nash")
    if best is not None and best.package != nearest.improvement.package:
        yield "What the package that Nash's rule names would trade:"
        yield from trade(problem, start, best.package)
        yield from _steps(problem, start, best.package)


def moves(problem: Problem, start: Package, package: Package) -> str:
    """Which points a package settles otherwise, and how."""
    changed = [
        f"{point.id}: {point.alternatives[a]} → {point.alternatives[b]}"
        for point, a, b in zip(problem.points, start, package, strict=True)
        if a != b
    ]
    return "; ".join(changed)


def _steps(problem: Problem, start: Package, package: Package) -> Iterator[Part]:
    """How to get there by single points and swaps without anybody falling below the text."""
    from goodoffices.settlement.trade import path

    steps = path(problem, start, package)
    if steps is None or len(steps) < 2:
        return
    before = start
    rows: list[Row] = []
    for number, step in enumerate(steps, 1):
        rows.append((f"{number}.", worths(problem, step.values), moves(problem, before, step.package)))
        before = step.package
    yield "Step by step, nobody ever below the text; what stands on one line has to be done together:"
    yield from by_party(problem, rows, last="changes")


def blockers(found: Findings) -> Iterator[Part]:
    """The smallest sets of limits that cannot be met together, and the fewest that would have to give way."""
    from goodoffices.settlement.limits import in_words

    problem, answer = found.problem, found.blockers
    if found.zone is not None and found.zone.exists:
        if found.asked == ("blockers",):
            yield "Nothing does: there is a zone."
        return
    if answer is None:
        return
    if answer.package is not None:
        yield f"Nothing does: there is a zone. A package of it is {words(problem, answer.package)}."
        return
    if not answer.sets:
        yield "No limits that keep it shut were found in the time given."
        return
    if answer.sets[0].limits == ():
        yield "No limit of a party is to blame: nothing is possible at all under the forbidden combinations."
        return
    yield (
        "Each line is a smallest set of limits that no package meets together: drop any one of them, and the rest can "
        "be met. Every line has to be broken somewhere before there is a zone."
    )
    rows = [[", ".join(in_words(problem, limit) for limit in one.limits)] for one in answer.sets[:BLOCKERS]]
    yield grid(["these limits exclude each other"], rows)
    if len(answer.sets) > BLOCKERS:
        yield f"{len(answer.sets) - BLOCKERS:,} more are in --json."
    if not answer.complete:
        yield "There may be others: the search was not finished."
    if answer.openings:
        yield "The zone opens if all limits of one of these lines give way. It does not say whose should."
        rows = [
            [", ".join(in_words(problem, limit) for limit in one.limits), words(problem, one.package)]
            for one in answer.openings[:BLOCKERS]
        ]
        yield grid(["without", "this becomes possible"], rows)
    yield from relaxation(found)


def relaxation(found: Findings) -> Iterator[Part]:
    """The least that the reservation values would have to come down, red lines kept, by two measures."""
    problem, answer = found.problem, found.relaxation
    if answer is None:
        return
    shut = next((one for one in answer.values() if one.package is None and one.proven), None)
    if shut is not None:
        yield "No reservation value opens it: red lines and forbidden combinations bar every package by themselves."
        return
    known = {key: one for key, one in answer.items() if one.package is not None}
    if not known:
        return
    yield "With all red lines kept, the least by which reservation values would have to come down:"
    rows: list[Row] = []
    for key, one in known.items():
        sure = "proven least" if one.proven else "the least known"
        rows.append((MEASURES[key], worths(problem, one.reductions), sure))
    yield from by_party(problem, rows, "measured by", "how sure")
    yield "Adding up worths of different parties is a convention, and so is adding up shares of what each could gain."
