"""Every page of every seat of Lake Mirna in plain words: nothing that only a program would say shows through."""

import re
from collections import Counter, deque
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from html import unescape
from html.parser import HTMLParser
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.db import transaction
from django.test import Client
from django.urls import resolve

from goodoffices.examples import folder, loading, places
from goodoffices.registry import Registry
from goodoffices.server.desks import acts, history, rows
from goodoffices.server.desks.desk import Desk
from goodoffices.server.desks.forms import FORMS
from goodoffices.server.desks.minutes import said_of
from goodoffices.server.doors import access
from goodoffices.server.store import registry as store
from goodoffices.talks.act import party_of
from goodoffices.talks.asof import zone_of
from goodoffices.talks.kinds import KINDS
from tests.server.languages import pseudo, recorded

TALKS = "lake-mirna"
NOW = datetime(2021, 5, 21, 9, 30, tzinfo=UTC)  # the morning on which the example ends
ALIKE = 2  # so many points, rooms and reports of one seat, and so many forms of one act, stand for all

_TWO_HUMPS = "|".join(sorted(kind for kind in KINDS if re.search("[a-z][A-Z]", kind)))
RAW = {
    "a kind of act as programs name it": re.compile(rf"\b(?:{_TWO_HUMPS})\b"),
    "a word with an underscore": re.compile(r"\b[a-z]+_[a-z_]+\b"),
    "nothing, as a program prints it": re.compile(r"\b(?:None|nan|null|undefined|True|False)\b"),
    "a brace": re.compile(r"[{}]"),
    "a list, as a program prints it": re.compile(r"\[['\"]|\['|\('"),
    "a time as programs write it": re.compile(r"\d{4}-\d\d-\d\dT\d\d"),
    "a token": re.compile(r"\b(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{12,}\b"),
    # In quotation marks it stands as an example of one.
    "a party's id": re.compile(r"(?<![\w./@“-])(?:akra|dovra|selm)(?![\w.@-])"),
    "a room's address": re.compile(r"\b[a-z0-9-]+@[a-z]+\.[a-z]+\b|(?<![\w.])capital\.[a-z]+\b"),
}


