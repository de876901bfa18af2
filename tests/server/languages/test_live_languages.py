"""Each open page is told what is new in the language in which it was opened, whoever else reads from the same seat."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.server.languages.pseudo import OPENS
from tests.server.lines import STANCE, WORDS, later, line, run
from tests.server.worlds import AKRA, DORN, SELM

FRENCH, ENGLISH = {"Accept-Language": "fr"}, {"Accept-Language": "en"}


@pytest.mark.usefixtures("french")
def test_two_readers_of_one_seat_are_told_in_two_languages(world: Path) -> None:
    async def story() -> None:
        board = "?board=plenary"
        async with line(DORN, board, **FRENCH) as in_french, line(DORN, board, **ENGLISH) as in_english:
            await later(AKRA, "plenary", WORDS)
            first = {"fr": await in_french.next(), "en": await in_english.next()}
            await later(SELM, "plenary", STANCE)
            then = {"en": await in_english.next(), "fr": await in_french.next()}
        for told, by in ((first, "Akra"), (then, "Selm")):
            assert f"Plenary: 1 new entry, by {by}." in told["en"]
            assert OPENS not in told["en"]
            assert f"⟦⟦Plenary⟧: 1 new entry, by {by}⟧." in told["fr"]
        assert "</span> oppose<" in then["en"]
        assert "</span> ⟦oppose⟧<" in then["fr"]

    run(story())


@pytest.mark.usefixtures("french")
def test_a_page_goes_on_in_its_language_after_a_break(world: Path) -> None:
    async def story() -> None:
        async with line(DORN, "?board=plenary", **FRENCH) as page:
            await later(AKRA, "plenary", WORDS)
            at = (await page.next()).split("\n", 1)[0].removeprefix("id: ")
        await later(SELM, "plenary", STANCE)
        async with line(DORN, "?board=plenary", **FRENCH, **{"Last-Event-ID": at}) as page:
            assert "</span> ⟦oppose⟧<" in await page.next()

    run(story())
