"""What came back in an edited Word file: proposals on the right words of the right points, and what has no place.

The text that was sent out is written again from the record, so that what the file must have held is known letter by
letter. Tracked changes are read as they stand, by their authors; what was edited untracked is found by comparing.
Nothing is dropped: a change that touches brackets or attributions, or that lies outside the points, is listed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple
from unicodedata import normalize

from goodoffices.documents.flat import Segment, flat, joined
from goodoffices.documents.legible import legible, restored
from goodoffices.documents.text import NegotiatingText, PointOfText
from goodoffices.documents.word.around import Unplaced, around
from goodoffices.documents.word.edits import Edit, edits
from goodoffices.documents.word.reading import Change, Read, read_word
from goodoffices.documents.word.regions import regions
from goodoffices.documents.word.writing import write_word
from goodoffices.phrases import phrase
from goodoffices.talks.act import PointId


class Proposal(NamedTuple):
    """Words in place of characters start to end of the words of alternative `on` of a point (None: its base)."""

    point: PointId
    language: str
    on: int | None
    start: int
    end: int
    replaced: str
    words: str
    author: str
    date: str
    tracked: bool
    move: int = 0
    """The two ends of a move bear the same number; otherwise it is 0."""


class Remark(NamedTuple):
    """A comment, and the words of the point that it is on; `point` is None outside of the points."""

    point: PointId | None
    on: str
    text: str
    author: str
    date: str


class Returned(NamedTuple):
    """All that an edited file brings back."""

    proposals: tuple[Proposal, ...]
    remarks: tuple[Remark, ...]
    unplaced: tuple[Unplaced, ...]


def returned(
    data: bytes, text: NegotiatingText, earlier: NegotiatingText | None = None, languages: Sequence[str] = ()
) -> Returned:
    """Read an edited file of `text`, which had been written with the same `earlier` and `languages`.

    Raises `opening.Unreadable`.
    """
    recorded, text, earlier = text, legible(text), legible(earlier)
    columns = tuple(languages) or text.languages or ("en",)
    sent = read_word(write_word(text, earlier, languages=columns))
    came = read_word(data, accept=_changes(sent.paragraphs))
    found = regions(came.paragraphs, text, columns)
    proposals: list[Proposal] = []
    unplaced: list[Unplaced] = []
    for region in found:
        place = _Place(text.points[region.point], columns[region.language])
        segments = flat(text, *place)
        for edit in edits(joined(segments), region.paragraphs):
            put = _placed(edit, segments, place)
            (proposals if isinstance(put, Proposal) else unplaced).append(put)  # type: ignore[arg-type]
    inside = {at: text.points[region.point].point for region in found for at in region.places}
    unplaced += around(sent, came, inside, text)
    known = {(comment.author, comment.text) for comment in sent.comments}
    remarks = (
        Remark(inside.get(comment.paragraph), comment.on, comment.text, comment.author, comment.date)
        for comment in came.comments
        if (comment.author, comment.text) not in known
    )
    placed = (_recorded(one, recorded) for one in _moved(proposals))
    return Returned(tuple(placed), tuple(remarks), tuple(unplaced))


def _recorded(one: Proposal, text: NegotiatingText) -> Proposal:
    """A proposal with the words as a record has them: without pictures of characters, and in NFC."""
    point = next(point for point in text.points if point.point == one.point)
    words = _words(point, one.language, one.on)
    return one._replace(replaced=words[one.start : one.end], words=normalize("NFC", restored(one.words, words)))


def _words(point: PointOfText, language: str, on: int | None) -> str:
    """The words of an alternative of a point, or of its base."""
    number = point.base if on is None else on
    return next((o.words.get(language, "") for o in point.offered if o.number == number), "")


def _moved(proposals: Sequence[Proposal]) -> list[Proposal]:
    """With the two ends of each move numbered: the same words, taken out here and put in there by the same hand."""
    found = list(proposals)
    away: dict[tuple[str, ...], list[int]] = {}
    for at, one in enumerate(found):
        if not one.words.strip() and len(one.replaced.split()) > 1:
            away.setdefault((one.author, one.language, one.replaced.strip()), []).append(at)
    number = 0
    for at, one in enumerate(found):
        ends = away.get((one.author, one.language, one.words.strip()))
        if ends and not one.replaced.strip():
            number, end = number + 1, ends.pop(0)
            found[at], found[end] = one._replace(move=number), found[end]._replace(move=number)
    return found


def _changes(paragraphs: Iterable[Read]) -> set[Change]:
    """The authors and times of the changes that were tracked in the file that was sent."""
    return {part.by for read in paragraphs for part in (*read.parts, read.end) if part.state != "kept"}


class _Place(NamedTuple):
    """The point and the language of the words that are compared."""

    point: PointOfText
    language: str

    def proposal(self, edit: Edit, on: int | None, start: int, end: int) -> Proposal:
        words = _words(self.point, self.language, on)
        by = edit.author, edit.date, edit.tracked
        return Proposal(self.point.point, self.language, on, start, end, words[start:end], edit.words, *by)


def _placed(edit: Edit, segments: Sequence[Segment], place: _Place) -> Proposal | Unplaced:
    """On whose words an edit is, if it is on words alone or takes out brackets with all the words around them."""

    def refused(why: str) -> Unplaced:
        return Unplaced(place.point.point, edit.replaced, edit.words, edit.author, why)

    at_edge = edit.start == 0 or edit.end == sum(len(segment.text) for segment in segments)
    if not edit.tracked and not (edit.replaced + edit.words).strip(" \t\u00a0" + "\n" * at_edge):
        return refused(phrase("only spaces or tabs differ, which word processors change by themselves"))
    touched = _without_brackets(edit, list(_touched(edit, segments)))
    if not touched and edit.start == edit.end and (at := _between_brackets(edit.start, segments)) is not None:
        return place.proposal(edit, None, at, at)
    if not touched:
        return refused(phrase("it changes a bracket or an attribution, which follow from the record"))
    (first, first_at), (last, last_at) = touched[0], touched[-1]
    if first.of != last.of:
        return refused(phrase("it goes from one party’s words into another’s"))
    start = first.start + max(edit.start - first_at, 0)
    end = last.start + min(edit.end - last_at, len(last.text))
    if end < start:
        return refused(phrase("the words here stand in another order in the text"))
    return place.proposal(edit, first.of, start, end)


def _touched(edit: Edit, segments: Sequence[Segment]) -> Iterator[tuple[Segment, int]]:
    """The segments that an edit is on, each with where it begins; words where it inserts between words and a mark."""
    at = 0
    beside: tuple[Segment, int] | None = None
    for segment in segments:
        end = at + len(segment.text)
        if edit.start == edit.end:
            inside = at <= edit.start <= end and (segment.role == "words" or at < edit.start < end)
            if inside and (beside is None or beside[0].role != "words"):
                beside = segment, at
        elif at < edit.end and edit.start < end:
            yield segment, at
        at = end
    if beside is not None:
        yield beside


def _without_brackets(edit: Edit, touched: list[tuple[Segment, int]]) -> list[tuple[Segment, int]]:
    """What an edit is on, between words and words; empty if it is on a bracket or an attribution.

    Whole brackets go with the words around them; where there are none, with the words as they are that they hold.
    """
    if touched and touched[0][0].role == touched[-1][0].role == "words":
        return touched
    whole = all(edit.start <= at and at + len(segment.text) <= edit.end for segment, at in touched)
    marks = "".join(segment.text for segment, _ in touched if segment.role == "mark")
    words = [(number, one) for number, one in enumerate(touched) if one[0].role == "words"]
    if not whole or not words or marks.count("[") != marks.count("]"):
        return []
    number, first = words[0]
    if any(segment.role != "mark" for segment, _ in touched[:number]):
        return []
    return [first, [one for _, one in words if one[0].of == first[0].of][-1]]


def _between_brackets(place: int, segments: Sequence[Segment]) -> int | None:
    """Which place of the base lies between two brackets, or at their end; None within one."""
    at = depth = end = 0
    for segment in segments:
        if at >= place:
            break
        if segment.role == "mark":
            depth += segment.text.count("[") - segment.text.count("]")
        elif segment.role == "words" and segment.of is None:
            end = segment.start + len(segment.text)
        at += len(segment.text)
    return end if depth == 0 else None
