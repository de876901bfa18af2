"""Every answer on many small problems against plain enumeration, every certificate checked: how many are wrong.

`TRUTH_PROBLEMS` says how many problems (100,000 if it is not set); they are the same in every run.
"""

import os
import sys
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor, as_completed

from benchmarks.figure import Figure

CHUNK = 250


def run() -> list[Figure]:
    problems = int(os.environ.get("TRUTH_PROBLEMS", "100000"))
    starts = range(0, problems, CHUNK)
    wrong: Counter[str] = Counter()
    begun = time.monotonic()
    done = 0
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        waiting = {pool.submit(chunk, start, min(start + CHUNK, problems)): start for start in starts}
        for future in as_completed(waiting):
            found, judged = future.result()
            wrong.update(found)
            done += judged
            seconds = time.monotonic() - begun
            left = seconds / done * (problems - done)
            told = f"{done} of {problems} problems, {wrong.total()} mismatches, {left / 60:.0f} minutes left"
            print(f"\r{told:70}", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    note = "; ".join(f"{times} × {what}" for what, times in wrong.most_common(5))
    return [Figure(f"answers and certificates on {done:,} small problems", wrong.total(), "mismatches", 0, note=note)]


def chunk(start: int, end: int) -> tuple[list[str], int]:
    """What is wrong on the problems of some seeds; a crash counts as wrong."""
    from tests.settlement.judge import judge
    from tests.settlement.likely import problem_of

    wrong = []
    for seed in range(start, end):
        try:
            wrong += [f"seed {seed}: {mismatch}" for mismatch in judge(problem_of(seed), seed)]
        except Exception as error:
            wrong.append(f"seed {seed}: {type(error).__name__}: {error}")
    return wrong, end - start
