"""Submitting through the registry, beside one-row commits in the same file under the same settings of SQLite."""

import json
import time
from collections.abc import Iterator

from benchmarks.figure import Figure
from benchmarks.server import clock, database
from benchmarks.world import acts

WARM, BLOCK, BLOCKS = 300, 100, 9


def run() -> Iterator[Figure]:
    with database():
        from django.db import connection

        from goodoffices.registry import Registry
        from goodoffices.server.store.records import DjangoRecords
        from goodoffices.server.store.registry import randomness
        from goodoffices.talks.act import Refusal

        registry = Registry(DjangoRecords(), clock, randomness)
        registry.found("bench")
        going = enumerate(acts(parties=10, points=40))

        def submit() -> None:
            number, (seat, act) = next(going)
            outcome = registry.submit("bench", seat, "plenary", json.dumps(act), str(number))
            assert not isinstance(outcome, Refusal), (act, outcome)

        with connection.cursor() as cursor:
            cursor.execute("CREATE TABLE bench_row (number INTEGER PRIMARY KEY, body BLOB NOT NULL)")

        def commit() -> None:
            with connection.cursor() as cursor:
                cursor.execute("BEGIN IMMEDIATE")
                cursor.execute("INSERT INTO bench_row (body) VALUES (%s)", [b"x" * 400])
                cursor.execute("COMMIT")

        for _ in range(WARM):
            submit()
            commit()
        # Blocks of the two alternate, so that a slow spell of the machine falls on both.
        ours, raw = [], []
        for _ in range(BLOCKS):
            for work, times in ((submit, ours), (commit, raw)):
                start = time.perf_counter()
                for _ in range(BLOCK):
                    work()
                times.append((time.perf_counter() - start) / BLOCK)
        ours_median, raw_median = sorted(ours)[BLOCKS // 2], sorted(raw)[BLOCKS // 2]
        note = f"{1 / ours_median:.0f} acts a second; raw commits {1 / raw_median:.0f} a second; medians of {BLOCKS}"
        yield Figure("submit", raw_median / ours_median, "× the rate of raw commits", 0.3, at_most=False, note=note)
