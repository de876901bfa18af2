"""The words of a Word file, paragraph by paragraph: what was inserted and deleted by whom, bookmarks, comments.

Only words are read. What is none (a picture, a text box, a footnote) is named, so that nothing is dropped unsaid.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, NamedTuple

from lxml import etree

from goodoffices.documents.word.opening import open_word, parse
from goodoffices.documents.word.properties import read_properties

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_TEXT: Final = {
    f"{_W}tab": "\t",
    f"{_W}br": "\n",
    f"{_W}cr": "\n",
    f"{_W}noBreakHyphen": "\u2011",
    f"{_W}softHyphen": "\u00ad",
}
_OTHER: Final = {
    f"{_W}drawing": "a picture or a text box",
    f"{_W}pict": "a picture or a text box",
    f"{_W}object": "an embedded object",
    f"{_W}footnoteReference": "a footnote",
    f"{_W}endnoteReference": "an endnote",
}

State = Literal["kept", "ins", "del"]
Change = tuple[str, str]
"""Who changed something, and when, as the file says it."""


class Part(NamedTuple):
    """A run of words, and whether it was inserted or deleted, and by whom."""

    text: str
    state: State = "kept"
    by: Change = ("", "")


PARAGRAPH_END: Final = Part("\n")
DELETED_END: Final = Part("\n", "del")
"""The end of a paragraph that was deleted before the file was sent: it goes on in the next one."""


@dataclass(slots=True)
class Read:
    """One paragraph. `cell` is the same for paragraphs of the same table cell, and 0 outside of tables."""

    style: str = ""
    cell: int = 0
    bookmarks: list[str] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    end: Part = PARAGRAPH_END
    others: list[str] = field(default_factory=list)

    def text(self) -> str:
        """The words with all changes taken."""
        return "".join(part.text for part in self.parts if part.state != "del")


class Comment(NamedTuple):
    """A comment, by whom, and the words that it is on."""

    author: str
    date: str
    text: str
    on: str
    paragraph: int


class WordFile(NamedTuple):
    """All that is read of a file."""

    properties: Mapping[str, str]
    paragraphs: tuple[Read, ...]
    comments: tuple[Comment, ...]


def read_word(data: bytes, accept: Collection[Change] = ()) -> WordFile:
    """Read a file. Changes in `accept` count as taken: those that were in the file when it was sent out.

    Raises `opening.Unreadable`.
    """
    parts = open_word(data)
    reader = _Reader(frozenset(accept))
    body = parse(parts["word/document.xml"]).find(f"{_W}body")
    if body is not None:
        reader.block(body, 0)
    comments = reader.comments(parts.get("word/comments.xml"))
    return WordFile(read_properties(parts.get("docProps/custom.xml")), tuple(reader.paragraphs), tuple(comments))


class _Reader:
    def __init__(self, accept: frozenset[Change]) -> None:
        self.accept = accept
        self.paragraphs: list[Read] = []
        self._cells = 0
        self._fields = 0  # how deep in the codes of fields, which are no words
        self._begun: list[str] = []  # bookmarks between paragraphs belong to the next one
        self._commented: dict[str, tuple[int, list[str]]] = {}
        self._open: set[str] = set()

    def block(self, parent: etree._Element, cell: int) -> None:
        """Paragraphs and tables, in the order of the document."""
        for child in parent:
            if child.tag == f"{_W}p":
                self._paragraph(child, cell)
            elif child.tag == f"{_W}tc":
                self._cells += 1
                self.block(child, self._cells)
            elif child.tag == f"{_W}bookmarkStart":
                self._begun.append(child.get(f"{_W}name", ""))
            elif child.tag == f"{_MC}AlternateContent":
                continue
            elif isinstance(child.tag, str):
                self.block(child, cell)

    def _paragraph(self, node: etree._Element, cell: int) -> None:
        self._now = now = Read(cell=cell, bookmarks=self._begun)
        self._begun = []
        self.paragraphs.append(now)
        properties = node.find(f"{_W}pPr")
        if properties is not None:
            style = properties.find(f"{_W}pStyle")
            now.style = style.get(f"{_W}val", "") if style is not None else ""
            mark = properties.find(f"{_W}rPr")
            for kind in ("ins", "del", "moveFrom", "moveTo"):
                change = mark.find(f"{_W}{kind}") if mark is not None else None
                if change is not None:
                    state, by = self._changed(change)
                    now.end = Part("\n", state, by)
        self._inline(node, "kept", ("", ""))

    def _changed(self, node: etree._Element) -> tuple[State, Change]:
        by = (node.get(f"{_W}author", ""), node.get(f"{_W}date", ""))
        taken = by in self.accept
        if node.tag in (f"{_W}ins", f"{_W}moveTo"):
            return ("kept", ("", "")) if taken else ("ins", by)
        return "del", ("", "") if taken else by

    def _inline(self, node: etree._Element, state: State, by: Change) -> None:
        for child in node:
            tag = child.tag
            if tag in (f"{_W}ins", f"{_W}del", f"{_W}moveFrom", f"{_W}moveTo"):
                inner, author = self._changed(child)
                if state == "ins" and inner == "del":
                    continue  # what somebody inserted and somebody deleted again was never there
                self._inline(child, inner if inner != "kept" else state, author if inner != "kept" else by)
            elif tag == f"{_W}r":
                self._run(child, state, by)
            elif tag == f"{_W}bookmarkStart":
                self._now.bookmarks.append(child.get(f"{_W}name", ""))
            elif tag == f"{_W}commentRangeStart":
                number = child.get(f"{_W}id", "")
                self._commented[number] = (len(self.paragraphs) - 1, [])
                self._open.add(number)
            elif tag == f"{_W}commentRangeEnd":
                self._open.discard(child.get(f"{_W}id", ""))
            elif tag in (
                f"{_W}hyperlink",
                f"{_W}smartTag",
                f"{_W}sdt",
                f"{_W}sdtContent",
                f"{_W}fldSimple",
                f"{_W}dir",
                f"{_W}bdo",
            ):
                self._inline(child, state, by)

    def _run(self, run: etree._Element, state: State, by: Change) -> None:
        for child in run:
            if child.tag == f"{_W}fldChar":
                kind = child.get(f"{_W}fldCharType")
                self._fields += {"begin": 1, "separate": 0, "end": -1}.get(str(kind), 0)
            elif child.tag in (f"{_W}t", f"{_W}delText"):
                self._add(child.text or "", state, by)
            elif child.tag in _TEXT:
                self._add(_TEXT[child.tag], state, by)
            elif child.tag in _OTHER or child.tag == f"{_MC}AlternateContent":
                self._now.others.append(_OTHER.get(child.tag, "a picture or a text box"))

    def _add(self, text: str, state: State, by: Change) -> None:
        if not text or (state == "del" and by == ("", "")):  # deleted before the file was sent
            return
        self._now.parts.append(Part(text, state, by))
        if state != "del":
            for number in self._open:
                self._commented[number][1].append(text)

    def comments(self, part: bytes | None) -> Iterator[Comment]:
        if part is None:
            return
        for node in parse(part).iter(f"{_W}comment"):
            at, words = self._commented.get(node.get(f"{_W}id", ""), (-1, []))
            text = "\n".join("".join(p.itertext(f"{_W}t")) for p in node.iter(f"{_W}p"))
            yield Comment(node.get(f"{_W}author", ""), node.get(f"{_W}date", ""), text, "".join(words), at)
