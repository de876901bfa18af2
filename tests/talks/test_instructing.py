"""The declared instructor: it sits in every room, pauses, keeps the time, and plays the capitals, as itself."""

from datetime import timedelta
from typing import Any

import pytest

from goodoffices.summary import summary
from goodoffices.talks.act import PLENARY, Act, Entry
from goodoffices.talks.instructing import Announce, Clock, clock, postponed, unpaused
from goodoffices.talks.kinds import KINDS
from goodoffices.talks.mandates import verdict
from goodoffices.talks.play import FOREVER
from goodoffices.talks.silence import outcome
from tests.talks.world import AKRA, CAPITAL, CHIEF, CO, DEPUTY, LEAD, PRESIDENT, SELM, SOC, World, en

FOUNDED = {"title": en("Talks"), "zone": "Europe/Zurich", "languages": ["en"]}


def taught() -> World:
    """A role-play with a declared instructor: two states, a mediator, Akra's capital, one point."""
    world = World()
    do = world.do
    do(CHIEF, PLENARY, "FoundTalks", **FOUNDED, mode="role-play", instructor=LEAD, instructor_person="Ada Weber")
    world.open(CHIEF, "public")
    for party, roles in (("akra", ["negotiating"]), ("selm", ["negotiating"]), ("soc", ["mediator"])):
        do(CHIEF, PLENARY, "AdmitParty", party=party, name=en(party), roles=roles)
    for by, seat, office in (
        (CHIEF, AKRA, "head"), (CHIEF, SELM, "head"), (CHIEF, SOC, "mediator"), (SOC, CO, "co-mediator"),
        (AKRA, DEPUTY, "deputy"),
    ):  # fmt: skip
        do(by, PLENARY, "SeatPerson", seat=seat, office=office, person="Somebody")
    world.open(AKRA, "capital", members=[LEAD])
    do(AKRA, CAPITAL, "SeatPerson", seat=PRESIDENT, office="principal", person="Maro")
    do(SOC, PLENARY, "TableText", title=en("Draft"), points=[{"point": "1", "title": en("Water")}])
    return world


def timed(world: World) -> Clock:
    found = clock(world.play(AKRA), world.now)
    assert found is not None
    return found


# Declared at the founding, and there alone


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"instructor": LEAD}, "instructor"),
        ({"instructor": LEAD, "mode": "record"}, "instructor"),
        ({"instructor": "akra.head", "mode": "role-play"}, "instructor"),
        ({"instructor": "instructor", "mode": "role-play"}, "instructor"),
        ({"instructor_person": "Ada Weber", "mode": "role-play"}, "instructor"),
    ],
)
def test_only_a_role_play_declares_one_by_its_own_name(more: dict[str, str], field: str) -> None:
    refusal = World().no(CHIEF, PLENARY, "FoundTalks", **FOUNDED, **more)
    assert (refusal.reason, refusal.field) == ("invalid", field)


def test_nobody_is_made_instructor_later_nor_takes_its_name() -> None:
    world = taught()
    assert world.no(CHIEF, PLENARY, "AdmitParty", party="instructor", name=en("x"), roles=["host"]).field == "party"
    given = {"seat": "akra.x", "office": "instructor", "person": "Me"}
    assert world.no(AKRA, PLENARY, "SeatPerson", **given).field == "office"
    assert world.no(LEAD, PLENARY, "SeatPerson", **given).field == "office"
    assert world.no(LEAD, CAPITAL, "SeatPerson", **{**given, "seat": "akra.capital.x"}).field == "office"
    assert world.no(CHIEF, PLENARY, "VacateSeat", seat=LEAD).field == "seat"
    assert world.play(AKRA).plenary.founding.instructor == LEAD


def test_without_one_nothing_is_different_and_no_refusal_speaks_of_it() -> None:
    world = World()
    world.do(CHIEF, PLENARY, "FoundTalks", **FOUNDED)
    refusal = world.no(CHIEF, PLENARY, "Pause")
    assert refusal.reason == "not yours"
    world.do(CHIEF, PLENARY, "AdmitParty", party="akra", name=en("Akra"), roles=["negotiating"])
    world.do(CHIEF, PLENARY, "SeatPerson", seat=AKRA, office="head", person="x")
    world.open(AKRA, "capital")
    assert "instructor" not in world.no(CHIEF, PLENARY, "Reopen", point="1").message


# In every room


