"""The teacher's page of all tables in a real browser, with a student at each of two tables who sees it happen."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import Visit
from tests.e2e.test_class import Served, two_tables
from tests.e2e.visitor import LAPTOP, PHONE, Visitor, too_wide, violations

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PAGE = "/class/friday/tables/"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with two_tables(tmp_path_factory.mktemp("class-desk")) as found:
        yield found


def at_the_table(served: Served, visit: Visit, name: str) -> Visitor:
    """A student's telephone at the desk of the student's seat, told of news as it comes."""
    phone = visit(served.base, viewport=PHONE, is_mobile=True)
    phone.page.goto("/class/")
    phone.page.fill("#code", served.codes[name])
    phone.page.click("text=Sit down")
    phone.page.wait_for_url("**/class/mine/")
    assert "reads every room" in phone.main.inner_text()
    phone.page.click("text=Go to the table")
    expect(phone.page.locator("#live-state")).to_have_text("live")
    return phone


def test_what_the_teacher_does_at_all_tables_is_seen_at_each(served: Served, visit: Visit) -> None:
    teacher = visit(served.base, viewport=LAPTOP)
    teacher.page.goto(served.link)
    teacher.page.goto(PAGE)
    first, second = teacher.page.locator("#glance-1"), teacher.page.locator("#glance-2")
    expect(first).to_contain_text("0 of 3 here")
    ana, bo = (at_the_table(served, visit, name) for name in ("Ana Li", "Bo Frey"))
    expect(first).to_contain_text("1 of 3 here")  # by itself
    expect(second).to_contain_text("1 of 2 here")

    teacher.page.fill("#note", "Look up, please")
    teacher.page.click("text=Pause all tables")
    expect(teacher.main).to_contain_text("Paused. Tables 1, 2.")
    expect(first).to_contain_text("paused since")
    for phone in (ana, bo):
        expect(phone.page.locator(".strip.paused")).to_contain_text("Look up, please")
    teacher.page.click("text=Let all go on")
    for phone in (ana, bo):
        expect(phone.page.locator(".strip.paused")).to_have_count(0)
    teacher.page.fill("#text", "Ten minutes are left.")
    teacher.page.click("text=Tell all")
    for phone in (ana, bo):
        expect(phone.page.locator(".strip.instructed")).to_contain_text("Ten minutes are left.")
        assert too_wide(phone.page) == 0
        assert violations(phone.page) == []

    inject = teacher.page.locator("#inject-01-axle-box")
    inject.get_by_label("table 2").uncheck()
    inject.get_by_role("button").click()
    expect(teacher.main).to_contain_text("Let in. Table 1.")
    expect(inject).to_contain_text("table 1: let in")
    expect(ana.page.locator("#notice")).to_contain_text("Public record")

    for size in (LAPTOP, PHONE):
        teacher.page.set_viewport_size(size)  # type: ignore[arg-type]
        for path in (PAGE, f"{PAGE}1/"):
            teacher.page.goto(path)
            assert violations(teacher.page) == [], (path, size)
            assert too_wide(teacher.page) == 0, (path, size)

    teacher.page.set_viewport_size(LAPTOP)  # type: ignore[arg-type]
    before = ana.page.url
    ana.refused.add(404)  # its stream asks once more for the seat that it no longer has
    teacher.page.click("text=Begin this table anew")
    teacher.page.click("#confirm-yes")
    expect(teacher.main).to_contain_text("was begun anew: everybody")
    expect(ana.page.locator("#notice")).to_contain_text("you no longer hold this seat here")
    ana.page.click("#notice a")
    ana.troubles[:] = [trouble for trouble in ana.troubles if trouble != "error: [object Event]"]  # of that stream
    ana.page.wait_for_url("**/class/mine/")
    ana.page.click("text=Go to the table")
    expect(ana.page.locator("#live-state")).to_have_text("live")
    assert ana.page.url != before
    expect(ana.page.locator(".strip.instructed")).to_have_count(0)
    expect(bo.page.locator(".strip.instructed")).to_have_count(1)  # the other table goes on
