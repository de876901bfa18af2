"""The records of a simulated class beside what its clients were told: `python -m tests.simulated.judged DATA < TOLD`.

In a process of its own, after the server's: it reads the tables as their instructor does, and reckons what the debrief
says once more with no code of the debrief's.
"""

import csv
import io
import json
import os
import statistics
import sys
import time
from collections import Counter, defaultdict
from datetime import datetime
from fractions import Fraction
from typing import Any

import msgspec

Rows = list[dict[str, str]]


def main(data: str) -> None:
    os.environ |= {"GOODOFFICES_DATA": data, "GOODOFFICES_HTTP": "1"}
    from goodoffices.server import installation

    installation.set_up()
    from goodoffices.server.classroom import names
    from goodoffices.server.classroom.models import Class

    told = json.load(sys.stdin)
    klass = Class.objects.get()
    kit = names.kit_of(klass)
    rows = list(csv.DictReader(io.StringIO(told["figures"].removeprefix("\ufeff"), newline="")))
    problems: list[str] = []
    for table in names.tables(klass):
        entries = _entries(table.talks)
        entered = [one for one in told["entered"] if one["talks"] == table.talks]
        here = [row for row in rows if row["table"] == f"Table {table.number}"]
        found = [*acknowledged(entries, entered), *taught(entries, told["said"], kit), *figures(entries, here, kit)]
        problems += [f"table {table.number}: {one}" for one in found]
    json.dump({"problems": problems, "served": _served(klass, told["pages"])}, sys.stdout)


def _entries(talks: str) -> dict[str, list[Any]]:
    """All that was entered at a table after it was opened to its class, by room; plenary with what was loaded."""
    from goodoffices.kits.copying import INSTRUCTOR
    from goodoffices.server.store.registry import get_registry

    rooms = get_registry().play(talks, INSTRUCTOR).rooms
    return {room: list(state.entries) for room, state in rooms.items()}


def kind(entry: Any) -> str:
    return type(entry.act).__name__


def acknowledged(entries: dict[str, list[Any]], entered: list[dict[str, Any]]) -> list[str]:
    """Whether what was acknowledged is there, once, as what it was, and nothing else of those who sent it."""
    there = {
        (room, one.number, one.seat, kind(one)): msgspec.json.encode(one.act).decode()
        for room, several in entries.items()
        for one in several
        if not one.loaded and (not one.seat.startswith("instructor.") or kind(one) == "Direct")
    }
    told = Counter((one["room"], one["number"], one["seat"], one["kind"]) for one in entered)
    problems = [f"acknowledged, and not in the record: {one}" for one in told.keys() - there.keys()]
    problems += [f"in the record, and never acknowledged: {one}" for one in there.keys() - told.keys()]
    problems += [f"acknowledged {times} times as one: {one}" for one, times in told.items() if times > 1]
    everything = "\n".join(there.values())
    for one in entered:
        times = everything.count(one["mark"])
        if times != (one["kind"] != "Initial"):  # which has no words
            problems.append(f"the words {one['mark']} of {one['kind']} stand {times} times in the record")
    return problems


def taught(entries: dict[str, list[Any]], said: str, kit: Any) -> list[str]:
    """Whether all that the teacher did at every table was done at this one, once."""
    own = [one for several in entries.values() for one in several if one.seat == "instructor.lead" and not one.loaded]
    found = Counter(map(kind, own))
    wanted = {"SetTimetable": 1, "Pause": 1, "Resume": 1, "Extend": 1}
    wanted["FileDispatch"] = sum(one.kind == "dispatch" for one in kit.injects)
    wanted["Announce"] = 2 + sum(one.kind == "broadcast" for one in kit.injects)  # and that the debrief is open
    problems = [f"{found[name]} × {name} by the teacher" for name, times in wanted.items() if found[name] != times]
    times = sum(said in str(one.act) for one in own)
    return [*problems, *([f"the broadcast stands {times} times"] if times != 1 else [])]