@pytest.mark.parametrize("kind", ["restricted", "track", "bilateral", "caucus", "mediation", "capital"])
def test_no_door_is_closed_without_it(kind: str) -> None:
    world = taught()
    by = {"capital": SELM, "mediation": SOC}.get(kind, SOC)
    named = kind not in ("capital", "mediation")
    fields: dict[str, Any] = {"room_kind": kind, "title": en("x"), "name": "a" if named else "", "reports_to": [SOC]}
    members = [SELM] if named else []
    refusal = world.no(by, "-", "OpenRoom", **fields, members=members)
    assert (refusal.reason, refusal.field) == ("invalid", "members")
    assert LEAD in refusal.message
    room = world.open(by, kind, fields["name"], members=[*members, LEAD], reports_to=[SOC])
    assert room in world.play(LEAD).rooms
    assert world.play(by).horizon(LEAD, room) == FOREVER
    assert LEAD in world.room(room, by).door.members()
    assert "instructor" not in world.room(room, by).door.parties()


def test_the_members_are_looked_at_without_it() -> None:
    world = taught()
    fields: dict[str, Any] = {"title": en("x"), "name": "a", "reports_to": [SOC]}
    assert world.no(SOC, "-", "OpenRoom", room_kind="bilateral", members=[LEAD], **fields).field == "members"
    assert world.no(SOC, "-", "OpenRoom", room_kind="caucus", members=[LEAD], **fields).field == "members"
    wrong = world.no(SOC, "-", "OpenRoom", room_kind="track", members=[LEAD], chair=LEAD, **fields)
    assert wrong.field == "chair"
    assert world.no(CHIEF, PLENARY, "AppointChair", seat=LEAD).field == "seat"


@pytest.mark.parametrize("by", [AKRA, SELM, LEAD])
def test_it_is_never_shown_out(by: str) -> None:
    world = taught()
    room = world.open(AKRA, "restricted", "a", members=[SELM, LEAD])
    assert world.no(by, room, "ShowOut", seat=LEAD).reason in ("conflict", "not yours")
    assert world.room(room, AKRA).door.is_in(LEAD)


def test_where_two_sides_keep_nothing_it_has_no_say_in_what_is_kept() -> None:
    world = taught()
    room = world.open(AKRA, "bilateral", "two", members=[SELM, LEAD])
    number = world.do(AKRA, room, "RecordDeclared", party="akra", text=en("We could."))
    world.do(SELM, room, "ConfirmRecord", record=number)
    assert world.room(room, AKRA).door.declarations[number].standing == "confirmed"


# Pauses


PAUSED = "The instructor has paused the talks. What you meant to do you can do once they go on."


def test_while_paused_nobody_else_acts_in_any_room() -> None:
    world = taught()
    world.do(LEAD, PLENARY, "Pause", note="Coffee.")
    for seat, room, kind, fields in (
        (AKRA, PLENARY, "AddPoint", {"point": "2"}),
        (CHIEF, PLENARY, "AdmitParty", {"party": "dorn", "name": en("Dorn"), "roles": ["host"]}),
        (PRESIDENT, CAPITAL, "Direct", {"point": "1", "verdict": "never"}),
        (SOC, "public", "FileDispatch", {"publisher": "x", "title": "x", "published": "2027-02-28"}),
        (SELM, "-", "OpenRoom", {"room_kind": "capital", "title": en("x"), "members": [LEAD]}),
    ):
        refusal = world.no(seat, room, kind, **fields)
        assert (refusal.reason, refusal.message) == ("paused", PAUSED)
    assert world.no(SELM, CAPITAL, "Say", text=en("x")).reason == "not found", "a hidden room stays hidden"
    world.do(LEAD, PLENARY, "Announce", text=en("Five minutes."))
    world.do(LEAD, CAPITAL, "Direct", point="1", verdict="refer")
    assert world.no(LEAD, PLENARY, "Pause").reason == "conflict"
    world.do(LEAD, PLENARY, "Resume")
    assert world.no(LEAD, PLENARY, "Resume").reason == "conflict"
    world.do(AKRA, PLENARY, "AddPoint", point="2")


@pytest.mark.parametrize("kind", ["Pause", "Resume", "Extend", "Announce", "SetTimetable"])
def test_these_are_the_instructors_alone(kind: str) -> None:
    world = taught()
    stage = {"title": en("x"), "minutes": 5}
    fields = {"Extend": {"minutes": 5}, "Announce": {"text": en("x")}, "SetTimetable": {"stages": [stage]}}
    for seat in (CHIEF, AKRA, SOC):
        assert world.no(seat, PLENARY, kind, **fields.get(kind, {})).reason == "not yours"


