"""What a receipt adds to an append: its proof and the two signatures of its checkpoint, beside the append itself."""

import json
import os
import time
from collections.abc import Iterator

from benchmarks.figure import Figure
from benchmarks.server import clock, database
from benchmarks.world import acts

WARM, BLOCK, BLOCKS = 100, 40, 9


def run() -> Iterator[Figure]:
    with database():
        from goodoffices.house import new_house
        from goodoffices.registry import Receipt, Registry
        from goodoffices.server.store.records import DjangoRecords
        from goodoffices.server.store.registry import randomness

        registry = Registry(DjangoRecords(), clock, randomness, house=new_house(os.urandom))
        registry.found("bench")
        going = enumerate(acts(parties=10, points=40))

        def submit() -> tuple[str, Receipt]:
            number, (seat, act) = next(going)
            outcome = registry.submit("bench", seat, "plenary", json.dumps(act), str(number))
            assert isinstance(outcome, Receipt), (act, outcome)
            return seat, outcome

        for _ in range(WARM):
            submit()
        appends, receipts = [], []
        for _ in range(BLOCKS):
            done = []
            start = time.perf_counter()
            for _ in range(BLOCK):
                done.append(submit())
            middle = time.perf_counter()
            for seat, receipt in done:
                str(registry.proof("bench", seat, receipt))
            appends.append((middle - start) / BLOCK)
            receipts.append((time.perf_counter() - middle) / BLOCK)
        append, proof = min(appends), min(receipts)  # what else the machine does only adds, and not alike to both
        note = f"{proof * 1000:.2f} ms beside {append * 1000:.2f} ms; the least of {BLOCKS}"
        yield Figure("a receipt", 100 * proof / append, "% of an append", 25, note=note)
