"""Redlines: what changed between two wordings, word by word, with moved text shown as moved.

The pieces lose nothing, not one space: all but those that are inserted or moved here give the old words, all but those
that are deleted or moved away give the new ones.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from goodoffices.drafting.matching import Match, matches
from goodoffices.drafting.moves import moves
from goodoffices.drafting.sliding import slid
from goodoffices.drafting.tokens import count_words, tokens

Op = Literal["same", "del", "ins", "from", "to"]
"""Unchanged; deleted; inserted; moved away from here; moved to here."""

OLD: frozenset[Op] = frozenset(("same", "del", "from"))
NEW: frozenset[Op] = frozenset(("same", "ins", "to"))


class Piece(NamedTuple):
    """A run of words with what became of it. The two ends of a move bear the same number; otherwise it is 0."""

    op: Op
    text: str
    move: int = 0


class Run(NamedTuple):
    """Tokens start to end of the old text, or of the new one, with what became of them."""

    op: Op
    start: int
    end: int
    move: int = 0


def redline(old: str, new: str) -> list[Piece]:
    """The new wording against the old one.

    >>> [(piece.op, piece.text) for piece in redline("at 431.80 metres", "at 431.60 metres")]
    [('same', 'at '), ('del', '431.80'), ('ins', '431.60'), ('same', ' metres')]
    """
    before, after = tokens(old), tokens(new)
    return [
        Piece(run.op, "".join((after if run.op in NEW else before)[run.start : run.end]), run.move)
        for run in runs(before, after)
    ]


def old_of(pieces: Sequence[Piece]) -> str:
    """The old wording, as a redline has it."""
    return "".join(piece.text for piece in pieces if piece.op in OLD)


def new_of(pieces: Sequence[Piece]) -> str:
    """The new wording, as a redline has it."""
    return "".join(piece.text for piece in pieces if piece.op in NEW)


def runs(before: Sequence[str], after: Sequence[str]) -> list[Run]:
    """As `redline`, in numbers of tokens; what is unchanged is counted in the new text."""
    gaps: list[tuple[int, int, int, int]] = []
    same: list[Run] = []
    i = j = 0
    for a, b, size in [*_readable(before, after), (len(before), len(after), 0)]:
        gaps.append((i, a, j, b))
        same.append(Run("same", b, b + size))
        i, j = a + size, b + size
    moved = moves(before, [(i, a) for i, a, _, _ in gaps], after, [(j, b) for _, _, j, b in gaps])
    away = sorted(Run("from", move.old, move.old + move.size, move.number) for move in moved)
    here = sorted(Run("to", move.new, move.new + move.size, move.number) for move in moved)
    found: list[Run] = []
    for (i, a, j, b), unchanged in zip(gaps, same, strict=True):
        found += (*_cut("del", i, a, away), *_cut("ins", j, b, here))
        if unchanged.end > unchanged.start:
            found.append(unchanged)
    return found


def _readable(before: Sequence[str], after: Sequence[str]) -> list[Match]:
    """The matches, but for white space and marks that stand alone between two changes: a reader sees one change."""
    kept: list[Match] = []
    i = j = 0  # where the change before this match begins
    found = slid(matches(before, after), before, after)
    for (a, b, size), (c, d, _) in pairwise([*found, (len(before), len(after), 0)]):
        sides = before[i:a], after[j:b], before[a + size : c], after[b + size : d]
        if count_words(before[a : a + size]) or not all(map(count_words, sides)):
            kept.append((a, b, size))
            i, j = a + size, b + size
    return kept


def _cut(op: Op, start: int, end: int, moved: Sequence[Run]) -> Iterator[Run]:
    """A deleted or inserted run, cut where a part of it was moved; `moved` is in order."""
    for part in moved[bisect_left(moved, start, key=lambda run: run.start) :]:
        if part.start >= end:
            break
        if part.start > start:
            yield Run(op, start, part.start)
        yield part
        start = part.end
    if start < end:
        yield Run(op, start, end)
