"""What a receipt adds to an append: its proof and the two signatures of its checkpoint, made while the disk works."""

import json
import os
import time
from collections.abc import Iterator

from benchmarks.figure import Figure
from benchmarks.server import clock, database
from benchmarks.world import acts

WARM, BLOCK, BLOCKS = 100, 40, 15


def run() -> Iterator[Figure]:
    with database():
        from goodoffices.house import new_house
        from goodoffices.registry import Receipt, Registry
        from goodoffices.server.store.records import DjangoRecords
        from goodoffices.server.store.registry import randomness

        registry = Registry(DjangoRecords(), clock, randomness, house=new_house(os.urandom))
        registry.found("bench")
        going = enumerate(acts(parties=10, points=40))

        def submit(proved: bool) -> None:
            number, (seat, act) = next(going)
            outcome = registry.submit("bench", seat, "plenary", json.dumps(act), str(number), proved=proved)
            assert isinstance(outcome, Receipt), (act, outcome)
            if proved:
                str(registry.proof("bench", seat, outcome))

        for _ in range(WARM):
            submit(True)
        times: dict[bool, list[float]] = {True: [], False: []}
        for _ in range(BLOCKS):
            for proved, spent in times.items():
                start = time.perf_counter()
                for _ in range(BLOCK):
                    submit(proved)
                spent.append((time.perf_counter() - start) / BLOCK)
        with_it, without = (sorted(spent)[BLOCKS // 2] for spent in times.values())
        note = f"{with_it * 1000:.2f} ms beside {without * 1000:.2f} ms; medians of {BLOCKS}"
        yield Figure("a receipt", 100 * (with_it / without - 1), "% more than an append", 25, note=note)
