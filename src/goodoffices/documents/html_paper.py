"""A paper as one HTML file, from which its PDF is laid out: nothing in it is loaded or run."""

from __future__ import annotations

from lxml import html
from lxml.html import HtmlElement as Element
from lxml.html.builder import E

from goodoffices.documents.html_edges import direction, sheet, spoken
from goodoffices.documents.legible import legible
from goodoffices.documents.paper import Block, Grid, Heading, Paper, Said, digest, fields


def write_paper_html(paper: Paper) -> bytes:
    """The bytes of an HTML file with a paper."""
    sha256, known = digest(paper), fields(paper)
    paper = legible(paper)
    page = E.html(
        {"lang": "en"},
        E.head(
            E.meta(charset="utf-8"),
            E.meta(name="viewport", content="width=device-width, initial-scale=1"),
            E.title(paper.title.words),
            E.meta(name="generator", content="Good Offices"),
            E.meta(name="dcterms.created", content=f"{paper.moment:%Y-%m-%dT%H:%M:%SZ}"),
            *(E.meta(name=name, content=value) for name, value in known.items()),
            E.style(sheet(paper.edge[0], " ".join(paper.edge[1:]))),
        ),
        E.body(
            E.header(
                E.p({"class": "where"}, paper.edge[0]),
                _words(E.h1, paper.title),
                *(E.p({"class": "origin"}, line) for line in paper.edge[1:]),
            ),
            E.main(*map(_block, paper.blocks)),
            E.footer(E.p("SHA-256 of this paper: ", E.code(sha256))),
        ),
    )
    made: bytes = html.tostring(page, doctype="<!DOCTYPE html>", encoding="utf-8")
    return made


def _block(block: Block) -> Element:
    if isinstance(block, Heading):
        return _words(E.h2, block.words)
    if isinstance(block, Grid):
        return _grid(block)
    made = E.div({"class": "column status" if block.quiet else "column"})
    for line in block.words.words.split("\n"):
        made.append(_words(E.p, block.words._replace(words=line)))
    return made


def _grid(grid: Grid) -> Element:
    # An empty heading is no heading to a reader who hears the table.
    heads = (_words(E.th, one) if one.words else E.td() for one in grid.head)
    for_head = E.tr(*heads)
    for cell in for_head.iter("th"):
        cell.set("scope", "col")
    rows = (E.tr(*(_words(E.td, one) for one in row)) for row in grid.rows)
    return E.table({"class": "grid"}, E.thead(for_head), E.tbody(*rows))


def _words(kind: E, said: Said) -> Element:
    """An element with words, in the language that they are in."""
    return kind(spoken(said.language) if said.language else direction("en"), said.words)
