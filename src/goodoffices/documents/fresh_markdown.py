"""Markdown from elsewhere as a new text: its highest heading is the title, those below it are the points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from goodoffices.documents.fresh import Fresh, FreshPoint, unnumbered
from goodoffices.documents.word.opening import Unreadable
from goodoffices.phrases import phrase

UNSAID = "und"
"""The language of words of which nobody has said it (BCP 47): whoever tables them says it."""


def fresh(source: str) -> Fresh:
    """A new text from any Markdown with headings. Raises `Unreadable` where it has none."""
    tokens = MarkdownIt("commonmark").enable("table").parse(source)
    left_out: list[str] = []
    blocks = [(level, words) for level, words in _blocks(tokens, left_out) if words]
    levels = [level for level, _ in blocks if level]
    if not levels:
        raise Unreadable(phrase("The file has no headings: write “# ” before the title and “## ” before each point."))
    title = ""
    if blocks[0][0] == min(levels) and levels.count(min(levels)) == 1 and len(levels) > 1:
        title = blocks.pop(0)[1]
        levels.pop(0)
    top = min(levels)
    points: list[tuple[str, list[str]]] = []
    for level, words in blocks:
        if level == top:
            points.append((unnumbered(words), []))
        elif points:
            points[-1][1].append(words)
        else:
            points.append(("", [words]))
    return Fresh(
        {UNSAID: title} if title else {},
        tuple(
            FreshPoint({UNSAID: heading} if heading else {}, {UNSAID: "\n".join(words)} if words else {})
            for heading, words in points
        ),
        tuple(dict.fromkeys(left_out)),
    )


def _blocks(tokens: Sequence[Token], left_out: list[str]) -> Iterator[tuple[int, str]]:
    """Each paragraph or heading, with the heading's level, in the order of the file."""
    level, marker = 0, ""
    cells: list[str] | None = None
    for token in tokens:
        if token.type == "heading_open":
            level = int(token.tag[1:])
        elif token.type == "heading_close":
            level = 0
        elif token.type == "list_item_open":
            marker = f"{token.info}{token.markup} "
        elif token.type == "tr_open":
            cells = []
        elif token.type == "tr_close":
            yield 0, "\t".join(cells or ())
            cells = None
        elif token.type in ("code_block", "fence"):
            yield 0, token.content.rstrip("\n")
        elif token.type == "html_block":
            left_out.append("HTML")
        elif token.type == "inline":
            words = "".join(_words(token.children or (), left_out))
            if cells is not None:
                cells.append(words)
                continue
            yield level, marker + words
            marker = ""


def _words(children: Sequence[Token], left_out: list[str]) -> Iterator[str]:
    for child in children:
        if child.type == "image":
            left_out.append(phrase("a picture"))
        elif child.type == "html_inline":
            left_out.append("HTML")
        elif child.type == "softbreak":
            yield " "
        elif child.type == "hardbreak":
            yield "\n"
        else:
            yield child.content
