"""Akoma Ntoso that comes back, or comes from elsewhere: a text with its brackets, or articles as points of another."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

from lxml import etree

from goodoffices.documents.akoma import AKN, OURS, XML
from goodoffices.documents.described import lost, point_from, text_from
from goodoffices.documents.fresh import Fresh, FreshPoint, unnumbered
from goodoffices.documents.fresh_markdown import UNSAID
from goodoffices.documents.text import NegotiatingText, PointOfText
from goodoffices.documents.word.opening import CROWDED, Unreadable, crowded
from goodoffices.documents.written import Attribution, Character, From, Item, nodes
from goodoffices.phrases import phrase

MOST: Final = 20 << 20
"""Bytes of the largest file that is read."""
_HIERARCHY: Final = ("article", "section", "clause", "paragraph", "rule", "point", "level", "hcontainer")
_LEFT_OUT: Final = {
    "img": phrase("a picture"),
    "authorialNote": phrase("a note"),
    "foreign": phrase("what is in another language of XML"),
}


def read_akoma(data: bytes) -> NegotiatingText | Fresh:
    """A text that was written by `akoma`, or the articles of any other as a new one. Raises `Unreadable`."""
    root = parsed(data)
    if root.tag != f"{{{AKN}}}akomaNtoso":
        raise Unreadable(phrase("This is no Akoma Ntoso 3.0: its first element is another."))
    ours = root.find(f".//{{{AKN}}}proprietary/{{{OURS}}}text")
    if ours is None:
        return _fresh(root)
    described = [_data(node) for node in root.iterfind(f".//{{{AKN}}}proprietary/{{{OURS}}}point")]
    articles = root.findall(f".//{{{AKN}}}mainBody/{{{AKN}}}article")
    if len(articles) != len(described):
        raise lost()
    return text_from(_data(ours), tuple(map(_point, articles, described)))


def parsed(data: bytes) -> etree._Element:
    """The XML of a file: no entity is resolved, nothing is loaded. Raises `Unreadable`."""
    if len(data) > MOST:
        raise Unreadable(phrase("The file is larger than {most} MB.", most=MOST >> 20))
    if crowded(data):
        raise Unreadable(CROWDED)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise Unreadable(phrase("The file is no XML, or its XML is broken.")) from error
    if root.getroottree().docinfo.doctype:
        raise Unreadable(
            phrase("The file has declarations of its own (DOCTYPE), which no Akoma Ntoso needs: take them out.")
        )
    return root


def _data(node: etree._Element) -> dict[str, Any]:
    try:
        found = json.loads(node.text or "")
    except (ValueError, RecursionError):
        raise lost() from None
    if not isinstance(found, dict):
        raise lost()
    return found


def _point(article: etree._Element, described: dict[str, Any]) -> PointOfText:
    words = {}
    for paragraph in article.iterfind(f"{{{AKN}}}paragraph"):
        items: list[Item] = []
        keys: dict[str, int] = {}
        for at, line in enumerate(paragraph.iterfind(f"{{{AKN}}}content/{{{AKN}}}p")):
            items += [Character("\n")] if at else []
            items += _items(line, keys)
        words[str(paragraph.get(f"{{{XML}}}lang"))] = nodes(items, keys)
    return point_from(described, words)


def _items(node: etree._Element, keys: dict[str, int]) -> Iterator[Item]:
    """What stands in an element, brackets spelled as `written` reads them."""
    yield from _words(node.text)
    for child in node:
        name = child.get("name") if child.tag == f"{{{AKN}}}inline" else None
        if name == "bracket":
            yield from _bracket(child, keys)
        elif name == "character":
            yield Character(chr(_number(child.get(f"{{{OURS}}}code"), 16)))
        elif child.tag == f"{{{AKN}}}eol":
            yield Character("\n")
        elif isinstance(child.tag, str):
            start = child.get(f"{{{OURS}}}from")
            if start is not None:
                of = child.get(f"{{{OURS}}}of")
                yield From(_number(of) if of else None, _number(start))
            yield from _items(child, keys)
        yield from _words(child.tail)


def _bracket(bracket: etree._Element, keys: dict[str, int]) -> Iterator[Item]:
    written = False
    for option in bracket.iterfind(f"{{{AKN}}}inline[@name='option']"):
        key = option.get(f"{{{OURS}}}alternative")
        inner = list(_items(option, keys))
        if key is None and not inner:
            continue
        yield " [" if written else "["
        written = True
        if key is not None:
            keys[key] = _number(key)
            yield Attribution(f"{key}. ")
        yield from inner
        yield "]"


def _words(words: str | None) -> Iterator[Item]:
    if words:
        yield Character(words)


def _number(value: str | None, base: int = 10) -> int:
    try:
        found = int(value or "", base)
    except ValueError:
        raise lost() from None
    if not 0 <= found < (0x110000 if base == 16 else 1 << 53):
        raise lost()
    return found


def _fresh(root: etree._Element) -> Fresh:
    """The outermost articles, sections or the like, with their headings and words."""
    language = root.find(f".//{{{AKN}}}FRBRlanguage")
    tag = (language.get("language") if language is not None else None) or UNSAID
    title = root.find(f".//{{{AKN}}}docTitle")
    points: list[FreshPoint] = []
    for kind in _HIERARCHY:
        found = [
            node
            for node in root.iter(f"{{{AKN}}}{kind}")
            if not any(True for _ in node.iterancestors(f"{{{AKN}}}meta"))
        ]
        if found:
            points = [
                _fresh_point(node, tag)
                for node in found
                if not any(True for _ in node.iterancestors(f"{{{AKN}}}{kind}"))
            ]
            break
    if not points:
        raise Unreadable(phrase("The file has no articles, sections or paragraphs that could be points."))
    left_out = [words for name, words in _LEFT_OUT.items() if root.find(f".//{{{AKN}}}{name}") is not None]
    named = _line(title) if title is not None else ""
    return Fresh({tag: named} if named else {}, tuple(points), tuple(left_out))


def _fresh_point(node: etree._Element, language: str) -> FreshPoint:
    heading = node.find(f"{{{AKN}}}heading")
    title = unnumbered(_line(heading)) if heading is not None else ""
    words = "\n".join(filter(None, _lines(node, top=True)))
    return FreshPoint({language: title} if title else {}, {language: words} if words else {})


def _lines(node: etree._Element, *, top: bool = False) -> Iterator[str]:
    """Each block of words on a line, a number before the one that it stands at."""
    number = ""
    for child in node:
        if not isinstance(child.tag, str) or (top and child.tag in (f"{{{AKN}}}num", f"{{{AKN}}}heading")):
            continue
        if child.tag == f"{{{AKN}}}num":
            number = _line(child) + " "
        elif len(child) and not (child.text or "").strip() and child.tag not in (f"{{{AKN}}}p", f"{{{AKN}}}heading"):
            for line in _lines(child):
                yield number + line
                number = ""
        else:
            yield number + _line(child)
            number = ""


def _line(node: etree._Element) -> str:
    return " ".join("".join(node.itertext()).split())
