"""Markdown that comes back, or comes from elsewhere: a text with its brackets, or headings and the words under them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

from goodoffices.documents.described import lost, point_from, text_from
from goodoffices.documents.fresh import Fresh
from goodoffices.documents.fresh_markdown import fresh
from goodoffices.documents.markdown import FORMAT
from goodoffices.documents.text import NegotiatingText, PointOfText
from goodoffices.documents.word.opening import Unreadable
from goodoffices.documents.written import Attribution, Character, From, Item, labels, nodes
from goodoffices.phrases import phrase

MOST: Final = 20 << 20
"""Bytes of the largest file that is read."""
_DATA: Final = re.compile(r"<!-- (\{.*\}) -->\s*")
_CHARACTER: Final = re.compile(r'<i data-u="([0-9a-f]{1,2})">')
_ORIGIN: Final = re.compile(r'<i data-of="([0-9]{0,15})" data-from="([0-9]{1,15})">')


def read_markdown(data: bytes) -> NegotiatingText | Fresh:
    """A text that was written by `markdown`, or whatever else has headings, as a new one. Raises `Unreadable`."""
    if len(data) > MOST:
        raise Unreadable(phrase("The file is larger than {most} MB.", most=MOST >> 20))
    try:
        source = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise Unreadable(phrase("The file is no text in UTF-8: save it so.")) from error
    front, body = _front(source)
    if front.get("goodoffices") == FORMAT:
        return text_from(front, tuple(_points(_parser().parse(body))))
    if "goodoffices" in front:
        raise Unreadable(phrase("The file was written by a later version of this program."))
    return fresh(body)


def _parser() -> MarkdownIt:
    """CommonMark without links, whose brackets are ours; what was escaped stays apart from what was not."""
    return MarkdownIt("commonmark").disable(["link", "image", "autolink", "reference", "text_join"])


def _front(source: str) -> tuple[dict[str, Any], str]:
    """The lines before the text, and the text."""
    if not source.startswith("---\n") or "\n---\n" not in source[3:]:
        return {}, source
    lines, _, body = source[4:].partition("\n---\n")
    found: dict[str, Any] = {}
    for line in lines.split("\n"):
        key, _, value = line.partition(": ")
        try:
            found[key] = json.loads(value)
        except (ValueError, RecursionError):
            if "goodoffices" in found:
                raise lost() from None
            continue  # YAML of some other program
    return found, body


def _points(tokens: Sequence[Token]) -> Iterator[PointOfText]:
    point: Mapping[str, Any] | None = None
    words: dict[str, list[Item]] = {}
    into: list[Item] | None = None
    for number, token in enumerate(tokens):
        data = _data(token)
        if data is None:
            if token.type == "inline" and into is not None and tokens[number - 1].type == "paragraph_open":
                into += [Character("\n")] if into else []
                into += _items(token)
        elif "words" in data:
            into = words[str(data["words"])] = []
        elif "end" in data:
            if point is None:
                raise lost()
            keys = labels(point)
            yield point_from(point, {language: nodes(items, keys) for language, items in words.items()})
            point, words, into = None, {}, None
        else:
            point, words, into = data, {}, None
    if point is not None:
        raise lost()


def _data(token: Token) -> Mapping[str, Any] | None:
    match = _DATA.fullmatch(token.content) if token.type == "html_block" else None
    if match is None:
        return None
    try:
        found = json.loads(match[1])
    except (ValueError, RecursionError):
        raise lost() from None
    return found if isinstance(found, dict) else None


def _items(token: Token) -> Iterator[Item]:
    emphasis: list[str] | None = None
    for child in token.children or ():
        if child.type == "em_open":
            emphasis = []
        elif child.type == "em_close":
            yield Attribution("".join(emphasis or ()))
            emphasis = None
        elif emphasis is not None:
            emphasis.append(child.content)
        elif child.type in ("text", "softbreak", "hardbreak"):
            yield child.content if child.type == "text" else " "
        elif child.type == "text_special":
            yield Character(child.content)
        elif match := _CHARACTER.fullmatch(child.content):
            yield Character(chr(int(match[1], 16)))
        elif match := _ORIGIN.fullmatch(child.content):
            yield From(int(match[1]) if match[1] else None, int(match[2]))
