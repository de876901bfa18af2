"""What keeps a large zone shut: an irreducible set and least relaxations, beside one feasibility solve by HiGHS."""

from collections.abc import Callable
from typing import Any

from benchmarks.figure import Figure, median_seconds
from benchmarks.scenarios import scenario
from goodoffices.settlement.blockers import blocker
from goodoffices.settlement.program import feasible
from goodoffices.settlement.relaxation import fewest_limits, smallest_share, smallest_sum

REPEATS = 5
SHARES = (80, 90)
"""Per cent of what each party would get at best that it asks for: a little, and far, too much for all."""


def run() -> list[Figure]:
    figures = []
    for share in SHARES:
        problem = scenario(10, 100, 5, 1000, linkages=20, red_lines=2, share=share)
        reference = median_seconds(lambda problem=problem: feasible(problem), REPEATS)
        works: list[tuple[str, float, Callable[..., Any], Callable[[Any], str]]] = [
            ("one irreducible blocker set", 1, blocker, lambda found: told(found.sets[0].irreducible, "irreducible")),
            (
                "fewest limits",
                5,
                fewest_limits,
                lambda found: told(found.proven, f"{len(found.limits)} limits, proven"),
            ),
            ("smallest sum", 5, smallest_sum, lambda found: told(found.proven, f"{found.total}, proven")),
            (
                "smallest share",
                5,
                smallest_share,
                lambda found: told(found.proven, f"{float(found.total):.3f}, proven"),
            ),
        ]
        for name, limit, work, outcome in works:
            answers = []
            seconds = median_seconds(lambda: answers.append(work(problem, time_limit=60.0)), REPEATS)  # noqa: B023
            note = f"{outcome(answers[-1])}; one feasibility solve by HiGHS: {reference:.2g} s"
            figures.append(Figure(f"{name}, 10 parties 100 × 5, asking for {share} %", seconds, "s", limit, note=note))
    return figures


def told(held: bool, what: str) -> str:
    return what if held else f"not {what}"
