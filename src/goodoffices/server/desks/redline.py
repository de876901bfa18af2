"""What changed between two wordings, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

_WORDS = re.compile(r"(?:\d+(?:[.,]\d+)+|\w+(?:[’'-]\w+)*|[^\w\s])\s*|\s+")
_LINES = re.compile(r"[^\n]*\n|[^\n]+")
MOST = 2_000  # tokens on a side that are compared word by word; beyond that, line by line first


def redline(old: str, new: str) -> list[dict[str, str]]:
    """The pieces of `new` against `old`: `{op, text}` with op same, ins or del.

    Joining all but the `del` pieces gives `new`; all but the `ins` pieces give `old`, up to its spaces. Texts of more
    than `MOST` words are compared by lines first, and words only within the lines that differ.
    """
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    if max(len(before), len(after)) <= MOST:
        return _joined(_pieces(before, after))
    return _joined(_by_lines(_LINES.findall(old), _LINES.findall(new)))


def _pieces(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[str, str]]:
    old, new = ([word.strip() for word in words] for words in (before, after))
    for op, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if op == "equal":
            yield "same", "".join(after[j1:j2])
        else:
            yield "del", "".join(before[i1:i2])
            yield "ins", "".join(after[j1:j2])


def _by_lines(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[str, str]]:
    for op, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        gone, come = "".join(before[i1:i2]), "".join(after[j1:j2])
        words = _WORDS.findall(gone), _WORDS.findall(come)
        if op == "equal":
            yield "same", gone
        elif max(map(len, words)) <= MOST:
            yield from _pieces(*words)
        else:
            yield "del", gone
            yield "ins", come


def _joined(pieces: Iterator[tuple[str, str]]) -> list[dict[str, str]]:
    """Neighbours of one kind in one piece, none of them empty."""
    joined: list[dict[str, str]] = []
    for op, text in pieces:
        if not text:
            continue
        if joined and joined[-1]["op"] == op:
            joined[-1]["text"] += text
        else:
            joined.append({"op": op, "text": text})
    return joined
