"""Proving the record: signed checkpoints, receipts, and that a room's log only grew. As a seat, as far as it reads.

A checkpoint is signed when it is asked for, at the time of the registry's clock. Nothing here depends on a room that
the seat does not read, or on what was entered after it was shown out.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor

from msgspec import Struct

from goodoffices.house import House
from goodoffices.phrases import phrase
from goodoffices.proof import receipt as proofs
from goodoffices.proof import subtrees
from goodoffices.proof.checkpoint import origin, read_checkpoint
from goodoffices.proof.keys import NOTE, VerifierKey, read_verifier
from goodoffices.proof.note import NoteError
from goodoffices.proof.subtrees import Span
from goodoffices.reading import Clock, Finding, Randomness, Reader, found_by_nothing
from goodoffices.receipts import Receipt
from goodoffices.records import Cosignature, Head, Records
from goodoffices.talks.act import Refusal, RoomId, SeatId, Talks
from goodoffices.talks.rules import NO_ROOM

MOST_AHEAD = 64  # heads that are being signed, or were, and that nobody has asked for yet
MAX_COSIGNED = 400_000  # characters of a checkpoint that a witness sends back


class NoHouse(RuntimeError):
    """The installation has no keys to sign with."""


class SignedCheckpoint(Struct, frozen=True):
    """How many entries a room's log has as far as a seat reads it, their root, and both signed by the house."""

    room: RoomId
    size: int
    root: bytes
    text: str  # a C2SP checkpoint, with the cosignatures of those who saw the log at that size
    witnesses: tuple[str, ...] = ()  # the public keys of these, as `proof.keys` writes them


class Consistency(Struct, frozen=True):
    """The proof that the log of `checkpoint` begins with the first `old` entries that were seen.

    Without a path where there is nothing to prove, and where there is nothing that could: the log is shorter now.
    """

    old: int
    path: tuple[bytes, ...]
    checkpoint: SignedCheckpoint


