"""The registered kinds of acts: one union from which come validation, JSON, the API's schema and the reference.

A group of acts is one module: its acts, its slice of a room's state, how they change it, and its rules.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Union

import msgspec

from goodoffices.talks import (
    alternatives,
    calendar,
    carrying,
    closing,
    declarations,
    delegations,
    drafts,
    erasure,
    filing,
    founding,
    instructing,
    lines,
    mandates,
    members,
    merging,
    outside,
    papers,
    points,
    press,
    questions,
    release,
    reports,
    rooms,
    seats,
    sessions,
    signing,
    silence,
    stances,
    synchronization,
    tracks,
    understanding,
    undertakings,
    worth,
)
from goodoffices.talks.act import Act

GROUPS = {
    "founding": founding,
    "seats": seats,
    "delegations": delegations,
    "rooms": rooms,
    "members": members,
    "declarations": declarations,
    "release": release,
    "carrying": carrying,
    "calendar": calendar,
    "sessions": sessions,
    "papers": papers,
    "points": points,
    "alternatives": alternatives,
    "merging": merging,
    "stances": stances,
    "silence": silence,
    "understanding": understanding,
    "synchronization": synchronization,
    "drafts": drafts,
    "questions": questions,
    "tracks": tracks,
    "undertakings": undertakings,
    "mandates": mandates,
    "worth": worth,
    "reports": reports,
    "press": press,
    "filing": filing,
    "lines": lines,
    "outside": outside,
    "erasure": erasure,
    "closing": closing,
    "signing": signing,
    "instructing": instructing,
}

EVOLVE: dict[type, Callable[[Any, Any, Any], None]] = {
    kind: evolve for group in GROUPS.values() for kind, evolve in group.EVOLVE.items()
}
RULES: dict[type, Callable[[Any, Any], Any]] = {
    kind: rule for group in GROUPS.values() for kind, rule in group.RULES.items()
}

KINDS: dict[str, type[Act]] = {kind.__name__: kind for kind in RULES}
AnyAct: Any = Union[tuple(KINDS.values())]  # noqa: UP007  # built from the registry, so it cannot be written with |

# Earlier versions of kinds, decoded as they were written and turned into what they are today.
UPCASTS: dict[type, Callable[[Any], Act]] = {}

_decoder: msgspec.json.Decoder[Act] = msgspec.json.Decoder(Union[(*KINDS.values(), *UPCASTS)])
_encoder = msgspec.json.Encoder()


def decode(payload: bytes | str) -> Act:
    """The act in `payload`. Raises `msgspec.ValidationError` with the path of what is wrong, or `DecodeError`."""
    act = _decoder.decode(payload)
    upcast = UPCASTS.get(type(act))
    return upcast(act) if upcast is not None else act


def encode(act: Act) -> bytes:
    """The act as JSON, with its kind and without fields left at their defaults."""
    return _encoder.encode(act)


def group_of(kind: type[Act]) -> str:
    """The name of the group that a kind belongs to."""
    return kind.__module__.rpartition(".")[2]
