"""The edits that lead from the words that were sent to those that came back, each by its author.

Edits name characters of the words that were sent. Tracked changes are taken from the file; where even the words with
all tracked changes undone are not those that were sent, somebody edited without tracking, and a comparison says where.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, takewhile
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
    together = _together(sent, sorted(found, key=lambda e: (e.start, e.end)))
    return [_at_paragraph(sent, edit) for edit in together if edit.replaced != edit.words]


def _at_paragraph(sent: str, edit: Edit) -> Edit:
    """The same edit, begun or ended with the end of a paragraph where one that was compared may be either way."""
    words = edit.replaced or edit.words
    if edit.tracked or "\n" not in words or (edit.replaced and edit.words):
        return edit
    after = _alike(words, sent[edit.end : edit.end + len(words) - 1])
    before = _alike(words[::-1], sent[max(edit.start - len(words) + 1, 0) : edit.start][::-1])
    for step in sorted(range(-before, after + 1), key=abs):
        if "\n" in (words[step % len(words)], words[(step - 1) % len(words)]):
            start, end = edit.start + step, edit.end + step
            rolled = "" if edit.replaced else words[step:] + words[:step]
            return edit._replace(start=start, end=end, replaced=sent[start:end], words=rolled)
    return edit


def _alike(first: str, second: str) -> int:
    """How many characters two texts have in common from their beginnings on."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(first, second, strict=False)))


def applied(sent: str, found: Sequence[Edit]) -> str:
    """What was sent, with edits made; they are in order and do not overlap."""
    out: list[str] = []
    at = 0
    for edit in found:
        out += (sent[at : edit.start], edit.words)
        at = max(at, edit.end)
    return "".join(out) + sent[at:]


def _parts(paragraphs: Sequence[Read]) -> Iterator[Part]:
    """The words of a region with the paragraph ends between them; the last paragraph's end is not its own.

    Where the last paragraphs are inserted or deleted whole, the ends that go with them are those before them.
    """
    ends = [read.end for read in paragraphs[:-1]]
    at = len(paragraphs) - 1
    while at > 0 and _whole(paragraphs[at]) and ends[at - 1].state == "kept":
        ends[at - 1] = paragraphs[at].end
        at -= 1
    for number, read in enumerate(paragraphs):
        yield from read.parts
        if number < len(ends) and ends[number] != DELETED_END:
            yield ends[number]


def _whole(read: Read) -> bool:
    """Whether a paragraph is inserted or deleted as a whole, its end with it."""
    return read.end.state != "kept" and all(part.state == read.end.state for part in read.parts)


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
    """A deletion and an insertion by the same hand in the same place as one replacement, and so words in a row."""
    joined: list[Edit] = []
    for edit in found:
        last = joined[-1] if joined else None
        between = sent[last.end : edit.start] if last is not None else ""
        if last is not None and _in_a_row(last, edit, between):
            end, words = max(last.end, edit.end), last.words + between + edit.words
            joined[-1] = last._replace(end=end, replaced=sent[last.start : end], words=words)
        else:
            joined.append(edit)
    return joined


def _in_a_row(last: Edit, edit: Edit, between: str) -> bool:
    """Whether two edits are one: beside each other, or replacing words that only blanks part."""
    if (last.author, last.tracked) != (edit.author, edit.tracked):
        return False
    replace = all((last.replaced, last.words, edit.replaced, edit.words))
    return not between or (replace and between.isspace() and "\n" not in between)
