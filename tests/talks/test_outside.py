"""Outside: the world reads the public record once the secretariat has opened the page, and until it closes it."""

import pytest

from goodoffices.talks.act import PLENARY, PUBLIC, PUBLIC_SEAT
from tests.talks.world import AKRA, CHIEF, PRESS, SOC, World, founded


def opened(world: World) -> int:
    return world.room(PUBLIC, PUBLIC_SEAT).outside.opened


def test_the_page_is_closed_until_it_is_opened_and_may_be_closed_again() -> None:
    world = founded()
    assert opened(world) == 0
    number = world.do(CHIEF, PUBLIC, "OpenPublicPage", note="From today.")
    assert opened(world) == number
    assert world.no(CHIEF, PUBLIC, "OpenPublicPage").message == f"The public page was opened in entry {number}."
    world.do(CHIEF, PUBLIC, "ClosePublicPage")
    assert opened(world) == 0
    assert world.no(CHIEF, PUBLIC, "ClosePublicPage").message == "The public page is not open."
    world.do(CHIEF, PUBLIC, "OpenPublicPage")
    assert opened(world) == number + 2


@pytest.mark.parametrize("kind", ["OpenPublicPage", "ClosePublicPage"])
@pytest.mark.parametrize("seat", [AKRA, PRESS, SOC])
def test_it_is_for_the_secretariat_alone(seat: str, kind: str) -> None:
    world = founded()
    if kind == "ClosePublicPage":
        world.do(CHIEF, PUBLIC, "OpenPublicPage")
    assert world.no(seat, PUBLIC, kind).reason == "not yours"


def test_it_is_done_in_the_public_room_alone() -> None:
    assert founded().no(CHIEF, PLENARY, "OpenPublicPage").message == "OpenPublicPage is not done in a plenary room."


def test_of_real_talks_on_record_too_and_without_a_source() -> None:
    world = World()
    world.do(CHIEF, PLENARY, "FoundTalks", title={"en": "T"}, zone="UTC", languages=["en"], mode="record")
    world.open(CHIEF, "public")
    world.do(CHIEF, PUBLIC, "OpenPublicPage")
    world.do(CHIEF, PUBLIC, "ClosePublicPage")
