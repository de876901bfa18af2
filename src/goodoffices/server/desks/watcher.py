"""The watcher of a process: it looks how far the records have come, and hands what is new to pages that may read it.

One look is one query, however many pages are open. It runs only while there are any.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from itertools import groupby

from asgiref.sync import sync_to_async
from django.db import DatabaseError, connections
from django.dispatch import receiver
from django.utils.translation import get_language, override

from goodoffices.server.desks import position, pushed
from goodoffices.server.desks.desk import Desk
from goodoffices.server.desks.position import Position
from goodoffices.server.doors import access
from goodoffices.server.store.heads import heads
from goodoffices.server.store.registry import entered, get_registry
from goodoffices.talks.act import PLENARY, PUBLIC, RoomId, SeatId, Talks
from goodoffices.talks.play import StateOfPlay

PACE = 0.25  # seconds between looks, unless something was entered in this process

log = logging.getLogger(__name__)


class Page:
    """One open page of a seat: how far it has been told, and what it has not been sent yet."""

    def __init__(
        self,
        reader: access.Reader,
        desk: Desk,
        at: Position,
        board: RoomId | None,
        book: RoomId | None,
        shown: Position,
        opener: str,
    ) -> None:
        self.reader = reader
        self.language = get_language()  # of the interface: whoever opened the page is told in the language of the page
        self.opener = opener  # the account, or of the public the client: who has how many pages open is counted by it
        self.desk = desk
        self.at = at
        self.board = board  # the room whose rows are on it
        self.book = book  # the room whose newest entries are on it
        self.shown = shown  # what the page itself shows
        self.looked_at: object = None  # the records at the last look
        self.events: asyncio.Queue[str | None] = asyncio.Queue(1)  # an event; None: the page hears no more
        self.gone = False  # the seat is no longer this reader's
        # With the session: where sessions were ended, pages that were opened before and after are not alike.
        self.whose: tuple[Talks, SeatId, str] = desk.talks, desk.seat, access.session(reader)

    def advance(self, play: StateOfPlay) -> str | None:
        """The event that takes the page to `play`; None if nothing in it is new to this seat."""
        before, now = self.at, position.of(play)
        moved = {room for room, number in now.items() if number > before.get(room, 0)}
        if not moved:
            return None
        desk = replace(self.desk, play=play, now=get_registry().now())
        with override(self.language):
            parts = self._parts(desk, moved, now)
        self.at = now
        return event("".join(parts), position.written(now))

    def _parts(self, desk: Desk, moved: set[RoomId], now: Position) -> list[str]:
        """What changes on the page, as HTML in the language of the reader."""
        play, before, parts = desk.play, self.at, []
        if self.board is not None and self.board in play.rooms:
            if moved & {self.board, PLENARY, PUBLIC}:
                parts.append(pushed.changed_rows(desk, self.board, before, now))
            if desk.capital is not None and desk.capital.room in moved:
                parts.append(pushed.own_marks(desk, self.board, pushed.board(desk, self.board, now).rows))
            parts.append(pushed.beside(desk, self.board, before))
        if self.book is not None and self.book in moved:
            parts.append(pushed.book(desk, self.book, self.shown.get(self.book, 0)))
        parts.append(pushed.teaching_strip(desk, before))
        parts.append(pushed.notice(desk, before))
        return parts


def event(html: str, at: str) -> str:
    """A server-sent event named `entries`; one without words only moves the place from which a break is made good."""
    data = "".join(f"data: {line}\n" for line in html.splitlines())
    return f"id: {at}\nevent: entries\n{data}\n" if data else f"id: {at}\n\n"


class Watcher:
    """Looks at the records of a running event loop's process, and fills the events of its pages."""

    def __init__(self) -> None:
        self.pages: set[Page] = set()
        self._loop = asyncio.get_running_loop()
        self._wake = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        self._thread = ThreadPoolExecutor(1, "watcher")  # one thread, so one connection to the database

    def join(self, page: Page) -> None:
        """Tell `page` from now on."""
        self.pages.add(page)
        self.poke()
        if self._task is None or self._task.done():
            self._task = self._loop.create_task(self._watch())

    def leave(self, page: Page) -> None:
        """Tell it no more."""
        self.pages.discard(page)

    def poke(self) -> None:
        """Look at once. May be called from any thread."""
        self._loop.call_soon_threadsafe(self._wake.set)

    async def _watch(self) -> None:
        look = sync_to_async(_look, thread_sensitive=False, executor=self._thread)
        try:
            while self.pages:
                self._wake.clear()
                try:
                    for page, found in await look([page for page in self.pages if not page.events.full()]):
                        page.events.put_nowait(found)
                except Exception:  # the database may be away for a while: pages stay, and hear of it later
                    log.exception("The records could not be looked at.")
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._wake.wait(), PACE)
        finally:
            _watchers.pop(self._loop, None)
            self._thread.submit(connections.close_all)
            self._thread.shutdown(wait=False)


def _look(pages: Iterable[Page]) -> list[tuple[Page, str | None]]:
    """What is new to each of `pages`; None to those that may no longer read."""
    try:
        far = heads()
        due = sorted((p for p in pages if p.looked_at != far.get(p.desk.talks)), key=lambda page: page.whose)
        found: list[tuple[Page, str | None]] = []
        for (talks, seat, _), group in groupby(due, key=lambda page: page.whose):
            same = list(group)
            if not access.may_use(same[0].reader, talks, seat):
                for page in same:
                    page.gone = True
                    found.append((page, None))
                continue
            play = get_registry().play(talks, seat)
            for page in same:
                page.looked_at = far.get(talks)
                found += _news(page, play)
        return found
    except DatabaseError:
        connections.close_all()
        raise


def _news(page: Page, play: StateOfPlay) -> list[tuple[Page, str | None]]:
    try:
        new = page.advance(play)
    except DatabaseError:
        raise
    except Exception:  # one page that cannot be told must not silence the others; it ends, and says so itself
        log.exception("A page could not be told what is new.")
        return [(page, None)]
    return [(page, new)] if new is not None else []


_watchers: dict[asyncio.AbstractEventLoop, Watcher] = {}


def watcher() -> Watcher:
    """The watcher of the running event loop."""
    loop = asyncio.get_running_loop()
    if loop not in _watchers:
        _watchers[loop] = Watcher()
    return _watchers[loop]


def open_pages(opener: str | None = None) -> int:
    """How many pages of the running event loop hear of news: all of them, or those of one opener."""
    found = _watchers.get(asyncio.get_running_loop())
    if found is None:
        return 0
    return len(found.pages) if opener is None else sum(page.opener == opener for page in found.pages)


def look_again(talks: Iterable[Talks]) -> None:
    """Look whether pages of these talks may still be told: somebody's seat has changed. May be called from any thread.

    Pages that another process serves hear of it with the next entry.
    """
    names = frozenset(talks)
    for found in list(_watchers.values()):
        for page in list(found.pages):
            if page.desk.talks in names:
                page.looked_at = None
    poke()


@receiver(entered)
def poke(**_: object) -> None:
    """Look at once: something was entered through this process. May be called from any thread."""
    for found in list(_watchers.values()):
        with suppress(RuntimeError):  # its event loop has ended
            found.poke()
