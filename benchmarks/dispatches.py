"""Filing press reports, and the pages of the public record among 1,000 and among 100,000 of them."""

import datetime as dt
import hashlib
import json
import random
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.figure import Figure, Reading
from benchmarks.server import clock, database, seat

SHORT, LONG, LAST = 1_000, 100_000, 2_000
REQUESTS = 40
CHIEF = "secretariat.chief"
NAMES = [f"{one}{two}" for one in ("Ak", "Sel", "Dor", "Tar", "Lin", "Ob") for two in ("ra", "met", "van", "sane")]
WORDS = (  # noqa: SIM905  # as a sentence
    "the talks on water and fishing went on in Aubrel where delegations met behind closed doors while the spokesman "
    "of the hosts told reporters that a round was planned for next week but gave no exact date and that work remained"
).split()
SORTS = ("date", "quotation", "assessment", "left", "date", "denial", "offer", "condition")
FIRST, DAYS, ROUNDS = dt.date(2027, 1, 4), 50, 3

# The pages that are looked at, by seat and path.
PAGES = (
    ("page of a search", CHIEF, "dispatches/?q={words}"),
    ("rounds", CHIEF, "rounds/"),
    ("overview that the world reads", "public", ""),
    ("press", CHIEF, "press/"),
    ("chronology as of a day", CHIEF, "chronology/?known={day}"),
    ("chronology by when it happened", CHIEF, "chronology/?known={day}&by=happened"),
    ("chronology of a party and a sort", CHIEF, "chronology/?known={day}&party=akra&sort=left"),
    ("chronology of a speaker in a round", CHIEF, "chronology/?known={day}&speaker={name}&round=1"),
    ("chronology as a picture", CHIEF, "chronology/rounds.svg?known={day}"),
)


def report(number: int) -> bytes:
    """A report of some 2,000 characters, unlike the others."""
    rng = random.Random(number)
    sentences = [" ".join(rng.choices(WORDS, k=14) + rng.choices(NAMES, k=2)).capitalize() for _ in range(20)]
    body = f"{'. '.join(sentences)}, said {rng.choice(NAMES)}{number}."
    return f"date {published(number)} Report no. {number}\n\n{body}\n".encode()


def published(number: int) -> dt.date:
    return FIRST + dt.timedelta(days=random.Random(-number).randrange(DAYS))


def claim(number: int, dispatch: int) -> dict[str, Any]:
    """What report `number`, filed as entry `dispatch`, says that somebody said."""
    rng, sort = random.Random(f"claim {number}"), SORTS[number % len(SORTS)]
    day = published(number) + dt.timedelta(days=rng.randrange(1, 20))
    more: dict[str, dict[str, Any]] = {
        "date": {"about": str(day), "modality": "planned"},
        "denial": {"about": str(day)},
        "left": {"counted": "exact", "count": rng.randrange(9)},
    }
    words = " ".join(rng.choices(WORDS, k=9))
    said = {"speaker": rng.choice(NAMES), "party": "akra", "round": 1 + rng.randrange(ROUNDS), "words": words}
    return {"kind": "RecordClaim", "claim": sort, "dispatch": dispatch, **said, **more.get(sort, {})}


def run(url: str = "") -> Iterator[Figure | Reading]:
    with database(url), tempfile.TemporaryDirectory(prefix="goodoffices-bench-") as folder:
        from goodoffices.dispatches.findable import findable
        from goodoffices.registry import Registry
        from goodoffices.server.store.records import DjangoRecords
        from goodoffices.server.store.registry import randomness

        registry = Registry(DjangoRecords(), clock, randomness, findable)
        talks = {SHORT: "short", LONG: "long"}
        plain: list[float] = []
        for name in talks.values():
            found(registry, name)
        record(registry, "short", filed(registry, "short", Path(folder), range(SHORT), plain)[1])
        for first in range(0, LONG - LAST, LAST):
            upto = min(first + LAST, LONG - LAST)
            record(registry, "long", filed(registry, "long", Path(folder), range(first, upto), plain)[1])
        seconds, numbers = filed(registry, "long", Path(folder), range(LONG - LAST, LONG), plain)
        record(registry, "long", numbers)
        reading = f"plain reading and hashing {1 / statistics.median(plain):.0f} a second"
        note = f"the last {LAST:,} of {LONG:,} reports of 2,000 characters, from files; {reading}"
        yield Figure("filing reports", LAST / seconds, "a second", 200, at_most=False, note=note)
        yield from pages(talks)


