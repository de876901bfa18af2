"""Elements of WordprocessingML that python-docx has no words for: bookmarks, tracked changes, fields, directions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import count

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Length
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from docx.types import ProvidesStoryPart

from goodoffices.documents import wordings

Element = BaseOxmlElement


def element(tag: str, /, **attributes: str) -> Element:
    """An element `w:tag` with attributes of the same namespace."""
    made = OxmlElement(f"w:{tag}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


class Ids:
    """Numbers for bookmarks and for changes, each unique in its document."""

    def __init__(self) -> None:
        self._next: Iterator[int] = count(1)

    def __call__(self) -> str:
        return str(next(self._next))


def last_paragraph(document: Document, style: str = "") -> Paragraph:
    """A new paragraph at the end of a document, with a style by its id.

    python-docx looks through all before it for each one that it adds: a long text would take minutes.
    """
    made, body = OxmlElement("w:p"), document.element.body
    body.sectPr.addprevious(made)
    return _paragraph(made, style, document._body)


def last_in_cell(cell: _Cell, style: str = "") -> Paragraph:
    """A new paragraph at the end of a cell, with a style by its id."""
    made = OxmlElement("w:p")
    cell._tc.append(made)
    return _paragraph(made, style, cell)


def cells(table: Table) -> list[list[_Cell]]:
    """The cells of a table none of which are merged, by rows.

    python-docx counts all cells anew for each one that it is asked for: a long table would take minutes.
    """
    return [[_Cell(cell, table) for cell in row.tc_lst] for row in table._tbl.tr_lst]


def _paragraph(made: Element, style: str, parent: ProvidesStoryPart) -> Paragraph:
    if style:
        made.get_or_add_pPr().get_or_add_pStyle().val = style
    return Paragraph(made, parent)


def begin_bookmark(paragraph: Paragraph, ids: Ids, name: str) -> str:
    """Begin a bookmark at the end of a paragraph; returns the number with which to end it."""
    number = ids()
    paragraph._p.append(element("bookmarkStart", id=number, name=name))
    return number


def end_bookmark(paragraph: Paragraph, number: str) -> None:
    """End a bookmark at the end of a paragraph."""
    paragraph._p.append(element("bookmarkEnd", id=number))


def changed(kind: str, ids: Ids, author: str, moment: datetime | None) -> Element:
    """A container for runs that were inserted (`ins`), deleted (`del`), moved away (`moveFrom`) or here (`moveTo`)."""
    made = element(kind, id=ids(), author=author)
    if moment is not None:
        made.set(qn("w:date"), moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))
    return made


def mark_paragraph_end(paragraph: Paragraph, change: Element) -> None:
    """Say that the end of a paragraph itself was inserted or deleted."""
    properties = paragraph._p.get_or_add_pPr()
    run_properties = properties.find(qn("w:rPr"))
    if run_properties is None:
        run_properties = element("rPr")
        properties.append(run_properties)
    run_properties.append(change)


def as_deleted(run: Run) -> None:
    """Turn the text of a run into deleted text."""
    for text in run._r.findall(qn("w:t")):
        text.tag = qn("w:delText")


def right_to_left(paragraph: Paragraph) -> None:
    """Set a paragraph from right to left."""
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(element("bidi"), *_AFTER_BIDI)


def from_right_to_left(table: Table) -> None:
    """Set a table from right to left: its first column stands on the right."""
    table._tbl.tblPr.find(qn("w:tblStyle")).addnext(element("bidiVisual"))


def ruled(table: Table) -> None:
    """Room above the words of each cell, as there is below them; the head goes with the first row, and on each page."""
    room = element("tblCellMar")
    room.append(element("top", w="60", type="dxa"))
    table._tbl.tblPr.find(qn("w:tblLook")).addprevious(room)
    head = table._tbl.tr_lst[0]
    head.get_or_add_trPr().append(element("tblHeader"))
    for cell in head.tc_lst:
        cell.p_lst[0].get_or_add_pPr().get_or_add_keepNext().val = True


def in_its_language(paragraph: Paragraph, language: str) -> None:
    """Say in which language a heading is, and set it from right to left where that is written so."""
    rtl = wordings.right_to_left(language)
    for run in paragraph.runs:
        speaks(run, language, rtl)
    if rtl:
        right_to_left(paragraph)


def styled(run: Run, style: str) -> None:
    """Give a run a character style by its id: thousands of look-ups by name would cost seconds."""
    run._r.get_or_add_rPr().get_or_add_rStyle().val = style


def speaks(run: Run, language: str, rtl: bool) -> None:
    """Say in which language a run is, for spelling and hyphenation, and its direction."""
    properties = run._r.get_or_add_rPr()
    if rtl:
        properties.append(element("rtl"))
    properties.append(element("lang", bidi=language) if rtl else element("lang", val=language))


def field(paragraph: Paragraph, code: str, size: Length) -> None:
    """A field that the word processor fills in: PAGE, NUMPAGES."""
    for kind in ("begin", "instr", "end"):
        run = paragraph.add_run()
        run.font.size = size
        if kind == "instr":
            text = element("instrText")
            text.text = code
            run._r.append(text)
        else:
            run._r.append(element("fldChar", fldCharType=kind))


_AFTER_BIDI = (
    "w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:mirrorIndents",
    "w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment", "w:textboxTightWrap", "w:outlineLvl", "w:divId",
    "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange",
)  # fmt: skip
