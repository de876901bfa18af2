"""The page of packages: what closes, what is needed of whom, of one room's record alone, reckoned once."""

import re
from datetime import timedelta
from xml.etree import ElementTree

import pytest

from goodoffices.server.desks.pages import packages_kept
from goodoffices.server.desks.pages.packages_kept import kept
from goodoffices.valuations import closed as module
from tests.server.desks.conftest import Reader
from tests.server.desks.script import AKRA, CAUCUS, HOST, SELM, SOC, TALKS, TRACK

PAGE = "rooms/plenary/packages/"


@pytest.fixture(autouse=True)
def _nothing_kept() -> None:
    packages_kept.forget()


def plain(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html[html.index("<main") :]).split())


def test_it_says_which_alternatives_whose_and_what_is_still_needed(reader: Reader) -> None:
    text = plain(reader.text(AKRA, PAGE))
    assert "Package 1: settles 1 of 3 points; closes as it stands" in text
    assert "Package 1: settles 3 of 3 points; needs 3 more words" in text
    assert "Left open: points 1 and 2." in text
    assert "Akra (waits for: the boats are returned)" in text
    assert "differs from the first on point 1 (A instead of B) and point 2 (A instead of B)" in text
    for honest in ("no status comes from it", "not a recommendation", "silence gives none", "These are all."):
        assert honest in text


def test_a_party_that_may_is_led_to_the_form_of_its_own_word_and_nobody_else_is(reader: Reader) -> None:
    form = re.compile(r'href="[^"]*rooms/plenary/act/TakeStance/\?point=1&amp;wording=\d+')
    assert form.search(reader.text(SELM, PAGE))
    assert not form.search(reader.text(HOST, PAGE))
    assert not form.search(reader.text(SOC, PAGE))


def test_what_a_seat_does_not_read_does_not_exist(reader: Reader) -> None:
    there = reader.get(HOST, f"rooms/{TRACK}/packages/")
    assert there.status_code == 404
    assert there.content == reader.get(HOST, "rooms/no@where/packages/").content
    assert reader.get(HOST, f"rooms/{CAUCUS}/packages/picture.svg").content == there.content
    assert reader.get(AKRA, "rooms/public/packages/").content == there.content
    assert reader.get(AKRA, f"rooms/{TRACK}/packages/").status_code == 200


def test_rooms_are_never_merged(reader: Reader) -> None:
    track, plenary = (plain(reader.text(AKRA, f"rooms/{room}/packages/")) for room in (TRACK, "plenary"))
    assert track != plenary
    assert "made from nothing but the records of Plenary 1–" in plenary
    assert "Level of the lake" in plenary
    assert "Package 1: settles 3 of 3" not in track


def test_an_earlier_day_is_told_as_it_was(reader: Reader) -> None:
    assert "No words are on the table of this room" in reader.text(AKRA, f"{PAGE}?as-of=2027-03-01")


def test_the_picture_says_the_same_in_words(reader: Reader) -> None:
    response = reader.get(AKRA, f"{PAGE}picture.svg")
    assert response["Content-Type"] == "image/svg+xml"
    drawn = ElementTree.fromstring(response.content)
    told = drawn.find("{http://www.w3.org/2000/svg}desc")
    assert told is not None
    assert "As said 1: point 3 on A; closes as it stands." in (told.text or "")
    assert "If asked 1: point 1 on B, which needs words" in (told.text or "")
    assert "attachment" in reader.get(AKRA, f"{PAGE}picture.svg?save=1")["Content-Disposition"]


def test_it_is_reckoned_once_for_all_readers_and_anew_when_something_is_said(
    actor: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    reckoned: list[str] = []

    def counting(*given: object, **more: object) -> object:
        reckoned.append("once")
        return real(*given, **more)  # type: ignore[arg-type]

    real = module.closed
    monkeypatch.setattr(packages_kept, "closed", counting)
    for seat in (AKRA, SELM, SOC, HOST):
        actor.text(seat, PAGE)
    assert len(reckoned) == 1
    before = plain(actor.text(SELM, PAGE))
    wording = actor.script.registry.play(TALKS, SELM).plenary.alternatives.on("2")[0].wording.number
    actor.script.do(SELM, "plenary", "TakeStance", point="2", wording=wording, stance="accept")
    assert plain(actor.text(SELM, PAGE)) != before
    assert len(reckoned) == 2
    packages_kept.forget()
    actor.text(SELM, PAGE)
    assert len(reckoned) == 3


def test_what_another_state_of_the_record_made_is_not_served(actor: Reader) -> None:
    registry = actor.script.registry
    play, now = registry.play(TALKS, AKRA), registry.now()
    first = kept(TALKS, play, "plenary", now)
    assert kept(TALKS, play, "plenary", now + timedelta(seconds=1)) is first
    assert kept("others", play, "plenary", now) is not first
    assert kept(TALKS, play, TRACK, now) is not first
