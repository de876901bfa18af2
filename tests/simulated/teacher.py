"""The teacher of a simulated class: all that is pressed on the pages of the class, over HTTP."""

import asyncio
import time
from pathlib import Path
from typing import Any

from tests.e2e.test_class import Served, start
from tests.simulated.browser import Browser

NAME = "friday"


def roster(tables: int) -> dict[str, int]:
    """Everybody's name, with the table, five to each."""
    return {f"Pupil zn{number + 1}x": number // 5 + 1 for number in range(5 * tables)}


def opened(folder: Path, kit: str, tables: int, minutes: int, port: int) -> Served:
    """A class from a roster of five to a table, served as teachers do it; whoever is on it has a telling name."""
    rows = "\n".join(f"{name},{table}" for name, table in roster(tables).items())
    (folder / f"{NAME}.csv").write_text(f"name,table\n{rows}\n", "utf-8")
    length = ("--minutes", str(minutes), "--teacher", "Ada Brun")
    return start(folder, str(folder / f"{NAME}.csv"), "--kit", kit, "--tables", str(tables), *length, port=port)


def again(folder: Path, port: int) -> Served:
    """The same class on the same port, after its server went down."""
    return start(folder, "--resume", NAME, port=port)


class Teacher(Browser):
    def page(self, path: str = "") -> str:
        return f"/class/{NAME}/{path}"

    async def comes(self, link: str) -> None:
        answer = await self.get(link[link.index("/class/") :])
        assert answer.status == 302, answer.text

    async def places(self) -> dict[str, str]:
        """The number of each student's place, by name."""
        found = {}
        for row in (await self.get(self.page())).tree.xpath("//table[contains(@class, 'students')]/tbody/tr"):
            found[row.xpath("string(th)").strip()] = row.xpath(".//input[@name='place']/@value")[0]
        return found

    async def _of(self, place: str, do: str) -> None:
        await self.press(self.page(), do, lambda form: form.fields.get("place") == place and form.xpath("ancestor::td"))

    async def absent(self, place: str) -> None:
        await self._of(place, "absent")

    async def new_code(self, name: str, place: str) -> str:
        """A new code for a lost telephone."""
        await self._of(place, "new code")
        (row,) = (await self.get(self.page())).tree.xpath(
            f"//table[contains(@class, 'students')]/tbody/tr[th[normalize-space() = '{name}']]"
        )
        return str(row.xpath("string(.//*[contains(@class, 'code')])")).strip()

    async def balances(self) -> None:
        """Let the tables be balanced as the page proposes, if anything is to be done."""
        page = await self.get(self.page("balance/"))
        if any("seen" in form.fields for form in page.tree.forms):
            await self.press(self.page("balance/"), "", lambda form: "seen" in form.fields)

    async def everywhere(self, do: str, **typed: Any) -> None:
        """Press a button of the page of all tables."""
        await self.press(self.page("tables/"), do, **typed)

    async def injects(self, name: str) -> None:
        """Let an inject of the kit in at all tables."""
        await self.press(self.page("tables/"), "inject", lambda form: form.fields.get("inject") == name)

    async def debrief(self) -> bytes:
        """Open the debrief, wait until it is reckoned, and take all its figures home."""
        await self.press(self.page("debrief/"), "open", sure="on")
        until = time.monotonic() + 240
        while True:
            await self.get(self.page("debrief/"))
            found = await self.get(self.page("debrief/debrief.csv"))
            # It is reckoned anew for what the opening entered.
            if found.status == 200 and not await self._under_way():
                return found.text.encode()
            assert time.monotonic() < until, found.text[:2000]
            await asyncio.sleep(0.5)

    async def _under_way(self) -> bool:
        return 'hx-trigger="every 1s"' in (await self.get(self.page("debrief/"))).text
