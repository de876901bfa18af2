"""A whole class over HTTP: thirty in six tables play the sixty-minute kit ten times as fast; then 200 in forty tables.

The 200 play it twice as fast, and look about as rarely: ten times as fast they would be the haste of 2,000
people, with clients and server on one machine. TABLES and SPEED choose other sizes and speeds.

All that is checked of the small class of the tests is checked here too: how much is wrong is a figure, and must be 0.
"""

import asyncio
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.figure import Figure, Reading, percentile

SEEDS = (1, 4, 25, 28, 36, 14, 21)
SECONDS = 3600.0  # sixty minutes
SIZES = {6: 10.0, 40: 2.0}  # tables of five, and how many times as fast they play
LOOKS = (50.0, 300.0)  # seconds between two times that somebody looks about, in a class that is not hurried


def run() -> Iterator[Figure | Reading]:
    from tests.simulated.checks import check
    from tests.simulated.course import Plan, simulated

    for tables in map(int, os.environ.get("TABLES", "").split() or SIZES):
        speed = float(os.environ.get("SPEED", "") or SIZES.get(tables, 10.0))
        plan = Plan(tables, SECONDS / speed, SEEDS, looks=(LOOKS[0] / speed, LOOKS[1] / speed))
        with tempfile.TemporaryDirectory(prefix="goodoffices-bench-") as folder:
            klass = asyncio.run(simulated(Path(folder), plan))
            found = check(klass)
        size = f"{5 * tables} in {tables} tables"
        for words in found.problems[:20]:
            yield Reading(f"class of {size}", words, met=False)
        note = (
            f"{len(klass.entered)} acts acknowledged, {len(klass.repeated)} of them sent again after the server was "
            "killed; the debrief reckoned once more"
        )
        yield Figure(f"class of {size}: what is wrong", len(found.problems), "findings", 0, note=note)
        served = percentile(found.served, 0.95) * 1000
        note = (
            f"{len(found.served)} pages, warm, as the class left them, each the median of three; "
            f"median {_ms(found.served):.0f} ms"
        )
        yield Figure(f"class of {size}: pages", served, "ms of server time at the 95th percentile", 50, note=note)
        note = (
            f"{len(found.news)} times that an open page was told of an act in plenary; slowest {max(found.news):.2f} s"
        )
        news = percentile(found.news, 0.95)
        yield Figure(f"class of {size}: news on open pages", news, "s at the 95th percentile", 1, note=note)
        waited = f"median {_ms(found.waited):.0f} ms, 95th percentile {percentile(found.waited, 0.95) * 1000:.0f} ms"
        note = f"{waited} until a page was there, with clients and server on this one machine"
        yield Reading(f"class of {size}: {len(found.waited)} pages during the play", note)
        share = klass.worked / klass.played
        note = f"{share:.0%} of one processor over {klass.played:.0f} s, {speed:g} times as fast as sixty minutes"
        yield Reading(f"class of {size}: what the server worked", note)


def _ms(seconds: list[float]) -> float:
    return percentile(seconds, 0.5) * 1000
