"""The debrief of a class: sealed, opened, its figures by an independent reckoning, and who reads what of it."""

import csv
import io
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from goodoffices.examples import shipped
from goodoffices.kits.copying import INSTRUCTOR
from goodoffices.kits.debrief import debrief
from goodoffices.server.classroom import debriefing, everywhere, names, opening, reckoning, roster
from goodoffices.server.classroom.models import Class, Reckoned
from goodoffices.server.classroom.removing import remove_class
from goodoffices.server.doors.models import Account
from goodoffices.server.jobs import worker
from goodoffices.server.jobs.models import Job
from goodoffices.server.store.registry import get_registry
from goodoffices.talks.act import PLENARY
from goodoffices.talks.instructing import Announce
from tests.kits.by_hand import suits, worth, worths
from tests.kits.debrief import by_record
from tests.server.classroom.conftest import ROSTER, joined, student
from tests.server.classroom.playing import Served, played

pytestmark = pytest.mark.django_db(transaction=True)
SEEDS = {1: 4, 2: 7}
PAGES = ("", "picture.svg", "sheets/", "sheets.pdf", "tables/1/", "tables/1/picture.svg", "tables/1/replay/")
BASE = "/class/friday/debrief/"


@pytest.fixture
def klass(settings: Any) -> Iterator[Class]:
    settings.GOODOFFICES_CLOCK = "tests.server.classroom.playing.clock"
    cache.clear()
    yield a_class("friday", opening.teacher())
    cache.clear()


def a_class(name: str, teacher: Account) -> Class:
    packed = opening.packed(shipped()["rail-depot"])
    return opening.open_class(name, packed, roster.read(ROSTER.encode()), 2, teacher, person="Ada Brun")


@pytest.fixture
def tables(klass: Class) -> dict[int, Served]:
    return {number: table for number, (_, table) in played(klass, SEEDS).items()}


@pytest.fixture
def teacher(klass: Class) -> Client:
    return signed_in(klass.teacher)


def signed_in(account: Account) -> Client:
    client = Client(REMOTE_ADDR="10.0.0.1")
    assert client.get(f"/class/teach/{opening.teacher_link(account)}/").status_code == 302
    return client


def opened(teacher: Client, **more: str) -> None:
    assert teacher.post(BASE, {"do": "open", "sure": "on", **more}).status_code == 302


def reckoned(klass: Class) -> None:
    debriefing.found(klass)
    assert worker.work(0) >= 1


def page(client: Client, where: str = "") -> str:
    answer = client.get(BASE + where)
    assert answer.status_code == 200, (where, answer.status_code)
    return answer.content.decode()


# Sealed and opened


def test_it_is_sealed_until_the_teacher_opens_it_and_every_address_is_the_same_404(
    klass: Class, teacher: Client, tables: dict[int, Served]
) -> None:
    ana = joined(klass, "Ana")
    reckoned(klass)
    nothing = Client().get("/class/no-such-class/debrief/")
    for client in (ana, Client()):
        for where in (*PAGES, "debrief.csv", "tables/9/"):
            answer = client.get(BASE + where)
            assert (answer.status_code, answer.content) == (404, nothing.content), where
    assert ana.post(BASE, {"do": "open", "sure": "on"}).status_code == 404
    assert debriefing.opened(klass) is None
    assert "For you alone" in ana.get("/class/mine/").content.decode()
    assert "Debrief</a>" not in ana.get("/class/mine/").content.decode()
    assert "Sealed" in page(teacher)

    teacher.post(BASE, {"do": "open"})  # without the tick
    assert debriefing.opened(klass) is None
    opened(teacher)
    for where in PAGES:
        assert ana.get(BASE + where).status_code == 200, where
    assert ana.get(f"{BASE}debrief.csv").status_code == 404
    assert f'href="{BASE}"' in ana.get("/class/mine/").content.decode()


def test_what_is_open_stays_open_and_every_table_is_told_once(klass: Class, teacher: Client) -> None:
    opened(teacher)
    opened(teacher)
    teacher.post(BASE, {"do": "close", "sure": "on"})
    assert debriefing.opened(klass) is not None
    assert klass.events.filter(kind=debriefing.OPENED).count() == 1
    for table in names.tables(klass):
        entries = get_registry().play(table.talks, "kestle.head").rooms[PLENARY].entries
        said = [entry for entry in entries if isinstance(entry.act, Announce)]
        assert [(entry.seat, "debrief is open" in entry.act.text["en"]) for entry in said] == [(INSTRUCTOR, True)]


