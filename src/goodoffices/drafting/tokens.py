"""Texts cut into words, white space and marks, in any language, so that joining the pieces gives the text again."""

from __future__ import annotations

from collections.abc import Sequence

import regex

_BREAKS = regex.compile(r"(?V1w)\b")
_PARAGRAPH = regex.compile(r"[^\n]*\n+|[^\n]+")


def tokens(text: str) -> list[str]:
    """The words of a text, and what stands between them, at the default word boundaries of Unicode (UAX 29).

    A number with its separators is one word, as is one with an apostrophe; where a script has no spaces, each letter.

    >>> tokens("between 430.00 and 431.80 m")
    ['between', ' ', '430.00', ' ', 'and', ' ', '431.80', ' ', 'm']
    """
    return [piece for piece in _BREAKS.split(text) if piece]


def is_word(token: str) -> bool:
    """Whether a token has a letter or a digit, and so is no white space or mark alone."""
    return any(letter.isalnum() for letter in token)


def count_words(pieces: Sequence[str]) -> int:
    """How many of some tokens are words."""
    return sum(map(is_word, pieces))


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text, each with the line ends after it."""
    return [found[0] for found in _PARAGRAPH.finditer(text)]
