"""Replay: stored entries decoded, validated and folded, beside `orjson.loads` of the same bytes."""

import gc
from collections.abc import Iterator

import orjson

from benchmarks.figure import Figure, median_seconds
from benchmarks.world import stored
from goodoffices.registry import to_entry
from goodoffices.talks.play import fold

ENTRIES = 100_000


def _parse(raw: list[bytes]) -> None:
    for part in raw:
        orjson.loads(part)  # nothing is kept: what keeping the objects costs is not charged to the reference


def run() -> Iterator[Figure]:
    kept = stored(ENTRIES, parties=10, points=40)
    raw = [part for entry in kept for part in (entry.leaf, entry.payload or b"")]
    gc.collect()
    reference = median_seconds(lambda: _parse(raw), 5)
    ours = median_seconds(lambda: fold("plenary", (to_entry(entry) for entry in kept)), 5)
    note = f"{ENTRIES:,} entries in {ours:.2f} s; orjson.loads of the same bytes {reference:.2f} s; medians of 5"
    yield Figure("replay", ours / reference, "× orjson.loads", 6, note=note)
