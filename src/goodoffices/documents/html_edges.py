"""What every HTML file of the house has: directions of writing, its style sheet, and the edges of printed pages."""

from __future__ import annotations

from importlib.resources import files

from goodoffices.documents import wordings
from goodoffices.documents.legible import shown


def sheet(head: str, foot: str, more: str = "") -> str:
    """The style sheet, with the lines at the head and the foot of every printed page."""
    style = files("goodoffices.documents").joinpath("document.css").read_text("utf-8")
    return f"{style}{more}@page{{@top-left{{content:{_quoted(head)}}}@bottom-left{{content:{_quoted(foot)}}}}}\n"


def spoken(language: str) -> dict[str, str]:
    """The attributes of an element with words in a language."""
    return {"lang": language, **direction(language)}


def direction(language: str) -> dict[str, str]:
    """In which direction a language is written."""
    return {"dir": "rtl" if wordings.right_to_left(language) else "ltr"}


def _quoted(words: str) -> str:
    """A CSS string: what could end it, or the sheet that it stands in, by code."""
    return '"' + "".join(c if c.isalnum() or c in " .,:;·-()’" else f"\\{ord(c):x} " for c in shown(words)) + '"'
