"""What whoever submitted an act is told: that it was entered, that it had been, or why nothing was."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from goodoffices.phrases import phrase
from goodoffices.proof.leaf import commitment, leaf_hash, read_leaf
from goodoffices.records import Answered, StoreBusy, StoreError, StoreFull, StoreLost, StoreSealed
from goodoffices.talks.act import Refusal, RoomId


class Receipt(Struct, frozen=True):
    """The acknowledgement of an act: where it stands in the record, and the hash of its leaf."""

    room: RoomId
    number: int
    time: datetime
    leaf_hash: bytes
    repeated: bool = False  # the same request had been carried out before
    leaf: bytes = b""
    salt: bytes = b""  # with which the leaf commits to the act
    path: tuple[bytes, ...] = ()  # its inclusion proof in the log that ends with it; looked up where it was repeated
    root: bytes = b""  # of that log


def again(earlier: Answered, room: RoomId, payload: bytes) -> Receipt | Refusal:
    """What a key that was used before is answered with: the first one's receipt, if the same was asked.

    Whether it was is told by the leaf's commitment: of words that were erased nothing is kept that would test a guess.
    """
    if earlier.salt is None:
        message = phrase("This key was used for entry {number}, whose words were erased since.", number=earlier.number)
        return Refusal("conflict", message, "key")
    leaf = read_leaf(earlier.leaf)
    if earlier.room != room or leaf.commitment != commitment(earlier.salt, payload):
        return Refusal("conflict", phrase("This key was used for another act: send it with a new one."), "key")
    time = datetime.fromisoformat(leaf.time)
    return Receipt(earlier.room, earlier.number, time, leaf_hash(earlier.leaf), True, earlier.leaf, earlier.salt)


# What an actor is told when the store, and not the table, is in the way.
_TROUBLES: dict[type[StoreError], Refusal] = {
    StoreFull: Refusal(
        "full", phrase("Nothing was entered: the server's disk is full. Reading goes on; tell the secretariat.")
    ),
    StoreBusy: Refusal(
        "busy", phrase("Nothing was entered: the room was busy for too long. Send it again in a moment.")
    ),
    StoreLost: Refusal(
        "busy",
        phrase("The records cannot be reached now. Send the same again in a moment: it is entered once at most."),
    ),
    StoreSealed: Refusal(
        "busy",
        phrase("Nothing was entered: the server cannot open what it keeps. Tell whoever operates it; nothing is lost."),
    ),
}


def trouble(error: StoreError) -> Refusal:
    """The store's trouble in the terms of the table."""
    return _TROUBLES[type(error)]
