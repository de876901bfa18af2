"""The desk of a press officer: a line is copied with one press, and an embargo counts down before one's eyes."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import Visit

pytestmark = pytest.mark.browser

LINE = "We do not count aloud."
LEFT = re.compile(r"in (?:(\d+) d )?(\d+) h (\d\d) min")


def minutes(said: str) -> int:
    """The time left that a page shows, in minutes."""
    found = LEFT.search(said)
    assert found, said
    days, hours, rest = (int(part or 0) for part in found.groups())
    return days * 1440 + hours * 60 + rest


def test_a_cleared_line_is_copied_word_for_word(visit: Visit) -> None:
    press = visit(permissions=["clipboard-read", "clipboard-write"])
    page = press.sit("akra.press")
    line = page.locator(".copy", has_text=LINE)
    line.get_by_role("button", name="Copy").click()
    expect(line.get_by_role("button")).to_have_text("Copied")
    expect(page.locator("#said-aloud")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == LINE


def test_where_nothing_may_be_copied_the_line_is_selected(visit: Visit) -> None:
    press = visit()
    press.context.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('not allowed'))")
    page = press.sit("akra.press")
    page.locator(".copy", has_text=LINE).get_by_role("button", name="Copy").click()
    expect(page.locator("#said-aloud")).to_have_text("Selected: copy it with the keyboard")
    assert page.evaluate("getSelection().toString()").strip() == LINE


def test_an_embargo_counts_down_and_says_when_it_has_passed(visit: Visit) -> None:
    press = visit()
    page = press.sit("akra.press")
    until = datetime.now(ZoneInfo("Europe/Zurich")) + timedelta(days=2, hours=3)
    page.click("main >> text=Draft a statement")
    page.fill("[name='title.en']", "On the Barrage")
    page.fill("[name='text.en']", "The gates are where they were.")
    page.fill("[name=embargo]", f"{until:%Y-%m-%dT%H:%M}")
    page.click("button.main")
    expect(page.locator(".said.success")).to_contain_text("stands as entry")

    page.clock.install()
    press.go()
    shown = page.locator(".verdict .rest", has_text="Under embargo").locator("[data-until]")
    expect(shown).to_have_text(LEFT)
    before = minutes(shown.inner_text())
    assert abs(before - (2 * 1440 + 180)) <= 3
    expect(page.locator("section", has=page.locator("#moment"))).to_contain_text("Embargo lifts: On the Barrage")
    page.clock.fast_forward("10:00:00")
    expect(shown).not_to_have_text(re.compile(r"in 2 d"))
    assert 595 <= before - minutes(shown.inner_text()) <= 605
    page.clock.fast_forward("48:00:00")
    expect(shown).to_have_text("now passed")
