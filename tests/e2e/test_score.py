"""The private score in a real browser: found from the table, put together on a telephone, at the keyboard, on paper."""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import Visit
from tests.e2e.test_class import Served, two_tables
from tests.e2e.visitor import LAPTOP, PHONE, too_wide, violations

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with two_tables(tmp_path_factory.mktemp("score")) as found:
        yield found


def test_a_package_is_put_together_on_a_telephone(served: Served, visit: Visit) -> None:
    phone = visit(served.base, viewport=PHONE, is_mobile=True)
    phone.page.goto("/class/")
    phone.page.fill("#code", served.codes["Ana Li"])
    phone.page.click("text=Sit down")
    phone.page.wait_for_url("**/class/mine/")
    phone.page.click("text=Go to the table")
    box = phone.page.locator("#own-score")
    expect(box).to_contain_text("no other party sees this")
    assert (violations(phone.page), too_wide(phone.page)) == ([], 0)
    box.get_by_role("link", name="Every figure").click()
    expect(phone.main).to_contain_text("No agreement is worth 66 to you.")
    for number, letter in ((1, "D"), (2, "B"), (3, "C")):
        phone.page.locator(f'[name="p-{number}"][value="{letter}"]').check()
    phone.page.click("text=What is it worth?")
    chosen = phone.page.locator(".score-own")
    expect(chosen).to_contain_text("Worth 23 so far.")
    expect(chosen).to_contain_text("crosses a red line 3C")
    expect(phone.page.locator('[name="p-2"][value="B"]')).to_be_checked()
    assert (violations(phone.page), too_wide(phone.page)) == ([], 0)
    if os.environ.get("LOOK"):
        phone.page.screenshot(path=os.environ["LOOK"] + "/phone.png", full_page=True)
        phone.page.set_viewport_size(LAPTOP)
        phone.page.screenshot(path=os.environ["LOOK"] + "/laptop.png", full_page=True)
    phone.page.set_viewport_size(LAPTOP)
    assert (violations(phone.page), too_wide(phone.page)) == ([], 0)
    phone.page.click("text=Go to the table")
    expect(phone.page.locator("#nav")).to_contain_text("Private score")
    if os.environ.get("LOOK"):
        phone.page.screenshot(path=os.environ["LOOK"] + "/desk.png")
        phone.page.goto(phone.page.url + "points/plenary/1/")
        phone.page.screenshot(path=os.environ["LOOK"] + "/point.png")
