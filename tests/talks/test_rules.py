"""What holds for every act: the door, citations, talks on record."""

import pytest

from goodoffices.talks.act import PLENARY, PUBLIC, PUBLIC_SEAT
from goodoffices.talks.rules import NO_ROOM
from tests.talks.world import (
    ADVISER,
    AKRA,
    CAPITAL,
    CHIEF,
    CO,
    DORN,
    PRESIDENT,
    SELM,
    SOC,
    World,
    en,
    founded,
    with_capital,
)


def test_a_hidden_room_and_no_room_are_the_same_words() -> None:
    world = with_capital(founded())
    room = world.open(SOC, "caucus", "with-akra", members=[AKRA], reports_to=[SOC])
    for hidden in (room, CAPITAL, "nowhere@x.y", "capital.nowhere", "", "\ud800", "x" * 500, "a\nb"):
        assert world.no(SELM, hidden, "CloseRoom") == NO_ROOM
    for seat in ("nobody.head", "", PUBLIC_SEAT, "\ud800"):
        assert world.no(seat, PLENARY, "Say", text=en("x")) == NO_ROOM


def cite(room: str, number: int) -> dict[str, object]:
    return {"cites": [{"room": room, "number": number}]}


def rooms() -> tuple[World, str, str]:
    """A bilateral room of two entries and a track in which Akra, Selm and Dorn sit."""
    world = with_capital(founded(third=True))
    two = world.open(AKRA, "bilateral", "two", members=[SELM], regime="verbatim")
    world.do(AKRA, two, "Say", text=en("Between us."))
    track = world.open(CHIEF, "track", "water", members=[AKRA, SELM], regime="verbatim")
    return world, two, track


def test_an_entry_is_cited_where_everybody_reads_it() -> None:
    world, two, track = rooms()
    assert world.no(CHIEF, track, "Say", text=en("x"), **cite(two, 2)).field == "cites"
    said = world.no(AKRA, track, "Say", text=en("x"), **cite(two, 2))  # the secretariat sits in the track
    assert said.message == "Not everybody in this room may read what you cite."
    assert (
        world.no(AKRA, two, "Say", text=en("x"), **cite(two, 9)).message
        == "There is no such entry, or you do not read it."
    )
    world.do(AKRA, two, "Say", text=en("x"), **cite(two, 2))
    world.do(AKRA, track, "Say", text=en("x"), **cite(PLENARY, 1))
    world.do(AKRA, track, "Say", text=en("x"), **cite(PUBLIC, 1))
    world.do(CHIEF, track, "ShowOut", seat=CHIEF)
    world.do(AKRA, track, "Say", text=en("x"), **cite(two, 2))


def test_nobody_is_brought_in_who_may_not_read_what_the_record_cites() -> None:
    world, two, track = rooms()
    world.do(CHIEF, track, "ShowOut", seat=CHIEF)
    world.do(AKRA, track, "Say", text=en("x"), **cite(two, 2))
    said = world.no(AKRA, track, "BringIn", seat=ADVISER)
    assert said.message == f"{ADVISER} may not read all that this record cites."
    world.do(AKRA, two, "BringIn", seat=ADVISER)
    world.do(AKRA, two, "ShowOut", seat=ADVISER)
    world.do(AKRA, track, "BringIn", seat=ADVISER)  # still reads what was entered until then


def test_who_was_shown_out_reads_too_little_for_what_came_later() -> None:
    world, two, track = rooms()
    world.do(CHIEF, track, "ShowOut", seat=CHIEF)
    world.do(AKRA, two, "BringIn", seat=ADVISER)
    world.do(AKRA, two, "ShowOut", seat=ADVISER)
    later = world.do(AKRA, two, "Say", text=en("Later."))
    world.do(AKRA, track, "Say", text=en("x"), **cite(two, later))
    assert world.no(AKRA, track, "BringIn", seat=ADVISER).reason == "citation"


def test_the_newcomer_too_reads_what_the_act_that_lets_it_in_cites() -> None:
    world, two, track = rooms()
    world.do(CHIEF, track, "ShowOut", seat=CHIEF)
    assert world.no(AKRA, track, "BringIn", seat=ADVISER, **cite(two, 2)).reason == "citation"
    fields = {"seat": "akra.capital.x", "office": "aide", "person": "x"}
    assert world.no(AKRA, CAPITAL, "SeatPerson", **fields, **cite(two, 2)).reason == "citation"
    world.do(AKRA, CAPITAL, "SeatPerson", **fields, **cite(PLENARY, 2))


