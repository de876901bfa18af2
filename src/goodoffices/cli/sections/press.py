"""The press: rule, postures, statements, reports, claims."""

from __future__ import annotations

from collections.abc import Iterator

from rich.table import Table

from goodoffices.cli.tables import Item, according, clock, dates, day, lines, table, texts


def press(found: Item, language: str) -> Iterator[Table]:
    """The agreed rule, postures, statements, and reports on file."""
    rule, zone = found["press"]["rule"], found["talks"]["zone"]
    yield table(
        "Press rule in force", ("rule", "scope"), [(texts(rule["rule"], language), rule["scope"])] if rule else []
    )
    yield table(
        "Postures to the press",
        ("said or reported", "party", "posture", "words"),
        (
            (dates(p["when"]), according(p, p["party"]), _posture(p, zone), texts(p["words"], language))
            for p in found["press"]["postures"]
            if p["stands"]
        ),
    )
    yield table(
        "Statements",
        ("published", "for", "words"),
        (
            (
                lines(day(s["entered"], zone), "corrected" if s["corrections"] else None),
                ", ".join(s["on_behalf_of"]),
                lines(texts(s["title"], language), texts(s["text"], language)),
            )
            for s in found["press"]["statements"]
        ),
    )
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
        ("said on", "speaker", "what", "words"),
        ((dates(c["said_on"]), according(c, _speaker(c)), c["claim"], _claimed(c)) for c in found["press"]["claims"]),
    )


def _speaker(claim: Item) -> str | None:
    """Who is said to have said it; the report that we have it from, where it speaks for itself."""
    if claim["source"] is not None:
        return lines(claim["speaker"], claim["office"]) or None
    return lines(claim["speaker"], claim["office"]) or "the report itself"


def _claimed(claim: Item) -> str:
    words = f"“{claim['words']}”" if claim["verbatim"] else str(claim["words"])
    return words if claim["polarity"] == "as stated" else f"{words} [{claim['polarity']}]"
