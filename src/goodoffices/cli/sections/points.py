"""Points, the words on the table, stances room by room, what is left."""

from __future__ import annotations

from collections.abc import Iterator

from rich.table import Table

from goodoffices.cli.tables import Item, dates, joined, source, table, texts


def points(found: Item, language: str) -> Iterator[Table]:
    """Every point with its status in each room, and the words on the table."""
    yield table(
        "Points",
        ("point", "title", "status, room by room"),
        (
            (
                p["number"],
                texts(p["title"], language) or "—",
                "\n".join(f"{s['room']}: {s['words']}" for s in p["status"]),
            )
            for p in found["points"]
        ),
    )
    yield table(
        "Alternatives",
        ("point", "room", "entry", "by", "words", "marking"),
        (
            (p["number"], a["room"], a["number"], ", ".join(a["by"]) or "not attributed", texts(a["text"], language),
             joined(a["marking"], "withdrawn" if a["withdrawn"] else ""))
            for p in found["points"]
            for a in p["alternatives"]
        ),
    )  # fmt: skip


def _statuses(point: Item) -> str:
    return "\n".join(f"{status['room']}: {status['words']}" for status in point["status"])


def stances(found: Item, language: str) -> Iterator[Table]:
    """Every party's last word on each alternative, room by room."""
    yield table(
        "Stances",
        ("room", "point", "on entry", "party", "stance", "conditions", "note"),
        (
            (room, p["number"], s["wording"], s["party"], _stance(s), "; ".join(map(_condition, s["conditions"])),
             texts(s["note"], language))
            for p in found["points"]
            for room, said in p["stances"].items()
            for s in said
        ),
    )  # fmt: skip
    yield table(
        "Offers to refer a point to the principals",
        ("point", "room", "by", "words", "accepted by"),
        (
            (p["number"], r["room"], r["by"], texts(r["words"], language), ", ".join(r["accepted"]) or "nobody yet")
            for p in found["points"]
            for r in p["referrals"]
        ),
    )


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
        ("said or reported", "speaker", "words", "count", "according to"),
        (
            (dates(d["date"]), d["speaker"], texts(d["words"], language), _count(d), source(d))
            for d in found["left"]["declared"]
        ),
    )


def _count(declared: Item) -> str:
    return declared["sort"] if declared["count"] is None else f"{declared['sort']}: {declared['count']}"
