"""The files that a room's text can be saved as, each made from the same gathered text."""

from __future__ import annotations

from typing import Final, NamedTuple

from django.http import HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from goodoffices.documents.flat import pages
from goodoffices.documents.formats import MARKS_CHANGES, Progress, write
from goodoffices.documents.text import NegotiatingText
from goodoffices.documents.word.columns import write_columns
from goodoffices.server.desks.versions import Version


class Format(NamedTuple):
    """A sort of file: how it is called, its suffix and media type."""

    label: str | Promise
    suffix: str
    media_type: str


WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
COLUMNS = "columns"
FORMATS = {
    "word": Format("Word", ".docx", WORD),
    COLUMNS: Format(_("Word, a column a party"), ".docx", WORD),
    "pdf": Format("PDF", ".pdf", "application/pdf"),
    "html": Format("HTML", ".html", "text/html; charset=utf-8"),
    "akoma": Format("Akoma Ntoso", ".xml", "application/akn+xml"),
    "markdown": Format("Markdown", ".md", "text/markdown; charset=utf-8"),
}


LONG: Final = {"pdf": 25}
"""Pages of text from which a file takes so long that nobody should wait for the answer; other formats: `LONGEST`."""
LONGEST: Final = 100


def size(found: Version) -> int:
    """About how many pages a version has."""
    return pages(found.text, found.languages)


def long(form: str, size: int) -> bool:
    """Whether writing so many pages takes more than a few seconds."""
    return size > LONG.get(form, LONGEST)


def written(form: str, found: Version, progress: Progress | None = None) -> bytes:
    """The bytes of a version; changes are marked where the format has marks. Raises `pdf.Unprintable`."""
    suffix = FORMATS[form].suffix
    if form == COLUMNS:
        return write_columns(found.text, (*found.languages, "en")[0], progress)
    earlier = found.earlier if suffix in MARKS_CHANGES else None
    return write(suffix, found.text, earlier, languages=found.languages, progress=progress)


def answer(made: bytes, form: str, called: str) -> HttpResponse:
    """A file to be saved."""
    headers = {
        "Content-Disposition": f'attachment; filename="{called}"',
        "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(made, content_type=FORMATS[form].media_type, headers=headers)


def name(form: str, text: NegotiatingText) -> str:
    """What the file is called: by its talks, its room and the entry that it goes up to."""
    room = "".join(c if c.isalnum() or c in "-." else "-" for c in text.origin.room)
    parts = [text.origin.talks, room, str(text.origin.entry), COLUMNS if form == COLUMNS else "", text.origin.copy]
    return "-".join(filter(None, parts)) + FORMATS[form].suffix
