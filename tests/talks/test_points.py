"""Points: one text of numbered points, parking, reopening, referral that counts only when all accept."""

import pytest

from goodoffices.talks.act import PLENARY
from goodoffices.talks.standing import referral, statuses
from tests.talks.world import AKRA, CHIEF, DORN, HOST, SELM, SOC, World, en, founded

TRACK = f"water@{CHIEF}"


@pytest.fixture(scope="module")
def table() -> World:
    world = founded()
    world.open(CHIEF, "track", "water", members=[AKRA, SELM, SOC])
    return world


def test_a_text_brings_points_and_words_to_which_nobody_has_committed() -> None:
    world = founded()
    draft = [{"point": "1", "text": en("Words.")}, {"point": "4", "title": en("Fish")}, {"point": "7a"}]
    number = world.do(SOC, PLENARY, "TableText", title=en("Rev. 2"), points=draft)
    state = world.room()
    assert state.points.points["1"].title == en("Point 1")  # as it was
    assert state.points.points["7a"].title == {}
    found = state.alternatives.alternatives["1", number]
    assert (found.by, found.compromise, found.wording.text) == (("soc",), True, en("Words."))
    assert {p: s.rung for p, s in statuses(world.play(AKRA), PLENARY).items()} == {
        "1": "proposed", "2": "not discussed", "3": "not discussed", "4": "not discussed", "7a": "not discussed",
    }  # fmt: skip


def test_a_text_tabled_again_keeps_titles_that_it_does_not_give() -> None:
    world = founded()
    world.do(SOC, PLENARY, "TableText", title=en("Rev. 2"), points=[{"point": "1", "title": en("Level")}])
    assert world.room().points.points["1"].title == en("Level")


@pytest.mark.parametrize(
    ("room", "kind", "fields", "field"),
    [
        (PLENARY, "TableText", {"title": en("x"), "points": []}, "points"),
        (PLENARY, "TableText", {"title": en("x"), "points": [{"point": "1"}, {"point": "1"}]}, "points"),
        (PLENARY, "TableText", {"title": en("x"), "points": [{"point": "one"}]}, "points.0.point"),
        (PLENARY, "TableText", {"title": en("x"), "points": [{"point": "1", "title": {"x": "y"}}]}, "points.0.title"),
        (PLENARY, "TableText", {"title": en("x"), "points": [{"point": "1", "text": en(" ")}]}, "points.0.text.en"),
        (PLENARY, "TableText", {"title": {}, "points": [{"point": "1"}]}, "title"),
        (PLENARY, "AddPoint", {"point": "1"}, "point"),
        (PLENARY, "AddPoint", {"point": "water.1"}, "point"),
        (TRACK, "AddPoint", {"point": "9"}, "point"),
        (TRACK, "AddPoint", {"point": "fish.1"}, "point"),
        (TRACK, "AddPoint", {"point": "water.one"}, "point"),
        (PLENARY, "Park", {"point": "9"}, "point"),
        (PLENARY, "AddPoint", {"point": "9", "title": {"en": ""}}, "title.en"),
    ],
)
def test_what_is_not_taken(table: World, room: str, kind: str, fields: dict[str, object], field: str) -> None:
    assert table.no(SOC, room, kind, **fields).field == field


def test_a_track_has_points_of_its_own(table: World) -> None:
    table.do(SOC, TRACK, "AddPoint", point="water.1", title=en("Gauge"))
    table.do(SOC, TRACK, "AddPoint", point="1")
    assert table.no(SOC, PLENARY, "Park", point="water.1").field == "point"
    assert set(statuses(table.play(AKRA), TRACK)) == {"1", "2", "3", "water.1"}


def test_parking_concedes_nothing_and_reopening_takes_up_again() -> None:
    world = founded()
    world.agree()
    world.do(SOC, PLENARY, "Park", point="1", reason="Set aside.")
    assert world.words() == "parked (agreed)"
    assert world.no(SOC, PLENARY, "Park", point="1").reason == "conflict"
    assert world.no(SOC, PLENARY, "Reopen", point="1").reason == "not yours"
    world.do(SELM, PLENARY, "Reopen", point="1")
    assert world.words() == "proposed"
    assert world.no(AKRA, PLENARY, "Reopen", point="9").field == "point"


def test_only_parties_that_negotiate_reopen_and_refer() -> None:
    world = founded()
    world.do(CHIEF, PLENARY, "SeatPerson", seat="tarsane.head", office="head", person="Guest")
    world.agree()
    offer = world.do(AKRA, PLENARY, "OfferReferral", point="2", words=en("Ready to meet."))
    for kind, fields in (
        ("Reopen", {"point": "1"}),
        ("OfferReferral", {"point": "1", "words": en("x")}),
        ("AcceptReferral", {"offer": offer}),
    ):
        assert world.no("tarsane.head", PLENARY, kind, **fields).reason == "not yours"
    assert world.words() == "agreed"
    assert world.no(HOST, PLENARY, "Reopen", point="1").reason == "not yours"


def test_a_referral_counts_only_when_all_have_accepted() -> None:
    world = founded(third=True)
    offer = world.do(AKRA, PLENARY, "OfferReferral", point="1", words=en("Our presidents may settle it."))

    def found() -> str:
        return referral(world.play(CHIEF), PLENARY, offer)

    assert found() == "unanswered"
    world.do(SELM, PLENARY, "AcceptReferral", offer=offer)
    assert found() == "accepted by some"
    assert world.no(SELM, PLENARY, "AcceptReferral", offer=offer).reason == "conflict"
    assert world.no(AKRA, PLENARY, "AcceptReferral", offer=offer).reason == "conflict"
    assert world.no(DORN, PLENARY, "AcceptReferral", offer=1).field == "offer"
    assert world.no(DORN, PLENARY, "OfferReferral", point="1", words={}).field == "words"
    world.do(DORN, PLENARY, "AcceptReferral", offer=offer)
    assert found() == "accepted by all"


def test_in_a_room_all_are_the_negotiating_parties_at_its_table() -> None:
    world = founded(third=True)
    room = world.open(SOC, "restricted", "heads", members=[AKRA, SELM])
    offer = world.do(AKRA, room, "OfferReferral", point="1", words=en("x"))
    world.do(SELM, room, "AcceptReferral", offer=offer)
    assert referral(world.play(SOC), room, offer) == "accepted by all"
