"""Opening what was sent as a press report: plain text, HTML, PDF or e-mail, in any encoding, however broken.

Nothing in a file is executed, followed or fetched. What is parsed is parsed in a process of its own (`apart`). A file
whose words cannot be got at is a document without text, to be filed as it is; only what could not be filed at all
raises `NotOpened`.
"""

from __future__ import annotations

import hashlib
from types import TracebackType

from goodoffices.dispatches.document import Document
from goodoffices.dispatches.opening import plain, sorts
from goodoffices.dispatches.opening.apart import Workshop
from goodoffices.dispatches.opening.letters import clean, decode
from goodoffices.dispatches.opening.page import NO_TEXT, Page
from goodoffices.intake import MAX_ORIGINAL
from goodoffices.phrases import phrase

__all__ = ["MAX_ORIGINAL", "NO_TEXT", "NotOpened", "Opener", "open_document"]

MAX_TEXT = 200_000  # characters of a dispatch's text, as an act can hold
MAX_LINE = 500
MAX_TITLE = 250


class NotOpened(ValueError):
    """A file cannot be filed. `field` is what is wrong with it: the file, or the date given with it."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field, self.message = field, message


class Opener:
    """Opens one file after another, with one process beside it for whatever has to be parsed."""

    def __init__(self) -> None:
        self._workshop = Workshop()

    def __enter__(self) -> Opener:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        self._workshop.close()

    def open(self, data: bytes, name: str, published: str | None = None) -> Document:
        """The report in `data`. `name` is the file's; `published` (EDTF) counts more than what the file says.

        Raises `NotOpened` for what is empty, too long, or neither text, HTML, PDF nor e-mail.
        """
        called = f"“{clean(name)[:80]}”" if name.strip() else phrase("This file")
        if not data.strip():
            raise NotOpened("file", phrase("{file} is empty: there is nothing to file.", file=called))
        if len(data) > MAX_ORIGINAL:
            size, most = len(data) / 2**20, MAX_ORIGINAL // 2**20
            message = phrase(
                "{file} has {size:.0f} MB; at most {most} MB: file the part that matters.",
                file=called,
                size=size,
                most=most,
            )
            raise NotOpened("file", message)
        media_type = sorts.media_type(data, name)
        if media_type is None:
            message = phrase(
                "{file} is neither text, HTML, PDF nor e-mail: file the report that is in it.", file=called
            )
            raise NotOpened("file", message)
        page = plain.read(*decode(data)) if media_type == sorts.PLAIN else self._workshop.read(media_type, data)
        return _document(page, data, media_type, published)


def open_document(data: bytes, name: str, published: str | None = None) -> Document:
    """Open one file; see `Opener.open`, which is quicker for many."""
    with Opener() as opener:
        return opener.open(data, name, published)


def _document(page: Page, data: bytes, media_type: str, published: str | None) -> Document:
    text, notes = clean(page.text).strip(), [clean(note) for note in page.notes]
    if len(text) > MAX_TEXT:
        text = text[:MAX_TEXT].rstrip()
        notes.append(f"The text is cut at {MAX_TEXT:,} characters; the original is whole.")
    if not text and NO_TEXT not in notes:
        notes.insert(0, NO_TEXT)
    if published and page.published and page.published != published:
        notes.append(f"The report itself bears the date {page.published}.")
    return Document(
        text=text,
        title=_line(page.title, MAX_TITLE) or _line(plain.first_words(text), MAX_TITLE),
        published=published or page.published,
        publisher=_line(page.publisher),
        agency=_line(page.agency),
        media_type=media_type,
        original=data,
        sha256=hashlib.sha256(data).hexdigest(),
        notes=tuple(_line(note) for note in notes[:20]),
    )


def _line(said: str, most: int = MAX_LINE) -> str:
    """Words on one line, cut at a blank if they are too many."""
    line = " ".join(clean(said).split())
    return line if len(line) <= most else f"{line[: most - 1].rpartition(' ')[0] or line[: most - 1]}…"
