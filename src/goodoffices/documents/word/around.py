"""What differs around the words of the points: headings, lines of status, headers, comments taken out, other things."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Final, NamedTuple

from goodoffices.documents.text import NegotiatingText
from goodoffices.documents.word.reading import Read, WordFile
from goodoffices.documents.word.regions import heading
from goodoffices.phrases import phrase
from goodoffices.talks.act import PointId

_HEADING: Final = phrase("a title of a point follows from the record: ask whoever tabled the text")
_STATUS: Final = phrase("a status follows from the record, and is changed by stances")
_OUTSIDE: Final = phrase("it stands outside the points")
_TAKEN: Final = phrase("it was taken out of what stands around the points")
_EDGE: Final = phrase("headers and footers say where a document comes from")
_COMMENT: Final = phrase("a comment was taken out; what parties say of words stays on record")


class Unplaced(NamedTuple):
    """A change that could not be placed: where it was met, its words before and after, by whom, and why."""

    point: PointId | None
    replaced: str
    words: str
    author: str
    why: str


def around(sent: WordFile, came: WordFile, inside: Mapping[int, PointId], text: NegotiatingText) -> Iterator[Unplaced]:
    """All that came back otherwise than it was sent, but for the words of points.

    `inside` names the paragraphs that came back as words of points, by their places, and of which.
    """
    yield from _paragraphs(sent, came, inside, text)
    for words in sent.around:
        if words not in came.around:
            yield Unplaced(None, words, "", "", _EDGE)
    for words in came.around:
        if words not in sent.around:
            yield Unplaced(None, "", words, "", _EDGE)
    left = [(comment.author, comment.text) for comment in came.comments]
    for comment in sent.comments:
        if (comment.author, comment.text) not in left:
            yield Unplaced(None, comment.text, "", "", _COMMENT)
    for at, read in enumerate(came.paragraphs):
        for kind, words in read.beside:
            yield Unplaced(
                inside.get(at), "", words, "", phrase("{kind}: it is no part of the words that are read", kind=kind)
            )


def _paragraphs(
    sent: WordFile, came: WordFile, inside: Mapping[int, PointId], text: NegotiatingText
) -> Iterator[Unplaced]:
    """Paragraphs outside the points, those that are alike one beside the other."""
    before = _outside(sent.paragraphs, {at for at, read in enumerate(sent.paragraphs) if _marked(read)}, text)
    after = _outside(came.paragraphs, set(inside), text)
    matcher = SequenceMatcher(None, [read.text() for _, read in before], [read.text() for _, read in after], False)
    for op, start, end, begin, stop in matcher.get_opcodes():
        if op == "equal":
            continue
        new = list(after[begin:stop])
        for point, old in before[start:end]:
            like = next((one for one in new if _kind(one[1]) == _kind(old) != ""), None)
            if like is not None:
                new.remove(like)
            words, author = (like[1].text(), _author(like[1])) if like is not None else ("", "")
            yield Unplaced(point, old.text(), words, author, _why(old) if like is not None or _kind(old) else _TAKEN)
        for point, read in new:
            yield Unplaced(point, "", read.text(), _author(read), _OUTSIDE)


def _outside(paragraphs: Sequence[Read], inside: set[int], text: NegotiatingText) -> list[tuple[PointId | None, Read]]:
    """The paragraphs outside the points that have words, with the point whose heading they are or stand under."""
    found: list[tuple[PointId | None, Read]] = []
    number = -1
    for at, read in enumerate(paragraphs):
        if _kind(read) == "heading":
            known = heading(read)
            number = known if known is not None else number + 1
        if at not in inside and (read.text().strip() or any(part.text.strip() for part in read.parts)):
            found.append((text.points[number].point if 0 <= number < len(text.points) else None, read))
    return found


def _marked(read: Read) -> bool:
    return any(name.startswith("go_") for name in read.bookmarks) and heading(read) is None


def _kind(read: Read) -> str:
    if heading(read) is not None or read.style.startswith("Heading"):
        return "heading"
    return "status" if read.style.startswith("Status") else ""


def _why(read: Read) -> str:
    return {"heading": _HEADING, "status": _STATUS}.get(_kind(read), _OUTSIDE)


def _author(read: Read) -> str:
    return next((part.by[0] for part in read.parts if part.state != "kept"), "")
