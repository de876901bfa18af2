"""Every answer on many small problems against plain enumeration, every certificate checked: how many are wrong.

`TRUTH_PROBLEMS` says how many problems (100,000 if it is not set); they are the same in every run. `TRUTH_CORES` says
on how many cores at a time (all). The run may be cut into pieces: with `TRUTH_RECORD` naming a file, every slice that
is judged is written there, and a later run goes on with those that are missing. Slices are kept apart by a digest of
the code that judged them and was judged, so that only what holds of this code is added up.
"""

import json
import os
import sys
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor, as_completed
from hashlib import sha256
from pathlib import Path

from benchmarks.figure import Figure

CHUNK = 250
"""Problems in a slice."""

ROOT = Path(__file__).parent.parent
JUDGED = ("src/goodoffices/settlement", "tests/settlement")


def run() -> list[Figure]:
    problems = int(os.environ.get("TRUTH_PROBLEMS", "100000"))
    record = Path(os.environ["TRUTH_RECORD"]) if os.environ.get("TRUTH_RECORD") else None
    starts = range(0, problems, CHUNK)
    code = digest()
    known = {} if record is None else recorded(record, code)
    wrong: Counter[str] = Counter()
    done = 0
    for start in starts:
        if start in known:
            wrong.update(known[start])
            done += CHUNK
    begun, before = time.monotonic(), done
    with ProcessPoolExecutor(int(os.environ.get("TRUTH_CORES", "0")) or os.cpu_count()) as pool:
        waiting = {pool.submit(chunk, start): start for start in starts if start not in known}
        for future in as_completed(waiting):
            found = future.result()
            if record is not None:
                with record.open("a", encoding="utf-8") as file:
                    print(json.dumps({"code": code, "start": waiting[future], "wrong": found}), file=file)
            wrong.update(found)
            done += CHUNK
            seconds = time.monotonic() - begun
            left = seconds / (done - before) * (len(starts) * CHUNK - done)
            told = f"{done} of {problems} problems, {wrong.total()} mismatches, {left / 60:.0f} minutes left"
            print(f"\r{told:70}", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
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


def digest() -> str:
    """Of the code that is judged, and of that which judges."""
    files = [file for folder in JUDGED for file in sorted((ROOT / folder).rglob("*.py"))]
    return sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:16]


def recorded(file: Path, code: str) -> dict[int, list[str]]:
    """What slices of this code have shown before; a line that was cut short is left out."""
    found = {}
    for line in file.read_text("utf-8").splitlines() if file.exists() else []:
        try:
            entry = json.loads(line)
        except ValueError:
            continue
        if entry["code"] == code:
            found[entry["start"]] = entry["wrong"]
    return found
