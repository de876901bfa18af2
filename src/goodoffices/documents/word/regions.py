"""Which paragraphs of a file are the words of which point, in which language.

By their bookmarks, as far as these come in the order of the text: a paragraph that was moved to another point takes
its bookmark along, and is words of that other point now. A paragraph without one goes with the paragraph before it in
the same cell or, outside of tables, under the same heading. Where all bookmarks of a point are lost, its paragraphs
are found by their words.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Final, NamedTuple

from goodoffices.documents.flat import flat, joined
from goodoffices.documents.text import NegotiatingText
from goodoffices.documents.word.reading import Read

_NAME: Final = re.compile(r"go_(\d+)_(\d+)_(\d+)")
_HEADING: Final = re.compile(r"go_h_(\d+)")
LIKE: Final = 0.6
"""Paragraphs whose words are alike by at least so much are the same one, edited (ratio of Ratcliff and Obershelp)."""

MOST_PAIRS: Final = 400_000
"""With more pairs to compare, none is: what has lost its place is listed."""

Key = tuple[int, int]


class Region(NamedTuple):
    """The words of a point in one language: the numbers of both, its paragraphs, and their places in the file."""

    point: int
    language: int
    paragraphs: tuple[Read, ...]
    places: tuple[int, ...]


def regions(paragraphs: Sequence[Read], text: NegotiatingText, languages: Sequence[str]) -> list[Region]:
    """The regions of a file, in the order of the text."""
    keys: list[Key | None] = [_bookmarked(read, text, languages) for read in paragraphs]
    points = [key[0] if key is not None else heading(read) for key, read in zip(keys, paragraphs, strict=True)]
    kept = _in_order(points)
    keys = [key if at in kept else None for at, key in enumerate(keys)]
    _follow(paragraphs, keys)
    _by_words(paragraphs, keys, text, languages)
    _follow(paragraphs, keys)
    return [
        Region(point, language, tuple(paragraphs[at] for at in places), tuple(places))
        for point in range(len(text.points))
        for language in range(len(languages))
        for places in [[at for at, key in enumerate(keys) if key == (point, language)]]
    ]


def _bookmarked(read: Read, text: NegotiatingText, languages: Sequence[str]) -> Key | None:
    for name in read.bookmarks:
        if match := _NAME.fullmatch(name):
            point, language = int(match[1]), int(match[2])
            elsewhere = read.columns == len(languages) > 1 and read.column != language
            if point < len(text.points) and language < len(languages) and not elsewhere:
                return point, language
    return None


def heading(read: Read) -> int | None:
    """Of which point a paragraph is the heading, by its bookmark; None for any other paragraph."""
    found = (_HEADING.fullmatch(name) for name in read.bookmarks)
    return next((int(match[1]) for match in found if match), None)


def furniture(read: Read) -> bool:
    """Whether a paragraph is one that the text does not consist of: a heading, the line of its status."""
    return heading(read) is not None or read.style.startswith(("Heading", "Title", "Status"))


def _in_order(points: Sequence[int | None]) -> set[int]:
    """The places of the most points that come in their order."""
    ends: list[int] = []  # the place of the least last point of a rising row, by the row's length
    least: list[int] = []
    before: dict[int, int | None] = {}
    for at, point in enumerate(points):
        if point is not None:
            length = bisect_right(least, point)
            before[at] = ends[length - 1] if length else None
            ends[length : length + 1], least[length : length + 1] = [at], [point]
    kept: set[int] = set()
    last = ends[-1] if ends else None
    while last is not None:
        kept.add(last)
        last = before[last]
    return kept


def _follow(paragraphs: Sequence[Read], keys: list[Key | None]) -> None:
    """Give a paragraph without a bookmark to the region of the one before it in its cell, or of the one after it.

    Outside of tables all is one cell, from one heading to the next.
    """
    for order in (range(len(paragraphs)), range(len(paragraphs) - 1, -1, -1)):
        last: dict[int, Key] = {}
        for at in order:
            read, key = paragraphs[at], keys[at]
            if furniture(read):
                last.clear()
            elif key is not None:
                last[read.cell] = key
            else:
                keys[at] = last.get(read.cell)


def _by_words(
    paragraphs: Sequence[Read], keys: list[Key | None], text: NegotiatingText, languages: Sequence[str]
) -> None:
    """Find the paragraphs of points none of whose bookmarks came back: the same, or most alike, each used once."""
    free: dict[int, str] = {
        at: read.text()
        for at, (read, key) in enumerate(zip(paragraphs, keys, strict=True))
        if key is None and not furniture(read)
    }
    sought = [
        (words, (point, language))
        for point, of_point in enumerate(text.points)
        for language, tag in enumerate(languages)
        if (point, language) not in keys
        for words in filter(None, joined(flat(text, of_point, tag)).split("\n"))
    ]
    same: dict[str, list[int]] = {}
    for at, words in free.items():
        same.setdefault(words, []).append(at)
    changed: list[tuple[str, Key]] = []
    for words, key in sought:
        if same.get(words):
            at = same[words].pop(0)
            keys[at] = key
            del free[at]
        else:
            changed.append((words, key))
    if len(changed) * len(free) > MOST_PAIRS:
        return
    for words, key in changed:
        best = max(free, key=lambda at: _alike(words, free[at]), default=None)
        if best is not None and _alike(words, free[best]) >= LIKE:
            keys[best] = key
            del free[best]


def _alike(first: str, second: str) -> float:
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    if matcher.real_quick_ratio() < LIKE or matcher.quick_ratio() < LIKE:
        return 0.0
    return matcher.ratio()
