"""A student of a simulated class: comes with a code, finds the table, keeps its page open, and acts by its forms."""

import asyncio
import re
import time
from dataclasses import dataclass
from typing import Any

import pytest

from tests.simulated.browser import PATIENCE, Browser, Page, filled

SEAT = re.compile(r"/t/([a-z]+-[0-9a-f]{4}-(\d+))/as/([a-z.]+)/")
KEPT = ("", "board/", "rooms/plenary/")  # pages that one keeps open: the desk, the board, the minute book


@dataclass
class Seat:
    """A seat that a browser holds."""

    browser: Browser
    talks: str
    table: int
    seat: str

    @property
    def desk(self) -> str:
        return f"/t/{self.talks}/as/{self.seat}/"

    async def act(self, room: str, kind: str, mark: str, typed: dict[str, Any]) -> "Entered":
        """Fill in the form of an act and send it, until it is entered: a table that is paused is waited for."""
        path = f"{self.desk}rooms/{room}/act/{kind}/"
        until = time.monotonic() + PATIENCE
        page = await self.browser.get(path)
        while True:
            sent = filled(page.form(lambda form: "key" in form.fields), typed)
            answer = await self.browser.post(path, sent)
            if answer.status == 303:
                acknowledged, number = time.perf_counter(), number_in(answer)
                return Entered(self, room, number, kind, mark, acknowledged, path, tuple(sent))
            assert time.monotonic() < until, (path, typed, answer.status, answer.text)
            if answer.status == 200:  # one is asked to look at it again
                page = answer
                continue
            said = [" ".join(one.text_content().split()) for one in answer.tree.xpath("//*[@role='alert']")]
            if answer.status != 422 or "paused" not in str(said):
                pytest.fail(f"{path}: {answer.status} {said}, with {typed}")
            await asyncio.sleep(0.5)
            page = await self.browser.get(path)

    async def sends_again(self, entered: "Entered") -> int:
        """Send a form once more that was entered already, as a browser does that never got the answer."""
        answer = await self.browser.post(entered.path, list(entered.sent))
        assert answer.status == 303, answer.text
        return number_in(answer)


@dataclass(frozen=True)
class Entered:
    """An act that the server said was entered."""

    by: Seat
    room: str
    number: int
    kind: str
    mark: str
    at: float  # when it was acknowledged
    path: str
    sent: tuple[tuple[str, str], ...]  # the very form


def number_in(answer: Page) -> int:
    found = re.search(r"[?&]at=(\d+)", answer.location)
    assert found is not None, answer.location
    return int(found[1])


class Student(Browser):
    """A telephone."""

    def __init__(self, base: str, name: str, code: str, kept: str) -> None:
        super().__init__(base)
        self.name, self.code, self.kept = name, code, kept  # which page of the seat is kept open
        self.lost = False
        self.seat: Seat | None = None

    async def joins(self) -> None:
        await self.press("/class/", "", lambda form: "code" in form.fields, code=self.code)

    async def sits_down(self) -> Seat:
        """Look where one sits, and keep a page of that seat open."""
        page = await self.get("/class/mine/")
        found = SEAT.search(page.text)
        assert found is not None, (self.name, page.status, page.text[:3000])
        self.seat = Seat(self, found[1], int(found[2]), found[3])
        self.listen(f"{self.seat.desk}{self.kept}")
        return self.seat

    async def looks_about(self) -> None:
        """Open the pages that one opens most."""
        assert self.seat is not None
        for page in (*KEPT, "rooms/"):
            answer = await self.get(f"{self.seat.desk}{page}")
            assert answer.status == 200 or self.lost, (answer.path, answer.status)
