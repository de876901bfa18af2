"""Three parties and more: a picture for each pair, linked by a brush in the page, and a line for each package.

On the parallel lines each party has its own upright axis, which runs from its least to its greatest value shown. So
heights of different parties cannot be compared; which lines cross between two parties shows where one's gain is the
other's loss.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Sequence
from typing import Any

import altair as alt

from goodoffices.phrases import phrase
from goodoffices.settlement.pictures.marks import Row, Scene
from goodoffices.settlement.pictures.two import DASHED, rows_of, styled

MOST_PAIRED = 5
"""Parties drawn as pairs; of more there would be too many small pictures to read."""

LINES = 300
"""Packages drawn as lines."""


def chart(scene: Scene) -> dict[str, Any]:
    """The Vega-Lite specification of the picture."""
    brush = alt.selection_interval(name="brush", resolve="intersect")
    title = alt.TitleParams(scene.title, subtitle=_notes(scene), anchor="start", subtitleColor="#333")
    paired = range(min(len(scene.parties), MOST_PAIRED))
    with warnings.catch_warnings():
        # One brush in several pictures is what links them; Altair says aloud that it joins them into one.
        warnings.filterwarnings("ignore", "Automatically deduplicated selection parameter")
        pairs = [[_pair(scene, column, row, brush) for column in range(row)] for row in paired if row]
        if scene.marks:
            pairs[0].append(_legend(scene))
        rows = [alt.hconcat(*row, spacing=14) for row in pairs]
        found = alt.vconcat(*rows, _lines(scene, brush), spacing=14).properties(title=title, background="white")
    specification: dict[str, Any] = styled(found).to_dict()
    return specification


def _notes(scene: Scene) -> list[str]:
    said = list(scene.notes)
    if len(scene.parties) > MOST_PAIRED:
        first = phrase(
            "Pairs are drawn of the first {number} of {all} parties; lines of all.",
            number=MOST_PAIRED,
            all=len(scene.parties),
        )
        said.append(scene.say(first))
    if len(scene.frontier) > LINES:
        drawn = f"{len(thinned(scene)):,}"
        said.append(scene.say(phrase("{drawn} efficient packages are drawn as lines.", drawn=drawn)))
    return said


def _pair(scene: Scene, column: int, row: int, brush: Any) -> Any:
    side = 250 if len(scene.parties) <= 3 else 160
    x = alt.X(f"p{column}:Q", title=scene.parties[column], scale=alt.Scale(zero=False, padding=8))
    y = alt.Y(f"p{row}:Q", title=scene.parties[row], scale=alt.Scale(zero=False, padding=8))
    limits = rows_of([{f"p{column}": scene.reservations[column], f"p{row}": scene.reservations[row]}])
    frontier = rows_of(scene.frontier).mark_point(size=14, filled=True)
    inside = alt.condition(brush, alt.value("#222222"), alt.value("#cccccc"))
    layers: list[Any] = [
        frontier.encode(x, y, color=inside).add_params(brush),
        limits.mark_rule(**DASHED).encode(x=x),
        limits.mark_rule(**DASHED).encode(y=y),
    ]
    if scene.marks:
        rows = rows_of(scene.marks).encode(x, y)
        drawn = rows.mark_point(size=120, filled=False, strokeWidth=2, opacity=1)
        layers.append(drawn.encode(*scene.told_apart()))
        letters = rows.mark_text(align="left", baseline="bottom", dx=6, dy=-5, fontSize=12, fontWeight="bold")
        layers.append(letters.encode(text="letter:N"))
    return alt.layer(*layers).properties(width=side, height=side)


def _legend(scene: Scene) -> Any:
    """What the marks are called, in the corner that the pairs leave free; a legend of Vega's has no place there."""
    place = alt.Y("place:O", axis=None)
    rows = rows_of(scene.marks).encode(place, x=alt.value(16))
    drawn = rows.mark_point(size=120, filled=False, strokeWidth=2, opacity=1).encode(*scene.told_apart())
    named = rows.mark_text(align="left", dx=14, fontSize=13).encode(text="name:N")
    return alt.layer(drawn, named).properties(width=250, height=26 * len(scene.marks), view=alt.ViewConfig(stroke=None))


def _lines(scene: Scene, brush: Any) -> Any:
    ends = []
    for k in range(len(scene.parties)):
        values = [row[f"p{k}"] for row in (*scene.frontier, *scene.marks)] + [scene.reservations[k]]
        ends.append((min(values), max(values)))

    def height(k: int, value: float) -> float:
        low, high = ends[k]
        return (value - low) / (high - low) if high > low else 0.5

    thin = [point for row in thinned(scene) for point in _path(scene, row, height)]
    x = alt.X("party:N", sort=list(scene.parties), title=None, axis=alt.Axis(labelAngle=0, labelFontSize=13, grid=True))
    y = alt.Y(
        "height:Q",
        title=scene.say(phrase("from the least to the greatest shown")),
        axis=alt.Axis(labels=False, ticks=False, grid=False),
        scale=alt.Scale(domain=[-0.06, 1.06]),
    )
    base = rows_of(thin).mark_line(strokeWidth=0.6, color="#777777", opacity=0.5)
    limits = [
        {"party": party, "height": height(k, scene.reservations[k]), "said": f"{scene.reservations[k]:.6g}"}
        for k, party in enumerate(scene.parties)
    ]
    ticks = rows_of(limits).encode(x, y)
    layers: list[Any] = [
        base.encode(x, y, detail="line:N", opacity=alt.condition(brush, alt.value(0.55), alt.value(0.05))),
        ticks.mark_tick(color="black", thickness=2.5, width=34),
        ticks.mark_text(dy=11, dx=20, align="left", baseline="bottom", fontSize=11).encode(text="said:N"),
    ]
    if scene.marks:
        thick = [point for row in scene.marks for point in _path(scene, row, height)]
        rows = rows_of(thick).encode(x, y)
        names = [mark["name"] for mark in scene.marks]
        dash = alt.StrokeDash("name:N", legend=None, scale=alt.Scale(domain=names, range=DASHES))
        shape, colour = scene.told_apart()
        layers.append(rows.mark_line(strokeWidth=2.4).encode(colour, dash))
        layers.append(rows.mark_point(size=110, filled=False, strokeWidth=2, opacity=1).encode(shape, colour))
        last = rows_of(thick[len(scene.parties) - 1 :: len(scene.parties)]).encode(x, y)
        letters = last.mark_text(align="left", dx=12, fontSize=13, fontWeight="bold").encode(text="letter:N")
        layers.append(letters)
    wide = max(520, 110 * len(scene.parties))
    note = phrase("One line for the package of each rule; the bar across an axis is the reservation value.")
    if scene.frontier:
        note = phrase("One line for each efficient package; the bar across an axis is the reservation value.")
    return alt.layer(*layers).properties(
        width=wide, height=300, title=alt.TitleParams(scene.say(note), fontSize=12, anchor="start")
    )


def thinned(scene: Scene) -> Sequence[Row]:
    """Efficient packages evenly spaced, no more than can be drawn as lines."""
    return scene.frontier[:: max(1, -(-len(scene.frontier) // LINES))]


DASHES = [[1, 0], [7, 3], [2, 3], [9, 3, 2, 3], [4, 4], [12, 4], [2, 6], [6, 2, 2, 2, 2, 2]]


def _path(scene: Scene, row: Row, height: Callable[[int, float], float]) -> list[Row]:
    """The points of one line; each keeps the whole row, so that the brush of a pair finds its line."""
    return [{**row, "party": party, "height": height(k, row[f"p{k}"])} for k, party in enumerate(scene.parties)]
