"""How long the solutions of large problems take, proven, beside the utilitarian one by the integer programme alone.

Medians of five runs over fixed problems; a row that is not proven counts as never done. The memory is the peak of the
whole process above what the imports need.
"""

import resource
from collections.abc import Callable, Iterator
from functools import partial
from math import inf

from benchmarks.figure import Figure, median_seconds
from benchmarks.scenarios import scenario
from goodoffices.settlement import kalai_smorodinsky, leximin, nash
from goodoffices.settlement.forms import form
from goodoffices.settlement.problem import Problem
from goodoffices.settlement.program import Program
from goodoffices.settlement.solution import NoZone, Solution

REPEATS = 5

Answer = Callable[[Problem], Solution | NoZone]

ROWS: list[tuple[str, Answer, Problem, float]] = [
    (
        "Nash, 10 parties, 100 points of 5, 1,000 points each, 20 linkages, 20 red lines",
        nash,
        scenario(10, 100, 5, 1000, linkages=20, red_lines=2, share=40),
        1,
    ),
    ("Nash, 198 parties, 200 points of 2, 1,000 points each", nash, scenario(198, 200, 2, 1000), 60),
    (
        "leximin, 10 parties, 100 points of 5, 100 points each, 20 linkages, 20 red lines",
        leximin,
        scenario(10, 100, 5, 100, linkages=20, red_lines=2, share=40),
        3,
    ),
    (
        "Kalai-Smorodinsky, the same",
        kalai_smorodinsky,
        scenario(10, 100, 5, 100, linkages=20, red_lines=2, share=40),
        3,
    ),
]


def utilitarian_by_programme(problem: Problem) -> None:
    """The reference: the greatest sum of values, asked of HiGHS and of nothing else."""
    forms = form(problem)
    program = Program(forms)
    for column, unit in zip(program.heights, forms.unit, strict=True):
        program.model.costs[column] = float(unit)
    assert program.solve().package is not None


def keep(found: list[Solution | NoZone], answer: Answer, problem: Problem) -> None:
    """Answer, and keep the answer."""
    found.append(answer(problem))


def run() -> Iterator[Figure]:
    """One figure a row, and the memory of all."""
    before = peak()
    for name, answer, problem, limit in ROWS:
        reference = median_seconds(partial(utilitarian_by_programme, problem), REPEATS)
        found: list[Solution | NoZone] = []
        seconds = median_seconds(partial(keep, found, answer, problem), REPEATS)
        proven = all(isinstance(one, Solution) and one.optimal for one in found)
        note = f"{seconds / reference:.2g} times the utilitarian solution by HiGHS alone, {reference:.2g} s"
        yield Figure(name, seconds if proven else inf, "s, proven", limit, note=note)
    yield Figure("memory of the solutions", peak() - before, "MB above the imports", 500)


def peak() -> float:
    """The most memory that this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
