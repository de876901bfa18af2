"""Streams of live pages, and what is entered while they are open."""

import asyncio
import json
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from typing import Any

from asgiref.sync import sync_to_async
from django.db import connections
from django.http import StreamingHttpResponse
from django.test import AsyncClient

from goodoffices.registry import Receipt
from goodoffices.server.doors.models import SeatAccount
from goodoffices.server.store.registry import get_registry
from tests.server.worlds import TALKS

WORDS = {"kind": "Propose", "point": "1", "text": {"en": "The lake is shared by the shores."}}
STANCE = {"kind": "TakeStance", "point": "1", "wording": 12, "stance": "oppose"}
DIRECT = {"kind": "Direct", "point": "1", "verdict": "may accept"}
SAY = {"kind": "Say", "text": {"en": "Between us."}}

_keys = iter(range(10**6))


def enter(seat: str, room: str, act: dict[str, object]) -> None:
    done = get_registry().submit(TALKS, seat, room, json.dumps(act), f"live {next(_keys)}")
    assert isinstance(done, Receipt), done


class Line:
    """An open page's stream."""

    def __init__(self, response: StreamingHttpResponse) -> None:
        self._parts = aiter(response.streaming_content)  # type: ignore[arg-type]  # asynchronous under this client

    async def next(self, seconds: float = 20) -> str:
        """The next part of the stream; fails if none comes."""
        part = await asyncio.wait_for(anext(self._parts), seconds)
        return part.decode() if isinstance(part, bytes) else str(part)

    async def quiet(self, seconds: float = 0.7) -> bool:
        """Whether nothing comes for so long. The stream cannot be read after."""
        try:
            await asyncio.wait_for(anext(self._parts), seconds)
        except TimeoutError:
            return True
        return False

    async def close(self) -> None:
        await self._parts.aclose()  # type: ignore[attr-defined]  # an asynchronous generator's


@asynccontextmanager
async def line(
    seat: str, query: str = "", talks: str = TALKS, reader: str | None = None, **headers: str
) -> AsyncIterator[Line]:
    """The stream of a page of `seat`, read by the account that holds it, after its first comment."""
    response = await called(seat, query, **headers)
    assert isinstance(response, StreamingHttpResponse)
    assert response.headers["Content-Type"] == "text/event-stream"
    opened = Line(response)
    assert await opened.next() == ": live\n\n"
    try:
        yield opened
    finally:
        await opened.close()


async def called(seat: str, query: str = "", talks: str = TALKS, reader: str | None = None, **headers: str) -> Any:
    """The answer to whoever holds the seat `reader` (else `seat` itself) and asks for the stream of `seat`."""
    client = AsyncClient()
    held = await SeatAccount.objects.select_related("account").filter(seat=reader or seat).afirst()
    if held is not None:
        await client.aforce_login(held.account)
    return await client.get(f"/t/{talks}/as/{seat}/live/{query}", headers=headers)


def run(story: Coroutine[Any, Any, None]) -> None:
    """Let a story with open pages happen, and close every connection to the database after it."""

    async def told() -> None:
        try:
            await story
        finally:
            await sync_to_async(connections.close_all)()

    asyncio.run(told())


later = sync_to_async(enter)
