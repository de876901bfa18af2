"""The stream of new entries of a seat, as server-sent events: only from rooms that the seat reads."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from urllib.parse import urlencode

from asgiref.sync import sync_to_async
from django.db import connections
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.template.loader import get_template
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_GET

from goodoffices.server.desks import position, pushed
from goodoffices.server.desks.desk import Desk, not_found, open_desk
from goodoffices.server.desks.position import Position
from goodoffices.server.desks.watcher import Page, event, open_pages, watcher
from goodoffices.server.doors import limits
from goodoffices.talks.act import RoomId, SeatId, Talks

STILL_HERE = 15.0  # seconds after which a comment shows a quiet line to be open
MOST = 2000  # streams of one process; a page beyond them is shown as ever, and hears of news when it is loaded anew
EACH = 60  # of them for one account, so that nobody takes them all
OUTSIDE = 200  # and for one client that reads as the public, behind which a whole house may be
AGAIN = 60  # seconds after which one more may be asked for


def address(desk: Desk, board: RoomId | None = None, book: RoomId | None = None) -> str:
    """The stream of a page, from what the page itself shows.

    `board` is the room whose rows are on it, `book` the one whose newest entries are.
    """
    shown = {"since": position.written(position.of(desk.play)), "board": board, "book": book}
    return f"{desk.url('live')}?{urlencode({name: value for name, value in shown.items() if value})}"


@require_GET
async def live(request: HttpRequest, talks: Talks, seat: SeatId) -> HttpResponseBase:
    """Events named `entries`, each with the HTML to be put into the page.

    After a break it goes on from `Last-Event-ID`; a new page's stream begins where the page ends (`since`).
    """
    if open_pages() >= MOST:  # said to everyone alike, before anything is looked up
        return _full()
    try:
        page = await sync_to_async(_opened)(request, talks, seat)
    except Http404:
        return not_found(request)
    if not _has_room(page):
        return _full()
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return StreamingHttpResponse(_events(page), content_type="text/event-stream", headers=headers)


def _full() -> HttpResponse:
    return HttpResponse(status=503, headers={"Cache-Control": "no-store", "Retry-After": str(AGAIN)})


def _has_room(page: Page) -> bool:
    """Whether this process tells one more page, and one more of whoever opened it."""
    share = OUTSIDE if page.reader.pk is None else EACH
    return open_pages() < MOST and open_pages(page.opener) < share


def _opened(request: HttpRequest, talks: Talks, seat: SeatId) -> Page:
    """The page, without a connection to the database: the request lasts as long as the page stays open."""
    try:
        return _page(request, talks, seat)
    finally:
        connections.close_all()


def _page(request: HttpRequest, talks: Talks, seat: SeatId) -> Page:
    desk = open_desk(request, talks, seat)
    if desk.as_of is not None:  # the past has no news
        raise Http404
    here = position.of(desk.play)
    shown = _since(request.GET.get("since", ""), here) or here
    told = _since(request.headers.get("Last-Event-ID", ""), here) or shown
    board, book = (room if (room := request.GET.get(name)) in here else None for name in ("board", "book"))
    if board is not None:
        pushed.board(desk, board, here)
    opener = limits.client(request) if request.user.pk is None else str(request.user.pk)
    return Page(request.user, desk, told, board=board, book=book, shown=shown, opener=opener)


def _since(written: str, here: Position) -> Position | None:
    """A position that was written down, in the rooms that the seat reads."""
    told = position.read(written)
    return None if told is None else {room: max(0, min(told.get(room, 0), number)) for room, number in here.items()}


def _over(page: Page) -> str:
    """The last that a page hears when its seat is no longer this reader's: that it is to be loaded anew."""
    with override(page.language):
        words = _("This page hears of nothing more: you no longer hold this seat here. Load the page anew.")
        html = get_template("desks/parts/notice.html").render({"words": words, "url": page.desk.url("desk")})
    return event(html, position.written(page.at))


async def _events(page: Page) -> AsyncIterator[str]:
    if not _has_room(page):  # many asked at once, and others came first
        return
    watching = watcher()
    watching.join(page)
    try:
        yield ": live\n\n"
        while True:
            try:
                found = await asyncio.wait_for(page.events.get(), STILL_HERE)
            except TimeoutError:
                yield ": still here\n\n"
                continue
            if found is None:
                if page.gone:
                    yield await sync_to_async(_over)(page)
                return
            yield found
    finally:
        watching.leave(page)
