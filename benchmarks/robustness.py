"""How long it takes to say how firmly packages hold over ranges of worth, on two cores, with progress.

Worths are known to within a fifth, reservation values to within a tenth, of what they are in a fixed problem. The
packages are its solutions by four criteria and one that differs from the first on one point.
"""

import resource
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace

from benchmarks.figure import Figure
from benchmarks.scenarios import scenario
from goodoffices.settlement import kalai_smorodinsky, leximin, nash, utilitarian
from goodoffices.settlement.problem import Package, Problem
from goodoffices.settlement.reading import Ranges
from goodoffices.settlement.solution import Solution
from goodoffices.valuations.robustness import robustness

CORES = 2
DRAWS = 10_000
SETTLE = 0.2
PROBLEM = scenario(3, 20, 5, 1000, linkages=6, red_lines=2, share=80)


def run() -> Iterator[Figure]:
    told: list[int] = []

    def progress(done: int, of: int) -> None:
        told.append(done)
        print(f"\r{done} of {of} draws", end="", file=sys.stderr, flush=True)

    begun = time.perf_counter()
    with ProcessPoolExecutor(CORES) as pool:
        found = robustness(
            Ranges(end(-1), end(1)), chosen(), key="benchmark", draws=DRAWS, settle=SETTLE, pool=pool, progress=progress
        )
    seconds = time.perf_counter() - begun
    print(file=sys.stderr)
    shares = ", ".join(
        f"{one.acceptable / one.draws:.2f} and {one.efficient / max(1, one.settled):.2f}" for one in found.packages
    )
    settled = min(one.settled for one in found.packages)
    own, others = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    computing = own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime
    note = f"{computing:.0f} s of computing; {len(found.packages)} packages; acceptable"
    note += f", and of {settled} settled draws efficient too: {shares}"
    whole = seconds if found.draws == DRAWS and settled == round(DRAWS * SETTLE) else float("inf")
    yield Figure(f"robustness, 20 points × 5 × 3 parties, {DRAWS:,} draws on {CORES} cores", whole, "s", 60, note=note)
    yield Figure("times that progress was told", len(told), "times", 10, at_most=False)


def end(sign: int) -> Problem:
    """The problem with all worths at one end of their ranges, and reservation values at the other."""
    parties = []
    for party in PROBLEM.parties:
        worth = tuple(tuple(one + sign * (one // 5) for one in row) for row in party.worth)
        parties.append(replace(party, reservation=party.reservation - sign * (party.reservation // 10), worth=worth))
    return replace(PROBLEM, parties=tuple(parties))


def chosen() -> list[Package]:
    """The solutions of the problem in the middle of the ranges, and one that is next to the first."""
    packages = []
    for criterion in (nash, kalai_smorodinsky, leximin, utilitarian):
        answer = criterion(PROBLEM)
        assert isinstance(answer, Solution)
        packages.append(answer.package)
    first = packages[0]
    return list(dict.fromkeys([*packages, ((first[0] + 1) % 5, *first[1:])]))
