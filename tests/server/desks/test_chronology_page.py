"""The chronology page: as known on a day, where accounts differ, filters, parts, the picture, exports."""

from __future__ import annotations

import csv
import io
import json
import re
from html import unescape

import msgspec
import pytest
from django.http import HttpResponse
from django.test import Client

from goodoffices.examples import load, read, shipped
from goodoffices.receipts import Receipt
from goodoffices.server.desks import chronicle
from goodoffices.server.doors import access
from goodoffices.server.store.registry import get_registry
from goodoffices.talks.act import Source
from goodoffices.talks.filing import FileDispatch

pytestmark = pytest.mark.django_db
ABU_DHABI = "abu-dhabi-2026"


@pytest.fixture
def public(client: Client, monkeypatch: pytest.MonkeyPatch) -> Client:
    """A reader of the public record; who may be one is tested at the door."""
    monkeypatch.setattr(access, "may_use", lambda account, talks, seat: True)
    chronicle._kept.clear()
    load(read(shipped()[ABU_DHABI]), get_registry())
    return client


def get(client: Client, path: str = "", **asked: str) -> HttpResponse:
    return client.get(f"/t/{ABU_DHABI}/as/public/chronology/{path}", asked)


def text(client: Client, **asked: str) -> str:
    response = get(client, **asked)
    assert response.status_code == 200
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", response.content.decode())))


def page(client: Client, **asked: str) -> str:
    return get(client, **asked).content.decode()


def section(shown: str, begins: str, ends: str) -> str:
    return shown[shown.rindex(begins) : shown.rindex(ends)]


def test_as_known_on_28_january(public: Client) -> None:
    shown = text(public, known="2026-01-28")
    assert "As it was known at the end of 28 January 2026" in shown
    rounds = section(shown, "Rounds, as planned and as held", "Where accounts differ")
    assert "Round 2 tentative 1 February 2026" in rounds
    assert "no day given" in rounds
    assert "The date moved" not in shown
    assert "4 February" not in shown
    differing = section(shown, "Where accounts differ", "What was told")
    assert "“Next week” may include it: 1 February 2026 is a Sunday" in differing
    assert "contradict" not in shown
    assert "a count: 1" in differing
    assert "not a count" in differing


def test_as_known_on_4_february(public: Client) -> None:
    shown = text(public, known="2026-02-04")
    rounds = section(shown, "Rounds, as planned and as held", "Where accounts differ")
    assert "Round 2 opened 4 February 2026, expected to last two days" in rounds
    assert "Before: 1 February 2026. The date moved. Nothing on this record says that it was put off, or why." in rounds
    others = rounds.partition("What else was told of it")[2].partition("Round 1")[0]
    assert "Jared Kushner" in others
    all_of_it = re.search(r'href="([^"]+)">All (\d+) things told of round 2<', page(public, known="2026-02-04"))
    assert all_of_it is not None
    assert "known=2026-02-04&amp;round=2#told" in all_of_it[1]
    assert len(re.findall(r'id="told-', public.get(unescape(all_of_it[1])).content.decode())) == int(all_of_it[2])


def test_before_the_first_report_nothing_was_known(public: Client) -> None:
    shown = text(public, known="2026-01-27")
    assert "No date of a round was known." in shown
    assert "Nothing was known." in shown


def test_a_day_that_is_none_is_said_to_be_none(public: Client) -> None:
    assert "“31.1.” is no day" in text(public, known="31.1.")


def test_filters_show_what_answers_to_all_of_them(public: Client) -> None:
    shown = section(text(public, speaker="Dmitry Peskov", sort="condition"), "What was told", "with their sources")
    assert "appropriate decisions" in shown
    assert "detrimental" not in shown
    assert "Nothing that was known answers to all of this" in text(public, speaker="Dmitry Peskov", sort="left")
    assert "territories" in section(text(public, point="1"), "What was told", "with their sources")
    assert "Nothing that was known answers to all of this" in text(public, party="nobody")


@pytest.mark.parametrize("wrong", ["x", "-1", "9" * 40, "٣", "1.5"])
def test_an_address_that_is_wrongly_written_breaks_nothing(public: Client, wrong: str) -> None:
    for name in ("below", "above", "by", "party", "speaker", "sort", "point", "round", "known"):
        assert get(public, **{name: wrong}).status_code == 200


def test_parts_lead_from_the_newest_to_the_oldest_and_back(public: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("goodoffices.server.desks.pages.chronology.SIZE", 15)
    pages, address = [], f"/t/{ABU_DHABI}/as/public/chronology/"
    seen: list[str] = []
    while address:
        page = public.get(address).content.decode()
        seen += re.findall(r'id="told-(\d+)"', page)
        pages.append(page)
        older = re.search(r'rel="prev" href="([^"]+)"', page)
        address = unescape(older[1]) if older else ""
    assert len(seen) == len(set(seen)) == 35
    assert "Where accounts differ" in pages[0]
    assert "Where accounts differ" not in pages[1]
    newer = re.search(r'rel="next" href="([^"]+)"', pages[-1])
    assert newer is not None
    assert re.findall(r'id="told-(\d+)"', public.get(unescape(newer[1])).content.decode()) == seen[15:30]


def test_the_picture_is_an_svg_that_can_be_kept(public: Client) -> None:
    shown = get(public, "rounds.svg", known="2026-02-04")
    assert shown["Content-Type"] == "image/svg+xml"
    assert "Content-Disposition" not in shown
    svg = shown.content.decode()
    assert svg.count("Round ") == 2
    assert svg.count("tentative") == 1
    assert "<script" not in svg
    assert " style=" not in svg
    kept = get(public, "rounds.svg", save="1")
    assert kept["Content-Disposition"] == f'attachment; filename="{ABU_DHABI}-rounds.svg"'


def test_claims_leave_with_their_sources(public: Client) -> None:
    rows = list(csv.DictReader(io.StringIO(get(public, "claims.csv").content.decode())))
    objects = json.loads(get(public, "claims.json").content)
    assert len(rows) == len(objects) == 28
    assert [row["words"] for row in rows] == [found["words"] for found in objects]
    assert all(row["publisher"] and row["published"] and len(row["sha256"]) == 64 for row in rows)
    tentative = next(found for found in objects if found["number"] == 7)
    assert tentative["via"] == ["foreign media"]
    assert (tentative["known"], tentative["said_on"], tentative["about"]) == ("2026-01-28", "2026-01-28", "2026-02-01")
    assert len(json.loads(get(public, "claims.json", known="2026-01-28", sort="date").content)) == 5


def test_what_is_told_after_a_reading_is_read_the_next_time(public: Client) -> None:
    before = text(public)
    source = Source(report="Coastal Wire", date="2026-02-05")
    act = FileDispatch(publisher="Coastal Wire", title="A third report", published="2026-02-05", source=source)
    entered = get_registry().submit(ABU_DHABI, "secretariat.filing", "public", msgspec.json.encode(act), key="k")
    assert isinstance(entered, Receipt)
    assert "A third report" not in before
    assert "A third report" in text(public)
    assert "A third report" not in text(public, known="2026-02-04")
    earlier = text(public, **{"as-of": "2026-01-28"})
    assert "A third report" not in earlier
    assert "The second round has begun" not in earlier
