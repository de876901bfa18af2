"""Understandings, undertakings, papers, delegations, rooms."""

from __future__ import annotations

from collections.abc import Iterator

from rich.table import Table

from goodoffices.cli.tables import Item, dates, lines, table, texts


def understandings(found: Item, language: str) -> Iterator[Table]:
    """Claimed understandings and how they stand."""
    yield table(
        "Understandings",
        ("room", "claimed by", "of", "words", "standing"),
        (
            (u["room"], u["party"], ", ".join(u["by"]), texts(u["text"], language), u["standing"])
            for u in found["understandings"]
        ),
    )


def undertakings(found: Item, language: str) -> Iterator[Table]:
    """Who owes what to whom by when."""
    yield table(
        "Undertakings",
        ("room", "by", "to", "what", "due", ""),
        (
            (u["room"], u["party"], ", ".join(u["to"]), texts(u["what"], language), dates(u["due"]), _owed(u))
            for u in found["undertakings"]
        ),
    )


def _owed(undertaking: Item) -> str:
    if undertaking["discharged"] is not None:
        return f"discharged, says {undertaking['discharged_by']}"
    return "overdue" if undertaking["overdue"] else ""


def papers(found: Item, language: str) -> Iterator[Table]:
    """The paper register and how far the text has come."""
    yield table(
        "Papers",
        ("room", "symbol", "paper", "by", "copies out"),
        (
            (
                p["room"],
                p["symbol"],
                lines(texts(p["title"], language), ", ".join(filter(None, (p["sort"], p["marking"])))),
                p["party"],
                _out(p),
            )
            for p in found["papers"]
        ),
    )
    yield table("Text", ("room", "rung"), ((t["room"], t["rung"]) for t in found["text"] if t["text"]))


def _out(paper: Item) -> str:
    out = [number for number in paper["copies"].values() if number not in paper["collected"]]
    return ", ".join(map(str, sorted(out)))


def delegations(found: Item, language: str) -> Iterator[Table]:
    """The delegation lists in protocol order."""
    yield table(
        "Delegations",
        ("party", "person", "function", "note"),
        (
            (
                d["party"],
                lines(p["person"], p.get("title")),
                p.get("function"),
                lines(d["footnote"] if i == 0 else None, p.get("footnote")),
            )
            for d in found["delegations"]
            for i, p in enumerate(d["delegates"])
        ),
    )


def rooms(found: Item, language: str) -> Iterator[Table]:
    """The rooms that the seat reads."""
    yield table(
        "Rooms",
        ("room", "kind", "title", "record keeps", "entries", ""),
        (
            (
                r["room"],
                r["kind"],
                texts(r["title"], language),
                r["regime"],
                r["entries"],
                "closed" if r["closed"] else "",
            )
            for r in found["rooms"]
        ),
    )
