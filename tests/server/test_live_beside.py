"""What stands beside an open board is kept up too, on the pages of those who may read it and on no others."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from goodoffices.server.desks import watcher
from tests.server.lines import STANCE, later, line, run
from tests.server.worlds import AKRA, BILATERAL, DORN, SELM

LEFT = {"kind": "AssessRound", "left": {"words": {"en": "One last issue."}, "sort": "exact", "count": 1}}


@pytest.fixture(autouse=True)
def _world(world: Path) -> Iterator[None]:
    yield
    assert not watcher._watchers, "no watcher outlives its pages"


def test_what_somebody_calls_left_arrives_at_an_open_board() -> None:
    async def story() -> None:
        async with line(SELM, "?board=plenary") as board, line(SELM) as page:
            await later(AKRA, "plenary", LEFT)
            event = await board.next()
            assert 'id="declared" aria-labelledby="left-declared" hx-swap-oob="true"' in event
            assert "One last issue." in event
            assert "One last issue." not in await page.next()
            await later(SELM, "plenary", STANCE)
            assert 'id="declared"' not in await board.next()  # nothing new was called left

    run(story())


def test_the_same_point_in_another_room_moves_on_the_boards_of_its_members_alone() -> None:
    words = {"kind": "Propose", "point": "1", "text": {"en": "The lake belongs to its shores."}}

    async def story() -> None:
        async with line(AKRA, "?board=plenary") as inside, line(DORN, "?board=plenary") as outside:
            await later(SELM, BILATERAL, words)
            event = await inside.next()
            assert 'id="other-rooms" hx-swap-oob="true" aria-labelledby="elsewhere"' in event
            assert "points/" in event.partition('id="other-rooms"')[2]
            assert await outside.quiet()

    run(story())
