"""A Word file from elsewhere as a new text: its headings, or its numbered paragraphs, are the points."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final
from unicodedata import normalize

from goodoffices.documents.fresh import Fresh, FreshPoint, unnumbered
from goodoffices.documents.fresh_markdown import UNSAID
from goodoffices.documents.word.opening import Unreadable, open_word, parse
from goodoffices.documents.word.reading import Read, WordFile, read_word
from goodoffices.phrases import phrase
from goodoffices.talks.act import Language, Texts
from goodoffices.talks.points import PointDraft, TableText

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NUMBER: Final = re.compile(r"(?:article|section|point|§)?\s*\d{1,3}\s*[.):–—-]\s+\S", re.IGNORECASE)
_ENDS: Final = (".", ";", ":", "。", "؛")
_LONG: Final = 120
"""A numbered paragraph of more characters is words of its point, and not its title."""


def fresh(data: bytes) -> Fresh:
    """A new text from any Word file with headings or numbered paragraphs. Raises `Unreadable` where it has neither.

    Tracked changes are read as accepted, and told of with all that is no words.
    """
    found, levels = read_word(data), _levels(open_word(data).get("word/styles.xml"))
    written = [read for read in found.paragraphs if read.text().strip()]
    title = next((read for read in written if levels.get(read.style) == 0), None)
    marked = [read for read in written if levels.get(read.style, 0) > 0]
    if title is None and len(marked) > 1:
        top = min(levels[read.style] for read in marked)
        if marked[0] is written[0] and [levels[read.style] for read in marked].count(top) == 1:
            title = marked.pop(0)
    if marked:
        top = min(levels[read.style] for read in marked)
        begins = [read for read in marked if levels[read.style] == top]
    else:
        begins = [read for read in written if read is not title and _numbered(read)]
    if not begins:
        raise Unreadable(
            phrase("The file has no headings and no numbered paragraphs: give each point a heading (Heading 1).")
        )
    return Fresh(
        {UNSAID: title.text().strip()} if title is not None else {},
        tuple(_points([read for read in written if read is not title], begins, styled=bool(marked))),
        tuple(dict.fromkeys(_left_out(found))),
    )


def as_text(found: Fresh, language: Language, otherwise: str, prefix: str = "", first: int = 1) -> TableText:
    """The act that tables a new text, its points numbered from `first`, in `language` where the file says none.

    `otherwise` is its title where it has none; `prefix` comes before the numbers in rooms other than plenary. Letters
    with marks are spelled as the record has them (NFC): it is the same text.
    """

    def said(texts: Texts) -> Texts:
        return {
            language if known == UNSAID else known: normalize("NFC", words) for known, words in texts.items() if words
        }

    points = (
        PointDraft(point=f"{prefix}{number}", title=said(point.title), text=said(point.words))
        for number, point in enumerate(found.points, first)
    )
    return TableText(title=said(found.title) or {language: otherwise}, points=tuple(points))


def _numbered(read: Read) -> bool:
    listed = any(one.kind.startswith("the number") for one in read.beside)
    return listed or _NUMBER.match(read.text()) is not None


def _points(written: Sequence[Read], begins: Sequence[Read], *, styled: bool) -> Iterator[FreshPoint]:
    """The points, and what comes before the first as one of its own.

    What begins a point is its title where it is styled as a heading, or is no sentence.
    """
    starts = {id(read) for read in begins}
    groups: list[list[Read]] = []
    for read in written:
        if id(read) in starts or not groups:
            groups.append([])
        groups[-1].append(read)
    for group in groups:
        words = [read.text().strip() for read in group]
        heading = unnumbered(words[0]) if id(group[0]) in starts else ""
        sentence = len(heading) > _LONG or heading.endswith(_ENDS)
        if heading and (styled or not sentence):
            yield FreshPoint({UNSAID: heading}, {UNSAID: "\n".join(words[1:])} if words[1:] else {})
        else:
            yield FreshPoint({}, {UNSAID: "\n".join([heading, *words[1:]] if heading else words)})


def _levels(styles: bytes | None) -> dict[str, int]:
    """By the ids of paragraph styles: the level of a heading, 0 for the title, by names that are not translated."""
    levels: dict[str, int] = {}
    for style in parse(styles).iter(f"{_W}style") if styles is not None else ():
        name, level = style.find(f"{_W}name"), style.find(f"{_W}pPr/{_W}outlineLvl")
        said = name.get(f"{_W}val", "").lower() if name is not None else ""
        if match := re.fullmatch(r"heading ([1-9])", said):
            levels[style.get(f"{_W}styleId", "")] = int(match[1])
        elif said == "title":
            levels[style.get(f"{_W}styleId", "")] = 0
        elif level is not None and (level.get(f"{_W}val") or "9") in "012345678":
            levels[style.get(f"{_W}styleId", "")] = int(level.get(f"{_W}val")) + 1
    return levels


def _left_out(found: WordFile) -> Iterator[str]:
    if any(part.state != "kept" for read in found.paragraphs for part in (*read.parts, read.end)):
        yield phrase("tracked changes, read as accepted")
    for read in found.paragraphs:
        for kind, words in read.beside:
            yield phrase("{kind}: {words}", kind=kind, words=words) if words else kind
    for comment in found.comments:
        yield phrase("a comment of {author}: {words}", author=comment.author, words=comment.text)
    for words in found.around:
        yield phrase("a header or footer: {words}", words=words)
