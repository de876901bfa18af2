"""The text in columns, as negotiators compare it: what each party proposes, and the chair's compromise beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from docx.enum.section import WD_ORIENT
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from goodoffices.documents import face, wordings
from goodoffices.documents.legible import legible
from goodoffices.documents.provenance import fields
from goodoffices.documents.stretches import Reading, Stretch, stretches
from goodoffices.documents.text import NegotiatingText, Offered, PointOfText
from goodoffices.documents.word import elements
from goodoffices.documents.word.furniture import begin, edges, origin_lines
from goodoffices.documents.word.properties import set_properties
from goodoffices.documents.word.saving import saved
from goodoffices.documents.word.styles import blank
from goodoffices.drafting.brackets import plain
from goodoffices.talks.act import PartyId

NOTHING = "—"
ABOUT = (
    "Each party’s text as it proposes it, and the compromise of the chair. "
    "“B, in A”: paragraphs of A as they read with B."
)


def write_columns(text: NegotiatingText, language: str, progress: Callable[[int, int], None] | None = None) -> bytes:
    """The bytes of a Word file with a column for each party at the table and one for the compromise, point by point.

    A party's column holds the paragraphs that each alternative of its own touches, as they read with it, and where it
    stands on others. A point that is agreed has its words alone. `progress` is told how many points are done, of how
    many.
    """
    text = legible(text)
    document = blank()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    begin(document, text, language)
    lines = origin_lines(text, language)
    for line in (*lines, ABOUT):
        document.add_paragraph(line, style="Status line")
    edges(document, lines, f"Text: SHA-256 {text.origin.sha256}")
    known = fields(text, None, (language,))
    # Without its languages no program takes the file for one of the text itself, which comes back.
    set_properties(document, {name: value for name, value in known.items() if not name.endswith("Languages")})
    parties = _at_table(text)
    for number, point in enumerate(text.points, 1):
        title = face.first(point.title, language)
        heading = elements.last_paragraph(document, "Heading1")
        heading.add_run(f"{point.point}. {title}" if title else f"{point.point}.")
        if language in point.title:
            elements.in_its_language(heading, language)
        standing = elements.last_paragraph(document, "Statusline")
        standing.add_run(f"{wordings.SHAPES[point.status]} {face.standing(text, point, language)}")
        if point.status in ("agreed", "agreed ad referendum"):
            for words in plain(point.nodes.get(language, ())).split("\n"):
                _words(elements.last_paragraph(document), words, language)
        else:
            rows = stretches(point, language) or [()]
            table = document.add_table(rows=1 + len(rows), cols=len(parties) + 1, style="Table Grid")
            _fill(table, text, point, parties, rows, language)
        if progress is not None:
            progress(number, len(text.points))
    return saved(document)


def _at_table(text: NegotiatingText) -> list[PartyId]:
    """The parties that stand somewhere on some words, in the order in which the room names them."""
    said = [one.attribution._replace(proposes=()) if one.by_chair else one.attribution for one in _offered(text)]
    known = dict.fromkeys(party for attribution in said for parties in attribution for party in parties)
    return sorted(known, key=lambda p: text.origin.audience.index(p) if p in text.origin.audience else len(known))


def _offered(text: NegotiatingText) -> Iterator[Offered]:
    for point in text.points:
        yield from point.offered


def _fill(
    table: Table,
    text: NegotiatingText,
    point: PointOfText,
    parties: Sequence[PartyId],
    rows: Sequence[Stretch],
    language: str,
) -> None:
    """A row for each stretch of the point; below the last, where each party stands."""
    if wordings.right_to_left(language):
        elements.from_right_to_left(table)
    head, *body = elements.cells(table)
    elements.ruled(table)
    for cell, party in zip(head, parties, strict=False):
        _head(cell, text.name(party, language), language if language in text.names.get(party, {}) else "en")
    _head(head[-1], "Compromise of the chair", "en")
    chairs = [one for one in point.offered if one.by_chair]
    theirs = [one for one in point.offered if not one.by_chair]
    owned = [[one.number for one in theirs if party in one.attribution.proposes] for party in parties]
    owned.append([one.number for one in chairs])
    labels = {one.number: one.label for one in point.offered}
    for cells, stretch in zip(body, rows, strict=True):
        known = {reading.number: reading for reading in stretch}
        for cell, own in zip(cells, owned, strict=True):
            _readings(cell, [known[number] for number in own if number in known], labels, language)
    for cell, party in zip(body[-1], parties, strict=False):
        if stands := _stands(point, party):
            elements.last_in_cell(cell, "Statusline").add_run(stands)


def _head(cell: _Cell, name: str, language: str) -> None:
    run = cell.paragraphs[0].add_run(name)
    run.bold = run.font.cs_bold = True
    elements.in_its_language(cell.paragraphs[0], language)
    cell._tc.get_or_add_tcPr().append(elements.element("shd", val="clear", color="auto", fill="EEEEEE"))


def _readings(cell: _Cell, readings: Sequence[Reading], labels: Mapping[int, str], language: str) -> None:
    """The stretch as it reads with some alternatives; a dash for none, since nothing is said for anybody."""
    first = cell.paragraphs[0]
    if not readings:
        first.add_run(NOTHING)
    for at, reading in enumerate(readings):
        into = f", in {labels[reading.into]}" if reading.into is not None else ""
        paragraph = first if at == 0 else elements.last_in_cell(cell)
        paragraph.add_run(f"{labels[reading.number]}{into}: ").bold = True
        line, *more = reading.paragraphs or (wordings.fixed("no text", language),)
        _words(paragraph, line, language)
        for line in more:
            _words(elements.last_in_cell(cell), line, language)


def _words(paragraph: Paragraph, line: str, language: str) -> None:
    rtl = wordings.right_to_left(language)
    run = paragraph.add_run(line)
    elements.speaks(run, language, rtl)
    if rtl:
        elements.right_to_left(paragraph)


def _stands(point: PointOfText, party: PartyId) -> str:
    """Where a party stands on the alternatives, by their letters."""
    by_stance = {
        stance: [one.label for one in point.offered if party in getattr(one.attribution, stance)]
        for stance in ("proposes", "supports", "opposes", "reserves", "consults", "follows")
    }
    said = {
        "reserves": "reserves its position on",
        "consults": "awaits instructions on",
        "follows": "will follow consensus on",
    }
    parts = (f"{said.get(stance, stance)} {', '.join(labels)}" for stance, labels in by_stance.items() if labels)
    return "; ".join(parts)
