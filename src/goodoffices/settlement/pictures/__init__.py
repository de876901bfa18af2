"""Pictures of an analysis: two parties as the classic frontier, three and more as linked pairs and parallel lines.

Drawn with Altair and turned into SVG, PNG or one HTML page by vl-convert, all without a network. Drawn to be printed:
each solution has a shape and a letter beside its colour, the colours are those that Okabe and Ito (2008) chose to be
told apart by the colour-blind, and everything can be told in black and white.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Any

from goodoffices.phrases import counted
from goodoffices.settlement.pictures import many, two
from goodoffices.settlement.pictures.marks import Mark, Say, Scene
from goodoffices.settlement.problem import Problem, ProblemError

__all__ = ["SUFFIXES", "Mark", "draw", "save"]

SUFFIXES = (".svg", ".png", ".html")
UNUSED = "\ue000"


def draw(
    problem: Problem,
    frontier: Sequence[tuple[int, ...]],
    marks: Sequence[Mark] = (),
    *,
    others: Sequence[tuple[int, ...]] = (),
    notes: Sequence[str] = (),
    say: Say = str,
) -> dict[str, Any]:
    """The picture of a frontier as a Vega-Lite specification.

    Args:
        problem: of two parties or more; its reservation values are drawn.
        frontier: efficient values, as the problem counts them (scaled integers).
        marks: solutions and other packages to point out; those of the same values share one mark.
        others: values of packages that are not efficient, shown faintly where there are two parties.
        notes: what a reader of the picture should know, one line each; for instance that the frontier is not complete.
        say: says the picture's own phrases in a reader's language.

    Raises:
        ProblemError: there are fewer than two parties.
    """
    if len(problem.parties) < 2:
        raise ProblemError("A picture needs two parties or more: with one there is nothing to trade.")
    scene = Scene.of(problem, frontier, marks, others, notes, say)
    found = two.chart(scene) if len(problem.parties) == 2 else many.chart(scene)
    number = len(set(frontier))
    told = counted(
        "{title}: {values} efficient value for {parties}", "{title}: {values} efficient values for {parties}", number,
        title=scene.title, values=f"{number:,}", parties=", ".join(scene.parties),
    )  # fmt: skip
    found["description"] = say(told)
    # Of the page's menu only what works without a network: saving the picture.
    found["usermeta"] = {
        "embedOptions": {"actions": {"export": True, "source": False, "compiled": False, "editor": False}}
    }
    return found


def save(picture: dict[str, Any], path: Path) -> None:
    """Write a picture as .svg, .png or .html; the page carries its scripts in it and loads nothing.

    Raises:
        ProblemError: the name ends otherwise, or the place cannot be written.
    """
    import vl_convert

    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise ProblemError(f"A picture is written to a name that ends in {', '.join(SUFFIXES)}; this is {path.name!r}.")
    specification = json.dumps(picture)
    try:
        if suffix == ".svg":
            path.write_text(vl_convert.vegalite_to_svg(specification), encoding="utf-8")
        elif suffix == ".png":
            path.write_bytes(vl_convert.vegalite_to_png(specification, scale=2))
        else:
            # A name may hold "</script>", and vl-convert writes it into the page as it is. So "<" goes in as a letter
            # that no text uses, and comes out as JSON's escape of "<", which ends no element.
            specification = json.dumps(picture, ensure_ascii=False).replace("<", UNUSED)
            page = vl_convert.vegalite_to_html(specification, bundle=True, renderer="svg").replace(UNUSED, "\\u003c")
            title = escape(str(picture["description"]))
            page = page.replace("<title>Chart</title>", f"<title>{title}</title>").replace("<html>", '<html lang="en">')
            path.write_text(page, encoding="utf-8")
    except OSError as error:
        raise ProblemError(f"{path} cannot be written: {error.strerror or error}.") from None
