"""What programs follow: the Atom feed, the calendar, the claims; each read back by another's parser."""

import csv
import io
import json
from datetime import date
from xml.etree import ElementTree

import pytest
from ical.calendar_stream import IcsCalendarStream
from icalendar import Calendar

from goodoffices.dispatches.exports import COLUMNS
from tests.server.outside.conftest import AKRA, CHIEF, World

ATOM = "{http://www.w3.org/2005/Atom}"


def atom(world: World) -> ElementTree.Element:
    return ElementTree.fromstring(world.get("statements.atom").content)


def test_the_feed_holds_each_statement_with_what_became_of_it(open_world: World) -> None:
    words = {
        "title": {"en": "Day <1>"},
        "text": {"en": "A & B\x0b met.\ufffe", "fr": "Réunis."},
        "on_behalf_of": ["akra"],
    }
    number = open_world.do(AKRA, "public", "Publish", **words)
    first = atom(open_world)
    (entry,) = first.findall(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}title") == "Day <1>"
    assert entry.findtext(f"{ATOM}author/{ATOM}name") == "Akra"
    assert "A &amp; B met." in str(entry.findtext(f"{ATOM}summary"))
    assert "Réunis." in str(entry.findtext(f"{ATOM}summary"))
    assert entry.findtext(f"{ATOM}published") == open_world.time.isoformat()
    link = entry.find(f"{ATOM}link")
    assert link is not None
    assert link.get("href") == f"http://testserver/public/river/#statement-{number}"
    open_world.do(AKRA, "public", "CorrectStatement", statement=number, withdrawn=True)
    (again,) = atom(open_world).findall(f"{ATOM}entry")
    assert again.findtext(f"{ATOM}title") == "Withdrawn: Day <1>"
    assert again.findtext(f"{ATOM}id") == entry.findtext(f"{ATOM}id")
    assert again.findtext(f"{ATOM}updated") == open_world.time.isoformat()
    assert "A &amp; B met." in str(again.findtext(f"{ATOM}summary"))


def test_a_feed_of_nothing_is_a_feed_and_says_no_time_of_asking(open_world: World) -> None:
    before = open_world.get("statements.atom").content
    open_world.time = open_world.time.replace(year=2030)
    assert open_world.get("statements.atom").content == before
    assert atom(open_world).findall(f"{ATOM}entry") == []


def test_the_newest_statements_come_first(open_world: World) -> None:
    for day in ("one", "two"):
        said = {"title": {"en": day}, "text": {"en": day}, "on_behalf_of": ["akra"]}
        open_world.do(AKRA, "public", "Publish", **said)
    assert [one.findtext(f"{ATOM}title") for one in atom(open_world).findall(f"{ATOM}entry")] == ["two", "one"]


@pytest.mark.parametrize(
    ("status", "dates", "word"),
    [("tentative", "2027-03-10", "TENTATIVE"), ("confirmed", "2027-03-10", "CONFIRMED"),
     ("confirmed", "2027-03-10?", "TENTATIVE"), ("cancelled", "2027-03-10", "CANCELLED")],
)  # fmt: skip
def test_a_round_is_an_event_as_sure_as_it_was_announced(open_world: World, status: str, dates: str, word: str) -> None:
    open_world.do(CHIEF, "public", "ScheduleRound", round=1, dates=dates, status=status, announced_by="Oru")
    raw = open_world.get("rounds.ics").content
    (event,) = Calendar.from_ical(raw).events
    assert (event["DTSTART"].dt, str(event["STATUS"]), event["SEQUENCE"]) == (date(2027, 3, 10), word, 0)
    assert "Oru" in event["DESCRIPTION"]
    (other,) = IcsCalendarStream.calendar_from_ics(raw.decode()).events
    assert (other.dtstart, other.status, other.uid) == (date(2027, 3, 10), word, str(event["UID"]))


def test_a_round_that_moved_and_was_held_is_the_same_event(open_world: World) -> None:
    open_world.do(CHIEF, "public", "ScheduleRound", round=1, dates="2027-03-10", status="tentative")
    (before,) = Calendar.from_ical(open_world.get("rounds.ics").content).events
    open_world.do(CHIEF, "public", "Reschedule", round=1, dates="2027-03-14", status="opened")
    open_world.do(CHIEF, "public", "CloseRound", round=1, dates="2027-03-14/2027-03-15")
    (after,) = Calendar.from_ical(open_world.get("rounds.ics").content).events
    assert after["UID"] == before["UID"]
    assert (after["DTSTART"].dt, after["DTEND"].dt) == (date(2027, 3, 14), date(2027, 3, 16))
    assert (str(after["STATUS"]), after["SEQUENCE"]) == ("CONFIRMED", 2)


def test_a_denial_does_not_make_a_round_confirmed_or_cancelled(open_world: World) -> None:
    open_world.do(CHIEF, "public", "ScheduleRound", round=1, dates="2027-03-10", announced_by="Akra")
    open_world.do(CHIEF, "public", "Reschedule", round=1, status="denied", announced_by="Selm")
    (event,) = Calendar.from_ical(open_world.get("rounds.ics").content).events
    assert str(event["STATUS"]) == "TENTATIVE"
    assert "Selm, denied" in event["DESCRIPTION"]


def test_claims_are_a_table_and_objects_with_the_same_in_them(open_world: World) -> None:
    filed = open_world.do(CHIEF, "public", "FileDispatch", publisher="The Tern", title="T", published="2027-03-01")
    said = {
        "claim": "left",
        "dispatch": filed,
        "words": "=one, “last” issue",
        "speaker": "Oru",
        "via": ["Wire", "Post"],
    }
    number = open_world.do(CHIEF, "public", "RecordClaim", **said)
    (row,) = csv.DictReader(io.StringIO(open_world.text("claims.csv")))
    (claim,) = json.loads(open_world.text("claims.json"))
    assert tuple(row) == tuple(claim) == COLUMNS
    assert (claim["number"], claim["words"], claim["publisher"]) == (number, "=one, “last” issue", "The Tern")
    assert (row["number"], row["words"], row["via"]) == (str(number), "'=one, “last” issue", "Wire; Post")
    assert open_world.get("claims.csv").headers["Content-Disposition"] == 'attachment; filename="river-claims.csv"'


def test_only_words_printed_as_a_quotation_stand_in_quotation_marks(open_world: World) -> None:
    open_world.do(CHIEF, "public", "ScheduleRound", round=1, dates="2027-03-10")
    filed = open_world.do(CHIEF, "public", "FileDispatch", publisher="The Tern", title="T", published="2027-03-01")
    about = {"claim": "date", "dispatch": filed, "round": 1, "about": "2027-03-10"}
    open_world.do(CHIEF, "public", "RecordClaim", **about, words="They meet then.")
    open_world.do(CHIEF, "public", "RecordClaim", **about, words="We meet then.", verbatim=True)
    (event,) = Calendar.from_ical(open_world.get("rounds.ics").content).events
    assert "“They meet" not in event["DESCRIPTION"]
    assert "“We meet then.”" in event["DESCRIPTION"]
    assert '<span class="words">They meet then.</span>' in open_world.text()
    assert '<q class="words">We meet then.</q>' in open_world.text()
