"""What the pictures are drawn with: letters, and a sheet to draw on. They are told apart in black and white."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from html import escape

INK, QUIET, RULE, TINT = "#14171a", "#4a5056", "#d3d7da", "#e9edef"

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


Say = Callable[[str], str]
"""How a picture says a phrase: in English (`str`), or in a reader's language."""


def text(x: float, y: float, words: str, more: str = "") -> str:
    """Words at a place; `more` are attributes."""
    return f"<text x='{x:g}' y='{y:g}' {more}>{safe(words)}</text>"


def cut(words: str, most: int) -> str:
    """Words that fit."""
    line = " ".join(words.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"


def sheet(title: str, description: str, width: int, height: int, parts: Iterable[str]) -> str:
    """A whole picture; `description` tells in words what it shows, for those who do not see it."""
    return "".join(
        (
            f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {width} {height}' width='{width}' "
            f"height='{height}' role='img' fill='{INK}' font-family='system-ui, sans-serif' font-size='13'>",
            f"<title>{safe(title)}</title><desc>{safe(description)}</desc>",
            f"<rect width='{width}' height='{height}' fill='#fff'/>",
            *parts,
            "</svg>",
        )
    )


def safe(words: str) -> str:
    """Words as XML holds them: no mark-up of theirs counts, and what XML cannot hold is replaced."""
    return escape(_NOT_XML.sub("\N{REPLACEMENT CHARACTER}", words))
