"""What a Word file holds beside the words of its paragraphs: notes at the foot, text boxes, headers and footers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

from lxml import etree

from goodoffices.documents.word.opening import parse

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_M: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
AROUND: Final = re.compile(r"word/(?:header|footer)\d*\.xml")


class Beside(NamedTuple):
    """A thing that is not read as words of the paragraph that it is in, and the words that it holds."""

    kind: str
    words: str


def words_of(node: etree._Element) -> str:
    """The words within an element, a line for each paragraph; those that word processors count by themselves as “#”."""
    lines = [_line(paragraph) for paragraph in node.iter(f"{_W}p")]
    return "\n".join(lines) if lines else _line(node)


def _line(node: etree._Element) -> str:
    words: list[str] = []
    fields = 0
    for child in node.iter(f"{_W}t", f"{_W}tab", f"{_W}fldChar", f"{_M}t"):
        if child.tag == f"{_W}fldChar":
            kind = child.get(f"{_W}fldCharType")
            fields += {"begin": 1, "end": -1}.get(str(kind), 0)
            if kind == "begin" and fields == 1:
                words.append("#")
        elif child.getparent().tag == f"{_W}tabs" or _within(child, f"{_MC}Fallback"):
            continue
        elif not fields and not _within(child, f"{_W}fldSimple"):
            words.append("\t" if child.tag == f"{_W}tab" else child.text or "")
        elif not fields and (not words or words[-1] != "#"):
            words.append("#")
    return "".join(words)


def _within(node: etree._Element, tag: str) -> bool:
    return next(node.iterancestors(tag), None) is not None


def footnotes(parts: Mapping[str, bytes]) -> dict[tuple[str, str], str]:
    """The words of footnotes and endnotes, by the element that refers to them and their number."""
    found: dict[tuple[str, str], str] = {}
    for kind in ("footnote", "endnote"):
        part = parts.get(f"word/{kind}s.xml")
        for note in parse(part).iter(f"{_W}{kind}") if part is not None else ():
            found[f"{_W}{kind}Reference", note.get(f"{_W}id", "")] = words_of(note).strip()
    return found
