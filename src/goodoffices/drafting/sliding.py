"""Where a deletion or an insertion begins, of several places that give the same two texts.

Of "A.\\nB.\\n" and "A.\\nX.\\nB.\\n" it can be said that "X.\\n" came in after a line's end, or ".\\nX" before one.
People read whole paragraphs, sentences and words.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from goodoffices.drafting.matching import Match

FARTHEST = 40
"""A change slides by at most so many tokens each way."""


def slid(found: Sequence[Match], before: Sequence[str], after: Sequence[str]) -> list[Match]:
    """The matches, with each change that is a deletion alone or an insertion alone moved to where it reads best."""
    moved = [[i, j, size] for i, j, size in found]
    for first, second in pairwise(moved):
        i, j = first[0] + first[2], first[1] + first[2]
        if i < second[0] and j == second[1]:
            by = _best(before, i, second[0], first[2], second[2])
        elif j < second[1] and i == second[0]:
            by = _best(after, j, second[1], first[2], second[2])
        else:
            continue
        first[2] += by
        second[0], second[1], second[2] = second[0] + by, second[1] + by, second[2] - by
    return [(i, j, size) for i, j, size in moved if size]


def _best(tokens: Sequence[str], start: int, end: int, left: int, right: int) -> int:
    """By how many tokens tokens[start:end] slides: to the left (less than zero) by at most `left`, or to the right."""
    least = most = 0
    while -least < min(left, FARTHEST) and tokens[start + least - 1] == tokens[end + least - 1]:
        least -= 1
    while most < min(right, FARTHEST) and tokens[start + most] == tokens[end + most]:
        most += 1
    return max(range(least, most + 1), key=lambda by: (_reads(tokens, start + by), -abs(by)))


def _reads(tokens: Sequence[str], at: int) -> int:
    """How well a change begins at a token: with a paragraph, a sentence, a word."""
    if at == 0 or tokens[at - 1].endswith("\n"):
        return 3
    if tokens[at - 1].isspace():
        return 2 if at > 1 and tokens[at - 2] in ".;:!?。؟" else 1
    return 0
