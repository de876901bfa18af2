"""The public record in a browser: a report is read and its claims decided, and the chronology tells them."""

from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import Visit
from tests.e2e.visitor import ABU_DHABI, LAPTOP, PHONE, too_wide, violations

pytestmark = pytest.mark.browser
FILING = "secretariat.filing"
SHEET = {"width": 794, "height": 1123}  # A4 at 96 to the inch
STORY = """date 2026-02-06 Talks in Abu Dhabi pause until next week

Ukraine, Russia and the United States paused their talks in Abu Dhabi on Thursday, officials said.

"We have gone through every track, and we go on," Rustem Umerov told reporters on Thursday. A third round of talks is
planned for February 12, he said, adding that the work had been constructive.

The Kremlin declined to comment. Nobody said who would lead the delegations, or how long the pause was to last.
"""


def test_what_a_report_says_is_decided_one_by_one_and_told_in_the_chronology(visit: Visit, own_demo: str) -> None:
    filer = visit(own_demo)
    filer.sit(FILING, ABU_DHABI)
    page = filer.go("dispatches/")
    again = STORY.replace("officials said", "officials told us")
    sent = [{"name": f"{n}.txt", "mimeType": "text/plain", "buffer": s.encode()}
            for n, s in enumerate((STORY, again))]  # fmt: skip
    for one in sent:
        page.set_input_files("#files", [one])
        page.click("text=File them")
        page.wait_for_url("**/dispatches/?filed=*")
    expect(page.locator("article.fresh")).to_contain_text("A version of entry")
    page.locator("article", has_text="Talks in Abu Dhabi pause").last.get_by_role("link", name="Decide what").click()
    page.wait_for_url("**/dispatches/*/")
    assert violations(page) == []
    marks = page.locator(".marked mark")
    expect(marks.first).to_be_visible()
    expect(page.locator(".marked sup a").first).to_have_text("1")  # not by colour alone
    quoted = page.locator("fieldset", has_text="We have gone through every track").first
    expect(quoted).to_contain_text("Rustem Umerov")
    before = page.locator("fieldset").count()
    assert before >= 4
    quoted.get_by_label("Accept").check()
    page.locator("fieldset", has_text="declined to comment").first.get_by_label("Drop").check()
    page.get_by_role("button", name="Enter what was decided").click()
    expect(filer.main).to_contain_text("Recorded: entry")
    assert page.locator("form fieldset").count() < before
    told = filer.go("chronology/?known=2026-02-06&speaker=Rustem+Umerov")
    expect(told.locator("main")).to_contain_text("We have gone through every track, and we go on")
    assert "declined to comment" not in told.locator("main").inner_text()
    assert "every track" not in filer.go("chronology/?known=2026-02-05").locator("main").inner_text()
    assert "every track" not in filer.go("chronology/?known=2026-02-04").locator("main").inner_text()


@pytest.mark.parametrize("size", [LAPTOP, PHONE, SHEET], ids=["desktop", "phone", "print"])
def test_the_chronology_fits_what_it_is_read_on(visit: Visit, size: dict[str, int]) -> None:
    reader = visit(viewport=size)
    reader.sit("public", ABU_DHABI)
    page = reader.go("chronology/?known=2026-02-04")
    if size is SHEET:
        page.emulate_media(media="print")
        expect(page.locator("form:visible, button:visible, .nav:visible")).to_have_count(0)
    else:
        assert violations(page) == []
    assert too_wide(page) <= 0
    for words in (
        "As it was known at the end of 4 February 2026",
        "Before: 1 February 2026. The date moved. Nothing on this record says that it was put off, or why.",
        "Where accounts differ",
        "may include it",
    ):
        expect(reader.main).to_contain_text(words)
    picture = page.locator("main img")
    expect(picture).to_be_visible()
    assert picture.evaluate("image => image.naturalWidth") > 0
    assert picture.get_attribute("alt")


def test_the_picture_is_saved_as_svg(visit: Visit) -> None:
    reader = visit()
    reader.sit("public", ABU_DHABI)
    page = reader.go("chronology/?known=2026-02-04")
    with page.expect_download() as saving:
        page.get_by_role("link", name="Save the picture").click()
    assert saving.value.suggested_filename == f"{ABU_DHABI}-rounds.svg"
    drawn = ElementTree.parse(Path(saving.value.path())).getroot()
    assert drawn.tag == "{http://www.w3.org/2000/svg}svg"
    assert "tentative" in "".join(drawn.itertext())
