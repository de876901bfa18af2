"""How the frontier's time grows: a picture drawn from the table that `python -m benchmarks growth` prints."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING, Any

import altair as alt
import vl_convert

if TYPE_CHECKING:
    from sphinx.application import Sphinx

AXES = {
    "points": "points (3 parties, 5 alternatives, 1,000 worth points)",
    "alternatives": "alternatives (3 parties, 15 points, 1,000 worth points)",
    "parties": "parties (12 points, 4 alternatives, 100 worth points)",
    "worth points": "worth points of a party (3 parties, 20 points, 5 alternatives)",
}
MARKS = {"points": "circle", "alternatives": "square", "parties": "triangle-up", "worth points": "diamond"}


def picture(rows: list[dict[str, Any]]) -> alt.VConcatChart:
    """Time against each thing that was varied, with the size of the frontier at each mark; then time against size."""
    panels = [_panel([row for row in rows if row["varied"] == name], name) for name in AXES]
    size = alt.Chart(alt.InlineData(values=rows)).mark_point(filled=True, color="black", size=45)
    against = size.encode(
        x=alt.X("efficient:Q", title="efficient values", scale=alt.Scale(type="log")),
        y=alt.Y("milliseconds:Q", title="milliseconds", scale=alt.Scale(type="log")),
        shape=alt.Shape("varied:N", title="varied", scale=alt.Scale(domain=list(MARKS), range=list(MARKS.values()))),
    ).properties(width=560, height=240)
    return alt.vconcat(alt.hconcat(*panels[:2]), alt.hconcat(*panels[2:]), against).properties(background="white")


def _panel(rows: list[dict[str, Any]], name: str) -> alt.LayerChart:
    column = name.replace(" ", "_")
    kind = "log" if name == "worth points" else "linear"
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        x=alt.X(f"{column}:Q", title=AXES[name], scale=alt.Scale(type=kind, zero=False)),
        y=alt.Y("milliseconds:Q", title="milliseconds", scale=alt.Scale(type="log")),
    )
    line = base.mark_line(color="#777", strokeWidth=1)
    marks = base.mark_point(filled=True, color="black", size=45, shape=MARKS[name])
    named = base.mark_text(dy=-9, fontSize=10).encode(text=alt.Text("efficient:Q", format=","))
    return alt.layer(line, marks, named).properties(width=360, height=210)


def make(app: Sphinx) -> None:
    """Draw the picture before Sphinx reads the folder; one that has not changed is left alone."""
    folder = Path(app.srcdir) / "pictures"
    with (folder / "growth.csv").open() as file:
        rows = [
            {key: one if key == "varied" else float(one) for key, one in row.items()} for row in csv.DictReader(file)
        ]
    drawn = vl_convert.vegalite_to_svg(picture(rows).to_dict())
    target = folder / "growth.svg"
    if not target.exists() or target.read_text() != drawn:
        target.write_text(drawn)


def setup(app: Sphinx) -> dict[str, bool]:
    """Sphinx's entry point."""
    app.connect("builder-inited", make)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