def test_silence_in_a_pause_is_no_assent() -> None:
    world = taught()
    world.adopt()
    deadline = (world.now + timedelta(hours=1)).isoformat()
    number = world.do(SOC, PLENARY, "OpenSilence", text=en("At nine."), deadline=deadline, to=["akra", "selm"])
    for seat in (AKRA, SELM):
        world.do(seat, PLENARY, "AcknowledgeReceipt", of=number)

    def stands() -> str:
        return outcome(world.room(), number, world.now, world.room().instructing.pauses)

    world.do(LEAD, PLENARY, "Pause")
    world.now += timedelta(hours=5)
    assert stands() == "open"
    world.do(LEAD, PLENARY, "Resume")
    assert stands() == "open"
    later = postponed(world.room().instructing.pauses, world.room().entries[number - 1].time, world.now, world.now)
    assert later - world.now == timedelta(hours=5, minutes=1)
    world.do(SELM, PLENARY, "BreakSilence", silence=number)
    world.now += timedelta(days=1)
    assert stands() == "broken"
    assert outcome(world.room(), number, world.now) == "adopted", "what it would be if the pause counted"


def test_a_pause_after_the_deadline_changes_nothing() -> None:
    world = taught()
    deadline = (world.now + timedelta(minutes=10)).isoformat()
    number = world.do(SOC, PLENARY, "OpenSilence", text=en("At nine."), deadline=deadline, to=["akra"])
    world.do(AKRA, PLENARY, "AcknowledgeReceipt", of=number)
    world.now += timedelta(hours=1)
    world.do(LEAD, PLENARY, "Pause")
    world.now += timedelta(hours=5)
    assert outcome(world.room(), number, world.now, world.room().instructing.pauses) == "adopted"


# The timetable


def test_the_clock_runs_from_the_timetable_stands_still_in_a_pause_and_is_extended() -> None:
    world = taught()
    assert clock(world.play(AKRA), world.now) is None
    world.do(LEAD, PLENARY, "Extend", minutes=3)  # of the talks as such: no timetable says how long they last
    stages = [{"title": en(name), "minutes": minutes} for name, minutes in (("Opening", 5), ("Talks", 40), ("End", 15))]
    world.do(LEAD, PLENARY, "SetTimetable", stages=stages)
    assert (timed(world).stage, timed(world).left) == (0, timedelta(minutes=60))
    world.now += timedelta(minutes=4, seconds=59)
    assert (timed(world).stage, timed(world).left_of_stage) == (0, timedelta(seconds=1))
    world.now += timedelta(seconds=1)
    assert (timed(world).stage, timed(world).left_of_stage) == (1, timedelta(minutes=40))
    world.do(LEAD, PLENARY, "Pause")  # a minute later
    world.now += timedelta(hours=2)
    assert timed(world).paused
    assert timed(world).left == timedelta(minutes=54)
    world.do(LEAD, PLENARY, "Resume")
    assert timed(world).left == timedelta(minutes=54)
    world.do(LEAD, PLENARY, "Extend", minutes=10)
    found = timed(world)
    assert [stage.minutes for stage in found.stages] == [5, 50, 15]
    assert (found.stage, found.left_of_stage, found.left) == (1, timedelta(minutes=48), timedelta(minutes=63))
    world.now += timedelta(minutes=70)
    assert (timed(world).stage, timed(world).left) == (2, timedelta(minutes=-7))
    world.do(LEAD, PLENARY, "Extend", minutes=10)  # time was up: the last part goes on
    assert (timed(world).stage, timed(world).left) == (2, timedelta(minutes=2))
    world.do(LEAD, PLENARY, "SetTimetable", stages=stages[:1])
    assert (timed(world).stage, timed(world).left) == (0, timedelta(minutes=5))


def test_a_timetable_has_parts_with_titles_and_ends() -> None:
    world = taught()
    assert world.no(LEAD, PLENARY, "SetTimetable", stages=[]).field == "stages"
    assert world.no(LEAD, PLENARY, "SetTimetable", stages=[{"title": {}, "minutes": 5}]).field == "stages.0.title"
    for minutes in (0, 60 * 24 * 60 + 1):
        assert world.no(LEAD, PLENARY, "SetTimetable", stages=[{"title": en("x"), "minutes": minutes}]).field
        assert world.no(LEAD, PLENARY, "Extend", minutes=minutes).field == "minutes"
    assert world.no(LEAD, PLENARY, "SetTimetable", stages=[{"title": en("x"), "minutes": 60 * 24 * 31}] * 2).field


def test_time_that_the_talks_stood_still_does_not_count() -> None:
    world = taught()
    since = world.now
    for _ in range(2):
        world.do(LEAD, PLENARY, "Pause")
        world.now += timedelta(minutes=9)
        world.do(LEAD, PLENARY, "Resume")
    pauses = world.room().instructing.pauses
    assert world.now - unpaused(pauses, since, world.now) == timedelta(minutes=20)
    assert unpaused(pauses, world.now, world.now) == world.now
    assert unpaused(pauses, since, since) == since