def found(registry: Any, talks: str) -> None:
    """Talks with a public room, a party and rounds."""
    admitted = {"kind": "AdmitParty", "party": "akra", "name": {"en": "Akra"}, "roles": ["negotiating"]}
    registry.found(talks)
    for room, act in (
        ("plenary", {"kind": "FoundTalks", "title": {"en": "Bench"}, "zone": "UTC", "languages": ["en"]}),
        ("public", {"kind": "OpenRoom", "room_kind": "public", "title": {"en": "Bench"}, "zone": "UTC"}),
        ("plenary", admitted),
        ("public", admitted),
        ("public", {"kind": "OpenPublicPage"}),
        *(("public", {"kind": "ScheduleRound", "round": 1 + n, "dates": "2027-03-01"}) for n in range(ROUNDS)),
    ):
        outcome = registry.submit(talks, CHIEF, room, json.dumps(act), f"{room} {act}")
        assert hasattr(outcome, "number"), outcome


def filed(registry: Any, talks: str, folder: Path, which: range, plain: list[float]) -> tuple[float, dict[int, int]]:
    """File these reports from their files: the seconds that it took, and the entry of each."""
    from goodoffices.dispatches.filing import Given, file_all

    paths = []
    for number in which:
        path = folder / f"{number}.txt"
        path.write_bytes(report(number))
        paths.append(path)
    start = time.perf_counter()
    read = ((path.name, path.read_bytes()) for path in paths)
    done = list(file_all(registry, talks, CHIEF, read, Given(publisher="The Gull")))
    elapsed = time.perf_counter() - start
    start = time.perf_counter()
    for path in paths:
        hashlib.sha256(path.read_bytes()).hexdigest()
    plain.append((time.perf_counter() - start) / len(paths))
    for path in paths:
        path.unlink()
    numbers = {}
    for number, one in zip(which, done, strict=True):
        assert one.receipt is not None, one.refusal
        numbers[number] = one.receipt.number
    return elapsed, numbers


def record(registry: Any, talks: str, numbers: dict[int, int]) -> None:
    """Record a claim from each of these reports."""
    from goodoffices.registry import Sent

    sent = [Sent(json.dumps(claim(number, dispatch)), f"claim {number}") for number, dispatch in numbers.items()]
    for first in range(0, len(sent), 500):
        for outcome in registry.submit_many(talks, CHIEF, sent[first : first + 500]):
            assert hasattr(outcome, "number"), outcome


def pages(talks: dict[int, str]) -> Iterator[Figure | Reading]:
    """The pages among few and among many, each against the other."""
    from django.test import Client

    clients = {}
    for size, name in talks.items():
        clients[size] = Client(SERVER_NAME="localhost")
        clients[size].force_login(seat(name, CHIEF)[0])

    def took(by: str, path: str, repeats: int = REQUESTS) -> dict[int, float]:
        """The medians of as many requests, in seconds.

        Short and long alternate, so that a slow spell of the machine falls on both; the first two fold what is new.
        """
        times: dict[int, list[float]] = {size: [] for size in talks}
        for n in range(-2, repeats):
            words = f"{NAMES[n % len(NAMES)]} {WORDS[n % len(WORDS)]}"
            asked = path.format(words=words, day=FIRST + dt.timedelta(days=30), name=NAMES[n % len(NAMES)])
            for size, name in talks.items():
                start = time.perf_counter()
                answer = clients[size].get(f"/t/{name}/as/{by}/{asked}")
                times[size].append(time.perf_counter() - start)
                assert answer.status_code == 200, asked
        return {size: statistics.median(taken[2:]) for size, taken in times.items()}

    for name, by, path in PAGES:
        seconds = took(by, path)
        told = " and ".join(f"{took * 1000:.1f} ms among {size:,}" for size, took in seconds.items())
        note = f"{told}; medians of {REQUESTS}"
        yield Figure(name, seconds[LONG] / seconds[SHORT], "× that among 1,000", 1.3, note=note)
    for what, query in (
        ("a run of common words", "%22the+talks+on+water%22"),
        ("how a common word begins", "delegat*"),
    ):
        slow = took(CHIEF, f"dispatches/?q={query}", 10)[LONG] * 1000
        yield Reading(
            f"page of a search for {what}", f"{slow:.0f} ms among {LONG:,}: all that have such words are looked through"
        )
