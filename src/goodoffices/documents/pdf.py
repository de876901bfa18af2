"""A negotiating text, or a paper, as a tagged PDF (PDF/UA-1), laid out by WeasyPrint from its HTML file."""

from __future__ import annotations

import hashlib
import logging
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Final

from goodoffices.documents.flat import pages
from goodoffices.documents.html import write_html
from goodoffices.documents.html_paper import write_paper_html
from goodoffices.documents.paper import Paper
from goodoffices.documents.text import NegotiatingText
from goodoffices.phrases import phrase

_PAGE: Final = re.compile(r"^Step 5 .*Page (\d+)")


class Unprintable(Exception):
    """No PDF can be made on this machine. The message says what is wanting."""


WANTING = phrase(
    "A PDF is laid out by Pango, which this machine has not: install it (on Debian: libpango-1.0-0 and "
    "libpangoft2-1.0-0), or write .html and print that from a browser."
)


def write_pdf(
    text: NegotiatingText,
    earlier: NegotiatingText | None = None,
    *,
    languages: Sequence[str] = (),
    progress: Callable[[int, int], None] | None = None,
) -> bytes:
    """The bytes of a PDF file with the text, its changes marked against an earlier one where that is given.

    The same text gives the same bytes on the same machine. `progress` is told how many pages are laid out, of about how
    many. Raises `Unprintable` where WeasyPrint or Pango is missing.
    """
    source = write_html(text, earlier, languages=languages)
    if progress is None:
        return printed(source)
    with _told(progress, pages(text, tuple(languages) or text.languages)):
        return printed(source)


def write_paper_pdf(paper: Paper) -> bytes:
    """The bytes of a PDF file with a paper. Raises `Unprintable`, as `write_pdf` does."""
    return printed(write_paper_html(paper))


@contextmanager
def _told(progress: Callable[[int, int], None], about: int) -> Iterator[None]:
    """Hear from WeasyPrint's own log which page it has come to. For one text at a time in a process."""

    class Listening(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            match = _PAGE.search(record.getMessage())
            if match is not None:
                done = int(match[1])
                progress(done, max(done, about))

    log, listening = logging.getLogger("weasyprint.progress"), Listening(logging.INFO)
    before = log.level, log.propagate
    log.setLevel(logging.INFO)
    log.propagate = False
    log.addHandler(listening)
    try:
        yield
    finally:
        log.removeHandler(listening)
        log.setLevel(before[0])
        log.propagate = before[1]


def printed(source: bytes) -> bytes:
    """An HTML file of the house, which holds all that it shows, laid out. Raises `Unprintable`."""
    try:
        from weasyprint import HTML
        from weasyprint.urls import URLFetcher
    except (ImportError, OSError) as error:
        raise Unprintable(WANTING) from error

    class Nothing(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
        """Refuses whatever a document asks for: ours ask for nothing."""

        def fetch(self, url: str, headers: object = None) -> object:
            raise ValueError("a document of ours holds all that it shows")

    document = HTML(string=source.decode("utf-8"), url_fetcher=Nothing())
    made: bytes = document.write_pdf(
        pdf_variant="pdf/ua-1", custom_metadata=True, pdf_identifier=hashlib.sha256(source).digest()[:16]
    )
    return made
