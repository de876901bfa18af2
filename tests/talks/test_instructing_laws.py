"""The laws in talks with a declared instructor: none is bent for it."""

from collections.abc import Iterator
from random import Random
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from goodoffices import registry as registry_module
from goodoffices.registry import Receipt
from goodoffices.talks import instructing
from goodoffices.talks.act import PUBLIC_SEAT, Refusal, SeatId
from goodoffices.talks.play import fold
from goodoffices.talks.rules import decide
from tests.talks import test_ladders as ladders
from tests.talks.laws import law
from tests.talks.talk import SEATS, Talk, taught
from tests.talks.test_crossing import citations_are_safe, horizons_are_told_by_the_record, nothing_crosses
from tests.talks.test_noninterference import check, leaks
from tests.talks.world import AKRA, CHIEF, LEAD, SELM, SOC, TALKS

seeds = st.integers(0, 2**32 - 1)
STUDENTS = (*SEATS, PUBLIC_SEAT)


def talk_of(steps: list[int], seats: list[SeatId] | None = None) -> Talk:
    talk = taught()
    for seed in steps:
        talk.step(seed, seats)
    return talk


def fixed(seats: list[SeatId], count: int = 20) -> Iterator[Talk]:
    """Fixed talks, in which these seats act."""
    for seed in range(count):
        rng = Random(seed)
        yield talk_of([rng.getrandbits(32) for _ in range(60)], seats)


# 1: what one may see follows from the record


def it_reads_every_room_because_it_sits_there(talk: Talk) -> None:
    play = talk.registry.play(TALKS, LEAD)
    assert {room: state.number for room, state in play.rooms.items()} == talk.rooms()
    for room, state in play.rooms.items():
        assert room in ("plenary", "public") or state.door.is_in(LEAD)
        assert fold(room, state.entries) == state, "it sees what any reader of that record sees"


@law(40)
@given(st.lists(seeds, max_size=50))
def test_the_instructor_reads_what_the_doors_say(steps: list[int]) -> None:
    talk = talk_of(steps)
    it_reads_every_room_because_it_sits_there(talk)
    horizons_are_told_by_the_record(talk)
    for seat in SEATS:
        for room, state in talk.registry.play(TALKS, seat).rooms.items():
            assert room in ("plenary", "public") or LEAD in state.door.stays, (
                "who reads the door reads that it sits there"
            )


def test_a_door_that_does_not_name_it_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(instructing, "absent", lambda table, members: None)
    with pytest.raises(AssertionError):
        list(map(it_reads_every_room_because_it_sits_there, fixed([AKRA, SOC, CHIEF])))


# 2: what it does where a student does not read changes nothing for that student


@law(40)
@given(st.lists(seeds, max_size=25), st.lists(seeds, min_size=1, max_size=12), st.sampled_from(STUDENTS))
def test_a_students_sight_is_the_same_whatever_the_instructor_does_elsewhere(
    steps: list[int], extras: list[int], viewer: str
) -> None:
    assume(check(steps, extras, viewer, taught, [LEAD]))


def test_most_such_worlds_can_be_compared_and_none_leaks() -> None:
    leaks(taught, STUDENTS, [LEAD])
    leaks(taught, STUDENTS)


def test_a_refusal_that_knows_what_the_instructor_did_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    acting: list[Talk] = []
    honest = Talk.send

    def send(self: Talk, *args: Any) -> Any:
        acting[:] = [self]
        return honest(self, *args)

    def leaky(*args: Any) -> Any:
        answer = decide(*args)
        if isinstance(answer, Refusal):
            rooms = acting[0].registry.play(TALKS, LEAD).rooms.values()
            done = sum(entry.seat == LEAD for state in rooms for entry in state.entries)
            return Refusal(answer.reason, f"{answer.message} ({done})", answer.field)
        return answer

    monkeypatch.setattr(Talk, "send", send)
    monkeypatch.setattr(registry_module, "decide", leaky)
    with pytest.raises(AssertionError):
        leaks(taught, STUDENTS, [LEAD])


# 3: nothing crosses a door by itself, though one seat reads on both sides


@law(40)
@given(st.lists(seeds, max_size=60))
def test_nothing_crosses_by_way_of_the_instructor(steps: list[int]) -> None:
    talk = talk_of(steps)
    citations_are_safe(talk)
    nothing_crosses(talk)


# 4: silence is no assent, in a pause neither


@law(40)
@given(st.lists(seeds, max_size=50))
def test_nobody_agrees_who_has_not_said_so_and_pauses_adopt_nothing(steps: list[int]) -> None:
    talk = taught()
    before = talk.whole(ladders.ROOMS)
    for seed in steps:
        step = talk.step(seed)
        if isinstance(step.outcome, Receipt):
            after = talk.whole(ladders.ROOMS, before)
            ladders.assent_is_said(talk, before, after, "", step.seat)
            before = after


# 7: it informs and stops the clock; while the talks are paused nothing is entered, and nothing is lost


def paused_is_still(talk: Talk) -> int:
    """How many entries there are of others than the instructor between a pause and the end of it: none may be."""
    plenary = talk.registry.play(TALKS, LEAD).plenary
    times = [(p.since, p.until) for p in plenary.instructing.pauses]
    for state in talk.registry.play(TALKS, LEAD).rooms.values():
        for entry in state.entries:
            if entry.seat != LEAD:
                inside = [1 for since, until in times if since < entry.time and (until is None or entry.time < until)]
                assert not inside, entry
    return len(times)


def test_nothing_is_entered_in_a_pause() -> None:
    assert sum(map(paused_is_still, fixed([AKRA, SELM, LEAD]))) > 5


def test_an_act_in_a_pause_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(instructing, "still", lambda table: None)
    with pytest.raises(AssertionError):
        list(map(paused_is_still, fixed([AKRA, SELM, LEAD])))
