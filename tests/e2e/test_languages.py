"""The pages in each language of the interface: its direction, nothing sticks out, all of it can be read aloud.

Every page of the menu in Arabic, some in each language; every page in each when GOODOFFICES_EVERY_PAGE asks for it
(`make pages`).
"""

import os

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import Visit
from tests.e2e.visitor import LAPTOP, PHONE, too_wide, violations

pytestmark = pytest.mark.browser

# What one finds first on a desk of that language, and how it is written.
DESKS = {
    "fr": ("Mon bureau", "ltr"),
    "es": ("Mi mesa de trabajo", "ltr"),
    "ru": ("Мой рабочий стол", "ltr"),
    "uk": ("Мій кабінет", "ltr"),
    "ar": ("مكتبي", "rtl"),
    "zh-hans": ("我的工作台", "ltr"),
}
SOME = ("", "board/", "rooms/plenary/act/TakeStance/?point=9")


@pytest.mark.parametrize("language", DESKS)
def test_pages_in_a_language_that_the_browser_asks_for(visit: Visit, language: str) -> None:
    akra = visit(locale="zh-CN" if language == "zh-hans" else language, viewport=LAPTOP)
    akra.sit("akra.head")
    title, direction = DESKS[language]
    expect(akra.page.locator("h1")).to_have_text(title)
    assert akra.page.locator("html").get_attribute("lang") == language
    assert (akra.page.locator("html").get_attribute("dir") or "ltr") == direction
    pages = [f"{akra.desk}{path}" for path in SOME]
    if language == "ar" or os.environ.get("GOODOFFICES_EVERY_PAGE"):
        pages += [address for address in akra.menu() if address not in pages]
    wrong = []
    for address in pages:
        akra.page.set_viewport_size(LAPTOP)
        akra.page.goto(address)
        wrong += [f"{address}: {each}" for each in violations(akra.page)]
        for size in (LAPTOP, PHONE):
            akra.page.set_viewport_size(size)
            wrong += [f"{address}: {too_wide(akra.page)} px too wide"] if too_wide(akra.page) > 0 else []
    assert wrong == []


def test_a_reader_chooses_at_the_foot_of_a_page(visit: Visit) -> None:
    akra = visit()
    akra.sit("akra.head")
    akra.page.get_by_label("Language of the pages").select_option("ar")
    akra.page.get_by_role("button", name="Change", exact=True).click()
    expect(akra.page.locator("html")).to_have_attribute("dir", "rtl")
    expect(akra.page.locator("h1")).to_have_text(DESKS["ar"][0])