def figures(entries: dict[str, list[Any]], rows: Rows, kit: Any) -> list[str]:
    """Whether the debrief's rows of this table are what its records and the kit's JSON come to."""
    from tests.kits.by_hand import suits, worth, worths
    from tests.kits.debrief import by_record

    given, named = worths(kit.name), by_record.numbers(kit.name, kit.points)
    plenary = entries["plenary"]
    package, by = by_record.signed(plenary, named)
    among = by_record.of(given, by)
    zone, vector = by_record.zone(among), by_record.vector(among, package)
    limits = sum(party["reservation"] for party in among["parties"])
    wanted: dict[tuple[str, str], object] = {
        ("ended", ""): "signed",
        ("created", ""): sum(vector) - limits,
        ("most that could be created", ""): max(map(sum, zone)) - limits,
        ("suits all who joined", ""): "yes" if all(suits(one, package) for one in among["parties"]) else "no",
        ("on the frontier", ""): "no" if by_record.improving(among, package, strictly=False) else "yes",
    }
    for place, party in enumerate(among["parties"]):
        wanted["worth", party["id"]] = worth(party, package)
        wanted["claimed", party["id"]] = worth(party, package) - party["reservation"]
        wanted["best that suits all", party["id"]] = max(one[place] for one in zone)
    end = {(row["what"], row["party"]): row["value"] for row in rows if row["part"] == "end" and not row["point"]}
    problems = [
        f"{what} of {party or 'all'}: {end.get((what, party))} in the debrief, {value} by the record"
        for (what, party), value in wanted.items()
        if not _same(end.get((what, party), ""), value)
    ]
    minute, live = _clock(plenary), [(room, one) for room, all_ in entries.items() for one in all_ if not one.loaded]
    times = {one.number: minute(one.time) for one in plenary}
    opened = next(one.time for one in plenary if kind(one) == "SetTimetable")
    path = by_record.path(plenary, named, opened, {})
    offers: dict[tuple[int, int, str], dict[str, str]] = defaultdict(dict)
    for row in rows:
        if row["part"] == "offer" and row["what"] == "put":
            offers[int(row["entry"]), int(row["minute"]), row["party"]] = {}
    of_entry = {entry: package for (entry, _minute, _party), package in offers.items()}
    for row in rows:
        if row["part"] == "offer" and row["what"] == "alternative":
            of_entry[int(row["entry"])][row["point"]] = row["value"]
    expected = {(entry, times[entry], party): one for entry, _minute, party, one in path}
    if dict(offers) != expected:
        problems.append(f"the offers are {dict(offers)}, by the record {expected}")
    replay = Counter((row["what"], int(row["entry"]), int(row["minute"])) for row in rows if row["part"] == "replay")
    if replay != Counter((room, one.number, minute(one.time)) for room, one in live):
        problems.append("the replay does not have each entry once, at its minute")
    acts = Counter(one.seat for _room, one in live)
    for row in rows:
        if row["part"] == "sheet" and row["what"] == "entries" and int(row["value"]) != acts[row["seat"]]:
            problems.append(f"{row['seat']} made {acts[row['seat']]} entries, {row['value']} in the debrief")
    return problems


def _same(shown: str, value: object) -> bool:
    return shown == value if isinstance(value, str) else shown != "" and Fraction(shown) == value


def _clock(plenary: list[Any]) -> Any:
    """The whole minutes that have passed at a moment without those in which the table was paused."""
    opened = next(one.time for one in plenary if kind(one) == "SetTimetable")
    stops = [(one.time, kind(one)) for one in plenary if kind(one) in ("Pause", "Resume")]
    still = list(zip([at for at, what in stops if what == "Pause"], [at for at, what in stops if what == "Resume"],
                     strict=True))  # fmt: skip

    def minute(at: datetime) -> int:
        paused = sum((min(at, end) - start).total_seconds() for start, end in still if at > start and end > opened)
        return max(0, int(((at - opened).total_seconds() - paused) // 60))

    return minute


def _served(klass: Any, places: int) -> list[float]:
    """Seconds of server time of the pages that are opened most, warm, at their size at the end of the class."""
    from django.test import Client

    pages: list[float] = []
    for place in klass.places.exclude(joined=None).select_related("table", "account").order_by("number")[:places]:
        client = Client(SERVER_NAME="localhost")
        client.force_login(place.account)
        for page in ("", "board/", "rooms/plenary/"):
            took: list[float] = []
            for _again in range(4):
                start = time.perf_counter()
                answer = client.get(f"/t/{place.table.talks}/as/{place.seat}/{page}")
                assert answer.status_code == 200, (place.seat, page, answer.status_code)
                took.append(time.perf_counter() - start)
            pages.append(statistics.median(took[1:]))  # the first is not warm; others are at this machine too
    return pages


if __name__ == "__main__":
    main(*sys.argv[1:])
