"""Bundles: all that one seat may see of the records, in one file that can be verified without the server.

A bundle is text, one canonical JSON object (RFC 8785) to a line, in this order:

- the *head*: format, house, talks, seat, time of export, the house's keys, the keys of known witnesses; and, where the
  house changed its keys, in version 2, those before them and what they signed on leaving;
- for each room a line with its id and how many entries follow, the *entries* from 1 on, each with its leaf and, unless
  it was erased, its payload and salt, then the room's signed *checkpoint*;
- the *seals*: for each key of the house, ML-DSA-44 before Ed25519, a note over the SHA-256 of everything above it.
  So the last one, which every verifier can check, covers the other too.

A seat reads each room from its first entry, so the leaves alone give the root that the checkpoint signs: no single
proof is needed. Whoever was shown out has the entries up to that moment, and a checkpoint of that size.
"""

from __future__ import annotations

import hashlib
import json
from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol, TypeVar

from goodoffices.proof.keys import SigningKey, VerifierKey
from goodoffices.proof.note import SignatureLine, write_note

FORMAT: Final = "goodoffices-bundle"
VERSION: Final = 1
SINCE_CHANGED: Final = 2
"""The version of a file whose house changed its keys: it has one field more. Others stay as they always were."""
SUFFIX: Final = ".bundle"
MAX_LINE: Final = 4 << 20
"""The longest line that is read, in bytes: an entry of the largest size, escaped."""

Key = TypeVar("Key", SigningKey, VerifierKey)


@dataclass(frozen=True, slots=True)
class Sealed:
    """One entry as a bundle carries it: the leaf's bytes, the payload's and its salt (None once erased)."""

    leaf: bytes
    payload: bytes | None
    salt: bytes | None


class Entries(Protocol):
    """Entries of a room in their order, and how many they are; a long room need not be in memory at once."""

    def __len__(self) -> int: ...

    def __iter__(self) -> Iterator[Sealed]: ...


@dataclass(frozen=True, slots=True)
class RoomRecord:
    """One room of a bundle: its entries from the first on, and the checkpoint over exactly these."""

    room: str
    entries: Entries
    checkpoint: str


@dataclass(frozen=True, slots=True)
class Handover:
    """Keys that a house signed with before, and the note they signed on leaving: the digest of those after them."""

    keys: tuple[VerifierKey, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Head:
    """What a bundle is of: whose server, which talks, as which seat, made when, and by which keys to judge it."""

    house: str
    talks: str
    seat: str
    exported: str
    keys: tuple[VerifierKey, ...]
    witnesses: tuple[VerifierKey, ...] = ()
    earlier: tuple[Handover, ...] = ()
    """How the keys before those handed over to them, the earliest first; none where the house never changed them."""


def house_name(house: str) -> str:
    """The key name under which a house signs what is not of one room."""
    return f"goodoffices/{house}"


def write_bundle(
    head: Head,
    rooms: Iterable[RoomRecord],
    sign: Iterable[SigningKey],
    time: int,
    signed: Callable[[SigningKey, str, int], SignatureLine] = SigningKey.sign,
) -> Iterator[bytes]:
    """Yield a bundle line by line, signed with the house's keys at a POSIX time in seconds.

    `signed` is how a key signs a text at that time.
    """
    digest = hashlib.sha256()
    for value in _values(head, rooms):
        line = spelled(value)
        digest.update(line)
        yield line
    for key in sealing(sign):
        text = seal_text(head.house, digest.digest())
        line = spelled({"seal": write_note(text, [signed(key, text, time)])})
        digest.update(line)
        yield line


def sealing(keys: Iterable[Key]) -> list[Key]:
    """The keys of a house in the order in which they seal a bundle: what every verifier can check comes last."""
    return sorted(keys, key=lambda key: -key.kind)


def seal_text(house: str, digest: bytes) -> str:
    """The text under a seal: three lines, as a checkpoint has, so that every kind of key can sign it.

    The size is 0 and the root is the SHA-256 of what is sealed: no log of that name has a checkpoint.
    """
    return f"{house_name(house)}/bundle\n0\n{b64encode(digest).decode()}\n"


def spelled(value: dict[str, Any]) -> bytes:
    """One line: canonical JSON and a newline."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode() + b"\n"


def plain(head: Head) -> dict[str, Any]:
    """The first line of a bundle, as a mapping."""
    return {
        "format": FORMAT,
        "version": SINCE_CHANGED if head.earlier else VERSION,
        "house": head.house,
        "talks": head.talks,
        "seat": head.seat,
        "exported": head.exported,
        "keys": [str(key) for key in head.keys],
        "witnesses": [str(key) for key in head.witnesses],
        **plain_earlier(head.earlier),
    }


def plain_earlier(earlier: Sequence[Handover]) -> dict[str, Any]:
    """The handovers as the head of a file has them: nothing where there are none."""
    if not earlier:
        return {}
    return {"earlier": [{"keys": [str(key) for key in one.keys], "note": one.note} for one in earlier]}


def _values(head: Head, rooms: Iterable[RoomRecord]) -> Iterator[dict[str, Any]]:
    yield plain(head)
    for room in rooms:
        yield {"room": room.room, "entries": len(room.entries)}
        for entry in room.entries:
            yield {
                "leaf": entry.leaf.decode(),
                "payload": None if entry.payload is None else entry.payload.decode(),
                "salt": None if entry.salt is None else entry.salt.hex(),
            }
        yield {"checkpoint": room.checkpoint}
