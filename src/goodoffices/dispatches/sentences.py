"""Paragraphs and sentences of a text, by their places in it.

A full stop ends a sentence unless it belongs to an abbreviation or an initial, or what follows goes on in lower case.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from goodoffices.dispatches.lexicon import listed


class Span(Struct, frozen=True, order=True):
    """`text[start:end]`."""

    start: int
    end: int

    def __contains__(self, place: int) -> bool:
        return self.start <= place < self.end


UPPER = r"[^\W\d_a-zß-öø-ÿ]"
ABBREVIATIONS = listed(
    "mr mrs ms messrs dr prof st sen rep gov gen col lt sgt capt maj adm cmdr hon rev sr jr inc ltd co corp no nos art "
    "arts vs etc cf approx ca jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri sat "
    "sun h.e e.g i.e a.m p.m u.s u.k u.n e.u ph.d amb dept est fig vol pp op"
)
_AT_END = {"a.m", "p.m", "u.s", "u.k", "u.n", "e.u", "etc", "jr", "sr", "inc", "ltd", "co", "corp", "no"}
_STARTERS = listed(
    "The A An He She It They We I In On At But And Both Neither This That These Those There When While After Before "
    "According Asked"
)
_END = re.compile(rf"(?:[.!?…]+)[\"”’'»)\]]*(?=\s+[\"“‘'«(\[—–-]*\s*(?:{UPPER}|\d)|\s*$)")
_WORD = re.compile(r"[\w.'’-]*$")
_CALENDAR = re.compile(
    r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|GMT|UTC|[CEMP][DS]?T|BST)"
)
_LABEL = re.compile(rf"{UPPER}[\w .’'@()-]{{0,60}}:\s")
_WRAPPED = (50, 100)  # a line of a text that was wrapped by hand is about this long


def _ends(text: str, start: int, stop: int, after: int) -> bool:
    """Whether the mark at `stop` ends a sentence that began at `start`."""
    if text[stop] != ".":
        return True
    found = _WORD.search(text[start:stop])
    word = found.group().strip(".'’-") if found else ""
    if _CALENDAR.fullmatch(word.rpartition("-")[2]):
        word = word.rpartition("-")[2]  # "Sept. 29-Oct. 1"
    following = text[after:].lstrip()[:24]
    first = re.match(r"\w+", following)
    if len(word) == 1 and word.isalpha() and word.isupper():
        return bool(first and first.group() in _STARTERS) and word != "I"
    if word.casefold() not in ABBREVIATIONS:
        return not (word.isdigit() and start + len(word) >= stop)  # “1.” numbers what follows
    if word == "No" and following[:1].isdigit():
        return False
    if word.casefold() in ("a.m", "p.m") and first and first.group()[:1].isupper():
        return _CALENDAR.match(first.group()) is None  # "at 9 a.m. Talks resume": not "at 9 a.m. Friday"
    if word.casefold() in _AT_END:
        return bool(not first or first.group() in _STARTERS)
    return not following


def split(text: str, start: int, end: int, closed: Sequence[Span] = ()) -> list[Span]:
    """The sentences of `text[start:end]`; no end is looked for inside the spans of `closed`.

    >>> text = "Mr. A. Vosk left on Jan. 4. Nobody saw him."
    >>> [text[s.start:s.end] for s in split(text, 0, len(text))]
    ['Mr. A. Vosk left on Jan. 4.', 'Nobody saw him.']
    """
    found: list[Span] = []
    part = text[:end]
    at = start
    for mark in _END.finditer(part, start):
        if any(span.start <= mark.start() < span.end - 1 and mark.end() < span.end for span in closed):
            continue
        if mark.start() < at or not _ends(text, at, mark.start(), mark.end()):
            continue
        found.append(_trimmed(text, at, mark.end()))
        at = mark.end()
    if text[at:end].strip():
        found.append(_trimmed(text, at, end))
    return [span for span in found if span.start < span.end]


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _blocks(text: str) -> Iterator[Span]:
    for found in re.finditer(r"[^\n](?:.|\n(?![ \t]*\n))*", text):
        yield Span(found.start(), found.end())


def paragraphs(text: str) -> list[Span]:
    """The paragraphs: apart by an empty line, or by the end of a line where the lines are not merely wrapped.

    >>> text = "A HEAD\\nA second head\\n\\nThe text."
    >>> [text[s.start:s.end] for s in paragraphs(text)]
    ['A HEAD', 'A second head', 'The text.']
    """
    found: list[Span] = []
    for block in _blocks(text):
        lines = [m for m in re.finditer(r"[^\n]+", text[block.start : block.end]) if m.group().strip()]
        inner = [len(line.group()) for line in lines[:-1]]
        wrapped = bool(inner) and all(_WRAPPED[0] <= size <= _WRAPPED[1] for size in inner)
        if wrapped and not any(_LABEL.match(line.group()) for line in lines[1:]):
            found.append(_trimmed(text, block.start, block.end))
            continue
        found.extend(_trimmed(text, block.start + line.start(), block.start + line.end()) for line in lines)
    return [span for span in found if span.start < span.end]
