"""What the registry asks of a store: append-only records by room, who reads which, and requests already answered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager
from typing import Protocol

from msgspec import Struct

from goodoffices.talks.act import RoomId, SeatId, Talks


class Stored(Struct, frozen=True, gc=False):
    """One entry as it is kept: the leaf's canonical bytes, and the payload's, or None once it was erased."""

    leaf: bytes
    payload: bytes | None


class Answered(Struct, frozen=True):
    """A request that was carried out before: SHA-256 of what was asked, and the entry that it made."""

    digest: bytes
    room: RoomId
    number: int


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
    digest: bytes
    readers: Mapping[tuple[SeatId, RoomId], int | None]  # who now reads what, up to where (None: as it grows)


class StoreFull(Exception):
    """Nothing was written: the disk is full, or the database takes no more."""


class Writing(Protocol):
    """The store while the target room is locked. What is read here does not change before the lock is released."""

    def answered(self, seat: SeatId, key: str) -> Answered | None: ...
    def readable(self, seat: SeatId) -> Mapping[RoomId, int]: ...
    def read(self, room: RoomId, after: int, upto: int) -> list[Stored]: ...
    def append(self, entry: Append) -> None: ...


class Records(Protocol):
    """A store. There is no way to read a room but as a seat."""

    def talks(self) -> list[Talks]:
        """Every talks in the store; for the operator, never for a page."""
        ...

    def found(self, talks: Talks) -> bool:
        """Make room for new talks; False if the name is taken."""
        ...

    def readable(self, talks: Talks, seat: SeatId) -> Mapping[RoomId, int]:
        """The rooms that `seat` reads, each with the number of the last entry that it reads; empty if there is none."""
        ...

    def read(self, talks: Talks, seat: SeatId, room: RoomId, after: int, upto: int) -> list[Stored]:
        """Entries after + 1 to `upto` of a room, as far as `seat` reads it; empty for a room that it does not read."""
        ...

    def writing(self, talks: Talks, room: RoomId, beside: Iterable[RoomId]) -> AbstractContextManager[Writing]:
        """Lock `room` for appending, and the rooms `beside` against change; commits on leaving, durably.

        Raises `StoreFull` if nothing could be written. On any exception nothing was.
        """
        ...
