"""Entering: what is read of an act that comes, and what the store keeps of one that was decided."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from goodoffices.intake import not_its_original, read_act
from goodoffices.phrases import counted
from goodoffices.proof.leaf import Leaf, commitment, leaf_bytes, leaf_hash, leaf_time
from goodoffices.proving import Prover
from goodoffices.receipts import Receipt
from goodoffices.records import Append, Appended, Findable, Stored, Writing
from goodoffices.states import forgotten, to_entry
from goodoffices.talks.act import PLENARY, PUBLIC, Act, Entry, Refusal, RoomId, SeatId, Talks
from goodoffices.talks.play import RoomState

MAX_KEY = 200  # characters of a request's key


class Sent(Struct, frozen=True):
    """One of many acts that are sent together, with its key and the file that it is of."""

    raw: bytes | str
    key: str
    original: bytes | None = None


def read_sent(sent: Sent) -> tuple[Act, bytes] | Refusal:
    """The act and its canonical bytes, or what is wrong with it, with its key or with its file."""
    read = read_act(sent.raw)
    if isinstance(read, Refusal):
        return read
    return no_key(sent.key) or not_its_original(read[0], sent.original) or read


def no_key(key: str) -> Refusal | None:
    """The refusal of what cannot be the key of a request."""
    if 0 < len(key) <= MAX_KEY and key.isprintable():
        return None
    return Refusal(
        "invalid",
        counted(
            "The key of a request is 1 to {number} characters that can be printed.",
            "The key of a request is 1 to {number} characters that can be printed.",
            MAX_KEY,
        ),
        "key",
    )


class Entering(Prover):
    """The steps from an act that was decided to its receipt, the same whoever sends it."""

    def _enter(
        self, writing: Writing, state: RoomState | None, entry: Entry, append: Append, erasures: int
    ) -> tuple[Receipt, RoomState, int]:
        """The receipt, and the room after the entry with the count of erasures that it was read with."""
        after = self._states.after(entry.room, state, entry)
        gone, readers = forgotten(state, after), _readers(state, after)
        appended = writing.append(replace(append, readers=readers, forgotten=gone))
        return acknowledged(entry, append, appended), after, erasures

    def _kept(
        self,
        talks: Talks,
        entry: Entry,
        payload: bytes,
        key: str,
        origin: Literal["live", "loaded"],
        file: bytes | None,
    ) -> tuple[Entry, Append]:
        """The entry as it is read back, and what the store keeps of it, but for who reads it."""
        room, number, seat = entry.room, entry.number, entry.seat
        salt = self._randomness("salt", f"{talks}/{room}", number)
        leaf = leaf_bytes(Leaf(talks, room, number, seat, leaf_time(entry.time), origin, commitment(salt, payload)))
        entry = to_entry(Stored(leaf, payload))
        found = self._finding(entry.act) if room == PUBLIC else Findable()
        return entry, Append(room, number, seat, leaf, leaf_hash(leaf), salt, payload, key, {}, (), file, found)


def acknowledged(entry: Entry, append: Append, appended: Appended) -> Receipt:
    """The receipt of what the store has entered."""
    kept = append.leaf, append.salt
    return Receipt(append.room, append.number, entry.time, append.leaf_hash, False, *kept, appended.path, appended.root)


def _readers(before: RoomState | None, after: RoomState) -> dict[tuple[SeatId, RoomId], int | None]:
    """What the new entry changes in who reads which room up to where."""
    changed: dict[tuple[SeatId, RoomId], int | None] = {}
    known = before.founding.seats if before is not None else {}
    for seat in after.founding.seats:
        if seat not in known:
            changed |= {(seat, PLENARY): None, (seat, PUBLIC): None}
    if after.room in (PLENARY, PUBLIC):
        return changed
    stays = before.door.stays if before is not None else {}
    for seat, stay in after.door.stays.items():
        if stays.get(seat) != stay:
            changed[seat, after.room] = stay.until
    return changed
