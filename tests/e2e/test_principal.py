"""A principal decides on a telephone."""

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import Visit
from tests.e2e.visitor import PHONE, too_wide

pytestmark = pytest.mark.browser
PHONED = {"viewport": PHONE, "has_touch": True, "is_mobile": True}


def test_a_decision_that_a_report_asks_for_is_answered_with_one_tap(visit: Visit) -> None:
    visitor, head = visit(**PHONED), visit()
    page = visitor.sit("dovra.capital.principal")
    decision = page.locator("article.decision", has_text="Point 4")
    expect(decision).to_contain_text("May Dovra’s concurrence in article 4 be declared tomorrow?")
    expect(decision).to_contain_text("The delegation recommends: Yes: we shall want something to give.")
    for button in decision.locator("button").all():
        box = button.bounding_box()
        assert box is not None
        assert box["height"] >= 44  # a thumb finds it
    decision.get_by_role("button", name="Call me").tap()
    expect(page.locator(".said.success")).to_contain_text("call me")
    expect(decision).to_have_count(0)
    head.sit("dovra.head")
    expect(head.main.locator("#awaiting").locator("..").locator("..")).to_contain_text("Your principal has answered")


def test_an_approval_is_looked_at_once_more_before_it_is_entered(visit: Visit) -> None:
    visitor = visit(**PHONED)
    page = visitor.sit("dovra.capital.principal")
    decision = page.locator("article.decision", has_text="joint control room (10 C) be accepted")
    decision.get_by_role("button", name="Approve").tap()
    dialog = page.locator("#confirm")
    expect(dialog).to_be_visible()
    dialog.get_by_role("button", name="Go back").tap()
    expect(dialog).to_be_hidden()
    expect(decision).to_be_visible()
    decision.get_by_role("button", name="Approve").tap()
    dialog.get_by_role("button", name="Approve").tap()
    expect(page.locator(".said.success")).to_contain_text("approve")
    expect(decision).to_have_count(0)


def test_instructions_sought_are_answered_by_a_directive(visit: Visit) -> None:
    visitor, head = visit(**PHONED), visit()
    page = visitor.sit("selm.capital.principal")
    asked = page.locator("article.decision", has_text="waters without official vessels (9 C)")
    asked.get_by_role("button", name="Approve").tap()
    expect(page.locator("h1")).to_have_text("Give a directive")
    assert too_wide(page) <= 0
    expect(page.locator("[name=answer][value=approve]")).to_be_checked()
    expect(page.locator("[name=verdict]:checked")).to_have_count(0)  # what it amounts to is for the principal to say
    page.check("[name=verdict][value='may accept']")
    page.locator("main form.form button.main").tap()
    expect(page.locator(".said.success")).to_contain_text("stands as entry")
    visitor.go()
    expect(asked).to_have_count(0)
    head.sit("selm.head")
    mandate = head.go("mandate/")
    answered = mandate.locator(".waiting", has_text="waters without official vessels (9 C)")
    expect(answered).to_contain_text("answered approve")
