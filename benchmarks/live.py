"""News on open pages: how long after an act was acknowledged each of 200 other open boards has been told."""

import asyncio
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from benchmarks.figure import Figure, percentile
from benchmarks.server import database, fill, seat

PAGES, ACTS, PARTIES, POINTS = 200, 20, 10, 40
TALKS = "live"


def _prepare() -> tuple[list[str], str, int]:
    """Fill the database; give the cookies of the heads, a token of one of them, and a wording to take stances on."""
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    from goodoffices.server.doors import keys
    from goodoffices.server.store.registry import get_registry

    fill(TALKS, 1_000, PARTIES, POINTS)
    cookies, token = [], ""
    for i in range(PARTIES):
        account, held = seat(TALKS, f"party-{i}.head")
        session = SessionStore()
        session[SESSION_KEY] = str(account.pk)
        session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
        session[HASH_SESSION_KEY] = account.get_session_auth_hash()
        session.create()
        cookies.append(f"{settings.SESSION_COOKIE_NAME}={session.session_key}")
        if i == 0:
            token = keys.make(held, "bench") or ""
    plenary = get_registry().play(TALKS, "party-0.head").rooms["plenary"]
    alternative = plenary.alternatives.alternatives["1", plenary.alternatives.by_point["1"][0]]
    return cookies, token, alternative.wording.number


async def _page(port: int, cookie: str, party: int, told: list[float], ready: asyncio.Event) -> None:
    """One open board: note when each event arrives."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=2**22)
    address = f"/t/{TALKS}/as/party-{party}.head/live/?board=plenary"
    writer.write(f"GET {address} HTTP/1.1\r\nHost: localhost\r\nCookie: {cookie}\r\n\r\n".encode())
    status = await reader.readline()
    assert b" 200 " in status, status
    try:
        while line := await reader.readline():
            if line.startswith(b": live"):
                ready.set()
            elif line.startswith(b"event: entries"):
                told.append(time.perf_counter())
    finally:
        writer.close()


async def _act(port: int, token: str, number: int, wording: int) -> float:
    """Take a stance over the API; when it was acknowledged."""
    stance = ("accept", "oppose", "can live with")[number % 3]
    body = json.dumps({"kind": "TakeStance", "point": "1", "wording": wording, "stance": stance}).encode()
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    head = (
        f"POST /api/talks/{TALKS}/rooms/plenary/acts HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {token}\r\n"
        f"Idempotency-Key: bench-{number}\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n"
        "Connection: close\r\n\r\n"
    )
    writer.write(head.encode() + body)
    answer = await reader.readline()
    acknowledged = time.perf_counter()
    assert b" 201 " in answer, answer
    writer.close()
    return acknowledged


async def _measure(port: int, cookies: list[str], token: str, wording: int) -> list[float]:
    pages = [([], asyncio.Event()) for _ in range(PAGES)]
    # The act is done by party-0: news of one's own acts is none, so every page belongs to another party.
    tasks = [
        asyncio.create_task(_page(port, cookies[1 + i % (PARTIES - 1)], 1 + i % (PARTIES - 1), told, ready))
        for i, (told, ready) in enumerate(pages)
    ]
    await asyncio.wait_for(asyncio.gather(*(ready.wait() for _, ready in pages)), 60)
    delays = []
    for number in range(ACTS):
        for told, _ in pages:
            told.clear()
        acknowledged = await _act(port, token, number, wording)
        deadline = time.perf_counter() + 10
        while not all(told for told, _ in pages) and time.perf_counter() < deadline:
            await asyncio.sleep(0.02)
        delays += [(told[0] - acknowledged) if told else 10.0 for told, _ in pages]
        await asyncio.sleep(0.3)
    for task in tasks:
        task.cancel()
    with suppress(asyncio.CancelledError):
        await asyncio.gather(*tasks)
    return delays


def run() -> Iterator[Figure]:
    with database() as folder:
        cookies, token, wording = _prepare()
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        log = Path(folder) / "server.log"
        command = [sys.executable, "-m", "uvicorn", "goodoffices.server.asgi:application", "--port", str(port)]
        with log.open("wb") as out:
            server = subprocess.Popen([*command, "--log-level", "warning"], stdout=out, stderr=out, env=os.environ)
        try:
            for _ in range(100):
                with suppress(OSError), socket.create_connection(("127.0.0.1", port), 0.2):
                    break
                time.sleep(0.1)
            delays = asyncio.run(_measure(port, cookies, token, wording))
        finally:
            server.terminate()
            server.wait(10)
        note = (
            f"{PAGES} pages, {PARTIES} parties × {POINTS} points, {ACTS} acts; "
            f"median {percentile(delays, 0.5):.2f} s, slowest {max(delays):.2f} s; all on this one machine"
        )
        yield Figure("news on open pages", percentile(delays, 0.95), "s at the 95th percentile", 1, note=note)
