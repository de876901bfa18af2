"""What a page offers is what the rules of the house let this seat do there: neither more nor less."""

import pytest
from django.test import RequestFactory

from goodoffices.server.desks import acts
from goodoffices.server.desks.desk import Desk, open_desk
from goodoffices.talks import rules
from goodoffices.talks.kinds import KINDS, group_of
from goodoffices.talks.table import Table
from tests.server.desks.conftest import Reader
from tests.server.desks.script import SEATS, TALKS


def desk_of(seat: str) -> Desk:
    request = RequestFactory().get("/")
    request.user = None  # type: ignore[assignment]  # the door stands open in these tests
    return open_desk(request, TALKS, seat)


@pytest.mark.parametrize("seat", SEATS)
def test_offered_is_what_no_rule_of_the_house_refuses(reader: Reader, seat: str) -> None:
    """The house's rules look at the kind of an act, not at what it says: an empty act of the kind will do."""
    desk = desk_of(seat)
    for room, state in desk.play.rooms.items():
        for name in KINDS:
            if name in ("FoundTalks", "OpenRoom"):
                continue
            empty = type(name, (), {"source": None})()
            inside = desk.play.seat(seat) is not None and desk.play.inside(seat, room)
            refused = not inside or rules._house(Table(desk.play, seat, state, desk.now), empty) is not None  # type: ignore[arg-type]
            assert acts.may(desk, room, name) != refused, (room, name)


def test_every_kind_has_its_words_and_its_group() -> None:
    assert acts.DO.keys() == KINDS.keys()
    assert {group_of(kind) for kind in KINDS.values()} <= acts.GROUPS.keys()


def test_rooms_that_may_be_opened(reader: Reader) -> None:
    assert acts.may_open(desk_of("akra.head")) == ["restricted", "bilateral"]  # its capital is open already
    assert acts.may_open(desk_of("soc.chief")) == ["restricted", "track", "bilateral", "caucus"]
    assert acts.may_open(desk_of("akra.press")) == []
    assert acts.may_open(desk_of("public")) == []
