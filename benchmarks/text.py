"""The page of a point in a text of 300 pages with 2,000 brackets, against that in a text of three."""

import random
import statistics
import time
from collections.abc import Iterator
from typing import Any

from benchmarks.figure import Figure
from benchmarks.server import database, put, seat
from benchmarks.world import WORDS, founding, kept

PARTIES, REQUESTS = 3, 30
PAGE = 400  # words
BRACKETS = 7  # on the point that is measured, in both texts


def acts(pages: int, brackets: int) -> Iterator[tuple[str, dict[str, object]]]:
    """A text of so many pages, a point each, and words in the place of others; first so many on point 1."""
    chance = random.Random(pages)
    opening = founding(PARTIES, pages)
    yield from opening
    number, texts = len(opening), []
    for point in range(1, pages + 1):
        number += 1
        texts.append((number, " ".join(chance.choices(WORDS, k=PAGE))))
        yield "mediator.head", {"kind": "Propose", "point": str(point), "text": {"en": texts[-1][1]}}
    for at in range(brackets):
        point = 0 if at < BRACKETS else 1 + at % (pages - 1)
        wording, text = texts[point]
        start = text.index(" ", chance.randrange(len(text) // 2)) + 1
        end = text.index(" ", start + 8)
        place = {"wording": wording, "runs": {"en": [start, end]}}
        words = {"en": f"words that delegation {at} would rather have"}
        by = f"party-{at % PARTIES}.head"
        yield by, {"kind": "Propose", "point": str(point + 1), "text": words, "place": place}


def seconds(paths: dict[str, str], requests: int) -> list[float]:
    """The medians of warm requests of a page of each talks, in turn, as a head of delegation."""
    from django.test import Client

    clients = {talks: Client(SERVER_NAME="localhost") for talks in paths}
    for talks, client in clients.items():
        client.force_login(_account(talks))
    times: dict[str, list[float]] = {talks: [] for talks in paths}
    for i in range(requests + 2):
        for talks, path in paths.items():
            start = time.perf_counter()
            answer = clients[talks].get(f"/t/{talks}/as/party-0.head/{path}")
            elapsed = time.perf_counter() - start
            assert answer.status_code == 200, (path, answer.status_code)
            if i >= 2:
                times[talks].append(elapsed)
    return [statistics.median(each) for each in times.values()]


def _account(talks: str) -> Any:
    from goodoffices.server.doors.models import Account

    return Account.objects.filter(username=f"{talks}-party-0.head").first() or seat(talks, "party-0.head")[0]


def run() -> Iterator[Figure]:
    with database():
        put("three", kept(acts(3, 20), "three"), PARTIES)
        put("long", kept(acts(300, 2_000), "long"), PARTIES)
        page = "points/plenary/1/"
        short, long_ = seconds({"three": page, "long": page}, REQUESTS)
        note = f"{BRACKETS} brackets on it; {long_ * 1000:.0f} ms against {short * 1000:.0f} ms, medians of {REQUESTS}"
        yield Figure("a point of 300 pages, 2,000 brackets", long_ / short, "× that of 3 pages", 1.3, note=note)
        [whole] = seconds({"long": "text/"}, 3)
        yield Figure("the whole of that text", whole, "s", 20, note="every bracket on one page")
