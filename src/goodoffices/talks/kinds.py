"""The registered kinds of acts: one union from which come validation, JSON, the API's schema and the reference."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Union

import msgspec

from goodoffices.talks import (
    alternatives,
    calendar,
    closing,
    founding,
    mandates,
    papers,
    points,
    press,
    release,
    reports,
    rooms,
    silence,
    stances,
    synchronization,
    tracks,
    understanding,
    undertakings,
)
from goodoffices.talks.act import Act, Ref

GROUPS = {
    "founding": founding,
    "rooms": rooms,
    "release": release,
    "calendar": calendar,
    "papers": papers,
    "points": points,
    "alternatives": alternatives,
    "stances": stances,
    "silence": silence,
    "understanding": understanding,
    "synchronization": synchronization,
    "tracks": tracks,
    "undertakings": undertakings,
    "mandates": mandates,
    "reports": reports,
    "press": press,
    "closing": closing,
}

EVOLVE: dict[type, Callable[[Any, Any, Any], None]] = {
    kind: evolve for group in GROUPS.values() for kind, evolve in group.EVOLVE.items()
}
# Kinds that change no slice: their words stand in the record, and nothing is derived from them.
EVOLVE[rooms.Say] = lambda state, entry, act: None

RULES: dict[type, Callable[[Any, Any], Any]] = {
    kind: rule for group in GROUPS.values() for kind, rule in group.RULES.items()
}

KINDS: dict[str, type[Act]] = {kind.__name__: kind for kind in RULES}
AnyAct: Any = Union[tuple(KINDS.values())]  # noqa: UP007  # built from the registry, so it cannot be written with |

# Earlier versions of kinds, decoded as they were written and turned into what they are today.
UPCASTS: dict[type, Callable[[Any], Act]] = {}

_decoder: msgspec.json.Decoder[Act] = msgspec.json.Decoder(AnyAct)
_encoder = msgspec.json.Encoder()


def decode(payload: bytes | str) -> Act:
    """The act in `payload`; raises `msgspec.ValidationError` or `msgspec.DecodeError` with the path of what is wrong."""
    act = _decoder.decode(payload)
    upcast = UPCASTS.get(type(act))
    return upcast(act) if upcast is not None else act


def encode(act: Act) -> bytes:
    """The act as JSON, with its kind and without fields left at their defaults."""
    return _encoder.encode(act)


def citations(act: Act) -> tuple[Ref, ...]:
    """Every entry of a room that the act cites: those it lists, and those that its fields refer to."""
    refs: Callable[[Any], tuple[Ref, ...]] | None = mandates.REFS.get(type(act))
    return act.cites if refs is None else (*act.cites, *refs(act))


def group_of(kind: type[Act]) -> str:
    """The name of the group that a kind belongs to."""
    return kind.__module__.rpartition(".")[2]
