"""Two worlds, and files sent to each: what a file of a hidden room is answered does not tell what goes on there."""

from collections.abc import Iterator

import pytest

from goodoffices.documents import genuine as judging
from goodoffices.documents.formats import SUFFIXES, write
from goodoffices.documents.gathering import gathered
from goodoffices.server.desks.pages import genuine as page
from goodoffices.server.doors import limits
from goodoffices.server.store.registry import get_registry
from tests.server.pair import Pair, readable
from tests.server.surface import Ask
from tests.server.worlds import (
    AKRA,
    CAUCUS,
    DORN,
    INSIDE,
    LATER,
    PRESS,
    SEATS,
    TALKS,
    TRACK,
    standing_in,
)  # fmt: skip

PLACES = ("genuine/", "text/returned/", "text/new/")


def files(pair: Pair) -> Iterator[tuple[str, bytes]]:
    """Texts of the fuller world with their rooms, the track’s in every format; and bare words entered there."""
    full = pair.worlds.world(INSIDE)
    rooms = {room: member for member in SEATS for room in readable(full, member)}
    with standing_in(full):
        for room in (TRACK, CAUCUS, "capital.akra", "plenary"):
            play = get_registry().play(TALKS, rooms[room])
            text = gathered(play, room, TALKS, LATER, entry=play.rooms[room].number)
            for suffix in SUFFIXES if room == TRACK else (".docx", ".md"):
                yield room, write(suffix, text)
            # These have no field that says whence they are.
            said = [getattr(one.act, "text", None) for one in play.rooms[room].entries]
            yield from ((room, next(iter(words.values())).encode()) for words in said[-2:] if words)


def asks(pair: Pair, seat: str) -> list[Ask]:
    return [
        Ask(f"/t/{TALKS}/as/{seat}/{place}", "POST", {"file": data, "room": "plenary", "language": "en"})
        for _, data in files(pair)
        for place in PLACES
    ]


@pytest.fixture(autouse=True)
def as_often_as_one_likes(monkeypatch: pytest.MonkeyPatch) -> None:
    for what in ("check", "act"):
        monkeypatch.setitem(limits.RATES, what, (100_000, 60))


@pytest.mark.slow
@pytest.mark.parametrize("seat", [DORN, PRESS, "public"])
@pytest.mark.parametrize("everything_is_released", [False, True])
def test_a_file_is_answered_the_same_whatever_is_hidden(
    pair: Pair, seat: str, everything_is_released: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also were every draft released to those who read its room: then those in it are told, and nobody else."""
    if everything_is_released:
        monkeypatch.setattr(judging, "UNRELEASED", ())
    assert pair.differences(seat, asks(pair, seat)) == []
    assert pair.statuses[200]
    assert pair.statuses[422] or seat == "public"


def test_of_a_hidden_room_nothing_is_said_and_its_members_are_told(pair: Pair, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judging, "UNRELEASED", ())
    full = pair.worlds.world(INSIDE)
    ours = [data for room, data in files(pair) if room == TRACK]
    with standing_in(full):
        registry = get_registry()
        plays = {seat: registry.play(TALKS, seat) for seat in (AKRA, DORN, "public")}
        found = {seat: [judging.genuine(play, TALKS, data) for data in ours] for seat, play in plays.items()}
    assert any(found[AKRA])
    assert not any(found[DORN])
    assert not any(found["public"])


def test_a_page_that_looked_where_its_reader_does_not_would_be_caught(
    pair: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A planted leak: the file is held against all that the mediator reads."""
    monkeypatch.setattr(judging, "UNRELEASED", ())
    everywhere = page.judged
    monkeypatch.setattr(
        page, "judged", lambda _, talks, data: everywhere(get_registry().play(talks, AKRA), talks, data)
    )
    monkeypatch.setattr(page, "room_name", lambda desk, room: room)
    monkeypatch.setattr("goodoffices.server.desks.desk.Desk.entry_url", lambda desk, room, number: f"{room}-{number}")
    assert pair.differences(DORN, asks(pair, DORN))
