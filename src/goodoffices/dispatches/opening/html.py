"""HTML: the main text by trafilatura. No script is run and nothing is fetched; the page is never shown as a page."""

from __future__ import annotations

import re

from goodoffices.dispatches.opening.letters import decode
from goodoffices.dispatches.opening.page import NO_TEXT, Page
from goodoffices.dispatches.opening.plain import named

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.I)
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_DATES = {"extensive_search": False, "original_date": True, "max_date": "2300-12-31"}  # what the page says, no guess


def read(data: bytes) -> Page:
    """The page's main text, its headline first, with the title, date and publisher that it gives."""
    declared = _CHARSET.search(data[:4096])
    text, notes = decode(data, declared[1].decode() if declared else "")
    return of(text, notes)


def of(text: str, notes: tuple[str, ...] = ()) -> Page:
    """The same, of letters."""
    from trafilatura import bare_extraction

    found = bare_extraction(
        _DECLARATION.sub("", text), include_comments=False, with_metadata=True, date_extraction_params=dict(_DATES)
    )
    if found is None or isinstance(found, dict):
        return Page(notes=(NO_TEXT, *notes))
    title = (found.title or "").strip()
    paragraphs = [line.strip() for line in (found.text or "").split("\n") if line.strip()]
    if title and paragraphs and paragraphs[0] != title:
        paragraphs.insert(0, title)
    body = "\n\n".join(paragraphs)
    publisher, agency = named(body)
    return Page(body, title, found.date or "", (found.sitename or "").strip() or publisher, agency, notes)
