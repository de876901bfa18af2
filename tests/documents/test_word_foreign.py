"""Word files from elsewhere as new texts."""

from __future__ import annotations

import io

import pytest
from docx import Document
from docx.document import Document as Opened

from goodoffices.documents.fresh import FreshPoint
from goodoffices.documents.word.elements import Ids, changed
from goodoffices.documents.word.foreign import as_text, fresh
from goodoffices.documents.word.opening import Unreadable
from goodoffices.talks.act import PLENARY
from tests.documents import sample
from tests.talks.world import SOC, founded


def saved(document: Opened) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def treaty() -> Opened:
    document = Document()
    document.add_paragraph("Treaty on the Ondrel", style="Title")
    document.add_paragraph("The Parties, meeting at Mirna,")
    document.add_heading("Article 1 – Level", 1)
    document.add_paragraph("The level is kept.")
    document.add_paragraph("It is read daily.")
    document.add_heading("Readings", 2)
    document.add_paragraph("Each reading is published.")
    document.add_heading("Article 2. Commission", 1)
    return document


def said(points: tuple[FreshPoint, ...]) -> list[tuple[str, str]]:
    return [(point.title.get("und", ""), point.words.get("und", "")) for point in points]


def test_headings_are_points_and_what_stands_under_them_their_words() -> None:
    found = fresh(saved(treaty()))
    assert found.title == {"und": "Treaty on the Ondrel"}
    assert said(found.points) == [
        ("", "The Parties, meeting at Mirna,"),
        ("Level", "The level is kept.\nIt is read daily.\nReadings\nEach reading is published."),
        ("Commission", ""),
    ]
    assert found.left_out == ()


def test_numbered_paragraphs_are_points_where_there_are_no_headings() -> None:
    document = Document()
    for line in (
        "Draft",
        "1. Level",
        "The level is kept.",
        "2. Each Party states its use every month.",
        "(a) by post;",
    ):
        document.add_paragraph(line)
    assert said(fresh(saved(document)).points) == [
        ("", "Draft"),
        ("Level", "The level is kept."),
        ("", "Each Party states its use every month.\n(a) by post;"),
    ]
    listed = Document()
    for line in ("Level", "Commission"):
        listed.add_paragraph(line, style="List Number")
    with pytest.raises(Unreadable, match="no headings"):
        fresh(saved(Document()))


def test_what_is_no_words_is_told() -> None:
    document = treaty()
    run = document.add_paragraph("Words ").add_run("struck")
    run.font.strike = True
    paragraph = document.add_paragraph()
    inserted = changed("ins", Ids(), "Akra", sample.MOMENT)
    inserted.append(paragraph.add_run("In force at once.")._r)
    paragraph._p.append(inserted)
    document.add_comment(run, "Really?", author="Akra")
    document.sections[0].header.paragraphs[0].text = "Confidential"
    assert fresh(saved(document)).left_out == (
        "tracked changes, read as accepted",
        "a line through words that are not deleted: struck",
        "a comment of Akra: Really?",
        "a header or footer: Confidential",
    )


def test_a_new_text_is_tabled() -> None:
    world = founded()
    act = as_text(fresh(saved(treaty())), "en", "treaty")
    fields = {
        "title": act.title,
        "points": [{"point": p.point, "title": p.title, "text": p.text} for p in act.points],
    }
    world.do(SOC, PLENARY, "TableText", **fields)
    assert world.room().points.points["2"].title == {"en": "Level"}
    assert as_text(fresh(saved(treaty())), "en", "treaty", "water.").points[0].point == "water.1"
