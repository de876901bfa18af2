"""A document is for one room: the same whoever of its members makes it, and whatever happens behind other doors."""

import itertools
from random import Random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from goodoffices.documents import gathering
from goodoffices.documents.collisions import before
from goodoffices.documents.gathering import gathered
from goodoffices.documents.merges import merged
from goodoffices.talks.act import RoomId, SeatId
from goodoffices.talks.play import StateOfPlay
from tests.talks import arbitrary
from tests.talks.laws import law
from tests.talks.talk import Talk
from tests.talks.test_noninterference import VIEWERS, two_worlds, visible
from tests.talks.world import TALKS

seeds = st.integers(0, 2**32 - 1)


def answers(play: StateOfPlay, room: RoomId, talk: Talk, seed: int) -> list[object]:
    """All that documents say of a room."""
    rng, now, state = Random(seed), talk.steps[-1].at, play.rooms[room]
    act = arbitrary.act(rng, rng.choice(["Propose", "Amend", "Withdraw"]))
    known = list(state.alternatives.alternatives)
    return [
        gathered(play, room, TALKS, now),
        gathered(play, room, TALKS, now, entry=rng.randrange(state.number) + 1),
        before(play, room, "akra.head", act, now),
        [merged(play, room, point, number) for point, number in known],
    ]


def alike(one: Talk, two: Talk, viewer: SeatId, seed: int) -> bool:
    """Whether the worlds could be compared; raises AssertionError if a document tells them apart."""
    if visible(one, viewer) != visible(two, viewer) or one.rooms() == two.rooms():
        return False
    plays = [talk.registry.play(TALKS, viewer) for talk in (one, two)]
    for room in plays[0].rooms:
        assert answers(plays[0], room, one, seed) == answers(plays[1], room, two, seed)
    return True


def one_for_all_members(talk: Talk, seed: int) -> None:
    """What one member of a room makes is what any other makes."""
    plays = {seat: talk.registry.play(TALKS, seat) for seat in talk.readers()}
    for room in talk.rooms():
        made = [answers(play, room, talk, seed) for seat, play in plays.items() if play.inside(seat, room)]
        assert all(found == made[0] for found in made)


@law(40)
@given(st.lists(seeds, max_size=25), st.lists(seeds, min_size=1, max_size=12), st.sampled_from(VIEWERS))
def test_no_document_tells_of_what_is_done_behind_closed_doors(
    steps: list[int], extras: list[int], viewer: SeatId
) -> None:
    one, two = two_worlds(steps, extras, viewer)
    assume(alike(one, two, viewer, sum(extras)))
    one_for_all_members(two, sum(steps))


def _fixed() -> None:
    """Fixed talks in which a document for one member alone would show."""
    for seed in range(6):
        rng = Random(seed)
        steps, extras = ([rng.getrandbits(32) for _ in range(n)] for n in (15, 10))
        one, two = two_worlds(steps, extras, rng.choice(VIEWERS))
        one_for_all_members(one, seed)
        one_for_all_members(two, seed)


def _told(play: StateOfPlay, state: object) -> dict[str, str]:
    return {"en": " ".join(itertools.chain(*([room, str(found.number)] for room, found in play.rooms.items())))}


def test_a_document_of_what_its_maker_alone_reads_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(StateOfPlay, "common", lambda self, room: self)
    monkeypatch.setattr(gathering, "_title", _told)
    with pytest.raises(AssertionError):
        _fixed()


def test_what_all_members_read_is_all_that_a_document_can_tell(monkeypatch: pytest.MonkeyPatch) -> None:
    """Even a careless page of it, which prints every room that it is given, prints those that all members read."""
    monkeypatch.setattr(gathering, "_title", lambda play, state: {"en": " ".join(sorted(play.rooms))})
    _fixed()
