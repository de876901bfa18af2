"""The speakers' list: who asked, in their order; for those in the room alone, and gone when they are done."""

from dataclasses import replace
from datetime import timedelta

import pytest

from goodoffices.server.desks import floor
from goodoffices.server.desks.desk import Desk
from goodoffices.server.desks.models import OnTheFloor
from goodoffices.talks.rules import NO_ROOM
from tests.server.desks.forms.talk import AKRA, CAUCUS, DEPUTY, MED, PRESIDENT, SELM, TRACK, talk

pytestmark = pytest.mark.django_db


def desk(seat: str, minutes: int = 0) -> Desk:
    found = talk().desk(seat)
    return replace(found, now=found.now + timedelta(minutes=minutes))


def listed(seat: str, room: str) -> tuple[str | None, list[str]]:
    found = floor.floor(desk(seat), room)
    assert found is not None
    return found.has.seat if found.has is not None else None, [one.seat for one in found.waiting]


def test_the_floor_goes_round_in_the_order_in_which_it_was_asked_for() -> None:
    for minutes, seat in enumerate((SELM, AKRA, SELM)):
        assert floor.ask(desk(seat, minutes), TRACK) is None
    assert listed(AKRA, TRACK) == (None, [SELM, AKRA])
    chair = next(s for s in (MED, AKRA, SELM) if floor.presides(desk(s), TRACK))
    assert floor.give(desk(chair, 5), TRACK, SELM) is None
    assert listed(SELM, TRACK) == (SELM, [AKRA])
    assert floor.give(desk(chair, 6), TRACK, AKRA) is None
    assert listed(SELM, TRACK) == (AKRA, [])
    assert floor.leave(desk(AKRA), TRACK, AKRA) is None
    assert listed(SELM, TRACK) == (None, [])
    assert not OnTheFloor.objects.exists()


def test_a_list_is_for_those_in_the_room_and_a_hidden_room_is_like_none() -> None:
    assert floor.ask(desk(AKRA), CAUCUS) is None
    assert listed(MED, CAUCUS) == (None, [AKRA])
    for room in (CAUCUS, "nowhere@med.chief"):
        assert floor.floor(desk(SELM), room) is None
        assert floor.ask(desk(SELM), room) == NO_ROOM
        assert floor.give(desk(SELM), room, AKRA) == NO_ROOM
        assert floor.leave(desk(SELM), room, SELM) == NO_ROOM
    assert listed(MED, CAUCUS) == (None, [AKRA])
    assert listed(AKRA, "plenary") == (None, [])


def test_who_reads_a_room_without_being_in_it_is_not_on_its_list() -> None:
    assert floor.ask(desk(PRESIDENT), "plenary") == NO_ROOM
    assert floor.floor(desk(PRESIDENT), "plenary") is None


def test_nobody_but_who_presides_gives_the_floor_or_takes_another_off() -> None:
    assert floor.ask(desk(AKRA), TRACK) is None
    for seat in (AKRA, SELM, DEPUTY):
        if not floor.presides(desk(seat), TRACK) and desk(seat).play.inside(seat, TRACK):
            refused = floor.give(desk(seat), TRACK, AKRA)
            assert refused is not None
            assert refused.reason == "not yours"
    refused = floor.leave(desk(SELM), TRACK, AKRA)
    assert refused is not None
    assert refused.reason == "not yours"
    assert listed(AKRA, TRACK) == (None, [AKRA])


def test_there_is_no_list_at_home_in_the_public_room_or_on_an_earlier_day() -> None:
    for room in ("capital.akra", "public"):
        refused = floor.ask(desk(AKRA), room)
        assert refused is not None
        assert refused.field == "room"
    earlier = replace(desk(AKRA), as_of=desk(AKRA).now.date())
    refused = floor.ask(earlier, "plenary")
    assert refused is not None
    assert refused.reason == "closed"


def test_who_did_not_ask_is_not_given_the_floor(monkeypatch: pytest.MonkeyPatch) -> None:
    chair = next(s for s in (MED, AKRA, SELM) if floor.presides(desk(s), TRACK))
    refused = floor.give(desk(chair), TRACK, SELM)
    assert refused is not None
    assert refused.field == "seat"
    monkeypatch.setattr(floor, "MOST", 0)
    refused = floor.ask(desk(AKRA), TRACK)
    assert refused is not None
    assert refused.reason == "full"
