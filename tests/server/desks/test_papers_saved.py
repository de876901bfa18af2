"""Sheets, minutes and stage reports as files, each from its page, for those who read the page and for nobody else."""

import io
import re

import pypdf
import pytest

from goodoffices.documents import pdf
from goodoffices.documents.word.reading import read_word
from goodoffices.server.desks import saved
from tests.server.desks.conftest import Reader
from tests.server.desks.script import AKRA, CHIEF, SELM, SOC, TRACK
from tests.server.desks.test_point import plain


def words(answer: object, form: str) -> str:
    """The words of a file, white space aside."""
    data = answer.content  # type: ignore[attr-defined]
    if form == "word":
        return " ".join(" ".join(read.text() for read in read_word(data).paragraphs).split())
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages).split())


@pytest.mark.parametrize("form", list(saved.WRITERS))
def test_a_sheet_is_saved_from_its_page_and_is_the_same_for_all(reader: Reader, form: str) -> None:
    where = f"synchronization/plenary/{reader.script.sheet}/"
    assert f'{where}{form}/"' in reader.text(AKRA, where)
    answers = [reader.get(seat, f"{where}{form}/") for seat in (AKRA, SELM, SOC)]
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.content for answer in answers}) == 1
    assert re.search(r'filename="river-plenary-positions-\d+\.(docx|pdf)"', answers[0].headers["Content-Disposition"])
    assert "1.6, in any year." in words(answers[0], form)


@pytest.mark.parametrize("form", list(saved.WRITERS))
def test_minutes_are_read_on_a_page_and_saved_from_it(reader: Reader, form: str) -> None:
    page = reader.text(AKRA, "rooms/plenary/agreed/")
    assert f'rooms/plenary/agreed/{form}/"' in page
    answer = reader.get(AKRA, f"rooms/plenary/agreed/{form}/")
    assert answer.status_code == 200
    said = plain(page)
    for line in ("Points agreed", "Not agreed:"):
        assert line in said
        assert line in words(answer, form)
    assert "rooms/plenary/agreed/" in reader.text(AKRA, "rooms/plenary/")


def test_minutes_since_an_entry_leave_out_what_was_declared_before(reader: Reader) -> None:
    last = reader.script.registry.play("river", AKRA).rooms["plenary"].number
    assert "Undertakings" in plain(reader.text(AKRA, "rooms/plenary/agreed/"))
    shorter = reader.text(AKRA, f"rooms/plenary/agreed/?since={last}")
    assert "<h2>Undertakings" not in shorter
    assert f"agreed/word/?since={last}" in shorter
    assert "none of them" in plain(reader.text(AKRA, "rooms/plenary/agreed/?since=99999"))


@pytest.mark.parametrize("form", list(saved.WRITERS))
def test_a_report_is_saved_by_its_own_capital_alone(reader: Reader, form: str) -> None:
    where = f"reports/{reader.script.stage}/"
    assert f'{where}{form}/"' in reader.text(AKRA, where)
    answer = reader.get(AKRA, f"{where}{form}/")
    assert answer.status_code == 200
    assert "Selm will pay for a figure." in words(answer, form)
    for seat in (SELM, SOC, CHIEF, "public"):
        assert reader.get(seat, f"{where}{form}/").status_code == 404


def test_a_paper_of_a_hidden_room_is_none(reader: Reader) -> None:
    nothing = reader.get(CHIEF, "rooms/no@where/agreed/word/")
    assert nothing.status_code == 404
    assert reader.get(CHIEF, f"rooms/{TRACK}/agreed/word/").content == nothing.content
    assert reader.get(CHIEF, f"rooms/{TRACK}/agreed/").status_code == 404
    for path in ("synchronization/plenary/9999/word/", "reports/9999/pdf/", "rooms/plenary/agreed/html/"):
        assert reader.get(AKRA, path).status_code == 404


def test_where_no_pdf_can_be_made_the_page_says_so(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(paper: object) -> bytes:
        raise pdf.Unprintable(pdf.WANTING)

    monkeypatch.setitem(saved.WRITERS, "pdf", none)
    answer = reader.get(AKRA, "rooms/plenary/agreed/pdf/")
    assert answer.status_code == 302
    assert "No PDF can be made on this server now" in reader.text(AKRA, "rooms/plenary/agreed/")
