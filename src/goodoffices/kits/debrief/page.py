"""A debrief as one HTML file: nothing in it is loaded or run, each picture stands beside its figures, and it prints."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from lxml import html
from lxml.html import HtmlElement as Element
from lxml.html.builder import E

from goodoffices.documents.legible import shown
from goodoffices.kits.debrief.classes import Figures, Spread
from goodoffices.kits.debrief.ending import WITH_PACKAGE, Measured
from goodoffices.kits.debrief.moments import called, told
from goodoffices.kits.debrief.numbers import number
from goodoffices.kits.debrief.pictures import class_picture, path_picture
from goodoffices.kits.debrief.sheets import Sheet
from goodoffices.kits.debrief.table import TableDebrief
from goodoffices.kits.model import Kit

STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; color: #111; background: #fff }
body { max-width: 62rem; margin: 0 auto; padding: 1rem }
table { border-collapse: collapse; margin: 0.5rem 0 1.5rem }
caption { text-align: start; font-weight: bold; padding-bottom: 0.25rem }
th, td { border-bottom: 1px solid #999; padding: 0.2rem 0.8rem 0.2rem 0; text-align: start; vertical-align: top }
td.n, th.n { text-align: end; font-variant-numeric: tabular-nums }
img { max-width: 100%; height: auto }
.wide { overflow-x: auto }
@media print { section.sheet, section.table { break-before: page } }
"""

NOTE = (
    "Worths are those of the instructions: what one party's points are worth to it says nothing of what another's are "
    "worth to that other. Where they are added up all the same (“created”), it is a figure for the class, no more. "
    "What people said aloud is in no record, and so not here."
)
NOT_KNOWN = "not known"


def write_page(measured: Measured, tables: Sequence[TableDebrief], classes: Sequence[Figures]) -> bytes:
    """The bytes of the page. `classes` are this class's figures first, then those of earlier ones.

    Raises:
        ModuleNotFoundError: what draws the pictures is not installed.
    """
    kit = measured.kit
    title = f"Debrief: {next(iter(kit.title.values()))}"
    page = E.html(
        {"lang": "en"},
        E.head(
            E.meta(charset="utf-8"),
            E.meta(name="viewport", content="width=device-width, initial-scale=1"),
            E.title(shown(title)),
            E.style(STYLE),
        ),
        E.body(
            E.main(
                E.h1(shown(title)),
                E.p(NOTE),
                E.h2("The class"),
                _picture(class_picture(measured, tables), "Where the tables ended; the figures are in the next table."),
                _ends(measured, tables),
                *_classes(kit, classes),
                *(section for one in tables for section in _table(measured, one)),
            )
        ),
    )
    found: bytes = html.tostring(page, doctype="<!DOCTYPE html>", encoding="utf-8", pretty_print=True)
    return found


def figure(value: Fraction | None) -> str:
    """A figure, or that it is not known."""
    return NOT_KNOWN if value is None else number(value)


def truth(value: bool | None) -> str:
    """Yes, no, or not known."""
    return NOT_KNOWN if value is None else "yes" if value else "no"


def _ends(measured: Measured, tables: Sequence[TableDebrief]) -> Element:
    parties = measured.kit.problem.parties
    head = ["", "table", "ended", "minute", *(party.name or party.id for party in parties)]
    head += ["created", "of at most", "suits all who joined", "on the frontier", "left out"]
    rows = []
    for place, one in enumerate(tables, 1):
        end = one.end
        has = end.ended in WITH_PACKAGE
        joined = {share.party: share for share in end.shares}
        worths = [
            figure(joined[p.id].worth) + (" (not in)" if has and not joined[p.id].joined else "") for p in parties
        ]
        judged = [truth(end.suits), truth(end.efficient)] if has else ["–", "–"]
        sums = [figure(end.created), figure(end.most)]
        whom = called(measured.kit, end.left_out)
        rows.append([str(place), one.name, end.ended, str(one.minutes), *worths, *sums, *judged, whom])
    rows.append(
        ["", "no agreement", "", "", *(number(Fraction(p.reservation, measured.kit.problem.scale)) for p in parties)]
        + [""] * 5
    )
    return _grid("Where the tables ended", head, rows)


def _classes(kit: Kit, classes: Sequence[Figures]) -> Iterator[Element]:
    head = ["class", "tables", "with a package", "on the frontier", "created"]
    parties = list(dict.fromkeys(party for one in classes for party in one.worth))
    rows = [
        [one.name, str(one.tables), str(one.packages), f"{one.efficient} of {one.judged}", _spread(one.created)]
        + [_spread(one.worth.get(party)) for party in parties]
        for one in classes
    ]
    yield _grid(
        "The class in figures: least, middle and greatest", [*head, *(called(kit, [party]) for party in parties)], rows
    )


