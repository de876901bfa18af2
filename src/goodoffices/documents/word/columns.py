"""The text in columns, as negotiators compare it: what each party proposes, and the chair's compromise beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from docx.enum.section import WD_ORIENT
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from goodoffices.documents import face, wordings
from goodoffices.documents.legible import legible
from goodoffices.documents.provenance import fields
from goodoffices.documents.text import NegotiatingText, Offered, PointOfText
from goodoffices.documents.word import elements
from goodoffices.documents.word.furniture import edges, origin_lines
from goodoffices.documents.word.properties import set_properties
from goodoffices.documents.word.saving import saved
from goodoffices.documents.word.styles import blank
from goodoffices.drafting.brackets import Bracket, Node, plain
from goodoffices.talks.act import PartyId

NOTHING = "—"


def write_columns(text: NegotiatingText, language: str, progress: Callable[[int, int], None] | None = None) -> bytes:
    """The bytes of a Word file with a column for each party at the table and one for the compromise, point by point.

    A party's column holds the point as it reads with each alternative that it proposes, and where it stands on others.
    A point that is agreed has its words alone. `progress` is told how many points are begun, of how many.
    """
    text = legible(text)
    document = blank()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    document.add_paragraph(face.title(text, language), style="Title")
    lines = origin_lines(text, language)
    for line in (*lines, "Each party’s text as it proposes it, and the compromise of the chair."):
        document.add_paragraph(line, style="Status line")
    edges(document, lines, f"Text: SHA-256 {text.origin.sha256}")
    known = fields(text, None, (language,))
    # Without its languages no program takes the file for one of the text itself, which comes back.
    set_properties(document, {name: value for name, value in known.items() if not name.endswith("Languages")})
    parties = _at_table(text)
    for number, point in enumerate(text.points, 1):
        if progress is not None:
            progress(number, len(text.points))
        title = face.first(point.title, language)
        document.add_paragraph(f"{point.point}. {title}" if title else f"{point.point}.", style="Heading 1")
        line = f"{wordings.SHAPES[point.status]} {face.standing(text, point, language)}"
        document.add_paragraph(line, style="Status line").paragraph_format.keep_with_next = True
        if point.status in ("agreed", "agreed ad referendum"):
            for words in plain(point.nodes.get(language, ())).split("\n"):
                _words(document.add_paragraph(), words, language, wordings.right_to_left(language))
            continue
        table = document.add_table(rows=2, cols=len(parties) + 1, style="Table Grid")
        _fill(table, text, point, parties, language)
    return saved(document)


def reading(point: PointOfText, number: int, language: str) -> str | None:
    """The point as it reads with one alternative, and those whose words it is put into; None where it has no words."""
    nodes = point.nodes.get(language)
    if nodes is None:
        return None
    if number == point.base:
        return plain(nodes)
    path = _path(nodes, number)
    return plain(nodes, dict.fromkeys(path, True)) if path else None


def _path(nodes: Iterable[Node], number: int) -> tuple[int, ...]:
    """The options within which an option stands, and itself; empty where it is not among them."""
    for node in nodes:
        for option in node.options if isinstance(node, Bracket) else ():
            own = (option.key,) if option.key is not None else ()
            if option.key == number:
                return own
            if within := _path(option.nodes, number):
                return (*own, *within)
    return ()


def _at_table(text: NegotiatingText) -> list[PartyId]:
    """The parties that stand somewhere on some words, in the order in which the room names them."""
    said = [one.attribution._replace(proposes=()) if one.by_chair else one.attribution for one in _offered(text)]
    known = dict.fromkeys(party for attribution in said for parties in attribution for party in parties)
    return sorted(known, key=lambda p: text.origin.audience.index(p) if p in text.origin.audience else len(known))


def _offered(text: NegotiatingText) -> Iterator[Offered]:
    for point in text.points:
        yield from point.offered


def _fill(table: Table, text: NegotiatingText, point: PointOfText, parties: Sequence[PartyId], language: str) -> None:
    rtl = wordings.right_to_left(language)
    if rtl:
        table._tbl.tblPr.append(elements.element("bidiVisual"))
    head = table.rows[0]._tr.get_or_add_trPr()
    head.append(elements.element("tblHeader"))
    for column, party in enumerate(parties):
        _head(table.cell(0, column), text.name(party, language))
        own = [one for one in point.offered if party in one.attribution.proposes and not one.by_chair]
        _texts(table.cell(1, column), point, own, language, rtl)
        if stands := _stands(point, party):
            table.cell(1, column).add_paragraph(stands, style="Status line")
    _head(table.cell(0, len(parties)), "Compromise of the chair")
    _texts(table.cell(1, len(parties)), point, [one for one in point.offered if one.by_chair], language, rtl)


def _head(cell: _Cell, name: str) -> None:
    cell.paragraphs[0].add_run(name).bold = True
    cell._tc.get_or_add_tcPr().append(elements.element("shd", val="clear", color="auto", fill="EEEEEE"))


def _texts(cell: _Cell, point: PointOfText, own: Sequence[Offered], language: str, rtl: bool) -> None:
    """The point as it reads with each of some alternatives; a dash for none, since nothing is said for anybody."""
    found = [(one.label, reading(point, one.number, language)) for one in own]
    texts = [(label, words) for label, words in found if words is not None]
    if not texts:
        cell.paragraphs[0].add_run(NOTHING)
    for at, (label, words) in enumerate(texts):
        (cell.paragraphs[0] if at == 0 else cell.add_paragraph()).add_run(f"{label}:").bold = True
        for line in (words or "no text").split("\n"):
            _words(cell.add_paragraph(), line, language, rtl)


def _words(paragraph: Paragraph, line: str, language: str, rtl: bool) -> None:
    run = paragraph.add_run(line)
    elements.speaks(run, language, rtl)
    if rtl:
        elements.right_to_left(paragraph)


def _stands(point: PointOfText, party: PartyId) -> str:
    """Where a party stands on the alternatives, by their letters."""
    by_stance = {
        stance: [one.label for one in point.offered if party in getattr(one.attribution, stance)]
        for stance in ("proposes", "supports", "opposes", "reserves", "consults")
    }
    said = {"reserves": "reserves its position on", "consults": "awaits instructions on"}
    parts = (f"{said.get(stance, stance)} {', '.join(labels)}" for stance, labels in by_stance.items() if labels)
    return "; ".join(parts)
