"""What each reads of a debrief alone: sheet and replay; and pseudonyms."""

import re
from typing import Any

import pytest
from django.test import Client

from goodoffices.kits.copying import INSTRUCTOR
from goodoffices.server.classroom import names, printing
from goodoffices.server.classroom.models import Class
from goodoffices.server.jobs import worker
from goodoffices.server.store.registry import get_registry
from goodoffices.talks.act import PLENARY
from tests.server.classroom.conftest import joined, student
from tests.server.classroom.playing import Served
from tests.server.classroom.test_debrief import (  # noqa: F401  # fixtures among them
    BASE,
    klass,
    opened,
    page,
    reckoned,
    rows_of,
    tables,
    teacher,
)

# ruff: noqa: F811  # fixtures that come from beside

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_student_reads_the_own_sheet_and_the_teacher_all(
    klass: Class, teacher: Client, tables: dict[int, Served]
) -> None:
    ana, eli = joined(klass, "Ana"), joined(klass, "Eli", "10.0.0.8")
    opened(teacher)
    reckoned(klass)
    own = page(ana, "sheets/")
    assert own.count('class="section sheet"') == 1
    assert "Ana" in own
    assert "Maren Holt" in own
    assert not any(name in own for name in ("Bo<", "Chi", "Dana"))
    every = page(teacher, "sheets/")
    assert every.count('class="section sheet"') == 2 * len(names.kit_of(klass).seats)
    assert all(f"<bdi>{name}</bdi>" in every for name in ("Ana", "Bo", "Chi", "Dana", "Eli"))
    assert "value nothing" in page(eli, "sheets/")  # who mediates has no worths
    record = get_registry().play(tables[1].name, "kestle.head")
    live = [one for state in record.rooms.values() for one in state.entries if not one.loaded]
    mine = sum(one.seat == "kestle.head" for one in live)
    assert re.search(rf"Entries of this seat</th><td class=\"n\">{mine}</td>", own)


def test_who_observes_has_no_sheet_and_reads_the_class(klass: Class, teacher: Client) -> None:
    teacher.post("/class/friday/", {"do": "move", "place": student(klass, "Eli").place.pk, "to": "1/observers.first"})
    eli = joined(klass, "Eli")
    opened(teacher)
    reckoned(klass)
    assert "Your feedback sheet" not in page(eli)
    assert eli.get(f"{BASE}sheets/").status_code == 404
    assert eli.get(f"{BASE}sheets.pdf").status_code == 404


def entries(shown: str) -> int:
    found = re.search(r"from 1 to (\d+)", shown)
    assert found is not None
    return int(found[1])


def live(table: Served, seat: str) -> list[Any]:
    rooms = get_registry().play(table.name, seat).rooms.values()
    return [one for state in rooms for one in state.entries if not one.loaded]


def test_the_replay_goes_through_what_the_own_seat_reads_and_no_other_table(
    klass: Class, teacher: Client, tables: dict[int, Served]
) -> None:
    secret = "Give them nothing before noon."
    tables[1].act(
        INSTRUCTOR,
        "capital.branch",
        "directs",
        "NoteOralInstruction",
        giver="The board",
        at="2027-03-01T09:00:00Z",
        text=secret,
    )
    ana, chi = joined(klass, "Ana"), joined(klass, "Chi", "10.0.0.8")
    opened(teacher)
    reckoned(klass)
    seen = {client: entries(page(client, "tables/1/replay/")) for client in (ana, chi, teacher)}
    assert seen == {
        ana: len(live(tables[1], "kestle.head")), chi: len(live(tables[1], "branch.head")),
        teacher: len(live(tables[1], INSTRUCTOR)),
    }  # fmt: skip
    assert ana.get(f"{BASE}tables/2/replay/").status_code == 404
    assert entries(page(teacher, "tables/2/replay/")) == len(live(tables[2], INSTRUCTOR))

    def told(client: Client) -> bool:
        return any(secret in page(client, f"tables/1/replay/?at={n}") for n in range(1, seen[client] + 1))

    assert (told(ana), told(chi), told(teacher)) == (False, True, True)
    teacher.post(BASE, {"do": "rooms"})  # without the tick
    assert entries(page(ana, "tables/1/replay/")) == seen[ana]
    teacher.post(BASE, {"do": "rooms", "sure": "on"})
    worker.work(0)
    assert entries(page(ana, "tables/1/replay/")) == len(live(tables[1], INSTRUCTOR))
    assert ana.get(f"{BASE}tables/2/replay/").status_code == 404
    assert any(secret in page(ana, f"tables/1/replay/?at={n}") for n in range(1, seen[teacher] + 1))


