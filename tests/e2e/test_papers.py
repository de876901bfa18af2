"""Files from and to the pages of the text: a text from elsewhere, sheets, minutes, reports; what words run into."""

import io
import re
from pathlib import Path

import pypdf
import pytest
from docx import Document
from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import Visit
from tests.e2e.visitor import LAPTOP, PHONE, too_wide, violations

pytestmark = pytest.mark.browser
NAVIGATION = "navigation@soc.rapporteur"
SHEET, REPORT = 377, 65


def foreign(folder: Path) -> Path:
    """A Word file that nobody saved here: two headings with words under them, and a header, which is no words."""
    document = Document()
    document.add_heading("Buoys of the channel", 1)
    document.add_paragraph("The channel is marked by buoys from March to November.")
    document.add_heading("Lamps", 1)
    document.add_paragraph("Each Party keeps the lamps on its own shore.")
    document.sections[0].header.paragraphs[0].text = "Draft of the harbour office"
    document.save(str(folder / "channel.docx"))
    return folder / "channel.docx"


def saved(page: Page, link: Locator) -> tuple[str, bytes]:
    """The name and the bytes of a file behind a link."""
    with page.expect_download() as out:
        link.click()
    return out.value.suggested_filename, Path(out.value.path()).read_bytes()


def words(name: str, data: bytes) -> str:
    """All words of a Word or PDF file, white space aside."""
    if name.endswith(".pdf"):
        said = " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)
    else:
        document = Document(io.BytesIO(data))
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        said = " ".join([*(paragraph.text for paragraph in document.paragraphs), *cells])
    return " ".join(said.split())


def readable(page: Page) -> None:
    """Nothing for axe to find, and no page wider than a laptop's window or a phone's."""
    for size in (PHONE, LAPTOP):
        page.set_viewport_size(size)
        assert violations(page) == []
        assert too_wide(page) <= 0


def test_a_text_from_elsewhere_is_shown_and_then_tabled(visit: Visit, tmp_path: Path) -> None:
    visitor = visit()
    page = visitor.sit("soc.rapporteur")
    visitor.go(f"text/?room={NAVIGATION}")
    page.click("text=Take in a text from elsewhere")
    readable(page)
    page.set_input_files("#file", foreign(tmp_path))
    page.select_option("#room", NAVIGATION)
    page.click("text=Show the text that it would be")
    expect(page.locator("main")).to_contain_text("2 points. Nothing of it is entered yet.")
    expect(page.get_by_role("heading", name="Buoys of the channel")).to_be_visible()
    expect(page.locator("main")).to_contain_text("Draft of the harbour office")  # told as what the file has besides
    readable(page)
    page.click("text=Table this text")
    expect(page.locator("main")).to_contain_text("The text stands as entry")
    expect(page.locator("main")).to_contain_text("The channel is marked by buoys from March to November.")
    expect(page.locator("main")).not_to_contain_text("Draft of the harbour office")


def test_a_file_that_is_none_is_refused_with_its_reason(visit: Visit, tmp_path: Path) -> None:
    visitor = visit()
    visitor.refused.add(422)
    page = visitor.sit("soc.rapporteur")
    visitor.go("text/new/")
    broken = tmp_path / "letter.docx"
    broken.write_bytes(b"PK\x03\x04 no archive")
    page.set_input_files("#file", broken)
    page.click("text=Show the text that it would be")
    expect(page.locator("main")).to_contain_text("Not taken in")
    readable(page)


@pytest.mark.parametrize(
    ("path", "named", "holds"),
    [
        (f"synchronization/plenary/{SHEET}/", "sheet|positions", "Akra can live with 10 B and with 10 C."),
        ("rooms/plenary/agreed/", "minutes|agreed", "The level shall be kept between 430.40 and 431.60 metres."),
        (f"reports/{REPORT}/", "report", "Judgement of the delegation"),
    ],
)
def test_a_paper_is_saved_from_its_page_as_word_and_pdf(visit: Visit, path: str, named: str, holds: str) -> None:
    visitor = visit()
    page = visitor.sit("akra.head")
    visitor.go(path)
    readable(page)
    for form, suffix in (("Word", ".docx"), ("PDF", ".pdf")):
        name, data = saved(page, page.get_by_role("link", name=form, exact=True))
        assert name.endswith(suffix)
        assert re.search(named, name), name
        assert holds in words(name, data)
        assert "For the members of this room only: Akra" in words(name, data)


@pytest.mark.parametrize("scripts", [True, False])
def test_words_are_told_what_they_run_into_before_they_are_tabled(visit: Visit, scripts: bool) -> None:
    visitor = visit(java_script_enabled=scripts)
    page = visitor.sit("akra.deputy")
    run = "permit" if scripts else "cost"  # both in the words of alternative A
    for words_of_mine in ("a licence", "any paper"):
        visitor.go(f"points/{NAVIGATION}/6/")
        page.get_by_role("link", name="Change some of its words").first.click()
        page.fill("[name='quote.en']", run)
        page.fill("[name='text.en']", words_of_mine)
        page.get_by_role("button", name="Propose words").click()
        if words_of_mine == "a licence":
            expect(page.locator("main")).to_contain_text("stands as entry")
    expect(page.locator("main")).to_contain_text("What this runs into")
    expect(page.locator("main")).to_contain_text("Nothing has been entered yet.")
    expect(page.locator("main")).to_contain_text("In place of some of the same words stands alternative")
    if scripts:
        readable(page)
    page.get_by_role("button", name="Propose words").click()
    expect(page.locator("main")).to_contain_text("stands as entry")
