"""Papers: the columns of a text, synchronization sheets, minutes and stage reports, each from what its readers see."""

from __future__ import annotations

import io

import pypdf
import pytest
from docx import Document
from docx.oxml.ns import qn

from goodoffices.documents.gathering import gathered
from goodoffices.documents.html_paper import write_paper_html
from goodoffices.documents.minutes import minutes_paper
from goodoffices.documents.paper import Heading, Paper, digest
from goodoffices.documents.pdf import write_paper_pdf
from goodoffices.documents.provenance import claimed
from goodoffices.documents.sheets import sheet_paper
from goodoffices.documents.stage_reports import report_paper
from goodoffices.documents.word.columns import write_columns
from goodoffices.documents.word.papers import write_paper
from goodoffices.documents.word.reading import read_word
from goodoffices.talks.act import PLENARY
from tests.documents import sample
from tests.documents.gathered import TEXT, put
from tests.talks.world import AKRA, CAPITAL, CHIEF, DORN, SELM, SOC, TALKS, World, en, founded


def lines(paper: Paper) -> list[str]:
    """All that is written on a paper, as a Word file has it."""
    return [read.text() for read in read_word(write_paper(paper)).paragraphs if read.text()]


def table() -> tuple[World, int]:
    world = founded(third=True)
    return world, world.propose(SOC, text=TEXT)


def test_each_party_has_its_own_text_and_the_chair_its_compromise() -> None:
    world, base = table()
    sixty = put(world, AKRA, base, "30", "60")
    put(world, DORN, sixty, "60", "61", base=TEXT.replace("30", "60"))
    world.propose(SELM, text="No level is kept.")
    world.stance(SELM, base, "oppose")
    text = gathered(world.play(AKRA), PLENARY, TALKS, world.now)
    cells = [r.text() for r in read_word(write_columns(text, "en")).paragraphs if r.cell]
    first = cells[: cells.index("Akra", 1)] if cells.count("Akra") > 1 else cells
    assert first[:4] == ["Akra", "Selm", "Dorn", "Compromise of the chair"]
    assert first[4:] == [
        *("B: " + TEXT.replace("30", "60"), "proposes B"),
        *("D: No level is kept.", "proposes D; opposes A"),
        *("C: " + TEXT.replace("30", "61"), "proposes C"),
        "A: " + TEXT,
    ]


def test_titles_and_heads_of_columns_are_set_in_the_direction_of_their_language() -> None:
    text = sample.lake()._replace(title={"ar": "اتفاق"})
    found = Document(io.BytesIO(write_columns(text, "ar")))
    title = next(paragraph for paragraph in found.paragraphs if paragraph.style.name == "Title")
    head, *_, chair = found.tables[0].rows[0].cells
    assert [p._p.pPr.find(qn("w:bidi")) is not None for p in (title, head.paragraphs[0], chair.paragraphs[0])] == [
        True,
        True,
        False,
    ]
    properties = [child.tag for child in found.tables[0]._tbl.tblPr]
    order = [qn(f"w:{name}") for name in ("tblStyle", "bidiVisual", "tblW", "tblCellMar", "tblLook")]
    assert properties == [tag for tag in order if tag in properties]


def test_no_party_is_given_the_words_of_what_is_agreed() -> None:
    world = founded()
    world.agree()
    text = gathered(world.play(AKRA), PLENARY, TALKS, world.now)
    found = read_word(write_columns(text, "en"))
    agreed = text.points[0].offered[0].words["en"]
    assert [r.cell for r in found.paragraphs if r.text() == agreed] == [0]


def test_a_sheet_says_what_each_party_declares_and_whether_its_head_confirms_it() -> None:
    world = founded()
    sheet = world.do(SOC, PLENARY, "OpenSynchronization", title=en("Positions"), points=["1", "2"], after="round one")
    mine = world.do(AKRA, PLENARY, "DeclarePosition", sheet=sheet, point="1", party="akra", words=en("We accept."))
    world.do(AKRA, PLENARY, "ConfirmPosition", position=mine)
    world.do(SELM, PLENARY, "DeclarePosition", sheet=sheet, point="1", party="selm", words=en("We wait."))
    paper = sheet_paper(world.play(AKRA), PLENARY, TALKS, sheet, world.now)
    said = lines(paper)
    assert {"We accept.", "We wait.", f"confirmed by its head (entry {mine + 1})", "not confirmed by its head"} <= {
        *said
    }
    assert said.count("nothing declared") == 2
    with pytest.raises(KeyError):
        sheet_paper(world.play(AKRA), PLENARY, TALKS, sheet + 1, world.now)


