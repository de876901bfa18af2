"""Live pages: what is entered shows at once on the pages of those who read that room, and nowhere else."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from goodoffices.server.desks import position, pushed, watcher
from goodoffices.server.doors.models import SeatAccount
from tests.server.lines import DIRECT, SAY, STANCE, WORDS, called, later, line, run
from tests.server.worlds import AKRA, BILATERAL, CAUCUS, DORN, MEDIATOR, PRESIDENT, PRESS, SELM, TALKS


@pytest.fixture(autouse=True)
def _world(world: Path) -> Iterator[None]:
    yield
    assert not watcher._watchers, "no watcher outlives its pages"


# Who hears of what


def test_what_is_entered_is_shown_to_those_who_read_the_room() -> None:
    async def story() -> None:
        async with line(SELM) as selm, line("public") as public:
            await later(AKRA, "plenary", WORDS)
            event = await selm.next()
            assert "event: entries\n" in event
            assert "Plenary: 1 new entry, by Akra." in event
            assert f"/t/{TALKS}/as/{SELM}/rooms/plenary/?at=19#entry-19" in event
            assert await public.quiet()

    run(story())


def test_what_is_behind_a_door_is_heard_behind_it_alone() -> None:
    async def story() -> None:
        async with line(MEDIATOR) as inside, line(SELM) as outside, line(DORN) as further:
            await later(AKRA, CAUCUS, SAY)
            assert "Akra: 1 new entry, by Akra." in await inside.next()
            assert await outside.quiet()
            assert await further.quiet()

    run(story())


def test_the_id_of_an_event_tells_of_no_other_room() -> None:
    async def story() -> None:
        async with line(DORN) as dorn:
            await later(AKRA, CAUCUS, SAY)
            await later(AKRA, "plenary", WORDS)
            event = await dorn.next()
        told = re.search(r"^id: (\S+)$", event, re.MULTILINE)
        assert told is not None
        assert position.read(told[1]) == {"plenary": 19, "public": 5}

    run(story())


def test_ones_own_act_changes_the_page_but_is_no_news() -> None:
    async def story() -> None:
        async with line(SELM, "?board=plenary") as page:
            await later(SELM, "plenary", STANCE)
            event = await page.next()
            assert "new entr" not in event
            assert "oppose" in event

    run(story())


def test_who_is_shown_out_hears_of_that_and_of_nothing_after() -> None:
    async def story() -> None:
        async with line(SELM) as selm:
            await later(AKRA, BILATERAL, {"kind": "ShowOut", "seat": SELM})
            assert "1 new entry, by Akra" in await selm.next()
            await later(AKRA, BILATERAL, SAY)
            assert await selm.quiet()

    run(story())


def test_who_is_brought_in_hears_of_the_room() -> None:
    async def story() -> None:
        async with line(PRESS) as press:
            await later(AKRA, CAUCUS, {"kind": "BringIn", "seat": PRESS})
            event = await press.next()
            assert "Akra: 4 new entries, by" in event
            assert CAUCUS in event

    run(story())


def test_a_locked_seat_hears_that_it_is_no_longer_held_and_nothing_more() -> None:
    async def story() -> None:
        async with line(SELM) as selm:
            await SeatAccount.objects.filter(seat=SELM).aupdate(locked="2027-03-03T08:00Z")
            await later(AKRA, "plenary", WORDS)
            last = await selm.next()
            assert "you no longer hold this seat here" in last
            assert "entry" not in last
            with pytest.raises(StopAsyncIteration):
                await selm.next()

    run(story())


def test_a_seat_that_somebody_else_was_given_is_looked_at_though_nothing_was_entered() -> None:
    async def story() -> None:
        async with line(SELM) as selm, line(AKRA) as akra:
            await later(DORN, "plenary", STANCE)
            assert "new entry" in await selm.next()
            assert "new entry" in await akra.next()
            await SeatAccount.objects.filter(seat=SELM).aupdate(ended="2027-03-03T08:00Z")
            watcher.look_again([TALKS])
            assert "you no longer hold this seat here" in await selm.next()
            await later(DORN, "plenary", WORDS)
            assert "new entry" in await akra.next()

    run(story())


@pytest.mark.parametrize(
    ("seat", "talks", "reader"),
    [
        (AKRA, TALKS, DORN),
        ("no.such", TALKS, DORN),
        (DORN, "nowhere", DORN),
        (DORN, "elsewhere", DORN),
        (AKRA, TALKS, "x"),
    ],
)
def test_a_hidden_stream_and_a_missing_one_are_the_same_bytes(seat: str, talks: str, reader: str) -> None:
    async def story() -> None:
        missing = await called("no.such", talks="nowhere", reader=DORN)
        hidden = await called(seat, talks=talks, reader=reader)
        assert (hidden.status_code, hidden.content) == (404, missing.content)
        assert hidden.headers == missing.headers

    run(story())


# The rows of a board


def test_a_row_is_the_same_for_all_and_holds_no_private_mark() -> None:
    async def story() -> None:
        async with line(AKRA, "?board=plenary") as akra, line(DORN, "?board=plenary") as dorn:
            await later(SELM, "plenary", STANCE)
            events = [await page.next() for page in (akra, dorn)]
            rows = [re.findall(r"<tr role.*?</tr>", event, re.DOTALL) for event in events]
            assert rows[0] == rows[1]
            assert len(rows[0]) == 1
            assert 'id="point-1"' in rows[0][0]
            assert '<table class="list counts" id="counts" hx-swap-oob="true">' in events[0]
            assert "oppose" in rows[0][0]
            assert AKRA not in rows[0][0]
            assert "outside" not in rows[0][0]

    run(story())


def test_a_new_directive_changes_the_marks_of_its_own_party_alone() -> None:
    async def story() -> None:
        async with line(AKRA, "?board=plenary") as akra, line(SELM, "?board=plenary") as selm:
            await later(PRESIDENT, "capital.akra", DIRECT)
            event = await akra.next()
            assert 'id="own-1"' in event
            assert "inside" in event
            assert await selm.quiet()

    run(story())


def test_a_page_without_a_board_is_sent_no_rows() -> None:
    async def story() -> None:
        async with line(DORN) as page, line(DORN, f"?board={quote(CAUCUS)}") as hidden:
            await later(SELM, "plenary", STANCE)
            assert "<tr" not in await page.next()
            assert "<tr" not in await hidden.next()

    run(story())


# The minute book


def test_new_entries_stand_at_the_end_of_an_open_minute_book() -> None:
    async def story() -> None:
        async with line(DORN, "?book=plenary") as book, line(DORN) as other:
            await later(AKRA, "plenary", WORDS)
            event = await book.next()
            assert '<ol class="minutes" id="minutes-live" hx-swap-oob="true">' in event
            assert re.findall(r'id="entry-(\d+)"', event) == ["19"]
            assert "The lake is shared by the shores." in event
            assert "minutes-live" not in await other.next()
            await later(SELM, "plenary", STANCE)
            assert re.findall(r'id="entry-(\d+)"', await book.next()) == ["19", "20"]

    run(story())


def test_a_minute_book_that_comes_back_shows_each_new_entry_once() -> None:
    async def story() -> None:
        shown = position.written({"plenary": 17, "public": 5})
        told = position.written({"plenary": 18, "public": 5})
        async with line(DORN, f"?book=plenary&since={shown}", **{"Last-Event-ID": told}) as book:
            await later(AKRA, "plenary", WORDS)
            assert re.findall(r'id="entry-(\d+)"', await book.next()) == ["18", "19"]

    run(story())


def test_an_open_minute_book_has_its_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pushed, "ENTRIES", 2)

    async def story() -> None:
        async with line(DORN, f"?book=plenary&since={position.written({'plenary': 3, 'public': 2})}") as book:
            event = await book.next()
            assert re.findall(r'id="entry-(\d+)"', event) == ["4", "5"]
            assert "minutes-day" not in event, "the page ends on the same day"
            assert "at=6#entry-6" in event

    run(story())


def test_a_hidden_minute_book_stays_closed() -> None:
    async def story() -> None:
        async with line(DORN, f"?book={quote(CAUCUS)}") as book:
            await later(AKRA, CAUCUS, SAY)
            await later(AKRA, "plenary", WORDS)
            assert "minutes-live" not in await book.next()

    run(story())
