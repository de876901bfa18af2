"""Seats in the demo: taken with one click, changed at will, and nothing of one left for the next."""

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import Visit
from tests.e2e.visitor import MIRNA

pytestmark = pytest.mark.browser


def test_a_seat_is_taken_with_one_click_and_changed(visit: Visit) -> None:
    visitor = visit()
    page = visitor.sit("akra.head")
    expect(page.locator(".topbar-seat")).to_contain_text("Brena Talvik, head of delegation, Akra")
    expect(page.locator("#nav")).to_contain_text("Hadrel")
    page.click("text=Change seat")
    expect(page.locator("h1")).to_have_text("Take a seat")
    page = visitor.sit("dovra.head")
    expect(page.locator(".topbar-seat")).to_contain_text("Danor Estave, head of delegation, Dovra")
    expect(page.locator("#nav")).not_to_contain_text("Hadrel")
    expect(page.locator("#nav")).to_contain_text("Port Elvane")


def test_who_holds_no_seat_finds_nothing_there(visit: Visit) -> None:
    visitor = visit()
    visitor.refused = {404}
    held = [visitor.page.goto(f"/t/{MIRNA}/as/{seat}/board/") for seat in ("akra.head", "nobody.at-all")]
    assert [answer.status for answer in held if answer] == [404, 404]
    expect(visitor.page.locator("h1")).to_have_text("There is nothing here")
