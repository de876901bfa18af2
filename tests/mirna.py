"""Lake Mirna as tests read it: loaded once into memory, room by room, and carried on where a test needs it."""

import hashlib
import json
import tomllib
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

import msgspec

from goodoffices.examples import in_memory, read, shipped
from goodoffices.registry import Receipt, Registry
from goodoffices.talks.act import PLENARY, PUBLIC, Entry, Refusal, RoomId, SeatId
from goodoffices.talks.play import RoomState

NAME, HOUR = "lake-mirna", "lake-mirna-60"
PARTIES = ("akra", "dovra", "selm")
WATER, NAVIGATION, HEADS = "water@soc.co", "navigation@soc.rapporteur", "heads@soc.chief"
ALONE, ARTICLE_3 = "akra-selm@akra.head", "article-3@soc.rapporteur"
AFTERWARDS = datetime(2021, 5, 21, 7, 0, tzinfo=UTC)
VERDICTS = {"may": "may accept", "refer": "refer", "never": "never"}


def fresh(name: str) -> Registry:
    return in_memory(read(shipped()[name]), lambda: AFTERWARDS)


registry = cache(fresh)


def file(name: str, file_: str) -> dict[str, Any]:
    return tomllib.loads((shipped()[name] / file_).read_text(encoding="utf-8"))


def room(seat: SeatId, room_: RoomId = PLENARY, name: str = NAME, on: date | None = None) -> RoomState:
    return registry(name).play(name, seat, on).rooms[room_]


@cache
def seats(name: str) -> tuple[SeatId, ...]:
    found = dict.fromkeys(
        seat for party in PARTIES for seat in room(f"{party}.head", f"capital.{party}", name).founding.seats
    )
    return (*room("akra.head", name=name).founding.seats, *found, PUBLIC)


def records(name: str) -> dict[RoomId, RoomState]:
    """Every room with the whole of its record."""
    found: dict[RoomId, RoomState] = {}
    for seat in seats(name):
        for state in registry(name).play(name, seat).rooms.values():
            if state.number > found.get(state.room, RoomState(state.room)).number:
                found[state.room] = state
    return found


def entries(name: str) -> Iterator[Entry]:
    for state in records(name).values():
        yield from state.entries


def alternative(state: RoomState, point: str, letter: str) -> int:
    """The number of the alternative that the pages call by `letter`: they count them as they came."""
    return state.alternatives.by_point[point][ord(letter) - ord("A")]


def strings(value: object) -> Iterator[str]:
    if isinstance(value, Entry):
        value = msgspec.to_builtins(value.act)
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from strings(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from strings(item)


def submitted(registry_: Registry, by: SeatId, room_: RoomId, name: str = NAME, /, **act: Any) -> Receipt:
    outcome_ = attempted(registry_, by, room_, name, **act)
    assert isinstance(outcome_, Receipt), (by, act, outcome_)
    return outcome_


def attempted(registry_: Registry, by: SeatId, room_: RoomId, name: str = NAME, /, **act: Any) -> Receipt | Refusal:
    raw = json.dumps(act, ensure_ascii=False)
    key = hashlib.sha256(f"{by} {room_} {raw}".encode()).hexdigest()
    return registry_.submit(name, by, room_, raw, key)
