"""A point cut into stretches of paragraphs, each with what every alternative makes of it: the rows of columns.

An alternative is read where it is put: as the paragraphs that it touches read with it, not the whole point once more.
So what is printed grows with what is proposed, however long the point is. Paragraphs that one alternative touches
together are one stretch; all others stand alone.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from goodoffices.documents.text import PointOfText
from goodoffices.drafting.brackets import Bracket, Key, Node, plain


class Reading(NamedTuple):
    """How a stretch of the point reads with an alternative."""

    number: Key
    paragraphs: tuple[str, ...]
    """Those of the stretch that the alternative touches, as they read with it; none where nothing is left of them."""
    into: Key | None = None
    """The alternative whose words it is put into, where this is a part of these."""


Stretch = tuple[Reading, ...]


def stretches(point: PointOfText, language: str) -> list[Stretch]:
    """The point from its first paragraph to its last; none where it has no words in the language.

    The first reading of each stretch is that of the words outside the brackets. Time and size O(the words of the point,
    and of the paragraphs that each alternative touches).
    """
    nodes = point.nodes.get(language)
    if nodes is None or point.base is None:
        return []
    lines = _lines(plain(nodes), point.base)
    paragraphs = lines.text.split("\n")
    changes = sorted(_within(lines, nodes, 0), key=lambda change: change.first)
    found: list[Stretch] = []
    at = here = 0
    while at < len(paragraphs):
        end, taken = at, here
        while taken < len(changes) and changes[taken].first <= end:
            end = max(end, changes[taken].last)
            taken += 1
        base = Reading(point.base, tuple(paragraphs[at : end + 1]) if lines.text else ())
        found.append((base, *(reading for change in changes[here:taken] for reading in change.readings)))
        at, here = end + 1, taken
    return found


class _Change(NamedTuple):
    """What an option, and those within it, make of paragraphs first to last of the text that it is put into."""

    readings: tuple[Reading, ...]
    first: int
    last: int


class _Lines(NamedTuple):
    """The words of alternative `into`, with the character at which each paragraph begins, and one beyond the last."""

    text: str
    starts: tuple[int, ...]
    into: Key
    part: bool
    """Whether they are themselves a part of the point."""


def _lines(text: str, into: Key, *, part: bool = False) -> _Lines:
    return _Lines(text, tuple(accumulate((len(line) + 1 for line in text.split("\n")), initial=0)), into, part)


def _within(lines: _Lines, nodes: Iterable[Node], at: int) -> Iterator[_Change]:
    """What each option among some nodes, which stand from a character on, makes of the paragraphs that it touches."""
    for node in nodes:
        if isinstance(node, Bracket):
            end = at + len(plain((node,)))
            for option in node.options:
                if option.key is None:
                    yield from _within(lines, option.nodes, at)
                else:
                    yield _change(lines, option.key, option.nodes, at, end)
            at = end
        else:
            at += len(node.words)


def _change(lines: _Lines, key: Key, nodes: Sequence[Node], start: int, end: int) -> _Change:
    """What an option in the place of characters start to end makes of the paragraphs in which they stand."""
    first, last = (bisect_right(lines.starts, at) - 1 for at in (start, end))
    begin, close = lines.starts[first], lines.starts[last + 1] - 1
    text = lines.text[begin:start] + plain(nodes) + lines.text[end:close]
    old, new = lines.text[begin:close].split("\n"), text.split("\n")
    before = behind = 0
    while before < min(len(old) - 1, len(new)) and old[before] == new[before]:
        before += 1
    while behind < min(len(old) - 1, len(new)) - before and old[-1 - behind] == new[-1 - behind]:
        behind += 1
    first, last = first + before, last - behind
    part = lines.part or first > 0 or last + 2 < len(lines.starts)
    left = tuple(new[before : len(new) - behind])
    own = Reading(key, left if any(left) else (), lines.into if part else None)
    inner = _within(_lines(text, key, part=part), nodes, start - begin)
    return _Change((own, *(reading for change in inner for reading in change.readings)), first, last)
