"""What a declared instructor sees and does at its desk, and what everybody is told of it on every page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import pytest
from django.test import Client

from goodoffices.server.desks import awaited, position, pushed, rows
from goodoffices.server.doors import access
from goodoffices.server.doors.opening import may_open
from goodoffices.server.store import registry as store
from tests.server.desks.forms.instructing_cases import HOME, LEAD, rehearsed
from tests.server.desks.forms.talk import AKRA, CHIEF, MED, PRESIDENT, SELM, TALKS, Talk


class Table:
    """A browser that may use any seat of a role-play with a declared instructor."""

    def __init__(self, talk: Talk) -> None:
        self.talk = talk
        self.client = Client()

    def text(self, seat: str, path: str = "") -> str:
        response = self.client.get(f"/t/{TALKS}/as/{seat}/{path}")
        assert response.status_code == 200, (response.status_code, path)
        return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))

    def press(self, label: str) -> None:
        """Press a button of the instructor's desk that acts at once."""
        page = self.client.get(f"/t/{TALKS}/as/{LEAD}/").content.decode()
        for form in re.findall(r"<form method=\"post\".*?</form>", page, re.S):
            if f">{label}</button>" in form:
                address = re.search(r'action="([^"]+)"', form)
                fields = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form)
                assert address is not None
                response = self.client.post(address[1], dict(fields))
                assert (response.status_code, response.url) == (303, f"/t/{TALKS}/as/{LEAD}/")
                return
        raise AssertionError(f"no button “{label}”")


@pytest.fixture
def table(monkeypatch: pytest.MonkeyPatch, db: None) -> Iterator[Table]:
    talk = rehearsed()
    monkeypatch.setattr(store, "get_registry", cache(lambda: talk.registry))
    monkeypatch.setattr(access, "may_use", lambda account, talks, seat: talks == TALKS)
    rows._kept.clear()
    yield Table(talk)
    rows._kept.clear()


def test_every_page_of_every_seat_says_who_reads_everything(table: Table) -> None:
    for seat in (AKRA, SELM, MED, CHIEF, PRESIDENT):
        for path in ("", "board/", "rooms/", "rooms/plenary/", "rooms/public/", "papers/", "rooms/plenary/act/Say/"):
            assert "The instructor, Tess Ohm, reads every room" in table.text(seat, path), (seat, path)
    assert "You are the instructor: you read every room" in table.text(LEAD)
    assert "instructor" not in table.text("public"), "the world reads the public record, and nothing of plenary"


def test_every_door_names_the_instructor(table: Table) -> None:
    home = table.text(AKRA, f"rooms/{HOME}/")
    assert "read by 3 seats, the instructor’s among them" in home
    assert "Tess Ohm reads this room" in home
    assert "every seat, the instructor’s among them" in table.text(SELM, "rooms/plenary/")
    room = table.talk.do(MED, "-", "OpenRoom", room_kind="mediation", title={"en": "Us"}, members=[LEAD])
    assert room == 1
    assert "read by 2 seats, the instructor’s among them" in table.text(MED, "rooms/mediation/")


def test_one_press_pauses_and_lets_go_on(table: Table) -> None:
    table.press("Pause the talks")
    for seat in (AKRA, MED, CHIEF, PRESIDENT):
        assert "Paused by the instructor since" in table.text(seat)
    assert "Your seat reads this room and has nothing to enter in it." in table.text(AKRA, "rooms/plenary/")
    form = table.text(AKRA, "rooms/plenary/act/AddPoint/")
    assert "The talks are paused" in form
    assert "Not for your seat here" not in form
    refused = table.client.post(f"/t/{TALKS}/as/{AKRA}/rooms/plenary/act/AddPoint/", {"point": "7"})
    assert refused.status_code == 422
    assert "The instructor has paused the talks." in refused.content.decode()
    table.press("Go on")
    assert "Paused by" not in table.text(AKRA)
    assert table.client.post(f"/t/{TALKS}/as/{AKRA}/rooms/plenary/act/AddPoint/", {"point": "7"}).status_code == 303


def test_the_clock_is_on_every_page_and_one_press_gives_more_time(table: Table) -> None:
    assert "No timetable is set" in table.text(LEAD)
    stages = [{"title": {"en": "Opening"}, "minutes": 5}, {"title": {"en": "Talks"}, "minutes": 40}]
    table.talk.do(LEAD, "plenary", "SetTimetable", stages=stages)
    start = table.talk.time.astimezone(table.talk.desk(AKRA).zone)
    assert f"Opening : until {start.replace(minute=start.minute + 5):%H:%M} , and the end at" in table.text(AKRA)
    assert "5 minutes left of this part, 45 minutes of all." in table.text(LEAD)
    table.press("10 minutes more")
    assert "15 minutes left of this part, 55 minutes of all." in table.text(LEAD)
    table.press("Pause the talks")
    assert "the clock is stopped, 15 minutes left of it" in table.text(SELM)


