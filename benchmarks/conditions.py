"""Conditional stances closed: how many random sets of them come out wrong, and how long a large table takes.

`CONDITIONS_CASES` says how many sets (10,000 if it is not set); they are the same in every run, every other one by the
solver alone.
"""

import os
import random
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial

from benchmarks.figure import Figure, Reading, median_seconds
from goodoffices.talks.stances import Condition
from goodoffices.valuations.conditions import packages
from goodoffices.valuations.singles import single_conditions
from goodoffices.valuations.tabled import Tabled, Word

CHUNK = 100
REPEATS = 3
POINTS, ALTERNATIVES, PARTIES = 40, 5, 10

TABLES = {
    "few open, few conditions": (0.02, 0.02, 0.02),
    "many open, few conditions": (0.3, 0.02, 0.02),
    "some open, some conditions": (0.1, 0.02, 0.05),
    "some open, many conditions": (0.1, 0.0, 0.1),
}
"""Of each word: the odds that it is open, that it is against, and that it has one or two conditions."""


def run() -> Iterator[Figure | Reading]:
    cases = int(os.environ.get("CONDITIONS_CASES", "10000"))
    with ProcessPoolExecutor() as pool:
        wrong = [one for found in pool.map(chunk, range(0, cases, CHUNK)) for one in found]
    yield Figure(f"packages of {cases:,} random sets of stances", len(wrong), "wrong", 0, note="; ".join(wrong[:5]))
    of = f"{POINTS} points × {ALTERNATIVES} × {PARTIES} parties"
    for name, odds in TABLES.items():
        table = large(*odds)
        found = packages(table)
        note = f"{len(found.packages)} packages that settle {len(found.packages[0].chosen)} points"
        work: Callable[[], object] = partial(packages, table)
        yield Figure(f"packages, {of}, {name}", median_seconds(work, REPEATS), "s", 1, note=note)
        singles = single_conditions(table)
        seconds = median_seconds(partial(single_conditions, table), 1)
        best = singles.found[0].closes if singles.found else singles.closes
        told = f"{seconds:.2g} s; {singles.closes} points close, with one condition less {best}"
        yield Reading(f"single conditions, {of}, {name}", told)


def chunk(start: int) -> list[str]:
    """What is wrong in a slice of seeds; a crash counts as wrong."""
    from tests.valuations.judged import judge

    wrong = []
    for seed in range(start, start + CHUNK):
        try:
            wrong += [f"seed {seed}: {mismatch}" for mismatch in judge(seed, branches=0 if seed % 2 else None)]
        except Exception as error:
            wrong.append(f"seed {seed}: {type(error).__name__}: {error}")
    return wrong


def large(still: float, against: float, conditional: float, seed: int = 2026) -> tuple[Tabled, ...]:
    """A large table: each word open, against or an acceptance, and perhaps on one or two conditions on any points."""
    source = random.Random(f"{seed} {still} {against} {conditional}")
    table = []
    for point in range(POINTS):
        for alternative in range(ALTERNATIVES):
            words = []
            for party in range(PARTIES):
                drawn = source.random()
                answer = "against" if drawn < against else "open" if drawn < against + still else "joins"
                asks = _conditions(source) if source.random() < conditional and answer != "against" else ()
                said = {"joins": "accept", "against": "oppose"}.get(answer, "can live with")
                words.append(Word(f"q{party + 1}", answer, said, asks))
            number = 100 * point + alternative + 1
            table.append(Tabled(f"p{point + 1}", number, number, tuple(words), PARTIES))
    return tuple(table)


def _conditions(source: random.Random) -> tuple[Condition, ...]:
    points = [source.randrange(POINTS) for _ in range(source.randint(1, 2))]
    return tuple(
        Condition(f"p{point + 1}", None if source.random() < 0.3 else 100 * point + source.randrange(ALTERNATIVES) + 1)
        for point in points
    )
