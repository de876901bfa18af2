"""Press reports dropped on the page: filed a few at a time, with scripts and without, and saved again as they came."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import Visit
from tests.e2e.visitor import ABU_DHABI, PHONE, too_wide, violations

pytestmark = pytest.mark.browser
FILING = "secretariat.filing"
STORY = "date 2026-02-06 Talks go on, no. {}\n\nThe peace talks went on in Abu Dhabi on Friday, somebody said.\n"
DROP = """([selector, files]) => {
  const carried = new DataTransfer();
  for (const [name, words] of files) carried.items.add(new File([words], name));
  const drop = new DragEvent("drop", { dataTransfer: carried, bubbles: true, cancelable: true });
  document.querySelector(selector).dispatchEvent(drop);
}"""


def test_reports_that_are_dropped_are_filed_and_what_is_not_filed_is_said(visit: Visit, own_demo: str) -> None:
    filer = visit(own_demo)
    filer.sit(FILING, ABU_DHABI)
    page = filer.go("dispatches/")
    assert violations(page) == []
    page.evaluate(DROP, ["[data-drop]", [(f"{n}.txt", STORY.format(n)) for n in range(45)]])
    page.click("text=File them")
    page.wait_for_url("**/dispatches/?filed=*")
    expect(filer.main).to_contain_text("Talks go on, no. 44")
    expect(page.locator("article.fresh").first).to_contain_text("Just filed")
    page.evaluate(DROP, ["[data-drop]", [("a.txt", STORY.format(99)), ("b.zip", "PK\x03\x04"), ("c.txt", "No date.")]])
    page.click("text=File them")
    expect(page.locator("[data-filing-state]")).to_contain_text("3 of 3 sent")
    expect(page.locator("[data-filing-state] .said")).to_have_count(2)
    page.fill("#q", "“no. 99” FRIDAY")
    page.press("#q", "Enter")
    expect(page.locator("article.claim")).to_have_count(1)
    with page.expect_download() as saving:
        page.click("text=Save the original")
    assert Path(saving.value.path()).read_text() == STORY.format(99)
    assert saving.value.suggested_filename.endswith(".txt")


def test_reports_are_filed_without_scripts_too(visit: Visit, own_demo: str, tmp_path: Path) -> None:
    filer = visit(own_demo, java_script_enabled=False, viewport=PHONE)
    filer.sit(FILING, ABU_DHABI)
    page = filer.go("dispatches/")
    files = []
    for n in range(2):
        files.append(tmp_path / f"{n}.txt")
        files[n].write_text(STORY.format(n))
    page.set_input_files("#files", files)
    page.click("text=File them")
    expect(page.locator(".said.success")).to_contain_text("Filed in the public record: entries")
    expect(page.locator("article.fresh")).to_have_count(2)


def test_the_page_fits_a_phone(visit: Visit) -> None:
    reader = visit(viewport=PHONE)
    reader.sit("public", ABU_DHABI)
    page = reader.go("dispatches/")
    assert too_wide(page) == 0
    expect(page.locator("[data-filing]")).to_have_count(0)
    expect(reader.main).to_contain_text("News.Az")
