"""A flat text marked against an earlier one: what was inserted, deleted and moved, and whose words they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from goodoffices.documents.flat import Role, Segment, joined
from goodoffices.drafting.redline import NEW, Op, redline


class Marked(NamedTuple):
    """A run of one role with what became of it; `move` joins the two ends of a move."""

    op: Op
    role: Role
    text: str
    of: int | None
    move: int = 0


def marked(now: Sequence[Segment], earlier: Sequence[Segment] | None) -> list[Marked]:
    """The text now, against the earlier one; unmarked where there is none.

    All but what is deleted or moved away, joined, is the text now; all but what is inserted or moved here, the earlier.
    """
    if earlier is None:
        return [Marked("same", one.role, one.text, one.of) for one in now]
    here, there = _Cutter(now), _Cutter(earlier)
    found: list[Marked] = []
    for piece in redline(joined(earlier), joined(now)):
        size = len(piece.text)
        source = here if piece.op in NEW else there
        found += (Marked(piece.op, role, text, of, piece.move) for role, text, of in source.take(size))
        if piece.op == "same":
            for _ in there.take(size):
                pass
    return found


class _Cutter:
    """Segments, taken from the front by numbers of characters."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self._segments, self._at, self._within = segments, 0, 0

    def take(self, size: int) -> Iterator[tuple[Role, str, int | None]]:
        while size:
            segment = self._segments[self._at]
            text = segment.text[self._within : self._within + size]
            yield segment.role, text, segment.of
            size -= len(text)
            self._within += len(text)
            if self._within == len(segment.text):
                self._at, self._within = self._at + 1, 0
