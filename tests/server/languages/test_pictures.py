"""Pictures are said through the catalogues too: their titles, their words, and their description."""

from __future__ import annotations

import pytest
from django.test import Client

from goodoffices.server.doors import access
from goodoffices.server.store import registry as store
from tests.server.desks.test_plain_words import TALKS, mirna, seats
from tests.server.languages import pseudo, recorded

MEDIATOR = "soc.chief"  # who reads the marks of drafts
CUT = r"^.*…$"  # a title or a speaker that is too long for its place


@pytest.mark.parametrize("picture", ["chronology/rounds.svg", "rooms/plenary/drafts/picture.svg"])
def test_a_picture_says_nothing_past_the_catalogues(picture: str, monkeypatch: pytest.MonkeyPatch, db: None) -> None:
    monkeypatch.setattr(store, "get_registry", mirna)
    monkeypatch.setattr(access, "may_use", lambda account, talks, seat: talks == TALKS)
    with pseudo.marked():
        svg = Client().get(f"/t/{TALKS}/as/{MEDIATOR}/{picture}").content.decode()
    assert pseudo.OPENS in svg
    assert pseudo.left(svg, recorded.spoken(mirna(), TALKS, seats()), f"{recorded.SAME}|{CUT}") == []
