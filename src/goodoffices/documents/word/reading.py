"""The words of a Word file, paragraph by paragraph: what was inserted and deleted by whom, bookmarks, comments.

Only words are read. What is none (a picture, a text box, a footnote) is named with the words that it holds, so that
nothing is dropped unsaid.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, NamedTuple

from lxml import etree

from goodoffices.documents.word.beside import AROUND, Beside, footnotes, words_of
from goodoffices.documents.word.opening import open_word, parse
from goodoffices.documents.word.properties import read_properties
from goodoffices.phrases import phrase

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_TEXT: Final = {
    f"{_W}tab": "\t",
    f"{_W}br": "\n",
    f"{_W}cr": "\n",
    f"{_W}noBreakHyphen": "\u2011",
    f"{_W}softHyphen": "\u00ad",
}
_OTHER: Final = {
    f"{_W}drawing": phrase("a picture or a text box"),
    f"{_W}pict": phrase("a picture or a text box"),
    f"{_W}object": phrase("an embedded object"),
    f"{_W}sym": phrase("a sign of a symbol font"),
    f"{_MC}AlternateContent": phrase("a picture or a text box"),
    f"{_M}oMath": phrase("a formula"),
    f"{_M}oMathPara": phrase("a formula"),
}
_NOTES: Final = {f"{_W}footnoteReference": phrase("a footnote"), f"{_W}endnoteReference": phrase("an endnote")}
_PROPERTIES: Final = frozenset(f"{_W}{kind}Pr" for kind in ("p", "r", "sdt", "sdtEnd", "smartTag", "customXml"))
_OFF: Final = ("0", "false", "off")

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
    """One paragraph. `cell` is the same for paragraphs of the same table cell, and 0 outside of tables.

    `column` is the cell's place in its row, of so many `columns`. `beside` is what is in it and is none of its words.
    """

    style: str = ""
    cell: int = 0
    column: int = 0
    columns: int = 0
    bookmarks: list[str] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    end: Part = PARAGRAPH_END
    beside: list[Beside] = field(default_factory=list)

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
    around: tuple[str, ...]
    """The words of headers and footers, each paragraph once."""


def read_word(data: bytes, accept: Collection[Change] = ()) -> WordFile:
    """Read a file. Changes in `accept` count as taken: those that were in the file when it was sent out.

    Raises `opening.Unreadable`.
    """
    parts = open_word(data)
    reader = _Reader(frozenset(accept), footnotes(parts))
    body = parse(parts["word/document.xml"]).find(f"{_W}body")
    if body is not None:
        reader.block(body)
    comments = tuple(reader.comments(parts.get("word/comments.xml")))
    around = dict.fromkeys(
        words
        for name, part in parts.items()
        if AROUND.fullmatch(name)
        for words in words_of(parse(part)).split("\n")
        if words.strip()
    )
    properties = read_properties(parts.get("docProps/custom.xml"))
    return WordFile(properties, tuple(reader.paragraphs), comments, tuple(around))


class _Reader:
    def __init__(self, accept: frozenset[Change], notes: Mapping[tuple[str, str], str]) -> None:
        self.accept, self.notes = accept, notes
        self.paragraphs: list[Read] = []
        self._cells = 0
        self._fields: list[bool] = []  # for each open field whether we are in its code, which is no words
        self._begun: list[str] = []  # bookmarks between paragraphs belong to the next one
        self._commented: dict[str, tuple[int, list[str]]] = {}
        self._open: set[str] = set()

    def block(self, parent: etree._Element, cell: int = 0, column: int = 0, columns: int = 0) -> None:
        """Paragraphs and tables, in the order of the document."""
        for child in parent:
            if child.tag == f"{_W}p":
                self._paragraph(child, Read(cell=cell, column=column, columns=columns))
            elif child.tag == f"{_W}tr":
                cells = list(child.iterchildren(f"{_W}tc", f"{_W}sdt"))
                for at, one in enumerate(cells):
                    self._cells += 1
                    self.block(one, self._cells, at, len(cells))
            elif child.tag == f"{_W}bookmarkStart":
                self._begun.append(child.get(f"{_W}name", ""))
            elif child.tag == f"{_W}altChunk" or child.tag in _OTHER:
                kind = _OTHER.get(child.tag, phrase("another file, embedded"))
                self.paragraphs.append(Read(cell=cell, beside=[Beside(kind, words_of(child))]))
            elif isinstance(child.tag, str) and child.tag not in _PROPERTIES:
                self.block(child, cell, column, columns)

    def _paragraph(self, node: etree._Element, now: Read) -> None:
        self._now = now
        now.bookmarks, self._begun = self._begun, []
        self.paragraphs.append(now)
        properties = node.find(f"{_W}pPr")
        if properties is not None:
            style = properties.find(f"{_W}pStyle")
            now.style = style.get(f"{_W}val", "") if style is not None else ""
            number = properties.find(f"{_W}numPr/{_W}numId")
            if number is not None and number.get(f"{_W}val") != "0":
                now.beside.append(Beside(phrase("the number or bullet that a list puts before it"), ""))
            for kind in ("ins", "del", "moveFrom", "moveTo"):
                change = properties.find(f"{_W}rPr/{_W}{kind}")
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
                    gone = phrase(
                        "words inserted by {author} and deleted again by {other}", author=by[0], other=author[0]
                    )
                    self._now.beside.append(Beside(gone, "".join(child.itertext(f"{_W}delText", f"{_W}t"))))
                    continue
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
            elif tag in _OTHER:
                self._now.beside.append(Beside(_OTHER[tag], words_of(child)))
            elif isinstance(tag, str) and tag not in _PROPERTIES:  # links, content controls, directions, fields …
                self._inline(child, state, by)

    def _run(self, run: etree._Element, state: State, by: Change) -> None:
        struck = run.find(f"{_W}rPr/{_W}strike")
        if struck is not None and struck.get(f"{_W}val") not in _OFF and state != "del":
            self._now.beside.append(Beside(phrase("a line through words that are not deleted"), words_of(run)))
        for child in run:
            if child.tag == f"{_W}fldChar":
                kind = child.get(f"{_W}fldCharType")
                if kind == "begin":
                    self._fields.append(True)
                elif self._fields:
                    self._fields[-1] = False
                    if kind == "end":
                        self._fields.pop()
            elif any(self._fields):
                continue
            elif child.tag in (f"{_W}t", f"{_W}delText"):
                self._add(child.text or "", state, by)
            elif child.tag in _TEXT:
                self._add(_TEXT[child.tag], state, by)
            elif child.tag in _NOTES:
                words = self.notes.get((child.tag, child.get(f"{_W}id", "")), "")
                self._now.beside.append(Beside(_NOTES[child.tag], words))
            elif child.tag in _OTHER:
                self._now.beside.append(Beside(_OTHER[child.tag], words_of(child)))

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
