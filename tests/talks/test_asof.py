"""What stood on an earlier day, in the talks' zone."""

from datetime import UTC, date, datetime

from goodoffices.talks.act import PLENARY, PUBLIC_SEAT
from goodoffices.talks.asof import as_of, zone_of
from goodoffices.talks.play import StateOfPlay
from tests.talks.world import AKRA, CHIEF, SOC, TALKS, founded


def test_a_day_ends_at_midnight_in_the_talks_zone() -> None:
    world = founded()
    world.now = datetime(2027, 3, 2, 22, 57, tzinfo=UTC)  # 23:57 in Zurich
    world.do(SOC, PLENARY, "Park", point="1")  # 23:58
    world.do(SOC, PLENARY, "Park", point="2")  # 23:59
    world.do(SOC, PLENARY, "Park", point="3")  # midnight
    play = world.registry.play(TALKS, AKRA, date(2027, 3, 2))
    assert [p.parked is not None for p in play.plenary.points.points.values()] == [True, True, False]
    assert as_of(world.play(AKRA), date(2027, 3, 3)) == world.play(AKRA)
    assert as_of(world.play(AKRA), date.max) == world.play(AKRA)
    assert as_of(world.play(AKRA), date(2027, 2, 28)) == StateOfPlay({})
    assert as_of(world.play(AKRA), date.min) == StateOfPlay({})


def test_readers_of_the_public_room_have_the_zone_that_it_names() -> None:
    world = founded(public=False)
    assert zone_of(world.play(PUBLIC_SEAT)).key == "UTC"
    world.open(CHIEF, "public", zone="Asia/Dubai")
    assert zone_of(world.play(PUBLIC_SEAT)).key == "Asia/Dubai"
    assert zone_of(world.play(AKRA)).key == "Europe/Zurich"