def test_minutes_hold_what_is_agreed_and_tell_the_rest_apart() -> None:
    world = founded()
    wording = world.agree("1")
    world.propose(point="2")
    world.do(AKRA, PLENARY, "Undertake", to=["selm"], what=en("Readings of May."), due="2027-06-01")
    words = world.room().alternatives.words("1", wording)
    said = lines(minutes_paper(world.play(AKRA), PLENARY, TALKS, world.now))
    assert words is not None
    assert words.text["en"] in said
    assert any(line.startswith("Not agreed: 2 (proposed)") for line in said)
    assert {"Undertakings", "Readings of May.", "2027-06-01"} <= {*said}
    assert "Undertakings" not in lines(
        minutes_paper(world.play(AKRA), PLENARY, TALKS, world.now, since=world.room().number)
    )


def test_a_stage_report_keeps_facts_apart_from_judgement() -> None:
    world = founded()
    world.open(AKRA, "capital")
    report = world.do(
        AKRA,
        CAPITAL,
        "ReportStage",
        title=en("After the first round"),
        facts=[{"text": en("Three points are tabled.")}],
        judgement=en("They want more."),
        decisions=[{"question": en("May we wait?"), "recommendation": en("Yes.")}],
    )
    paper = report_paper(world.play(AKRA), CAPITAL, TALKS, report, world.now)
    headings = [block.words.words for block in paper.blocks if isinstance(block, Heading)]
    assert headings == ["Recorded facts", "Judgement of the delegation", "Decisions wanted"]
    assert {"1. Three points are tabled.", "They want more.", "1. May we wait?", "not answered"} <= {*lines(paper)}
    assert "For the members of this room only: Akra" in " ".join(paper.edge)
    with pytest.raises(KeyError):
        report_paper(world.play(SELM), CAPITAL, TALKS, report, world.now)
    with pytest.raises(KeyError):
        report_paper(world.play(CHIEF), CAPITAL, TALKS, report, world.now)


def test_every_page_says_which_talks_and_room_it_is_of_and_for_whom() -> None:
    world, _ = table()
    text = gathered(world.play(AKRA), PLENARY, TALKS, world.now)
    for data in (write_columns(text, "en"), write_paper(minutes_paper(world.play(AKRA), PLENARY, TALKS, world.now))):
        (head, foot) = read_word(data).around
        assert head.startswith("Talks · Plenary · 2027-03-01, as of entry 18 — ")
        assert "For the members of this room only: Akra, Selm, Dorn" in head
        assert foot.startswith("Page # of #")


def minutes() -> Paper:
    world = founded()
    world.agree("1")
    world.do(AKRA, PLENARY, "Undertake", to=["selm"], what=en("Readings\x01 of May <b>."), due="2027-06-01")
    return minutes_paper(world.play(AKRA), PLENARY, TALKS, world.now)


def test_a_paper_is_the_same_words_in_word_and_in_pdf() -> None:
    paper = minutes()
    reader = pypdf.PdfReader(io.BytesIO(write_paper_pdf(paper)))
    whole = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    for line in lines(paper)[1:]:
        assert " ".join(line.split()) in whole, line
    assert "Readings␁ of May <b>." in whole
    assert "page 1 of" in whole
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]


def test_a_paper_says_in_every_format_of_which_record_it_is_and_its_digest() -> None:
    paper = minutes()
    word = read_word(write_paper(paper))
    told = {key.removeprefix("/").lower(): value for key, value in _information(paper).items()}
    assert {key.lower(): value for key, value in word.properties.items()}.items() <= told.items()
    assert word.properties["GoodOfficesEntry"] == str(paper.entry)
    assert word.properties["GoodOfficesPaperSHA256"] == digest(paper)
    assert digest(paper) in word.around[-1]
    assert digest(paper).encode() in write_paper_html(paper)
    assert digest(paper._replace(blocks=paper.blocks[:-1])) != digest(paper)
    assert claimed(word.properties) is None  # it is no text of points, and is never read back as one


def _information(paper: Paper) -> dict[str, str]:
    return dict(pypdf.PdfReader(io.BytesIO(write_paper_pdf(paper))).metadata or {})


def test_the_same_paper_is_the_same_bytes() -> None:
    paper = minutes()
    assert write_paper(paper) == write_paper(paper)
    assert write_paper_pdf(paper) == write_paper_pdf(paper)
