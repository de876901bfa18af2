"""PDF: the text of its pages, by pypdf, which limits what a stream may unpack to."""

from __future__ import annotations

import io
import re

from goodoffices.dispatches.opening.page import NO_TEXT, Page
from goodoffices.dispatches.opening.plain import read as read_plain

MOST_PAGES = 300
MOST_LETTERS = 400_000
_HYPHEN = re.compile(r"(?<=\w)-\n(?=[a-zà-ÿ])")
_WRAPPED = re.compile(r"(?<![.!?:”\"’)\n])\n(?![\n•–—-])|(?<=[.!?:”\"’)])\n(?=[a-zà-ÿ])")


def read(data: bytes) -> Page:
    """The text of a PDF, its lines joined to paragraphs; a scan has none."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    notes: list[str] = []
    pages: list[str] = []
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            return Page(notes=(NO_TEXT, "The PDF is locked with a password."))
        for number, page in enumerate(reader.pages):
            if number == MOST_PAGES or sum(map(len, pages)) > MOST_LETTERS:
                notes.append(f"Only the first {number} pages were read; the original is whole.")
                break
            pages.append(page.extract_text())
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError) as error:
        notes.append(f"The PDF is broken after page {len(pages)} ({type(error).__name__}).")
    text = "\n\n".join(joined(page) for page in pages if page.strip())
    return read_plain(text, tuple(notes) if text else (NO_TEXT, *notes))


def joined(page: str) -> str:
    """The lines of a page joined where a sentence goes on.

    >>> joined("The talks open-\\ned on Monday in\\nAubrel.\\nThey go on.")
    'The talks opened on Monday in Aubrel.\\nThey go on.'
    """
    page = "\n".join(line.strip() for line in page.replace("\r", "\n").split("\n"))
    return _WRAPPED.sub(" ", _HYPHEN.sub("", page))