def test_the_same_press_sent_twice_is_one_act(table: Table) -> None:
    url = f"/t/{TALKS}/as/{LEAD}/rooms/plenary/act/Extend/"
    before = table.talk.desk(LEAD).play.plenary.number
    for _ in range(2):
        table.client.post(url, {"minutes": "5", "key": "5 minutes more after 1"})
    assert table.talk.desk(LEAD).play.plenary.number == before + 1


def test_the_desk_tells_who_waits_for_whom_in_every_room(table: Table) -> None:
    do = table.talk.do
    do(MED, "plenary", "RecordDeclared", party="selm", text={"en": "We could."})
    do(AKRA, "plenary", "OfferReferral", point="1", words={"en": "Let them decide."})
    rules = do(AKRA, "plenary", "AdoptRules", rules={"ad_referendum": False})
    do(MED, "-", "OpenRoom", room_kind="caucus", name="a", title={"en": "A"}, members=[AKRA, LEAD], reports_to=[MED])
    do(MED, "a@med.chief", "RecordDeclared", party="akra", text={"en": "In confidence."})
    found = {(w.room, w.waits, w.whom, w.what) for w in awaited.awaited(table.talk.desk(LEAD))}
    assert found == {
        ("plenary", "med", ("selm",), "to confirm what was set down"),
        ("plenary", "akra", ("selm",), "to answer the referral of point 1"),
        ("plenary", "akra", ("selm",), "to adopt the rules of procedure"),
        ("a@med.chief", "med", ("akra",), "to confirm what was set down"),
        (HOME, "akra", ("akra",), "to give instructions"),
    }
    seen = awaited.awaited(table.talk.desk(SELM))
    assert {w.room for w in seen} == {"plenary"}, "a student is told of what it reads alone"
    page = table.text(LEAD)
    assert "Akra its principal to give instructions Akra, at home" in page
    do(SELM, "plenary", "AdoptRules", proposal=rules)
    assert "to adopt the rules" not in table.text(LEAD)


def test_it_plays_a_principal_under_its_own_name(table: Table) -> None:
    page = table.text(LEAD)
    assert "Asked: May we share it? Answer" in page
    number = table.talk.number["asked"]
    form = f"rooms/{HOME}/act/Direct/?answers={number}"
    assert "May we share it?" in table.text(LEAD, form)
    table.talk.do(LEAD, HOME, "Direct", point="1", verdict="may accept", answers=number, answer="approve")
    assert "Asked: May we share it?" not in table.text(LEAD)
    assert "Tess Ohm (Instructor)" in table.text(AKRA), "the card of the head says from whom"
    assert "Tess Ohm , Instructor" in table.text(AKRA, f"rooms/{HOME}/")


def test_it_moves_a_student_and_opens_every_seat(table: Table) -> None:
    assert "Brena Talvik head of delegation Vacate" in table.text(LEAD)
    table.talk.do(LEAD, "plenary", "VacateSeat", seat=SELM)
    assert "vacant head of delegation Seat somebody" in table.text(LEAD)
    play = table.talk.desk(LEAD).play
    assert {s.id for s in may_open(play, LEAD)} == {CHIEF, AKRA, MED, PRESIDENT}
    assert LEAD not in {s.id for s in may_open(table.talk.desk(CHIEF).play, CHIEF)}, "a student opens not this one"


def test_it_reopens_a_point_on_which_something_stands(table: Table) -> None:
    assert "Reopen the point" not in table.text(LEAD)
    wording = table.talk.do(AKRA, "plenary", "Propose", point="1", text={"en": "Shared."})
    for seat in (AKRA, SELM):
        table.talk.do(seat, "plenary", "TakeStance", point="1", wording=wording, stance="accept")
    assert "Reopen the point" in table.text(LEAD)


def test_every_page_of_its_menu_answers(table: Table) -> None:
    page = table.client.get(f"/t/{TALKS}/as/{LEAD}/").content.decode()
    addresses = {a for a in re.findall(r'href="(/t/[^"#]+)"', page) if f"/as/{LEAD}/" in a}
    addresses = {a for a in addresses if not a.endswith(("/seat/", "/seats/"))}  # at the doors, with an account
    assert len(addresses) > 20
    for address in addresses:
        assert table.client.get(address).status_code == 200, address


def test_an_open_page_is_told_of_a_pause_and_of_nothing_that_others_did(table: Table) -> None:
    before = position.of(table.talk.desk(SELM).play)
    table.talk.do(AKRA, "plenary", "AddPoint", point="7")
    table.talk.do(LEAD, HOME, "Direct", point="1", verdict="never")
    assert pushed.teaching_strip(table.talk.desk(SELM), before) == ""
    table.talk.do(LEAD, "plenary", "Pause", note="Coffee.")
    sent = pushed.teaching_strip(table.talk.desk(SELM), before)
    assert 'id="teaching" hx-swap-oob="true"' in sent
    assert "Paused by the instructor since" in sent
    assert "Coffee." in sent
    assert 'id="teaching"' in table.client.get(f"/t/{TALKS}/as/{SELM}/").content.decode()
