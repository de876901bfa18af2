"""Two worlds over HTTP: where only hidden things differ, a seat gets the same bytes, whatever it asks and wherever."""

import asyncio
import json
import re
import secrets
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import pytest
from asgiref.sync import sync_to_async
from django.conf import settings
from django.core.cache import cache
from django.db import connections
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.utils.module_loading import import_string

from goodoffices.server.desks import desk as desks
from goodoffices.server.desks import position
from goodoffices.server.desks.pages import board
from goodoffices.server.store.models import Leaf, Room
from goodoffices.server.store.registry import get_registry
from tests.server import surface
from tests.server.lines import SAY, STANCE, enter, line
from tests.server.surface import Ask
from tests.server.worlds import (
    AKRA,
    BILATERAL,
    CAUCUS,
    DORN,
    INSIDE,
    LATER,
    MEDIATOR,
    PASSWORD,
    PRESIDENT,
    PRESS,
    SEATS,
    SELM,
    TALKS,
    Worlds,
    hidden_from,
    standing_in,
)

_copies = count()
_TOKEN = re.compile(rb'(name="csrfmiddlewaretoken" value=")[^"]+')
Answer = tuple[int, tuple[tuple[str, str], ...], bytes]


@pytest.fixture
def pair(worlds: Worlds, still: None) -> "Pair":
    return Pair(worlds)


class Pair:
    """For a seat, the world in which nothing happened behind doors that are closed to it, and one in which all did."""

    def __init__(self, worlds: Worlds) -> None:
        self.worlds = worlds

    def of(self, seat: str) -> tuple[Path, Path]:
        """Copies of the two worlds, for this use alone."""
        bare, full = self.worlds.world(set(INSIDE) - hidden_from(seat)), self.worlds.world(INSIDE)
        return tuple(self.worlds.copy(world, f"pair-{next(_copies)}") for world in (bare, full))  # type: ignore[return-value]

    def differences(self, seat: str, asks: Iterable[Ask]) -> list[str]:
        """What the two worlds answer `seat` differently."""
        asked = list(asks)
        bare, full = (list(self._answers(world, seat, asked)) for world in self.of(seat))
        return [f"{ask}: {_apart(a, b)}" for ask, a, b in zip(asked, bare, full, strict=True) if a != b]

    def _answers(self, world: Path, seat: str, asks: Iterable[Ask]) -> Iterator[Answer]:
        with standing_in(world), _same_chance() as begin:
            client = Client(raise_request_exception=False)
            token = self.worlds.tokens(world).get(seat)
            if token is not None:
                client.post("/accounts/login/", {"login": seat, "password": PASSWORD})
            for number, ask in enumerate(asks):
                begin()
                headers = {"Authorization": f"Bearer {token}"} if token and ask.path.startswith("/api/") else {}
                if ask.act is not None:
                    headers["Idempotency-Key"] = f"ask {number}".replace(" ", "-")
                    response = client.post(ask.path, json.dumps(ask.act), "application/json", headers=headers)
                elif ask.method == "POST":
                    response = client.post(ask.path, ask.form, headers=headers)
                else:
                    response = client.get(ask.path, headers=headers)
                yield _answer(response)


def _answer(response: HttpResponse) -> Answer:
    """Status, headers and body; masks and session keys, which are random by design, are left out."""
    cookies = [
        (
            f"Set-Cookie {name}",
            "" if name in (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME) else morsel.OutputString(),
        )
        for name, morsel in sorted(response.cookies.items())
    ]
    body = b"".join(response.streaming_content) if response.streaming else response.content
    masked = _TOKEN.sub(rb"\1", body)
    length = [("Content-Length", str(len(masked)))] if response.has_header("Content-Length") else []
    headers = [(name, value) for name, value in sorted(response.items()) if name != "Content-Length"]
    return response.status_code, (*headers, *length, *cookies), masked


def _apart(a: Answer, b: Answer) -> str:
    if a[0] != b[0]:
        return f"status {a[0]} and {b[0]}"
    if a[1] != b[1]:
        return f"headers {set(a[1]) ^ set(b[1])}"
    at = next((i for i, (x, y) in enumerate(zip(a[2], b[2], strict=False)) if x != y), min(len(a[2]), len(b[2])))
    return f"body at {at}: {a[2][max(0, at - 60) : at + 60]!r} and {b[2][max(0, at - 60) : at + 60]!r}"


@contextmanager
def _same_chance() -> Iterator[object]:
    """Every request draws the same random numbers in both worlds, by how many it drew itself, at the same time."""
    cache.clear()
    drawn = count()

    def begin() -> None:
        nonlocal drawn
        drawn = count()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(secrets, "token_hex", lambda size=16: f"{next(drawn):0{size * 2}x}")
        patch.setattr(secrets, "token_bytes", lambda size=32: next(drawn).to_bytes(size, "big"))
        patch.setattr(time, "time", LATER.timestamp)
        patch.setattr("os.urandom", lambda size: next(drawn).to_bytes(max(size, 4), "big")[-size:])
        yield begin


# The two worlds


def test_every_address_of_the_server_is_asked_for() -> None:
    assert surface.uncovered() == []
    assert {name for name, _ in surface.addresses()} >= set(surface.QUERIES), "an address is gone: take it off the list"


