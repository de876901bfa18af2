"""Working on the text with scripts and without: a few words changed, a file that went out and came back, a screen."""

import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import Visit
from tests.e2e.visitor import LAPTOP, PHONE, too_wide, violations

pytestmark = pytest.mark.browser
TRACK = "navigation@soc.rapporteur"


def edited(sent: Path, was: str, becomes: str) -> Path:
    """A Word file with some of its words changed, and nothing tracked."""
    back = sent.with_name("back.docx")
    with zipfile.ZipFile(sent) as went, zipfile.ZipFile(back, "w") as came:
        for part in went.infolist():
            content = went.read(part)
            if part.filename == "word/document.xml":
                assert was.encode() in content
                content = content.replace(was.encode(), becomes.encode())
            came.writestr(part.filename, content)
    return back


@pytest.mark.parametrize(
    "path",
    [
        f"text/?room={TRACK}&against=20",
        f"points/{TRACK}/6/",
        f"points/{TRACK}/7/screen/",
        f"rooms/{TRACK}/speakers/",
        "text/returned/",
    ],
)
def test_a_page_of_the_text_is_read_at_any_width(visit: Visit, path: str) -> None:
    visitor = visit()
    page = visitor.sit("akra.deputy")
    for size in (LAPTOP, PHONE):
        page.set_viewport_size(size)
        visitor.go(path)
        assert violations(page) == []
        assert too_wide(page) <= 0


def test_a_text_goes_out_as_word_and_its_changes_come_back(visit: Visit, tmp_path: Path) -> None:
    visitor = visit()
    page = visitor.sit("akra.deputy")
    visitor.go(f"text/?room={TRACK}")
    with page.expect_download() as out:
        page.get_by_role("link", name="Word", exact=True).click()
    sent = tmp_path / out.value.suggested_filename
    out.value.save_as(sent)
    page.click("text=Take in an edited Word file")
    page.set_input_files("#file", edited(sent, "scientists", "biologists"))
    page.click("text=Show what it brings")
    expect(page.get_by_role("heading", name="Changes that have their place")).to_be_visible()
    expect(page.locator("main ins")).to_contain_text("biologists")
    expect(page.locator("text=Without a place in the text")).to_have_count(0)
    assert violations(page) == []
    page.click("text=Table what is chosen")
    expect(page.locator("main")).to_contain_text("Entered in the record of Track II")
    visitor.go(f"points/{TRACK}/7/")
    expect(page.locator("main")).to_contain_text("biologists")


def test_a_few_words_are_changed_without_scripts(visit: Visit) -> None:
    visitor = visit(java_script_enabled=False)
    page = visitor.sit("akra.deputy")
    visitor.go(f"points/{TRACK}/6/")
    page.get_by_role("link", name="Change some of its words").first.click()
    page.fill("[name='quote.en']", "free")
    page.fill("[name='text.en']", "free of dues")
    page.get_by_role("button", name="Propose words").click()
    expect(page.locator("main")).to_contain_text("stands as entry")
