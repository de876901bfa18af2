"""Two worlds beside each other, and what a seat is answered and told differently in them: nothing, if all is well."""

import asyncio
import json
import logging
import re
import secrets
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import pytest
from asgiref.sync import sync_to_async
from django.conf import settings
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections
from django.http import HttpResponse
from django.test import Client

from goodoffices.server.store.registry import get_registry
from tests.server.lines import SAY, STANCE, enter, line
from tests.server.surface import Ask
from tests.server.worlds import INSIDE, LATER, PASSWORD, SELM, TALKS, Worlds, hidden_from, standing_in

_copies = count()
_TOKEN = re.compile(rb'(name=\\*"csrfmiddlewaretoken\\*" value=\\*")[^"\\]+')
Answer = tuple[int, tuple[tuple[str, str], ...], bytes]


class Pair:
    """For a seat, the world in which nothing happened behind doors that are closed to it, and one in which all did."""

    def __init__(self, worlds: Worlds) -> None:
        self.worlds = worlds
        self.statuses: Counter[int] = Counter()  # of all that was answered

    def of(self, seat: str) -> tuple[Path, Path]:
        """Copies of the two worlds, for this use alone."""
        bare, full = self.worlds.world(set(INSIDE) - hidden_from(seat)), self.worlds.world(INSIDE)
        return tuple(self.worlds.copy(world, f"pair-{next(_copies)}") for world in (bare, full))  # type: ignore[return-value]

    def differences(self, seat: str, asks: Iterable[Ask]) -> list[str]:
        """What the two worlds answer `seat` differently."""
        asked = list(asks)
        bare, full = (list(self._answers(world, seat, asked)) for world in self.of(seat))
        self.statuses.update(status for status, _, _ in full)
        return [f"{ask}: {_apart(a, b)}" for ask, a, b in zip(asked, bare, full, strict=True) if a != b]

    def _answers(self, world: Path, seat: str, asks: Iterable[Ask]) -> Iterator[Answer]:
        with standing_in(world), _same_chance() as begin:
            client = Client(raise_request_exception=False)
            token = self.worlds.tokens(world).get(seat)
            if token is not None:
                client.post("/accounts/login/", {"login": seat, "password": PASSWORD})
            for number, ask in enumerate(asks):
                begin()
                headers = dict(ask.headers)
                if token and ask.path.startswith("/api/"):
                    headers["Authorization"] = f"Bearer {token}"
                client.handler.enforce_csrf_checks = ask.forged
                if ask.act is not None:
                    headers["Idempotency-Key"] = f"ask {number}".replace(" ", "-")
                    response = client.post(ask.path, json.dumps(ask.act), "application/json", headers=headers)
                elif ask.method == "POST":
                    sent = {name: _sent(value) for name, value in ask.form.items()}
                    response = client.post(ask.path, sent, headers=headers)
                else:
                    response = client.generic(ask.method, ask.path, headers=headers)
                yield _answer(response)


def _sent(value: str | bytes) -> object:
    """What stands in a field of a form: words, or a file."""
    return SimpleUploadedFile("sent", value) if isinstance(value, bytes) else value


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
        # Thousands of answers are "not found", as they should be: telling each is a tenth of the work.
        patch.setattr(logging.getLogger("django.request"), "disabled", True)
        patch.setattr(secrets, "token_hex", lambda size=16: f"{next(drawn):0{size * 2}x}")
        patch.setattr(secrets, "token_bytes", lambda size=32: next(drawn).to_bytes(size, "big"))
        patch.setattr(time, "time", LATER.timestamp)
        patch.setattr("os.urandom", lambda size: next(drawn).to_bytes(max(size, 4), "big")[-size:])
        yield begin


def readable(world: Path, seat: str) -> set[str]:
    with standing_in(world):
        return set(get_registry().heads(TALKS, seat))


def heard_in(world: Path, seat: str, hidden: list[tuple[str, str]]) -> list[str]:
    """All that a page of `seat` hears, while things are entered that it reads and, in between, that it does not."""

    async def story() -> list[str]:
        try:
            async with line(seat, "?since=e30&board=plenary") as page:
                heard = [await page.next()]
                for act in (STANCE, {**STANCE, "stance": "can live with"}):
                    for other, room in hidden:
                        if room not in rooms:
                            await sync_to_async(enter)(other, room, SAY)
                    await sync_to_async(enter)(SELM, "plenary", act)
                    if "plenary" in rooms:
                        heard.append(await page.next())
                assert await page.quiet(0.6)
                return heard
        finally:
            await sync_to_async(connections.close_all)()

    rooms = readable(world, seat)
    with standing_in(world), _same_chance():
        return asyncio.run(story())
