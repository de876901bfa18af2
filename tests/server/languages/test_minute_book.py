"""The minute books, whole: a page has the newest entries only, and no example has every kind of act."""

from __future__ import annotations

from django.utils.html import escape

from goodoffices.server.desks.desk import Desk
from goodoffices.server.desks.minutes import said_of
from goodoffices.talks.act import party_of
from goodoffices.talks.asof import zone_of
from tests.server.desks.forms.instructing_cases import LEAD, taught
from tests.server.desks.test_plain_words import NOW, TALKS, mirna, seats
from tests.server.languages import pseudo

NOTHING = r"(?!)"  # no name is left out


def left_of(desk: Desk) -> dict[str, list[str]]:
    """What went through no catalogue, by kind of act."""
    found: dict[str, list[str]] = {}
    with pseudo.marked():
        for state in desk.play.rooms.values():
            for entry in state.entries:
                missed = pseudo.left(escape(said_of(desk, state, entry).what), (), NOTHING)
                if missed:
                    found[type(entry.act).__name__] = missed
    return found


def test_every_entry_is_told_through_the_catalogues() -> None:
    for seat in seats():
        play = mirna().play(TALKS, seat)
        desk = Desk(
            talks=TALKS, seat=seat, play=play, party=party_of(seat), office="head", person="", title="", now=NOW,
            zone=zone_of(play), language="en", languages=("en", "fr"), mode="role-play",
        )  # fmt: skip
        assert left_of(desk) == {}, seat


def test_what_an_instructor_did_is_told_through_the_catalogues() -> None:
    desk = taught("paused").desk(LEAD)
    assert any(type(entry.act).__name__ == "Pause" for entry in desk.play.plenary.entries)
    assert left_of(desk) == {}
