"""A browser as a program: it keeps cookies, sends forms as they are shown, and holds the stream of news of a page open.

While the server is away it asks again, with the very same bytes. All that it was ever sent is looked through for words
that tell of a table.
"""

import asyncio
import re
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import httpx
from lxml import html

from goodoffices.server.desks import position

PATIENCE = 600.0  # seconds until a server that is away, or a form that is refused, is given up
# A name stands by itself: within a random token of a form its few letters come up once in some classes.
TELLING = re.compile(rb"zq\d+k[0-9a-f]{8}|\bzn\d+x\b|\b[a-z]+-[0-9a-f]{4}-\d+\b")  # marks, names, talks
OVERLAP = 64  # bytes; no telling word is longer


@dataclass
class Page:
    """What was answered, as a browser has it."""

    status: int
    path: str
    text: str
    location: str = ""

    @property
    def tree(self) -> Any:
        return html.fromstring(self.text)

    def form(self, wanted: Callable[[Any], bool]) -> Any:
        """The first form like that; fails if there is none."""
        found = next((form for form in self.tree.forms if wanted(form)), None)
        assert found is not None, (self.status, self.path, self.text[-3000:])
        return found


@dataclass
class News:
    """When an open page heard how far the records had come, and since when, until when it was open."""

    heard: list[tuple[float, dict[str, int]]] = field(default_factory=list)
    opened: list[float] = field(default_factory=list)
    closed: list[float] = field(default_factory=list)

    def far(self, room: str) -> int:
        """The last entry of a room that it heard of."""
        return max((far.get(room, 0) for _, far in self.heard), default=0)

    def open_at(self, moment: float) -> bool:
        return sum(one < moment for one in self.opened) > sum(one < moment for one in self.closed)


class Browser:
    def __init__(self, base: str) -> None:
        self.client = httpx.AsyncClient(base_url=base, verify=False, timeout=60, trust_env=False)
        self.told: set[bytes] = set()
        self.waited: list[float] = []  # seconds until each page was there
        self.again = 0  # requests that had to be sent once more
        self.news = News()
        self._line: asyncio.Task[None] | None = None

    async def get(self, path: str) -> Page:
        start, before = time.perf_counter(), self.again
        answer = await self._ask("GET", path)
        if self.again == before:
            self.waited.append(time.perf_counter() - start)
        return answer

    async def post(self, path: str, fields: list[tuple[str, str]]) -> Page:
        sent: dict[str, Any] = {}
        for name, value in fields:
            sent.setdefault(name, []).append(value)
        return await self._ask("POST", path, sent)

    async def _ask(self, method: str, path: str, data: dict[str, Any] | None = None) -> Page:
        until = time.monotonic() + PATIENCE
        while True:
            try:
                answer = await self.client.request(method, path, data=data)
                break
            except httpx.TransportError:
                assert time.monotonic() < until, f"{path}: the server stays away"
                self.again += 1
                await asyncio.sleep(0.2)
        self.told.update(TELLING.findall(answer.content))
        assert answer.status_code < 500, (path, answer.status_code, answer.text[:2000])
        return Page(answer.status_code, path, answer.text, answer.headers.get("location", ""))

    async def press(self, path: str, do: str, wanted: Callable[[Any], bool] = lambda form: True, **typed: Any) -> Page:
        """Press the button `do` of a form of a page, with something typed into it."""
        page = await self.get(path)
        form = page.form(lambda one: wanted(one) and (not do or any(b.get("value") == do for b in one.iter("button"))))
        sent = filled(form, typed) + ([("do", do)] if do else [])
        answer = await self.post(form.get("action") or path, sent)
        assert answer.status in (302, 303), (path, do, answer.status, answer.text[-2000:])
        return answer

    # The stream of news

    def listen(self, path: str) -> None:
        """Keep the stream of a page open from now on, as the page itself does."""
        self._line = asyncio.create_task(self._listen(path))

    async def _listen(self, path: str) -> None:
        found = re.search(r'sse-connect="([^"]+)"', (await self.get(path)).text)
        assert found is not None, path
        address, last = found[1].replace("&amp;", "&"), ""
        while True:
            try:
                headers = {"Last-Event-ID": last} if last else {}
                timeout = httpx.Timeout(30, read=40)  # the server says every 15 seconds that it is there
                async with self.client.stream("GET", address, headers=headers, timeout=timeout) as answer:
                    if answer.status_code != 200:
                        return  # the seat is no longer this browser's
                    last = await self._hear(answer, last)
            except httpx.TransportError:
                pass
            await asyncio.sleep(0.3)

    async def _hear(self, answer: httpx.Response, last: str) -> str:
        self.news.opened.append(time.perf_counter())
        rest = b""
        try:
            async for part in answer.aiter_bytes():
                arrived = time.perf_counter()
                rest += part
                *lines, rest = rest.split(b"\n")
                for line in lines:
                    self.told.update(TELLING.findall(line))
                    if line.startswith(b"id: "):
                        last = line[4:].decode()
                        self.news.heard.append((arrived, dict(position.read(last) or {})))
        except httpx.TransportError:
            pass
        finally:
            self.news.closed.append(time.perf_counter())
        return last

    @property
    def listening(self) -> bool:
        return self._line is not None and not self._line.done()

    async def close(self) -> None:
        if self._line is not None:
            self._line.cancel()
            await asyncio.gather(self._line, return_exceptions=True)
        await self.client.aclose()


def filled(form: Any, typed: dict[str, Any]) -> list[tuple[str, str]]:
    """What a browser sends of a form in which something was typed or chosen; a list ticks several boxes."""
    kept = [(name, value) for name, value in _shown(form) if name not in typed]
    for name, value in typed.items():
        values: Iterable[Any] = value if isinstance(value, list) else [value]
        kept += [(name, str(one)) for one in values]
    return kept


def _shown(form: Any) -> Iterator[tuple[str, str]]:
    """The fields of a form as they stand on the page. (lxml's own reading sends “on” for a choice of nothing.)"""
    for one in form.iter("input", "select", "textarea"):
        name, kind = one.get("name"), one.get("type", "text")
        if not name or kind in ("submit", "button", "file"):
            continue
        if one.tag == "textarea":
            yield name, (one.text or "").removeprefix("\n")
        elif one.tag == "select":
            options = list(one.iter("option"))
            chosen = [option for option in options if "selected" in option.attrib] or options[:1]
            for option in chosen:
                yield name, option.get("value", option.text_content().strip())
        elif kind not in ("radio", "checkbox") or "checked" in one.attrib:
            yield name, one.get("value", "on" if kind in ("radio", "checkbox") else "")
