"""On paper: the words and where they come from, no menus, and no private mark by accident."""

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import Visit
from tests.e2e.visitor import too_wide

pytestmark = pytest.mark.browser


PAGES = ("", "board/", "points/plenary/9/", "rooms/plenary/", "rounds/", "papers/", "closing/")
SCREEN_ONLY = ".nav, .skip, .crumbs, .topbar-tools, .page-actions, button, a.button, #notice, dialog"
PRIVATE = ".chip.f-mandate, .said.private, .own, .private-part"


def test_pages_print_without_menus_and_private_marks(visit: Visit) -> None:
    visitor = visit()
    visitor.sit("akra.head")
    for path in PAGES:
        page = visitor.go(path)
        assert page.locator(f":is({PRIVATE}):visible").count() or path not in ("", "board/", "points/plenary/9/")
        page.emulate_media(media="print")
        assert page.locator(f":is({SCREEN_ONLY}, {PRIVATE}):visible").count() == 0, path
        expect(page.locator("h1")).to_be_visible()
        expect(page.locator(".made")).to_be_visible()  # from which records it is made
        expect(page.locator(".strip")).to_contain_text("Role-play")
        assert too_wide(page) <= 0, path
        page.emulate_media(media="screen")


def test_a_mandate_is_printed_from_its_own_page(visit: Visit) -> None:
    visitor = visit()
    visitor.sit("akra.head")
    page = visitor.go("mandate/")
    page.emulate_media(media="print")
    expect(page.locator(".chip.f-mandate").first).to_be_visible()
    expect(page.locator(".nav")).to_be_hidden()


def test_paper_keeps_the_time_of_the_talks(visit: Visit) -> None:
    visitor = visit(timezone_id="Asia/Tokyo")
    visitor.sit("akra.head")
    page = visitor.go("rooms/heads@soc.chief/?at=48")
    time = page.locator("#entry-48 time")
    expect(time).to_have_text("21 May 2021, 00:30")  # the reader's clock
    expect(page.locator("#zone-note")).to_contain_text("Asia/Tokyo")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(time).to_have_text("17:30")  # 20 May, in the talks' zone
    expect(page.locator("#zone-note")).to_contain_text("Europe/Zurich")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(time).to_have_text("21 May 2021, 00:30")