def test_a_table_that_cannot_be_told_is_named_and_the_debrief_opens(
    klass: Class, teacher: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused = [everywhere.Outcome(1, 0, ("The records cannot be reached now.",)), everywhere.Outcome(2, 1)]
    monkeypatch.setattr(everywhere, "enter", lambda tables, wanted, key: refused)
    opened(teacher)
    page = teacher.get(BASE).content.decode()
    assert "Table 1: The records cannot be reached now." in page
    assert "Table 2: " not in page
    assert "every table was told" not in page
    assert debriefing.opened(klass) is not None


def test_the_instructions_of_every_seat_are_unsealed_and_no_room_is_changed(klass: Class, teacher: Client) -> None:
    ana, own = joined(klass, "Ana"), names.kit_of(klass).instructions
    rooms = set(get_registry().play(names.tables(klass)[0].talks, "kestle.head").rooms)
    opened(teacher)
    shown = page(ana)
    assert shown.count('<details class="unsealed">') == len(own) >= 3
    for texts in own.values():
        line = max(re.findall(r"[A-Za-z][a-z ]{20,}[a-z]", texts["en"]), key=len)
        assert line in shown
    assert set(get_registry().play(names.tables(klass)[0].talks, "kestle.head").rooms) == rooms


def test_another_class_reads_nothing_whoever_signs_in(klass: Class, teacher: Client) -> None:
    other = a_class("monday", Account.objects.create_user("another-teacher"))
    opened(teacher)
    reckoned(klass)
    stranger, nothing = joined(other, "Ana"), Client().get("/class/no-such-class/debrief/").content
    for client in (stranger, signed_in(other.teacher)):
        for where in (*PAGES, "debrief.csv"):
            answer = client.get(BASE + where)
            assert (answer.status_code, answer.content) == (404, nothing)
        assert client.post(BASE, {"do": "pseudonyms"}).status_code == 404
    assert stranger.get("/class/monday/debrief/").status_code == 404  # its own is sealed


def test_who_has_left_or_has_no_seat_reads_nothing(klass: Class, teacher: Client) -> None:
    ana, bo = joined(klass, "Ana"), joined(klass, "Bo", "10.0.0.8")
    opened(teacher)
    ana.post("/class/mine/")
    assert ana.get(BASE).status_code == 404
    klass.places.filter(pk=student(klass, "Bo").place.pk).update(table=None, seat="")
    assert bo.get(BASE).status_code == 404


# Figures


def rows_of(teacher: Client) -> list[dict[str, str]]:
    answer = teacher.get(f"{BASE}debrief.csv")
    assert answer["Content-Type"] == "text/csv"
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"), newline="")))


def test_figures_are_those_that_the_records_give_by_another_way(
    klass: Class, teacher: Client, tables: dict[int, Served]
) -> None:
    reckoned(klass)
    given, rows, shown = worths("rail-depot"), rows_of(teacher), page(teacher)
    zone = by_record.zone(given)
    limits = sum(party["reservation"] for party in given["parties"])
    for number, table in tables.items():
        record = get_registry().play(table.name, INSTRUCTOR).rooms[PLENARY].entries
        points = {place: point for point, place in table.kit.points.items()}
        package, _by = by_record.signed(record, points)
        mine = {
            (row["part"], row["party"], row["point"], row["what"]): row["value"]
            for row in rows
            if row["table"] == f"Table {number}" and row["part"] == "end"
        }
        assert mine["end", "", "", "ended"] == "signed"
        assert {point: mine["end", "", point, "alternative"] for point in package} == package
        for party in given["parties"]:
            assert mine["end", party["id"], "", "worth"] == str(worth(party, package))
        created = sum(by_record.vector(given, package)) - limits
        assert mine["end", "", "", "created"] == str(created)
        assert mine["end", "", "", "most that could be created"] == str(max(map(sum, zone)) - limits)
        efficient = not by_record.improving(given, package, strictly=False)
        assert mine["end", "", "", "on the frontier"] == ("yes" if efficient else "no")
        assert mine["end", "", "", "suits all who joined"] == (
            "yes" if all(suits(party, package) for party in given["parties"]) else "no"
        )
        line = re.search(rf'<tr[^>]*><th scope="row"><a href="{BASE}tables/{number}/">.*?</tr>', shown, re.DOTALL)
        assert line is not None
        cells = [re.sub(r"<[^>]+>", "", cell).split()[0] for cell in re.findall(r"<td[^>]*>(.*?)</td>", line[0])]
        assert cells[2:6] == [
            *(str(worth(party, package)) for party in given["parties"]), str(created), str(max(map(sum, zone)) - limits)
        ]  # fmt: skip
        path = by_record.path(record, points, table.opened, {})
        listed = re.findall(r'<tr id="offer-\d+">(.*?)</tr>', page(teacher, f"tables/{number}/"), re.DOTALL)
        assert len(listed) == len(path)
        for offer, (_entry, minute, _party, put) in zip(listed, path, strict=True):
            told = [re.sub(r"<[^>]+>", "", cell) for cell in re.findall(r"<td[^>]*>(.*?)</td>", offer)]
            assert told[0] == str(minute)
            assert told[4:6] == [str(worth(party, put)) for party in given["parties"]]


def test_a_table_at_which_nothing_was_done_tells_nothing_of_what_was_loaded(klass: Class, teacher: Client) -> None:
    reckoned(klass)
    assert "Nothing was put at this table." in page(teacher, "tables/1/")
    assert "Nothing was entered at this table" in page(teacher, "tables/1/replay/")
    assert {row["value"] for row in rows_of(teacher) if (row["part"], row["what"]) == ("end", "ended")} == {
        "not agreed"
    }


def test_figures_are_reckoned_beside_the_page_once_and_anew_when_a_record_grows(
    klass: Class, teacher: Client, tables: dict[int, Served]
) -> None:
    first = page(teacher)
    assert "The figures are being reckoned." in first
    assert teacher.get(f"{BASE}tables/1/").status_code == 404
    assert "hx-get" in first
    page(teacher)
    assert worker.work(0) == 1  # two looked, one job
    assert "being reckoned" not in page(teacher)
    assert worker.work(0) == 0
    opened(teacher)
    waiting = page(teacher)
    assert "More was entered since" in waiting
    assert "Where the tables ended" in waiting  # what was known is shown meanwhile
    worker.work(0)
    done = teacher.get(BASE, headers={"HX-Request": "true"})
    assert done["HX-Refresh"] == "true"
    row = Reckoned.objects.get()
    assert "signed" not in row.kept, "it lies sealed"


def test_an_earlier_class_is_laid_beside_once_its_own_debrief_was_opened(
    klass: Class, teacher: Client, tables: dict[int, Served]
) -> None:
    reckoned(klass)
    later = a_class("monday", klass.teacher)
    reckoned(later)
    day = klass.made.date().isoformat()
    assert day not in teacher.get("/class/monday/debrief/").content.decode()
    opened(teacher)
    worker.work(0)
    beside = teacher.get("/class/monday/debrief/").content.decode()
    assert re.search(rf'<th scope="row">{day}</th><td class="n" data-label="Tables">2</td>', beside)
    assert "friday" not in beside
    another = a_class("tuesday", Account.objects.create_user("another-teacher"))
    reckoned(another)
    theirs = signed_in(another.teacher).get("/class/tuesday/debrief/").content.decode()
    assert day not in theirs


def test_a_class_that_is_removed_leaves_nothing_that_was_reckoned(klass: Class, teacher: Client) -> None:
    reckoned(klass)
    debriefing.found(klass)
    assert Reckoned.objects.exists()
    remove_class(klass)
    assert not Reckoned.objects.exists()
    assert not Job.objects.exists()


class Once:
    """A watch that tells the work to stop after so many tables."""

    def __init__(self, most: int) -> None:
        self.most, self.told = most, 0

    def tell(self, done: int, of: int) -> None:
        self.told += 1

    def stopped(self) -> bool:
        return self.told >= self.most


def test_what_runs_out_of_time_goes_on_where_it_was_and_what_grew_is_done_alone(
    klass: Class, tables: dict[int, Served], monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[str] = []

    def counting(measured: Any, name: str, *rest: Any) -> Any:
        looked.append(name)
        return debrief(measured, name, *rest)

    monkeypatch.setattr("goodoffices.kits.debrief.debrief", counting)
    reckoning.reckon(str(klass.pk), Once(1))
    assert not Reckoned.objects.exists()
    reckoning.reckon(str(klass.pk), Once(9))
    assert looked == ["1", "2"]
    kept = Reckoned.objects.get().kept
    act = Announce(text={"en": "Five minutes more."})
    everywhere.enter(names.tables(klass)[1:], lambda table: [(PLENARY, act)], "a-key-of-this-test")
    reckoning.reckon(str(klass.pk), Once(9))
    assert looked[2:] == ["2"]
    assert Reckoned.objects.get().kept != kept
