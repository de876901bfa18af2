"""What the registry asks of a store: append-only records by room, who reads which, and requests already answered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Protocol

from msgspec import Struct

from goodoffices.proof.subtrees import Subtree
from goodoffices.talks.act import RoomId, SeatId, Talks

MOST_ALIKE = 50
MOST_COSIGNED = 64  # cosignatures that are shown with one checkpoint


class Stored(Struct, frozen=True, gc=False):
    """One entry as it is kept: the leaf's canonical bytes, the payload's, and the salt between them.

    Of an erased one the payload and the salt are None.
    """

    leaf: bytes
    payload: bytes | None
    salt: bytes | None = None


class Head(Struct, frozen=True, gc=False):
    """How far a seat reads a room.

    `erasures` differs as soon as a payload of the room has been erased: what was folded under another count may hold
    words that are gone. It only grows, and no page and no answer holds it.
    """

    number: int  # the last entry that the seat reads
    erasures: int = 0


class Answered(Struct, frozen=True):
    """A request that was carried out before: the entry that it made, its leaf, and its salt, or None once erased."""

    room: RoomId
    number: int
    leaf: bytes
    salt: bytes | None


class Findable(Struct, frozen=True):
    """By what an entry of the public room is found again. A projection: it can be made anew from the record."""

    words: tuple[str, ...] = ()  # without case and accents, in their order
    marks: tuple[int, ...] = ()  # of 64 bits with a sign; entries that share one may be of the same report


Phrase = tuple[str, ...]
"""Words that follow one another; a last one that ends with `*` stands for all that begin so."""


class Append(Struct, frozen=True):
    """One entry to be kept, with what must become durable together with it."""

    room: RoomId
    number: int
    seat: SeatId
    leaf: bytes
    leaf_hash: bytes
    salt: bytes
    payload: bytes
    key: str
    readers: Mapping[tuple[SeatId, RoomId], int | None]  # who now reads what, up to where (None: as it grows)
    forgotten: tuple[int, ...] = ()  # earlier entries of the room whose payloads and salts go with it
    original: bytes | None = None  # the file that the act is of
    findable: Findable = Findable()  # in the public room only


class Appended(Struct, frozen=True):
    """What an append made of the room's log: the new entry's inclusion proof, and the root, in the tree it ends."""

    path: tuple[bytes, ...]
    root: bytes


class Cosignature(Struct, frozen=True):
    """That somebody saw a room's log at some size: a seat, its public key, and its signature line."""

    seat: SeatId
    key: str  # as `proof.keys` writes a verifier key
    line: str  # as a signed note carries it, with its newline


class QuestionKey(Struct, frozen=True):
    """A key that was made for a sealed question: by which request of which seat, when, and which question it is for.

    Its secret half is not here. `number` is 0 until a question was asked with it.
    """

    talks: Talks
    public: str
    seat: SeatId
    request: str
    made: datetime
    room: RoomId = ""
    number: int = 0


class NoTalks(Exception):
    """There are no talks of this name."""


class NotNext(RuntimeError):
    """The entry does not follow the last one of its room."""


class StoreError(Exception):
    """The store cannot do it now. Nothing was acknowledged."""


class StoreFull(StoreError):
    """Nothing was written: the disk is full, or the database takes no more."""


class StoreBusy(StoreError):
    """Nothing was written: others had the room locked for too long."""


class StoreLost(StoreError):
    """The store cannot be reached, or failed. Whether the entry was kept is not known: its key will tell."""


class StoreSealed(StoreError):
    """What is kept cannot be opened: the key to it is not here, or its bytes were changed. Nothing was read or written.

    Its words are for the operator.
    """


class Writing(Protocol):
    """The store as one seat's, while the target room is locked: what is read here holds still until it is released."""

    def answered(self, key: str) -> Answered | None:
        """The seat's own earlier request with this key."""
        ...

    def readable(self) -> Mapping[RoomId, Head]:
        """As `Records.readable`, for the seat."""
        ...

    def read(self, room: RoomId, after: int, upto: int) -> list[Stored]:
        """As `Records.read`, for the seat."""
        ...

    def append(self, entry: Append) -> Appended:
        """Keep the entry, which follows the last one of the target room; durable once the lock is released.

        The room's log grows with it, in O(log n). Raises `NotNext` if it does not follow.
        """
        ...

    def take_key(self, public: str, room: RoomId, number: int) -> bool:
        """Let this key, made at the seat's own request, be for the question of that entry; False if it cannot be."""
        ...


