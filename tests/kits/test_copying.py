"""A copy of a kit for a table: the same talks, with the instructor in every room, and a seat for observers."""

from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest

from goodoffices.examples import in_memory, shipped
from goodoffices.kits import Kit, is_kit, read
from goodoffices.kits.copying import INSTRUCTOR, copy
from goodoffices.kits.seating import OBSERVER
from goodoffices.registry import Registry
from tests.kits.ferry import ferry

KITS = sorted(name for name, folder in shipped().items() if is_kit(folder))


@cache
def kit(name: str) -> Kit:
    return read(shipped()[name])


@cache
def table(name: str) -> Registry:
    return in_memory(copy(kit(name), "table-1", "Ada Brun"), lambda: datetime(2026, 2, 4, 9, tzinfo=UTC))


@pytest.mark.parametrize("name", KITS)
def test_the_instructor_reads_every_room_that_anybody_reads(name: str) -> None:
    registry = table(name)
    own = registry.play("table-1", INSTRUCTOR)
    assert own.seat(INSTRUCTOR) is not None
    for seat in kit(name).seats:
        assert set(registry.play("table-1", seat.id).rooms) <= set(own.rooms)


@pytest.mark.parametrize("name", KITS)
def test_observers_read_plenary_and_nothing_behind_a_door(name: str) -> None:
    assert set(table(name).play("table-1", OBSERVER).rooms) == {"plenary", "public"}


@pytest.mark.parametrize("name", KITS)
def test_nothing_else_of_the_talks_is_changed(name: str) -> None:
    before = in_memory(kit(name).example, lambda: datetime(2026, 2, 4, 9, tzinfo=UTC))
    for seat in kit(name).seats:
        was, now = before.play(kit(name).name, seat.id), table(name).play("table-1", seat.id)
        assert set(was.rooms) == set(now.rooms)
        for room, state in was.rooms.items():
            more = 2 if room == "plenary" else 0
            assert now.rooms[room].number == state.number + more
            acts = [[type(found.entries[n].act) for n in range(state.number)] for found in (state, now.rooms[room])]
            assert acts[0] == acts[1]


@pytest.mark.parametrize("declared", ["instructor.lead", "instructor.teacher"])
def test_an_instructor_whom_the_kit_declares_itself_is_that_of_the_class(tmp_path: Path, declared: str) -> None:
    by = 'by = "secretariat.chief"'
    own = read(ferry(tmp_path, ("talks.toml", by, f'{by}\ninstructor = "{declared}"\ninstructor_person = "Eve"')))
    registry = in_memory(copy(own, "table-1", "Ada Brun"), lambda: datetime(1990, 2, 4, 9, tzinfo=UTC))
    for seat in ("north.head", "south.head"):
        play = registry.play("table-1", seat)
        found = play.seat(INSTRUCTOR)
        assert found is not None
        assert found.person == "Ada Brun"
        assert set(play.rooms) <= set(registry.play("table-1", INSTRUCTOR).rooms)
        assert play.seat("instructor.teacher") is None
