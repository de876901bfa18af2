"""A negotiating text as one HTML file: nothing in it is loaded or run, it prints well, and is read without colour.

Brackets and attribution stand as characters, statuses as words with a shape. Changes against an earlier text are `ins`
and `del`; what moved bears the same number at both ends.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import html
from lxml.html import HtmlElement as Element
from lxml.html.builder import E

from goodoffices.documents import face, wordings
from goodoffices.documents.flat import flat
from goodoffices.documents.html_edges import direction, sheet, spoken
from goodoffices.documents.legible import shown
from goodoffices.documents.marked import Marked, marked
from goodoffices.documents.provenance import fields
from goodoffices.documents.text import NegotiatingText, PointOfText, Status
from goodoffices.drafting.redline import Op

OURS = "en"
"""The language of what stands around the text, and of the names in it."""
NONE = "no words yet"
_CHANGED: dict[Op, tuple[str, str]] = {
    "ins": ("ins", ""),
    "del": ("del", ""),
    "from": ("del", "moved"),
    "to": ("ins", "moved"),
}


def write_html(
    text: NegotiatingText, earlier: NegotiatingText | None = None, *, languages: Sequence[str] = ()
) -> bytes:
    """The bytes of an HTML file with the text, its changes marked against an earlier one where that is given.

    `languages` chooses columns, in their order; without them, all of the text's.
    """
    columns = tuple(languages) or text.languages or ("en",)
    page = E.html(
        {"lang": "en"},
        E.head(
            E.meta(charset="utf-8"),
            E.meta(name="viewport", content="width=device-width, initial-scale=1"),
            E.title(shown(face.title(text, columns[0]))),
            E.meta(name="generator", content="Good Offices"),
            E.meta(name="dcterms.created", content=f"{text.origin.moment:%Y-%m-%dT%H:%M:%SZ}"),
            *(E.meta(name=name, content=shown(value)) for name, value in fields(text, earlier, columns).items()),
            E.style(_sheet(text)),
        ),
        E.body(
            _header(text, earlier, columns),
            E.main(*_Points(text, earlier, columns).sections()),
            _legend(earlier is not None),
            _footer(text),
        ),
    )
    made: bytes = html.tostring(page, doctype="<!DOCTYPE html>", encoding="utf-8")
    return made


def _header(text: NegotiatingText, earlier: NegotiatingText | None, languages: Sequence[str]) -> Element:
    language = languages[0]
    lines = (
        f"{face.as_of(text)}. {_sentence(text.origin.commitment)}.",
        f"{face.audience(text, OURS)}.",
        face.copy_of(text, OURS),
        face.against(earlier) if earlier is not None else "",
    )
    return E.header(
        E.p({"class": "where"}, shown(face.where(text, OURS))),
        E.h1(direction(language), shown(face.title(text, language))),
        *(E.p({"class": "origin"}, shown(line)) for line in lines if line),
    )


class _Points:
    """The points of a text, one section each."""

    def __init__(self, text: NegotiatingText, earlier: NegotiatingText | None, languages: Sequence[str]) -> None:
        self.text, self.earlier, self.languages = text, earlier, languages
        self.before = {point.point: point for point in earlier.points} if earlier is not None else {}
        self.move = 0  # how many moves the points before have: numbers are unique in the file

    def sections(self) -> Iterator[Element]:
        for point in self.text.points:
            yield self._section(point)
        now = {point.point for point in self.text.points}
        for known in self.before.values():
            if known.point not in now and self.earlier is not None:
                yield self._section(known._replace(offered=(), nodes={}))

    def _section(self, point: PointOfText) -> Element:
        named = f"point-{point.point}"
        language = self.languages[0]
        title = face.first(point.title, language)
        status = E.p(
            {"class": "status"}, *_status(point.status), shown(" " + face.standing(self.text, point, language))
        )
        heading = E.h2(
            {"id": named, **direction(language)}, shown(f"{point.point}. {title}" if title else f"{point.point}.")
        )
        section = E.section({"aria-labelledby": named}, heading, status, self._words(point))
        stands = [self._stands(point, at) for at in range(len(point.offered))]
        if stands:
            section.append(E.ul({"class": "stands", "aria-label": f"Who stands where on point {point.point}"}, *stands))
        return section

    def _words(self, point: PointOfText) -> Element:
        """A point's words: languages side by side, aligned paragraph by paragraph, where there are several."""
        columns = [self._paragraphs(point, language) for language in self.languages]
        if len(columns) == 1:
            language = self.languages[0]
            words = E.div({"class": "column", **spoken(language)}, *(E.p(*paragraph) for paragraph in columns[0]))
            if not columns[0]:
                words.append(E.p({"class": "none", "lang": OURS, "dir": "ltr"}, NONE))
            return words
        heads = (E.th({"scope": "col", "dir": "ltr", "class": "language"}, language) for language in self.languages)
        table = E.table({"class": "columns"}, E.thead(E.tr(*heads)))
        body = E.tbody()
        for at in range(max(1, *map(len, columns))):
            row = E.tr()
            for language, paragraphs in zip(self.languages, columns, strict=True):
                cell = E.td({"class": "column", **spoken(language)})
                if at < len(paragraphs):
                    cell.append(E.p(*paragraphs[at]))
                elif not paragraphs and at == 0:
                    cell.append(E.p({"class": "none", "lang": OURS, "dir": "ltr"}, NONE))
                row.append(cell)
            body.append(row)
        table.append(body)
        return table

    def _paragraphs(self, point: PointOfText, language: str) -> list[list[Element]]:
        known, before = self.before.get(point.point), None
        if self.earlier is not None:
            before = flat(self.earlier, known, language) if known is not None else []
        status = {one.number: one.status for one in point.offered}
        found: list[list[Element]] = [[]]
        most = 0
        for run in marked(flat(self.text, point, language), before):
            most = max(most, run.move)
            for at, part in enumerate(run.text.split("\n")):
                if at:
                    found.append([])
                if part:
                    found[-1].append(self._run(run._replace(text=part), status))
        self.move += most
        return [paragraph for paragraph in found if paragraph]

    def _run(self, run: Marked, statuses: dict[int, Status]) -> Element:
        kind: str = run.role
        if run.role == "words" and run.of is not None and run.of in statuses:
            kind = f"offered {_slug(statuses[run.of])}"
        span = E.bdi if run.role == "attribution" else E.span
        words = span({"class": kind}, shown(run.text))
        if run.op == "same":
            return words
        tag, move = _CHANGED[run.op]
        changed = E(tag, words)
        if move:
            number = str(self.move + run.move)
            changed.set("class", move)
            changed.set("title", f"moved {'from here' if run.op == 'from' else 'to here'}: {number}")
            changed.append(E.sup(f"{'→' if run.op == 'from' else '←'}{number}"))
        return changed

    def _stands(self, point: PointOfText, at: int) -> Element:
        one = point.offered[at]
        label = E.b(shown(one.label + (" (the words as they are)" if one.number == point.base else "")))
        item = E.li(label, " ", *_status(one.status), f" {one.status} — {shown(face.stands(self.text, one, OURS))}")
        remarks = [E.li(shown(line)) for line in face.remarks(self.text, one, OURS)]
        if remarks:
            item.append(E.ul(*remarks))
        return item


