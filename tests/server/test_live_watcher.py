"""The watcher behind the live pages: it loses nothing, asks little, and no page holds up another."""

import asyncio
import gc
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from asgiref.sync import sync_to_async
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext

from goodoffices.server.desks import live, position, pushed, watcher
from goodoffices.server.desks.desk import desk_of
from goodoffices.server.doors import holding
from goodoffices.server.doors.models import SeatAccount
from goodoffices.server.store.heads import heads
from goodoffices.server.store.registry import get_registry
from tests.server.lines import STANCE, WORDS, Line, called, enter, later, line, run
from tests.server.worlds import AKRA, DORN, MEDIATOR, PRESS, SELM, TALKS


@pytest.fixture(autouse=True)
def _world(world: Path) -> Iterator[None]:
    yield
    assert not watcher._watchers, "no watcher outlives its pages"


# Breaks


def test_a_break_is_made_good_from_the_last_event() -> None:
    async def story() -> None:
        async with line(DORN, "?board=plenary") as page:
            await later(AKRA, "plenary", WORDS)
            event = await page.next()
        told = re.search(r"^id: (\S+)$", event, re.MULTILINE)
        assert told is not None
        await later(SELM, "plenary", STANCE)
        async with line(DORN, "?board=plenary", **{"Last-Event-ID": told[1]}) as page:
            event = await page.next()
            assert "Plenary: 1 new entry, by Selm." in event
            assert "oppose" in event

    run(story())


def test_a_page_is_told_what_came_while_it_was_on_its_way() -> None:
    async def story() -> None:
        since = position.written({"plenary": 15, "public": 5})
        async with line(DORN, f"?since={since}&board=plenary") as page:
            event = await page.next()
            assert "Plenary: 3 new entries, by " in event
            assert "<tr" in event

    run(story())


@pytest.mark.parametrize("since", ["x", "!", "e30", "bnVsbA", "eyJwbGVuYXJ5IjoieCJ9", "A" * 40_000, "%00", "%C3%A9"])
def test_a_position_that_was_not_written_here_is_no_error(since: str) -> None:
    async def story() -> None:
        async with line(DORN, f"?since={since}") as page:
            await later(AKRA, "plenary", WORDS)
            assert "new entr" in await page.next()

    run(story())


def test_a_position_ahead_of_the_record_is_behind_its_next_entry() -> None:
    async def story() -> None:
        since = position.written({"plenary": 2**53, "public": -1})
        async with line(DORN, f"?since={since}") as page:
            await page.next()
            await later(AKRA, "plenary", WORDS)
            assert "Plenary: 1 new entry, by Akra." in await page.next()

    run(story())


# The watcher


def test_an_entry_through_this_process_does_not_wait_for_the_next_look(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watcher, "PACE", 60)

    async def story() -> None:
        async with line(DORN) as page:
            await asyncio.sleep(0.2)
            await later(AKRA, "plenary", WORDS)
            assert "new entry" in await page.next()

    run(story())


def test_an_entry_through_another_process_is_found_by_looking(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watcher, "_watchers", _Deaf())

    async def story() -> None:
        async with line(DORN) as page:
            await asyncio.sleep(0.2)
            await later(AKRA, "plenary", WORDS)
            assert "new entry" in await page.next()

    run(story())


class _Deaf(dict[Any, Any]):
    """Watchers that no signal reaches."""

    def values(self) -> Any:
        return ()


def test_a_look_is_one_query_however_many_pages_are_open() -> None:
    with CaptureQueriesContext(connection) as asked:
        heads()
    assert len(asked) == 1