def test_a_room_is_not_opened_on_what_its_members_may_not_read() -> None:
    world, two, _ = rooms()
    fields = {"room_kind": "restricted", "title": en("x"), **cite(two, 2)}
    assert world.no(AKRA, "-", "OpenRoom", **fields, name="a", members=[DORN]).reason == "citation"
    assert world.no(CHIEF, "-", "OpenRoom", **fields, name="a").field == "cites"
    world.do(AKRA, "-", "OpenRoom", **fields, name="a", members=[SELM])


def test_nobody_is_seated_in_a_capital_who_may_not_read_what_its_record_cites() -> None:
    world = founded(third=True)
    world.open(AKRA, "capital")
    two = world.open(AKRA, "bilateral", "two", members=[SELM], regime="verbatim")
    world.do(AKRA, CAPITAL, "Say", text=en("x"), **cite(two, 1))
    said = world.no(AKRA, CAPITAL, "SeatPerson", seat=PRESIDENT, office="principal", person="Maro")
    assert said.reason == "citation"


def test_plenary_cites_plenary_and_public_and_the_public_room_itself() -> None:
    world, two, _ = rooms()
    assert world.no(AKRA, PLENARY, "Park", point="1", **cite(two, 2)).reason == "citation"
    world.do(AKRA, PLENARY, "Park", point="1", **cite(PUBLIC, 1))
    assert world.no(CHIEF, PUBLIC, "AssessRound", words=en("x"), **cite(PLENARY, 1)).reason == "citation"
    world.do(CHIEF, PUBLIC, "AssessRound", words=en("x"), **cite(PUBLIC, 1))
    other = founded(public=False)
    fields = {"room_kind": "public", "title": en("x"), **cite(PLENARY, 1)}
    assert other.no(CHIEF, "-", "OpenRoom", **fields).reason == "citation"


def test_an_act_cites_a_hundred_entries_at_most() -> None:
    world = founded()
    cites = [{"room": PLENARY, "number": 1}] * 101
    said = world.no(AKRA, PLENARY, "Park", point="1", cites=cites)
    assert (said.field, said.message) == ("cites", "At most 100 entries.")


# Talks on record

FILER = "secretariat.filing"
SOURCE = {"report": "Courier, 28 January", "date": "2026-01-28"}


@pytest.fixture(scope="module")
def record() -> World:
    world = World()
    fields = {"title": en("Talks"), "zone": "Asia/Dubai", "languages": ["en"], "mode": "record"}
    world.do(FILER, PLENARY, "FoundTalks", **fields)
    world.open(FILER, "public", zone="Asia/Dubai")
    world.do(FILER, PUBLIC, "AdmitParty", party="akra", name=en("Akra"), roles=["negotiating"], source=SOURCE)
    return world


def test_one_files_with_a_source(record: World) -> None:
    assert record.no(FILER, PUBLIC, "ScheduleRound", round=1).field == "source"
    record.do(FILER, PUBLIC, "ScheduleRound", round=1, dates="2026-02-01", status="tentative", source=SOURCE)
    record.do(FILER, PLENARY, "SeatPerson", seat="secretariat.second", office="secretariat", person="Second")
    assert record.room(PUBLIC, PUBLIC_SEAT).calendar.rounds[1].status == "tentative"


@pytest.mark.parametrize(
    ("room", "kind", "fields"),
    [
        (PLENARY, "AdmitParty", {"party": "selm", "name": en("Selm"), "roles": ["negotiating"]}),
        (PLENARY, "SeatPerson", {"seat": "akra.head", "office": "head", "person": "A living person"}),
        (PLENARY, "ScheduleRound", {"round": 2}),
        (PUBLIC, "Publish", {"title": en("x"), "text": en("x"), "on_behalf_of": ["akra"]}),
        ("-", "OpenRoom", {"room_kind": "track", "name": "x", "title": en("x")}),
        ("-", "OpenRoom", {"room_kind": "restricted", "name": "x", "title": en("x")}),
    ],
)
def test_nobody_negotiates_for_living_people(record: World, room: str, kind: str, fields: dict[str, object]) -> None:
    said = record.no(FILER, room, kind, **fields, source=SOURCE)
    assert said.reason == "closed"


def test_a_facilitator_beside_the_mediator_acts_for_the_team() -> None:
    world = founded()
    world.do(CO, PLENARY, "TableText", title=en("x"), points=[{"point": "1"}])
    assert world.no(DORN, PLENARY, "TableText", title=en("x"), points=[{"point": "1"}]) == NO_ROOM
