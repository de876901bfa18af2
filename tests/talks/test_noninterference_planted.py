"""The law test of what a seat sees catches each planted leak."""

import itertools
from collections.abc import Callable
from typing import Any

import pytest

from goodoffices import memory, states
from goodoffices import registry as registry_module
from goodoffices.registry import Receipt
from goodoffices.talks import kinds, release
from goodoffices.talks.act import Entry, Refusal
from goodoffices.talks.rules import decide
from tests.talks.talk import Talk, begun
from tests.talks.test_noninterference import Make, leaks
from tests.talks.world import CO, salt


@pytest.fixture
def world_of(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[Talk, Any], Any]], Make]:
    """Worlds whose `decide` may peek at everything: the planted leak gets the talk and the honest answer."""

    def planted(leak: Callable[[Talk, Any], Any]) -> Make:
        acting: list[Talk] = []
        honest = Talk.send

        def send(self: Talk, *args: Any) -> Any:
            acting[:] = [self]
            return honest(self, *args)

        monkeypatch.setattr(Talk, "send", send)
        monkeypatch.setattr(registry_module, "decide", lambda *args: leak(acting[0], decide(*args)))
        return begun

    return planted


def test_a_number_that_counts_all_rooms_is_caught(world_of: Callable[[Callable[[Talk, Any], Any]], Make]) -> None:
    def leak(talk: Talk, answer: Any) -> Any:
        if isinstance(answer, Refusal):
            return Refusal(answer.reason, f"{answer.message} ({sum(talk.rooms().values())})", answer.field)
        return answer

    with pytest.raises(AssertionError):
        leaks(world_of(leak))


def test_a_refusal_that_knows_a_hidden_room_is_caught(world_of: Callable[[Callable[[Talk, Any], Any]], Make]) -> None:
    def leak(talk: Talk, answer: Any) -> Any:
        if isinstance(answer, Entry) and "capital.selm" in talk.rooms():
            return Refusal("conflict", "Wait for Selm's capital.")
        return answer

    with pytest.raises(AssertionError):
        leaks(world_of(leak))


def test_a_room_that_says_who_opened_it_first_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    """As a registry would that looks whether the room is there, and not whether the actor may know."""
    honest = registry_module.Registry._submit

    def leaky(self: Any, writing: Any, talks: str, seat: str, room: str, act: Any, *more: Any) -> Any:
        outcome = honest(self, writing, talks, seat, room, act, *more)
        if type(act).__name__ == "OpenRoom" and isinstance(outcome, Refusal) and room in writing._talks.rooms:
            return Refusal("conflict", "This room is open already.")
        return outcome

    monkeypatch.setattr(registry_module.Registry, "_submit", leaky)
    with pytest.raises(AssertionError):
        leaks(viewers=[CO])


def test_randomness_that_hidden_acts_use_up_is_caught() -> None:
    def make() -> Talk:
        counter = itertools.count()
        return begun(lambda purpose, where, number: salt(purpose, str(next(counter)), 0))

    with pytest.raises(AssertionError):
        leaks(make)


def test_a_clock_that_hidden_acts_move_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    honest = Talk.send

    def ticking(self: Talk, seat: str, room: str, raw: str, key: str, at: Any) -> Receipt | Refusal:
        return honest(self, seat, room, raw, key, at.replace(microsecond=len(self.steps)))

    monkeypatch.setattr(Talk, "send", ticking)
    with pytest.raises(AssertionError):
        leaks()


def test_a_state_that_looks_into_another_room_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    honest = kinds.EVOLVE[release.Release]

    def leaky(state: Any, entry: Entry, act: release.Release) -> None:
        told.append(entry.room)
        state.door.title = {"en": f"{len(told)}"}
        honest(state, entry, act)

    monkeypatch.setitem(kinds.EVOLVE, release.Release, leaky)
    with pytest.raises(AssertionError):
        leaks()


def test_keys_that_all_seats_share_are_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    def leaky(self: Any, key: str) -> Any:
        mine = ((seat, used) for seat, used in self._talks.answered if used == key)
        found = self._talks.answered.get(next(mine, None))
        return None if found is None else memory.Answered(*found, self._talks.rooms[found[0]][found[1] - 1].leaf, None)

    monkeypatch.setattr(memory._Writing, "answered", leaky)
    with pytest.raises(AssertionError):
        leaks()


def test_an_earlier_day_kept_without_its_room_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    honest = states.States.shorter

    def careless(self: Any, talks: str, state: Any, number: int, erasures: int) -> Any:
        if number >= state.number:
            return state
        kept = self.__dict__.setdefault("by_number", {})
        return kept.setdefault(number, honest(self, talks, state, number, erasures))

    monkeypatch.setattr(states.States, "shorter", careless)
    with pytest.raises(AssertionError):
        leaks()
