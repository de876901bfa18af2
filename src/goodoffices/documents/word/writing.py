"""A negotiating text as a Word file: brackets, attribution, legend, languages in columns, tracked changes, comments.

Each paragraph of a point stands in a bookmark of its own, named `go_<point>_<language>_<paragraph>` by their places in
the text, and its heading in `go_h_<point>`, so that an edited file can be put in its place again (`returning`). Where
it comes from stands in the file's custom properties.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from functools import cached_property
from typing import Final

from docx.document import Document
from docx.shared import RGBColor
from docx.text.paragraph import Paragraph

from goodoffices.documents import face, wordings
from goodoffices.documents.flat import flat
from goodoffices.documents.legible import legible
from goodoffices.documents.marked import Marked, marked
from goodoffices.documents.provenance import fields
from goodoffices.documents.text import NegotiatingText, PointOfText
from goodoffices.documents.word import elements
from goodoffices.documents.word.furniture import furnish
from goodoffices.documents.word.properties import set_properties
from goodoffices.documents.word.saving import saved
from goodoffices.documents.word.styles import blank

PREFIX: Final = "go"
Progress = Callable[[int, int], None]
_CONTAINERS: Final = {"ins": "ins", "del": "del", "from": "moveFrom", "to": "moveTo"}


def bookmark(point: int, language: int, paragraph: int) -> str:
    """The name of the bookmark around a paragraph of a point, by their places."""
    return f"{PREFIX}_{point}_{language}_{paragraph}"


def write_word(
    text: NegotiatingText,
    earlier: NegotiatingText | None = None,
    *,
    languages: Sequence[str] = (),
    progress: Progress | None = None,
) -> bytes:
    """The bytes of a Word file with the text, its changes tracked against an earlier one where that is given.

    `languages` chooses columns, in their order; without them, all of the text's. `progress` is told how many points
    are done, of how many.
    """
    text, earlier = legible(text), legible(earlier)
    writer = _Writer(text, earlier, tuple(languages) or text.languages or ("en",))
    for number, point in enumerate(text.points):
        writer.point(number, point)
        if progress is not None:
            progress(number + 1, len(text.points))
    return writer.done()


class _Writer:
    """A Word file while it is being written."""

    def __init__(self, text: NegotiatingText, earlier: NegotiatingText | None, languages: tuple[str, ...]) -> None:
        self.text, self.languages = text, languages
        self.earlier = {point.point: point for point in earlier.points} if earlier is not None else None
        self.before = earlier
        self.document: Document = blank()
        self.ids = elements.Ids()
        furnish(self.document, text, earlier, languages)

    def point(self, number: int, point: PointOfText) -> None:
        title = point.title.get(self.languages[0]) or next(iter(point.title.values()), "")
        heading = elements.last_paragraph(self.document, "Heading1")
        begun = elements.begin_bookmark(heading, self.ids, f"{PREFIX}_h_{number}")
        heading.add_run(f"{point.point}. {title}" if title else f"{point.point}.")
        elements.end_bookmark(heading, begun)
        if self.languages[0] in point.title:
            elements.in_its_language(heading, self.languages[0])
        line = elements.last_paragraph(self.document, "Statusline")
        run = line.add_run(f"{wordings.SHAPES[point.status]} {face.standing(self.text, point, self.languages[0])}")
        run.font.color.rgb = RGBColor.from_string(wordings.COLOURS[point.status])
        columns = [self._paragraphs(point, language) for language in self.languages]
        if len(self.languages) == 1:
            for at, marks in enumerate(columns[0]):
                self._paragraph(elements.last_paragraph(self.document), number, 0, at, marks)
        else:
            self._columns(number, columns)
        for note in _notes(self.text, point, self.languages[0]):
            self._comment(line, *note)

    def _columns(self, number: int, columns: list[list[list[Marked]]]) -> None:
        """Languages side by side, aligned paragraph by paragraph."""
        rows = max(map(len, columns))
        table = self.document.add_table(rows=rows, cols=len(columns))
        table.autofit = True
        cells = elements.cells(table)
        for column, paragraphs in enumerate(columns):
            for at, marks in enumerate(paragraphs):
                self._paragraph(cells[at][column].paragraphs[0], number, column, at, marks)

    def _paragraphs(self, point: PointOfText, language: str) -> list[list[Marked]]:
        """The runs of a point's words in one language, cut into paragraphs; the last run of each may be its end."""
        before = None
        if self.earlier is not None and self.before is not None:
            known = self.earlier.get(point.point)
            before = flat(self.before, known, language) if known is not None else []
        found: list[list[Marked]] = [[]]
        for run in marked(flat(self.text, point, language), before):
            for at, part in enumerate(run.text.split("\n")):
                if at:
                    found[-1].append(run._replace(text="\n"))
                    found.append([])
                if part:
                    found[-1].append(run._replace(text=part))
        return found

    def _paragraph(self, paragraph: Paragraph, point: int, language: int, at: int, runs: list[Marked]) -> None:
        tag = self.languages[language]
        rtl = wordings.right_to_left(tag)
        if rtl:
            elements.right_to_left(paragraph)
        open_bookmark = elements.begin_bookmark(paragraph, self.ids, bookmark(point, language, at))
        for run in runs:
            if run.text == "\n":
                if run.op != "same":
                    kind = "ins" if run.op in ("ins", "to") else "del"
                    elements.mark_paragraph_end(paragraph, self._change(kind, run))
            else:
                self._run(paragraph, run, tag, rtl)
        elements.end_bookmark(paragraph, open_bookmark)

    def _run(self, paragraph: Paragraph, marks: Marked, language: str, rtl: bool) -> None:
        run = paragraph.add_run(marks.text)
        if marks.role != "words":
            elements.styled(run, "Bracket" if marks.role == "mark" else "Attribution")
        elements.speaks(run, language, rtl)
        if marks.op == "same":
            return
        if marks.op in ("del", "from"):
            elements.as_deleted(run)
        change = self._change(_CONTAINERS[marks.op], marks)
        paragraph._p.replace(run._r, change)
        change.append(run._r)

    def _change(self, kind: str, run: Marked) -> elements.Element:
        """Whose change it is: of the party whose words these are, else of the chair of the room."""
        known = self._offered.get(run.of) if run.of is not None else None
        author, moment = self.text.origin.room, self.text.origin.moment
        if known is not None:
            author, moment = known
        return elements.changed(kind, self.ids, author, moment)

    @cached_property
    def _offered(self) -> dict[int, tuple[str, datetime]]:
        """By alternative: its parties by name, and when its words were entered."""
        found: dict[int, tuple[str, datetime]] = {}
        for text in filter(None, (self.before, self.text)):
            for point in text.points:
                for one in point.offered:
                    names = ", ".join(text.name(party, self.languages[0]) for party in one.attribution.proposes)
                    found[one.number] = (names or text.origin.room, one.moment or text.origin.moment)
        return found

    def _comment(self, line: Paragraph, author: str, words: str) -> None:
        made = self.document.add_comment(line.runs, words, author=author, initials=author[:2].upper())
        made._comment_elm.date = self.text.origin.moment.astimezone(UTC)

    def done(self) -> bytes:
        origin = self.text.origin
        core = self.document.core_properties
        core.title = face.title(self.text, self.languages[0])
        core.author, core.last_modified_by = origin.room, origin.room
        core.created = core.modified = origin.moment.astimezone(UTC).replace(tzinfo=None)
        set_properties(self.document, fields(self.text, self.before, self.languages))
        return saved(self.document)


def _notes(text: NegotiatingText, point: PointOfText, language: str) -> Iterator[tuple[str, str]]:
    """What is to be said of a point's alternatives as comments: by whom, and in what words."""
    for offered in point.offered:
        by = [note.party for note in offered.notes]
        said = list(face.remarks(text, offered, language))
        for party, words in zip([""] * (len(said) - len(by)) + by, said, strict=True):
            yield text.name(party, language) if party else text.origin.room, f"On {offered.label}: {words}"
