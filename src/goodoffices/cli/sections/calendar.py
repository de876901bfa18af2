"""Rounds with every announcement, the programme, attendance, assessments."""

from __future__ import annotations

from collections.abc import Iterator

from rich.table import Table

from goodoffices.cli.tables import Item, according, dates, lines, table, texts


def rounds(found: Item, language: str) -> Iterator[Table]:
    """Every round as it stands, and every announcement."""
    yield table(
        "Rounds",
        ("round", "status", "dates", "place", "room"),
        ((r["number"], r["status"], _dates(r), r["place"], r["room"]) for r in found["rounds"]),
    )
    yield table(
        "Announcements",
        ("round", "said or reported", "by", "announcement"),
        (
            (f"{r['number']}, {r['room']}", dates(a["when"]), according(a, a["who"]), _announcement(a))
            for r in found["rounds"]
            for a in r["history"]
        ),
    )


def _dates(round_: Item) -> str:
    expected = f"expected to last {round_['expected']}" if round_["expected"] else None
    return lines(dates(round_["dates"]), "(moved)" if round_["moved"] else None, expected)


def _announcement(announced: Item) -> str:
    said = f"{dates(announced['dates']) or 'no exact date'}, {announced['status']}"
    if announced["expected"]:
        said += f", expected to last {announced['expected']}"
    source = announced["source"] or {}
    quoted = f"“{source['words']}”" if source.get("words") else None
    return lines(f"{said}.", quoted, announced["note"])


def programme(found: Item, language: str) -> Iterator[Table]:
    """The programme as last announced, and who was noted as present."""
    yield table(
        "Programme",
        ("round", "when", "session", "place", "who"),
        (
            (s["round"], lines(dates(s["starts"]), s["status"]), _session(s, language), s["place"], ", ".join(s["who"]))
            for s in found["programme"]
        ),
    )
    yield table(
        "Attendance",
        ("session", "present", "note"),
        (
            (a["session"], _present(a), according(a, a["note"]) if a["source"] else a["note"])
            for a in found["attendance"]
        ),
    )


def _session(session: Item, language: str) -> str:
    return lines(texts(session["title"], language), session["format"], f"({session['room']})")


def _present(attendance: Item) -> str:
    by_party: dict[str, list[str]] = {}
    for one in attendance["present"]:
        by_party.setdefault(one["party"], []).append(one["person"])
    return lines(*(f"{party}: {', '.join(persons)}" for party, persons in by_party.items()))


def assessments(found: Item, language: str) -> Iterator[Table]:
    """How each speaker sees a round."""
    yield table(
        "Assessments",
        ("round", "speaker", "party", "words"),
        (
            (a["round"], according(a, a["speaker"]), a["party"], texts(a["words"], language))
            for a in found["assessments"]
            if texts(a["words"], language)
        ),
    )
