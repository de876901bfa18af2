"""What stands around the text in a Word file: title, origin, legend, header and footer on every page."""

from __future__ import annotations

from collections.abc import Sequence

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt, RGBColor

from goodoffices.documents import wordings
from goodoffices.documents.text import NegotiatingText
from goodoffices.documents.word.elements import field


def furnish(
    document: Document, text: NegotiatingText, earlier: NegotiatingText | None, languages: Sequence[str]
) -> None:
    """Begin a document: everything but the points."""
    origin, language = text.origin, languages[0]
    title = text.title.get(language) or next(iter(text.title.values()), origin.talks)
    document.add_paragraph(title, style="Title")
    audience = ", ".join(text.name(party, language) for party in origin.audience)
    where = f"{_first(origin.talks_name, origin.talks)} · {_first(origin.room_name, origin.room)}"
    lines = [
        f"{where} · {origin.moment:%Y-%m-%d}, as of entry {origin.entry}",
        f"{origin.commitment}. For the members of this room: {audience or 'the public'}.",
    ]
    if earlier is not None:
        lines.append(f"Changes are marked against entry {earlier.origin.entry} of {earlier.origin.moment:%Y-%m-%d}.")
    for line in lines:
        document.add_paragraph(line, style="Status line")
    _legend(document)
    _edges(document, text, lines)


def _legend(document: Document) -> None:
    line = document.add_paragraph(style="Status line")
    for status, shape in wordings.SHAPES.items():
        run = line.add_run(f"{shape} {status}   ")
        run.font.color.rgb = RGBColor.from_string(wordings.COLOURS[status])


def _edges(document: Document, text: NegotiatingText, lines: Sequence[str]) -> None:
    """The header and the footer of every page."""
    origin, section = text.origin, document.sections[0]
    head = section.header.paragraphs[0]
    head.add_run(" — ".join(lines[:2])).font.size = Pt(8)
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.LEFT
    foot.add_run("Page ").font.size = Pt(8)
    field(foot, "PAGE")
    foot.add_run(" of ").font.size = Pt(8)
    field(foot, "NUMPAGES")
    foot.add_run(f"   Text: SHA-256 {origin.sha256}").font.size = Pt(7)


def _first(texts: dict[str, str], otherwise: str) -> str:
    return next(iter(texts.values()), otherwise)