def test_the_summary_tells_whoever_reads_plenary_where_the_table_is() -> None:
    world = taught()
    world.do(LEAD, PLENARY, "SetTimetable", stages=[{"title": en("Opening"), "minutes": 5}])
    world.do(LEAD, PLENARY, "Pause", note="Coffee.")
    world.do(LEAD, PLENARY, "Announce", text=en("Back at ten."))
    told = summary(world.play(SELM), SELM, world.now + timedelta(hours=1))["instructing"]
    assert told["seat"] == LEAD
    assert told["paused"]["note"] == "Coffee."
    assert (told["timetable"]["stage"], told["timetable"]["left"]) == (1, 240)
    assert [one["text"] for one in told["announced"]] == [en("Back at ten.")]
    assert summary(world.play("public"), "public", world.now)["instructing"] is None


# What it does at a table, as itself


def test_it_plays_a_principal_and_the_record_says_so() -> None:
    world = taught()
    world.do(LEAD, CAPITAL, "SetObjectives", text=en("Peace."))
    number = world.do(LEAD, CAPITAL, "Direct", point="1", verdict="may accept")
    world.do(LEAD, CAPITAL, "NoteOralInstruction", giver="The President", at=world.now.isoformat(), text="Go on.")
    capital = world.room(CAPITAL, PRESIDENT)
    assert verdict(capital, "1", None) == "may accept"
    assert capital.entries[number - 1].seat == LEAD
    report = world.do(AKRA, CAPITAL, "ReportStage", title=en("x"), facts=[{"text": en("x")}], judgement=en("x"))
    world.do(LEAD, CAPITAL, "NoteReport", report=report, words=en("Thank you."))
    assert CAPITAL not in world.play(SELM).rooms


def test_it_moves_people_of_any_party_and_seats_them_at_home_too() -> None:
    world = taught()
    world.do(LEAD, PLENARY, "VacateSeat", seat=DEPUTY)
    world.do(LEAD, PLENARY, "SeatPerson", seat="selm.deputy", office="deputy", person="Somebody")
    world.do(LEAD, PLENARY, "SeatPerson", seat="secretariat.desk", office="secretariat", person="Somebody")
    world.do(LEAD, CAPITAL, "SeatPerson", seat="akra.capital.aide", office="aide", person="Somebody")
    world.do(LEAD, CAPITAL, "VacateSeat", seat="akra.capital.aide")
    assert world.no(LEAD, CAPITAL, "SeatPerson", seat="selm.capital.aide", office="aide", person="x").field == "seat"
    assert world.no(LEAD, PLENARY, "SeatPerson", seat="dorn.head", office="head", person="x").field == "seat"


def test_it_reopens_a_point_and_lets_news_in() -> None:
    world = taught()
    world.agree()
    assert world.words() == "agreed"
    world.do(LEAD, PLENARY, "Reopen", point="1", reason="The dam has broken.")
    assert world.words() != "agreed"
    dispatch = world.do(LEAD, "public", "FileDispatch", publisher="The Gull", title="x", published="2027-03-01")
    claim = world.do(LEAD, "public", "RecordClaim", claim="left", dispatch=dispatch, words="x")
    world.do(LEAD, "public", "CorrectClaim", recorded=claim, claim="left", dispatch=dispatch, words="y")


def test_it_is_no_party_and_decides_nothing() -> None:
    world = taught()
    wording = world.propose()
    for kind, fields in (
        ("Propose", {"point": "1", "text": en("x")}),
        ("TakeStance", {"point": "1", "wording": wording, "stance": "accept"}),
        ("AdoptRules", {"rules": {}}),
        ("Park", {"point": "1"}),
    ):
        assert world.no(LEAD, PLENARY, kind, **fields).reason == "not yours"


def test_what_it_announces_is_read_by_all_as_its_own() -> None:
    world = taught()
    number = world.do(LEAD, PLENARY, "Announce", text=en("Ten minutes."))
    assert world.no(LEAD, PLENARY, "Announce", text={}).field == "text"
    for seat in (AKRA, SELM, SOC, PRESIDENT, CHIEF):
        entry: Entry = world.play(seat).plenary.entries[number - 1]
        assert entry.seat == LEAD
        assert entry.act == Announce(text=en("Ten minutes."))
    assert isinstance(entry.act, Act)
    assert [e.number for e in world.room().instructing.announced] == [number]
    assert KINDS["Announce"] is Announce