def test_the_worlds_differ_and_a_member_sees_it(pair: Pair) -> None:
    everything = {seat: _readable(pair.worlds.world(INSIDE), seat) for seat in SEATS}
    nothing = {seat: _readable(pair.worlds.world(()), seat) for seat in SEATS}
    assert CAUCUS in everything[MEDIATOR]
    assert CAUCUS not in nothing[MEDIATOR]
    for seat in SEATS:
        assert _readable(pair.of(seat)[0], seat) == everything[seat]


def _readable(world: Path, seat: str) -> set[str]:
    with standing_in(world):
        return set(get_registry().heads(TALKS, seat))


@pytest.mark.slow
@pytest.mark.parametrize("seat", SEATS)
def test_what_a_seat_reads_is_the_same_whatever_is_hidden_from_it(pair: Pair, seat: str) -> None:
    asks = list(surface.reading(seat))
    assert pair.differences(seat, asks) == []


@pytest.mark.parametrize("seat", SEATS)
def test_what_a_seat_does_is_answered_the_same_whatever_is_hidden_from_it(pair: Pair, seat: str) -> None:
    assert pair.differences(seat, surface.writing(seat)) == []


@pytest.mark.parametrize("seat", [SELM, DORN, PRESS, PRESIDENT, "public"])
def test_what_a_page_hears_is_the_same_whatever_is_hidden_from_it(pair: Pair, seat: str) -> None:
    bare, full = pair.of(seat)
    assert _heard(bare, seat, []) == _heard(full, seat, [(MEDIATOR, "mediation"), (AKRA, CAUCUS), (AKRA, BILATERAL)])


def _heard(world: Path, seat: str, hidden: list[tuple[str, str]]) -> list[str]:
    """All that a page of `seat` hears, while things are entered that it reads and, in between, that it does not."""

    async def story() -> list[str]:
        try:
            async with line(seat, "?since=e30&board=plenary") as page:
                heard = [await page.next()]
                for act in (STANCE, {**STANCE, "stance": "can live with"}):
                    for other, room in hidden:
                        if room not in readable:
                            await sync_to_async(enter)(other, room, SAY)
                    await sync_to_async(enter)(SELM, "plenary", act)
                    if "plenary" in readable:
                        heard.append(await page.next())
                assert await page.quiet(0.6)
                return heard
        finally:
            await sync_to_async(connections.close_all)()

    readable = _readable(world, seat)
    with standing_in(world), _same_chance():
        return asyncio.run(story())


# Planted leaks, each of which the test must see


PAGES = [
    Ask(f"/t/{TALKS}/as/{DORN}/{page}") for page in ("", "board/", "rooms/", f"rooms/{CAUCUS}/", "rooms/no@where/")
]


def test_no_leak_without_a_plant(pair: Pair) -> None:
    assert pair.differences(DORN, PAGES) == []


def counts_rooms(get_response):  # type: ignore[no-untyped-def]  # a middleware, as Django has them
    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.content += f"<!-- one of {Room.objects.count()} rooms -->".encode()
        return response

    return answer


def tags_the_store(get_response):  # type: ignore[no-untyped-def]
    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        newest = sorted(bytes(leaf) for leaf in Leaf.objects.values_list("leaf_hash", flat=True))
        response.headers["ETag"] = f'"{hash(tuple(newest)) & 0xFFFF:x}"'
        return response

    return answer


@pytest.mark.parametrize("middleware", [counts_rooms, tags_the_store], ids=["a count", "an ETag"])
def test_a_planted_middleware_is_seen(pair: Pair, middleware) -> None:  # type: ignore[no-untyped-def]
    name = f"{__name__}.{middleware.__name__}"
    assert import_string(name)
    with override_settings(MIDDLEWARE=[*settings.MIDDLEWARE, name]):
        assert len(pair.differences(DORN, PAGES)) == len(PAGES)


def test_a_planted_global_id_is_seen(pair: Pair, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = board.page

    def page(request, desk, template, title, **context):  # type: ignore[no-untyped-def]
        row = Room.objects.get(talks__name=desk.talks, name="plenary")
        return shown(request, desk, template, f"{title} {row.pk}", **context)

    monkeypatch.setattr(board, "page", page)
    assert [d.split(":")[0] for d in pair.differences(DORN, PAGES)] == [f"GET /t/{TALKS}/as/{DORN}/board/"]


def test_a_planted_refusal_of_a_hidden_room_is_seen(pair: Pair, monkeypatch: pytest.MonkeyPatch) -> None:
    def room(self, name):  # type: ignore[no-untyped-def]
        state = self.play.rooms.get(name)
        if state is None and Room.objects.filter(name=name).exists():
            raise PermissionError
        if state is None:
            raise desks.Http404
        return state

    monkeypatch.setattr(desks.Desk, "room", room)
    seen = pair.differences(DORN, PAGES)
    assert [d.split(": ")[1] for d in seen] == ["status 404 and 500"]


def test_a_planted_id_of_an_event_is_seen(pair: Pair, monkeypatch: pytest.MonkeyPatch) -> None:
    written = position.written
    monkeypatch.setattr(position, "written", lambda at: written({**at, "rooms": Room.objects.count()}))
    bare, full = pair.of(DORN)
    assert _heard(bare, DORN, []) != _heard(full, DORN, [])
