"""Every answer on many small problems against plain enumeration, every certificate checked: how many are wrong.

`TRUTH_PROBLEMS` says how many problems (100,000 if it is not set); they are the same in every run. `TRUTH_CORES` says
on how many cores at a time (all). The run may be cut into pieces: with `TRUTH_RECORD` naming a file, every slice that
is judged is written there, and a later run goes on with those that are missing. Slices are kept apart by a digest of
the code that judged them and was judged, so that only what holds of this code is added up.
"""

import os
from collections import Counter

from benchmarks.figure import Figure
from benchmarks.record import asked, digest, measure, recorded

CHUNK = 250
"""Problems in a slice."""

JUDGED = ("src/goodoffices/settlement", "tests/settlement")
PICTURES = "src/goodoffices/settlement/pictures"  # they draw what was answered


def run() -> list[Figure]:
    problems = int(os.environ.get("TRUTH_PROBLEMS", "100000"))
    file, cores = asked("TRUTH")
    starts = range(0, problems, CHUNK)
    code = digest(JUDGED, but=PICTURES)
    known = recorded(file, code)
    measure(chunk, starts, known, file, code, cores)
    wrong = Counter(what for start in starts for what in known[start])
    done = len(starts) * CHUNK
    note = "; ".join(f"{times} × {what}" for what, times in wrong.most_common(5))
    return [Figure(f"answers and certificates on {done:,} small problems", wrong.total(), "mismatches", 0, note=note)]


def chunk(start: int) -> list[str]:
    """What is wrong on the problems of a slice of seeds; a crash counts as wrong."""
    from tests.settlement.judge import judge
    from tests.settlement.likely import problem_of

    wrong = []
    for seed in range(start, start + CHUNK):
        try:
            wrong += [f"seed {seed}: {mismatch}" for mismatch in judge(problem_of(seed), seed)]
        except Exception as error:
            wrong.append(f"seed {seed}: {type(error).__name__}: {error}")
    return wrong
