"""Pictures of a debrief as SVG: all tables of a class on one, and the offers of a table over time.

What a picture shows is also told in the tables beside it; nothing in it depends on colour alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

import altair as alt

from goodoffices.kits.debrief.ending import WITH_PACKAGE, Measured
from goodoffices.kits.debrief.table import TableDebrief
from goodoffices.kits.model import Kit
from goodoffices.phrases import counted, phrase
from goodoffices.settlement import Problem
from goodoffices.settlement.pictures import Mark, draw
from goodoffices.settlement.pictures.marks import COLOURS, SHAPES, Row, Say
from goodoffices.settlement.pictures.two import DASHED, styled
from goodoffices.settlement.problem import Package, package_of, values

WIDE, HIGH = 420, 150


def class_picture(measured: Measured, tables: Sequence[TableDebrief], say: Say = str) -> str:
    """Where each table ended, with the frontier and the zone of all parties; of two parties also every offer, faintly.

    A package is drawn by what it is worth to every party, also to one that did not join in it. Tables without a package
    lie where no agreement does. One with words that the kit does not value is not drawn, and a note says so. `say` says
    the picture's phrases in a reader's language.
    """
    kit, problem = measured.kit, measured.kit.problem
    everybody = [party.id for party in problem.parties]
    drawn = [(number, one, _values(problem, one)) for number, one in enumerate(tables, 1)]
    marks = list(_marks(drawn, say))
    offered = [values(problem, _package(problem, offer.package)) for one in tables for offer in one.path if offer.whole]
    notes: list[str] = [
        phrase("Not drawn, for it has words that the kit does not value: {table}", table=one.name)
        for _, one, found in drawn
        if found is None
    ]
    rows = measured.frontier(everybody)
    if rows is None:
        notes.append(phrase("The packages that cannot be bettered are too many to draw."))
    if any(one.end.ended not in WITH_PACKAGE for one in tables):
        notes.append(phrase("Tables without a package are drawn where the reservation values meet: no agreement."))
    if any(one.end.left_out for one in tables):
        every = phrase("A package is drawn by what it is worth to every party, also to one that did not join in it.")
        notes.append(every)
    picture = draw(problem, rows or (), marks, others=offered, notes=[say(note) for note in notes], say=say)
    title = phrase("{kit}: where the tables ended", kit=next(iter(kit.title.values())))
    picture.update(_headed(picture, say(title)))
    return svg(picture)


def _marks(drawn: Sequence[tuple[int, TableDebrief, tuple[int, ...] | None]], say: Say) -> Iterator[Mark]:
    """One mark for all tables that ended alike: their names would not fit into a legend, so numbers do."""
    alike: dict[tuple[int, ...], list[tuple[int, str]]] = {}
    for place, table, found in drawn:
        if found is not None:
            alike.setdefault(found, []).append((place, table.name))
    for found, several in alike.items():
        name = several[0][1] if len(several) == 1 else say(counted("{number} table", "{number} tables", len(several)))
        yield Mark(" ".join(str(place) for place, _ in several), name, found)


def path_picture(kit: Kit, table: TableDebrief, say: Say = str) -> str | None:
    """What each whole package that was put was worth to each party, by minute; None if none was put."""
    whole = [(place, offer) for place, offer in enumerate(table.path, 1) if offer.whole]
    if not whole:
        return None
    names = {party.id: party.name or party.id for party in kit.problem.parties}
    by = list(dict.fromkeys(names.get(offer.party, offer.party) for _, offer in whole))
    rows: list[Row] = [
        {
            "to": names[party],
            "minute": offer.minute,
            "worth": float(worth),
            "by": names.get(offer.party, offer.party),
            "offer": place,
        }
        for place, offer in whole
        for party, worth in offer.worth.items()
    ]
    for share in table.end.shares:
        rows.append({"to": names[share.party], "limit": float(share.reservation), "said": say(phrase("no agreement"))})
        if share.worth is not None and share.joined:
            rows.append({"to": names[share.party], "end": float(share.worth), "said": say(phrase("the end"))})
    last = max(1, table.minutes, *(offer.minute for _, offer in whole))
    x = alt.X("minute:Q", title=say(phrase("minute")), scale=alt.Scale(domain=[0, last], nice=False, padding=10))
    worth = say(phrase("worth"))
    y = alt.Y("worth:Q", title=worth, scale=alt.Scale(zero=False, padding=10))
    points = alt.Chart().transform_filter("isValid(datum.worth)")
    whose = _told_apart(by, say(phrase("put by")))
    drawn = points.mark_point(size=80, filled=False, strokeWidth=2, opacity=1).encode(x, y, *whose)
    across = [*_across("limit", 0, worth, **DASHED), *_across("end", WIDE, worth, color="black", strokeWidth=1.5)]
    facet = alt.Facet("to:N", sort=list(names.values()), title=None, header=alt.Header(labelFontSize=13))
    panels = alt.layer(*across, drawn, data=alt.InlineData(values=rows)).properties(width=WIDE, height=HIGH)
    heading = phrase("{table}: what each offer was worth, to each party", table=table.name)
    title = alt.TitleParams(say(heading), anchor="start")
    found = panels.facet(facet=facet, columns=1 if len(names) <= 3 else 2).resolve_scale(y="independent")
    return svg(styled(found.properties(title=title, background="white")).to_dict())


def _across(field: str, place: int, worth: str, **how: Any) -> list[Any]:
    """A line across each panel at what a field says, and its words at one of its ends."""
    rows = alt.Chart().transform_filter(f"isValid(datum.{field})")
    y = alt.Y(f"{field}:Q", title=worth, scale=alt.Scale(zero=False, padding=10))
    words = rows.mark_text(align="right" if place else "left", baseline="bottom", dx=-4 if place else 4, dy=-2)
    return [rows.mark_rule(**how).encode(y=y), words.encode(y=y, x=alt.value(place), text="said:N")]


def svg(picture: dict[str, Any]) -> str:
    """A Vega-Lite specification as SVG."""
    import vl_convert

    found: str = vl_convert.vegalite_to_svg(json.dumps(picture))
    return found


def _told_apart(by: Sequence[str], heading: str) -> tuple[alt.Shape, alt.Stroke]:
    """The shape and the colour of who put an offer."""
    times = len(by) // len(SHAPES) + 1
    legend = alt.Legend(title=heading)
    return (
        alt.Shape("by:N", legend=legend, scale=alt.Scale(domain=list(by), range=list(SHAPES * times)[: len(by)])),
        alt.Stroke("by:N", legend=legend, scale=alt.Scale(domain=list(by), range=list(COLOURS * times)[: len(by)])),
    )


def _headed(picture: dict[str, Any], title: str) -> dict[str, Any]:
    return {"title": {**picture["title"], "text": title}}


def _values(problem: Problem, table: TableDebrief) -> tuple[int, ...] | None:
    """What a table's package is worth to every party; the reservation values where it has none."""
    if table.end.ended not in WITH_PACKAGE:
        return problem.reservations
    return values(problem, _package(problem, table.end.package)) if table.end.whole else None


def _package(problem: Problem, package: dict[str, str | None]) -> Package:
    return package_of(problem, {point: alternative for point, alternative in package.items() if alternative})