class Shown(HTMLParser):
    """What a page shows or says aloud: its text, what stands in its fields, its labels."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.links: list[str] = []
        self.html = html
        self._hidden = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self._hidden += tag in ("script", "style")
        self.words += [str(given[name]) for name in ("title", "aria-label", "placeholder", "alt") if given.get(name)]
        # A moment in a field of the browser's own kind is shown in the reader's way of writing it.
        if tag == "input" and given.get("type", "text") in ("text", "number", "submit", "button"):
            self.words.append(given.get("value") or "")
        if tag == "a":
            self.links.append(unescape(given.get("href") or ""))

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.words.append(data)


@cache
def mirna() -> Registry:
    return loading.in_memory(folder.read(places.shipped()[TALKS]), lambda: NOW)


def seats() -> list[str]:
    read = folder.read(places.shipped()[TALKS])
    known = dict.fromkeys(step.seat for step in read.steps)
    return [*known, "public"]


def sort(path: str) -> str:
    """What sort of page an address leads to, whichever point, entry or room it names."""
    path = re.sub(r"points/[^/]+/[^/]+/", "points/", path)
    path = re.sub(r"rooms/[^/]+/act/", "act/", path)
    path = re.sub(r"(rooms/)[^/]+/$", r"\1", path)
    return re.sub(r"\d+/$", "", path)


def pages(client: Client, seat: str, forms: Counter[str]) -> dict[str, Shown]:
    """The pages of a seat to which links lead, and its forms where fewer than `ALIKE` seats have opened them."""
    base = f"/t/{TALKS}/as/{seat}/"
    found: dict[str, Shown] = {}
    sorts: Counter[str] = Counter()
    waiting = deque([base, *(f"{base}rooms/{room}/act/{kind}/" for room, kind in may(seat))])
    while waiting:
        address = waiting.popleft()
        path = address.partition("?")[0]
        counted = forms if "/act/" in path else sorts
        if address in found or counted[sort(path.removeprefix(base))] >= ALIKE:
            continue
        counted[sort(path.removeprefix(base))] += 1
        response = client.get(address)
        assert response.status_code in (200, 302), f"{address}: {response.status_code}"
        if not response.get("Content-Type", "").startswith("text/html"):
            continue  # a file for programs, such as the claims as JSON
        found[address] = shown = Shown(response.content.decode())
        for link in shown.links:
            parts = urlsplit(link)
            where = base + parts.path.removeprefix("../") if parts.path.startswith("../") else parts.path
            ours = where.startswith(base) and not where.endswith(("/language/", "/live/"))
            to = resolve(where) if ours else None
            # Files have tests of their own.
            if to is not None and to.namespace == "desks" and not to.url_name.endswith("-file"):
                waiting.append(where + (f"?{parts.query}" if parts.query else ""))
    return found


def may(seat: str) -> list[tuple[str, str]]:
    """What a seat may do where: the forms that its rooms offer."""
    play = mirna().play(TALKS, seat)
    desk: Any = SimpleNamespace(play=play, seat=seat, as_of=None, mode="role-play", now=NOW)
    return [(room, kind) for room in play.rooms for kind in FORMS if acts.may(desk, room, kind)]


@pytest.fixture(scope="module")
def opened(django_db_setup: None, django_db_blocker: Any) -> Iterator[dict[str, dict[str, Shown]]]:
    """Every page of every seat, read once for all tests here, with what comes from the catalogues between marks."""
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch, transaction.atomic(), pseudo.marked():
        patch.setattr(store, "get_registry", mirna)
        patch.setattr(access, "may_use", lambda account, talks, seat: talks == TALKS)
        rows._kept.clear()
        history._kept.clear()
        forms: Counter[str] = Counter()
        yield {seat: pages(Client(), seat, forms) for seat in seats()}
        assert {"act/TakeStance/", "act/Direct/", "act/RecordClaim/"} < forms.keys()
        transaction.set_rollback(True)
    rows._kept.clear()
    history._kept.clear()


@pytest.mark.django_db
def test_every_page_of_every_seat_speaks_plainly(opened: dict[str, dict[str, Shown]]) -> None:
    raw = []
    for seat, found in opened.items():
        assert len(found) > (6 if seat == "public" else 15), seat
        raw += [
            f"{address}: {what}: {words.strip()[:90]}"
            for address, shown in found.items()
            for words in map(pseudo.unmarked, shown.words)
            for what, pattern in RAW.items()
            if pattern.search(words)
        ]
    assert not raw, "\n".join(raw)


@pytest.mark.django_db
def test_whatever_a_page_says_itself_it_says_through_the_catalogues(opened: dict[str, dict[str, Shown]]) -> None:
    own = recorded.spoken(mirna(), TALKS, seats())
    missed: dict[str, str] = {}
    for found in opened.values():
        for address, shown in found.items():
            missed.update(dict.fromkeys(pseudo.left(shown.html, own, recorded.SAME), address))
    assert not missed, "\n".join(f"{address}: {words[:150]}" for words, address in missed.items())


@pytest.mark.parametrize(
    "words",
    [
        "TakeStance",
        "by soc_co",
        "None",
        "{‘en’: …}",
        "2021-05-21T09:30",
        "token 3f9a0c1d2b4e",
        "in water@soc.co",
        "agreed ad referendum (akra, dovra)",
    ],
)
def test_what_only_a_program_would_say_is_noticed(words: str) -> None:
    assert any(pattern.search(words) for pattern in RAW.values())


def test_plain_words_are_left_alone() -> None:
    words = "Take a stance · accept ad referendum · 21 May 2021, 09:30 · entry 416 · akra.capital.principal · MIR/NF/2"
    assert not any(pattern.search(words) for pattern in RAW.values())


def test_every_entry_of_every_room_is_put_in_plain_words() -> None:
    """The minute books, whole: a page has the newest entries only."""
    seen: set[tuple[str, int]] = set()
    raw = []
    for seat in seats():
        play = mirna().play(TALKS, seat)
        desk = Desk(
            talks=TALKS, seat=seat, play=play, party=party_of(seat), office="head", person="", title="", now=NOW,
            zone=zone_of(play), language="en", languages=("en", "fr"), mode="role-play",
        )  # fmt: skip
        for room, state in play.rooms.items():
            for entry in state.entries:
                if (room, entry.number) not in seen:
                    seen.add((room, entry.number))
                    what = said_of(desk, state, entry).what
                    raw += [f"{room} {entry.number}: {what}" for pattern in RAW.values() if pattern.search(what)]
    assert len(seen) > 900
    assert not raw, "\n".join(raw)
