"""What stands between quotation marks, by its place: straight and typographic marks, quotes that run over paragraphs.

A quotation inside another is part of it and no quotation of its own. A quotation that runs on opens again at the head
of each
of its paragraphs and closes once. An apostrophe is no mark.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from goodoffices.dispatches.sentences import Span

CLOSES = {"“": "”", "„": "“”", "«": "»", "‹": "›", "‘": "’", '"': '"', "'": "'", "‚": "‘’", "”": "”"}
_SINGLE = {"‘", "'", "‚"}


class Quote(Struct, frozen=True, order=True):
    """Words between marks: `start:end` without the marks (and without a comma before the closing one), `outer`
    with them."""

    start: int
    end: int
    outer: Span
    closed: bool = True


def _opens(text: str, at: int, start: int, end: int) -> bool:
    """Whether the mark at `at` can open a quotation."""
    mark = text[at]
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    if mark not in CLOSES or after.isspace():
        return False
    if mark == "”":  # some printers open and close alike
        return before.isspace() and "“" not in text[start:end]
    if mark in "“„«‹":
        return True
    if before.isalnum() or (before in ".,!?" and mark != '"'):
        return False
    if mark in _SINGLE:
        return _closing(text, at, end) is not None and not re.match(r"\d\ds\b|[Tt]is\b|em\b", text[at + 1 : at + 6])
    return not before.isalnum()


def _closing(text: str, at: int, end: int) -> int | None:
    """Where a single quotation that opens at `at` closes, apostrophes apart."""
    nested = 0
    doubtful = None
    for place in range(at + 1, end):
        char = text[place]
        before, after = text[place - 1], text[place + 1] if place + 1 < end else " "
        if char == "‘" and not before.isalnum():
            nested += 1
        if char not in CLOSES[text[at]] or after.isalnum() or before.isspace():
            continue
        if nested:
            nested -= 1
            continue
        if before == "s" and re.match(r"\s[a-z]", text[place + 1 : place + 3]):
            doubtful = doubtful or place  # “the workers’ demands”, unless nothing else closes
            continue
        return place
    return doubtful


def _close(text: str, at: int, end: int) -> int | None:
    """Where the quotation that opens at `at` closes, within its paragraph."""
    mark = text[at]
    if mark in _SINGLE:
        return _closing(text, at, end)
    depth = 0
    for place in range(at + 1, end):
        char = text[place]
        if char == mark and mark in "“«‹":
            depth += 1
        elif char in CLOSES[mark]:
            if depth:
                depth -= 1
                continue
            return place
    return None


def _quote(text: str, opened: int, closed: int, whole: bool = True) -> Quote:
    start, end = opened + 1, closed
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] == ","):
        end -= 1
    return Quote(start, end, Span(opened, closed + 1 if whole else closed), whole)


def quotations(text: str, paragraphs: Sequence[Span]) -> list[Quote]:
    """The quotations of `text`, in order, none inside another.

    >>> from goodoffices.dispatches.sentences import paragraphs
    >>> text = "“One,” he said. “Two ‘and’ three.\\n\\n“Four.”"
    >>> [text[q.start:q.end] for q in quotations(text, paragraphs(text))]
    ['One', 'Two ‘and’ three.\\n\\n“Four.']
    """
    found: list[Quote] = []
    opened: int | None = None  # a quotation that runs over from the paragraph before
    for n, paragraph in enumerate(paragraphs):
        at = paragraph.start
        if opened is not None:
            close = _close(text, at, paragraph.end)
            if close is None and _reopens(text, opened, paragraphs, n + 1):
                continue
            found.append(_quote(text, opened, close if close is not None else paragraph.end, close is not None))
            at = (close if close is not None else paragraph.end - 1) + 1
            opened = None
        while at < paragraph.end:
            if not _opens(text, at, paragraph.start, paragraph.end):
                at += 1
                continue
            close = _close(text, at, paragraph.end)
            if close is None and _reopens(text, at, paragraphs, n + 1):
                opened = at
                break
            if close is None and text[at] in _SINGLE:
                at += 1
                continue
            found.append(_quote(text, at, close if close is not None else paragraph.end, close is not None))
            at = (close if close is not None else paragraph.end) + 1
    if opened is not None:
        found.append(_quote(text, opened, paragraphs[-1].end, False))
    return [quote for quote in found if quote.start < quote.end]


def _reopens(text: str, opened: int, paragraphs: Sequence[Span], n: int) -> bool:
    return n < len(paragraphs) and text[paragraphs[n].start] == text[opened]
