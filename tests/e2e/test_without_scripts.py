"""Without JavaScript: every page can be read, and every form sent."""

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import Visit
from tests.e2e.visitor import PHONE

pytestmark = pytest.mark.browser


def test_the_board_a_form_and_the_menu(visit: Visit) -> None:
    visitor = visit(java_script_enabled=False, viewport=PHONE)
    page = visitor.sit("dovra.deputy")
    page.click("text=Menu")
    page.click("#nav >> text=State of play")
    expect(page.locator("#point-9")).to_contain_text("Waters around the Island")
    expect(page.locator("#live-state")).to_have_text("not live: reload to see what is new")
    expect(page.locator("[data-needs-js]").first).to_be_hidden()
    page.click("#point-6a a")
    page.click("main >> text=Propose words")
    page.fill("[name='text.fr']", "L’éclusier décide.")
    page.click("button.main")
    expect(page.locator("main")).to_contain_text("L’éclusier décide.")


def test_a_further_row_is_added_and_what_was_typed_stays(visit: Visit) -> None:
    visitor = visit(java_script_enabled=False)
    visitor.sit("dovra.head")
    page = visitor.go("rooms/plenary/act/TakeStance/?point=10")
    page.check("[name=stance][value=accept]")
    page.fill("[name='conditions.0.conduct']", "the road at Talven stays open")
    rows = page.locator("[name^='conditions.'][name$='.conduct']")
    before = rows.count()
    page.click("button[name=more][value=conditions]")
    expect(rows).to_have_count(before + 1)
    expect(page.locator("[name='conditions.0.conduct']")).to_have_value("the road at Talven stays open")
    expect(page.locator("[name=stance][value=accept]")).to_be_checked()


def test_a_principal_answers(visit: Visit) -> None:
    visitor = visit(java_script_enabled=False, viewport=PHONE)
    page = visitor.sit("akra.capital.principal")
    asked = page.locator("article.decision", has_text="May the two boats")
    asked.get_by_role("button", name="Refuse").click()
    expect(page.locator("[name=answer][value=refuse]")).to_be_checked()
    page.get_by_label("refer: ask me before you accept").check()
    page.click("button.main")
    expect(page.locator(".said.success")).to_contain_text("stands as entry")
    visitor.go()
    expect(asked).to_have_count(0)