def _spread(found: Spread | None) -> str:
    return "–" if found is None else " · ".join(number(one) for one in (found.least, found.middle, found.most))


def _table(measured: Measured, table: TableDebrief) -> Iterator[Element]:
    kit = measured.kit
    names = {point: f"{kit.points[point]} {title}".strip() for point, title in table.titles.items()}
    stood = [[names[p], table.end.package.get(p) or "–", words] for p, words in table.end.points.items()]
    moments = [[str(one.minute), str(one.entry or ""), one.words] for one in table.moments]
    parties = [party.id for party in kit.problem.parties]
    offers = [
        [str(place), str(one.minute), called(kit, [one.party]), one.put, told(kit, one.package)]
        + [number(one.worth[party]) + ("" if one.whole else " …") for party in parties]
        + [called(kit, one.suits)]
        for place, one in enumerate(table.path, 1)
    ]
    picture = path_picture(kit, table)
    yield E.section(
        {"class": "table"},
        E.h2(shown(table.name)),
        _grid("How each point ended", ["point", "alternative", "status"], stood, table.name),
        _grid("The moments that mattered", ["minute", "entry", "what"], moments, table.name),
        *([] if picture is None else [_picture(picture, "What each offer was worth; the next table has the figures.")]),
        _grid(
            "The path of offers (… : it leaves points open, or has words that the kit does not value)",
            ["", "minute", "by", "how", "package", *(f"worth to {called(kit, [party])}" for party in parties), "suits"],
            offers,
            table.name,
        ),
    )
    for sheet in table.sheets:
        yield E.section({"class": "sheet"}, *_sheet(measured, table, sheet))


def _sheet(measured: Measured, table: TableDebrief, sheet: Sheet) -> Iterator[Element]:
    kit, share, ended = measured.kit, sheet.share, table.end.ended
    yield E.h3(shown(f"{table.name}: {sheet.seat}{f', {sheet.person}' if sheet.person else ''}"))
    rows = [["entries of this seat", str(sum(sheet.acts.values()))]]
    if share is not None:
        joined, whose = ended in WITH_PACKAGE and not share.joined, called(kit, [share.party])
        rows += [
            [f"what the end is worth to {whose}{', which did not join' if joined else ''}", figure(share.worth)],
            ["what no agreement is worth to it", number(share.reservation)],
            ["the most that it could have had in a package that suits all who joined", figure(share.best)],
            ["red lines crossed", str(len(share.red_lines))],
            ["what the missed trade would have added", "–" if sheet.missed is None else number(sheet.missed)],
            ["offers of its party", str(len(sheet.own))],
            [
                "what its packages came down by, for itself, from the first to the last",
                "–" if sheet.given_way is None else number(sheet.given_way),
            ],
            ["packages of others that were worth more to it than the end", str(len(sheet.others))],
        ]
    yield _grid("In figures", ["", "figure"], rows, f"{table.name}, {sheet.seat}")
    if sheet.others and share is not None:
        better = [table.path[place] for place in sheet.others]
        best = max(better, key=lambda one: one.worth[share.party])
        put = f"{called(kit, [best.party])} in minute {best.minute}: {told(kit, best.package)}"
        words = f"worth {number(best.worth[share.party])}. It suited: {called(kit, best.suits) or 'nobody'}."
        yield E.p(shown(f"The best of these was put by {put}, {words}"))
    if sheet.acts:
        yield E.p(shown("Entries by kind: " + ", ".join(f"{kind} {count}" for kind, count in sheet.acts.items()) + "."))


def _picture(svg: str, alt: str) -> Element:
    data = b64encode(svg.encode()).decode()
    return E.p(E.img(src=f"data:image/svg+xml;base64,{data}", alt=alt))


def _grid(caption: str, head: Sequence[str], rows: Iterable[Sequence[str]], whose: str = "the class") -> Element:
    """A table; screen readers tell it from others of its kind by whose it is.

    Cells that are a number are set to the end, and so are the heads of columns that hold nothing else.
    """
    rows = list(rows)
    numeric = [all(_numeric(row[k]) for row in rows if row[k]) for k in range(len(head))]
    body = [E.tr(*(E.td(shown(cell), {"class": "n"} if _numeric(cell) else {}) for cell in row)) for row in rows]
    table = E.table(
        E.caption(shown(caption)),
        E.thead(E.tr(*(_head(name, only) for name, only in zip(head, numeric, strict=True)))),
        E.tbody(*body),
    )
    return E.div({"class": "wide"}, table, tabindex="0", role="region", **{"aria-label": shown(f"{caption}: {whose}")})


def _head(name: str, numbers: bool) -> Element:
    """The head of a column; an empty cell where it has no name."""
    return E.th(shown(name), {"scope": "col", **({"class": "n"} if numbers else {})}) if name else E.td()


def _numeric(cell: str) -> bool:
    return cell.lstrip("-").replace(".", "", 1).isdigit()
