"""The formats in which a negotiating text is written, by the suffix of the file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from goodoffices.documents.text import NegotiatingText

Progress = Callable[[int, int], None]

SUFFIXES: Final = (".docx", ".pdf", ".html", ".xml", ".md")
MARKS_CHANGES: Final = (".docx", ".pdf", ".html")
"""Those that can mark changes against an earlier text."""


def write(
    suffix: str,
    text: NegotiatingText,
    earlier: NegotiatingText | None = None,
    *,
    languages: Sequence[str] = (),
    progress: Progress | None = None,
) -> bytes:
    """The bytes of a file. Raises `KeyError` for another suffix, `ValueError` without marks for changes.

    `progress` is told how many points, of a PDF pages, are done of how many; the other formats take no time.
    """
    if suffix not in SUFFIXES:
        raise KeyError(suffix)
    if earlier is not None and suffix not in MARKS_CHANGES:
        raise ValueError(f"A {suffix} file has no marks for changes: {', '.join(MARKS_CHANGES)} have.")
    if suffix == ".docx":
        from goodoffices.documents.word.writing import write_word

        return write_word(text, earlier, languages=languages, progress=progress)
    if suffix == ".pdf":
        from goodoffices.documents.pdf import write_pdf

        return write_pdf(text, earlier, languages=languages, progress=progress)
    if suffix == ".html":
        from goodoffices.documents.html import write_html

        return write_html(text, earlier, languages=languages)
    if suffix == ".xml":
        from goodoffices.documents.akoma import write_akoma

        return write_akoma(text, languages=languages)
    from goodoffices.documents.markdown import write_markdown

    return write_markdown(text, languages=languages)
