"""The formats in which a room's text can be saved, each made from the same gathered text."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from goodoffices.documents.html import write_html
from goodoffices.documents.markdown import write_markdown
from goodoffices.documents.pdf import write_pdf
from goodoffices.documents.text import NegotiatingText
from goodoffices.documents.word.writing import write_word
from goodoffices.server.desks.versions import Version

Write = Callable[[NegotiatingText, NegotiatingText | None, tuple[str, ...]], bytes]


class Format(NamedTuple):
    """A file format: how it is called, its ending and media type, whether it marks changes, and what writes it."""

    label: str
    ending: str
    media_type: str
    marks: bool
    write: Write


def _word(text: NegotiatingText, earlier: NegotiatingText | None, languages: tuple[str, ...]) -> bytes:
    return write_word(text, earlier, languages=languages)


def _pdf(text: NegotiatingText, earlier: NegotiatingText | None, languages: tuple[str, ...]) -> bytes:
    return write_pdf(text, earlier, languages=languages)


def _html(text: NegotiatingText, earlier: NegotiatingText | None, languages: tuple[str, ...]) -> bytes:
    return write_html(text, earlier, languages=languages)


def _markdown(text: NegotiatingText, earlier: NegotiatingText | None, languages: tuple[str, ...]) -> bytes:
    return write_markdown(text, languages=languages)


WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FORMATS = {
    "word": Format("Word", "docx", WORD, True, _word),
    "pdf": Format("PDF", "pdf", "application/pdf", True, _pdf),
    "html": Format("HTML", "html", "text/html; charset=utf-8", True, _html),
    "markdown": Format("Markdown", "md", "text/markdown; charset=utf-8", False, _markdown),
}


def written(form: Format, found: Version) -> bytes:
    """The bytes of a version in a format. Raises what the format's writer raises."""
    return form.write(found.text, found.earlier if form.marks else None, found.languages)


def name(form: Format, text: NegotiatingText) -> str:
    """What the file is called: by its talks, its room and the entry that it goes up to."""
    room = "".join(c if c.isalnum() or c in "-." else "-" for c in text.origin.room)
    copy = f"-{text.origin.copy}" if text.origin.copy else ""
    return f"{text.origin.talks}-{room}-{text.origin.entry}{copy}.{form.ending}"
