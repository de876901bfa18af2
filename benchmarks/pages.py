"""The state-of-play page: how its time grows with the record, and what it costs at a usual size."""

import statistics
import time
from collections.abc import Iterator

from benchmarks.figure import Figure, percentile
from benchmarks.server import database, fill, seat

REQUESTS = 40


def _times(talks: str) -> list[float]:
    """Seconds of server time of each of so many warm requests of the board, as a head of delegation."""
    from django.test import Client

    account, _ = seat(talks, "party-0.head")
    client = Client(SERVER_NAME="localhost")
    client.force_login(account)
    address = f"/t/{talks}/as/party-0.head/board/"
    times = []
    for i in range(REQUESTS + 3):
        start = time.perf_counter()
        answer = client.get(address)
        elapsed = time.perf_counter() - start
        assert answer.status_code == 200, (address, answer.status_code)
        if i >= 3:
            times.append(elapsed)
    return times


def run() -> Iterator[Figure]:
    with database():
        fill("short", 1_000, parties=198, points=40)
        fill("long", 100_000, parties=198, points=40)
        fill("usual", 1_000, parties=3, points=20)
        short, long_, usual = _times("short"), _times("long"), _times("usual")
        one, other = statistics.median(short), statistics.median(long_)
        times = f"{other * 1000:.0f} ms with 100,000 entries, {one * 1000:.0f} ms with 1,000"
        note = f"198 parties × 40 points; {times}; medians of {REQUESTS}"
        yield Figure("board, long record", other / one, "× that with 1,000 entries", 1.3, note=note)
        p95 = percentile(usual, 0.95) * 1000
        note = f"3 parties × 20 points, 1,000 entries; median {statistics.median(usual) * 1000:.0f} ms"
        yield Figure("board, usual size", p95, "ms at the 95th percentile", 50, note=note)