def test_a_moment_of_the_replay_is_how_the_table_stood_then(
    klass: Class, teacher: Client, tables: dict[int, Served]
) -> None:
    reckoned(klass)
    every = sorted(live(tables[1], INSTRUCTOR), key=lambda one: (one.time, one.room != PLENARY, one.room, one.number))
    held: set[tuple[str, str, int]] = set()
    for at, entry in enumerate(every, 1):
        if type(entry.act).__name__ == "TakeStance":
            held.add((entry.seat.partition(".")[0], entry.act.point, entry.act.wording))
        if at in (1, len(every) // 3, len(every) // 2, len(every)):
            shown = page(teacher, f"tables/1/replay/?at={at}")
            minute = int((entry.time - tables[1].opened).total_seconds() // 60)
            assert f"Entry {at} of {len(every)}, minute {minute}" in shown
            assert f"Entry {entry.number} of <bdi>" in shown
            assert shown.partition('id="stood"')[2].count("chip f-stance") == len(held)
    assert f'rel="prev" href="{BASE}tables/1/replay/?at=1"' in page(teacher, "tables/1/replay/?at=2")
    last = page(teacher, "tables/1/replay/?at=999999999999")
    assert f"Entry {len(every)} of {len(every)}" in last
    assert 'rel="next"' not in last
    for wrong in ("", "x", "-4", "0", "²"):
        assert f"Entry 1 of {len(every)}" in page(teacher, f"tables/1/replay/?at={wrong}")


def test_with_pseudonyms_no_page_and_no_file_has_a_name(
    klass: Class, teacher: Client, tables: dict[int, Served], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "printed", lambda html: html)
    tables[1].act(INSTRUCTOR, PLENARY, "says", "Announce", text={"en": "Ana and Bo, come to an end. Ada Brun"})
    ana = joined(klass, "Ana")
    opened(teacher)
    reckoned(klass)
    assert "Ana" in teacher.get(f"{BASE}debrief.csv").content.decode()
    assert "Ana" in page(teacher, "sheets.pdf")
    teacher.post(BASE, {"do": "pseudonyms"})
    people = re.compile(r"\b(Ana|Bo|Chi|Dana|Eli|Ada Brun)\b")
    mine = next(n for n in (1, 2) if ana.get(f"{BASE}tables/{n}/replay/").status_code == 200)
    for client in (teacher, ana):
        for where in ("", "sheets/", "sheets.pdf", "tables/1/", "tables/2/", "picture.svg"):
            assert people.search(page(client, where)) is None, where
        assert "Maren Holt" not in page(client, "sheets/")  # by the record, which may as well have a student's name
    for at in range(1, entries(page(teacher, f"tables/{mine}/replay/")) + 1):
        assert people.search(page(teacher, f"tables/{mine}/replay/?at={at}")) is None
    file = teacher.get(f"{BASE}debrief.csv").content.decode("utf-8-sig")
    assert people.search(file) is None
    assert {row["value"] for row in rows_of(teacher) if row["what"] == "person"} >= {f"Person {n}" for n in range(1, 6)}
    again = teacher.get(f"{BASE}debrief.csv").content.decode("utf-8-sig")
    assert again == file  # the same order until it is drawn anew
    teacher.post(BASE, {"do": "names"})
    assert "Ana" in page(teacher, "sheets/")
