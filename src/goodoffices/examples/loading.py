"""Loading an example through a registry, by the rules that live acts meet: whole or not at all."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
from msgspec import Struct

from goodoffices.examples import labels
from goodoffices.examples.folder import Example, Step
from goodoffices.memory import MemoryRecords
from goodoffices.registry import Clock, Registry
from goodoffices.talks.act import Refusal, Talks
from goodoffices.talks.closing import Frozen, digest
from goodoffices.talks.kinds import decode
from goodoffices.talks.rooms import OpenRoom, room_id


class Ready(Struct, frozen=True):
    """An act as it will be submitted, with the step that it comes from."""

    step: Step
    room: str
    raw: bytes
    key: str


class Loaded(Struct, frozen=True):
    """What loading an example did."""

    talks: Talks
    acts: int
    rooms: int


def rehearse(example: Example, registry: Registry) -> tuple[Ready, ...]:
    """Carry out every step in `registry`, under the example's own name.

    Raises `ExampleError` at the first step that the rules refuse.
    """
    known: dict[str, labels.Placed] = {}
    done: list[Ready] = []
    registry.found(example.name)
    for i, step in enumerate(example.steps):
        ready, fields = _ready(example, step, f"example/{i + 1}", known, registry)
        number = _submit(registry, example.name, ready)
        if step.label:
            if step.label in known:
                raise step.place.error(f"another act has the id “{step.label}” already: choose another.", "id")
            known[step.label] = labels.Placed(ready.room, number, fields)
        done.append(ready)
    return tuple(done)


def in_memory(example: Example, clock: Clock) -> Registry:
    """A registry in memory that holds the example, under its own name."""
    registry = Registry(MemoryRecords(), clock, _salt)
    rehearse(example, registry)
    return registry


def load(example: Example, registry: Registry, copies: int = 1) -> list[Loaded]:
    """Load an example into new talks: `name`, and for more copies `name-2`, `name-3` ….

    All is carried out in memory first, so that a mistake in the example leaves nothing behind. Loading that was
    interrupted (a full disk) is taken up where it stopped by loading once more. Raises `ExampleError`.
    """
    ready = rehearse(example, Registry(MemoryRecords(), registry.now, _salt))
    names = [example.name if i == 1 else f"{example.name}-{i}" for i in range(1, copies + 1)]
    return [_load_one(example, ready, registry, name) for name in names]


def load_as(example: Example, registry: Registry, names: Sequence[Talks]) -> Iterator[Loaded]:
    """As `load`, into new talks of these names, one after the other. Raises `ExampleError`, before the first."""
    ready = rehearse(example, Registry(MemoryRecords(), registry.now, _salt))
    return (_load_one(example, ready, registry, name) for name in names)


def _load_one(example: Example, ready: tuple[Ready, ...], registry: Registry, talks: Talks) -> Loaded:
    new = registry.found(talks)
    first = ready[0]
    taken = first.step.place.error(f"there are talks of the name “{talks}” already: an example makes new talks.")
    if not new and not _same(registry, talks, first):
        raise taken
    repeated = [_repeated(registry, talks, one) for one in ready]
    if all(repeated):
        raise taken
    return Loaded(talks, len(ready), len({one.room for one in ready}))


def _same(registry: Registry, talks: Talks, first: Ready) -> bool:
    """Whether talks of this name began with exactly this act: then they were being loaded from this example."""
    outcome = registry.submit(talks, first.step.seat, first.room, first.raw, first.key, at=first.step.at)
    return not isinstance(outcome, Refusal)


def _repeated(registry: Registry, talks: Talks, one: Ready) -> bool:
    outcome = registry.submit(talks, one.step.seat, one.room, one.raw, one.key, at=one.step.at)
    if isinstance(outcome, Refusal):
        raise one.step.place.error(outcome.message, outcome.field)
    return outcome.repeated


def _ready(
    example: Example, step: Step, key: str, known: dict[str, labels.Placed], registry: Registry
) -> tuple[Ready, dict[str, Any]]:
    try:
        fields = labels.resolve(step.kind, step.fields, known, example.zone)
        room = labels.room(step.room, known) if step.room is not None else ""
    except labels.LabelError as error:
        raise step.place.error(str(error), error.field) from None
    fields = {"kind": step.kind, **fields}
    if step.kind == "FreezeText" and "digest" not in fields:
        fields["digest"] = _digest(registry, example.name, step, room, fields)
    raw = json.dumps(fields, ensure_ascii=False).encode()
    if step.room is None:
        try:
            act = decode(raw)
        except msgspec.ValidationError as error:
            raise step.place.error(f"{error}.") from None
        assert isinstance(act, OpenRoom)
        room = room_id(act, step.seat)
    return Ready(step, room, raw, key), fields


def _digest(registry: Registry, talks: Talks, step: Step, room: str, fields: dict[str, Any]) -> str:
    """The digest of the words that a `FreezeText` names, by the record as it stands."""
    state = registry.play(talks, step.seat).rooms.get(room)
    try:
        points = msgspec.convert(fields.get("points", ()), tuple[Frozen, ...])
    except msgspec.ValidationError as error:
        raise step.place.error(f"{error}.", "points") from None
    found = digest(points, state) if state is not None else None
    if found is None:
        raise step.place.error("it names a wording that this room does not have.", "points")
    return found


def _submit(registry: Registry, talks: Talks, one: Ready) -> int:
    outcome = registry.submit(talks, one.step.seat, one.room, one.raw, one.key, at=one.step.at)
    if isinstance(outcome, Refusal):
        field = "as" if outcome.reason == "not yours" and not outcome.field else outcome.field
        raise one.step.place.error(outcome.message, field)
    return outcome.number


def _salt(purpose: str, where: str, number: int) -> bytes:
    """What stands in for chance where nothing is kept."""
    return hashlib.sha256(f"{purpose}\0{where}\0{number}".encode()).digest()