def test_a_store_that_is_away_for_a_while_loses_no_event(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    away = [True]

    def sometimes() -> Any:
        if away[0]:
            raise ConnectionError
        return heads()

    monkeypatch.setattr(watcher, "heads", sometimes)

    async def story() -> None:
        async with line(DORN) as page:
            await later(AKRA, "plenary", WORDS)
            await asyncio.sleep(0.4)
            away[0] = False
            assert "new entry" in await page.next()

    run(story())
    assert "could not be looked at" in caplog.text


def test_a_page_that_cannot_be_told_ends_and_silences_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    told = pushed.notice

    def notice(desk: Any, before: Any) -> str:
        assert desk.seat != DORN, "planted"
        return told(desk, before)

    monkeypatch.setattr(pushed, "notice", notice)

    async def story() -> None:
        async with line(DORN) as broken, line(AKRA) as whole:
            await later(SELM, "plenary", STANCE)
            assert "new entry" in await whole.next()
            with pytest.raises(StopAsyncIteration):
                await broken.next()

    run(story())


def test_many_pages_hear_of_an_entry_at_once() -> None:
    async def story() -> None:
        seats = (AKRA, SELM, DORN, MEDIATOR, PRESS)
        opened = [line(seats[n % 5], "?board=plenary") for n in range(40)]
        pages = [await one.__aenter__() for one in opened]
        await asyncio.sleep(0.5)
        before = time.perf_counter()
        await later(SELM, "plenary", STANCE)
        await asyncio.gather(*(page.next() for page in pages))
        took = time.perf_counter() - before
        for one in opened:
            await one.__aexit__(None, None, None)
        assert took < 5, took  # the benchmarks measure it closely, with two hundred pages

    run(story())


def test_a_process_keeps_so_many_pages_open_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "MOST", 2)

    async def story() -> None:
        async with asyncio.timeout(60):
            async with line(DORN), line(AKRA):
                refused = [await called(seat, reader=reader) for seat, reader in ((SELM, SELM), (AKRA, DORN))]
                for answer in refused:  # one's own stream and a hidden one alike
                    assert (answer.status_code, answer.content) == (503, b"")
                    assert answer.headers["Retry-After"] == str(live.AGAIN)
                assert refused[0].headers == refused[1].headers
            while watcher.open_pages():  # this client, unlike a server, lets go of an answer only when it is collected
                gc.collect()
                await asyncio.sleep(0.01)
            async with line(SELM), line(DORN) as page:
                await later(AKRA, "plenary", WORDS)
                assert "new entry" in await page.next()

    run(story())


def test_nobody_takes_all_the_pages_that_a_process_keeps_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "EACH", 2)
    monkeypatch.setattr(live, "OUTSIDE", 1)

    async def story() -> None:
        async with asyncio.timeout(60):
            async with line(DORN), line(DORN), line("public"):
                for seat in (DORN, "public"):
                    refused = await called(seat)
                    assert (refused.status_code, refused.content) == (503, b"")
                    assert refused.headers["Retry-After"] == str(live.AGAIN)
                assert (await called(AKRA, reader=DORN)).status_code == 404  # what is hidden is not there, full or not
                async with line(AKRA) as page:
                    await later(SELM, "plenary", STANCE)
                    assert "new entry" in await page.next()

    run(story())


def test_of_many_that_ask_at_once_no_more_are_kept_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "EACH", 2)

    async def story() -> None:
        async with asyncio.timeout(60):
            answers = await asyncio.gather(*(called(DORN) for _ in range(4)))
            assert [answer.status_code for answer in answers] == [200] * 4  # none was open yet when each was let in
            lines = [Line(answer) for answer in answers]
            assert [await one.next() for one in lines[:2]] == [": live\n\n"] * 2
            for late in lines[2:]:
                with pytest.raises(StopAsyncIteration):
                    await late.next()
            assert watcher.open_pages() == 2
            for one in lines[:2]:
                await one.close()

    run(story())


def test_an_open_page_keeps_no_connection_to_the_database() -> None:
    """Its request lasts for hours: a hundred pages would take all the connections that PostgreSQL has."""
    closed: list[str] = []

    async def story() -> None:
        async with line(DORN):
            closed.extend(await sync_to_async(_open_connections)())

    run(story())
    assert closed == []


def _open_connections() -> list[str]:
    """The databases to which the thread that answers requests is connected."""
    return [alias for alias in connections if connections[alias].connection is not None]


@pytest.mark.parametrize("older_first", [True, False])
def test_a_page_of_a_session_that_was_ended_hears_nothing_though_its_account_came_in_again(older_first: bool) -> None:
    """A lost telephone, say: sessions end, the holder signs in elsewhere, and then something is entered."""

    def page() -> watcher.Page:
        account = SeatAccount.objects.get(seat=AKRA).account
        play = get_registry().play(TALKS, AKRA)
        here = position.of(play)
        desk = desk_of(TALKS, AKRA, play, get_registry().now())
        return watcher.Page(account, desk, here, None, None, here, str(account.pk))

    def looked() -> tuple[list[Any], watcher.Page, watcher.Page]:
        lost = page()
        holding.end_sessions(lost.reader)
        found = page()
        pages = [lost, found] if older_first else [found, lost]
        enter(SELM, "plenary", STANCE)
        return watcher._look(pages), lost, found

    async def story() -> None:
        told, lost, found = await sync_to_async(looked)()
        assert dict(told)[lost] is None
        assert lost.gone
        assert "Plenary: 1 new entry, by Selm." in dict(told)[found]
        assert not found.gone

    run(story())
