"""What stands around the text in a Word file: title, origin, legend, header and footer on every page."""

from __future__ import annotations

from collections.abc import Sequence

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt, RGBColor

from goodoffices.documents import face, wordings
from goodoffices.documents.text import NegotiatingText
from goodoffices.documents.word.elements import field, in_its_language


def furnish(
    document: Document, text: NegotiatingText, earlier: NegotiatingText | None, languages: Sequence[str]
) -> None:
    """Begin a document of a text: everything but the points."""
    language = languages[0]
    begin(document, text, language)
    lines = origin_lines(text, language)
    for line in filter(None, (*lines, face.copy_of(text, language), face.against(earlier) if earlier else "")):
        document.add_paragraph(line, style="Status line")
    _legend(document)
    edges(document, lines, f"Text: SHA-256 {text.origin.sha256}")


def begin(document: Document, text: NegotiatingText, language: str) -> None:
    """The title of the text, in its own direction."""
    paragraph = document.add_paragraph(face.title(text, language), style="Title")
    if language in text.title:
        in_its_language(paragraph, language)


def origin_lines(text: NegotiatingText, language: str) -> list[str]:
    """Talks, room and date; how far the text has come and whom the document is for: on every page."""
    commitment = text.origin.commitment
    return [
        f"{face.where(text, language)} · {face.as_of(text)}",
        f"{commitment[:1].upper()}{commitment[1:]}. {face.audience(text, language)}.",
    ]


def _legend(document: Document) -> None:
    line = document.add_paragraph(style="Status line")
    for status, shape in wordings.SHAPES.items():
        run = line.add_run(f"{shape} {status}   ")
        run.font.color.rgb = RGBColor.from_string(wordings.COLOURS[status])


def edges(document: Document, lines: Sequence[str], last: str = "") -> None:
    """The header and the footer of every page."""
    section = document.sections[0]
    head = section.header.paragraphs[0]
    head.add_run(" — ".join(lines)).font.size = Pt(8)
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.LEFT
    foot.add_run("Page ").font.size = Pt(8)
    field(foot, "PAGE", Pt(8))
    foot.add_run(" of ").font.size = Pt(8)
    field(foot, "NUMPAGES", Pt(8))
    if last:
        foot.add_run(f"   {last}").font.size = Pt(7)