def _status(status: Status) -> tuple[Element, ...]:
    """The shape of a status, which is for eyes: its words stand beside it."""
    return (E.span({"class": f"shape {_slug(status)}", "aria-hidden": "true"}, wordings.SHAPES[status]),)


def _legend(marks: bool) -> Element:
    """What the shapes, brackets and changes mean."""
    statuses = (E.li(*_status(status), f" {status}") for status in wordings.SHAPES)
    legend = E.section({"class": "legend", "aria-labelledby": "legend"}, E.h2({"id": "legend"}, "Legend"))
    legend.append(E.ul(*statuses))
    legend.append(
        E.p(
            E.span({"class": "mark"}, "[ ]"),
            " Words in brackets are not agreed. In the first of brackets side by side stand the words as they are; the "
            "others begin with those who propose what they hold in their place, and end with where others stand.",
        )
    )
    if marks:
        moved = E.span(
            E("del", {"class": "moved"}, "moved", E.sup("→1")), " ", E.ins({"class": "moved"}, "moved", E.sup("←1"))
        )
        legend.append(
            E.p(E.ins("inserted"), " ", E("del", "deleted"), " ", moved, " The same number is at both ends of a move.")
        )
    return legend


def _footer(text: NegotiatingText) -> Element:
    return E.footer(
        E.p("SHA-256 of the canonical text: ", E.code(text.origin.sha256)),
        E.p("Whether the words are exactly those of a released version: ", E.code("goodoffices genuine FILE")),
    )


def _sheet(text: NegotiatingText) -> str:
    """The style sheet, with talks, room, date, commitment level and audience on every printed page."""
    head = f"{face.where(text, OURS)} · {face.as_of(text)}"
    second = f"{_sentence(text.origin.commitment)}. {face.audience(text, OURS)}."
    colours = (f".{_slug(status)}{{color:#{colour}}}" for status, colour in wordings.COLOURS.items())
    return sheet(head, second, "".join(colours))


def _slug(status: Status) -> str:
    return "s-" + status.replace(",", "").replace(" ", "-")


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
