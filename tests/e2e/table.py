"""What is done at a table in a browser again and again: forms sent, the text's standing read, acts of a program."""

import json
from itertools import count

from playwright.sync_api import Page, expect

from tests.e2e.visitor import MIRNA, Visitor

_keys = count()


def token(visitor: Visitor) -> str:
    """A token for a program, made on the page of one's seat."""
    page = visitor.go("seat/")
    page.fill("[name=name]", "a program of the delegation")
    page.click("text=Make a token")
    return page.locator("#line-token, main .mono").first.inner_text().strip()


def by_program(visitor: Visitor, bearer: str, *, room: str = "plenary", **act: object) -> None:
    """Enter an act as a program of the delegation does."""
    answer = visitor.context.request.post(
        f"/api/talks/{MIRNA}/rooms/{room}/acts",
        headers={"Authorization": f"Bearer {bearer}", "Idempotency-Key": f"act-{next(_keys)}"},
        data=json.dumps(act),
    )
    assert answer.ok, (act, answer.text())


def wording(visitor: Visitor, point: str, letter: str) -> int:
    """The number of the exact words of an alternative, as the page of its point hands it to a form."""
    page = visitor.go(f"points/plenary/{point}/")
    shown = page.locator("article.alt", has=page.get_by_role("heading", name=f"Alternative {letter}"))
    address = shown.get_by_text("Take a stance").get_attribute("href") or ""
    return int(address.rpartition("wording=")[2])


def send(page: Page, *, grave: bool = True) -> None:
    """Send a form; where it is grave, after the second look."""
    page.click("form.form .form-actions button >> nth=0")
    if grave:
        page.click("#confirm-yes")
    expect(page.locator(".said.success")).to_contain_text("stands as entry")


def rung(visitor: Visitor) -> str:
    """Where the text stands, by the page that closes."""
    return visitor.go("closing/").locator(".ladder [aria-current]").inner_text().split("\n")[0].strip()
