"""By keyboard alone: past the menu, to a form, through it; and one key blanks the screen."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Visit
from tests.e2e.visitor import PHONE

pytestmark = pytest.mark.browser


def focused(page: Page) -> str:
    """The words of what has the focus."""
    return str(page.evaluate("document.activeElement.textContent.trim()"))


def tab_to(page: Page, words: str, at_most: int = 60) -> int:
    """Press Tab until what has the focus says `words`; how often that took."""
    for times in range(1, at_most + 1):
        page.keyboard.press("Tab")
        if focused(page).startswith(words):
            assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"  # one sees where
            return times
    raise AssertionError(f"{at_most} tabs do not lead to {words!r}")


def test_a_form_is_reached_filled_in_and_sent(visit: Visit) -> None:
    visitor = visit()
    visitor.sit("selm.head")
    page = visitor.go("points/plenary/6a/")
    assert tab_to(page, "Skip to the page") == 1
    expect(page.locator(".skip")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    tab_to(page, "Propose words", at_most=15)
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Propose words")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # the skip link again
    while page.evaluate("document.activeElement.name") != "text.en":
        page.keyboard.press("Tab")
    page.keyboard.type("Perishables pass first.")
    page.keyboard.press("Tab")
    page.keyboard.type("Les denrées périssables passent en premier.")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")  # the next marking
    expect(page.locator("[name=marking][value='without prejudice']")).to_be_checked()
    tab_to(page, "Propose words")
    page.keyboard.press("Enter")
    expect(page.locator(".said.success")).to_contain_text("stands as entry")
    expect(page.locator("main")).to_contain_text("Perishables pass first.")


def test_enter_in_a_field_sends_the_form_and_adds_no_row(visit: Visit) -> None:
    visitor = visit()
    visitor.sit("secretariat.chief")
    page = visitor.go("rooms/plenary/act/ScheduleRound/")
    page.fill("[name=round]", "")
    page.locator("[name=place]").press("Enter")
    expect(page.locator("[name=round]")).to_be_focused()  # the browser wants it before it sends anything
    expect(page.locator("[name='cites.1.number']")).to_have_count(0)


def test_the_screen_is_blanked_and_stays_so_on_the_next_page(visit: Visit) -> None:
    visitor = visit()
    page = visitor.sit("akra.head")
    heading, hint = page.locator("h1"), page.locator("#blank-hint")
    expect(hint).to_be_hidden()
    page.keyboard.press("b")
    expect(heading).to_be_hidden()
    expect(hint).to_be_visible()
    expect(page).to_have_title("Good Offices")  # the talks are named in no list of windows
    page.reload()
    expect(heading).to_be_hidden()
    page.keyboard.press("b")
    expect(heading).to_be_visible()
    expect(page).to_have_title(re.compile("Lake Mirna"))
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(heading).to_be_hidden()
    page.mouse.dblclick(200, 200)
    expect(heading).to_be_visible()


def test_a_letter_typed_into_a_form_is_a_letter(visit: Visit) -> None:
    visitor = visit()
    visitor.sit("akra.head")
    page = visitor.go("rooms/plenary/act/Propose/")
    page.locator("[name='text.en']").press_sequentially("bpnm?")
    expect(page.locator("[name='text.en']")).to_have_value("bpnm?")
    expect(page.locator("h1")).to_be_visible()
    page.locator("h1").click()
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()
    page.uncheck("#letters")
    page.click("#keys >> text=Close")
    page.keyboard.press("b")
    expect(page.locator("h1")).to_be_visible()  # letters are off, as WCAG 2.1.4 wants it


def test_a_telephone_is_blanked_by_touch(visit: Visit) -> None:
    visitor = visit(viewport=PHONE, has_touch=True, is_mobile=True)
    page = visitor.sit("akra.capital.principal")
    page.tap("[data-blank]")
    expect(page.locator("h1")).to_be_hidden()
    page.touchscreen.tap(195, 400)
    page.touchscreen.tap(195, 400)
    expect(page.locator("h1")).to_be_visible()
