"""Bundles made from fixed seeds: what the house of a test would hand out, and what it could if it lied."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Final

from goodoffices.proof.bundle import Head, RoomRecord, Sealed, house_name, write_bundle
from goodoffices.proof.checkpoint import Checkpoint, cosign, origin, sign_checkpoint
from goodoffices.proof.keys import NOTE, QUANTUM_SAFE, WITNESS, SigningKey
from goodoffices.proof.leaf import Leaf, commitment, leaf_bytes, leaf_hash, leaf_time
from goodoffices.proof.merkle import root

HOUSE: Final = "5d41402a"
TALKS: Final = "lake-mirna"
SEAT: Final = "akra.head"
KEYS: Final = tuple(
    SigningKey(house_name(HOUSE), kind, sha256(b"house %d" % kind).digest()) for kind in (NOTE, QUANTUM_SAFE)
)
TRUSTED: Final = tuple(key.verifier for key in KEYS)
WITNESSES: Final = (
    SigningKey("selm.example/witness", WITNESS, sha256(b"selm").digest()),
    SigningKey("dovra.example/witness", QUANTUM_SAFE, sha256(b"dovra").digest()),
)
BEGIN: Final = datetime(2026, 11, 22, 9, tzinfo=UTC)
SEALED: Final = 1_795_340_000
"""When the house seals, in POSIX seconds."""
SEATS: Final = ("akra.head", "dovra.head", "selm.head", "soc.chief")
WORDS: Final = ("We can live with this wording.", "“До встречи” — à bientôt\n", "نلتقي غدًا", 'A \\ and a "quote"')


@dataclass(frozen=True, slots=True)
class Said:
    """One entry before it is sealed."""

    words: str
    seat: str
    second: int  # after the talks began
    salt: bytes = b""
    erased: bool = False


def said(room: str, count: int, erased: Sequence[int] = (), words: Sequence[str] = WORDS) -> tuple[Said, ...]:
    """What was said in a room, by turns; the entries of these numbers were erased since."""
    return tuple(
        Said(
            f"{number}. {words[number % len(words)]}", SEATS[number % len(SEATS)], 60 * number,
            sha256(f"{room} {number}".encode()).digest(), number in erased,
        )
        for number in range(1, count + 1)
    )  # fmt: skip


def sealed(room: str, entries: Sequence[Said]) -> tuple[Sealed, ...]:
    """Leaves, payloads and salts, numbered from 1."""
    found = []
    for number, each in enumerate(entries, 1):
        words = each.words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        payload = f'{{"kind":"Say","words":{{"en":"{words}"}}}}'.encode()
        time = leaf_time(BEGIN + timedelta(seconds=each.second))
        leaf = leaf_bytes(Leaf(TALKS, room, number, each.seat, time, "live", commitment(each.salt, payload)))
        found.append(Sealed(leaf, *((None, None) if each.erased else (payload, each.salt))))
    return tuple(found)


def record(room: str, entries: Sequence[Said]) -> RoomRecord:
    """A room with the house's own checkpoint over it, seen by two witnesses."""
    held, name = sealed(room, entries), origin(HOUSE, TALKS, room)
    head = Checkpoint(name, len(held), root([leaf_hash(entry.leaf) for entry in held]))
    checkpoint = sign_checkpoint(head, [replace(key, name=name) for key in KEYS], SEALED)
    for witness in WITNESSES:
        checkpoint = cosign(checkpoint, witness, SEALED + 60)
    return RoomRecord(room, held, checkpoint)


def bundle(rooms: Mapping[str, Sequence[Said]], exported: datetime = BEGIN + timedelta(days=1)) -> list[bytes]:
    """The lines of a bundle of these rooms."""
    return resealed([record(room, entries) for room, entries in rooms.items()], exported)


def resealed(rooms: Sequence[RoomRecord], exported: datetime = BEGIN + timedelta(days=1)) -> list[bytes]:
    """The lines of a bundle of these records, whatever is in them: the house has the keys."""
    head = Head(HOUSE, TALKS, SEAT, leaf_time(exported), TRUSTED, tuple(key.verifier for key in WITNESSES))
    return list(write_bundle(head, rooms, KEYS, SEALED))
