"""Two parties: one axis each, the frontier, the zone above both reservation values, and the solutions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import altair as alt

from goodoffices.phrases import phrase
from goodoffices.settlement.pictures.marks import Row, Scene

WIDTH, HEIGHT = 560, 460
DASHED: dict[str, Any] = {"color": "black", "strokeDash": [5, 4], "strokeWidth": 1}


def chart(scene: Scene) -> dict[str, Any]:
    """The Vega-Lite specification of the picture."""
    every = [*scene.frontier, *scene.marks, *scene.others]
    axes = [_scale(every, k, scene.reservations[k]) for k in (0, 1)]
    named = [scene.say(phrase("worth to {party}", party=party)) for party in scene.parties]
    x = alt.X("p0:Q", title=named[0], scale=axes[0])
    y = alt.Y("p1:Q", title=named[1], scale=axes[1])
    layers: list[Any] = [_zone(scene)]
    if scene.others:
        layers.append(_points(scene.others, x, y).mark_circle(size=9, color="#9a9a9a", opacity=0.6))
    if len(scene.frontier) > 1:
        line = _points(scene.frontier, x, y).mark_line(color="#555", strokeWidth=0.8, interpolate="step-before")
        layers.append(line.encode(order="p0:Q"))
    layers.append(_points(scene.frontier, x, y).mark_point(size=28, filled=True, color="black", opacity=1))
    layers += _limits(scene)
    if scene.marks:
        layers += _marks(scene, x, y)
    title = alt.TitleParams(scene.title, subtitle=list(scene.notes), anchor="start", subtitleColor="#333")
    found = alt.layer(*layers).properties(width=WIDTH, height=HEIGHT, title=title, background="white")
    specification: dict[str, Any] = styled(found).to_dict()
    return specification


def rows_of(rows: Iterable[Row]) -> alt.Chart:
    """A chart of rows that are written into the picture."""
    return alt.Chart(alt.InlineData(values=list(rows)))


def _points(rows: tuple[Row, ...], x: alt.X, y: alt.Y) -> Any:
    return rows_of(rows).encode(x, y)


def _scale(rows: list[Row], k: int, reservation: float) -> alt.Scale:
    """A little room around everything that is shown, so that the zone reaches beyond the best."""
    values = [row[f"p{k}"] for row in rows] + [reservation]
    low, high = min(values), max(values)
    room = (high - low or abs(high) or 1) * 0.06
    return alt.Scale(domain=[low - room, high + room], nice=False, zero=False)


def _zone(scene: Scene) -> Any:
    corner = {"p0": scene.reservations[0], "p1": scene.reservations[1]}
    area = rows_of([corner]).mark_rect(color="#56b4e9", opacity=0.13)
    # Without an upper end the rectangle runs to the edge of the picture.
    return area.encode(x=alt.X("p0:Q"), x2=alt.value("width"), y=alt.Y("p1:Q"), y2=alt.value(0))


def _limits(scene: Scene) -> list[Any]:
    """The reservation values, dashed, each named where it meets the edge."""
    across = rows_of([{"p0": scene.reservations[0], "said": _said(scene, 0)}])
    along = rows_of([{"p1": scene.reservations[1], "said": _said(scene, 1)}])
    top = across.mark_text(angle=270, align="right", baseline="bottom", dx=-4, dy=-4, fontSize=11)
    right = along.mark_text(align="right", baseline="top", dx=-4, dy=5, fontSize=11)
    return [
        across.mark_rule(**DASHED).encode(x="p0:Q"),
        along.mark_rule(**DASHED).encode(y="p1:Q"),
        top.encode(x="p0:Q", y=alt.value(0), text="said:N"),
        right.encode(y="p1:Q", x=alt.value("width"), text="said:N"),
    ]


def _said(scene: Scene, k: int) -> str:
    value = f"{scene.reservations[k]:.6g}"
    return scene.say(phrase("reservation value of {party}: {value}", party=scene.parties[k], value=value))


def _marks(scene: Scene, x: alt.X, y: alt.Y) -> list[Any]:
    rows = _points(scene.marks, x, y)
    drawn = rows.mark_point(size=190, filled=False, strokeWidth=2.2, opacity=1).encode(
        *scene.told_apart(alt.Legend(title=None))
    )
    # Above and to the right lies no package that is better for both, so a letter there hides least.
    named = rows.mark_text(align="left", baseline="bottom", dx=9, dy=-7, fontSize=14, fontWeight="bold")
    return [drawn, named.encode(text="letter:N")]


def styled(found: Any) -> Any:
    """Lines and letters that survive a photocopy."""
    return (
        found.configure_axis(grid=True, gridColor="#dddddd", labelFontSize=12, titleFontSize=13, tickCount=8)
        .configure_title(fontSize=16, subtitleFontSize=12)
        .configure_legend(orient="bottom", columns=2, labelFontSize=13, symbolSize=150, labelLimit=400)
        .configure_view(stroke="#888888")
    )
