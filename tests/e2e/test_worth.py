"""A delegation weighs in its capital: orders by dragging and by keys, shares, the question asked, a contradiction."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import Visit
from tests.e2e.visitor import PHONE, too_wide, violations

pytestmark = pytest.mark.browser


def open_order(page: Page, point: str) -> Locator:
    """The order of a point, unfolded."""
    found = page.locator(f"#order-{point}")
    if found.get_attribute("open") is None:
        found.locator("summary").click()
    return found


def letters(order: Locator) -> list[str]:
    return [text.strip() for text in order.locator("[data-order-item] strong").all_inner_texts()]


def test_a_delegation_orders_divides_compares_and_takes_back(visit: Visit, own_demo: str) -> None:
    visitor, other = visit(own_demo), visit(own_demo)
    visitor.refused = {422}
    page = visitor.sit("dovra.head")
    visitor.go("worth/")
    order = open_order(page, "10")
    before = letters(order)
    assert before[:3] == ["A", "B", "C"]
    items = order.locator("[data-order-item]")
    items.nth(2).drag_to(items.nth(0))
    assert letters(order)[0] == "C"
    items.nth(0).focus()
    page.keyboard.press("ArrowDown")
    assert letters(order)[:2] == ["A", "C"]
    page.keyboard.press("ArrowUp")
    order.get_by_role("button", name="A down").click()
    assert letters(order)[:3] == ["C", "B", "A"]
    assert [box.input_value() for box in order.locator("input.place").all()][:3] == ["1", "2", "3"]
    order.get_by_role("button", name="Keep this order").click()
    expect(page.locator(".said.success")).to_contain_text("in your capital’s own record")
    again = open_order(page, "10")
    expect(again.locator("summary")).to_contain_text("ordered")
    assert letters(again)[:3] == ["C", "B", "A"]
    fields = open_order(page, "11").locator("input.place")
    for place, field in enumerate(fields.all(), 1):
        field.fill(str(place))
    page.locator("#order-11").get_by_role("button", name="Keep this order").click()
    page.fill("#share-10", "70")
    page.fill("#share-11", "20")
    expect(page.locator("[data-left]")).to_have_text("10 of 100 left")
    page.get_by_role("button", name="Keep this division").click()
    expect(page.locator(".said.errors")).to_contain_text("The shares make 90: divide exactly 100.")
    expect(page.locator("#share-10")).to_have_value("70")
    page.fill("#share-11", "30")
    page.get_by_role("button", name="Keep this division").click()
    expect(page.locator(".said.success")).to_be_visible()
    page.select_option("[name='first.10']", index=1)
    page.select_option("[name='second.10']", index=3)
    page.locator("section[aria-labelledby=compare]").get_by_role("button", name="One is better").click()
    expect(page.locator("#clash")).to_have_text("These 2 answers cannot all be true")
    assert violations(page) == []
    page.locator("section[aria-labelledby=clash] button").last.click()
    expect(page.locator("#clash")).to_have_count(0)
    expect(page.locator("#giving")).to_be_visible()
    assert violations(page) == []
    other.sit("selm.head")
    other.go("worth/")
    expect(other.main).to_contain_text("Nothing yet.")


def test_the_page_works_on_a_telephone_without_scripts(visit: Visit, own_demo: str) -> None:
    visitor = visit(own_demo, viewport=PHONE, java_script_enabled=False)
    page = visitor.sit("selm.head")
    visitor.go("worth/")
    order = open_order(page, "9")
    for place, field in enumerate(order.locator("input.place").all(), 1):
        field.fill(str(place))
    order.get_by_role("button", name="Keep this order").click()
    expect(page.locator(".said.success")).to_be_visible()
    page.fill("#worth-none", "30 to 40")
    page.get_by_role("button", name="Keep these numbers").click()
    expect(page.locator("section[aria-labelledby=packages]")).to_contain_text("counts once every point has a number")
    expect(page.locator(".order-buttons").first).to_be_hidden()
    wide = visit(own_demo, viewport=PHONE)
    wide.sit("selm.head")
    assert too_wide(wide.go("worth/")) <= 0
