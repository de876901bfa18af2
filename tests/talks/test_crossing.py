"""Law 3: nothing crosses a door by itself, and what a record cites is read by all who read the citation."""

import re
from collections.abc import Callable
from random import Random
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices import entering
from goodoffices.talks import kinds, rooms, rules
from goodoffices.talks.act import Act, Entry, RoomId
from goodoffices.talks.carrying import Quote
from goodoffices.talks.declarations import Say
from goodoffices.talks.play import FOREVER
from goodoffices.talks.release import Deliver
from goodoffices.talks.table import Table
from tests.talks.laws import law
from tests.talks.talk import SEATS, Talk, begun
from tests.talks.world import AKRA, SELM, TALKS

seeds = st.integers(0, 2**32 - 1)
TWO, HEADS = f"two@{AKRA}", f"heads@{AKRA}"
MARKED = re.compile(r"«[^:»]*:([^»]+)»")  # every word said names the room in which it was said


def talk_of(steps: list[int]) -> Talk:
    talk = begun()
    for seed in steps:
        talk.step(seed)
    return talk


def entries(talk: Talk) -> list[Entry]:
    """All records, whoever reads them."""
    found: dict[tuple[RoomId, int], Entry] = {}
    for seat in talk.readers():
        for state in talk.registry.play(TALKS, seat).rooms.values():
            found |= {(entry.room, entry.number): entry for entry in state.entries}
    return list(found.values())


def citations_are_safe(talk: Talk) -> int:
    """How many citations of other rooms there are; every seat that reads one reads what it cites, now and as it was."""
    count, readers = 0, talk.readers()
    for entry in entries(talk):
        for ref in entry.act.cites if isinstance(entry.act, Act) else ():
            count += ref.room != entry.room
            for seat, heads in readers.items():
                if heads.get(entry.room, 0) >= entry.number:
                    assert heads.get(ref.room, 0) >= ref.number, (seat, entry, ref)
    return count


def nothing_crosses(talk: Talk) -> int:
    """How many words went through a door.

    Every state holds words of its own record alone, and these were said there, or were quoted or delivered there, or
    are the title that a room was given from outside when it was opened.
    """
    crossed = 0
    for seat in talk.readers():
        for room, state in talk.registry.play(TALKS, seat).rooms.items():
            own: set[str] = set()
            for entry in state.entries:
                words = MARKED.findall(str(msgspec.to_builtins(entry.act)))
                foreign = [of for of in words if of != room]
                assert not foreign or isinstance(entry.act, Quote | Deliver | rooms.OpenRoom), (seat, room, entry)
                if isinstance(entry.act, Quote):
                    assert state.door.kind == "capital"
                crossed += len(foreign) if isinstance(entry.act, Quote | Deliver) else 0
                own.update(words)
            assert set(MARKED.findall(repr(state))) <= own, (seat, room)
    return crossed


def horizons_are_told_by_the_record(talk: Talk) -> None:
    """h(seat, room) by the room's own record is what the store lets the seat read."""
    readers = talk.readers()
    for seat in SEATS:
        play = talk.registry.play(TALKS, seat)
        for room, state in play.rooms.items():
            for other, heads in readers.items():
                known = play.horizon(other, room)
                if room in ("plenary", "public") or known == 0:
                    continue
                whole = talk.rooms()[room]
                read = heads.get(room, 0)
                assert read >= min(known, state.number)
                if state.number == whole:
                    assert read == (whole if known == FOREVER else known)


@law(60)
@given(st.lists(seeds, max_size=60))
def test_who_reads_a_citation_reads_what_it_cites(steps: list[int]) -> None:
    talk = talk_of(steps)
    citations_are_safe(talk)
    horizons_are_told_by_the_record(talk)


@law(60)
@given(st.lists(seeds, max_size=60))
def test_words_stay_in_their_room_but_for_the_doors(steps: list[int]) -> None:
    nothing_crosses(talk_of(steps))


def fixed(check: Callable[[Talk], int | None], count: int = 40) -> int:
    """What a check counts over fixed talks, half of them in two rooms of the same seats where people come and go."""
    found = 0
    for seed in range(count):
        rng = Random(seed)
        talk = begun()
        talk.citing = 0.5
        here = {TWO, HEADS} if seed % 2 else None
        for _ in range(60):
            talk.step(rng.getrandbits(32), None if here is None else [AKRA, SELM], here)
        found += check(talk) or 0
    return found


def test_random_talks_cite_across_rooms_and_carry_words_through_doors() -> None:
    assert fixed(citations_are_safe, 12) > 0
    assert fixed(nothing_crosses, 30) > 0
    fixed(horizons_are_told_by_the_record, 12)


# Planted crossings


def test_citing_without_looking_who_reads_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "_cited", lambda table, act: None)
    with pytest.raises(AssertionError):
        fixed(citations_are_safe)


def test_letting_in_without_looking_what_is_cited_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Table, "reads_what_is_cited", lambda table, seat: None)
    with pytest.raises(AssertionError):
        fixed(citations_are_safe)


def test_a_door_that_stays_ajar_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever is shown out goes on reading what comes after."""
    honest = entering._readers

    def ajar(*states: Any) -> dict[Any, int | None]:
        return dict.fromkeys(honest(*states))

    monkeypatch.setattr(entering, "_readers", ajar)
    with pytest.raises(AssertionError):
        fixed(horizons_are_told_by_the_record)


def test_a_fold_that_remembers_another_room_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[Any] = []
    opened = kinds.EVOLVE[rooms.OpenRoom]

    def listen(state: Any, entry: Entry, act: Say) -> None:
        heard.append(act.text)

    def tell(state: Any, entry: Entry, act: rooms.OpenRoom) -> None:
        opened(state, entry, act)
        state.door.title = heard[-1] if heard else state.door.title

    monkeypatch.setitem(kinds.EVOLVE, Say, listen)
    monkeypatch.setitem(kinds.EVOLVE, rooms.OpenRoom, tell)
    with pytest.raises(AssertionError):
        fixed(nothing_crosses)
