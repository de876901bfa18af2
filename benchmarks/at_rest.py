"""What sealing at rest costs of an append: the same acts into two files, of which one is sealed.

The figure is the time within the functions that seal, as a part of the append's, both on the processor: waiting for
the disk, which takes longer and is alike for both, would only make the share less. The note has both, side by side.
"""

import json
import secrets
import time
from collections.abc import Callable, Iterator
from statistics import median
from typing import Any

from benchmarks.figure import Figure
from benchmarks.server import clock, database
from benchmarks.world import acts

WARM, BLOCK, BLOCKS = 100, 50, 15


def run() -> Iterator[Figure]:
    with database() as folder:
        from django.conf import settings
        from django.core.management import call_command
        from django.db import connections

        from goodoffices.registry import Registry
        from goodoffices.server.database import sqlite
        from goodoffices.server.store import keeping, master, resting
        from goodoffices.server.store.records import DjangoRecords
        from goodoffices.server.store.registry import randomness
        from goodoffices.talks.act import Refusal

        other = {"default": {}, "clear": sqlite(folder / "clear.sqlite3")}
        connections.settings["clear"] = connections.configure_settings(other)["clear"]
        call_command("migrate", database="clear", verbosity=0)
        keys = {"default": secrets.token_hex(32), "clear": ""}

        def submitting(using: str) -> Callable[[int], None]:
            registry = Registry(DjangoRecords(using), clock, randomness)
            registry.found("bench")
            going = enumerate(acts(parties=10, points=40))

            def submit(count: int) -> None:
                settings.MASTER_KEY = keys[using]
                master.forget()
                for _ in range(count):
                    number, (seat, act) = next(going)
                    outcome = registry.submit("bench", seat, "plenary", json.dumps(act), str(number))
                    assert not isinstance(outcome, Refusal), (act, outcome)

            return submit

        within = [0.0]
        for name in ("key_for_writing", "closed"):
            setattr(resting, name, _timed(getattr(resting, name), within))
        submits = {using: submitting(using) for using in keys}
        processor: dict[str, list[float]] = {using: [] for using in keys}
        wall: dict[str, list[float]] = {using: [] for using in keys}
        for submit in submits.values():
            submit(WARM)
        share: list[float] = []
        for _ in range(BLOCKS):  # blocks of the two alternate, so that a slow spell of the machine falls on both
            for using, submit in submits.items():
                began, worked, within[0] = time.perf_counter(), time.process_time(), 0.0
                submit(BLOCK)
                wall[using].append((time.perf_counter() - began) / BLOCK)
                processor[using].append((time.process_time() - worked) / BLOCK)
                if using == "default":
                    share.append(within[0] / BLOCK / processor[using][-1])
        settings.MASTER_KEY = keys["default"]
        master.forget()
        assert keeping.in_clear("default") == 0 < keeping.in_clear("clear")
        sealed, clear = (median(processor[using]) * 1e6 for using in keys)
        note = f"on the processor {sealed:.0f} µs sealed, {clear:.0f} in the clear; with the disk {_ms(wall)}"
        yield Figure("at rest", median(share), "of an append’s time on the processor", 0.1, note=note)


def _timed(function: Callable[..., Any], within: list[float]) -> Callable[..., Any]:
    """The same function, which adds the time that it takes on the processor."""

    def timed(*args: Any) -> Any:
        began = time.process_time()
        made = function(*args)
        within[0] += time.process_time() - began
        return made

    return timed


def _ms(wall: dict[str, list[float]]) -> str:
    return f"{median(wall['default']) * 1e3:.2f} ms sealed, {median(wall['clear']) * 1e3:.2f} in the clear"
