"""Which tokens of two texts are the same ones: pairs of equal runs, in the order of both texts.

Anchors come first: runs of tokens that stand exactly once in each text, longest runs first, of those the longest series
that is in order in both (patience sorting; Bram Cohen's patience diff). What lies between two anchors is compared the
same way with shorter runs, and small rests by `difflib` (Ratcliff and Obershelp 1988). So a long text costs little more
than its length, where a plain comparison costs its square; and no common little word is matched far from its place.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

Match = tuple[int, int, int]
"""Where an equal run begins in the old text, where in the new one, and how many tokens it has."""

SMALL = 200
"""Rests of at most so many tokens on the longer side are compared by `difflib`."""
_RUNS = (8, 3, 1)
"""Lengths of the runs that are tried as anchors, in tokens."""


def matches(old: Sequence[str], new: Sequence[str]) -> list[Match]:
    """Equal runs that cover as much as is sensible; neighbours are joined."""
    joined: list[Match] = []
    for i, j, size in _found(old, new, 0, len(old), 0, len(new), 0):
        if joined and size and joined[-1][0] + joined[-1][2] == i and joined[-1][1] + joined[-1][2] == j:
            joined[-1] = (joined[-1][0], joined[-1][1], joined[-1][2] + size)
        elif size:
            joined.append((i, j, size))
    return joined


def _found(old: Sequence[str], new: Sequence[str], i: int, iend: int, j: int, jend: int, level: int) -> Iterator[Match]:
    """The matches between old[i:iend] and new[j:jend], in order."""
    head = 0
    while i + head < iend and j + head < jend and old[i + head] == new[j + head]:
        head += 1
    yield i, j, head
    i, j, tail = i + head, j + head, 0
    while iend - tail > i and jend - tail > j and old[iend - tail - 1] == new[jend - tail - 1]:
        tail += 1
    iend, jend = iend - tail, jend - tail
    if i < iend and j < jend:
        if max(iend - i, jend - j) <= SMALL:
            yield from _compared(old, new, i, iend, j, jend)
        else:
            yield from _anchored(old, new, i, iend, j, jend, level)
    yield iend, jend, tail


def _anchored(
    old: Sequence[str], new: Sequence[str], i: int, iend: int, j: int, jend: int, level: int
) -> Iterator[Match]:
    """As `_found`, for a part whose first and last tokens differ and which is not small."""
    for shorter in range(level, len(_RUNS)):
        run = _RUNS[shorter]
        anchors = _in_order(_unique_pairs(old, new, i, iend, j, jend, run))
        for a, b, size in _overlapping(anchors, run):
            if a < i or b < j:  # it overlaps the last one on one side only
                continue
            yield from _found(old, new, i, a, j, b, shorter)
            yield a, b, size
            i, j = a + size, b + size
        if anchors:
            yield from _found(old, new, i, iend, j, jend, shorter)
            return
    # Not one token stands once on both sides: words like these are compared in pieces of equal rank.
    for a, b in zip(range(i, iend, SMALL), range(j, jend, SMALL), strict=False):
        yield from _compared(old, new, a, min(a + SMALL, iend), b, min(b + SMALL, jend))


def _overlapping(anchors: Sequence[tuple[int, int]], run: int) -> list[Match]:
    """Anchors of this length as matches: those that overlap, or touch, as one."""
    joined: list[Match] = []
    for a, b in anchors:
        if joined and joined[-1][0] - joined[-1][1] == a - b and a <= joined[-1][0] + joined[-1][2]:
            joined[-1] = (joined[-1][0], joined[-1][1], a + run - joined[-1][0])
        else:
            joined.append((a, b, run))
    return joined


def _compared(old: Sequence[str], new: Sequence[str], i: int, iend: int, j: int, jend: int) -> Iterator[Match]:
    blocks = SequenceMatcher(None, old[i:iend], new[j:jend], autojunk=False).get_matching_blocks()
    yield from ((i + a, j + b, size) for a, b, size in blocks)


def _unique_pairs(
    old: Sequence[str], new: Sequence[str], i: int, iend: int, j: int, jend: int, run: int
) -> list[tuple[int, int]]:
    """Where runs of this length begin that stand once in each part, in the order of the old text."""
    there = _once(new, j, jend, run)
    return [(at, there[key]) for key, at in _once(old, i, iend, run).items() if key in there]


def _once(tokens: Sequence[str], start: int, end: int, run: int) -> dict[tuple[str, ...], int]:
    places: dict[tuple[str, ...], int] = {}
    if end - start < run:
        return places
    again: set[tuple[str, ...]] = set()
    shifted = zip(*(tokens[start + k : end - run + 1 + k] for k in range(run)), strict=True)
    for at, key in enumerate(shifted, start):
        if places.setdefault(key, at) != at:
            again.add(key)
    for key in again:
        del places[key]
    return places


def _in_order(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest series of pairs that rises in both; `pairs` rises in the first."""
    tops: list[int] = []  # the least second number with which a series of that length can end
    last: list[int] = []  # and the pair it belongs to
    before: list[int] = []
    for at, (_, second) in enumerate(pairs):
        length = bisect_left(tops, second)
        before.append(last[length - 1] if length else -1)
        tops[length : length + 1] = [second]
        last[length : length + 1] = [at]
    series: list[tuple[int, int]] = []
    at = last[-1] if last else -1
    while at >= 0:
        series.append(pairs[at])
        at = before[at]
    return series[::-1]
