"""One text in a browser: drafts go round, are marked by keys and by touch, and changed; the yes or no is asked once."""

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Visit
from tests.e2e.visitor import PHONE, Visitor, too_wide, violations

pytestmark = pytest.mark.browser

PAGE = "rooms/plenary/drafts/"
HEADS = ("akra.head", "selm.head", "dovra.head")


def circulate(mediator: Visitor, left: int) -> Page:
    """Circulate what the system proposes where so many drafts may still go round."""
    page = mediator.go(PAGE)
    page.get_by_label("Drafts that may still go round").fill(str(left))
    page.get_by_role("button", name="Propose").click()
    page.get_by_role("link", name="Look at it, and circulate it").click()
    page.get_by_role("button", name="Circulate the draft").click()
    expect(page.locator("main h1")).to_have_text("Drafts")
    return page


def give(page: Page, whole: str) -> None:
    """Say of the draft as a whole, and send the marks; the page is there again."""
    page.get_by_text(whole, exact=True).click()
    page.get_by_role("button", name="Give these marks in confidence").click()
    expect(page.get_by_text("Your delegation marked this draft")).to_be_visible()


def test_three_drafts_go_round_and_are_asked_about(visit: Visit, own_demo: str) -> None:
    mediator, at_desk = visit(own_demo), visit(own_demo)
    by_hand = visit(own_demo, viewport=PHONE, has_touch=True, is_mobile=True)
    mediator.sit("soc.chief")
    circulate(mediator, 3)
    for head in HEADS:
        page = at_desk.sit(head)
        page.get_by_role("link", name="Read and mark it").click()
        give(page, "Could live with it")

    circulate(mediator, 2)
    page = at_desk.sit("akra.head")
    page = at_desk.go(PAGE)
    groups = page.locator("fieldset.drafts-marks:not(.whole)")
    assert groups.count() > 3
    assert violations(page) == []
    groups.first.locator("input").first.focus()
    for key in "+-=":
        page.keyboard.press(key)
    for place, mark in enumerate(("Better", "Worse", "The same")):
        expect(groups.nth(place).get_by_label(mark)).to_be_checked()
    give(page, "Could not live with it")
    expect(groups.nth(1).get_by_label("Worse")).to_be_checked()

    page = by_hand.sit("selm.head")
    page = by_hand.go(PAGE)
    assert too_wide(page) <= 0
    page.locator("fieldset.drafts-marks label", has_text="Worse").first.tap()
    give(page, "Could live with it")
    expect(page.locator("table.drafts-grid")).not_to_contain_text("Akra")

    page = mediator.go(f"{PAGE}?left=1")
    assert violations(page) == []
    expect(page.locator("main")).to_contain_text("has not reacted")  # Dovra
    expect(page.locator("table.drafts-grid")).to_contain_text("Akra better")
    assert page.locator(".drafts-picture img").evaluate("image => image.complete && image.naturalWidth > 300")
    circulate(mediator, 1)
    page = mediator.go(PAGE)
    page.get_by_role("link", name="Ask the final yes or no").click()
    page.get_by_role("button", name="Ask the final yes or no").click()
    page.locator("#confirm").get_by_role("button", name="Ask the final yes or no").click()
    expect(page.get_by_text("Not every delegation has answered")).to_be_visible()

    page = at_desk.sit("akra.head")
    page.get_by_role("link", name="Read and answer it").click()
    page.get_by_role("link", name="Answer yes or no").click()
    page.get_by_label("No", exact=True).check()
    page.get_by_role("button", name="Give this answer").click()
    page.locator("#confirm").get_by_role("button", name="Give this answer").click()
    expect(page.get_by_text("Not every delegation answered yes")).to_be_visible()
