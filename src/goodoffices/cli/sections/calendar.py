"""Rounds with every announcement, the programme, attendance, assessments."""

from __future__ import annotations

from collections.abc import Iterator

from rich.table import Table

from goodoffices.cli.tables import Item, dates, source, table, texts


def rounds(found: Item, language: str) -> Iterator[Table]:
    """Every round as it stands, and every announcement."""
    yield table(
        "Rounds",
        ("round", "status", "dates", "place", "expected to last", "moved", "room"),
        (
            (
                r["number"],
                r["status"],
                dates(r["dates"]),
                r["place"],
                r["expected"],
                "moved" if r["moved"] else "",
                r["room"],
            )
            for r in found["rounds"]
        ),
    )
    yield table(
        "Announcements",
        ("round", "room", "said or reported", "by", "announcement", "according to"),
        (
            (r["number"], r["room"], dates(a["when"]), a["who"], _announcement(a), source(a))
            for r in found["rounds"]
            for a in r["history"]
        ),
    )


def _announcement(announced: Item) -> str:
    said = f"{dates(announced['dates']) or 'no exact date'}, {announced['status']}"
    if announced["expected"]:
        said += f", expected to last {announced['expected']}"
    return f"{said}. {announced['note']}" if announced["note"] else f"{said}."


def programme(found: Item, language: str) -> Iterator[Table]:
    """The programme as last announced, and who was noted as present."""
    yield table(
        "Programme",
        ("round", "session", "format", "when", "status", "place", "who", "room"),
        (
            (s["round"], texts(s["title"], language), s["format"], dates(s["starts"]), s["status"], s["place"],
             ", ".join(s["who"]), s["room"])
            for s in found["programme"]
        ),
    )  # fmt: skip
    yield table(
        "Attendance",
        ("session", "present", "note", "according to"),
        (
            (a["session"], ", ".join(f"{p['person']} ({p['party']})" for p in a["present"]), a["note"], source(a))
            for a in found["attendance"]
        ),
    )


def assessments(found: Item, language: str) -> Iterator[Table]:
    """How each speaker sees a round."""
    yield table(
        "Assessments",
        ("round", "speaker", "party", "words", "according to"),
        ((a["round"], a["speaker"], a["party"], texts(a["words"], language), source(a)) for a in found["assessments"]),
    )
