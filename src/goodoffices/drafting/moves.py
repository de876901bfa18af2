"""Moved text: runs of words that were deleted in one place and inserted, exactly, in another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from goodoffices.drafting.tokens import count_words

LEAST = 5
"""Fewer words than this that come again elsewhere are a coincidence, not a move."""
_KEY = 2 * LEAST - 1  # that many words with the spaces between them


class Move(NamedTuple):
    """`size` tokens from token `old` of the old text stand from token `new` of the new one. Numbered from 1."""

    number: int
    old: int
    new: int
    size: int


Ends = tuple[int, int]


def moves(before: Sequence[str], gone: Sequence[Ends], after: Sequence[str], come: Sequence[Ends]) -> list[Move]:
    """What of the deleted runs `gone` stands in the inserted runs `come`: longest first come, each token used once."""
    places: dict[tuple[str, ...], list[tuple[int, int]]] = {}
    for start, end in gone:
        for at in range(start, end - _KEY + 1):
            places.setdefault(tuple(before[at : at + _KEY]), []).append((at, end))
    found: list[tuple[int, int, int]] = []
    for start, end in come if places else ():
        at = start
        while at <= end - _KEY:
            candidates = places.get(tuple(after[at : at + _KEY]), ())
            best = max(((_reach(before, old, stop, after, at, end), old) for old, stop in candidates), default=(0, 0))
            if best[0]:
                found.append((best[0], best[1], at))
                at += best[0]
            else:
                at += 1
    used: set[int] = set()
    kept: list[tuple[int, int, int]] = []
    for size, old, new in sorted(found, reverse=True):
        whole = range(old, old + size)
        if used.isdisjoint(whole) and count_words(before[old : old + size]) >= LEAST:
            used.update(whole)
            kept.append((new, old, size))
    return [Move(number, old, new, size) for number, (new, old, size) in enumerate(sorted(kept), 1)]


def _reach(before: Sequence[str], old: int, stop: int, after: Sequence[str], new: int, end: int) -> int:
    """How many tokens are the same from here on."""
    size = 0
    while old + size < stop and new + size < end and before[old + size] == after[new + size]:
        size += 1
    return size
