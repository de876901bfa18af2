"""Somebody at a browser: takes a seat, opens its pages, and keeps what the browser complains about."""

import re
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, Request, Response

LAPTOP, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
MIRNA, ABU_DHABI = "lake-mirna", "abu-dhabi-2026"
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]
AXE = Axe()


class Visitor:
    """One browser session. `troubles` is what a page must not cause: errors of scripts, policy, loading, server."""

    def __init__(self, browser: Browser, base: str, **session: Any) -> None:
        self.base = base
        self.context = browser.new_context(
            base_url=base, **{"viewport": LAPTOP, "locale": "en-GB", "timezone_id": "Europe/Zurich", **session}
        )
        self.context.set_default_timeout(20_000)
        self.troubles: list[str] = []
        self.refused: set[int] = set()  # statuses that this visitor's own doing may bring about
        self.desk = ""
        self.page = self.another_page()

    def another_page(self) -> Page:
        """One more window of the same session."""
        page = self.context.new_page()
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.troubles.append(f"script: {error}"))
        page.on("response", self._response)
        page.on("requestfailed", self._failed)
        return page

    def _console(self, said: ConsoleMessage) -> None:
        status = re.search(r"responded with a status of (\d+)", said.text)
        if said.type in ("error", "warning") and not (status and int(status[1]) in self.refused):
            self.troubles.append(f"{said.type}: {said.text}")

    def _response(self, response: Response) -> None:
        if response.status >= 400 and response.status not in self.refused:
            self.troubles.append(f"{response.status}: {response.url}")

    def _failed(self, request: Request) -> None:
        # Leaving a page ends its stream of news, and a form sent twice ends the first answer: no trouble.
        if request.failure != "net::ERR_ABORTED":
            self.troubles.append(f"{request.failure}: {request.url}")

    def sit(self, seat: str, talks: str = MIRNA) -> Page:
        """Take a seat with the demo's one click, or read as the public; the page is then the seat's desk."""
        self.page.goto("/")
        self.desk = f"/t/{talks}/as/{seat}/"
        if seat == "public":
            self.page.click(f"a[href='{self.desk}']")
        else:
            this = "".join(f":has(input[name={k}][value='{v}'])" for k, v in (("talks", talks), ("seat", seat)))
            self.page.click(f"form{this} button")
        self.page.wait_for_url(f"**{self.desk}")
        return self.page

    def go(self, path: str = "") -> Page:
        """A page of the seat that was taken last."""
        self.page.goto(f"{self.desk}{path}")
        return self.page

    def menu(self) -> list[str]:
        """The addresses in the menu of the page, without those that switch the language."""
        found = self.page.locator("#nav li a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
        return [address for address in dict.fromkeys(found) if "/language/" not in address]

    @property
    def main(self) -> Locator:
        return self.page.locator("main")


def too_wide(page: Page) -> int:
    """By how many pixels a page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


# Marks one text of each look: colour, ground, size and weight, which are all that contrast depends on.
ONE_OF_EACH_LOOK = """() => {
  const seen = new Set();
  for (const e of document.querySelectorAll("body *")) {
    if (![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) || !e.checkVisibility()) continue;
    const own = getComputedStyle(e);
    let under = e;
    while (under && getComputedStyle(under).backgroundColor.endsWith(", 0)")) under = under.parentElement;
    const ground = under && getComputedStyle(under).backgroundColor;
    const look = [own.color, own.fontSize, own.fontWeight, ground].join();
    if (!seen.has(look)) { seen.add(look); e.dataset.look = ""; }
  }
}"""


def violations(page: Page) -> list[str]:
    """What axe-core finds against WCAG 2.1 A and AA. Contrast, which takes most of the time, is tried once a look."""
    page.evaluate(AXE.axe_script)
    page.evaluate(ONE_OF_EACH_LOOK)
    found = page.evaluate(
        """async tags => {
          const kept = {resultTypes: ["violations"]};
          const rest = {...kept, runOnly: tags, rules: {"color-contrast": {enabled: false}}};
          const contrast = {...kept, runOnly: ["color-contrast"]};
          const looks = {include: [...document.querySelectorAll("[data-look]")]};
          return [...(await axe.run(document, rest)).violations, ...(await axe.run(looks, contrast)).violations];
        }""",
        WCAG,
    )
    return [f"{each['id']}: {', '.join(str(node['target'][0]) for node in each['nodes'][:3])}" for each in found]
