"""Filing press reports and searching them, among 1,000 and among 100,000; beside plain reading and hashing."""

import hashlib
import json
import random
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.figure import Figure, Reading
from benchmarks.server import clock, database, seat

SHORT, LONG, LAST = 1_000, 100_000, 2_000
SEARCHES = 40
NAMES = [f"{one}{two}" for one in ("Ak", "Sel", "Dor", "Tar", "Lin", "Ob") for two in ("ra", "met", "van", "sane")]
WORDS = (  # noqa: SIM905  # as a sentence
    "the talks on water and fishing went on in Aubrel where delegations met behind closed doors while the spokesman "
    "of the hosts told reporters that a round was planned for next week but gave no exact date and that work remained"
).split()


def report(number: int) -> bytes:
    """A report of some 2,000 characters, unlike the others."""
    rng = random.Random(number)
    sentences = [" ".join(rng.choices(WORDS, k=14) + rng.choices(NAMES, k=2)).capitalize() for _ in range(20)]
    day = f"2027-{rng.randrange(1, 3):02}-{rng.randrange(1, 28):02}"
    return f"date {day} Report no. {number}\n\n{'. '.join(sentences)}, said {rng.choice(NAMES)}{number}.\n".encode()


def run() -> Iterator[Figure | Reading]:
    with database(), tempfile.TemporaryDirectory(prefix="goodoffices-bench-") as folder:
        from django.test import Client

        from goodoffices.dispatches.filing import Given, file_all
        from goodoffices.dispatches.findable import findable
        from goodoffices.registry import Registry
        from goodoffices.server.store.records import DjangoRecords
        from goodoffices.server.store.registry import randomness
        from goodoffices.talks.act import PUBLIC, Refusal

        chief, given = "secretariat.chief", Given(publisher="The Gull")
        registry = Registry(DjangoRecords(), clock, randomness, findable)
        talks = {SHORT: "short", LONG: "long"}
        for name in talks.values():
            registry.found(name)
            for room, act in (
                ("plenary", {"kind": "FoundTalks", "title": {"en": "Bench"}, "zone": "UTC", "languages": ["en"]}),
                (PUBLIC, {"kind": "OpenRoom", "room_kind": "public", "title": {"en": "Bench"}, "zone": "UTC"}),
            ):
                outcome = registry.submit(name, chief, room, json.dumps(act), str(act["kind"]))
                assert not isinstance(outcome, Refusal), outcome

        def filed(name: str, first: int, last: int) -> float:
            """File these reports from their files; in seconds."""
            paths = []
            for number in range(first, last):
                path = Path(folder) / f"{number}.txt"
                path.write_bytes(report(number))
                paths.append(path)
            start = time.perf_counter()
            read = ((path.name, path.read_bytes()) for path in paths)
            for one in file_all(registry, name, chief, read, given):
                assert one.receipt is not None, one.refusal
            elapsed = time.perf_counter() - start
            start = time.perf_counter()
            for path in paths:
                hashlib.sha256(path.read_bytes()).hexdigest()
            plain.append((time.perf_counter() - start) / len(paths))
            for path in paths:
                path.unlink()
            return elapsed

        def searched(queries: list[str]) -> dict[int, float]:
            """The median of as many requests of the page of reports, by how many there are; in seconds.

            Short and long alternate, so that a slow spell of the machine falls on both.
            """
            times: dict[int, list[float]] = {SHORT: [], LONG: []}
            for query in [*queries[:2], *queries]:  # the first two fold what is new
                for size, name in talks.items():
                    start = time.perf_counter()
                    answer = client[size].get(f"/t/{name}/as/{chief}/dispatches/", {"q": query})
                    times[size].append(time.perf_counter() - start)
                    assert answer.status_code == 200, query
            return {size: statistics.median(taken[2:]) for size, taken in times.items()}

        words = [f"{NAMES[n % len(NAMES)]} {WORDS[n % len(WORDS)]}" for n in range(SEARCHES)]
        phrases = ["“the talks on water”", "“week but gave no”", "“closed doors while the”"] * 5
        client = {}
        for size, name in talks.items():
            account, _ = seat(name, chief)
            client[size] = Client(SERVER_NAME="localhost")
            client[size].force_login(account)
        plain: list[float] = []
        filed("short", 0, SHORT)
        for first in range(0, LONG - LAST, LAST):
            filed("long", first, min(first + LAST, LONG - LAST))
        rate = LAST / filed("long", LONG - LAST, LONG)
        reading = f"plain reading and hashing {1 / statistics.median(plain):.0f} a second"
        note = f"the last {LAST:,} of {LONG:,} reports of 2,000 characters, from files; {reading}"
        yield Figure("filing reports", rate, "a second", 200, at_most=False, note=note)
        took = searched(words)
        told = " and ".join(f"{seconds * 1000:.1f} ms among {size:,}" for size, seconds in took.items())
        note = f"{told}; medians of {SEARCHES}"
        yield Figure("page of a search", took[LONG] / took[SHORT], "× that among 1,000", 1.3, note=note)
        begun = ["report*", "delegat*"] * 8
        for what, queries in (("a run of common words", phrases), ("how a common word begins", begun)):
            slow = (
                f"{searched(queries)[LONG] * 1000:.0f} ms among {LONG:,}: all that have such words are looked through"
            )
            yield Reading(f"page of a search for {what}", slow)
