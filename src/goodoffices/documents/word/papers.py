"""Papers as Word files: stage reports, synchronization sheets, agreed minutes."""

from __future__ import annotations

from datetime import UTC

from docx.document import Document
from docx.text.paragraph import Paragraph as WordParagraph

from goodoffices.documents import wordings
from goodoffices.documents.legible import legible
from goodoffices.documents.paper import Grid, Heading, Paper, Paragraph, Said, digest, fields
from goodoffices.documents.word import elements
from goodoffices.documents.word.furniture import edges
from goodoffices.documents.word.properties import set_properties
from goodoffices.documents.word.saving import saved
from goodoffices.documents.word.styles import blank


def write_paper(paper: Paper) -> bytes:
    """The bytes of a Word file with a paper."""
    sha256, known = digest(paper), fields(paper)
    paper = legible(paper)
    document = blank()
    _put(document.add_paragraph(style="Title"), paper.title)
    for line in paper.edge:
        document.add_paragraph(line, style="Status line")
    edges(document, paper.edge, f"This paper: SHA-256 {sha256}")
    for block in paper.blocks:
        if isinstance(block, Grid):
            _grid(document, block)
        elif isinstance(block, Heading):
            _put(document.add_paragraph(style="Heading 1"), block.words)
        else:
            _put(document.add_paragraph(style=_style(block)), block.words)
    core = document.core_properties
    core.title, core.author, core.last_modified_by = paper.title.words, paper.room, paper.room
    core.created = core.modified = paper.moment.astimezone(UTC).replace(tzinfo=None)
    set_properties(document, known)
    return saved(document)


def _style(block: Paragraph) -> str:
    return "Status line" if block.quiet else "Normal"


def _grid(document: Document, grid: Grid) -> None:
    table = document.add_table(rows=1 + len(grid.rows), cols=len(grid.head), style="Table Grid")
    elements.ruled(table)
    for line in table._tbl.tr_lst:
        line.get_or_add_trPr().append(elements.element("cantSplit"))
    for number, (cells, row) in enumerate(zip(elements.cells(table), (grid.head, *grid.rows), strict=True)):
        for cell, words in zip(cells, row, strict=True):
            _put(cell.paragraphs[0], words, bold=number == 0)
            if number == 0:
                cell._tc.get_or_add_tcPr().append(elements.element("shd", val="clear", color="auto", fill="EEEEEE"))


def _put(paragraph: WordParagraph, said: Said, *, bold: bool = False) -> None:
    run = paragraph.add_run(said.words)
    if bold:
        run.bold = run.font.cs_bold = True
    if said.language:
        rtl = wordings.right_to_left(said.language)
        elements.speaks(run, said.language, rtl)
        if rtl:
            elements.right_to_left(paragraph)
