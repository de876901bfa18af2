"""Which paragraphs of a file are the words of which point, in which language.

By their bookmarks; a paragraph without one goes with the paragraph before it in the same cell or, outside of tables,
under the same heading. Where all bookmarks of a point are lost, its paragraphs are found by their words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Final, NamedTuple

from goodoffices.documents.flat import flat, joined
from goodoffices.documents.text import NegotiatingText
from goodoffices.documents.word.reading import Read

_NAME: Final = re.compile(r"go_(\d+)_(\d+)_(\d+)")
LIKE: Final = 0.6
"""Paragraphs whose words are alike by at least so much are the same one, edited (ratio of Ratcliff and Obershelp)."""

Key = tuple[int, int]


class Region(NamedTuple):
    """The words of a point in one language: the numbers of both, its paragraphs, and their places in the file."""

    point: int
    language: int
    paragraphs: tuple[Read, ...]
    places: tuple[int, ...]


def regions(
    paragraphs: Sequence[Read], text: NegotiatingText, languages: Sequence[str]
) -> tuple[list[Region], list[Read]]:
    """The regions of a file, in the order of the text, and the paragraphs that belong to none."""
    keys = [_bookmarked(read, text, languages) for read in paragraphs]
    _follow(paragraphs, keys)
    _by_words(paragraphs, keys, text, languages)
    _follow(paragraphs, keys)
    found = [
        Region(point, language, tuple(paragraphs[at] for at in places), tuple(places))
        for point in range(len(text.points))
        for language in range(len(languages))
        for places in [[at for at, key in enumerate(keys) if key == (point, language)]]
    ]
    return found, [read for read, key in zip(paragraphs, keys, strict=True) if key is None]


def _bookmarked(read: Read, text: NegotiatingText, languages: Sequence[str]) -> Key | None:
    for name in read.bookmarks:
        if match := _NAME.fullmatch(name):
            point, language = int(match[1]), int(match[2])
            if point < len(text.points) and language < len(languages):
                return point, language
    return None


def _furniture(read: Read) -> bool:
    """Whether a paragraph is one that the text does not consist of: a heading, the line of its status."""
    return read.style.startswith(("Heading", "Title", "Statusline", "Status"))


def _follow(paragraphs: Sequence[Read], keys: list[Key | None]) -> None:
    """Give a paragraph without a bookmark to the region of the one before it, or of the one after it in its cell."""
    for at in range(1, len(paragraphs)):
        before, now = paragraphs[at - 1], paragraphs[at]
        if keys[at] is None and keys[at - 1] is not None and now.cell == before.cell and not _furniture(now):
            keys[at] = keys[at - 1]
    for at in range(len(paragraphs) - 2, -1, -1):
        now, after = paragraphs[at], paragraphs[at + 1]
        if keys[at] is None and keys[at + 1] is not None and now.cell == after.cell and not _furniture(now):
            keys[at] = keys[at + 1]


def _by_words(
    paragraphs: Sequence[Read], keys: list[Key | None], text: NegotiatingText, languages: Sequence[str]
) -> None:
    """Find the paragraphs of points none of whose bookmarks came back: those most alike, each used once."""
    for point, of_point in enumerate(text.points):
        for language, tag in enumerate(languages):
            if (point, language) in keys:
                continue
            for words in filter(None, joined(flat(text, of_point, tag)).split("\n")):
                free = [at for at, key in enumerate(keys) if key is None and not _furniture(paragraphs[at])]
                best = max(free, key=lambda at: _alike(words, paragraphs[at].text()), default=None)
                if best is not None and _alike(words, paragraphs[best].text()) >= LIKE:
                    keys[best] = (point, language)


def _alike(first: str, second: str) -> float:
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    if matcher.real_quick_ratio() < LIKE or matcher.quick_ratio() < LIKE:
        return 0.0
    return matcher.ratio()
