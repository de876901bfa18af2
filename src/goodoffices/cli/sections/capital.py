"""What a seat reads in its own capital: the mandate and stage reports."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rich.table import Table

from goodoffices.cli.tables import Item, clock, day, table, texts


def mandate(found: Item, language: str) -> Iterator[Table]:
    """The mandate and requests for instructions, for those who sit in the capital."""
    own: dict[str, Any] = found["mandate"] or {"directives": [], "requests": []}
    yield table(
        "Mandate (what is not set means: refer)",
        ("point", "on entry", "directive", "words"),
        (
            (d["point"], d["alternative"], d["verdict"], texts(d["text"], language) or d["reference"])
            for d in own["directives"]
        ),
    )
    yield table(
        "Instructions sought",
        ("point", "question", "wanted by", ""),
        (
            (
                r["point"],
                texts(r["question"], language),
                clock(r["deadline"], found["talks"]["zone"]),
                "answered" if r["answered"] else "open",
            )
            for r in own["requests"]
        ),
    )


def reports(found: Item, language: str) -> Iterator[Table]:
    """Stage reports, in the capital."""
    yield table(
        "Stage reports",
        ("entry", "date", "title", "decisions wanted", ""),
        (
            (r["entry"], day(r["entered"], found["talks"]["zone"]), texts(r["title"], language), len(r["decisions"]),
             "read" if r["noted"] else "not yet read")
            for r in found["reports"]
        ),
    )  # fmt: skip
