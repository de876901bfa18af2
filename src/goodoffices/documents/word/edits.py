"""The edits that lead from the words that were sent to those that came back, each by its author.

Edits name characters of the words that were sent. Tracked changes are taken from the file; where even the words with
all tracked changes undone are not those that were sent, somebody edited without tracking, and a comparison says where.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from goodoffices.documents.word.reading import DELETED_END, Change, Part, Read
from goodoffices.drafting.redline import runs
from goodoffices.drafting.tokens import tokens


class Edit(NamedTuple):
    """`words` in place of characters start to end of what was sent, by whom; not tracked: found by comparing."""

    start: int
    end: int
    replaced: str
    words: str
    author: str = ""
    date: str = ""
    tracked: bool = False


def edits(sent: str, paragraphs: Sequence[Read]) -> list[Edit]:
    """The edits of one region, in their order. Applied to what was sent they give what came back."""
    parts = list(_parts(paragraphs))
    original = "".join(part.text for part in parts if part.state != "ins")
    place, untracked = _aligned(sent, original)
    found = list(untracked)
    at = 0  # in the original
    for part in parts:
        size = len(part.text)
        if part.state == "ins":
            found.append(_tracked(sent, place[at], place[at], part.text, part.by))
        else:
            if part.state == "del":
                found.append(_tracked(sent, place[at], place[at + size], "", part.by))
            at += size
    return [
        edit for edit in _together(sent, sorted(found, key=lambda e: (e.start, e.end))) if edit.replaced != edit.words
    ]


def applied(sent: str, found: Sequence[Edit]) -> str:
    """What was sent, with edits made; they are in order and do not overlap."""
    out: list[str] = []
    at = 0
    for edit in found:
        out += (sent[at : edit.start], edit.words)
        at = max(at, edit.end)
    return "".join(out) + sent[at:]


def _parts(paragraphs: Sequence[Read]) -> Iterator[Part]:
    """The words of a region with the paragraph ends between them; the last paragraph's end is not its own."""
    for number, read in enumerate(paragraphs):
        yield from read.parts
        if number < len(paragraphs) - 1 and read.end != DELETED_END:
            yield read.end


def _aligned(sent: str, original: str) -> tuple[list[int], list[Edit]]:
    """For each place in the original the place in what was sent, and the edits between them."""
    if sent == original:
        return list(range(len(sent) + 1)), []
    before, after = tokens(sent), tokens(original)
    old = list(accumulate(map(len, before), initial=0))
    new = list(accumulate(map(len, after), initial=0))
    place = [0] * (len(original) + 1)
    found: list[Edit] = []
    at = 0  # token of what was sent
    for run in runs(before, after):
        size = run.end - run.start
        if run.op == "same":
            for offset in range(new[run.end] - new[run.start] + 1):
                place[new[run.start] + offset] = old[at] + offset
            at += size
        elif run.op in ("ins", "to"):
            for offset in range(new[run.start], new[run.end] + 1):
                place[offset] = old[at]
            found.append(Edit(old[at], old[at], "", original[new[run.start] : new[run.end]]))
        else:
            found.append(Edit(old[at], old[at + size], sent[old[at] : old[at + size]], ""))
            at += size
    return place, found


def _tracked(sent: str, start: int, end: int, words: str, by: Change) -> Edit:
    return Edit(start, end, sent[start:end], words, by[0], by[1], tracked=True)


def _together(sent: str, found: Sequence[Edit]) -> list[Edit]:
    """A deletion and an insertion by the same hand in the same place as one replacement."""
    joined: list[Edit] = []
    for edit in found:
        last = joined[-1] if joined else None
        if last is not None and last.end >= edit.start and (last.author, last.tracked) == (edit.author, edit.tracked):
            end = max(last.end, edit.end)
            joined[-1] = last._replace(end=end, replaced=sent[last.start : end], words=last.words + edit.words)
        else:
            joined.append(edit)
    return joined
