"""Points, the words on the table, stances room by room, what is left."""

from __future__ import annotations

from collections.abc import Iterator

from rich.table import Table

from goodoffices.cli.tables import Item, according, dates, lines, table, texts


def points(found: Item, language: str) -> Iterator[Table]:
    """Every point with its status in each room, and the words on the table."""
    yield table(
        "Points",
        ("point", "title", "status, room by room"),
        (
            (
                p["number"],
                texts(p["title"], language) or "—",
                lines(*(f"{s['room']}: {s['words']}" for s in p["status"])),
            )
            for p in found["points"]
        ),
    )
    yield table(
        "Alternatives",
        ("point", "put by", "words"),
        ((p["number"], _put(a), texts(a["text"], language)) for p in found["points"] for a in p["alternatives"]),
    )


def _put(alternative: Item) -> str:
    """Whose words they are, where they stand, and as what."""
    return lines(
        ", ".join(alternative["by"]) or "not attributed",
        f"{alternative['room']}, {alternative['number']}",
        alternative["marking"],
        "withdrawn" if alternative["withdrawn"] else None,
    )


def stances(found: Item, language: str) -> Iterator[Table]:
    """Every party's last word on each alternative, room by room."""
    yield table(
        "Stances",
        ("point", "on entry", "party", "stance"),
        (
            (p["number"], f"{room}, {s['wording']}", s["party"], _said(s, language))
            for p in found["points"]
            for room, said in p["stances"].items()
            for s in said
        ),
    )
    yield table(
        "Offers to refer a point to the principals",
        ("point", "room", "by", "words", "accepted by"),
        (
            (p["number"], r["room"], r["by"], texts(r["words"], language), ", ".join(r["accepted"]) or "nobody yet")
            for p in found["points"]
            for r in p["referrals"]
        ),
    )


def _said(stance: Item, language: str) -> str:
    conditions = "; ".join(map(_condition, stance["conditions"]))
    return lines(_stance(stance), f"if {conditions}" if conditions else None, texts(stance["note"], language))


def _stance(stance: Item) -> str:
    words: str = stance["stance"]
    if stance["reservation"]:
        words += f" ({stance['reservation']})"
    if stance["void"]:
        words += "; condition void"
    if stance["confirmed"]:
        words += "; capital concurs"
    return words if stance["on_present_wording"] else f"{words}; on an earlier wording"


def _condition(condition: Item) -> str:
    if condition.get("point") is None:
        return str(condition.get("conduct", ""))
    wording = condition.get("wording")
    return f"point {condition['point']}" + (f" on entry {wording}" if wording else "")


def left(found: Item, language: str) -> Iterator[Table]:
    """What is left, by each room's record and as each speaker calls it."""
    yield table("Left, by the record", ("room", ""), ((r["room"], r["words"]) for r in found["left"]["by_record"]))
    yield table(
        "Left, as each declares it",
        ("said or reported", "speaker", "words", "count"),
        (
            (dates(d["date"]), according(d, d["speaker"]), texts(d["words"], language), _count(d))
            for d in found["left"]["declared"]
        ),
    )


def _count(declared: Item) -> str:
    return declared["sort"] if declared["count"] is None else f"{declared['sort']}: {declared['count']}"
