"""The sections of a printed state of play: each takes a summary and gives its tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rich.table import Table

from goodoffices.cli.tables import Item, dates, day, table, texts


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
        ("round", "said on", "by", "dates", "status", "note", "according to"),
        (
            (r["number"], dates(a["when"]), a["who"], dates(a["dates"]) or "no date", a["status"],
             _joined(a["note"], _lasting(a["expected"])), _source(a))
            for r in found["rounds"]
            for a in r["history"]
        ),
    )  # fmt: skip


def _lasting(expected: str | None) -> str:
    return f"Expected to last {expected}." if expected else ""


def _joined(*parts: str | None) -> str:
    return " ".join(part for part in parts if part)


def _source(item: Item) -> str:
    """The report that an entry rests on, and through whom; the seat that entered it where it names none."""
    source = item["source"]
    if source is None:
        return str(item["seat"])
    return " ← ".join([source["report"], *source["via"]])


def programme(found: Item, language: str) -> Iterator[Table]:
    """The programme as last announced, and who was noted as present."""
    yield table(
        "Programme",
        ("round", "session", "when", "status", "place", "format", "who", "room"),
        (
            (s["round"], texts(s["title"], language), dates(s["starts"]), s["status"], s["place"], s["format"],
             ", ".join(s["who"]), s["room"])
            for s in found["programme"]
        ),
    )  # fmt: skip
    yield table(
        "Attendance",
        ("session", "present", "note", "according to"),
        (
            (a["session"], ", ".join(f"{p['person']} ({p['party']})" for p in a["present"]), a["note"], _source(a))
            for a in found["attendance"]
        ),
    )


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
             _joined(a["marking"], "withdrawn" if a["withdrawn"] else ""))
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
        ("said on", "speaker", "words", "count", "according to"),
        (
            (dates(d["date"]), d["speaker"], texts(d["words"], language), _count(d), _source(d))
            for d in found["left"]["declared"]
        ),
    )


def _count(declared: Item) -> str:
    return declared["sort"] if declared["count"] is None else f"{declared['sort']}: {declared['count']}"


def press(found: Item, language: str) -> Iterator[Table]:
    """The agreed rule, postures, statements, and reports on file."""
    rule = found["press"]["rule"]
    yield table(
        "Press rule in force", ("rule", "scope"), [(texts(rule["rule"], language), rule["scope"])] if rule else []
    )
    yield table(
        "Postures to the press",
        ("party", "posture", "on", "until", "words", "said on", "according to"),
        (
            (
                p["party"],
                p["posture"],
                p["scope"],
                p["until"],
                texts(p["words"], language),
                dates(p["when"]),
                _source(p),
            )
            for p in found["press"]["postures"]
            if p["stands"]
        ),
    )
    yield table(
        "Statements",
        ("published", "for", "title", "words", ""),
        (
            (day(s["entered"]), ", ".join(s["on_behalf_of"]), texts(s["title"], language), texts(s["text"], language),
             "corrected" if s["corrections"] else "")
            for s in found["press"]["statements"]
        ),
    )  # fmt: skip
    yield table(
        "Reports on file",
        ("published", "publisher", "quoting", "title"),
        ((d["published"], d["publisher"], d["agency"], d["title"]) for d in found["press"]["dispatches"]),
    )


def claims(found: Item, language: str) -> Iterator[Table]:
    """Who said what, according to which report; quotation marks only round words printed as a quotation."""
    yield table(
        "Claims",
        ("said on", "speaker", "what", "words", "according to"),
        (
            (dates(c["said_on"]), c["speaker"] or "the report itself", c["claim"], _claimed(c), _source(c))
            for c in found["press"]["claims"]
        ),
    )


def _claimed(claim: Item) -> str:
    words = f"“{claim['words']}”" if claim["verbatim"] else str(claim["words"])
    return words if claim["polarity"] == "as stated" else f"{words} [{claim['polarity']}]"


def assessments(found: Item, language: str) -> Iterator[Table]:
    """How each speaker sees a round."""
    yield table(
        "Assessments",
        ("round", "speaker", "party", "words", "according to"),
        ((a["round"], a["speaker"], a["party"], texts(a["words"], language), _source(a)) for a in found["assessments"]),
    )


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
        ("room", "symbol", "title", "sort", "marking", "by", "copies out"),
        (
            (p["room"], p["symbol"], texts(p["title"], language), p["sort"], p["marking"], p["party"], _out(p))
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
        ("party", "person", "title", "function", "note"),
        (
            (
                d["party"],
                p["person"],
                p.get("title"),
                p.get("function"),
                p.get("footnote") or (i == 0 and d["footnote"]),
            )
            for d in found["delegations"]
            for i, p in enumerate(d["delegates"])
        ),
    )


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
            (r["point"], texts(r["question"], language), r["deadline"], "answered" if r["answered"] else "open")
            for r in own["requests"]
        ),
    )


def reports(found: Item, language: str) -> Iterator[Table]:
    """Stage reports, in the capital."""
    yield table(
        "Stage reports",
        ("entry", "date", "title", "decisions wanted", ""),
        (
            (r["entry"], day(r["entered"]), texts(r["title"], language), len(r["decisions"]),
             "read" if r["noted"] else "not yet read")
            for r in found["reports"]
        ),
    )  # fmt: skip


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
