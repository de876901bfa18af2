"""The press: rule, postures, statements, reports, claims."""

from __future__ import annotations

from collections.abc import Iterator

from rich.table import Table

from goodoffices.cli.tables import Item, clock, dates, day, source, table, texts


def press(found: Item, language: str) -> Iterator[Table]:
    """The agreed rule, postures, statements, and reports on file."""
    rule, zone = found["press"]["rule"], found["talks"]["zone"]
    yield table(
        "Press rule in force", ("rule", "scope"), [(texts(rule["rule"], language), rule["scope"])] if rule else []
    )
    yield table(
        "Postures to the press",
        ("party", "posture", "words", "said or reported", "according to"),
        (
            (p["party"], _posture(p, zone), texts(p["words"], language), dates(p["when"]), source(p))
            for p in found["press"]["postures"]
            if p["stands"]
        ),
    )
    yield table(
        "Statements",
        ("published", "for", "title", "words", ""),
        (
            (day(s["entered"], zone), ", ".join(s["on_behalf_of"]), texts(s["title"], language),
             texts(s["text"], language), "corrected" if s["corrections"] else "")
            for s in found["press"]["statements"]
        ),
    )  # fmt: skip
    yield table(
        "Reports on file",
        ("published", "publisher", "quoting", "title"),
        ((d["published"], d["publisher"], d["agency"], d["title"]) for d in found["press"]["dispatches"]),
    )


def _posture(posture: Item, zone: str) -> str:
    words: str = posture["posture"]
    if posture["scope"]:
        words += f", on {posture['scope']}"
    return f"{words}, until {clock(posture['until'], zone)}" if posture["until"] else words


def claims(found: Item, language: str) -> Iterator[Table]:
    """Who said what, according to which report; quotation marks only round words printed as a quotation."""
    yield table(
        "Claims",
        ("said on", "speaker", "what", "words", "according to"),
        (
            (dates(c["said_on"]), c["speaker"] or "the report itself", c["claim"], _claimed(c), source(c))
            for c in found["press"]["claims"]
        ),
    )


def _claimed(claim: Item) -> str:
    words = f"“{claim['words']}”" if claim["verbatim"] else str(claim["words"])
    return words if claim["polarity"] == "as stated" else f"{words} [{claim['polarity']}]"