class Prover(Reader):
    """Reading, and proving what is read."""

    def __init__(
        self,
        records: Records,
        clock: Clock,
        randomness: Randomness,
        finding: Finding = found_by_nothing,
        house: House | None = None,
    ) -> None:
        super().__init__(records, clock, randomness, finding)
        self._house = house
        self._signer = ThreadPoolExecutor(1, "signing")
        self._ahead: dict[tuple[Talks, RoomId, int, bytes], Future[str]] = {}

    @property
    def house(self) -> House:
        """Who signs. Raises `NoHouse` where there are no keys."""
        if self._house is None:
            raise NoHouse("This installation has no keys to sign its records with: run “goodoffices init” once.")
        return self._house

    def checkpoint(self, talks: Talks, seat: SeatId, room: RoomId, size: int | None = None) -> SignedCheckpoint | None:
        """The signed checkpoint of a room as far as `seat` reads it, or at an earlier size (from 1 on).

        None for a room that the seat does not read, or not as far.
        """
        size = self._size(talks, seat, room) if size is None else size
        hashed = self._hashes(talks, seat, room, size, subtrees.of_root(size)) if size >= 1 else None
        return self._signed(talks, seat, room, size, hashed[0]) if hashed is not None else None

    def roots(self, talks: Talks, seat: SeatId) -> dict[RoomId, tuple[int, bytes]]:
        """How many entries each room has as far as `seat` reads it, and their root; not signed."""
        found = {}
        for room, head in self._records.readable(talks, seat).items():
            hashed = self._hashes(talks, seat, room, head.number, subtrees.of_root(head.number))
            if hashed is not None:
                found[room] = head.number, hashed[0]
        return found

    def receipt(
        self, talks: Talks, seat: SeatId, room: RoomId, number: int, size: int | None = None
    ) -> proofs.Receipt | None:
        """The proof that entry `number` is in the record of a room, under the checkpoint that `seat` gets of it.

        None for an entry that the seat does not read; as of the checkpoint of an earlier size, if one is given.
        """
        size = self._size(talks, seat, room) if size is None else size
        if not 1 <= number <= size:
            return None
        spans = [*subtrees.of_inclusion(number - 1, size), *subtrees.of_root(size)]
        hashed = self._hashes(talks, seat, room, size, spans)
        if hashed is None:
            return None
        return proofs.Receipt(number - 1, hashed[:-1], self._signed(talks, seat, room, size, hashed[-1]).text)

    def consistency(self, talks: Talks, seat: SeatId, room: RoomId, old: int) -> Consistency | None:
        """The proof that the room's log only grew since it had `old` entries (0 or more); None as for `checkpoint`."""
        size = self._size(talks, seat, room)
        if not size or old < 0:
            return None
        spans = subtrees.of_consistency(old, size) if 1 <= old <= size else []
        hashed = self._hashes(talks, seat, room, size, [*spans, *subtrees.of_root(size)])
        if hashed is None:
            return None
        return Consistency(old, hashed[:-1], self._signed(talks, seat, room, size, hashed[-1]))

    def proof(self, talks: Talks, seat: SeatId, receipt: Receipt) -> proofs.Receipt | None:
        """What an act was acknowledged with, as it is written down: its place in the log that ended with it.

        None where the seat does not read what it entered.
        """
        if not receipt.path and receipt.number > 1:  # of a request that had been carried out before
            return self.receipt(talks, seat, receipt.room, receipt.number, receipt.number)
        head = talks, receipt.room, receipt.number, receipt.root or receipt.leaf_hash
        ahead = self._ahead.pop(head, None)
        text = ahead.result() if ahead is not None else self.house.checkpoint(*head, self._seconds())
        return proofs.Receipt(receipt.number - 1, receipt.path, text)

    def _sign_ahead(self, talks: Talks, room: RoomId, size: int, root: bytes) -> None:
        """Begin to sign the head that an append leads to, while the store waits for its disk.

        Nobody gets it before the append is durable; if that fails, it is thrown away.
        """
        if self._house is None:
            return
        while len(self._ahead) >= MOST_AHEAD:
            self._ahead.pop(next(iter(self._ahead)), None)
        head = talks, room, size, root
        self._ahead[head] = self._signer.submit(self._house.checkpoint, *head, self._seconds())

    def cosign(self, talks: Talks, seat: SeatId, room: RoomId, key: str, checkpoint: str) -> SignedCheckpoint | Refusal:
        """Keep that `seat` saw this checkpoint of a room, by its signature with `key`: the checkpoint as it is now.

        The key bears the seat's name, so that nobody signs as another. The seat's first signature at a size stays.
        """
        if not self._size(talks, seat, room):
            return NO_ROOM
        try:
            witness = _witness(key, seat)
            head, note = read_checkpoint(checkpoint if len(checkpoint) <= MAX_COSIGNED else "")
            line = next((n for n in note.lines if (n.name, n.key_id) == (witness.name, witness.key_id)), None)
            if line is None:
                return Refusal(
                    "invalid", phrase("The checkpoint has no signature of {name}.", name=witness.name), "checkpoint"
                )
            witness.verify(note.text, line.signature)
        except NoteError as error:
            return Refusal("invalid", f"This cannot be taken: {error}.", "checkpoint")
        signed = self.checkpoint(talks, seat, room, head.size)
        if signed is None or (head.origin, head.root) != (origin(self.house.name, talks, room), signed.root):
            return Refusal(
                "conflict", phrase("This server's record is not the one that was signed: keep it."), "checkpoint"
            )
        self._records.cosign(talks, room, head.size, Cosignature(seat, str(witness), str(line)))
        return self._signed(talks, seat, room, head.size, signed.root)

    def _signed(self, talks: Talks, seat: SeatId, room: RoomId, size: int, root: bytes) -> SignedCheckpoint:
        seen = self._records.cosigned(talks, seat, room, size)
        text = self.house.checkpoint(talks, room, size, root, self._seconds())
        return SignedCheckpoint(
            room, size, root, text + "".join(each.line for each in seen), tuple(each.key for each in seen)
        )

    def _hashes(
        self, talks: Talks, seat: SeatId, room: RoomId, size: int, spans: Sequence[Span]
    ) -> tuple[bytes, ...] | None:
        found = self._records.subtrees(talks, seat, room, size, subtrees.needed(spans))
        return subtrees.folded(spans, found) if found is not None else None

    def _size(self, talks: Talks, seat: SeatId, room: RoomId) -> int:
        return self._records.readable(talks, seat).get(room, Head(0)).number

    def _seconds(self) -> int:
        return int(self._clock().timestamp())


def _witness(key: str, seat: SeatId) -> VerifierKey:
    """A witness's key. Raises `NoteError` if it is none, or not the seat's."""
    witness = read_verifier(key)
    if witness.kind == NOTE:
        raise NoteError("the key is of the kind that signs a log; a witness signs with another")
    if witness.name != seat and not witness.name.startswith(f"{seat}/"):
        raise NoteError(f"the key is of {witness.name}, and is named after its seat: {seat}, or {seat}/ and more")
    return witness