class Records(Protocol):
    """A store. There is no way to read a room but as a seat. Every method may raise a `StoreError`."""

    def talks(self) -> list[Talks]:
        """Every talks in the store; for the operator, never for a page."""
        ...

    def found(self, talks: Talks) -> bool:
        """Make room for new talks; False if the name is taken."""
        ...

    def readable(self, talks: Talks, seat: SeatId) -> Mapping[RoomId, Head]:
        """The rooms that `seat` reads, and each up to where, in the order of their ids.

        Rooms without entries are left out; empty for a seat, or talks, of which there is no record.
        """
        ...

    def read(self, talks: Talks, seat: SeatId, room: RoomId, after: int, upto: int) -> list[Stored]:
        """Entries after + 1 to `upto` of a room, as far as `seat` reads it; empty for a room that it does not read."""
        ...

    def subtrees(
        self, talks: Talks, seat: SeatId, room: RoomId, size: int, wanted: Sequence[Subtree]
    ) -> Mapping[Subtree, bytes] | None:
        """The hashes of full subtrees of a room's log, by `proof.subtrees`: of its root at `size`, or of a proof there.

        None unless `seat` reads the room up to entry `size`. Every one that is wanted ends at `size` or before.
        """
        ...

    def cosign(self, talks: Talks, room: RoomId, size: int, cosignature: Cosignature) -> None:
        """Keep that a seat saw the log of a room that it reads, at that size; the first one of a seat stays."""
        ...

    def cosigned(self, talks: Talks, seat: SeatId, room: RoomId, size: int) -> list[Cosignature]:
        """Who saw the log at that size, in the order of their seats, at most `MOST_COSIGNED`.

        Empty for a seat that does not read the room, or that reads it no further: what came after is not for it.
        """
        ...

    def original(self, talks: Talks, seat: SeatId, room: RoomId, number: int) -> bytes | None:
        """The file kept with entry `number`, if `seat` reads it, and if one was kept and not erased."""
        ...

    def alike(self, talks: Talks, seat: SeatId, marks: Sequence[int]) -> list[int]:
        """The first entries of the public room that share one of these marks, in their order; at most `MOST_ALIKE`."""
        ...

    def search(self, talks: Talks, seat: SeatId, phrases: Sequence[Phrase], upto: int, limit: int) -> list[int]:
        """Entries of the public room, up to number `upto`, that have all of these phrases: the newest first."""
        ...

    def writing(
        self, talks: Talks, seat: SeatId, room: RoomId, beside: Iterable[RoomId]
    ) -> AbstractContextManager[Writing]:
        """Lock `room` for appending by `seat`, and the rooms `beside` against change; commits on leaving, durably.

        A room that is not there can be locked all the same. Raises `NoTalks` if there are no such talks. On any
        exception nothing was written, but after a `StoreLost` that is not known.
        """
        ...

    def erasing(self, talks: Talks, room: RoomId) -> AbstractContextManager[Writing]:
        """As `writing`, for the operator and one act, by which words are forgotten by order of law.

        It reads this room whole, whoever is behind its door, and no other. Raises `NoTalks`.
        """
        ...

    def answering(self, talks: Talks, room: RoomId, beside: Iterable[RoomId]) -> AbstractContextManager[Writing]:
        """As `writing`, for the house, which answers a sealed question: it reads these rooms whole, and no other."""
        ...

    def keep_key(self, key: QuestionKey, secret: str) -> str:
        """Keep a key for a question; the public half of the one kept, which an earlier equal request may have made.

        Raises `NoTalks`.
        """
        ...

    def question_keys(self) -> list[QuestionKey]:
        """The keys that are kept, of all talks; for the house, never for a page."""
        ...

    def secret(self, talks: Talks, public: str) -> str | None:
        """The secret half of a key; None once it is shredded."""
        ...

    def shred(self, talks: Talks, public: str) -> None:
        """Forget a key for ever, and what was sealed with it."""
        ...

    def erase(self, talks: Talks, room: RoomId, number: int) -> bool:
        """Forget the payload and the salt of one entry, by order of law; its leaf stays. False if there is none.

        Its original, its words and its marks go with them.

        From then on no `Head` of the room is what it was, so that no process goes on serving the words from memory.
        """
        ...
