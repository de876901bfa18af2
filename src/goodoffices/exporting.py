"""Taking the record home: the bundle of all that one seat may see, signed by the house.

What is handed out is held against the logs first: a record that was changed in the database is never signed as sound.
"""

from __future__ import annotations

from collections.abc import Iterator

from goodoffices.proof.bundle import Head, RoomRecord, Sealed, write_bundle
from goodoffices.proof.keys import read_verifier
from goodoffices.proof.leaf import commitment, leaf_hash, leaf_time, read_leaf
from goodoffices.proof.merkle import Frontier, grow
from goodoffices.proof.values import CanonicalError
from goodoffices.proving import Prover, SignedCheckpoint
from goodoffices.talks.act import SeatId, Talks

AT_ONCE = 1000  # entries that are read from the store together


class Unsound(RuntimeError):
    """What the store holds of a room is not what its log holds, so nothing of it is signed; for the operator."""


def export(registry: Prover, talks: Talks, seat: SeatId) -> Iterator[bytes]:
    """Yield the bundle of `seat` line by line: every room that it reads, each as far as it reads it.

    Nothing is yielded for a seat that reads nothing. Raises `proving.NoHouse` without keys to sign with, `Unsound` in
    the middle of a room whose record was changed under the product, and `records.StoreError`.
    """
    house, now = registry.house, registry.now()
    found = (registry.checkpoint(talks, seat, room) for room in registry.heads(talks, seat))
    heads = [checkpoint for checkpoint in found if checkpoint is not None]
    if not heads:
        return
    witnesses = dict.fromkeys(key for checkpoint in heads for key in checkpoint.witnesses)
    head = Head(
        house.name, talks, seat, leaf_time(now), house.verifiers, tuple(map(read_verifier, witnesses)), house.earlier
    )
    rooms = (
        RoomRecord(checkpoint.room, _Entries(registry, talks, seat, checkpoint), checkpoint.text)
        for checkpoint in heads
    )
    yield from write_bundle(head, rooms, house.keys, int(now.timestamp()), house.sign)


class _Entries:
    """The entries of a room up to its checkpoint, read as they are wanted."""

    def __init__(self, registry: Prover, talks: Talks, seat: SeatId, checkpoint: SignedCheckpoint) -> None:
        self._registry, self._talks, self._seat = registry, talks, seat
        self._head = checkpoint

    def __len__(self) -> int:
        return self._head.size

    def __iter__(self) -> Iterator[Sealed]:
        room, size, roots = self._head.room, self._head.size, list[bytes]()
        for after in range(0, size, AT_ONCE):
            upto = min(after + AT_ONCE, size)
            kept = self._registry.stored(self._talks, self._seat, room, after, upto)
            for place, each in enumerate(kept, after):
                grow(roots, place, leaf_hash(each.leaf))
                payload = each.payload if each.salt is not None else None
                sealed = Sealed(each.leaf, payload, each.salt if payload is not None else None)
                _check(sealed, room, place + 1)
                yield sealed
            if len(kept) != upto - after:
                raise Unsound(f"Entries of {room} are missing from the database.")
        if Frontier(size, tuple(roots)).root() != self._head.root:
            raise Unsound(f"The entries of {room} in the database are not those of its log.")


def _check(entry: Sealed, room: str, number: int) -> None:
    """That the words are those of the leaf."""
    if entry.payload is None or entry.salt is None:
        return
    try:
        committed = read_leaf(entry.leaf).commitment == commitment(entry.salt, entry.payload)
    except CanonicalError:
        committed = False
    if not committed:
        raise Unsound(f"Entry {number} of {room} in the database is not the one that was entered.")
